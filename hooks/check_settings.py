"""Says in both languages why mkdocs.yml cannot be read, where MkDocs would say it in English.

Usage: python hooks/check_settings.py; status 1 when it cannot be read.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from problems import report
from reading import settings

if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    found = settings.read(Path(__file__).resolve().parent.parent)[1]
    report(found)
    sys.exit(bool(found))
