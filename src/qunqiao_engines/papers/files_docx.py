"""The text of a .docx: its paragraphs in order, from one part that is unpacked within limits.

The parser is expat with documents types refused, so there are no entities to expand; nothing outside
the file is looked at. Numbers that Word counts itself are no text and are not seen.
"""

import io
import struct
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from qunqiao_engines.papers.refusals import Unreadable

_MEGABYTE: Final = 1024 * 1024
UNPACKED: Final = 40 * _MEGABYTE
_PARTS: Final = 2_000
_PIECE: Final = 65_536
_BODY: Final = "word/document.xml"
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main "
# A text box stands twice in the file: once for new programs, once for old ones.
_FALLBACK: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_ENCRYPTED: Final = b"\xd0\xcf\x11\xe0"


def text_of_docx(content: bytes, longest: int) -> str:
    """Every paragraph as a line; text deleted with tracked changes is left out.

    Raises:
        Unreadable: damaged, encrypted, or larger than the limits, found out while unpacking.
    """
    if content.startswith(_ENCRYPTED):
        raise Unreadable("encrypted")
    body = _Body(longest)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if len(archive.infolist()) > _PARTS:
                raise Unreadable("too_large", limit=UNPACKED // _MEGABYTE)
            with archive.open(_BODY) as part:
                left = UNPACKED
                while piece := part.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise Unreadable("too_large", limit=UNPACKED // _MEGABYTE)
                    body.feed(piece)
        return body.closed()
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        KeyError,
        ValueError,
        OSError,
        EOFError,
    ) as error:
        raise Unreadable("damaged") from error
    except RuntimeError as error:
        # So zipfile says that it lacks a password, or does not know a compression.
        raise Unreadable("encrypted") from error
    except expat.ExpatError as error:
        raise Unreadable("damaged") from error


class _Body:
    """Collects the text while the document goes by; holds nothing else of it."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.length = 0
        self.pieces: list[str] = []
        self.inside = 0
        self.skipped = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, piece: bytes) -> None:
        """The next bytes of the part."""
        self.parser.Parse(piece, False)  # noqa: FBT003 - expat's own signature

    def closed(self) -> str:
        """The whole text, once the part has ended."""
        self.parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
        return "".join(self.pieces)

    def _doctype(self, *_declared: object) -> None:
        raise Unreadable("damaged")

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == _FALLBACK:
            self.skipped += 1
        tag = _local(name)
        if tag == "t":
            self.inside += 1
        elif tag in ("br", "cr"):
            self._keep("\n")
        elif tag == "tab":
            self._keep(" ")

    def _end(self, name: str) -> None:
        if name == _FALLBACK:
            self.skipped -= 1
        tag = _local(name)
        if tag == "t":
            self.inside -= 1
        elif tag == "p":
            self._keep("\n")

    def _text(self, words: str) -> None:
        if self.inside:
            self._keep(words)

    def _keep(self, words: str) -> None:
        if self.skipped:
            return
        self.length += len(words)
        if self.length > self.longest:
            raise Unreadable("too_long", limit=self.longest)
        self.pieces.append(words)


def _local(name: str) -> str:
    for space in (_WORD, _STRICT):
        if name.startswith(space):
            return name[len(space) :]
    return ""
