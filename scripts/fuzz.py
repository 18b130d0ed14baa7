"""Looks, guided by coverage, for input that ends one of the readers in anything but an answer or a problem with its place.

Each target starts from the invented world of the tests. What breaks it is kept in build/fuzz/, and its traceback printed;
give such a file to --input to see it again. Needs atheris, which comes for Linux on x86-64.

    python scripts/fuzz.py                                # each target, a minute
    python scripts/fuzz.py --target yaml --seconds 3600
    python scripts/fuzz.py --target yaml --input build/fuzz/crash-0123
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from missing_package import told_if_missing

KEPT = Path(__file__).resolve().parent.parent / "build" / "fuzz"
TARGETS = ("yaml", "jsonl", "rdf", "answers")
LIMITS = ("-timeout=10", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1", f"-artifact_prefix={KEPT}/")


def fuzz(target: str, seconds: int, seed: int) -> None:
    """Fuzz one target; the fuzzer ends the process, with exit code 0 where nothing broke."""
    with told_if_missing():
        import atheris

        with atheris.instrument_imports(include=["graph"]):
            import fuzz_targets

    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus, signs = Path(folder) / "corpus", Path(folder) / "signs"
        corpus.mkdir()
        for number, data in enumerate(fuzz_targets.seeds(target)):
            (corpus / f"seed-{number}").write_bytes(data)
        escaped = (sign.encode().hex(" ").replace(" ", "\\x") for sign in fuzz_targets.SIGNS[target])
        signs.write_text("".join(f'"\\x{sign}"\n' for sign in escaped), encoding="utf-8")
        limits = [f"-max_total_time={seconds}", f"-seed={seed}", f"-dict={signs}"]
        atheris.Setup([sys.argv[0], *LIMITS, *limits, str(corpus)], fuzz_targets.once(target))
        atheris.Fuzz()


def main() -> None:
    """Fuzz what was asked for, each target in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", choices=TARGETS, help="all, one after the other, by default")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--input", type=Path, help="give a target this file, and do no more")
    options = parser.parse_args()
    if options.input:
        if not options.target:
            parser.error("--input needs --target")
        from fuzz_targets import once

        once(options.target)(options.input.read_bytes())
    elif options.target:
        fuzz(options.target, options.seconds, options.seed)
    else:
        words = ["--seconds", str(options.seconds), "--seed", str(options.seed)]
        codes = [subprocess.call([sys.executable, __file__, "--target", name, *words]) for name in TARGETS]
        sys.exit(1 if any(codes) else 0)


if __name__ == "__main__":
    main()
