"""What the commands run, and that nothing is published without it."""

import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import chromium
import environment
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]


def command(name: str) -> ModuleType:
    """A script, which has no suffix, as a module."""
    loader = SourceFileLoader(f"command_{name}", str(ROOT / "scripts" / name))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that a script starts, none of which fails."""
    commands: list[list[str]] = []

    def run(command: list[str | Path], **_: str) -> int:
        commands.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(environment, "prepare", lambda group: Path(sys.executable))
    monkeypatch.setattr(environment, "run", run)
    monkeypatch.setattr(chromium, "need", lambda: "/chrome")
    return commands


SITE = ["hooks/check_settings.py", "-m mkdocs build --strict", "check-links internal", "-m pytest --site=site"]
CODE = ["ruff check", "ruff format", "mypy", "biome check", "actionlint", "zizmor", "check-jsonschema"]
if not Path(sys.executable).with_name("biome").exists():
    CODE.remove("biome check")


@pytest.mark.parametrize(
    ("typed", "tests"),
    [("", "--no-loadscope-reorder"), ("-k search", "-k search"), ("--search", "tests/search/test_search_figures.py")],
)
def test_every_check_is_run_and_a_part_of_the_tests_on_a_new_build(
    ran: list[list[str]], monkeypatch: pytest.MonkeyPatch, typed: str, tests: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/test", *typed.split()])
    assert command("test").main() == 0
    words = [" ".join(line) for line in ran]
    expected = SITE if typed else CODE + SITE
    assert [tool for tool, line in zip(expected, words, strict=True) if tool not in line] == []
    assert words[-1].endswith(tests)


def test_checks_of_content_need_no_browser(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/test", "--content"])
    monkeypatch.setattr(chromium, "need", lambda: pytest.fail("a browser is asked for"))
    command("test").main()
    assert ran[-1][-1] == "tests/pages"


def test_a_check_that_fails_is_the_last(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scripts/test"])
    monkeypatch.setattr(environment, "run", lambda command, **_: ran.append(command) or 3)  # type: ignore[func-returns-value]
    assert command("test").main() == 3
    assert len(ran) == 1


def test_what_is_published_has_been_checked() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))["jobs"]
    *_, checked, published = jobs["build"]["steps"]
    assert checked.keys() == {"run", "env"}, "no condition, and a failure is one"
    assert checked["run"] == "scripts/test --content"
    assert published["uses"].startswith("actions/upload-pages-artifact@")
    assert published["with"]["path"] == "site"
    assert "if" not in published
    assert jobs["deploy"]["needs"] == "build"
    assert "if" not in jobs["deploy"]


def test_a_mistake_of_content_is_not_published(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    page = project / "docs" / "fr" / "contact.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n## Encore\n", encoding="utf-8")
    monkeypatch.setattr(environment, "prepare", lambda group: Path(sys.executable))
    monkeypatch.setattr(environment, "ROOT", project)
    monkeypatch.setattr(sys, "argv", ["scripts/test", "--content"])
    assert command("test").main() != 0
    said = capfd.readouterr()
    assert "docs/fr/contact.md:" in said.err
    assert "Content: mkdocs build --strict: failed" in said.out
    assert not (project / "site").exists()


def test_a_preview_opens_without_a_server() -> None:
    built = subprocess.run([sys.executable, "scripts/build", "--preview"], cwd=ROOT)
    assert built.returncode == 0
    home = (ROOT / "preview" / "fr" / "index.html").read_text(encoding="utf-8")
    assert 'href="registration/form.html"' in home
    assert 'href="../index.html"' in home, "the language switch names a file"
