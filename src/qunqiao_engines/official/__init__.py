"""Official documents in the layout of GB/T 9704-2012: values in, the bytes of a .docx out."""

from qunqiao_engines.official.checking import Finding, Unfit, check
from qunqiao_engines.official.fonts import FACES, Face, fontconfig
from qunqiao_engines.official.model import (
    Attachment,
    Attendance,
    Block,
    Column,
    Figure,
    Heading,
    Imprint,
    Kind,
    OfficialDocument,
    Paragraph,
    Piece,
    Table,
)
from qunqiao_engines.official.numerals import NUMBER, dated
from qunqiao_engines.official.writing import write

__all__ = [
    "FACES",
    "NUMBER",
    "Attachment",
    "Attendance",
    "Block",
    "Column",
    "Face",
    "Figure",
    "Finding",
    "Heading",
    "Imprint",
    "Kind",
    "OfficialDocument",
    "Paragraph",
    "Piece",
    "Table",
    "Unfit",
    "check",
    "dated",
    "fontconfig",
    "write",
]
