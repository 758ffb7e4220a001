"""The house's answers to allauth's questions."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from qunqiao.kit import clock
from qunqiao.people.actions.note_factor import note_factor
from qunqiao.people.actions.set_password import set_password
from qunqiao.people.models import Account
from qunqiao.people.queries import account_named


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are opened by an officer, never by signing up; every change is an action."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("用户名（或工号）与密码不符，请重新输入。"),
        "too_many_login_attempts": _("连续输错次数过多，账号已临时锁定，请十分钟后再试，或请管理员协助。"),
        "incorrect_password": _("密码不正确，请重新输入。"),
        "account_inactive": _("这个账号已停用，请联系本单位群团干部。"),
        "incorrect_code": _("验证码不正确，请核对后重新输入。"),
        "enter_current_password": _("当前密码不正确，请重新输入。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a person is in the registry first."""
        del request
        return False

    def set_password(self, user: Account, password: str) -> None:
        """Change the password through the action, so that the trail knows."""
        set_password(actor=user.person, account=user, password=password, now=clock.now())

    def send_notification_mail(self, template: str, user: Account, *args: Any, **kwargs: Any) -> None:
        """allauth tells of each factor change here; no mail is assumed, the trail is written."""
        del args, kwargs
        event = template.rsplit("/", 1)[-1]
        if not event.startswith("password"):
            note_factor(actor=user.person, account=user, change=event)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing is kept about a failed attempt but allauth's own counter."""
        super().authentication_failed(request, **credentials)


class OutsideAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Sign-in through the office's own identity provider (OIDC, DingTalk, Feishu, WeCom)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: an outside identity opens only an account that exists."""
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the outside identity to the account of the same staff number, if it names one.

        The claim is ``staff_number`` (else ``preferred_username``): the provider is the office's
        own, set up by the operator, so its word on who the person is counts.
        """
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.extra_data
        claims = claims.get("userinfo") or claims
        name = claims.get("staff_number") or claims.get("preferred_username")
        account = account_named(str(name)) if name else None
        if account is not None:
            sociallogin.connect(request, account)
