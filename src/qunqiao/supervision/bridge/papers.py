"""The door to the papers engine: the text of a file somebody sent, and what a report says."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

import qunqiao_engines
from qunqiao.kit.confined import confined
from qunqiao.kit.errors import Invalid
from qunqiao_engines import papers
from qunqiao_engines.papers import LONGEST, Paper

__all__ = ["LONGEST", "Paper", "UnreadablePaper", "as_json", "is_plain", "read", "text_of"]

MEMORY = 700 * 1024 * 1024
SECONDS = 20
PATIENCE = 40
_EXTRACTOR = Path(__file__).with_name("extractor.py")
_ENGINES = Path(qunqiao_engines.__file__).parents[1]


class UnreadablePaper(Invalid):
    """The file or text cannot be read; its sentence says why and what to do."""

    default = _("读不了这个文件，请另存为纯文本后再试")


def text_of(content: bytes, filename: str) -> str:
    """The text of a file: .txt, .md, .docx, .html, or .pdf with text.

    All but plain text is taken apart in a process of its own: whatever kills it - memory, time, a
    parser's abort - is one sentence here.

    Raises:
        UnreadablePaper: nothing of it can be read.
    """
    try:
        papers.check_size(content)
        if papers.is_plain(filename):
            return papers.checked(papers.decoded(content))
        return _extracted(content, filename)
    except papers.Unreadable as refusal:
        raise _refused(refusal) from refusal


def read(text: str) -> Paper:
    """What a report says, every item with its place in ``text``.

    Raises:
        UnreadablePaper: it is longer than any report, or blank.
    """
    try:
        return papers.read(text)
    except papers.Unreadable as refusal:
        raise _refused(refusal) from refusal


def as_json(paper: Paper, *, with_text: bool = False) -> dict[str, Any]:
    """The paper as JSON values; ``with_text`` adds the text that the offsets count in."""
    return papers.as_json(paper, with_text=with_text)


def is_plain(filename: str) -> bool:
    """Whether the offsets of a file count in the file itself."""
    return papers.is_plain(filename)


def _refused(refusal: papers.Unreadable) -> UnreadablePaper:
    english = (translation.get_language() or "").startswith("en")
    return UnreadablePaper(refusal.sentence("en" if english else "zh"))


def _extracted(content: bytes, filename: str) -> str:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        words = (str(MEMORY), str(SECONDS), Path(filename).suffix)
        process = confined(_EXTRACTOR, *words, stdin=file, path=_ENGINES)
        try:
            answer, _errors = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise papers.Unreadable("too_heavy") from None
    return _told(answer)


def _told(answer: bytes) -> str:
    """The text, from the last words of a process that held a stranger's file: only shapes we know."""
    try:
        told = json.loads(answer)
        if "text" in told:
            return str(told["text"])
        refusal = papers.Unreadable(str(told["refused"]), **told["details"])
    except (ValueError, TypeError, KeyError):
        raise papers.Unreadable("too_heavy") from None
    raise refusal
