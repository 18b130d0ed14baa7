"""What every answer has in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.problems import UsageError
from graph.query.special import find_special
from graph.show.answer import Answer

QUESTIONS: dict[str, Callable[[KnowledgeGraph], Answer]] = {
    "find": lambda ties: ties.find("foreign ministry"),
    "links": lambda ties: ties.links("Tarvia", "Lumera"),
    "links without an answer": lambda ties: ties.links("Skylark", "Lumera", max_hops=1),
    "trees": lambda ties: ties.trees("Tarvia", "Lumera", "Skylark"),
    "near": lambda ties: ties.near("Lumera", hops=2),
    "show an entity": lambda ties: ties.show("Tarvia Wire"),
    "show a claim": lambda ties: ties.show("toy-0019"),
    "show a source": lambda ties: ties.show("drey-2026-01"),
    "timeline": lambda ties: ties.timeline("Tarvia", "Lumera"),
    "compare": lambda ties: ties.compare("Tarvia", "Lumera"),
    "special": lambda ties: find_special(ties.index, "tarvia", peers=["lumera"]),
    "agreements": lambda ties: ties.agreements(),
    "audit": lambda ties: ties.audit(),
    "coverage": lambda ties: ties.coverage("Tarvia"),
}


@pytest.fixture(params=QUESTIONS)
def answer(request: pytest.FixtureRequest, graph: KnowledgeGraph) -> Answer:
    """Each kind of answer."""
    return QUESTIONS[request.param](graph)


def test_it_counts_and_yields_its_rows(answer: Answer) -> None:
    """``len`` and iteration agree with the rows."""
    assert (len(answer.rows), list(answer.rows)) == (len(answer), list(answer))


def test_it_names_all_that_its_claims_rest_on(answer: Answer) -> None:
    """Each claim that is shown, each that stands against one, their ends and sources are among the ids."""
    for step in answer.steps():
        against = {denial.relation for denial in step.denials}
        ends = {end for end in (step.subject, step.object) if end in answer.index.entities}
        assert {step.relation, *against} <= set(answer.relation_ids)
        assert ends <= set(answer.entity_ids)
        assert set(step.sources) <= set(answer.source_ids)


def test_its_part_marks_what_the_whole_marks(answer: Answer) -> None:
    """No claim of an answer is plainer by itself than it is among all."""
    part = answer.part()
    plain = {id for id, relation in part.relations.items() if part.is_plain(relation)}
    assert {id for id in part.relations if answer.index.is_plain(answer.index.relations[id])} == plain


def test_it_is_a_frame_and_a_table(answer: Answer) -> None:
    """It shows itself as a frame without any row that JSON could not hold, and in a notebook without the name of a class."""
    assert answer.to_frame().columns.is_unique
    assert "object at 0x" not in answer._repr_html_()


def test_its_repr_is_short(answer: Answer) -> None:
    """One line says what was asked and how much there is; ``print`` adds a few claims, with their marks."""
    first, *told = str(answer).splitlines()
    assert repr(answer) == f"<{first}>"
    sentences = list(dict.fromkeys(step.sentence for step in answer.steps()))
    assert [f"  {sentence}" for sentence in sentences[:5]] == told[:5]


def test_it_exports_its_claims_alone(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """The edges of an exported answer are its relations between entities, no more."""
    answer = graph.near("Skylark")
    lines = answer.export(tmp_path / "near.csv", "csv-edges").read_text(encoding="utf-8").splitlines()[1:]
    between = [id for id in answer.part().relations if answer.index.is_walkable(answer.index.relations[id])]
    assert between == [line.split(",")[0] for line in lines]


def test_an_unknown_format_is_refused(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Nothing is written, and the nearest format is offered."""
    with pytest.raises(UsageError, match="no format is called 'grapml'; did you mean 'graphml'"):
        graph.near("Skylark").export(tmp_path / "x", "grapml")
    assert [] == list(tmp_path.iterdir())
