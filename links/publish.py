"""What a weekly run leaves on GitHub: the ledger on a branch of its own, and one issue, edited in place.

Sent with `gh`, which GitHub's runners have. Needs contents: write and issues: write.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from links import issue, ledger, report

BRANCH, NAME = "links-ledger", "ledger.json"
AUTHOR = "github-actions[bot]"
# Method, path under repos/OWNER/NAME/, body: the answer, or None for 404, 409 and 422.
Api = Callable[[str, str, dict[str, Any] | None], Any]


def gh(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    """An Api through the command `gh`. Raises RuntimeError with its words."""
    address = f"repos/{os.environ['GITHUB_REPOSITORY']}/{path}"
    command = ["gh", "api", "--method", method, address, *(["--input", "-"] if body is not None else [])]
    sent = json.dumps(body) if body is not None else None
    done = subprocess.run(command, input=sent, capture_output=True, text=True, encoding="utf-8")
    if done.returncode == 0:
        return json.loads(done.stdout) if done.stdout.strip() else {}
    if any(f"HTTP {status}" in done.stderr for status in (404, 409, 422)):
        return None
    raise RuntimeError(f"gh api {method} {path}: {done.stderr.strip()}")


def pull(api: Api, file: Path) -> str:
    """Merge the branch's ledger into `file`; return what GitHub calls that version, or "" when there is none."""
    found = api("GET", f"contents/{NAME}?ref={BRANCH}", None)
    if not found:
        return ""
    # The contents answer is empty above 1 MB; a blob is not.
    blob = api("GET", f"git/blobs/{found['sha']}", None)
    theirs = file.with_name(f"{file.name}.branch")
    theirs.write_bytes(base64.b64decode(blob["content"]))
    try:
        ledger.write(file, ledger.read(theirs))
    finally:
        theirs.unlink()
    return str(found["sha"])


def push(api: Api, file: Path) -> None:
    """Put the ledger on its branch; another run's that came between is merged, never lost."""
    for _ in range(3):
        version = pull(api, file)
        text = file.read_text(encoding="utf-8")
        if not version and _start_branch(api, text):
            return
        content = base64.b64encode(text.encode()).decode()
        body = {"message": "Weekly check of the outside links", "content": content, "branch": BRANCH, "sha": version}
        if version and api("PUT", f"contents/{NAME}", body) is not None:
            return
    raise RuntimeError(f"the branch {BRANCH} changes faster than it can be written; run the workflow again")


def _start_branch(api: Api, text: str) -> bool:
    """Make the branch, without a common past with the site's, so that nobody merges it."""
    tree = api("POST", "git/trees", {"tree": [{"path": NAME, "mode": "100644", "type": "blob", "content": text}]})
    commit = api("POST", "git/commits", {"message": "History of the outside links", "tree": tree["sha"], "parents": []})
    return api("POST", "git/refs", {"ref": f"refs/heads/{BRANCH}", "sha": commit["sha"]}) is not None


def tell(api: Api, rows: Sequence[report.Row], today: date) -> None:
    """Write the issue, edit it in place, open it again, or close it: never a second one, never a comment each week."""
    body = issue.text(rows, today)
    found = _find(api)
    if found and body:
        api("PATCH", f"issues/{found['number']}", {"title": issue.TITLE, "body": body, "state": "open"})
    elif body:
        api("POST", "issues", {"title": issue.TITLE, "body": body})
    elif found and found["state"] == "open":
        api(
            "PATCH", f"issues/{found['number']}", {"body": f"{issue.MARK}\n\n{issue.closing(today)}", "state": "closed"}
        )


def _find(api: Api) -> dict[str, Any] | None:
    """The issue of earlier weeks: by our mark, and written by the workflow, since anybody can copy a mark."""
    for page in range(1, 11):
        issues = api("GET", f"issues?state=all&creator={AUTHOR}&per_page=100&page={page}", None) or []
        for one in issues:
            if (one.get("body") or "").startswith(issue.MARK):
                return dict(one)
        if len(issues) < 100:
            break
    return None


def main() -> int:
    """Do what is typed; return the exit status."""
    parser = argparse.ArgumentParser(prog="scripts/report-links", description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True, metavar="pull|push")
    for name, does in (("pull", "fetch the ledger from its branch"), ("push", "send the ledger and the issue")):
        command = commands.add_parser(name, help=does)
        command.add_argument("ledger", type=Path)
    commands.choices["push"].add_argument("results", type=Path, help="what check-links external --json wrote")
    options = parser.parse_args()
    if options.command == "pull":
        pull(gh, options.ledger)
        return 0
    rows, discarded = report.load(options.results)
    if discarded:
        print("The run is discarded: the issue and the ledger stay as they are.")
        return 0
    push(gh, options.ledger)
    tell(gh, rows, datetime.now(UTC).date())
    return 0


if __name__ == "__main__":
    sys.exit(main())
