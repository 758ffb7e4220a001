"""What a person picks when sending a workbook."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.registry.models import Intake

MEGABYTES = 50
KINDS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")


MODES = (
    (
        Intake.Mode.UPDATE,
        _("以报表为准：有出入的改成报表上的，空着的格子不动"),
    ),
    (Intake.Mode.FILL, _("只补空白：名册里已有的不动，只填名册里空着的")),
    (
        Intake.Mode.REPLACE,
        _("完全以报表为准：有出入的改成报表上的，报表里空着的也清空"),
    ),
)


class SendForm(forms.Form):
    """One workbook; whether it can be read is found out by the job that reads it."""

    file = forms.FileField(
        label=_("报表文件"),
        max_length=200,
        help_text=_("Excel、WPS 表格或 CSV 文件，最大 50 MB。"),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(KINDS)}),
        error_messages={
            "required": _("还没有选文件，请选好再上传。"),
            "empty": _("这个文件是空的，请核对后重新选择。"),
            "invalid": _("文件没有传上来，请重新选择。"),
            "max_length": _("文件名太长，请改短后重新选择。"),
        },
    )

    mode = forms.ChoiceField(
        label=_("名册里已有的怎么办"),
        choices=MODES,
        initial=Intake.Mode.UPDATE,
        widget=forms.RadioSelect,
    )
    strict = forms.BooleanField(
        label=_("有一行退回就全部不写"),
        required=False,
        help_text=_("不勾选时，没有问题的行照常写入，退回的行改好再传。"),
    )

    def clean_file(self) -> Any:
        """The file, once its size and its kind are such as can be read."""
        file = self.cleaned_data["file"]
        if file.size > MEGABYTES * 1024 * 1024:
            size = {"size": -(-file.size // (1024 * 1024)), "limit": MEGABYTES}
            raise ValidationError(
                gettext("这个文件有 %(size)d MB，最大 %(limit)d MB，请分成几个文件上传。"),
                params=size,
            )
        if PurePath(file.name).suffix.lower() not in KINDS:
            raise ValidationError(
                gettext("“%(name)s”不是电子表格，请选 .xlsx、.xls、.xlsb、.ods 或 .csv 文件。"),
                params={"name": file.name[-60:]},
            )
        return file
