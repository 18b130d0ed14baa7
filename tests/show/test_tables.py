"""Answers as frames and as tables of a notebook: the fields of the JSON, the marks, the denials, the sources."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.model.claim_index import ClaimIndex
from graph.model.dates import PartialDate
from graph.problems import LazoError
from graph.query.comparison import compare
from graph.query.links import find_links
from graph.query.names import find_names
from graph.query.neighbourhood import find_near
from graph.query.record import show_record
from graph.query.timeline import find_timeline
from graph.search.filters import Filters
from graph.show.steps import make_step
from graph.show.tables import ROWS, STEP_FIELDS, Sheet


def lines(answer: Any) -> list[str]:
    """Return what an answer shows, cell by cell and line by line."""
    text = re.sub(r"<[^>]*>", "\n", answer._repr_html_())
    return [unescape(line) for line in text.split("\n") if line.strip()]


def records(answer: Any) -> list[dict[str, Any]]:
    """Return the rows of an answer's frame, with nothing where a value is missing."""
    frame = answer.to_frame()
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def test_step_fields_are_those_of_the_json(toy: ClaimIndex) -> None:
    """Frames have the fields of a step in JSON, in its order."""
    assert tuple(make_step(toy, toy.relations["toy-0019"]).to_dict()) == STEP_FIELDS


def test_links_have_a_row_for_each_step(toy: ClaimIndex) -> None:
    """Each step stands in its path, with the values of the JSON."""
    answer = find_links(toy, "tarvia", "lumera", top=None)
    expected = [
        {"path": path.rank, "score": path.score, "alike": path.alike, "step": number, **step.to_dict()}
        for path in answer.paths
        for number, step in enumerate(path.steps, 1)
    ]
    assert expected == records(answer)


def test_links_without_a_path_have_an_empty_frame(toy: ClaimIndex) -> None:
    """The columns stand even where there is no row."""
    frame = find_links(toy, "skylark", "lumera", max_hops=1).to_frame()
    assert (0, ["path", "score", "alike", "step", *STEP_FIELDS]) == (len(frame), list(frame.columns))


def test_neighbourhood_has_a_row_for_each_relation(toy: ClaimIndex) -> None:
    """The rows are the relations of the JSON."""
    answer = find_near(toy, "blue-card", filters=Filters(statuses=tuple(toy.schema.statuses)))
    assert answer.to_dict()["relations"] == records(answer)


def test_timeline_has_a_row_for_each_date_and_the_undated_last(toy: ClaimIndex) -> None:
    """Dates stay as precise as they are known; what has none stands at the end without one."""
    answer = find_timeline(toy, ["tarvia"])
    dated = [(str(entry.date), entry.kind, entry.step.relation) for entry in answer.entries]
    undated = [(None, None, step.relation) for step in answer.undated]
    assert [*dated, *undated] == [(row["date"], row["kind"], row["relation"]) for row in records(answer)]


def test_a_claim_has_a_row_for_each_part(toy: ClaimIndex) -> None:
    """The claim comes first, then its rivals and what else belongs to it."""
    rows = [(row["part"], row["relation"]) for row in records(show_record(toy, "toy-0020"))]
    assert [("relation", "toy-0020"), ("rivals", "toy-0019"), ("about", "toy-0023")] == rows


def test_a_denial_has_a_row_for_what_it_denies(toy: ClaimIndex) -> None:
    """What a denial speaks against stands beside it."""
    rows = [(row["part"], row["relation"]) for row in records(show_record(toy, "toy-0021"))]
    assert [("relation", "toy-0021"), ("against", "toy-0019"), ("speaks_of", "toy-0019")] == rows


def test_an_entity_has_its_claims_and_mentions(toy: ClaimIndex) -> None:
    """A person's own claims come before those that only name him."""
    rows = [(row["part"], row["relation"]) for row in records(show_record(toy, "ilan-drey"))]
    mentions = [("mentions", id) for id in ("toy-0017", "toy-0027", "toy-0048")]
    assert [("relations", "toy-0023"), *mentions] == rows


def test_a_source_has_the_claims_read_in_it(toy: ClaimIndex) -> None:
    """The rows are the claims that rest on the source."""
    rows = [row["relation"] for row in records(show_record(toy, "wire-2025-10-19"))]
    assert ["toy-0015", "toy-0016", "toy-0018"] == rows


def test_matches_have_the_fields_of_find(toy: ClaimIndex) -> None:
    """Their rows are those of the JSON."""
    matches = find_names(toy, "Lumera")
    assert [match.to_dict() for match in matches] == records(matches)


def test_no_match_has_an_empty_frame(toy: ClaimIndex) -> None:
    """Where nothing is meant, the columns stand alone."""
    assert ["id", "type", "label", "score", "matched", "how", "substituted"] == list(
        find_names(toy, "?").to_frame().columns
    )


def test_a_comparison_has_a_row_for_each_theme_entity_and_type(toy: ClaimIndex) -> None:
    """The rows add up to the totals."""
    answer = compare(toy, ["tarvia", "lumera"])
    counts = answer.to_frame().groupby("entity")["count"].sum()
    assert {entity: total.count for entity, total in answer.totals.items()} == counts.to_dict()


def test_the_graph_has_a_row_for_each_relation(graph: KnowledgeGraph) -> None:
    """All relations stand in the frame of the graph, in the order of the data."""
    frame = graph.to_frame()
    assert (list(graph.relations), list(STEP_FIELDS)) == (list(frame["relation"]), list(frame.columns))


def test_frames_without_pandas_say_what_to_install(toy: ClaimIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is missing, the error names the extra that brings it."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(LazoError, match=r"pip install 'lazo\[pandas\]'"):
        find_names(toy, "Lumera").to_frame()


def test_a_contested_claim_is_shown_with_what_stands_against_it(toy: ClaimIndex) -> None:
    """The mark, the denial and the rival version stand with the claim, and each has its sources below."""
    found = lines(show_record(toy, "toy-0019"))
    claim = next(number for number, line in enumerate(found) if line.endswith("[1]"))
    assert found[claim].startswith("[reported; is denied by Foreign Ministry of Lumera; contested by another claim] ")
    assert found[claim + 1].startswith("but: Foreign Ministry of Lumera denies “[reported; contested] ")
    assert found[claim + 2].startswith("but: “[reported; contested] ")
    assert ["[2]", "[3][4]"] == [line.rsplit(" ", 1)[1] for line in found[claim + 1 : claim + 3]]
    notes = found[found.index("Sources") + 1 :]
    assert "Quell Times, “Thousands of islanders at the front”, 30 August 2025 " == notes[0]


def test_a_note_says_where_in_the_source_and_what_it_passes_on(toy: ClaimIndex) -> None:
    """The place in the source and the chain to the beginning stand in the note, and the address is a link."""
    html = show_record(toy, "toy-0020")._repr_html_()
    link = '<a href="https://institute.example/drey">https://institute.example/drey</a>'
    note = f"Quell Institute, “What Tarvia wants in Lumera”, January 2026 {link}, paragraph 6; "
    assert f"<li>{note}passing on Tarvia Today, “A few hundred volunteers”, 1 September 2025</li>" in html


def test_links_show_each_path_with_its_sources(toy: ClaimIndex) -> None:
    """Rank, score and sentences stand in a table; as many sources as notes are numbered."""
    answer = find_links(toy, "tarvia", "lumera")
    found = lines(answer)
    assert ["What links Tarvia and Lumera?", "rank", "score", "alike", "Claims"] == found[:5]
    told = [line.rsplit(" ", 1)[0].removeprefix("also: ") for line in found]
    assert [] == [step.sentence for path in answer.paths for step in path.steps if step.sentence not in told]
    numbers = {int(number) for line in found for number in re.findall(r"\[(\d+)\]", line)}
    assert set(range(1, answer._repr_html_().count("<li>") + 1)) == numbers


def test_links_show_what_stands_side_by_side(toy: ClaimIndex) -> None:
    """Three parallel relations of a step are told, and the others counted."""
    answer = find_links(toy, "tarvia", "lumera")
    many = [step for path in answer.paths for step in path.steps if step.parallel]
    also = [line for line in lines(answer) if line.startswith("also: ")]
    assert sum(min(3, len(step.parallel)) for step in many) == len(also)
    more = replace(many[0], parallel=("toy-0001", "toy-0002", "toy-0003", "toy-0004", "toy-0005"))
    sheet = Sheet(toy, "en")
    sheet.add("more", (), [((), [more])])
    html = sheet.finish()
    assert (3, True) == (html.count("also: "), "(and 2 more side by side)" in html)


def test_links_show_direct_claims_left_out(toy: ClaimIndex) -> None:
    """Where paths lead round about, the direct claim that was not let in is told beside them, with the reason."""
    answer = find_links(toy, "skylark", "lumera")
    found = lines(answer)
    start = next(
        number
        for number, line in enumerate(found)
        if line.startswith("No claim that passes the filters links the two directly")
    )
    assert ["reason", "Claims", "by_status"] == found[start + 1 : start + 4]
    assert found[start + 4].startswith(
        "[hypothetical, not a fact] Skylark is deployed to Lumera (according to Ilan Drey) ["
    )


def test_links_without_a_path_say_what_would_help(toy: ClaimIndex) -> None:
    """Nothing found is not an empty table: the changes that would help stand there with their claims."""
    found = lines(find_links(toy, "skylark", "lumera", max_hops=1))
    assert "What links Skylark and Lumera?" == found[0]
    assert "No claim that passes the filters links the two, so nothing stands as fact." == found[1]
    assert "1 path (1 hop) if the status hypothetical is allowed" in found
    assert "[hypothetical, not a fact] Skylark is deployed to Lumera (according to Ilan Drey) [1]" in found


def test_what_is_left_out_is_counted_without_options_of_the_command_line(toy: ClaimIndex) -> None:
    """The reasons are told, and how a terminal would let them in is not."""
    found = lines(find_near(toy, "blue-card"))
    assert "Left out: 1 relations not asserted or reported." in found


def test_an_answer_of_the_past_shows_only_what_was_known(toy: ClaimIndex) -> None:
    """Denials and sources of later stay out of an answer as it was known on a date."""
    filters = Filters(known_at=PartialDate(2025, 8, 31))
    text = find_near(toy, "sordan-war", filters=filters)._repr_html_()
    assert ("Thousands of islanders" in text, "Ministry denies fighters" in text) == (True, False)


def test_answers_hold_the_collection_as_it_was_known(toy: ClaimIndex) -> None:
    """What is looked up further in an answer of the past is of the past as well."""
    filters = Filters(known_at=PartialDate(2025, 8, 31))
    answers = (
        find_near(toy, "lumera", filters=filters),
        find_links(toy, "tarvia", "lumera", filters=filters),
        find_timeline(toy, ["lumera"], filters=filters),
        compare(toy, ["tarvia", "lumera"], filters=filters),
    )
    known = [{"toy-0019", "toy-0021"} & set(answer.index.relations) for answer in answers]
    assert [{"toy-0019"}] * 4 == known


def test_a_claim_not_known_yet_is_only_counted(toy: ClaimIndex) -> None:
    """A direct claim that was published later is not told as doubtful: a date left it out, not a doubt."""
    filters = Filters(known_at=PartialDate(2022, 12), statuses=tuple(toy.schema.statuses))
    answer = find_links(toy, "skylark", "lumera", filters=filters, max_hops=1)
    assert [] == list(answer.direct)
    assert answer.hidden["by_known"] > 0


def test_long_tables_are_cut_and_say_so(toy: ClaimIndex) -> None:
    """A notebook shows the first rows, and says how many there are more."""
    step = make_step(toy, toy.relations["toy-0018"])
    sheet = Sheet(toy, "en")
    sheet.add("long", ("number",), [([str(number)], [step]) for number in range(ROWS + 7)])
    html = sheet.finish()
    assert (ROWS + 1, True) == (html.count("<tr>"), "and 7 more rows; to_frame() has them all" in html)


def test_answers_speak_the_language_asked_for(toy: ClaimIndex) -> None:
    """Headings, sentences and notes are in the language of the answer."""
    found = lines(find_near(toy, "blue-card", filters=Filters(statuses=tuple(toy.schema.statuses)), language="es"))
    assert ["Afirmaciones", "Fuentes"] == [line for line in found if line in ("Afirmaciones", "Fuentes")]
    assert "Tarjeta Azul" in found[0]


def test_an_entity_shows_who_it_is(toy: ClaimIndex) -> None:
    """Name, type, other names and the states behind it stand above its claims."""
    found = lines(show_record(toy, "tarvia-wire"))
    assert found[0].startswith("Tarvia Wire – tarvia-wire (")
    assert "state behind it: Tarvia" in found


def test_a_source_shows_what_it_is(toy: ClaimIndex) -> None:
    """A source shows its publisher, that it is a state medium, and what it passes on."""
    found = lines(show_record(toy, "wire-2025-10-19"))
    assert "wire-2025-10-19: Tarvia Wire, “Parliament ratifies the Harbour Pact”, 19 October 2025" in found[0]
    assert "state medium" == found[1]
    copy = lines(show_record(toy, "herald-2025-10-20-es"))
    address = "https://herald.example/pact"
    assert f"passing on Lumera Herald (Tarvia Wire), “Pact ratified”, 20 October 2025 {address}" in copy


def test_a_timeline_shows_dates_and_kinds(toy: ClaimIndex) -> None:
    """Each entry has its date, which date that is, and the claim; what has no date stands apart."""
    answer = find_timeline(toy, ["tarvia"])
    found = lines(answer)
    assert ["Timeline: Tarvia", "date", "kind", "Claims"] == found[:4]
    assert [str(answer.entries[0].date), answer.entries[0].kind] == found[4:6]
    assert "Undated" in found


def test_matches_show_a_row_each(toy: ClaimIndex) -> None:
    """What a name may mean is a table with the fields of the JSON."""
    assert "lumera state Lumera 1.0 Lumera" in " ".join(lines(find_names(toy, "Lumera")))


def test_a_comparison_shows_counts_by_type(toy: ClaimIndex) -> None:
    """Each theme has a count for each entity, with the types below it, and the totals at the end, with what stands."""
    answer = compare(toy, ["tarvia", "lumera"])
    found = lines(answer)
    assert ["Tarvia – Lumera", "Tarvia", "Lumera"] == found[:3]
    assert ["all relations", *(str(answer.totals[entity]) for entity in answer.entities)] == found[-4:-1]


def test_the_graph_shows_its_counts(graph: KnowledgeGraph) -> None:
    """Entities, relations and sources are counted by kind."""
    found = lines(graph)
    counts = [str(len(kind)) for kind in (graph.entities, graph.relations, graph.sources)]
    assert counts == [found[found.index(name) + 1] for name in ("entities", "relations", "sources")]
    assert found[found.index("sources") + 2].startswith("news ")
