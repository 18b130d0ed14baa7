"""The child process that runs one query: ``engine.py FILE`` of N-Triples, the query as JSON on standard input.

It answers on standard output with one line that names the kind of result, then the result: SPARQL JSON for rows and
truth values, N-Triples for triples. It imports nothing of the package, so that it starts at once.
"""

from __future__ import annotations

import json
import sys


def main(file: str) -> None:
    """Load the file, run the query, print the result; a query that is wrong is a result of the kind ``wrong``."""
    import pyoxigraph

    asked = json.load(sys.stdin)
    store = pyoxigraph.Store()
    store.bulk_load(path=file, format=pyoxigraph.RdfFormat.N_TRIPLES)
    try:
        found = store.query(asked["query"], prefixes=asked["prefixes"])
        if isinstance(found, pyoxigraph.QueryTriples):
            kind, data = "triples", found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES)
        else:
            kind = "truth" if isinstance(found, pyoxigraph.QueryBoolean) else "rows"
            data = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError, OSError) as error:
        kind, data = "wrong", str(error).encode()
    sys.stdout.buffer.write(kind.encode() + b"\n" + (data or b""))


if __name__ == "__main__":
    main(sys.argv[1])
