"""Whatever is written, the parts stay well-formed and in the order that the schema demands."""

import io
import os
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunqiao_engines.official import Attachment, Column, Figure, Heading, Paragraph, Table, write
from qunqiao_engines.official.tests.cast import circular

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EXAMPLES = int(os.environ.get("QUNQIAO_OFFICIAL_EXAMPLES", "25"))
# ISO/IEC 29500-1, A.1: the sequences of CT_PPr, CT_RPr, CT_TblPr, CT_SectPr; what we write of them.
ORDER = {
    "pPr": "keepNext pageBreakBefore widowControl pBdr tabs overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc",
    "rPr": "rFonts snapToGrid color spacing sz szCs lang",
    "tblPr": "tblpPr tblW jc tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tcPr": "tcW vAlign",
    "sectPr": "footerReference pgSz pgMar titlePg docGrid",
    "style": "name qFormat pPr rPr",
    "settings": "evenAndOddHeaders characterSpacingControl compat",
    "font": "altName charset family pitch",
}
# What markup and XML are made to trip over, among what people write.
TEXT = st.text(
    "<>&\"'/]{}%\x00\x0b\n\u2028\ud800\ufffe\u3000 的、一某。（1aé\U0001f600", max_size=45
)


def _roots(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [ET.fromstring(archive.read(name)) for name in archive.namelist()]


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXT, TEXT, TEXT)
def test_no_text_breaks_the_file(one, two, link):
    figure = Figure(two, one, f"https://{link}")
    blocks = (
        Heading(1, one, (two,)),
        Paragraph((one, figure)),
        Table((Column(two),), ((figure,),)),
    )
    document = circular(
        body=blocks,
        letterhead=f"某{one}",
        title=("关于", two, "的通报"),
        addressees=(one,),
        attachments=(Attachment(two, blocks),),
        signatures=(one, two),
    )

    _roots(write(document))


@pytest.mark.parametrize("changes", [{}, {"kind": "letter"}, {"kind": "request", "signer": "王明"}])
def test_properties_stand_in_the_order_of_the_schema(changes):
    for root in _roots(write(circular(**changes))):
        for element in root.iter():
            children = [child for child in element if child.tag != f"{W}headerReference"]
            order = ORDER.get(element.tag.removeprefix(W), "").split()
            places = [order.index(child.tag.removeprefix(W)) for child in children if order]

            assert places == sorted(places)
