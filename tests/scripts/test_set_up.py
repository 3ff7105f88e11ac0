"""The set-up of the commands, on the machines of newcomers."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import chromium
import environment
import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD_PYTHON = "import runpy, sys; sys.version_info = (3, 9, 2); del sys.argv[0]; sys.path.insert(0, 'scripts');"
OLD_PYTHON += "runpy.run_path(sys.argv[0], run_name='__main__')"
COMMANDS = [
    file for file in (ROOT / "scripts").iterdir() if file.is_file() and "import environment\n" in file.read_text()
]


def run(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `command` with this Python in `folder`."""
    ran = [sys.executable, *command]
    return subprocess.run(ran, cwd=folder, env={**os.environ, **variables}, capture_output=True, encoding="utf-8")


@pytest.mark.parametrize("file", [ROOT / "scripts" / "environment.py", *COMMANDS], ids=lambda file: file.name)
def test_an_old_python_gets_as_far_as_the_message_that_it_is_old(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 7))
    message = ("import environment", "import chromium", "OLDEST_PYTHON")
    before = takewhile(lambda node: not ast.unparse(node).startswith(message), tree.body)
    assert {type(node) for node in before} <= {ast.Expr, ast.Import, ast.ImportFrom}, "an alias of types may be new"


@pytest.mark.parametrize("file", [file for file in COMMANDS if not file.suffix], ids=lambda file: file.name)
def test_an_old_python_is_named_with_what_to_type(clone: Path, file: Path) -> None:
    result = run(clone, "-c", OLD_PYTHON, f"scripts/{file.name}")
    assert result.returncode == 1
    assert "is too old: this project needs Python 3.11 or newer" in result.stderr
    assert f"python3.11 scripts/{file.name}" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the set-up of a folder of its own does: the modules of Python that it runs."""
    done: list[str] = []

    def do(module: list[str], python: str | Path, advice: str) -> None:
        done.append(module[0])
        environment.PYTHON.parent.mkdir(exist_ok=True)
        environment.PYTHON.touch()

    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "PYTHON", tmp_path / "venv" / "python")
    monkeypatch.setattr(environment, "STAMP", tmp_path / "venv" / "installed")
    monkeypatch.setattr(environment, "_do", do)
    return done


def test_an_environment_is_made_once_and_the_largest_serves_all(steps: list[str], tmp_path: Path) -> None:
    for group in ("site", "site", "test", "links", "site"):
        environment.prepare(group)
    assert steps == ["venv", "pip", "pip"]
    (tmp_path / "requirements" / "test.txt").write_text("", encoding="utf-8")
    environment.prepare("test")
    assert steps[3:] == ["pip"], "a changed lock is installed"


@pytest.mark.parametrize("lost", ["STAMP", "PYTHON"])
def test_an_environment_that_was_left_half_way_or_is_of_no_use_is_made_anew(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    environment.prepare("site")
    getattr(environment, lost).unlink()
    environment.prepare("site")
    monkeypatch.setattr(environment, "PLACE", "/moved")
    environment.prepare("site")
    assert steps == ["venv", "pip"] * 3


def test_an_interrupted_installation_is_begun_again(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    environment.prepare("site")
    with monkeypatch.context() as cut:
        cut.setattr(environment, "_do", lambda *_: sys.exit(130))
        with pytest.raises(SystemExit):
            environment.prepare("test")
    environment.prepare("site")
    assert steps == ["venv", "pip"] * 2


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts, and a lock of one package, beside which it lies as a wheel."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    wheel = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as package:
        package.writestr("tiny.py", "")
        package.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        package.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        package.writestr("tiny-1.0.dist-info/RECORD", "")
    (folder / "requirements").mkdir()
    lock = f"tiny==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
    (folder / "requirements" / "site.txt").write_text(lock, encoding="utf-8")
    for group in ("links", "test"):
        (folder / "requirements" / f"{group}.txt").touch()
    return folder


def test_on_a_machine_with_settings_of_its_own(clone: Path) -> None:
    settings = clone / "config" / "pip" / "pip.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[global]\nfind-links = {clone}\nno-index = true\n[install]\nuser = true\n", encoding="utf-8")
    elsewhere = {"PIP_USER": "1", "PIP_TARGET": str(clone / "elsewhere"), "PIP_DRY_RUN": "1"}
    home = {"HOME": str(clone), "XDG_CONFIG_HOME": str(clone / "config")}
    result = run(clone, "scripts/build", **elsewhere, **home, PYTHONIOENCODING="cp1252")
    assert "→ Installing requirements/site.txt" in result.stdout, "an arrow is no error"
    assert "hooks/check_settings.py" in result.stderr, "all is installed, and the next step is tried"
    python = clone / ".venv" / "bin" / "python"
    assert subprocess.run([python, "-c", "import tiny"]).returncode == 0
    assert not (clone / "elsewhere").exists()
    again = run(clone, "scripts/build", PYTHONIOENCODING="cp1252")
    assert "Installing" not in again.stdout


def fails(folder: Path, *words: str, **variables: str) -> None:
    """The set-up of `folder` ends with all `words` and the command to type again."""
    result = run(folder, "scripts/build", **variables)
    assert result.returncode == 1
    assert [word for word in (*words, "Then type again: scripts/build") if word not in result.stderr] == []
    assert "Traceback" not in result.stderr
    assert not (folder / ".venv" / "installed").exists(), "the next run tries again"


def test_without_a_network_the_cause_and_advice_are_given(clone: Path) -> None:
    (clone / "requirements" / "site.txt").write_text(f"absent==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    fails(clone, "No matching distribution found for absent", "Is this machine on line?", PIP_NO_INDEX="1")


def test_without_the_venv_module_its_package_is_named(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "venv.py").write_text("raise SystemExit('ensurepip is not available')", encoding="utf-8")
    (clone / ".venv" / "installed").unlink(missing_ok=True)
    package = "python{}.{}-venv".format(*sys.version_info)
    fails(clone, "ensurepip is not available", f"sudo apt install {package}", PYTHONPATH=str(tmp_path))


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, int], Path]:
    """A machine without a browser and without sudo; what its apt-get does, and whose it is, are given."""
    monkeypatch.setattr(chromium, "MAC", "/nowhere")
    monkeypatch.setenv("CHROMIUM", "")
    monkeypatch.setenv("PATH", str(tmp_path))

    def machine(apt: str, user: int) -> Path:
        (tmp_path / "apt-get").write_text(f"#!{sys.executable}\nimport sys, pathlib\n{apt}\n", encoding="utf-8")
        (tmp_path / "apt-get").chmod(0o755)
        monkeypatch.setattr(os, "geteuid", lambda: user)
        return tmp_path

    return machine


@pytest.mark.parametrize("user", [0, 1000])
def test_without_any_browser_advice_is_given(bare: Callable[[str, int], Path], user: int) -> None:
    folder = bare("pathlib.Path(__file__).with_name('asked').touch(); sys.exit(1)", user)
    with pytest.raises(SystemExit) as stopped:
        chromium.need()
    assert "CHROMIUM=/path/to/chrome" in str(stopped.value)
    assert (folder / "asked").exists() == (user == 0), "only an administrator may install"


@pytest.mark.parametrize("package", ["chromium-headless-shell", "chromium"])
def test_of_the_packages_the_first_that_exists_is_installed(bare: Callable[[str, int], Path], package: str) -> None:
    put = f"pathlib.Path(__file__).with_name({package!r}).touch(0o755)"
    folder = bare(f"{put} if sys.argv[-1] == {package!r} else sys.exit(100)", 0)
    assert chromium.need() == str(folder / package)


def test_the_browser_named_by_the_user_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find() == sys.executable


def test_a_clone_with_the_line_ends_of_windows_has_none_in_its_commands(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    for name in (".gitattributes", "scripts/serve"):
        shutil.copy(ROOT / name, origin)
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "Commands"]):
        subprocess.run(["git", *command], cwd=origin, check=True)
    subprocess.run(["git", "clone", "-q", "-c", "core.autocrlf=true", origin, tmp_path / "clone"], check=True)
    assert b"\r" not in (tmp_path / "clone" / "serve").read_bytes()
