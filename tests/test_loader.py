"""From folders to checked claims."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from graph import loader
from graph.loader import check_folders, load_index, shipped_data
from graph.model.claim_index import ClaimIndex
from graph.problems import DataError, UsageError

ENTITIES = "lumera:\n  type: state\n  label: {en: Lumera}\n\ntarvia:\n  type: state\n  label: {en: Tarvia}\n"
SOURCES = 'roll:\n  kind: data\n  publisher: lumera\n  issued: "2020"\n'
RELATIONS = """\
toy-1:
  subject: tarvia
  type: recognizes
  object: lumera
  status: asserted
  sources:
    - {source: roll}
"""


def write(folder: Path, **texts: str) -> Path:
    """Write files of records into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, text in texts.items():
        (folder / f"{kind}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Return a folder with a small sound world."""
    return write(tmp_path / "world", entities=ENTITIES, relations=RELATIONS, sources=SOURCES)


def test_the_toy_world_is_loaded_whole(toy: ClaimIndex) -> None:
    """Every record of the three files is there, in their order."""
    assert (len(toy.entities), len(toy.relations), len(toy.sources)) == (34, 50, 14)
    assert list(toy.relations)[:2] == ["toy-0001", "toy-0002"]


def test_the_toy_world_is_clean(toy_folder: Path) -> None:
    """It keeps every rule, those of upkeep among them."""
    assert check_folders([toy_folder]) == []


def test_folders_within_a_folder_are_collections_too(world: Path) -> None:
    """A data folder is the core, then its sub-folders by name; hidden and empty ones are passed over."""
    write(world / "b", entities="isle-b:\n  type: place\n  label: {en: B}\n")
    write(world / "a", entities="isle-a:\n  type: place\n  label: {en: A}\n")
    write(world / ".hidden", entities="- broken")
    (world / "c").mkdir()
    (world / "note.txt").write_text("not data", encoding="utf-8")
    assert list(load_index([world]).entities) == ["lumera", "tarvia", "isle-a", "isle-b"]


def test_collections_refer_to_each_other(world: Path, tmp_path: Path) -> None:
    """A folder of one's own can dispute a claim of another folder."""
    mine = write(tmp_path / "mine", relations=RELATIONS.replace("toy-1:", "my-1:").replace("recognizes", "denies"))
    mine_text = (mine / "relations.yaml").read_text(encoding="utf-8").replace("object: lumera", "object: toy-1")
    write(mine, relations=mine_text)
    index = load_index([world, mine])
    assert index.contested == {"toy-1"}


def test_a_collection_alone_lacks_what_it_refers_to(world: Path, tmp_path: Path) -> None:
    """Each name that stands in another folder is a problem while that folder isn't named."""
    mine = write(tmp_path / "mine", relations=RELATIONS)
    with pytest.raises(DataError) as caught:
        load_index([mine])
    assert [problem.rule for problem in caught.value.problems] == ["entity-exists", "entity-exists", "source-exists"]


def test_a_folder_named_twice_is_read_once(world: Path) -> None:
    """Neither the same path nor a part of a folder named before makes ids appear twice."""
    below = write(world / "below", entities="isle:\n  type: place\n  label: {en: Isle}\n")
    assert list(load_index([world, world / "..", below, world]).entities) == ["lumera", "tarvia", "isle"]


def test_an_id_stands_once_over_all_collections(world: Path, tmp_path: Path) -> None:
    """The second record of an id is named, with the position of the first."""
    other = write(tmp_path / "other", sources=SOURCES.replace("roll", "lumera"))
    with pytest.raises(DataError) as caught:
        load_index([world, other])
    assert [str(problem) for problem in caught.value.problems] == [
        f"{other}/sources.yaml:1:1: lumera: the id is taken in {world}/entities.yaml:1:1; "
        "an id names one record of all kinds and collections [unique-id]"
    ]


def test_upkeep_does_not_keep_a_graph_from_existing(world: Path) -> None:
    """A file that isn't canonical, with something unused in it, loads; `check_folders` names both."""
    write(world, entities=ENTITIES + "isle: {type: place, label: {en: Isle}}\n")
    assert list(load_index([world]).entities) == ["lumera", "tarvia", "isle"]
    assert [problem.rule for problem in check_folders([world])] == ["canonical-form", "unused-entity"]


def test_every_problem_is_named_in_one_run(world: Path) -> None:
    """Records that can't be read don't hide the problems of others, nor are they said to be missing."""
    write(
        world,
        entities=ENTITIES.replace("type: state\n  label: {en: Tarvia}", "type: [state]\n  label: {en: Tarvia}"),
        relations=RELATIONS + RELATIONS.replace("toy-1", "toy-2").replace("lumera", "nowhere"),
    )
    with pytest.raises(DataError) as caught:
        load_index([world])
    assert [(problem.subject, problem.rule) for problem in caught.value.problems] == [
        ("tarvia", "value-kind"),
        ("toy-2", "entity-exists"),
    ]


def test_a_damaged_file_brings_no_nonsense_after_it(world: Path) -> None:
    """Where the file of entities can't be read, nothing is said about ends that might stand in it."""
    write(world, entities="lumera: {")
    assert [(problem.position.path, problem.rule) for problem in check_folders([world])] == [
        (f"{world}/entities.yaml", "yaml-syntax")
    ]


def test_a_damaged_collection_may_hold_what_others_speak_of(world: Path) -> None:
    """Where a file of relations can't be read, no denial is said to deny nothing."""
    denial = (
        RELATIONS.replace("toy-1", "toy-2").replace("recognizes", "denies").replace("object: lumera", "object: far-1")
    )
    write(world, relations=RELATIONS + "\n" + denial)
    write(world / "far", relations="far-1: [")
    assert [(problem.position.path, problem.rule) for problem in check_folders([world])] == [
        (f"{world}/far/relations.yaml", "yaml-syntax")
    ]


def test_a_missing_folder_is_a_wrong_question(tmp_path: Path) -> None:
    """The error says which folder, and what a data folder has."""
    with pytest.raises(UsageError) as caught:
        load_index([tmp_path / "none"])
    assert str(caught.value) == (
        f"no data folder '{tmp_path}/none'; name a folder that has entities.yaml, relations.yaml, sources.yaml, "
        "or the same as .jsonl"
    )


def test_a_file_is_no_folder(world: Path) -> None:
    """The path of a file in place of a folder is refused the same way."""
    with pytest.raises(UsageError, match="no data folder"):
        load_index([world / "entities.yaml"])


def test_a_folder_without_records_is_a_wrong_question(tmp_path: Path) -> None:
    """An empty folder isn't an empty graph."""
    with pytest.raises(UsageError, match="no records in"):
        load_index([tmp_path])


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason of the system is passed on."""

    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UsageError, match=r"cannot be read: Permission denied; check the permissions"):
        load_index([tmp_path])


def test_paths_are_shown_as_seen_from_the_current_folder(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the current folder the path is short, so that an editor opens it with a click."""
    write(world, entities="- broken")
    monkeypatch.chdir(world.parent)
    assert [problem.position.path for problem in check_folders([world])] == ["world/entities.yaml"]


def test_the_collector_of_cycles_runs_again_afterwards(world: Path) -> None:
    """Loading pauses it, and leaves it as it was, whether it succeeds or fails."""
    load_index([world])
    assert gc.isenabled()
    with pytest.raises(UsageError):
        load_index([world / "none"])
    assert gc.isenabled()
    gc.disable()
    try:
        load_index([world])
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_shipped_data_stands_beside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a checkout the data is the folder beside the package; an installed package has it inside, and that wins."""
    package = tmp_path / "graph"
    package.mkdir()
    monkeypatch.setattr(loader, "__file__", str(package / "loader.py"))
    with pytest.raises(UsageError, match="came without data"):
        shipped_data()
    (tmp_path / "data").mkdir()
    assert shipped_data() == tmp_path / "data"
    (package / "_data").mkdir()
    assert shipped_data() == package / "_data"


def test_without_folders_the_shipped_data_is_loaded(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder named means the data that ships."""
    monkeypatch.setattr(loader, "shipped_data", lambda: world)
    assert list(load_index().relations) == ["toy-1"]
    assert check_folders() == []
