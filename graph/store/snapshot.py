"""Snapshots: what was worked out from files once, kept so that it need not be worked out at each call.

A snapshot is used only for the very content that it was made of, and only if it is whole and this user's programs wrote
it: its first lines hold a digest of the content, and a digest of everything else that is keyed with a secret of the
user. A file that is cut, changed, made by somebody else or by another version is as good as no file. So a snapshot that
came along with a folder of data can't say anything that the data doesn't say.

The secret and the snapshots of what ships with the package stand in ``$LAZO_CACHE``, by default in the user's folder
for such files. Where that can't be written there are none. ``LAZO_NO_SNAPSHOT=1`` switches them off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b, file_digest
from json import dumps, loads
from pathlib import Path
from stat import S_ISREG

from graph.problems import LazoError
from graph.store.files import replacing_name

__all__ = ["cache_folder", "content_key", "read_snapshot", "write_snapshot"]

MAGIC = b"lazo snapshot 1\n"
DIGEST = 32
HEAD = len(MAGIC) + 2 * DIGEST
SECRET = "snapshot.key"
ALIGNED = 8
PACKAGE = Path(__file__).parent.parent


def cache_folder() -> Path | None:
    """Return the folder for files that can be made anew; nothing where snapshots are off or the user has no folder."""
    if os.environ.get("LAZO_NO_SNAPSHOT"):
        return None
    named = os.environ.get("LAZO_CACHE")
    if named:
        return Path(named)
    variable, below = {
        "win32": ("LOCALAPPDATA", "AppData/Local"),
        "darwin": ("", "Library/Caches"),
    }.get(sys.platform, ("XDG_CACHE_HOME", ".cache"))
    folder = os.environ.get(variable) or os.path.expanduser(f"~/{below}")
    return Path(folder, "lazo") if os.path.isabs(folder) else None


def content_key(files: Iterable[Path], *words: str) -> bytes | None:
    """Return a digest of the names and bytes of files, of some words and of this program; nothing if one can't be read.

    The program counts by its files: their names, sizes and dates.
    """
    whole = blake2b(dumps([sys.byteorder, *words]).encode(), digest_size=DIGEST)
    try:
        whole.update(dumps(_program()).encode())
        for file in files:
            if not S_ISREG(file.stat().st_mode):
                return None
            with file.open("rb") as stream:
                whole.update(file.name.encode() + b"\0" + file_digest(stream, "sha256").digest())
    except OSError:
        return None
    return whole.digest()


def _program() -> list[tuple[str, int, int]]:
    """Return the path, size and date of every module of the package, sorted."""
    stats = ((entry.path, entry.stat()) for entry in _modules(PACKAGE))
    return sorted((path, stat.st_size, stat.st_mtime_ns) for path, stat in stats)


def _modules(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Yield the modules of a folder and of the packages below it."""
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            yield entry
        elif entry.is_dir() and entry.name.isidentifier() and not entry.name.startswith("_"):
            yield from _modules(entry.path)


def read_snapshot(file: Path, key: bytes) -> dict[str, bytes] | None:
    """Return the parts of a snapshot by name; nothing unless it is whole, ours and made of the content of the key."""
    secret = _secret()
    if secret is None:
        return None
    try:
        if not S_ISREG(file.stat().st_mode):
            return None
        with file.open("rb") as stream:
            head = stream.read(HEAD)
            if head[: len(MAGIC)] != MAGIC or head[len(MAGIC) + DIGEST :] != key:
                return None
            body = stream.read()
    except OSError:
        return None
    return _parts(body) if head[len(MAGIC) : len(MAGIC) + DIGEST] == _seal(secret, key, body) else None


def write_snapshot(file: Path, key: bytes, parts: Mapping[str, bytes]) -> bool:
    """Put a snapshot of some parts in the place of a file, in a single step; return whether that could be done."""
    secret = _secret() or _new_secret()
    if secret is None:
        return False
    table = dumps({name: len(part) for name, part in parts.items()}).encode()
    padded = (part + bytes(-len(part) % ALIGNED) for part in (table, *parts.values()))
    body = b"".join([len(table).to_bytes(ALIGNED, "little"), *padded])
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing_name(file) as stream:
            stream.write(MAGIC + _seal(secret, key, body) + key)
            stream.write(body)
    except (OSError, LazoError):
        return False
    return True


def _parts(body: bytes) -> dict[str, bytes]:
    length = int.from_bytes(body[:ALIGNED], "little")
    sizes: dict[str, int] = loads(body[ALIGNED : ALIGNED + length])
    offset, found = ALIGNED + length + -length % ALIGNED, dict[str, bytes]()
    for name, size in sizes.items():
        found[name] = body[offset : offset + size]
        offset += size + -size % ALIGNED
    return found


def _seal(secret: bytes, key: bytes, body: bytes) -> bytes:
    digest = blake2b(key, key=secret, digest_size=DIGEST)
    digest.update(body)
    return digest.digest()


def _secret() -> bytes | None:
    folder = cache_folder()
    try:
        secret = (folder / SECRET).read_bytes() if folder else b""
    except OSError:
        return None
    return secret if len(secret) == DIGEST else None


def _new_secret() -> bytes | None:
    """Return a new secret of the user; nothing where it can't be kept, or another program is about to keep one."""
    folder = cache_folder()
    if folder is None:
        return None
    secret = os.urandom(DIGEST)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / SECRET
        if file.exists() and file.stat().st_size != DIGEST:
            file.unlink()
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(secret)
    except OSError:
        return None
    return secret
