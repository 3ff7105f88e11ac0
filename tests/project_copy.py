"""A copy of the project that a test may change and build."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from built_site import BuiltSite
from checks import rules
from mkdocs.config import load_config
from problems import Problem
from reading import content
from reading.site_markdown import SiteMarkdown

ROOT = Path(__file__).resolve().parent.parent


def copy_project(folder: Path, site: Path = ROOT) -> None:
    """Put what the build reads into `folder`, with the pages and settings under `site`."""
    for name in ("theme", "hooks", "search"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("docs", "includes"):
        shutil.copytree(site / name, folder / name)
    copy_settings(folder, site)


def copy_settings(folder: Path, site: Path) -> None:
    """Put mkdocs.yml into `folder`, with the menu of `site` where that has pages of its own."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if site != ROOT:
        menu = (site / "nav.yml").read_text(encoding="utf-8")
        settings = re.sub(r"(?ms)^nav:\n.*?(?=^plugins:)", lambda _: menu, settings)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the project copied to `folder` into its site/, strictly unless `options` say otherwise."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def built(folder: Path, *options: str) -> BuiltSite:
    """The site of such a build, which must succeed."""
    result = build(folder, *options)
    assert result.returncode == 0, result.stderr
    return BuiltSite(folder / "site")


def problems(folder: Path) -> list[Problem]:
    """What a build of the project copied to `folder` finds wrong before it writes a page."""
    return rules.check(content.read(folder), SiteMarkdown.of(load_config(str(folder / "mkdocs.yml"))))


def change(project: Path, old: str, new: str) -> None:
    """Replace `old`, which stands once in mkdocs.yml, by `new`."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    settings.write_text(text.replace(old, new), encoding="utf-8")
