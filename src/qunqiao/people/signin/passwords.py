"""The complexity rule of GB/T 22239-2019 (identity, item a), with the number of kinds as a setting."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_KINDS = (str.islower, str.isupper, str.isdigit, lambda char: not char.isalnum())


class MixedCharacters:
    """Demands characters of several kinds: lower case, upper case, digits, others."""

    def __init__(self, kinds: int = 2) -> None:
        self.kinds = kinds

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a password with fewer kinds than asked."""
        del user
        found = sum(any(kind(char) for char in password) for kind in _KINDS)
        if found < self.kinds:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        """The rule as one sentence."""
        return ngettext(
            "密码要包含小写字母、大写字母、数字、符号中的至少 %(n)d 种。",
            "密码要包含小写字母、大写字母、数字、符号中的至少 %(n)d 种。",
            self.kinds,
        ) % {"n": self.kinds} + _("不要用姓名、工号或生日。")
