"""What stands below the text: list of attachments, signatures, date, annexes, imprint (7.3.4 to 7.4)."""

from typing import Final

from qunqiao_engines.official import measures
from qunqiao_engines.official.body import text
from qunqiao_engines.official.fonts import HEITI
from qunqiao_engines.official.head import title
from qunqiao_engines.official.ledger import ANNEX, Ledger
from qunqiao_engines.official.markup import (
    SMALL,
    TAB,
    Look,
    Shape,
    blank,
    paragraph,
    right_tab,
    rule,
    run,
)
from qunqiao_engines.official.measures import characters
from qunqiao_engines.official.model import Attachment, Imprint, OfficialDocument
from qunqiao_engines.official.numerals import dated, width

_BLACK: Final = Look(face=HEITI)
# 7.4.1 recommends 0.35 mm for the outer rules and 0.25 mm for those between; in eighths of a point.
_THICK: Final = 8
_THIN: Final = 6


def attachment_list(attachments: tuple[Attachment, ...]) -> str:
    """附件：1.… under an empty line; a long name goes on below its own first character (7.3.4)."""
    if not attachments:
        return ""
    if len(attachments) == 1:
        return blank() + paragraph(run(f"附件：{attachments[0].name}"), Shape(left=characters(5), first=-characters(3)))
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
    """The issuing bodies and the date at their offsets from the right edge (7.3.5)."""
    day = dated(document.date)
    names = document.signatures
    longest = max((width(name) for name in names), default=0)
    if document.sealed:
        day_right, centre = _sealed(longest, width(day))
        rights = [max(centre - width(name) / 2, 0) for name in names]
    else:
        day_right, edge = _unsealed(longest, width(day))
        rights = [edge + (longest - width(name)) for name in names]
    last = Shape(align="right", right=characters(day_right), with_next=False)
    made = [
        paragraph(run(name), Shape(align="right", right=characters(right), with_next=True))
        for name, right in zip(names, rights, strict=True)
    ]
    return blank(2 if document.sealed else 1) + "".join(made) + paragraph(run(day), last)


def _sealed(longest: float, day: float) -> tuple[float, float]:
    """The date four characters from the right, the name centred above; a long name decides instead."""
    centre = 4 + day / 2
    if longest / 2 > centre:
        centre = longest / 2
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


def imprint(content: Imprint, *, new_page: bool) -> str:
    """Copies, printer and day between rules, in a frame on the lower edge of the type area (7.4)."""
    lines = []
    if content.copies:
        lines.append((run("抄送：" + "，".join(content.copies) + "。", SMALL), -3))
    if content.printed_by or content.printed_on:
        day = f"{dated(content.printed_on)}印发" if content.printed_on else ""
        lines.append((run(content.printed_by, SMALL) + TAB + run(day, SMALL), 0))
    anchor = paragraph("", Shape(line=20, on_grid=False, new_page=True)) if new_page else ""
    return anchor + "".join(
        _imprint_line(line, hanging, first=at == 0, last=at == len(lines) - 1)
        for at, (line, hanging) in enumerate(lines)
    )


def _imprint_line(content: str, hanging: int, *, first: bool, last: bool) -> str:
    character = measures.NO_4 * 10
    frame = (
        f'<w:framePr w:w="{measures.AREA_WIDTH}" w:wrap="around" w:vAnchor="margin" '
        'w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'
    )
    borders = rule("top", eighths=_THICK if first else _THIN, gap=1)
    borders += rule("bottom", eighths=_THICK, gap=1) if last else ""
    # The rules are as wide as the type area, so the free characters beside the text are inside of the line.
    shape = Shape(
        align="left",
        line=measures.SMALL_LINE,
        on_grid=False,
        frame=frame,
        borders=f"<w:pBdr>{borders}</w:pBdr>",
        tabs=right_tab(measures.AREA_WIDTH - character),
        left=-hanging * 0,
        first=0,
    )
    return paragraph(run("\u3000", SMALL) + content, shape)
