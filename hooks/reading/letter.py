"""The blanks of a letter that readers fill in: `{name}`, or `{fund: ask first | CNOPS | CNSS}`.

After the colon stands what is printed under the line while it is empty, then the answers to choose from.
"""

# The template theme/partials/letter.html says how each of them is asked for.
NAMES = ("name", "cnie", "school", "fund", "account", "joined", "place", "date")
BLANKS = " ".join(f"{{{name}}}" for name in NAMES)
BLANK = rf"\{{(?P<name>{'|'.join(NAMES)})(?:: (?P<words>[^{{}}\n]+))?\}}"
