"""What the repository promises to those who keep it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE | re.IGNORECASE)


def text(name: str) -> str:
    """The text of a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("group", ["site", "links", "test"])
def test_locks_hold_the_versions_that_the_project_names(group: str) -> None:
    wanted = tomllib.loads(text("pyproject.toml"))["dependency-groups"][group]
    named = dict(PINNED.findall("\n".join(item for item in wanted if isinstance(item, str))))
    locked = dict(PINNED.findall(text(f"requirements/{group}.txt")))
    assert named.items() <= locked.items()


def test_locks_agree() -> None:
    site, links, test = (dict(PINNED.findall(text(f"requirements/{group}.txt"))) for group in ("site", "links", "test"))
    assert site.items() <= links.items() <= test.items()


def test_every_placeholder_is_in_the_list_of_what_to_do_before_publishing() -> None:
    todo = text("README.md").split("## Before you publish")[1]
    sources = text("mkdocs.yml") + text(".github/CODEOWNERS")
    placeholders = set(re.findall(r"https://[^\s\"]*\.example/|https://github\.com/ORGANISATION/[\w-]+", sources))
    placeholders |= set(re.findall(r"@ORGANISATION/[\w-]+", sources))
    assert len(placeholders) == 3
    assert [name for name in sorted(placeholders) if name not in todo] == []


def test_workflows_pin_actions_by_commit_and_ask_for_little() -> None:
    for file in (ROOT / ".github" / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}, file.name
        for name, job in workflow["jobs"].items():
            assert "timeout-minutes" in job, f"{file.name}: {name}"
            for step in job["steps"]:
                assert re.search(r"@[0-9a-f]{40}$", step.get("uses", "@" + "0" * 40)), f"{file.name}: {step}"
