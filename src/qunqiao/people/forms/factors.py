"""allauth's second-factor forms in our words."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.forms import Form
from django.utils.translation import gettext_lazy as _

from qunqiao.people.forms.entrance import plain


class EnterCode(AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self)
        self.fields["code"].help_text = _(
            "验证器应用上的六位数字；手机不在身边时，可填一个备用码。"
        )


class ConfirmByCode(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """A code before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self)
        self.fields["code"].help_text = _("验证器应用上的六位数字，或一个备用码。")


class ActivateApp(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code of a newly set-up authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_code(self)
        self.fields["code"].help_text = _("扫码后，验证器应用上显示的六位数字。")
        self.fields["code"].widget.attrs.update(inputmode="numeric")


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A name for the passkey, and whether it opens the account alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("名称")
        self.fields["name"].help_text = _("便于以后分辨，例如“办公室电脑”。")
        if "passwordless" in self.fields:
            self.fields["passwordless"].label = _("可以单独用它登录，不再输入密码")
            self.fields["passwordless"].help_text = _("设备须有指纹、人脸或锁屏密码。")
        plain(self)


class RenamePasskey(EditWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("名称")
        plain(self)


def _name_code(form: Form) -> None:
    form.fields["code"].label = _("验证码")
    form.fields["code"].widget.attrs.update(autocapitalize="none", spellcheck="false")
    plain(form)
