"""The command line: one module a command, imported only when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from graph.cli.commands import COMMANDS

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 clean, 1 the data or the answer has problems, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] in (["--version"], ["-V"]):
        from graph import __version__

        print(f"lazo {__version__}")
        return 0
    if not words or words[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0 if words else 2
    if words[0] not in COMMANDS:
        from graph.problems import did_you_mean

        print(f"lazo: no command '{words[0]}'{did_you_mean(words[0], COMMANDS)}", file=sys.stderr)
        return 2
    return _run(words[0], words[1:])


def _run(name: str, words: list[str]) -> int:
    from graph.problems import LazoError

    command = import_module(f"graph.cli.{COMMANDS[name].module}")
    try:
        parser = command.parser()
        parser.prog = f"lazo {name}"
        parser.description = COMMANDS[name].summary
        code: int = command.run(parser.parse_args(words))
        sys.stdout.flush()
    except LazoError as error:
        print(f"lazo: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def _overview() -> str:
    lines = [f"  {name:10} {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join(
        [
            "usage: lazo COMMAND ...",
            "",
            "Sourced ties between Russia and Latin America: who is linked with whom, who says so, and how sure it is.",
            "",
            *lines,
            "",
            "lazo COMMAND --help tells more. Names are found as you type them: Russia, Россия, Rusia.",
        ]
    )
