"""What mkdocs.yml may set: a setting that this theme does not read is refused by name instead of doing nothing."""

import difflib
from collections.abc import Iterator

from problems import Problem
from reading import slips
from reading.content import Content
from reading.settings import LINK, ROLES, roles

from checks.links import MAILTO

# Under each key, what the site reads. Material reads more under theme, and has more plugins; our templates are these.
KNOWN = {
    "theme": {"name", "custom_dir", "language", "logo", "favicon"},
    "extra": {"preview", "report_email", "roles"},
    "plugins": {"i18n"},
}


def check(content: Content) -> Iterator[Problem]:
    """Yield each setting without effect."""
    settings = content.settings
    if not content.has_read(settings.path):
        return
    for name, known in KNOWN.items():
        value = settings.at(name)
        entries = {key: part for item in value.items for key, part in (item.parts or {item.text: item}).items()}
        for key, part in {**value.parts, **entries}.items():
            if key not in known:
                yield part.problem("setting_without_effect", name=f"{name}: {key}")


def check_values(content: Content) -> Iterator[Problem]:
    """Yield what the names of the site and of its publisher, and its mailbox, should be."""
    settings = content.settings
    for value in (settings.at(key) for key in ("site_name", "site_description", "site_author")):
        if value.text[:1] in {*slips.QUOTES}:
            yield value.problem("value_quotes", right=f"{value.key}: {slips.quoted(value.text)}")
    mailbox = settings.at("extra", "report_email")
    if mailbox.text and not MAILTO.fullmatch(f"mailto:{mailbox.text}"):
        yield mailbox.problem("mailto", target=mailbox.text)
    if content.has_read(settings.path) and not settings.at("site_author").text:
        yield settings.at("site_author").problem("no_publisher")


def check_roles(content: Content) -> Iterator[Problem]:
    """Yield where a role names no page, or no record of links.yml; a role may be empty or lack."""
    for name in roles(content.settings):
        known = content.addresses if name.key == LINK else content.names
        if name.key not in ROLES:
            yield name.problem("setting_without_effect", name=f"roles: {name.key}")
        elif "،" in name.text:
            yield name.problem("list_comma", right=name.text.replace("،", ","))
        elif name.kind != "null" and name.text not in known:
            close = "".join(difflib.get_close_matches(name.text, known, n=1))
            yield name.problem("role_name", role=name.key, name=name.text or "?", close=close)
