"""Files that are whole or not there: staged beside, forced to the disk, then renamed.

A person may name anything with ``-o``. A link is followed, as ``cp`` and the redirections of a shell do. A file of
several names (hard links) keeps them all. What isn't a regular file, a pipe or a device, is written to, not replaced.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE, S_ISDIR, S_ISREG
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO

from graph.problems import LazoError
from graph.store.packing import text_on

__all__ = ["filling", "replacing", "replacing_bytes", "replacing_name"]

PRIVATE, PUBLIC = 0o600, 0o666
"""The permissions of a staged file: its owner's alone, and those that the user's mask leaves of all."""


@contextmanager
def replacing(file: Path) -> Iterator[TextIO]:
    """Yield a text stream in UTF-8 that takes the place of a file's content once everything has been written.

    If anything fails before, a regular file stays as it was. No newline is translated.

    Raises:
        LazoError: the file or its folder can't be written.
        BrokenPipeError: the file is a pipe, and its reader has gone.
    """
    with replacing_bytes(file) as stream, text_on(stream) as text:
        yield text


@contextmanager
def replacing_bytes(file: Path) -> Iterator[BinaryIO]:
    """Yield a binary stream that takes the place of a file's content; see `replacing`.

    Raises:
        LazoError: the file or its folder can't be written.
        BrokenPipeError: the file is a pipe, and its reader has gone.
    """
    with _told(file):
        descriptor = _own_descriptor(file)
        target = Path(os.path.realpath(file))
        old = _stat(target)
        if descriptor is not None:
            writing = _through(os.dup(descriptor))
        elif old is not None and not S_ISREG(old.st_mode):
            writing = _through(os.open(target, os.O_WRONLY))
        elif old is not None and (old.st_nlink > 1 or not os.access(target.parent, os.W_OK)):
            writing = _in_place(target)
        else:
            writing = _renamed(target, old)
        with writing as stream:
            yield stream


@contextmanager
def replacing_name(file: Path) -> Iterator[BinaryIO]:
    """Yield a binary stream that becomes a new private file under a name; whatever had the name is left alone.

    This is for files that the program names by itself: a link that lies there in wait isn't followed. What is written
    need not outlive a crash of the machine.

    Raises:
        LazoError: the folder can't be written.
    """
    with _told(file), _staged(file, PRIVATE) as (name, stream):
        yield stream
        stream.close()
        os.replace(name, file)


@contextmanager
def filling(folder: Path) -> Iterator[Path]:
    """Yield a folder to write files into, which come to stand in a new or empty folder all at once or not at all.

    Raises:
        LazoError: the folder exists and isn't empty, or can't be made.
    """
    with _told(folder):
        target = Path(os.path.realpath(folder))
        fresh = not target.exists()
        made = _make(target.parent) if fresh else []
        staged = (target.parent if fresh else target) / f".lazo-{token_hex(8)}"
        try:
            staged.mkdir()
            yield staged
            _move_up(staged, target, fresh=fresh)
        except BaseException:
            shutil.rmtree(staged, ignore_errors=True)
            for parent in reversed(made):
                with suppress(OSError):
                    parent.rmdir()
            raise


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turn what the system says into an error that a person can act on; a reader that has gone is none."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise LazoError(f"'{file}' cannot be written: {error.strerror or error}") from error


def _stat(file: Path) -> os.stat_result | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    if S_ISDIR(found.st_mode):
        raise LazoError(f"'{file}' is a folder; name a file")
    return found


def _own_descriptor(file: Path) -> int | None:
    """Return the number of our own open stream that a name such as ``/dev/stdout`` leads to.

    It is written to as it is: opened anew by its name, a file that the shell appends to would lose what it holds.
    """
    for _ in range(40):
        parent = os.path.realpath(file.parent)
        if file.name.isdecimal() and parent in (f"/proc/{os.getpid()}/fd", "/dev/fd"):
            return int(file.name)
        if not file.is_symlink():
            return None
        file = Path(parent, os.readlink(file))
    return None


@contextmanager
def _through(descriptor: int) -> Iterator[BinaryIO]:
    """Yield a stream into a pipe, a device or an open file, which takes each byte as it comes."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    with os.fdopen(descriptor, "wb") as stream:
        yield stream


@contextmanager
def _in_place(target: Path) -> Iterator[BinaryIO]:
    """Yield a stream that is copied into the file itself in the end, so that it stays the file of its other names."""
    with TemporaryFile() as staged, TemporaryFile() as kept:
        yield staged
        with open(target, "r+b") as there:
            shutil.copyfileobj(there, kept)
            try:
                _overwrite(there, staged)
            except BaseException:
                # The old content fits into the room that it had, so that a full disk does not keep it from coming back.
                _overwrite(there, kept)
                raise


def _overwrite(there: BinaryIO, content: BinaryIO) -> None:
    """Give an open file the content of another, without letting go of its room before everything is written."""
    content.seek(0)
    there.seek(0)
    shutil.copyfileobj(content, there)
    there.truncate()
    there.flush()
    os.fsync(there.fileno())


@contextmanager
def _renamed(target: Path, old: os.stat_result | None) -> Iterator[BinaryIO]:
    """Yield a stream into a file beside, which gets the name in the end, and the permissions of the old file."""
    with _staged(target, PUBLIC if old is None else PRIVATE) as (name, stream):
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
        stream.close()
        if old is not None:
            _dress(name, old)
        os.replace(name, target)
    _keep_names(target.parent)


@contextmanager
def _staged(target: Path, mode: int) -> Iterator[tuple[Path, BinaryIO]]:
    """Yield the name of a new file beside another, and a stream into it; if anything fails, the file is taken away."""
    name = target.parent / f".lazo-{token_hex(8)}"
    descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield name, stream
    except BaseException:
        name.unlink(missing_ok=True)
        raise


def _dress(name: Path, old: os.stat_result) -> None:
    """Give a new file the owner, as far as that is allowed, and the permissions of the one that it replaces."""
    mode, new = S_IMODE(old.st_mode) & 0o777, name.stat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(OSError):
            os.chown(name, -1, old.st_gid)
            os.chown(name, old.st_uid, -1)
        # Another group must not read what was meant for the old one.
        mode &= 0o777 if name.stat().st_gid == old.st_gid else 0o707
    os.chmod(name, mode)


def _keep_names(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _make(folder: Path) -> list[Path]:
    """Make a folder with those above it, and return the ones that weren't there, outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()][::-1]
    for each in missing:
        each.mkdir()
    return missing


def _move_up(staged: Path, target: Path, *, fresh: bool) -> None:
    """Let a filled folder become the target; into one that exists its files are moved, or none of them."""
    if fresh:
        os.rename(staged, target)
    else:
        moved = list[Path]()
        try:
            for file in sorted(staged.iterdir()):
                if (target / file.name).exists():
                    raise FileExistsError(f"it has '{file.name}' already")
                os.rename(file, target / file.name)
                moved.append(target / file.name)
        except BaseException:
            for file in moved:
                file.unlink(missing_ok=True)
            raise
        staged.rmdir()
    _keep_names(target.parent if fresh else target)
