"""Lazo: a sourced knowledge graph of Russia's ties with Latin America and the Caribbean.

>>> import graph
>>> ties = graph.load()  # doctest: +SKIP
>>> ties.links("Russia", "Cuba")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.knowledge_graph import KnowledgeGraph, load
    from graph.model.dates import PartialDate
    from graph.problems import DataError, LazoError, UsageError
    from graph.search.filters import Filters

__all__ = ["DataError", "Filters", "KnowledgeGraph", "LazoError", "PartialDate", "UsageError", "load"]

__version__ = "0.1.0"

_HOMES = {
    "DataError": "problems",
    "Filters": "search.filters",
    "KnowledgeGraph": "knowledge_graph",
    "LazoError": "problems",
    "PartialDate": "model.dates",
    "UsageError": "problems",
    "load": "knowledge_graph",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``import graph`` costs next to nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"graph.{_HOMES[name]}"), name)
