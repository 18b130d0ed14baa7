"""The command line: one module a command, imported only when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

from graph.cli.commands import COMMANDS
from graph.cli.ending import INTERRUPTED, complain, ending_in_order, report
from graph.cli.streams import standard_streams

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    That is 0 where all is clean, 1 where the data or the answer has problems, 2 for wrong usage, 70 for a fault of this
    program, and 128 and the number of the signal where one ended it.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    with standard_streams(), ending_in_order():
        return _answered(words)


def _answered(words: list[str]) -> int:
    """Run a command; the one place that turns what can go wrong into a line and an exit code."""
    from graph.problems import LazoError

    try:
        return _printed(words)
    except LazoError as error:
        complain(error)
        return error.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return report(error)


def _printed(words: list[str]) -> int:
    """Run a command and see to it that all it prints is written, be it help."""
    try:
        code = _run(words)
    except SystemExit:
        sys.stdout.flush()
        raise
    sys.stdout.flush()
    return code


def _run(words: list[str]) -> int:
    if words[:1] in (["--version"], ["-V"]):
        from graph import __version__

        print(f"lazo {__version__}")
        return 0
    if not words or words[0] in ("-h", "--help", "help"):
        print(_overview())
        return 0 if words else 2
    name = words[0]
    if name not in COMMANDS:
        from graph.problems import UsageError, did_you_mean

        raise UsageError(f"no command '{name}'{did_you_mean(name, COMMANDS)}")
    command = import_module(f"graph.cli.{COMMANDS[name].module}")
    parser = command.parser()
    parser.prog = f"lazo {name}"
    parser.description = COMMANDS[name].summary
    code: int = command.run(parser.parse_args(words[1:]))
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
