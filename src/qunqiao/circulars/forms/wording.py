"""The words of a draft, block by block; the code of a series; a file or a digest to verify."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.circulars.bridge.marks import unknown_marks
from qunqiao.circulars.models import Circular, Series

MOST_BLOCKS, LONGEST = 300, 4000
_LARGEST_FILE = 20 * 1024 * 1024
_SPARE = 2
_LEVELS = [
    ("0", _("正文")),
    ("1", _("一、 标题")),
    ("2", _("（一） 标题")),
    ("3", _("1. 标题")),
    ("4", _("（1） 标题")),
]


@dataclass(frozen=True, slots=True)
class Row:
    """One block in the form."""

    level: BoundField | None = None
    text: BoundField | None = None
    table: BoundField | None = None
    heads: Sequence[str] = ()


class WordingForm(forms.Form):
    """Heading of the document, then a level and a text for each block, and some empty ones behind."""

    title = forms.CharField(label=_("标题"), max_length=120)
    addressees = forms.CharField(
        label=_("主送机关"), max_length=600, required=False, help_text=_("几个单位用顿号隔开。")
    )
    letterhead = forms.CharField(label=_("发文机关标志"), max_length=80)
    signature = forms.CharField(label=_("署名"), max_length=80)
    signer = forms.CharField(
        label=_("签发人"), max_length=40, required=False, help_text=_("只有报告一类上行文才标注。")
    )
    copies = forms.CharField(label=_("抄送"), max_length=600, required=False)

    def __init__(self, *args: Any, circular: Circular, **kwargs: Any) -> None:
        names = [*self.base_fields]
        initial = {name: getattr(circular, name) for name in names}
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.circular = circular
        self.kept: Sequence[Mapping[str, Any]] = circular.blocks
        for at in range(self._length()):
            block = self.kept[at] if at < len(self.kept) else {"kind": "paragraph", "text": ""}
            if block["kind"] == "table":
                self.fields[f"table{at}"] = forms.BooleanField(
                    label=gettext("保留这张表"), required=False, initial=True
                )
                continue
            level = int(block.get("level", 0)) if block["kind"] == "heading" else 0
            self.fields[f"level{at}"] = forms.ChoiceField(
                label=gettext("第 %(n)d 段的层次") % {"n": at + 1},
                choices=_LEVELS,
                initial=str(level),
            )
            self.fields[f"text{at}"] = forms.CharField(
                label=gettext("第 %(n)d 段") % {"n": at + 1},
                required=False,
                max_length=LONGEST,
                initial=block["text"],
                widget=forms.Textarea(attrs={"rows": _rows(str(block["text"]), level)}),
            )

    def _length(self) -> int:
        """The blocks there are, or as many as were sent in, and some spare."""
        sent = [int(n) for n in re.findall(r"(?<=text)\d{1,4}\b", " ".join(self.data))]
        most = min(max(sent, default=0) + 1, MOST_BLOCKS)
        return max(len(self.kept) + _SPARE, most)

    @property
    def head(self) -> list[BoundField]:
        """The fields above the text."""
        return [self[name] for name in self.base_fields]

    @property
    def rows(self) -> Iterator["Row"]:
        """The blocks: a table's box, or level and text."""
        for at in range(self._length()):
            if f"table{at}" in self.fields:
                heads = [str(one[0]) for one in self.kept[at]["columns"]]
                yield Row(table=self[f"table{at}"], heads=heads)
            else:
                yield Row(level=self[f"level{at}"], text=self[f"text{at}"])

    def clean(self) -> dict[str, Any]:
        """Figures in their brackets are those of the records; levels follow each other."""
        cleaned = super().clean() or self.cleaned_data
        reached, any_text = 0, False
        for at in range(self._length()):
            text = (cleaned.get(f"text{at}") or "").strip()
            any_text = any_text or bool(text) or bool(cleaned.get(f"table{at}"))
            wrong = unknown_marks(text, self.circular.figures)
            if wrong:
                sentence = gettext(
                    "%(mark)s 和记录不一致。数字由记录得出，不能改；要写自己的数字，请去掉整个⟦⟧。"
                )
                self.add_error(f"text{at}", sentence % {"mark": wrong[0][:60]})
            level = int(cleaned.get(f"level{at}") or 0) if text else 0
            if level > reached + 1:
                self.add_error(f"level{at}", gettext("标题越级了，中间少了一层。"))
            reached = level or reached
        if not any_text and not self.errors:
            raise ValidationError(gettext("正文不能是空的。"))
        return cleaned

    def blocks(self) -> list[dict[str, Any]]:
        """The blocks as they are to be kept; an emptied one is gone, each line of a text is a paragraph."""
        made: list[dict[str, Any]] = []
        for at in range(self._length()):
            old = self.kept[at] if at < len(self.kept) else {"told": ""}
            if f"table{at}" in self.fields:
                made += [dict(old)] if self.cleaned_data[f"table{at}"] else []
                continue
            level = int(self.cleaned_data[f"level{at}"])
            for line in self.cleaned_data[f"text{at}"].splitlines():
                if line.strip():
                    made.append(_block(level, line.strip(), old.get("told", "")))
        return made


class IssueForm(forms.Form):
    """The code of the series, asked once."""

    code = forms.CharField(
        label=_("机关代字"),
        max_length=20,
        help_text=_("只用汉字，如“澜直工发”。定下后按年连续编号，不再询问。"),
    )

    def __init__(self, *args: Any, series: Series | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if series is not None:
            del self.fields["code"]


class VerifyForm(forms.Form):
    """A file, or the digest somebody read out."""

    file = forms.FileField(
        label=_("公文文件"),
        required=False,
        widget=forms.FileInput,
        help_text=_("上传收到的 .docx，不保存。"),
    )
    digest = forms.CharField(
        label=_("或者填写指纹"), required=False, max_length=200, help_text=_("64 位字母和数字。")
    )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file is not None and file.size > _LARGEST_FILE:
            raise ValidationError({"file": gettext("文件太大，最多 20 MB。")})
        digest = re.sub(r"\s", "", cleaned.get("digest") or "").lower()
        if file is None and not re.fullmatch(r"[0-9a-f]{64}", digest) and not self.errors:
            raise ValidationError(gettext("请上传文件，或者填写 64 位的指纹。"))
        cleaned["digest"] = digest
        return cleaned


def _rows(text: str, level: int) -> int:
    return 1 if level else max(2, min(12, -(-len(text) // 38)))


def _block(level: int, text: str, told: str) -> dict[str, Any]:
    if level:
        return {"kind": "heading", "level": level, "text": text, "told": told}
    return {"kind": "paragraph", "text": text, "told": told}
