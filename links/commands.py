"""The command line of scripts/check-links. Status: 0 complete; 1 what the caller must act on; 2 bad usage."""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import problems
import yaml
from mkdocs.utils.yaml import get_yaml_loader
from reading import outside_links

from links import probe, report, site
from links.verdict import RULES, Verdict

ROOT = Path(__file__).resolve().parent.parent


def arguments() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="scripts/check-links", description="Do the site's links work?")
    commands = parser.add_subparsers(dest="command", required=True, metavar="internal|new|external")
    inside = commands.add_parser("internal", help="every link of the built site to itself; status 1 if one is broken")
    fresh = commands.add_parser("new", help="the addresses that a change adds to links.yml; status 1 if one is gone")
    world = commands.add_parser("external", help="every outside address; status 0 whatever is found")
    fresh.add_argument("--base", required=True, metavar="REF", help="what the change is compared with: origin/main")
    world.add_argument("--urls", type=Path, metavar="FILE", help="these addresses, one a line, instead of the site's")
    world.add_argument("--json", type=Path, metavar="OUT", help="write one row per address")
    world.add_argument("--issue", type=Path, metavar="FILE", help="the weekly issue: read its history, write it anew")
    world.add_argument("--within", type=float, default=140, metavar="SECONDS", help="what is later has no answer")
    for command in (inside, world):
        command.add_argument("--site", type=Path, metavar="FOLDER", help="a built site (default: build one)")
    return parser


def own() -> tuple[str, str]:
    """The site's own address and its repository's, from mkdocs.yml and the environment it reads."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=get_yaml_loader(yaml.SafeLoader))
    return str(config["site_url"]), str(config["repo_url"])


def crawl(folder: Path | None) -> dict[tuple[str, str], list[str]]:
    """What site.read finds in the site in `folder`, or in site/, which is then built."""
    built = (folder or ROOT / "site").resolve()
    status = 0 if folder else subprocess.call([sys.executable, ROOT / "scripts" / "build"], stdout=sys.stderr)
    if status or not (built / "index.html").is_file():
        arguments().error(f"{built} is no site. Type: scripts/build, and fix what it lists")
    return site.read(built, *own())


def probed(urls: list[str], links: list[outside_links.Link], seconds: float) -> tuple[dict[str, Verdict], bool]:
    """The verdicts on `urls`, and whether controls are among them and none answered: this machine is cut off."""
    found = probe.Prober(own()[1], {link.address: link.expect for link in links}, within=seconds).run(urls)
    controls = [found[url].seen.status for url in RULES["controls"] if url in found]
    return found, bool(controls) and not any(controls)


def internal(options: argparse.Namespace) -> int:
    """Links inside the site, and outside addresses that links.yml does not have."""
    known = {address for link in outside_links.read(ROOT)[0] for address in (link.address, link.second)}
    wrong = {
        problems.problem(page or "/", 1, "broken_link" if cause else "unlisted_link", target=url, cause=cause)
        for (url, cause), pages in crawl(options.site).items()
        for page in pages
        if cause or url not in known
    }
    print(*(one.as_text() for one in sorted(wrong)), f"{len(wrong)} links to fix inside the site.", sep="\n")
    return bool(wrong)


def new(options: argparse.Namespace) -> int:
    """The addresses that links.yml has and did not have at the base; only what is gone stops."""
    # Its status: 1 for a base without the file, 128 for what is no base.
    command = ["git", "grep", "-h", "", options.base, "--", outside_links.PATH]
    before = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if before.returncode > 1:
        arguments().error(f"{before.stderr}Type, for example: scripts/check-links new --base origin/main")
    (links, wrong), known = outside_links.read(ROOT), ["", *before.stdout.split()]
    added = {url: link for link in links for url in (link.address, link.second) if url not in known}
    found, cut_off = probed([*added, *RULES["controls"]], links, 50)
    for url, link in added.items():
        kind, cause = "cut_off" if cut_off else found[url].outcome, found[url].cause
        if kind != "ok":
            wrong.append(problems.problem(outside_links.PATH, link.line, f"new_link_{kind}", url=url, cause=cause))
    for one in sorted(set(wrong)):
        print(one.as_annotation() if os.environ.get("GITHUB_ACTIONS") == "true" else one.as_text())
    print(f"{len(added)} outside addresses added.")
    return any(one.level == "error" for one in wrong)


def external(options: argparse.Namespace) -> int:
    """Every outside address, its history, the table and the weekly issue."""
    links, today = outside_links.read(ROOT)[0], datetime.now(UTC).date()
    written = options.issue.read_text(encoding="utf-8") if options.issue and options.issue.exists() else ""
    if options.urls:
        lines = map(str.strip, options.urls.read_text(encoding="utf-8-sig").split("\n"))
        pages: report.Pages = {line: [] for line in lines if line and not line.startswith("#")}
    else:
        pages = {url: found for (url, cause), found in crawl(options.site).items() if not cause}
    found, cut_off = probed([*pages, *(() if options.urls else RULES["controls"])], links, options.within)
    past = {url: spells for url, spells in report.read(written).items() if url in pages and not cut_off}
    rows = report.rows(found, pages, links, past, today)
    if options.json:
        options.json.write_text(json.dumps({"links": rows, "discarded": cut_off}, indent=1), encoding="utf-8")
    text, body, wanted = report.texts(rows, past, cut_off, today)
    print(text)
    if options.issue:  # What links.yml reads and does.
        options.issue.write_text(body, encoding="utf-8")
        options.issue.with_suffix(".state").write_text("keep" if cut_off else "open" if wanted else "closed")
    return 0


def main(typed: list[str] | None = None) -> int:
    """Do what is typed; return the exit status."""
    options = arguments().parse_args(typed)
    try:
        return {"internal": internal, "new": new, "external": external}[options.command](options)
    except (OSError, UnicodeDecodeError) as error:
        arguments().error(f"{error}\nType: scripts/check-links external --urls FILE (UTF-8 text) --json OUT")
