"""Problems, and the errors that carry them."""

from __future__ import annotations

from graph.problems import DataError, LazoError, Position, Problem, Suggestions, UsageError, did_you_mean

FIRST = Problem(Position("a.yaml", 2, 10), "rule-b", "x", "is wrong")
SECOND = Problem(Position("a.yaml", 10, 2), "rule-a", "x", "is wrong")


def test_a_problem_reads_as_one_line() -> None:
    """Place, subject, message and rule stand in the form that editors and people read."""
    assert str(FIRST) == "a.yaml:2:10: x: is wrong [rule-b]"


def test_problems_are_sorted_by_position() -> None:
    """Lines are ordered as numbers, not as texts."""
    assert sorted([SECOND, FIRST]) == [FIRST, SECOND]


def test_data_error_names_every_problem_once_in_order() -> None:
    """The text of the error is the sorted list, without repetition."""
    error = DataError([SECOND, FIRST, SECOND])
    assert error.problems == (FIRST, SECOND)
    assert str(error) == f"{FIRST}\n{SECOND}"


def test_exit_codes_tell_data_from_usage() -> None:
    """Data with problems ends a command with 1, a wrong question with 2."""
    assert (LazoError.exit_code, DataError.exit_code, UsageError.exit_code) == (1, 1, 2)


def test_nothing_is_offered_where_nothing_is_near() -> None:
    """A word like no other gets no suggestion."""
    assert did_you_mean("zzz", ["lumera", "tarvia"]) == ""


def test_the_nearest_word_is_offered() -> None:
    """Of several near words the one most alike is named."""
    assert did_you_mean("tarva", ["tarve", "tarvia", "lumera"]) == "; did you mean 'tarvia'?"


def test_suggestions_stop_after_a_hundred_words() -> None:
    """A file that is wrong all through doesn't take for ever; words offered before are remembered."""
    suggestions = Suggestions(["lumera"])
    offers = [suggestions.offer(f"lumera{number}") for number in range(101)]
    assert offers[:100] == ["; did you mean 'lumera'?"] * 100
    assert offers[100] == ""
    assert suggestions.offer("lumera7") == "; did you mean 'lumera'?"
