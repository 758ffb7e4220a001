"""Small files of every kind that the tests read, built byte by byte."""

import io
import zipfile

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, prolog: str = "") -> bytes:
    """A .docx whose document has this body."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        xml = f"{prolog}<w:document {_WORD}><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", xml)
    return packed.getvalue()


def paragraph(words: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these lines; with none, only a filled square, like a scan."""
    shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in lines)
    content = f"BT /F1 12 Tf 50 780 Td 16 TL {shown} ET" if lines else "0 0 100 100 re f"
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <0000><FFFF> endcodespacerange "
        "1 beginbfrange <0000><FFFF><0000> endbfrange endcmap end end"
    )
    font = "/Type/Font/BaseFont/Song"
    resources = "/Resources<</Font<</F1 5 0 R>>>>"
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{resources}>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        f"<<{font}/Subtype/Type0/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        f"<<{font}/Subtype/CIDFontType2/DW 1000{system}>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
    ]
    return _numbered(objects)


def _numbered(objects: list[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF".encode()
