"""No test is passed over without a word."""

import subprocess
import sys

from built_site import ROOT


def test_every_file_of_tests_is_run() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    collected = {line.split("::")[0] for line in listed.splitlines() if "::" in line}
    assert collected == {file.relative_to(ROOT).as_posix() for file in (ROOT / "tests").rglob("test_*.py")}
