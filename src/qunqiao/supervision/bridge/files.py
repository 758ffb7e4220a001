"""The door to the reader of files: what a person uploads in, its text out."""

from qunqiao.supervision.errors import NothingToRead

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_of(content: bytes, filename: str) -> str:
    """The text of a file.

    Raises:
        NothingToRead: it holds no text we can read.
    """
    del filename
    marked = [coding for mark, coding in _MARKS if content.startswith(mark)]
    for coding in marked or ["utf-8", "gb18030"]:
        try:
            text = content.decode(coding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NothingToRead
