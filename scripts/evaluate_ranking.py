"""Measures the ranking of `lazo links` by the judged pairs in docs/judgements.yaml, and prints a Markdown table.

nDCG@10 of three orders of the same paths: the default, `--by shortest` (score breaks ties), and the rarity of the
relation types alone. A pair with more than 10,000 paths of three hops is asked with two hops, in all three orders;
--max-hops asks every pair alike, which shows how much of a difference between the orders comes from that rule.
The column reachable is what the best list could have, given the relations on those paths.

    python scripts/evaluate_ranking.py [--data DIR...] [--judgements FILE] [--max-hops N]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from missing_package import told_if_missing

with told_if_missing():
    import graph
    from graph.problems import LazoError
    from graph.query.evaluation import RANKINGS, Result, evaluate, read_judgements

JUDGEMENTS = Path(__file__).resolve().parent.parent / "docs" / "judgements.yaml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, the mean and the pairs in which another order is better; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="+", default=["shipped"], help="data folders; what ships by default")
    parser.add_argument("--judgements", type=Path, default=JUDGEMENTS)
    parser.add_argument("--max-hops", type=int, help="the same number of hops for every pair")
    options = parser.parse_args(arguments)
    try:
        ties = graph.load(*options.data).index
        results = [evaluate(ties, pair, options.max_hops) for pair in read_judgements(options.judgements, ties)]
    except LazoError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print("\n".join([*_table(results), "", *_losses(results)]))
    return 0


def _table(results: Sequence[Result]) -> list[str]:
    names = [*RANKINGS, "reachable"]
    rows = [[f"{result.ndcg[name]:.3f}" for name in RANKINGS] + [f"{result.reachable:.3f}"] for result in results]
    means = [f"**{mean(float(row[column]) for row in rows):.3f}**" for column in range(len(names))]
    titles = [f"| {' – '.join(each.pair.ends)} | {each.max_hops} | {each.paths:,} |" for each in results]
    return [
        f"| pair | hops | paths | {' | '.join(names)} |",
        f"|---|--:|--:|{'--:|' * len(names)}",
        *(f"{title} {' | '.join(row)} |" for title, row in zip(titles, rows, strict=True)),
        f"| **mean of {len(results)}** | | | {' | '.join(means)} |",
    ]


def _losses(results: Sequence[Result]) -> list[str]:
    lost = [
        f"- {' – '.join(each.pair.ends)}: {name} {each.ndcg[name]:.3f}, default {each.ndcg['default']:.3f}"
        for each in results
        for name in RANKINGS
        if each.ndcg[name] > each.ndcg["default"]
    ]
    return ["Where another order is better:", "", *lost] if lost else ["No other order is better for any pair."]


if __name__ == "__main__":
    sys.exit(main())
