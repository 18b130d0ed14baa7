"""The graph as RDF: terms, writing in every syntax, ontology, shapes, and reading our own RDF back."""
