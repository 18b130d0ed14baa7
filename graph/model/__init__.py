"""What a claim is: records, types, dates, numbers, and the index of checked claims."""
