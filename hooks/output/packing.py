"""Writes Arabic with one byte a letter: UTF-8 takes two, and gzip does not win them back: a twelfth of the search."""

import re

# Each letter of the one is written as that of the other, as far as there is one of its sound: what French and Arabic
# have in common compresses together. search/words.js has the same letters and reads them.
ARABIC = "اليمنتبرسعدكوفقحهةأجشخصطءضغإزىثذظئآؤًٌٍَُِّْ،؛؟"
LATIN = "alimntbrsedcofukhxyjwvSpMCgPqzLOHAFIVKQGJZEBTRN"
WRITTEN = str.maketrans(ARABIC, LATIN)
# Arabic up to its last letter before a Latin one.
RUN = re.compile(f"[{ARABIC}](?:[^A-Za-z~]*[{ARABIC}])?")
TEMPLATE = re.compile("`[^`]*`")


def packed(text: str) -> str:
    """`text` with its Arabic between two signs "~"; two of them side by side are one of the text."""
    return RUN.sub(lambda run: f"~{run[0].translate(WRITTEN)}~", text.replace("~", "~~"))


def packed_templates(script: str) -> str:
    """`script` with the lists of words in it packed: they stand between backticks, and nothing is put into them."""
    return TEMPLATE.sub(lambda template: template[0] if "${" in template[0] else packed(template[0]), script)
