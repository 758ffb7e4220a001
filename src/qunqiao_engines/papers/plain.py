"""Plain text: which files are it, and their characters in the encodings of offices."""

from pathlib import PurePath
from typing import Final

from qunqiao_engines.papers.reading import LONGEST
from qunqiao_engines.papers.refusals import Unreadable

MEGABYTE: Final = 1024 * 1024
LARGEST: Final = 20 * MEGABYTE
_PLAIN: Final = (".txt", ".md", "")
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# No character is longer than four bytes: a larger text is too long, whatever it says.
_BYTES: Final = 4


def is_plain(filename: str) -> bool:
    """Whether the name says plain text, which needs no parser and so no process of its own."""
    return PurePath(filename).suffix.lower() in _PLAIN


def check_size(content: bytes) -> None:
    """Refuses a file that is larger than any report.

    Raises:
        Unreadable: it is.
    """
    if len(content) > LARGEST:
        raise Unreadable("too_large", limit=LARGEST // MEGABYTE)


def checked(text: str, *, empty: str = "empty") -> str:
    """The text, if it is one that can be read; ``empty`` is the refusal for a blank one.

    Raises:
        Unreadable: too long, or blank.
    """
    if len(text) > LONGEST:
        raise Unreadable("too_long", limit=LONGEST)
    if not text.strip():
        raise Unreadable(empty)
    return text


def decoded(content: bytes, declared: str = "") -> str:
    """The characters of a plain text: by its mark, else UTF-8, else GB 18030, which holds GBK and GB 2312.

    Big5 is only believed where the file declares it: nearly every Big5 text is also valid GB 18030.
    Line ends stay as they are, for offsets count in this text.

    Raises:
        Unreadable: too long, no text at all, or in another encoding.
    """
    if len(content) > _BYTES * LONGEST:
        raise Unreadable("too_long", limit=LONGEST)
    marked = [coding for mark, coding in _MARKS if content.startswith(mark)]
    for coding in marked or [*([declared] if declared else []), "utf-8", "gb18030"]:
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            raise Unreadable("kind")
        return text
    raise Unreadable("encoding")
