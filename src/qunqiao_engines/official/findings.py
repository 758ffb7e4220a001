"""Departures from the form, each with its clause and one sentence for whoever writes the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

# Code: the clause of GB/T 9704-2012, and what is wrong and what to do, in Chinese and in English.
_SENTENCES: Final[Mapping[str, tuple[str, str, str]]] = {
    "letterhead-missing": (
        "7.2.4",
        "没有发文机关标志，请填写发文机关名称",
        "The letterhead is missing; give the issuer's name",
    ),
    "number-form": (
        "7.2.5",
        "发文字号“{where}”不合格式，应为“机关代字〔年份〕序号号”，如“某工发〔2026〕3号”",
        "The number {where} has another form than 机关代字〔2026〕3号",
    ),
    "signer-missing": (
        "7.2.6",
        "上行文应当标注签发人",
        "A document to a superior body names who signed it",
    ),
    "title-missing": ("7.3.1", "没有标题", "The title is missing"),
    "title-mark": (
        "7.3.1",
        "标题“{where}”末尾不加标点",
        "The title {where} ends with a punctuation mark; take it away",
    ),
    "title-kind": (
        "7.3.1",
        "标题“{where}”应当以文种结尾",
        "The title {where} does not end with the kind of document",
    ),
    "title-words": (
        "7.3.1",
        "标题“{where}”超过一行，请标出可以回行的地方，使词意完整",
        "The title {where} needs several lines; say where its words may be parted",
    ),
    "addressee-missing": ("7.3.2", "没有主送机关", "No body is addressed"),
    "level-skipped": (
        "7.3.3",
        "标题“{where}”越级：结构层次应当依次为“一、”“（一）”“1.”“（1）”",
        "The heading {where} skips a level; they follow each other as 一、（一）1.（1）",
    ),
    "heading-numbered": (
        "7.3.3",
        "标题“{where}”自带序号；序号由系统编排，请删去",
        "The heading {where} carries a number of its own; numbers are counted, take it away",
    ),
    "attachment-mark": (
        "7.3.4",
        "附件名称“{where}”后不加标点",
        "The attachment's name {where} ends with a punctuation mark; take it away",
    ),
    "signature-missing": ("7.3.5", "没有发文机关署名", "No issuing body has signed"),
    "date-form": (
        "7.3.5.4",
        "日期“{where}”应当写全年、月、日，月、日不编虚位，如“2026年1月5日”",
        "The date {where} is to be written in full and without leading zeros: 2026年1月5日",
    ),
    "cited-number-form": (
        "7.2.5",
        "引用的发文字号“{where}”应当用六角括号，不加“第”，不编虚位",
        "The cited number {where} needs the brackets 〔〕, no 第 and no leading zero",
    ),
    "printed-before": (
        "7.4.3",
        "印发日期{where}早于成文日期",
        "It was printed on {where}, before it was written",
    ),
    "table-shape": (
        "8",
        "表格“{where}”的列数前后不一，或列宽不是正数",
        "The table {where} has rows that do not fit its columns, or a column without width",
    ),
}
# What no layout can hide.
_BARS: Final = frozenset(
    {"letterhead-missing", "number-form", "title-missing", "level-skipped", "table-shape"}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A departure from the standard: its code, and the words it is about."""

    code: str
    where: str = ""

    @property
    def clause(self) -> str:
        """Where GB/T 9704-2012 demands it."""
        return _SENTENCES[self.code][0]

    @property
    def bars(self) -> bool:
        """Whether the document cannot be written with it."""
        return self.code in _BARS

    def sentence(self, language: str = "zh") -> str:
        """One sentence, in ``zh`` or ``en``: what is wrong and what to do."""
        return _SENTENCES[self.code][2 if language == "en" else 1].format(where=self.where)


class Unfit(Exception):
    """Faults that no layout can hide; ``findings`` lists all of them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.sentence("zh"))

    def sentence(self, language: str = "zh") -> str:
        """All of it in one sentence, in ``zh`` or ``en``."""
        return ("; " if language == "en" else "；").join(
            one.sentence(language) for one in self.findings
        )
