"""The Content-Security-Policy of a page: a browser refuses what the site does not bring itself."""

import re
from base64 import b64encode
from hashlib import sha256

CHARSET = '<meta charset="utf-8">'
# The theme writes the head: these are its own scripts and styles, without attributes but an id or a media.
INLINE = re.compile(r"<(script|style)(?![^>]* src=)[^>]*>(.*?)</\1>", re.DOTALL)
# Safari asks child-src, and not worker-src, for workers before its version 15.5.
POLICY = (
    "default-src 'none'; script-src {own}{script}; style-src {own}{style}; img-src {own}; connect-src {own};"
    " worker-src {own}; child-src {own}; frame-src https://*.facebook.com; base-uri 'none'; form-action 'none'"
)


def add_policy(head: str, own: str) -> str:
    """`head` with its policy after its charset; `own` is where the site's files come from, in the policy's words."""
    hashes = dict.fromkeys(("script", "style"), "")
    for tag, text in INLINE.findall(head):
        hashes[tag] += f" 'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
    meta = f'{CHARSET}\n    <meta http-equiv="Content-Security-Policy" content="{POLICY.format(own=own, **hashes)}">'
    return head.replace(CHARSET, meta, 1)
