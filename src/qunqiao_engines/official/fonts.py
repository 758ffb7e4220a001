"""The faces of the standard under their usual names, and free ones for machines that lack them."""

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: its name in the document, other names it is sold under, free faces nearest to it."""

    name: str
    others: tuple[str, ...]
    free: tuple[str, ...]
    family: str
    bold: bool = False


# 仿宋 and 楷体 and not their _GB2312 ancestors: those end at 6,763 characters, and a rare character in a
# person's name would fall into another face in the middle of the line. Word finds either by the other's name.
FANGSONG: Final = Face(
    "仿宋",
    ("仿宋_GB2312", "FangSong", "方正仿宋_GBK", "华文仿宋"),
    ("FandolFang", "AR PL SungtiL GB", "Noto Serif CJK SC"),
    "modern",
)
KAITI: Final = Face(
    "楷体",
    ("楷体_GB2312", "KaiTi", "方正楷体_GBK", "华文楷体"),
    ("LXGW WenKai", "AR PL UKai CN", "Noto Serif CJK SC"),
    "modern",
)
HEITI: Final = Face("黑体", ("SimHei", "方正黑体_GBK"), ("Noto Sans CJK SC",), "modern")
BIAOSONG: Final = Face(
    "方正小标宋简体",
    ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋"),
    ("Noto Serif CJK SC",),
    "roman",
    bold=True,
)
SONGTI: Final = Face("宋体", ("SimSun", "新宋体"), ("Noto Serif CJK SC",), "roman")
FACES: Final = (FANGSONG, KAITI, HEITI, BIAOSONG, SONGTI)


def fontconfig() -> str:
    """A fontconfig file that sends every name of the standard to the nearest free face that is there.

    For programs that make a PDF on a machine without the prescribed faces: without it all of them
    silently become one and the same. The prescribed face wins wherever it is installed.
    """
    rules = "".join(_rule(face, name) for face in FACES for name in (face.name, *face.others))
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n'
        f"{rules}</fontconfig>\n"
    )


def _rule(face: Face, name: str) -> str:
    free = "".join(f"<string>{escape(one)}</string>" for one in face.free)
    weight = (
        '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'
        if face.bold
        else ""
    )
    return (
        f'<match target="pattern"><test name="family" qual="any"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="append" binding="strong">{free}</edit>{weight}</match>\n'
    )


def font_table() -> str:
    """The document's font table: with it Word finds a face under its other names."""
    return "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{",".join(face.others)}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{face.family}"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for face in FACES
    )
