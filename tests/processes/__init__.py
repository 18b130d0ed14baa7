"""The command as a process: its streams, its end, its files, and text from anywhere."""
