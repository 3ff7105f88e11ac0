"""Real Chromium builds of 2019 to 2021, out of an npm package that carries them; each archive is known by its hash."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

# Chromium: the version of chrome-aws-lambda that carries it, and the SHA-256 of its archive.
ARCHIVES = {
    78: ("1.20.4", "aba7f1562247dda11a704f9bc41294e57a1e197eae31085842479e4c0b025144"),
    83: ("3.1.1", "f33e7655eb479c0a916adbc3d35333350f6e852dbff90b65274b471b9548b3c1"),
    88: ("5.5.0", "19f14564f02d132b09fbe51f330525a886a3bb4fc9b80c662f427381c6bd5942"),
}
CACHE = Path(__file__).resolve().parents[2] / ".cache" / "old-chromium"
UNPACK = """const [, from, to] = process.argv, files = require("fs");
files.writeFileSync(to, require("zlib").brotliDecompressSync(files.readFileSync(from)))"""


def unpack(archive: Path, place: Path) -> None:
    """Unpack `archive` into `place`; the filter that Python's own tarfile asks for is not in 3.11.0 to 3.11.3."""
    subprocess.run(["tar", "--extract", "--file", str(archive), "--directory", str(place)], check=True)


def folder(chromium: int) -> Path:
    """Where Chromium of that version is, unpacked; fetched the first time. Needs npm, and a line to its registry."""
    version, expected = ARCHIVES[chromium]
    place = CACHE / version
    if (place / "done").exists():
        return place
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    command = ["npm", "pack", "--silent", f"chrome-aws-lambda@{version}", "--pack-destination", str(place)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    archive = place / f"chrome-aws-lambda-{version}.tgz"
    if hashlib.sha256(archive.read_bytes()).hexdigest() != expected:
        archive.unlink()
        sys.exit(f"✗ chrome-aws-lambda {version} is not the file that tests/browsers/archives.py names: do not use it")
    unpack(archive, place)
    for name in ("chromium", "aws.tar", "swiftshader.tar"):
        packed, plain = place / "package" / "bin" / f"{name}.br", place / name
        subprocess.run(["node", "-e", UNPACK, str(packed), str(plain)], check=True)
        if name.endswith(".tar"):
            unpack(plain, place)
    (place / "chromium").chmod(0o755)
    (place / "done").touch()
    return place
