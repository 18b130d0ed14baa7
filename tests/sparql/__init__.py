"""Tests of SPARQL, here and elsewhere."""
