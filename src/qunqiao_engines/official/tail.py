"""What stands below the text: list of attachments, signatures, date, annexes (7.3.4 to 7.3.7)."""

from typing import Final

from qunqiao_engines.official.body import text
from qunqiao_engines.official.fonts import HEITI
from qunqiao_engines.official.head import title
from qunqiao_engines.official.ledger import ANNEX, Ledger
from qunqiao_engines.official.markup import (
    Look,
    Shape,
    blank,
    paragraph,
    run,
)
from qunqiao_engines.official.measures import characters
from qunqiao_engines.official.model import Attachment, OfficialDocument
from qunqiao_engines.official.numerals import dated, width

_BLACK: Final = Look(face=HEITI)


def attachment_list(attachments: tuple[Attachment, ...]) -> str:
    """附件：1.… under an empty line; a long name goes on below its own first character (7.3.4)."""
    if not attachments:
        return ""
    if len(attachments) == 1:
        return blank() + paragraph(
            run(f"附件：{attachments[0].name}"), Shape(left=characters(5), first=-characters(3))
        )
    lines = blank()
    for count, one in enumerate(attachments, 1):
        lead = "附件：" if count == 1 else ""
        number = f"{count}."
        hanging = characters(width(lead) + width(number))
        left = characters(5 + width(number))
        lines += paragraph(run(f"{lead}{number}{one.name}"), Shape(left=left, first=-hanging))
    return lines


def attendance(document: OfficialDocument) -> str:
    """Who was there (10.3): the label in 黑体, further lines below the first name."""
    lines = "".join(
        paragraph(
            run(f"{one.label}：", _BLACK) + run(one.names),
            Shape(left=characters(3 + width(one.label)), first=-characters(1 + width(one.label))),
        )
        for one in document.attendance
    )
    return blank() + lines if lines else ""


def signature(document: OfficialDocument) -> str:
    """The issuing bodies, if any, and the date at their offsets from the right edge (7.3.5)."""
    day = dated(document.date)
    names = document.signatures
    longest = max((width(name) for name in names), default=0)
    if document.sealed:
        day_right, centre = _sealed(longest, width(day))
        rights = [max(centre - width(name) / 2, 0) for name in names]
    else:
        day_right, edge = _unsealed(longest, width(day))
        rights = [edge + (longest - width(name)) for name in names]
    last = Shape(align="right", right=characters(day_right))
    made = [
        paragraph(run(name), Shape(align="right", right=characters(right), with_next=True))
        for name, right in zip(names, rights, strict=True)
    ]
    return blank(2 if document.sealed else 1) + "".join(made) + paragraph(run(day), last)


def _sealed(longest: float, day: float) -> tuple[float, float]:
    """The date four characters from the right, the name centred above; a long name decides instead."""
    centre = max(4 + day / 2, longest / 2)
    return centre - day / 2, centre


def _unsealed(longest: float, day: float) -> tuple[float, float]:
    """The name two from the right and the date two in from its start; a short name moves left instead."""
    date_right = longest - day
    if date_right >= 2:
        return date_right, 2
    return 2, 4 + day - longest


def annexes(attachments: tuple[Attachment, ...], ledger: Ledger) -> str:
    """Attachments that are printed: each on a new page, 附件 in the first line, its title in the third."""
    made = ""
    for count, one in enumerate(attachments, 1):
        if not one.blocks:
            continue
        number = str(count) if len(attachments) > 1 else ""
        made += paragraph(run(f"附件{number}", _BLACK), Shape(align="left", new_page=True))
        made += blank() + title((one.name,)) + blank()
        made += text(one.blocks, ledger, sources=one is attachments[-1] and one.name == ANNEX)
    return made
