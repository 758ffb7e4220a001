"""What a person decides about a program's token."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qunqiao.people.models import Token
from qunqiao.people.models.token import NAME_LENGTH

_DAYS = [("7", _("一周")), ("30", _("一个月")), ("90", _("三个月")), ("365", _("一年"))]


class TokenForm(forms.Form):
    """What the token is for, what it may do, and how long."""

    name = forms.CharField(
        label=_("用途"),
        max_length=NAME_LENGTH,
        help_text=_("写明给哪个程序用，例如“人事系统每晚同步”。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("权限"),
        choices=Token.Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("只选用得着的。令牌能做的，不会超过您本人当天的职责。"),
        error_messages={"required": _("请至少选一项。")},
    )
    days = forms.TypedChoiceField(
        label=_("有效期"), choices=_DAYS, coerce=int, initial="90", help_text=_("最长一年。")
    )
