"""What was published and is gone has a new address in includes/published.yml."""

import difflib
from collections.abc import Iterable, Iterator

from problems import Problem, problem
from reading.content import Content
from reading.published import FILE, Published

Found = dict[str, dict[str, tuple[str, int]]]


def check(content: Content) -> Iterator[Problem]:
    """Yield what was published and is gone without a new address, and advise what to add."""
    published = content.published
    if not content.has_read(FILE):
        return
    found = _found(content)
    yield from _gone(published, found)
    yield from _moved(published, found)
    for name, ids in _new(published, found).items():
        line = published.file.at("pages", name).line
        yield problem(FILE, line, "published_new", add=f"{name}: [{', '.join(ids)}]")


def completed(content: Content) -> str:
    """The text of the file with every address that it lacks."""
    lines = (content.root / FILE).read_text(encoding="utf-8").split("\n")
    places = content.published.file.at("pages").parts
    end = max((place.line for place in places.values()), default=content.published.file.at("pages").line)
    for name, ids in reversed(_new(content.published, _found(content)).items()):
        line = f"  {name}: [{', '.join(ids)}]"
        lines[slice(places[name].line - 1, places[name].line) if name in places else slice(end, end)] = [line]
    return "\n".join(lines)


def _found(content: Content) -> Found:
    """The sections of each page, with the first place of each."""
    found: Found = {name.removesuffix(".md"): {} for name in sorted(content.names)}
    for page in content.all_pages:
        sections = found[page.name.removesuffix(".md")]
        for heading in page.reading.headings:
            sections.setdefault(heading.id, (page.path, heading.line))
        for lost in page.reading.lost_ids:  # reported where it stands
            sections.setdefault(lost, (page.path, 1))
    return found


def _new(published: Published, found: Found) -> dict[str, list[str]]:
    """The pages with addresses that the file lacks, each with all its sections."""
    ids = {name: list(dict.fromkeys([*published.pages.get(name, []), *found[name]])) for name in found}
    return {name: each for name, each in ids.items() if each != published.pages.get(name) and all(each)}


def _gone(published: Published, found: Found) -> Iterator[Problem]:
    """What is listed, does not exist and has no new address."""
    for name, ids in published.pages.items():
        if name not in found and name not in published.moved:
            to = _closest(name, found.keys() - published.pages.keys() or found.keys())
            yield problem(FILE, published.file.at("pages", name).line, "page_gone", name=name, add=f"{name}: {to}")
        for section in ids if found.get(name) else []:
            address = f"{name}#{section}"
            if section not in found[name] and address not in published.moved:
                new = _closest(section, found[name].keys() - set(ids))
                path, line = found[name][new] if new else next(iter(found[name].values()))
                to = f"{name}#{new}" if new else name
                yield problem(path, line, "section_gone", name=section, add=f"{address}: {to}")


def _moved(published: Published, found: Found) -> Iterator[Problem]:
    """What is said to have moved and has not, or has moved to nowhere."""
    for old in published.moved:
        line = published.file.at("moved", old).line
        name, _, section = old.partition("#")
        if name in found and (not section or section in found[name]):
            yield problem(FILE, line, "not_moved", name=old)
        name, _, section = published.now(old).partition("#")
        missing = section and found.get(name) and section not in found[name]
        if name not in found or (missing and section not in published.pages.get(name, [])):
            yield problem(FILE, line, "moved_nowhere", name=published.moved[old])


def _closest(name: str, names: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(name, sorted(names), n=1, cutoff=0)), "")
