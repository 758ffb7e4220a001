"""What people paste, and what they make of what was read."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Refusal, Sentence
from qunqiao.people.models import Unit
from qunqiao.people.policy import Reach
from qunqiao.supervision.bridge import papers
from qunqiao.supervision.forms import offer_bodies
from qunqiao.supervision.models import Item
from qunqiao.supervision.queries.parts import PARTS

LARGEST = 20 * 1024 * 1024
WORDS = 4000
LABELS: dict[str, Sentence] = {
    "head": _("要求（一句话）"),
    "body": _("原文"),
    "speaker": _("提出人"),
    "marker": _("条目序号"),
    "text": _("原文"),
    "name": _("名称"),
    "post": _("职务"),
    "role": _("在会上的角色"),
    "value": _("数值或号码"),
    "unit": _("计量单位"),
    "comparison": _("比较"),
    "kind": _("类别"),
}
_LONG = {"body", "text"}


class DocumentForm(forms.Form):
    """A report: its text, or a file that holds it."""

    text = forms.CharField(
        label=_("正文"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        help_text=_("会议报道、纪要、通知都可以，简体繁体都可以，整篇粘贴，不用整理。"),
    )
    file = forms.FileField(
        label=_("或者上传文件"),
        required=False,
        widget=forms.FileInput,
        help_text=_("txt、docx、html，或带文字的 PDF，不超过 20 MB。"),
    )
    unit: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        None, label=_("由哪个单位督办"), empty_label=None
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_bodies(self.fields["unit"], reach)

    def clean(self) -> dict[str, Any]:
        """The text of the file where there is one, with line ends of one character."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        text = cleaned.get("text") or ""
        if file is not None:
            if file.size > LARGEST:
                raise ValidationError({"file": gettext("文件太大，最多 20 MB。")})
            try:
                text = papers.text_of(file.read(), file.name)
            except Refusal as refusal:
                raise ValidationError({"file": str(refusal)}) from refusal
        cleaned["text"] = text.replace("\r\n", "\n").replace("\r", "\n")
        if not cleaned["text"].strip() and not self.errors:
            raise ValidationError({"text": gettext("请粘贴正文，或者上传文件。")})
        return cleaned


class PartsForm(forms.Form):
    """The parts of an item as they should read."""

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in enumerate(PARTS[item.kind]):
            long = name in _LONG
            self.fields[name] = forms.CharField(
                label=str(LABELS[name]),
                required=number == 0,
                max_length=WORDS if long else 200,
                initial=item.said.get(name) or "",
                widget=forms.Textarea(attrs={"rows": 5}) if long else forms.TextInput(),
            )


class SplitForm(forms.Form):
    """Where the second half begins."""

    before = forms.CharField(
        label=_("从哪几个字起分开"),
        max_length=60,
        help_text=_("从原文里抄下后半段开头的几个字。"),
    )


class AddForm(forms.Form):
    """Words of the text that say something the reader did not see."""

    kind = forms.ChoiceField(label=_("这是什么"), choices=Item.Kind.choices)
    words = forms.CharField(
        label=_("原文中的字句"),
        max_length=WORDS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-selected": "words"}),
        help_text=_("在原文里选中一段就会填到这里，也可以复制粘贴。"),
    )
    at = forms.IntegerField(
        required=False, min_value=0, widget=forms.HiddenInput(attrs={"data-selected": "at"})
    )

    def clean_words(self) -> str:
        """The words with line ends as they are kept."""
        return str(self.cleaned_data["words"]).replace("\r\n", "\n").replace("\r", "\n")
