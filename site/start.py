#!/usr/bin/env python3
"""One command to a living site: `python3 site/start.py`. Needs Python 3.11 or newer and nothing else.

    start.py                     set up what is missing, then serve; Ctrl-C stops everything
    start.py --empty             a site without the demo content; prints a one-time link to set it up
    start.py --reset             start anew; what was there is kept in var/reset-<time>/
    start.py --host H --port N   where to listen (127.0.0.1, the first free port from 8000 on)
    start.py test [...]          run the tests; what follows goes to pytest
    start.py doctor              look at this machine and this installation, and say what to mend
    start.py manage COMMAND ...  run a management command

Only the standard library is used, here and in what this file imports: there is no environment yet when it runs.
The file itself must stay readable for older Pythons, so that they can print the sentence below.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Lasitava needs Python 3.11 or newer, and this is Python %d.%d. "
        "Install a newer one and run for example: python3.11 site/start.py" % sys.version_info[:2]
    )

import os

if os.name != "posix":
    sys.exit("Lasitava runs on Linux and macOS. On Windows, install WSL and run the same command inside it.")

import argparse
import subprocess
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from elearning_site.launch import doctor, environment, state, supervisor
from elearning_site.launch.console import Trouble, say

PASSED_ON = ("test", "manage")


def parse(words: list[str]) -> argparse.Namespace:
    """The options of `start.py` itself. Whatever follows `test` or `manage` is theirs."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage=argparse.SUPPRESS,
    )
    names = ("serve", "doctor", *PASSED_ON)
    parser.add_argument("command", nargs="?", default="serve", choices=names, help=argparse.SUPPRESS)
    parser.add_argument("--empty", action="store_true", help="no demo content")
    parser.add_argument("--reset", action="store_true", help="start anew and keep the old data aside")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, help="port to listen on")
    return parser.parse_args(words)


def run_tests(words: list[str]) -> int:
    """The whole suite, on as many processes as there are cores unless told otherwise."""
    chromium = environment.find_chromium()
    environment.ensure(environment.RUNTIME_LOCK, environment.TEST_LOCK)
    spread = [] if any(word.startswith(("-n", "--numprocesses")) for word in words) else ["-n", "auto"]
    command = [str(environment.PYTHON), "-m", "pytest", "--ds", "elearning_site.settings.test", *spread, *words]
    return subprocess.call(
        command, cwd=environment.ROOT, env={**environment.inherited(), "LASITAVA_CHROMIUM": chromium}
    )


def run_manage(words: list[str]) -> int:
    """One management command inside the environment."""
    environment.ensure(environment.RUNTIME_LOCK)
    return subprocess.call([environment.PYTHON, environment.SITE / "manage.py", *words], env=environment.inherited())


def run_serve(options: argparse.Namespace) -> int:
    """Bring everything up to date, then serve until Ctrl-C."""
    supervisor.stop_on_signals()
    with supervisor.only_one():
        port = supervisor.choose_port(options.host, options.port)
        say("Lasītava: setting up what is missing")
        environment.ensure(environment.RUNTIME_LOCK)
        env = supervisor.child_environment(options.host, port)
        state.bring_up_to_date(env, empty=options.empty, start_anew=options.reset)
        return supervisor.serve(env, host=options.host, port=port)


def main() -> int:
    words = sys.argv[1:]
    try:
        if words[:1] == ["test"]:
            return run_tests(words[1:])
        if words[:1] == ["manage"]:
            return run_manage(words[1:])
        options = parse(words)
        return doctor.examine(options.port) if options.command == "doctor" else run_serve(options)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nThe system refused a step: {error}\nMend that and start again.", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, supervisor.Stop):
        say("\nStopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main())
