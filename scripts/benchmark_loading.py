"""Times how a collection is loaded: JSON Lines, YAML and a snapshot, each beside the plain parser, in one run.

The collections are invented: n relations of types that the schema allows between two states, with heavy hubs (Zipf),
n/5 entities, n/100 sources. Each case runs in a process of its own. Read the ratios, not the times: machines are noisy.

    python scripts/benchmark_loading.py                        # 10^5 relations
    python scripts/benchmark_loading.py --size 1000000 --no-yaml
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    from graph.model.schema import CLAIM
    from graph.reading.canonical_form import canonical_text
    from graph.reading.vocabulary import load_schema

KINDS = ("entities", "relations", "sources")


def main() -> None:
    """Run the benchmark and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10**5)
    parser.add_argument("--no-yaml", action="store_true", help="leave out YAML, which takes minutes at 10^6")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="write the collection to this folder and keep it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        os.environ["LAZO_CACHE"] = str(Path(scratch) / "cache")
        with get_context("spawn").Pool(1) as pool:
            pool.apply(write_collection, (folder, options.size, options.seed), {"yaml": not options.no_yaml})
        for title, base, *cases in tables(yaml=not options.no_yaml):
            print(f"\n{title}, {options.size:,} relations")
            unit = report(base, folder, None)
            for case in cases:
                report(case, folder, unit)


def tables(*, yaml: bool) -> Iterator[tuple[Any, ...]]:
    """Yield what is compared: a title, what the others are measured by, and these."""
    yield "JSON Lines", json_alone, jsonl_records, jsonl_checked
    if yaml:
        yield "YAML", yaml_and_models, yaml_records, yaml_checked
    yield "Snapshot", jsonl_checked, snapshot_made, snapshot_opened, snapshot_whole


def report(case: Callable[[Path], float], folder: Path, unit: float | None) -> float:
    """Run a case in a process of its own, print its row and return its seconds."""
    with get_context("spawn").Pool(1) as pool:
        seconds, peak = pool.apply(measured, (case, folder))
    ratio = "" if unit is None else f"x {seconds / unit:8.3f}   1/x {unit / seconds:8.1f}"
    print(f"  {(case.__doc__ or '').strip():<70} {seconds:8.2f} s  {peak:6,d} MB  {ratio}", flush=True)
    return seconds


def measured(case: Callable[[Path], float], folder: Path) -> tuple[float, int]:
    """Return the seconds of a case and the most memory that its process had, in MB."""
    import resource

    seconds = case(folder)
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def json_alone(folder: Path) -> float:
    """json.loads of each line, nothing kept."""
    began = time.perf_counter()
    for kind in KINDS:
        with (folder / "jsonl" / f"{kind}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                json.loads(line)
    return time.perf_counter() - began


def jsonl_records(folder: Path) -> float:
    """Records of the model, duplicate keys refused, places known."""
    return read(folder / "jsonl")


def jsonl_checked(folder: Path) -> float:
    """The checked graph."""
    return loaded(folder / "jsonl", LAZO_NO_SNAPSHOT="1")


def yaml_and_models(folder: Path) -> float:
    """CSafeLoader and model_validate, without places and checks."""
    import yaml
    from pydantic import BaseModel, create_model

    models: dict[str, type[BaseModel]] = {
        "entities": create_model("Entity", type=str, label=dict[str, str]),
        "relations": create_model(
            "Relation", subject=str, type=str, object=str, status=str, start=str, sources=list[dict[str, str]]
        ),
        "sources": create_model("Source", kind=str, publisher=str, title=str, issued=str, url=str),
    }
    began = time.perf_counter()
    kept = []
    for kind, model in models.items():
        with (folder / "yaml" / f"{kind}.yaml").open("rb") as stream:
            records = yaml.load(stream, yaml.CSafeLoader)
        kept.append({id: model.model_validate(fields) for id, fields in records.items()})
    return time.perf_counter() - began


def yaml_records(folder: Path) -> float:
    """Records of the model, duplicate keys refused, places known."""
    return read(folder / "yaml")


def yaml_checked(folder: Path) -> float:
    """The checked graph."""
    return loaded(folder / "yaml", LAZO_NO_SNAPSHOT="1")


def snapshot_made(folder: Path) -> float:
    """The checked graph, and a snapshot of it made."""
    return loaded(folder / "jsonl")


def snapshot_opened(folder: Path) -> float:
    """The graph from the snapshot: files compared, columns read."""
    return loaded(folder / "jsonl")


def snapshot_whole(folder: Path) -> float:
    """The same, and every record made."""
    from graph.loader import load_index

    began = time.perf_counter()
    index = load_index([folder / "jsonl"])
    for records in (index.entities, index.relations, index.sources):
        for _ in records.values():
            pass
    return time.perf_counter() - began


def read(folder: Path) -> float:
    """Return the seconds that it takes to read the records of a folder."""
    import gc

    from graph.reading.dataset import read_dataset

    gc.disable()
    began = time.perf_counter()
    _, problems = read_dataset([folder])
    assert not problems, problems[:3]
    return time.perf_counter() - began


def loaded(folder: Path, **settings: str) -> float:
    """Return the seconds that it takes to load a folder."""
    from graph.loader import load_index

    os.environ.update(settings)
    began = time.perf_counter()
    load_index([folder])
    return time.perf_counter() - began


def write_collection(folder: Path, size: int, seed: int, *, yaml: bool) -> None:
    """Write an invented collection to two folders, ``jsonl`` and ``yaml``."""
    for kind, records in zip(KINDS, make_records(size, seed), strict=True):
        (folder / "jsonl").mkdir(parents=True, exist_ok=True)
        with (folder / "jsonl" / f"{kind}.jsonl").open("w", encoding="utf-8") as stream:
            for id, fields in records.items():
                stream.write(json.dumps({"id": id, **fields}, ensure_ascii=False) + "\n")
        if yaml:
            (folder / "yaml").mkdir(exist_ok=True)
            (folder / "yaml" / f"{kind}.yaml").write_text(canonical_text(kind, records), encoding="utf-8")


def make_records(size: int, seed: int) -> list[dict[str, dict[str, Any]]]:
    """Return entities, relations and sources as they stand in files."""
    chance = random.Random(seed)
    count, documents = max(2, size // 5), max(1, size // 100)
    schema = load_schema()
    types = [
        kind.id
        for kind in schema.relation_types.values()
        if kind.time == "moment"
        and schema.fits("state", (end for end in kind.domain if end != CLAIM))
        and schema.fits("state", (end for end in kind.range if end != CLAIM))
        and not (kind.symmetric or kind.inverse or kind.opinion or kind.denial)
    ]
    entities = {f"e-{number}": {"type": "state", "label": {"en": f"State {number}"}} for number in range(count)}
    document = {"kind": "news", "publisher": "e-0", "issued": "2024-12-31", "url": "https://example.org/"}
    sources = {f"s-{number}": {**document, "title": f"Document {number}"} for number in range(documents)}
    relations: dict[str, dict[str, Any]] = {}
    seen: set[tuple[str, ...]] = set()
    while len(relations) < size:
        one, other = (int(count ** chance.random()) - 1 for _ in range(2))
        if chance.random() > 0.2:
            other = chance.randrange(count)
        day = date(1950, 1, 1) + timedelta(days=chance.randrange(26_000))
        claim = (f"e-{one}", chance.choice(types), f"e-{other}", day.isoformat())
        if one != other and claim not in seen:
            seen.add(claim)
            fields: dict[str, Any] = dict(zip(("subject", "type", "object", "start"), claim, strict=True))
            cited = {"source": f"s-{chance.randrange(documents)}", "locator": f"page {chance.randrange(1, 400)}"}
            relations[f"r-{len(relations)}"] = {**fields, "status": "asserted", "sources": [cited]}
    return [entities, relations, sources]


if __name__ == "__main__":
    main()
