"""A circular with everything in it, and a letter, for the tests that lay them out."""

from datetime import date

from qunqiao_engines.official import (
    Attachment,
    Column,
    Figure,
    Heading,
    Imprint,
    OfficialDocument,
    Paragraph,
    Table,
)

RULE = "各级工会要坚持问题导向和目标导向相统一把整改工作抓在日常严在经常对照检查发现的问题逐项销号"
UNITS = 60


def circular(**changes):
    """通报 with four levels of headings, figures with sources and a table of sixty units."""
    values = {
        "kind": "circular",
        "letterhead": "某某省总工会文件",
        "title": ("某某省总工会", "关于基层组织建设专项检查", "发现问题整改情况", "的通报"),
        "number": "某工发〔2026〕3号",
        "addressees": ("各市总工会", "省直机关工会", "各大型企业工会"),
        "body": body(),
        "attachments": (Attachment("各单位整改情况一览表", (table(),)),),
        "signatures": ("某某省总工会",),
        "date": date(2026, 1, 5),
        "imprint": Imprint(
            (
                "省委办公厅",
                "省人大常委会办公厅",
                "省政府办公厅",
                "省纪委监委驻省总工会纪检监察组",
                "各市党委",
            ),
            "某某省总工会办公室",
            date(2026, 1, 6),
        ),
    }
    return OfficialDocument(**{**values, **changes})


def body():
    found = Figure("1286个", "第7次体检，发现数，2026年1月4日", "https://example.org/checkups/7/")
    return (
        Paragraph(
            ("为落实《中国工会章程》，省总工会对全省基层工会进行了体检，共发现问题", found, "。")
        ),
        Heading(1, "总体情况"),
        # One paragraph of nothing but full-width characters: lines and characters are counted on it.
        Paragraph((RULE * 40 + "。",)),
        Heading(2, "换届工作"),
        Paragraph(
            (
                "到期未换届的",
                Figure("31个", "第7次体检，规则“届满换届”"),
                "，占",
                Figure("2.4%", "同上，31除以1286"),
                "。",
            )
        ),
        Heading(3, "提前提醒", ("届满前六个月发出届满提醒函。",)),
        Heading(4, "提醒的对象", ("基层工会委员会和经费审查委员会。",)),
        Heading(2, "经费审查"),
        Paragraph(("未设经费审查委员会的，应当在下次会员大会上选举产生。",)),
        Heading(1, "有关要求"),
        Paragraph(("请于2026年3月31日前完成整改，并按照某工发〔2025〕12号文件报送结果。",)),
    )


def table():
    columns = (
        Column("序号", 0.8), Column("单位", 6, "left"), Column("发现", 1.2, "right"),
        Column("已整改", 1.2, "right"),
    )  # fmt: skip
    rows = tuple(
        (str(at), f"某某市第{at}建筑工程有限责任公司工会委员会", str(at * 3), str(at * 2))
        for at in range(1, UNITS + 1)
    )
    return Table(columns, rows)
