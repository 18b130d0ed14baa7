"""The bill of materials, as far as the locks decide it."""

from __future__ import annotations

import sbom

DIGESTS = ("0a" * 32, "0b" * 32)
LOCK = (
    f"anchor==1.0 \\\n    --hash=sha256:{DIGESTS[0]} \\\n    --hash=sha256:{DIGESTS[1]}\n"
    f"buoy==2.0rc1 ; python_full_version < '3.12' and sys_platform == 'linux' \\\n    --hash=sha256:{DIGESTS[0]}\n"
)


def test_each_pin_is_a_part() -> None:
    """Name, version, digests and where it is installed are read from a lock."""
    assert list(sbom.pinned(LOCK)) == [
        sbom.Part("pypi", "anchor", "1.0", DIGESTS),
        sbom.Part("pypi", "buoy", "2.0rc1", DIGESTS[:1], "python_full_version < '3.12' and sys_platform == 'linux'"),
    ]


def test_what_the_wheel_carries_is_a_part() -> None:
    """JavaScript has its digest in hexadecimal; the project itself, and where a package lies, are left out."""
    packages = {
        "": {},
        "node_modules/a/node_modules/@b/c": {"version": "3.1", "integrity": "sha512-AAEC", "license": "MIT"},
    }
    assert list(sbom.vendored({"packages": packages})) == [sbom.Part("npm", "@b/c", "3.1", ("000102",), licence="MIT")]


def test_the_lock_of_the_project_is_read_whole() -> None:
    """No package of the real lock is left out or without a digest."""
    lock = (sbom.ROOT / "requirements" / "runtime.lock").read_text(encoding="utf-8")
    parts = list(sbom.pinned(lock))
    assert len(parts) == sum(not line.startswith(" ") for line in lock.splitlines())
    assert [part.name for part in parts if not part.digests] == []
