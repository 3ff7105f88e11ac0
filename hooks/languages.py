"""The two languages of the site, in the order in which editors and readers meet them."""

# Each with its direction. A third language needs, beside this line: a folder docs/xx, an entry in mkdocs.yml, the words
# of the interface (theme/partials/languages/xx.html), of dates.py and messages/, and a design: nearly every check
# compares two.
DIRECTIONS = {"ar": "rtl", "fr": "ltr"}
LANGUAGES = tuple(DIRECTIONS)
