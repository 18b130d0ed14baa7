"""Tests of importing RDF: what cannot be taken is said, and what comes out passes the checks."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from graph.cli import main
from graph.loader import check_folders
from graph.rdf.writing import SYNTAXES

SUBJECT = '<https://w3id.org/lazo/quell-institute> <http://www.w3.org/2000/01/rdf-schema#label> "Quell Institute"@'


def _imported(
    folder: Path, toy_folder: Path, change: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    """Export the invented world, change its text, import that; return the exit code and what was complained of."""
    file, back = folder / "a.nt", folder / "back"
    assert 0 == main(["export", "--format", "ntriples", "--data", str(toy_folder), "-o", str(file)])
    text = file.read_text(encoding="utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change), encoding="utf-8")
    capsys.readouterr()
    code = main(["import", str(file), "-o", str(back)])
    return code, capsys.readouterr().err.replace(f"{file}:1:1: ", "")


@pytest.mark.parametrize("tag", ["en-GB", "EN", "en-Latn-US", "en-x-plain"])
def test_a_variant_of_a_language_is_taken_as_the_language(
    tag: str, tmp_path: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Region, case, usual script and private subtags are let go, and the collection passes the checks."""
    change = (f"{SUBJECT}en .", f"{SUBJECT}{tag} .")
    assert (0, "") == _imported(tmp_path, toy_folder, change, capsys)
    assert check_folders([toy_folder]) == check_folders([tmp_path / "back"])


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (
            '"Quell Institute"@en-Cyrl',
            "quell-institute: has a text of rdfs:label in 'en-cyrl'; known are en, es, pt, ru [rdf-value]",
        ),
        (
            '"Quell Institute"@fr',
            "quell-institute: has a text of rdfs:label in 'fr'; known are en, es, pt, ru [rdf-value]",
        ),
        (
            '"Quell Institute"',
            "quell-institute: has a text of rdfs:label without a language; known are en, es, pt, ru [rdf-value]",
        ),
        (
            '"Quell Institute"@eng',
            "quell-institute: has a text of rdfs:label in 'eng'; known are en, es, pt, ru [rdf-value]",
        ),
        (
            '"Quell Institute"@en-GB, "Quell"@en-US',
            "quell-institute: has 2 texts of rdfs:label in 'en' ('en-gb' and 'en-us'); keep one [rdf-value]",
        ),
        (
            '"Quell Institute"@en, "Quell"@en-US',
            "quell-institute: has 2 texts of rdfs:label in 'en' ('en' and 'en-us'); keep one [rdf-value]",
        ),
    ],
)
def test_a_language_that_cannot_be_taken_is_said(
    labels: str, said: str, tmp_path: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other scripts, other languages and two texts of one language fail, and nothing is written."""
    start = SUBJECT.rpartition('"Quell Institute"')[0]
    change = (f"{SUBJECT}en .", "".join(f"{start}{label} .\n" for label in labels.split(", ")))
    assert (1, f"lazo: {said}\n", False) == (
        *_imported(tmp_path, toy_folder, change, capsys),
        (tmp_path / "back").exists(),
    )


def test_two_tags_of_one_text_are_one_text(
    tmp_path: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same label as en and en-GB is no contradiction."""
    change = (f"{SUBJECT}en .", f"{SUBJECT}en-GB .\n{SUBJECT}en .")
    assert (0, "") == _imported(tmp_path, toy_folder, change, capsys)


@pytest.mark.parametrize("language", ["es-419", "pt-BR", "ru-Cyrl", "ru-RU"])
def test_regions_of_the_other_languages_are_taken(
    language: str, tmp_path: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A label of another region or script stands under its language."""
    change = (f"{SUBJECT}en .", f"{SUBJECT}en .\n{SUBJECT}{language} .")
    assert (0, "") == _imported(tmp_path, toy_folder, change, capsys)
    text = (tmp_path / "back" / "entities.yaml").read_text(encoding="utf-8")
    assert f"label: {{en: Quell Institute, {language[:2]}: Quell Institute}}" in text


def test_what_the_checks_refuse_is_not_imported(
    tmp_path: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An import never leaves a collection that breaks a binding rule."""
    code, said = _imported(tmp_path, toy_folder, (f"{SUBJECT}en .", f"{SUBJECT}es-MX ."), capsys)
    expected = "lazo: quell-institute: no English label; write 'label: {en: ...}' [label-english]\n"
    assert (1, expected, False) == (code, said, (tmp_path / "back").exists())


def test_a_syntax_that_does_not_exist_is_a_wrong_question(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The nearest syntax is offered."""
    code = main(["import", str(tmp_path / "a"), "-o", str(tmp_path / "back"), "--format", "turtel"])
    assert (2, True) == (code, "no RDF syntax 'turtel'; did you mean 'turtle'?" in capsys.readouterr().err)


ABOUT = """title:
  en: Ties of the Basin
  ru: "Связи: \\"Бассейн\\""
version: "1.2"
issued: "2026-02-03"
license: https://licence.example/open
publisher: Quell Institute
credits:
  - Roll of the League
  - Register of Sabel
"""


@pytest.mark.parametrize("syntax", sorted(SYNTAXES))
def test_what_a_folder_says_of_itself_comes_back(syntax: str, tmp_path: Path, toy_folder: Path) -> None:
    """Title, version, licence, publisher and credits, in their order, pass through each syntax of RDF."""
    told = copytree(toy_folder, tmp_path / "told")
    (told / "about.yaml").write_text(ABOUT, encoding="utf-8")
    file, back = tmp_path / "a.rdf", tmp_path / "back"
    assert 0 == main(["export", "--format", syntax, "--data", str(told), "-o", str(file)])
    assert 0 == main(["import", str(file), "--format", syntax, "-o", str(back)])
    assert ABOUT == (back / "about.yaml").read_text(encoding="utf-8")
    assert [] == [problem for problem in check_folders([back]) if problem.rule == "about-form"]


def test_an_answer_comes_back_as_an_excerpt(tmp_path: Path, toy_folder: Path) -> None:
    """The title of a part is not that of the whole, in any language."""
    told = copytree(toy_folder, tmp_path / "told")
    (told / "about.yaml").write_text(ABOUT, encoding="utf-8")
    file, back = tmp_path / "a.ttl", tmp_path / "back"
    assert 0 == main(["export", "--data", str(told), "-o", str(file), "show", "quell-institute"])
    assert 0 == main(["import", str(file), "-o", str(back)])
    title = (back / "about.yaml").read_text(encoding="utf-8").splitlines()[1:3]
    assert ["  en: Ties of the Basin (excerpt)", '  ru: "Связи: \\"Бассейн\\" (выдержка)"'] == title


def test_a_folder_that_says_nothing_comes_back_silent(tmp_path: Path, toy_folder: Path) -> None:
    """No file is made up where nothing is said."""
    file, back = tmp_path / "a.ttl", tmp_path / "back"
    assert 0 == main(["export", "--data", str(toy_folder), "-o", str(file)])
    assert 0 == main(["import", str(file), "-o", str(back)])
    assert ["entities.yaml", "relations.yaml", "sources.yaml"] == sorted(each.name for each in back.iterdir())


@pytest.mark.parametrize(
    ("said", "instead", "problem"),
    [
        ('/issued> "2026-02-03"', '/issued> "February"', "about.yaml: no day; write YYYY-MM-DD [about-form]"),
        (
            '/license> "https://',
            '/license> "CC ',
            "about.yaml: no address of a licence; write https://... [about-form]",
        ),
        ('"Ties of the Basin"@en', '"Liens"@fr', "about.yaml: has a text of dcterms:title in 'fr'; known are"),
    ],
)
def test_what_cannot_be_said_of_a_data_set_is_a_problem(
    said: str, instead: str, problem: str, tmp_path: Path, toy_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A day that is none, a licence without an address or a foreign title fail, and nothing is written."""
    told = copytree(toy_folder, tmp_path / "told")
    (told / "about.yaml").write_text(ABOUT, encoding="utf-8")
    code, complaint = _imported(tmp_path, told, (said, instead), capsys)
    assert (1, False) == (code, (tmp_path / "back").exists())
    assert problem in complaint
