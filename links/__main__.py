"""The command line of scripts/check-links.

Exit status: 0 done, whatever was found; 1 what the caller must act on (internal: a broken link; new: an address that
is malformed or gone); 2 bad usage.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from links import external, hosts, internal, ledger, new, report
from links.built import Built
from links.crawl import CrawlError
from links.prober import Prober
from links.settings import ROOT, for_project, site_addresses


class UsageError(Exception):
    """What was typed cannot be done; the text says what to type."""


def arguments() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="scripts/check-links", description="Do the site's links work?")
    commands = parser.add_subparsers(dest="command", required=True, metavar="internal|new|external")
    inside = commands.add_parser("internal", help="every link of the built site to itself; status 1 if one is broken")
    fresh = commands.add_parser("new", help="the outside addresses that a change adds; status 1 if one is gone")
    fresh.add_argument("--base", required=True, metavar="REF", help="what the change is compared with: origin/main")
    world = commands.add_parser("external", help="every outside address; status 0 whatever is found")
    world.add_argument("--urls", type=Path, metavar="FILE", help="these addresses, one a line, instead of the site's")
    world.add_argument("--json", type=Path, metavar="OUT", help="write one row per address")
    world.add_argument("--ledger", type=Path, metavar="FILE", help="read the history, and add this run to it")
    for command in (inside, world):
        command.add_argument("--site", type=Path, metavar="FOLDER", help="a built site (default: build one)")
    return parser


@contextmanager
def built(folder: Path | None) -> Iterator[Built]:
    """The built site in `folder`, or one built for the occasion."""
    url = site_addresses()[0]
    if folder:
        if not (folder / "index.html").is_file():
            raise UsageError(f"{folder} has no index.html. Type first: scripts/build, then give --site site")
        yield Built(folder.resolve(), url)
        return
    with tempfile.TemporaryDirectory() as temporary:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", temporary]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise UsageError(f"{done.stderr}\nThe site cannot be built. Type: scripts/build, and mend what it lists")
        yield Built(Path(temporary), url)


def check_internal(options: argparse.Namespace) -> int:
    """The inside job; 1 if something is to mend."""
    with built(options.site) as site:
        try:
            found = internal.problems(site, hosts.read(), datetime.now(UTC).date())
        except (CrawlError, hosts.RulesError) as error:
            found = [str(error)]
    for problem in found:
        print(problem)
    print(f"{len(found)} links to mend: see above." if found else "Every link inside the site leads somewhere.")
    return 1 if found else 0


def check_new(options: argparse.Namespace) -> int:
    """The job for a pull request; 1 if an added address is hard evidence against it."""
    try:
        links = new.added(ROOT, options.base)
    except new.RefError as error:
        raise UsageError(
            f"{error}\nGive what to compare with, such as: scripts/check-links new --base origin/main"
        ) from error
    prober = Prober(for_project())
    stopped = False
    for link, answer in new.check(links, prober, hosts.read()):
        stop = new.stops(answer, prober.settings.tries)
        stopped |= stop
        if answer.verdict.outcome != "ok":
            print(new.message(link, answer, stop, os.environ.get("GITHUB_ACTIONS") == "true"))
    print(f"{len(links)} outside addresses added.")
    return 1 if stopped else 0


def check_external(options: argparse.Namespace) -> int:
    """The weekly job; 0 when it is complete."""
    try:
        old = ledger.read(options.ledger) if options.ledger else {}
        rules = hosts.read()
        pages, controls = _wanted(options, rules)
    except (OSError, UnicodeDecodeError, ledger.LedgerError, hosts.RulesError) as error:
        raise UsageError(
            f"{error}\nType: scripts/check-links external --urls FILE (UTF-8 text, one address a line)"
        ) from error
    for file in filter(None, (options.json, options.ledger)):
        if not file.resolve().parent.is_dir() or file.is_dir():
            raise UsageError(f"{file} cannot be written: give a file in a folder that exists")
    show = report.progress(len(pages) + len(controls))
    result = external.run(pages, rules, Prober(for_project()), old, controls=controls, progress=show)
    if options.json:
        report.write(options.json, result.rows, result.discarded)
    if options.ledger and not result.discarded:
        ledger.write(options.ledger, result.ledger)
    print(report.summary(result.rows, result.discarded))
    return 0


def _wanted(options: argparse.Namespace, rules: hosts.Rules) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """The addresses with their pages, and the controls: a list of one's own is probed alone, and always counts."""
    if options.urls:
        return {url: [] for url in external.listed(options.urls)}, ()
    with built(options.site) as site:
        return external.addresses_of(site, site_addresses()), rules.controls


def main(typed: list[str] | None = None) -> int:
    """Do what is typed; return the exit status."""
    options = arguments().parse_args(typed)
    jobs = {"internal": check_internal, "new": check_new, "external": check_external}
    try:
        return jobs[options.command](options)
    except (UsageError, hosts.RulesError) as error:
        print(f"✗ {error}", file=sys.stderr)
        return 2
    except CrawlError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
