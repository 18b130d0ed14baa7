"""Questions to a collection; each module answers one, and prints nothing."""
