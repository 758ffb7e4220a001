"""Pages read by tests as a reader meets them: by role and words, not by class names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "link", "input", "img", "br", "hr"}


@dataclass(eq=False)
class Element:
    """A tag with its attributes and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        """The attribute ``name``; "" if it is not there."""
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """All words inside, with single spaces."""
        parts = [part if isinstance(part, str) else part.text for part in self.inside]
        return " ".join(" ".join(parts).split())

    def __iter__(self) -> Iterator[Element]:
        """The element and everything inside, in the order of the page."""
        yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every ``tag`` with these attributes (``aria_label`` means ``aria-label``)."""
        wanted = {name.strip("_").replace("_", "-"): text for name, text in attributes.items()}
        return [
            element
            for element in self
            if element.tag == tag and all(element[name] == text for name, text in wanted.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element; an ``AssertionError`` if there is none or more than one."""
        found = self.all(tag, **attributes)
        if len(found) != 1:
            raise AssertionError(f"{len(found)} elements <{tag}> with {attributes} instead of one")
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("page")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self.open[-1].tag != tag:
            raise AssertionError(f"</{tag}> closes <{self.open[-1].tag}>, line {self.getpos()[0]}")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(html: str | bytes) -> Element:
    """The page, or the part of one, that ``html`` writes; every tag in it must be closed in turn."""
    reader = _Reader()
    reader.feed(html.decode() if isinstance(html, bytes) else html)
    if reader.open != [reader.root]:
        raise AssertionError(f"<{reader.open[-1].tag}> is not closed")
    return reader.root
