"""A Jinja template as HTML: its own text and attributes, with what Jinja fills in taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
TRANSLATED = re.compile(r"{%-?\s*trans\b.*?{%-?\s*endtrans\s*-?%}", re.DOTALL)
# `<{{ tag }}>` must stay a tag; elsewhere an expression leaves nothing to read.
TAG_NAME = re.compile(r"(</?){{.*?}}", re.DOTALL)
CODE = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Something written in the template, and its line."""

    line: int
    text: str


@dataclass(frozen=True)
class Attribute:
    """An attribute of a tag, and its line."""

    line: int
    tag: str
    name: str
    value: str


@dataclass
class Markup(HTMLParser):
    """The texts, attributes and tags of a template; scripts and styles are not texts."""

    source: str
    texts: list[Piece] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    tags: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self._opaque = ""
        self.feed(without_jinja(self.source))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        self._opaque = tag if tag in {"script", "style"} else ""
        self.tags.append((line, tag, {name: value or "" for name, value in attrs}))
        self.attributes += [Attribute(line, tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if tag == self._opaque:
            self._opaque = ""

    def handle_data(self, data: str) -> None:
        if not self._opaque:
            begun = self.getpos()[0]
            self.texts += [Piece(begun + n, text) for n, text in enumerate(data.split("\n"))]


def _blank(found: re.Match[str]) -> str:
    """Nothing to read, on as many lines as before."""
    return " " + "\n" * found[0].count("\n")


def without_jinja(source: str) -> str:
    """The HTML around Jinja's comments, translated blocks, expressions and statements."""
    for pattern in (COMMENT, TRANSLATED):
        source = pattern.sub(_blank, source)
    return CODE.sub(_blank, TAG_NAME.sub(r"\1x", source))


def jinja_code(source: str) -> list[Piece]:
    """The expressions and statements, without comments and translated blocks."""
    for pattern in (COMMENT, TRANSLATED):
        source = pattern.sub(_blank, source)
    return [Piece(source.count("\n", 0, m.start()) + 1, m[0]) for m in CODE.finditer(source)]
