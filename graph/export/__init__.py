"""Formats other than RDF, one a file; each keeps every relation and never writes a doubtful one as a plain fact."""
