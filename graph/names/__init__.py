"""How names are spelled: keys under which the spellings of one name are equal, and an index over all names."""
