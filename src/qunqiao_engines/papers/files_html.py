"""The text of a web page: what a reader would see, a line for each block; scripts and styles are dropped."""

import re
from html.parser import HTMLParser
from typing import Final

_DROPPED: Final = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "select",
        "textarea",
        "head",
        "nav",
        "button",
        "canvas",
    )
)
_BLOCKS: Final = frozenset(
    (
        "p",
        "div",
        "br",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "section",
        "article",
        "ul",
        "ol",
        "dd",
        "dt",
        "header",
        "footer",
        "blockquote",
        "title",
        "hr",
        "form",
    )
)
_BLANKS: Final = re.compile(r"[ \t\r\f\v\xa0]+")
_LINES: Final = re.compile(r"\n[ \n]*\n")


def text_of_html(page: str) -> str:
    """The visible text. Entities become characters, blanks collapse as a browser collapses them."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    lines = "".join(reader.pieces).split("\n")
    return _LINES.sub("\n\n", "\n".join(line.strip(" ") for line in lines)).strip("\n") + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.dropped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _DROPPED:
            self.dropped.append(tag)
        elif tag == "body":
            self.dropped.clear()  # a head that nobody closed ends here
        elif tag in _BLOCKS and not self.dropped:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.dropped:
            del self.dropped[self.dropped.index(tag) :]
        elif tag in _BLOCKS and not self.dropped:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.dropped:
            self.pieces.append(_BLANKS.sub(" ", data.replace("\n", " ")))
