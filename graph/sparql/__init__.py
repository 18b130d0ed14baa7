"""SPARQL: over the data in the embedded engine, and over any endpoint that holds the export."""
