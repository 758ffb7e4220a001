"""allauth's sign-in forms in our words."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, SetPasswordForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.forms import Form
from django.utils.translation import gettext_lazy as _


class SignIn(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """User name or staff number, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("用户名或工号")
        self.fields["password"].label = _("密码")
        self.fields["password"].help_text = ""
        plain(self)
        # A phone's keyboard would otherwise begin the name with a capital.
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")


class ConfirmByPassword(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The password once more, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("密码")
        plain(self)


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The old password and a new one, which must differ from it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("当前密码")
        self.fields["oldpassword"].help_text = ""
        _name_new_password(self)

    def clean(self) -> dict[str, Any]:
        """Refuse the old password as the new one: it would only reset its age."""
        values: dict[str, Any] = super().clean()
        old, new = values.get("oldpassword"), values.get("password1")
        if new and old == new:
            self.add_error("password1", get_adapter().validation_error("same_as_current"))
        return values


class ChoosePassword(SetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    """A first password of one's own, for an account that had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_new_password(self)


def plain(form: Form) -> None:
    """Take allauth's placeholders away: they repeat the label and vanish while one types."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


def _name_new_password(form: Form) -> None:
    form.fields["password1"].label = _("新密码")
    form.fields["password1"].help_text = " ".join(password_validators_help_texts()).strip()
    form.fields["password2"].label = _("再输入一次新密码")
    plain(form)
