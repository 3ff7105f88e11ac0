"""What is published is compared with what was built."""

import shutil
import subprocess
import sys
from pathlib import Path

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


CHANGED = {
    "index.html": "",
    "fr/contact/index.html": "fr/contact/",
    "assets/search.fr.js": "assets/search.fr.js",
    "sitemap.xml": "sitemap.xml",
    "404.html": "no-such-page/",
}


def test_one_other_byte_and_a_missing_file_are_seen(site: BuiltSite, tmp_path: Path) -> None:
    published = shutil.copytree(site.folder, tmp_path / "published")
    for file in CHANGED:
        original = (published / file).read_bytes()
        (published / file).write_bytes(original.replace(b"\n", b" ", 1) if b"\n" in original else original + b" ")
    (published / "assets" / "search.ar.js").unlink()
    with served(published) as address:
        changed = watch(site.folder, address)
    assert changed.returncode == 1
    lines = changed.stdout.splitlines()
    for url in CHANGED.values():
        assert [line for line in lines if line.startswith(f"✗ {address}{url}: not the bytes of ")], url
    assert f"✗ {address}assets/search.ar.js: status 404 instead of 200" in lines
    assert not [line for line in lines if line.startswith(f"✗ {address}contact/:")], "what is the same is not named"


def test_a_server_that_is_silent_is_seen(site: BuiltSite) -> None:
    with served(site.folder) as address:
        pass
    silent = watch(site.folder, address)
    assert silent.returncode == 1
    assert "no answer" in silent.stdout
    assert "Traceback" not in silent.stderr
