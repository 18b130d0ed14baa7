"""Our own files, in and out: YAML and JSON Lines, typed into records, in canonical form."""
