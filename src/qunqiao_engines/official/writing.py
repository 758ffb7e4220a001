"""From a document to the bytes of a .docx."""

from qunqiao_engines.official import parts, tail
from qunqiao_engines.official.body import text
from qunqiao_engines.official.checking import check
from qunqiao_engines.official.findings import Unfit
from qunqiao_engines.official.head import head
from qunqiao_engines.official.imprint import imprint
from qunqiao_engines.official.ledger import Ledger, with_sources
from qunqiao_engines.official.model import OfficialDocument


def write(document: OfficialDocument, *, imprint_apart: bool = False) -> bytes:
    """A .docx in the layout of GB/T 9704-2012; the same document always gives the same bytes.

    Every ``Figure`` jumps to its line in an annex 数据来源, which is added as the last attachment.
    The imprint stands at the foot of the last page. Only who has laid the document out knows how
    many pages it has; where their number is odd, ``imprint_apart`` puts the imprint on the back.

    Raises:
        Unfit: no title, a number of another form, a heading whose level skips one, a table whose
            rows do not fit its columns: faults that no layout can hide.
    """
    barring = [one for one in check(document) if one.bars]
    if barring:
        raise Unfit(barring)
    ledger = Ledger()
    attachments = with_sources(document)
    made = head(document) + text(document.body, ledger) + tail.attachment_list(attachments)
    made += tail.attendance(document) + tail.signature(document)
    made += tail.annexes(attachments, ledger)
    if document.imprint:
        made += imprint(document.imprint, new_page=imprint_apart, letter=document.kind == "letter")
    return parts.package(made, ledger.links, document)
