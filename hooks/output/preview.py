"""The live preview, `mkdocs serve`: a mistake leaves the pages of before, a change of the code asks for a restart."""

import logging
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.preview")
RESTART = (
    "hooks/ a changé : arrêtez l’aperçu avec Ctrl-C, puis relancez-le.\n"
    "    تغير ما في hooks/: أوقف المعاينة بـ Ctrl-C، ثم شغلها من جديد."
)
NOT_BUILT = (
    "Rien n’a été construit : corrigez ce qui précède et enregistrez. Les pages restent comme avant.\n"
    "    لم يُبن شيء: صحح ما سبق ثم احفظ. تبقى الصفحات كما كانت."
)


def _code() -> dict[Path, bytes]:
    """The files of hooks/, which MkDocs reads once, each with its bytes."""
    files = Path(__file__).parents[1].rglob("*")
    return {file: file.read_bytes() for file in files if file.suffix in {".py", ".yml"}}


def keep_serving(server: LiveReloadServer, builder: Callable[[], None]) -> None:
    """Put around each later build what MkDocs lacks: after one that fails, it answers no request until one succeeds."""
    read = _code()

    def build() -> None:
        if _code() != read:
            log.warning(RESTART)
        try:
            builder()
        except MkDocsException as error:
            log.error("%s\n%s", error, NOT_BUILT)

    server.builder = build
