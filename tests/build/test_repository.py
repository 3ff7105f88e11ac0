"""What the repository promises to those who keep it."""

import re
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE | re.IGNORECASE)


def text(name: str) -> str:
    """The text of a file of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


GROUPS = ("site", "links", "test")


def wanted(group: str) -> list[Requirement]:
    """What requirements/`group`.in asks for, without what it includes."""
    lines = text(f"requirements/{group}.in").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-r "))]


@pytest.mark.parametrize("group", GROUPS)
def test_locks_hold_what_the_project_asks_for_and_alone_hold_versions(group: str) -> None:
    locked = dict(PINNED.findall(text(f"requirements/{group}.txt").lower()))
    for package in wanted(group):
        assert package.specifier.contains(locked[package.name.lower()]), package
        assert not [limit for limit in package.specifier if limit.operator != "<"], (
            f"{package}: a version in two places"
        )
    assert "dependencies" not in text("pyproject.toml")


def test_dependabot_proposes_nothing_that_is_refused() -> None:
    (python,) = (e for e in yaml.safe_load(text(".github/dependabot.yml"))["updates"] if e["directory"] != "/")
    ignored = {(each["dependency-name"], tuple(each["versions"])) for each in python["ignore"]}
    limits = {(p.name, (f">={limit.version}",)) for group in GROUPS for p in wanted(group) for limit in p.specifier}
    assert ignored == limits


def test_locks_agree() -> None:
    site, links, test = (dict(PINNED.findall(text(f"requirements/{group}.txt"))) for group in GROUPS)
    assert site.items() <= links.items() <= test.items()


def test_every_placeholder_is_in_the_list_of_what_to_do_before_publishing() -> None:
    todo = text("MAINTAINING.md").split("## Before you publish")[1]
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


def test_each_attempt_at_publishing_has_an_artifact_of_its_own_which_the_later_jobs_read() -> None:
    jobs = yaml.safe_load(text(".github/workflows/publish.yml"))["jobs"]
    name, output = "github-pages-${{ github.run_attempt }}", "${{ needs.build.outputs.artifact }}"
    (upload,) = [step for step in jobs["build"]["steps"] if "upload-pages-artifact@" in step.get("uses", "")]
    (deploy,) = [step for step in jobs["deploy"]["steps"] if "deploy-pages@" in step.get("uses", "")]
    (download,) = [step for step in jobs["watch"]["steps"] if "gh run download" in step.get("run", "")]
    assert (upload["with"]["name"], jobs["build"]["outputs"]["artifact"]) == (name, name)
    assert (deploy["with"]["artifact_name"], download["env"]["ARTIFACT"]) == (output, output)
    assert '--name "$ARTIFACT"' in download["run"]
    assert {"build"} <= {jobs["deploy"]["needs"]} & set(jobs["watch"]["needs"])


def test_the_site_is_built_early_on_each_day() -> None:
    # PyYAML reads the key "on" as true.
    (schedule,) = yaml.safe_load(text(".github/workflows/publish.yml"))[True]["schedule"]
    minute, hour, *days = schedule["cron"].split()
    assert days == ["*", "*", "*"]
    assert (minute.isdecimal(), int(hour) < 6) == (True, True), "CONTRIBUTING says: in the morning"
