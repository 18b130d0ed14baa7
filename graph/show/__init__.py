"""Answers as sentences, tables, HTML and JSON Schemas."""
