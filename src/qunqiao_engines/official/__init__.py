"""Official documents in the layout of GB/T 9704-2012: values in, the bytes of a .docx out.

An ``OfficialDocument`` says what is written (``model``): kind, letterhead, number, title, a body of
paragraphs, headings and tables, attachments, signatures, date, imprint. ``check`` lists what departs
from the form; ``write`` lays the document out, each element where its clause of the standard wants it
(``head``, ``body``, ``tail``, ``imprint``, with the lengths of ``measures``). A ``Figure`` says which
record it comes from and gets a line in the annex 数据来源 (``ledger``). ``fontconfig`` names free
faces for machines without the prescribed ones. Method, guarantees and limits: docs/engines/official.md.

>>> from datetime import date
>>> notice = OfficialDocument(
...     kind="notice",
...     letterhead="某某省总工会文件",
...     number="某工发[2026]3号",
...     title=("关于做好换届工作的通知",),
...     addressees=("各市总工会",),
...     body=(Paragraph(("请按期换届。",)),),
...     signatures=("某某省总工会",),
...     date=date(2026, 11, 20),
... )
>>> [(one.code, one.clause, one.bars) for one in check(notice)]
[('number-form', '7.2.5', True)]
"""

from qunqiao_engines.official.checking import check
from qunqiao_engines.official.findings import Finding, Unfit
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
from qunqiao_engines.official.wording import title_words
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
    "title_words",
    "write",
]
