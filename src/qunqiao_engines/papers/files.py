"""The text of a file of any kind we read: .txt, .docx, .html, and .pdf that holds text."""

import re
from pathlib import PurePath
from typing import Final

from qunqiao_engines.papers.files_docx import text_of_docx
from qunqiao_engines.papers.files_html import text_of_html
from qunqiao_engines.papers.files_pdf import text_of_pdf
from qunqiao_engines.papers.plain import check_size, checked, decoded, is_plain
from qunqiao_engines.papers.reading import LONGEST
from qunqiao_engines.papers.refusals import Unreadable

_CHARSET: Final = re.compile(rb"charset=[\"' ]*([A-Za-z0-9-]+)")
_CODINGS: Final = {
    b"big5": "big5hkscs",
    b"big5-hkscs": "big5hkscs",
    b"gb2312": "gb18030",
    b"gbk": "gb18030",
    b"gb18030": "gb18030",
}


def text_of(content: bytes, filename: str) -> str:
    """The text of a file, by the kind its name says; the offsets of what is read count in it.

    Guarantees: no script is run, no network used, no outside entity followed, and what unpacks to more
    than ``LONGEST`` characters is refused while it is being unpacked. Does not guarantee bounded time
    and memory inside the parser of PDF: a stranger's file belongs in a process that has limits.

    Raises:
        Unreadable: with a sentence for the person who sent it.
    """
    check_size(content)
    suffix = PurePath(filename).suffix.lower()
    if is_plain(filename):
        return checked(decoded(content))
    if suffix in (".html", ".htm"):
        return checked(text_of_html(decoded(content, declared=_declared(content))))
    if suffix == ".docx":
        return checked(text_of_docx(content, LONGEST))
    if suffix == ".pdf":
        return checked(text_of_pdf(content, LONGEST), empty="no_text")
    raise Unreadable("kind")


def _declared(content: bytes) -> str:
    found = _CHARSET.search(content[:2048])
    return _CODINGS.get(found[1].lower(), "") if found else ""
