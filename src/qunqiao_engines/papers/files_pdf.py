"""The text of a PDF that holds text, its printed lines put together into paragraphs again."""

import io
import re
from typing import Final

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from qunqiao_engines.papers.refusals import Unreadable

_PAGES: Final = 300
_ENDS: Final = re.compile(r"[。！？；：:;!?”）)]\s*$")
_BEGINS: Final = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d{1,2}[.、]| {2,}|\u3000)"
)
_PAGE_NUMBER: Final = re.compile(r"^[\s—\-－第页]*\d{1,4}[\s—\-－页]*$")
# A line this much shorter than the longest one was ended by its writer, not by the margin.
_FULL: Final = 0.8


def text_of_pdf(content: bytes, longest: int) -> str:
    """The text, page after page, without page numbers.

    Raises:
        Unreadable: damaged, encrypted, too long, or without text (a scan).
    """
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("encrypted")
        pages = _pages(reader, longest)
    except DependencyError as error:  # an encryption that only another library opens
        raise Unreadable("encrypted") from error
    # What a broken file makes pypdf raise is not one family.
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        OSError,
        RecursionError,
    ) as error:
        raise Unreadable("damaged") from error
    text = joined("\n".join(pages))
    if not text.strip():
        raise Unreadable("no_text")
    return text


def _pages(reader: PdfReader, longest: int) -> list[str]:
    pages, length = [], 0
    for number, page in enumerate(reader.pages):
        if number >= _PAGES or length > longest:
            raise Unreadable("too_long", limit=longest)
        pages.append(page.extract_text())
        length += len(pages[-1])
    return pages


def joined(printed: str) -> str:
    r"""Lines that only the margin broke, as one again.

    >>> joined("各级工会要切实加强领导，\n狠抓落实。\n")
    '各级工会要切实加强领导，狠抓落实。\n'
    """
    lines = [line.rstrip() for line in printed.split("\n") if not _PAGE_NUMBER.match(line)]
    width = max((len(line) for line in lines), default=0)
    pieces: list[str] = []
    for line in lines:
        goes_on = pieces and pieces[-1] and not _ENDS.search(pieces[-1]) and not _BEGINS.match(line)
        long_enough = bool(pieces) and (
            len(pieces[-1]) >= width * _FULL or pieces[-1].endswith(("，", "、", ","))
        )
        if line and goes_on and long_enough:
            pieces[-1] += line.lstrip()
        else:
            pieces.append(line)
    return "\n".join(pieces).strip("\n") + "\n"
