"""The monthly rehearsal: its shell steps, run with stand-ins for the programs that need the network."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
JOBS: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/rehearse.yml").read_text(encoding="utf-8"))["jobs"]
EXIT, AUDIT = [step["run"] for step in JOBS["try"]["steps"] if "run" in step]
# Under each of the names: what the program does, or the failure that $FAILS asks for.
STAND_IN = r"""#!/bin/bash
name=$(basename "$0")
echo "$name $*" >> "$HOME/calls"
if [ "$FAILS" = "$name" ]; then exit 1; fi
case "$name" in
  python) mkdir -p "$3/bin"; for tool in pip mkdocs properdocs; do cp "$0" "$3/bin/$tool"; done ;;
  mkdocs | properdocs)
    site="${*: -1}"; mkdir -p "$site/fr"; echo page > "$site/fr/index.html"
    if [ "$name $CHANGES" = "properdocs bytes" ]; then echo other > "$site/fr/index.html"; fi
    if [ "$name $CHANGES" = "properdocs files" ]; then echo more > "$site/fr/more.html"; fi ;;
  pipx) cat audit; exit "$AUDIT_STATUS" ;;
  gh) if [ "$2" = list ]; then echo "$FOUND"; fi ;;
esac
"""


def run(folder: Path, step: str, **variables: str) -> int:
    """The status of `step` in `folder`, as GitHub runs it."""
    for name in ("python", "pipx", "gh"):
        (folder / name).write_text(STAND_IN)
        (folder / name).chmod(0o755)
    paths = {"HOME": str(folder), "RUNNER_TEMP": str(folder), "GITHUB_STEP_SUMMARY": str(folder / "summary")}
    settings = {"FAILS": "", **paths, "PATH": f"{folder}:{os.environ['PATH']}", **variables}
    return subprocess.run(["bash", "-e", "-c", step], cwd=folder, env=settings).returncode


def test_properdocs_that_builds_the_same_bytes_is_no_alarm(tmp_path: Path) -> None:
    assert run(tmp_path, EXIT) == 0
    calls = (tmp_path / "calls").read_text()
    assert "--require-hashes" in calls
    assert "properdocs build --strict" in calls


@pytest.mark.parametrize("changes", [{"CHANGES": "bytes"}, {"CHANGES": "files"}])
def test_another_site_is_an_alarm(tmp_path: Path, changes: dict[str, str]) -> None:
    assert run(tmp_path, EXIT, **changes) != 0


@pytest.mark.parametrize("program", ["python", "pip", "mkdocs", "properdocs"])
def test_what_could_not_be_built_is_an_alarm(tmp_path: Path, program: str) -> None:
    assert run(tmp_path, EXIT, FAILS=program) != 0


SOUND = {"name": "mkdocs", "version": "1.6.1", "vulns": []}
KNOWN = {"name": "jinja2", "version": "3.0.0", "vulns": [{"id": "PYSEC-1"}]}
SKIPPED = {"name": "lxml", "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("audit", "status", "alarm", "said"),
    [
        (json.dumps({"dependencies": [SOUND, SOUND]}), 0, False, "2 packages read"),
        (json.dumps({"dependencies": [SOUND, KNOWN]}), 1, True, "jinja2 PYSEC-1"),
        (json.dumps({"dependencies": [SOUND, SKIPPED]}), 0, True, "lxml Dependency not found"),
        (json.dumps({"dependencies": []}), 0, True, "0 packages read"),
        ("{}", 0, True, ""),
        ("", 1, True, ""),
        ("", 0, True, ""),
        ("Service unavailable", 0, True, ""),
    ],
)
def test_only_packages_that_were_all_read_are_no_alarm(
    tmp_path: Path, audit: str, status: int, alarm: bool, said: str
) -> None:
    (tmp_path / "audit").write_text(audit)
    assert bool(run(tmp_path, AUDIT, AUDIT_STATUS=str(status))) == alarm
    assert said in (tmp_path / "summary").read_text()


def test_an_alarm_opens_the_issue_or_adds_to_it(tmp_path: Path) -> None:
    assert not [step for step in JOBS["try"]["steps"] if "continue-on-error" in step]
    (report,) = [job for name, job in JOBS.items() if name != "try"]
    # Also when the job ran out of time, which GitHub calls cancelled.
    assert report["if"] == "${{ always() && needs.try.result != 'success' }}"
    step = report["steps"][0]["run"]
    assert run(tmp_path, step, FOUND="") == run(tmp_path, step, FOUND="7") == 0
    written = [
        line.split()[:3] for line in (tmp_path / "calls").read_text().splitlines() if line.startswith("gh issue")
    ]
    assert written[1::2] == [["gh", "issue", "create"], ["gh", "issue", "comment"]]
    assert run(tmp_path, step, FAILS="gh") != 0, "an issue that cannot be written makes the run red"
