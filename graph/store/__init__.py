"""What makes the second load fast and keeps files whole: snapshots, columns, lazy records."""
