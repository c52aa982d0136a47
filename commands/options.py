"""The command line: which commands there are and what each may be told. Needs no packages."""

import argparse
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NoReturn

from commands.checks import CHECKS
from language import say

MODULES = {
    "run": "serve",
    "test": "checks",
    "extract": "extract",
    "check": "checkup",
    "load": "load",
    "wordings": "wordings",
}


class _Format(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or say("commands.usage") + " ")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_help(sys.stderr)
        self.exit(2, "\n" + say("commands.not_understood", detail=message) + "\n")


def _parser(name: str) -> _Parser:
    """A command's own parser, with its help and example in the reader's language."""
    key = f"commands.{name}"
    parser = _Parser(
        prog=f"python manage.py {name}",
        description=say(f"{key}.what"),
        epilog=say("commands.example", example=say(f"{key}.example")),
        formatter_class=_Format,
        add_help=False,
    )
    group = parser.add_argument_group(say("commands.options"))
    group.add_argument("-h", "--help", action="help", help=say("commands.help"))
    FILL[name](group)
    return parser


def _run(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--port", type=_port, default=8501, metavar="N", help=say("commands.run.port"))
    group.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help=say("commands.run.host"))
    group.add_argument("--database", metavar="URL", help=say("commands.database"))
    group.add_argument("--no-demo", action="store_true", help=say("commands.run.no_demo"))
    group.add_argument("--no-browser", action="store_true", help=say("commands.run.no_browser"))


def _test(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--only", action="append", metavar="NAME", help=say("commands.test.only", names=", ".join(CHECKS))
    )
    group.add_argument("-k", metavar="WORDS", help=say("commands.test.k"))


def _extract(group: argparse._ArgumentGroup) -> None:
    group.add_argument("files", nargs="*", metavar="FILE", help=say("commands.extract.files"))
    group.add_argument("--jsonl", action="store_true", help=say("commands.extract.jsonl"))
    group.add_argument("--year", type=int, metavar="N", help=say("commands.year"))
    group.add_argument("--wording", metavar="FILE", help=say("learning.options.wording"))
    group.add_argument("--diff", action="store_true", help=say("learning.options.diff"))
    group.add_argument("--database", metavar="URL", help=say("commands.database"))


def _wordings(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--toml", action="store_true", help=say("learning.options.toml"))
    group.add_argument("--database", metavar="URL", help=say("commands.database"))


def _check(group: argparse._ArgumentGroup) -> None:
    group.add_argument("files", nargs="+", metavar="FILE", help=say("commands.extract.files"))
    group.add_argument("--jsonl", action="store_true", help=say("commands.extract.jsonl"))
    group.add_argument("--year", type=int, metavar="N", help=say("commands.year"))


def _load(group: argparse._ArgumentGroup) -> None:
    group.add_argument("files", nargs="*", metavar="FILE|FOLDER", help=say("commands.load.files"))
    group.add_argument("--confirm", action="store_true", help=say("commands.load.confirm"))
    group.add_argument("--region", metavar="NAME", help=say("commands.load.region"))
    group.add_argument("--year", type=int, metavar="N", help=say("commands.year"))
    group.add_argument("--workers", type=_count, metavar="N", help=say("commands.batch.workers"))
    group.add_argument("--cluster", metavar="ADDRESS", help=say("commands.batch.cluster"))
    group.add_argument("--batches", action="store_true", help=say("commands.batch.batches"))
    group.add_argument("--undo", type=int, metavar="BATCH", help=say("commands.batch.undo"))
    group.add_argument("--database", metavar="URL", help=say("commands.database"))


FILL: dict[str, Callable[[argparse._ArgumentGroup], None]] = {
    "run": _run,
    "test": _test,
    "extract": _extract,
    "check": _check,
    "load": _load,
    "wordings": _wordings,
}


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def overview() -> str:
    """What a reader sees who has named no command: all of them, with an example each."""
    lines = [say("commands.about"), "", say("commands.usage") + " python manage.py COMMAND [...]", ""]
    for name in MODULES:
        lines += [f"  {name:8} {say(f'commands.{name}.what')}", f"  {'':8} {say(f'commands.{name}.example')}", ""]
    return "\n".join([*lines, say("commands.more")])


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command and its options. Help ends the program with status 0, what is not understood with status 2."""
    name = arguments[0] if arguments else ""
    if name in ("-h", "--help", "help"):
        print(overview())
        sys.exit(0)
    if name not in MODULES:
        print(overview(), file=sys.stderr)
        if name:
            print("\n" + say("commands.unknown_command", name=name), file=sys.stderr)
        sys.exit(2)
    parser = _parser(name)
    chosen = parser.parse_args(arguments[1:])
    if name == "load" and not (chosen.files or chosen.batches or chosen.undo is not None):
        parser.error(say("commands.load.nothing_named"))
    if name == "extract":
        # A difference is made of stored reports; of files only where there are other rules to read them by.
        if chosen.files and chosen.diff and not chosen.wording:
            parser.error(say("learning.options.diff_of_files"))
        if not chosen.files and not chosen.diff:
            parser.error(say("learning.options.no_files"))
    chosen.command = name
    return chosen


def command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function behind a command, imported only now: it needs the environment."""
    run: Callable[[argparse.Namespace], int] = import_module(f"commands.{MODULES[name]}").run
    return run
