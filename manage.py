#!/usr/bin/env python3
"""The one command: `python manage.py run`, `test`, `extract`, `check`, `load`, `wordings`; `--help` tells more.

Only the standard library is needed here: the environment in .venv is made, or brought up to date, before the
command itself runs in it.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "需要 Python 3.11 或更新的版本，现在是 {0}.{1}。未做任何改动。\n"
        "Python 3.11 or newer is needed, this is {0}.{1}. Nothing was changed.".format(*sys.version_info)
    )

from commands import environment, options, terminal
from faults import Fault


def main(arguments: list[str]) -> int:
    """Run one command. Exit status: 0 done, 1 something failed, 2 the command line was not understood, 141 nobody read on."""
    terminal.prepare()
    try:
        try:
            return _run(arguments)
        finally:
            # Here and not at the very end, where a reader that is gone (| head) could not be told from a fault.
            sys.stdout.flush()
    except BrokenPipeError:
        return terminal.unread()


def _run(arguments: list[str]) -> int:
    chosen = options.parse(arguments)
    try:
        environment.prepare(chosen.command)
        if not environment.inside():
            return environment.again(arguments)
        return options.command(chosen.command)(chosen)
    except Fault as fault:
        terminal.tell(fault)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
