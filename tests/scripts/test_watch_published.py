"""What is published is compared with what was built."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built_site import ROOT, BuiltSite
from server import served


def watch(site: Path, address: str) -> subprocess.CompletedProcess[str]:
    """Run the command, once and without waiting."""
    command = [sys.executable, "scripts/watch-published", str(site), address, "--wait", "0"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_a_site_that_is_what_was_built(site: BuiltSite) -> None:
    with served(site.folder) as address:
        assert watch(site.folder, address).returncode == 0
        assert watch(site.folder, address.rstrip("/")).returncode == 0


@pytest.mark.parametrize(
    ("file", "url"),
    [
        ("index.html", ""),
        ("fr/contact/index.html", "fr/contact/"),
        ("assets/search.fr.js", "assets/search.fr.js"),
        ("sitemap.xml", "sitemap.xml"),
        ("404.html", "no-such-page/"),
    ],
)
def test_one_other_byte_is_seen(site: BuiltSite, tmp_path: Path, file: str, url: str) -> None:
    published = shutil.copytree(site.folder, tmp_path / "published")
    original = (published / file).read_bytes()
    (published / file).write_bytes(original.replace(b"\n", b" ", 1) if b"\n" in original else original + b" ")
    with served(published) as address:
        changed = watch(site.folder, address)
        assert (changed.returncode, "not the bytes of" in changed.stdout) == (1, True)
        assert f"{address}{url}: " in changed.stdout


def test_a_missing_file_is_seen(site: BuiltSite, tmp_path: Path) -> None:
    published = shutil.copytree(site.folder, tmp_path / "published")
    (published / "assets" / "search.fr.js").unlink()
    with served(published) as address:
        missing = watch(site.folder, address)
    assert missing.returncode == 1
    assert f"{address}assets/search.fr.js: status 404 instead of 200" in missing.stdout


def test_a_server_without_our_404_or_that_is_silent_is_seen(site: BuiltSite, tmp_path: Path) -> None:
    with served(site.folder) as address:
        copy = shutil.copytree(site.folder, tmp_path / "built")
        (copy / "404.html").write_text("another")
        assert "no-such-page/: not the bytes of" in watch(copy, address).stdout
    silent = watch(site.folder, address)
    assert silent.returncode == 1
    assert "no answer" in silent.stdout
    assert "Traceback" not in silent.stderr
