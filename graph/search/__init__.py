"""The engine: which claims count, every path, the cheapest ones, and their rank."""
