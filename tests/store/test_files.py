"""Files that are written: links, hard links, pipes and devices stay what they are, and nothing is left half-written."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE

import pytest

from graph.problems import LazoError
from graph.store.files import filling, replacing, replacing_bytes, replacing_name


@contextmanager
def mask(bits: int) -> Iterator[None]:
    """Set the user's mask for new files for as long as it lasts."""
    before = os.umask(bits)
    try:
        yield
    finally:
        os.umask(before)


def write(file: Path, text: str = "new") -> None:
    """Write a text in the place of a file."""
    with replacing(file) as stream:
        stream.write(text)


def mode_of(file: Path) -> int:
    """Return the permissions of a file."""
    return S_IMODE(file.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    """Return the names of all that stands in a folder, sorted."""
    return sorted(os.listdir(folder))


@pytest.mark.parametrize("pointing", ["absolute", "relative", "to a link", "through a folder"])
def test_a_link_is_followed(pointing: str, tmp_path: Path) -> None:
    """The link stays a link, and what it points to has the new content."""
    (tmp_path / "below").mkdir()
    real, link = tmp_path / "below" / "real.ttl", tmp_path / "link.ttl"
    real.write_text("old")
    if pointing == "to a link":
        (tmp_path / "between").symlink_to("below/real.ttl")
        link.symlink_to("between")
    elif pointing == "through a folder":
        (tmp_path / "folder").symlink_to("below")
        link = tmp_path / "folder" / "real.ttl"
    else:
        link.symlink_to(real if pointing == "absolute" else "below/real.ttl")
    write(link)
    assert (pointing != "through a folder", "new", "new") == (link.is_symlink(), link.read_text(), real.read_text())
    assert ["real.ttl"] == names_in(tmp_path / "below")


def test_a_link_to_nothing_makes_what_it_points_to(tmp_path: Path) -> None:
    """A link whose file doesn't exist yet gets it."""
    (tmp_path / "link").symlink_to("later")
    write(tmp_path / "link")
    assert ("later", "new") == (os.readlink(tmp_path / "link"), (tmp_path / "later").read_text())


def test_a_ring_of_links_is_an_error(tmp_path: Path) -> None:
    """Two links that point to each other can't be written, and both stay."""
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(LazoError, match=r"'.*a' cannot be written: "):
        write(tmp_path / "a")
    assert ["a", "b"] == names_in(tmp_path)


def test_all_names_of_a_file_see_the_new_content(tmp_path: Path) -> None:
    """A hard link stays one: the file is written in place, shorter or longer than it was."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("old and long")
    os.link(first, second)
    for text in ("new", "new and longer than it ever was"):
        write(first, text)
        assert (text, True) == (second.read_text(), os.path.samefile(first, second))
    assert ["first", "second"] == names_in(tmp_path)


def test_a_file_of_two_names_gets_its_content_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk fails in the middle of writing in place, the old content is put back."""
    first = tmp_path / "first"
    first.write_text("old and long")
    os.link(first, tmp_path / "second")
    fsync, calls = os.fsync, []

    def fail_once(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(descriptor)

    monkeypatch.setattr("os.fsync", fail_once)
    with pytest.raises(LazoError, match=r"'.*first' cannot be written: Input/output error"):
        write(first)
    assert ("old and long", 2) == (first.read_text(), len(calls))


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """A named pipe stays one, and its reader gets everything."""
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    write(pipe, "x" * 200_000)
    reader.join()
    assert (["x" * 200_000], True) == (got, stat.S_ISFIFO(pipe.stat().st_mode))


def test_a_pipe_whose_reader_goes_is_told_apart(tmp_path: Path) -> None:
    """A reader that has enough is no fault of the file: the error is that of a broken pipe."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: os.close(os.open(pipe, os.O_RDONLY)))
    reader.start()
    with pytest.raises(BrokenPipeError):
        write(pipe, "x" * 2_000_000)
    reader.join()


def test_a_terminal_is_written_to() -> None:
    """A device, here one end of a terminal, gets the text and stays a device."""
    leader, follower = os.openpty()
    name = Path(os.ttyname(follower))
    write(name, "a line\n")
    got = os.read(leader, 100)
    assert (b"a line\r\n", True) == (got, stat.S_ISCHR(name.stat().st_mode))
    os.close(leader)
    os.close(follower)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_our_own_output_is_written_to_as_it_is(name: str, tmp_path: Path) -> None:
    """A file that the shell appends to keeps what it holds, and what was printed before comes first."""
    (tmp_path / "link").symlink_to("/dev/stdout")
    out = tmp_path / "out"
    out.write_text("before\n")
    script = (
        "import sys; from pathlib import Path; from graph.store.files import replacing\n"
        f"print('printed')\nwith replacing(Path({name!r})) as stream: stream.write('written\\n')\nprint('after')"
    )
    with out.open("a") as stream:
        subprocess.run([sys.executable, "-c", script], stdout=stream, cwd=tmp_path, check=True, env=_environment())
    assert "before\nprinted\nwritten\nafter\n" == out.read_text()


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}


@pytest.mark.parametrize(("bits", "expected"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_of_the_mask(bits: int, expected: int, tmp_path: Path) -> None:
    """A file that wasn't there may be read by whom the user's mask lets."""
    with mask(bits):
        write(tmp_path / "new")
    assert expected == mode_of(tmp_path / "new")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_an_old_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    """The permissions of a file that is replaced stay, whatever the mask says."""
    file = tmp_path / "old"
    file.write_text("old")
    file.chmod(mode)
    with mask(0o077):
        write(file)
    assert ("new", mode) == (file.read_text(), mode_of(file))


def test_a_private_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    """What replaces a file that only its owner may read is not open to others before it has the name."""
    file = tmp_path / "old"
    file.write_text("old")
    file.chmod(0o600)
    with mask(0), replacing(file) as stream:
        stream.write("new")
        modes = {mode_of(each) for each in tmp_path.iterdir()}
    assert {0o600} == modes


def test_the_group_of_an_old_file_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the old group can't be kept, the new one gets no rights that were meant for the old."""
    file = tmp_path / "old"
    file.write_text("old")
    file.chmod(0o664)
    true = os.stat(file)
    foreign = os.stat_result((*true[:5], true.st_gid + 1, *true[6:]))
    asked = []

    def refuse(name: Path, user: int, group: int) -> None:
        asked.append((user, group))
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr("os.chown", refuse)
    monkeypatch.setattr("graph.store.files._stat", lambda _: foreign)
    write(file)
    assert ([(-1, true.st_gid + 1)], 0o604, "new") == (asked, mode_of(file), file.read_text())


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod", "open"])
def test_a_failing_disk_leaves_the_old_file(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever step fails, the old content stays, nothing lies beside it, and the error names the file."""
    file = tmp_path / "old"
    file.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(f"os.{call}", fail)
        with pytest.raises(LazoError, match=r"'.*old' cannot be written: Input/output error"):
            write(file)
    assert ("old", ["old"]) == (file.read_text(), names_in(tmp_path))


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt(), SystemExit(143)])
def test_an_interruption_leaves_the_old_file(error: BaseException, tmp_path: Path) -> None:
    """Whatever ends the writing, the old content stays and nothing lies beside it."""
    file = tmp_path / "old"
    file.write_text("old")

    def interrupted() -> None:
        with replacing(file) as stream:
            stream.write("half")
            raise error

    with pytest.raises(type(error)):
        interrupted()
    assert ("old", ["old"]) == (file.read_text(), names_in(tmp_path))


def test_the_file_is_on_the_disk_before_it_has_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First the content is forced to the disk, then it gets the name, then the name is forced to the disk."""
    steps = []
    fsync, replace = os.fsync, os.replace

    def forced(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "content")
        fsync(descriptor)

    def named(old: Path, new: Path) -> None:
        steps.append("name")
        replace(old, new)

    monkeypatch.setattr("os.fsync", forced)
    monkeypatch.setattr("os.replace", named)
    write(tmp_path / "new")
    assert ["content", "name", "folder"] == steps


def test_a_full_disk_is_told() -> None:
    """A device that takes nothing more gives an error that says so."""
    with pytest.raises(LazoError, match="'/dev/full' cannot be written: No space left on device"):
        write(Path("/dev/full"))


def test_no_folder_is_told(tmp_path: Path) -> None:
    """A folder that isn't there gives an error; it is not made."""
    with pytest.raises(LazoError, match="cannot be written: No such file or directory"):
        write(tmp_path / "nowhere" / "file")
    assert [] == names_in(tmp_path)


def test_a_vanished_folder_is_told(tmp_path: Path) -> None:
    """A folder that goes while a file in it is written gives an error; it is not made anew."""
    folder = tmp_path / "soon gone"
    folder.mkdir()

    def vanish() -> None:
        with replacing(folder / "file") as stream:
            stream.write("new")
            shutil.rmtree(folder)

    with pytest.raises(LazoError, match="cannot be written: No such file or directory"):
        vanish()
    assert [] == names_in(tmp_path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder can't be written, and the error says what it is."""
    with pytest.raises(LazoError, match="is a folder; name a file"):
        write(tmp_path)


def test_a_file_in_a_folder_that_takes_no_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be put beside a file that may itself be written, it is written in place."""
    file = tmp_path / "file"
    file.write_text("old")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    before = file.stat().st_ino
    write(file)
    assert ("new", before) == (file.read_text(), file.stat().st_ino)


def test_names_as_long_as_they_may_be(tmp_path: Path) -> None:
    """A name of 255 bytes leaves no room for a longer one beside it, and needs none."""
    write(tmp_path / ("x" * 255))
    assert "new" == (tmp_path / ("x" * 255)).read_text()


def test_the_program_s_own_files_follow_no_link(tmp_path: Path) -> None:
    """A link that lies in wait under a name of the program's own choice is replaced; what it points to stays."""
    (tmp_path / "precious").write_text("old")
    (tmp_path / "link").symlink_to("precious")
    with replacing_name(tmp_path / "link") as stream:
        stream.write(b"new")
    assert (b"new", False, "old", 0o600) == (
        (tmp_path / "link").read_bytes(),
        (tmp_path / "link").is_symlink(),
        (tmp_path / "precious").read_text(),
        mode_of(tmp_path / "link"),
    )


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    """Nothing is translated."""
    with replacing_bytes(tmp_path / "file") as stream:
        stream.write(b"\r\n\x00\xff")
    assert b"\r\n\x00\xff" == (tmp_path / "file").read_bytes()


def fill(folder: Path, error: Exception | None = None) -> None:
    """Fill a folder with two files; fail between the two where an error is given."""
    with filling(folder) as staged:
        (staged / "a").write_text("A")
        if error:
            raise error
        (staged / "b").write_text("B")


def test_a_new_folder_comes_whole(tmp_path: Path) -> None:
    """The folder, and those above it, are made, and hold all files."""
    fill(tmp_path / "x" / "y")
    assert (["x"], ["y"], ["a", "b"]) == tuple(map(names_in, (tmp_path, tmp_path / "x", tmp_path / "x" / "y")))


def test_an_empty_folder_stays_the_same_folder(tmp_path: Path) -> None:
    """A folder that is there, perhaps somebody's current one, is filled and not replaced."""
    before = tmp_path.stat().st_ino
    fill(tmp_path)
    assert (before, ["a", "b"]) == (tmp_path.stat().st_ino, names_in(tmp_path))


def test_a_folder_that_fails_is_not_there(tmp_path: Path) -> None:
    """If anything fails, no folder is made, none above it either, and one that was there is empty again."""
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "x" / "y", tmp_path / "empty"):
        with pytest.raises(ValueError, match="no"):
            fill(folder, ValueError("no"))
    assert (["empty"], []) == (names_in(tmp_path), names_in(tmp_path / "empty"))


def test_a_folder_whose_second_file_fails_is_empty_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one file can't be moved into an empty folder, those that were moved are taken back."""
    rename = os.rename

    def fail_second(old: Path, new: Path) -> None:
        if new.name == "b":
            raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))
        rename(old, new)

    monkeypatch.setattr("os.rename", fail_second)
    with pytest.raises(LazoError, match=r"cannot be written: Disk quota exceeded"):
        fill(tmp_path)
    assert [] == names_in(tmp_path)


def test_a_folder_overwrites_nothing(tmp_path: Path) -> None:
    """A file that turned up meanwhile stays, and nothing is put beside it."""

    def race() -> None:
        with filling(tmp_path) as staged:
            for name in ("a", "b"):
                (staged / name).write_text("new")
            (tmp_path / "b").write_text("old")

    with pytest.raises(LazoError, match="it has 'b' already"):
        race()
    assert (["b"], "old") == (names_in(tmp_path), (tmp_path / "b").read_text())
