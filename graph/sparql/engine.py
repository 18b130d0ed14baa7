"""The child process that runs one query: ``engine.py FILE`` of N-Triples, the query as JSON on standard input.

It answers on standard output with one line that names the kind of result, then the result: SPARQL JSON for rows and
truth values, N-Triples for triples; of the kind ``wrong`` what is wrong with the query, of the kind ``failed`` why it
could not be evaluated. Unless other servers may be asked it can open no further file and no socket. It imports nothing
of the package, so that it starts at once.
"""

from __future__ import annotations

import json
import sys


def main(file: str) -> None:
    """Load the file, run the query, print the result."""
    import pyoxigraph

    asked = json.load(sys.stdin.buffer)
    store = pyoxigraph.Store()
    store.bulk_load(path=file, format=pyoxigraph.RdfFormat.N_TRIPLES)
    if not asked["service"]:
        stay_home()
    try:
        found = store.query(asked["query"], prefixes=asked["prefixes"])
        if isinstance(found, pyoxigraph.QueryTriples):
            kind, data = "triples", found.serialize(format=pyoxigraph.RdfFormat.N_TRIPLES)
        else:
            kind = "truth" if isinstance(found, pyoxigraph.QueryBoolean) else "rows"
            data = found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        kind, data = "wrong", str(error).encode("utf-8", "replace")
    except (RuntimeError, OSError) as error:
        kind, data = "failed", str(error).encode("utf-8", "replace")
    sys.stdout.buffer.write(kind.encode() + b"\n" + (data or b""))


def stay_home() -> None:
    """Let this process open nothing more: a second line of defence behind the look at the query."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1])
