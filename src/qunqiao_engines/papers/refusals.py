"""What the reader says no to, each with one sentence for the person who sent it."""

from collections.abc import Mapping
from typing import Final

_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "empty": (
        "文件里没有可读的文字，请核对是否选对了文件",
        "The file holds no text to read; check that it is the right file",
    ),
    "too_long": (
        "文字超过 {limit} 字，不像一篇报道或纪要；请只截取需要的部分再读",
        "The text has more than {limit} characters, which no report or minutes have; send only the part that matters",
    ),
    "too_large": (
        "文件（或展开后的内容）超过 {limit} MB，没有读取；请另存为纯文本，或只保留正文",
        "The file, or what it unpacks to, is over {limit} MB and was not read; save it as plain text or keep only the body",
    ),
    "kind": (
        "只能读 .txt、.md、.docx、.html 和带文字的 .pdf；请另存为其中一种",
        "Only .txt, .md, .docx, .html and .pdf with text can be read; save it as one of these",
    ),
    "encoding": (
        "认不出文字编码，请另存为 UTF-8 的纯文本",
        "The encoding of the text is not known; save it as plain text in UTF-8",
    ),
    "damaged": (
        "文件已损坏或不是它的扩展名所说的格式；请重新导出，或另存为纯文本",
        "The file is damaged, or not of the format its name says; export it again, or save it as plain text",
    ),
    "encrypted": (
        "文件有密码保护，无法读取；请去掉密码后再试",
        "The file is protected by a password; remove the password and try again",
    ),
    "no_text": (
        "PDF 里没有文字，多半是扫描件；请先做文字识别，或改用原文件",
        "The PDF holds no text, most likely it is a scan; run text recognition first, or use the original",
    ),
    "too_heavy": (
        "读取这个文件要用的内存或时间超过限度，没有读取；请另存为纯文本后再试",
        "Reading the file would take more memory or time than is allowed; save it as plain text and try again",
    ),
}


class Unreadable(Exception):
    """Nothing of the file or text can be taken; ``code`` says why."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        super().__init__(self.sentence("zh"))

    def sentence(self, language: str = "zh") -> str:
        """One sentence, in ``zh`` or ``en``: what is wrong and what to do."""
        return _SENTENCES[self.code][language == "en"].format(**self.details)
