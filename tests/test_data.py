"""The data that ships: clean, canonical, and able to answer what it was collected for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graph import __version__
from graph.cli.coverage import coverage_table
from graph.knowledge_graph import KnowledgeGraph, load
from graph.loader import check_folders
from graph.model.sides import without_side
from graph.reading.about import about_of
from graph.reading.canonical_form import format_file
from graph.reading.typed_records import KINDS

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"


@pytest.fixture(scope="module")
def ties() -> KnowledgeGraph:
    """Return the graph of the data that ships."""
    return load(DATA)


def first_screen(ties: KnowledgeGraph, origin: str, destination: str) -> set[str]:
    """Return the relations of the default answer, those beside a step and those of like paths among them."""
    paths = ties.links(origin, destination).paths
    shown = {id for path in paths for step in path.steps for id in (step.relation, *step.parallel[:3])}
    return shown | {id for path in paths for example in path.examples for id in example}


def test_no_rule_is_broken() -> None:
    """``lazo check`` has nothing to say of the data; if it has, run it to see the positions."""
    assert [str(problem) for problem in check_folders([DATA])] == []


def test_files_are_canonical() -> None:
    """The formatter changes no byte; if it would, run scripts/format_data.py."""
    files = [(kind, file) for kind in KINDS for file in DATA.rglob(f"{kind}.yaml")]
    assert [str(file) for kind, file in files if format_file(kind, file, write=False)] == []


def test_russia_and_cuba(ties: KnowledgeGraph) -> None:
    """The first screen has the military agreement's ratification, Mir, the rouble settlements and the policy concept."""
    shown = first_screen(ties, "Russia", "Cuba")
    ends = {end for id in shown for end in (ties.relations[id].subject, ties.relations[id].object)}
    ratified = [ties.relations[id] for id in shown if ties.relations[id].type == "ratified"]
    assert [str(relation.start) for relation in ratified] == ["2025-10"]
    assert {"mir", "foreign-policy-concept-of-the-russian-federation-2023"} <= ends
    assert any("rouble" in id for id in ends)


def test_oreshnik_is_only_a_theory(ties: KnowledgeGraph) -> None:
    """No path of asserted or reported claims is direct; the one direct claim is hypothetical and names who holds it."""
    links = ties.links("Oreshnik", "Cuba", max_hops=1)
    assert links.paths == ()
    assert links.why_nothing is not None
    example = links.why_nothing.changes[0].example
    assert [(step.status, step.claimed_by) for step in example] == [
        ("hypothetical", ("ultra-nationalist-russian-experts",))
    ]


def test_fighters_have_rival_numbers_and_a_denial(ties: KnowledgeGraph) -> None:
    """There are two numbers; Cuba denies both, and the whole of what is alleged."""
    found = [
        relation
        for relation in ties.index.relations_of("cubans-fighting-for-russia")
        if relation.id.startswith("cu-ua-")
    ]
    rivals = [relation for relation in found if relation.quantities and relation.type == "fought-for"]
    assert [[str(number) for q in r.quantities for number in (q.min, q.max) if number] for r in rivals] == [
        ["1000", "5000"],
        ["10000"],
    ]
    for rival in rivals:
        against = ties.index.denials_of(rival.id)
        assert {"cuba"} == {denial.subject for denial in against if denial.subject in ties.entities}
        assert "alleged-cubans-in-the-war" in {denial.object for denial in against}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Куба", "cuba"),
        ("kuba", "cuba"),
        ("República de Cuba", "cuba"),
        ("Захарова", "maria-zakharova"),
        ("Zajarova", "maria-zakharova"),
        ("Rússia", "russia"),
        ("Россия", "russia"),
        ("Brasil", "brazil"),
        ("EE. UU.", "united-states"),
    ],
)
def test_names_as_people_type_them(ties: KnowledgeGraph, text: str, id: str) -> None:
    """A state or person is found in any language and script."""
    assert ties.entity(text).id == id


def test_state_media_is_read_from_the_graph(ties: KnowledgeGraph) -> None:
    """Behind TASS and Granma stands a state, behind Interfax none."""
    behind = {id: sorted(ties.index.states_behind(id)) for id in ("tass", "granma", "interfax")}
    assert behind == {"tass": ["russia"], "granma": ["cuba"], "interfax": []}


def test_thirty_three_states(ties: KnowledgeGraph) -> None:
    """Each state of the region has diplomatic relations with Russia, UN votes and memberships."""
    states = ties.coverage("cuba").cells
    assert len(states) == 33
    for state in states:
        types = {relation.type for relation in ties.index.relations_of(state)}
        assert "has-diplomatic-relations-with" in types, state
        assert types & {"voted-for", "voted-against", "abstained-on", "absent-from-vote-on"}, state
        assert "member-of" in types, state


def test_coverage_table_is_true(ties: KnowledgeGraph) -> None:
    """The table in data/README.md is what ``lazo coverage --table`` prints now."""
    coverage = ties.coverage("cuba")
    names = {id: ties.entities[id].name() for id in coverage.cells}
    themes = {theme: ties.schema.themes[theme].label["en"] for theme in coverage.themes}
    assert coverage_table(coverage, names, themes) in (DATA / "README.md").read_text(encoding="utf-8")


def test_second_reading_is_counted(ties: KnowledgeGraph) -> None:
    """The table of the second reading in data/README.md counts each collection's claims and those read again."""
    lines = []
    for file in sorted(DATA.glob("*/relations.yaml")):
        claims = [
            ties.relations[id] for id in re.findall(r"^\"?([a-z0-9-]+)\"?:$", file.read_text(encoding="utf-8"), re.M)
        ]
        again = sum(any(citation.read for citation in claim.sources) for claim in claims)
        if again:
            lines.append(f"| `{file.parent.name}` | {len(claims)} | {again} |")
    assert "| collection | claims | read twice |\n|---|---|---|\n" + "\n".join(lines) + "\n" in (
        DATA / "README.md"
    ).read_text(encoding="utf-8")


def test_who_is_in_no_side_is_listed(ties: KnowledgeGraph) -> None:
    """data/README.md counts and names everybody of whom claims speak and who has no tie to a state, and nobody else."""
    section = (DATA / "README.md").read_text(encoding="utf-8").split("## Who is in no side\n")[1].split("\n## ")[0]
    types, missing = ties.schema.entity_types, without_side(ties.index)
    spoken = Counter(entity.type for id, entity in ties.entities.items() if ties.index.relations_of(id))
    rows = [
        f"| `{type}` | {spoken[type]} | {len(missing.get(type, ()))} |"
        for type in types
        if types[type].sided and not types[type].treaty_maker and spoken[type]
    ]
    assert re.findall(r"^\| `.*$", section, re.M) == rows
    named = re.findall(r"`([a-z0-9-]+)`", section.split("\n- **", 1)[1])
    assert sorted(named) == sorted(id for ids in missing.values() for id in ids)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("GRU", "Russia"),
        ("Rosneft", "Russia"),
        ("PDVSA", "Venezuela"),
        ("Miguel Díaz-Canel", "Cuba"),
        ("Havana", "Cuba"),
        ("US operation in Venezuela (January 2026)", "Venezuela"),
    ],
)
def test_the_spine_is_one_step(ties: KnowledgeGraph, name: str, state: str) -> None:
    """A body, a firm, an office holder, a place and a matter are one step from their state."""
    assert [len(path.steps) for path in ties.links(name, state, max_hops=1).paths[:1]] == [1]


OFFICES = re.compile(
    r"president|minister|ambassador|\bhead\b|chief|deputy|secretary|spokes|leader|mayor|commander|general\b|envoy|official"
    r"|senator|adviser|chancellor|governor|director|diplomat|premier|chairman|consul\b|speaker",
    re.IGNORECASE,
)


def test_offices_are_claims_not_descriptions(ties: KnowledgeGraph) -> None:
    """No description of a person tells an office: offices have dates and sources, and descriptions have neither."""
    types = ties.schema.entity_types
    described = {
        id: entity.description.get("en", "") for id, entity in ties.entities.items() if types[entity.type].personal_name
    }
    assert {id: text for id, text in described.items() if OFFICES.search(text)} == {}


def test_no_opinion_is_a_fact(ties: KnowledgeGraph) -> None:
    """No judgement or forecast stands as a plain fact, and each has somebody who holds it."""
    types = ties.schema.relation_types
    opinions = [relation for relation in ties.relations.values() if types[relation.type].opinion]
    assert [relation.id for relation in opinions if ties.index.is_plain(relation) or not relation.claimed_by] == []


def test_every_relation_type_is_used_or_explained(ties: KnowledgeGraph) -> None:
    """The vocabulary has no type without a claim."""
    used = {relation.type for relation in ties.relations.values()}
    assert sorted(set(ties.schema.relation_types) - used) == []


def test_the_answers_to_the_questions_exist(ties: KnowledgeGraph) -> None:
    """Each claim that docs/questions.md names is in the data."""
    named = re.findall(
        r"`([a-z]+(?:-[a-z]+)*-\d+[a-z]?)`", (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    )
    assert len(set(named)) > 200
    assert [id for id in named if id not in ties.relations and id not in ties.entities] == []


def test_the_data_says_what_it_is(ties: KnowledgeGraph) -> None:
    """Version and day are those of the citation file, the licence that of the notice, and both credits are there."""
    about = about_of(ties.index)
    assert about is not None
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    notice = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    assert (f"version: {about.version}\n", f'date-released: "{about.issued}"\n') == tuple(
        line for line in citation.splitlines(keepends=True) if line.startswith(("version", "date-released"))
    )
    assert (about.version, about.license in notice) == (__version__, True)
    assert sorted(about.title) == sorted(ties.schema.languages)
    named = [credit.split()[0] for credit in about.credits]
    assert [True, True] == [name in notice for name in named]
