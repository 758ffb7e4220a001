"""The house's answers to allauth's questions."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit import clock
from qunqiao.kit.display import Display, read, remember
from qunqiao.kit.errors import NotFound
from qunqiao.kit.jinja import moment
from qunqiao.people.actions.note_factor import note_factor
from qunqiao.people.actions.set_password import set_password
from qunqiao.people.models import Account
from qunqiao.people.queries import account_of_staff, has_other_factor, may_enter, reach_of
from qunqiao.people.queries.lost_factors import factor_reset_of

# Only these providers speak for the office: their claims are set by its own administrators.
# In the others (Feishu, DingTalk, WeChat) a person could type somebody else's number.
TRUSTED = frozenset({"openid_connect"})


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are opened by an officer, never by signing up; every change is an action."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("用户名（或工号）与密码不符，请重新输入。"),
        "too_many_login_attempts": _(
            "连续输错次数过多，账号已临时锁定。请十分钟后再试，或请本单位群团干部协助。"
        ),
        "incorrect_password": _("密码不正确，请重新输入。"),
        "account_inactive": _("这个账号已停用，请联系本单位群团干部。"),
        "incorrect_code": _("验证码不正确，请核对后重新输入。"),
        "enter_current_password": _("当前密码不正确，请重新输入。"),
        "same_as_current": _("新密码不能与当前密码相同，请换一个。"),
        "rate_limited": _("尝试次数过多，请稍后再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a person is in the registry first."""
        del request
        return False

    def set_password(self, user: Account, password: str) -> None:
        """Change the password through the action, so that the trail knows."""
        set_password(actor=user.person, account=user, password=password, now=clock.now())

    def send_notification_mail(
        self, template: str, user: Account, *args: Any, **kwargs: Any
    ) -> None:
        """Allauth tells of each factor change here; no mail is assumed, the trail is written."""
        del args, kwargs
        event = template.rsplit("/", 1)[-1]
        if not event.startswith("password"):
            note_factor(actor=user.person, account=user, change=event)

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        """Turn away who has left, also when they come by a passkey or another office's sign-in."""
        if not may_enter(user):
            closed: HttpResponse = self.respond_user_inactive(request, user)
            return closed
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        """Show pages the way the person chose elsewhere, and tell them if a factor was taken away."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        _tell_of_reset(request, user)
        remember_display(request, response, user)
        return response

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, Any]]:
        """The ways to confirm who one is, in our words."""
        words = {
            "reauthenticate": _("用密码确认"),
            "mfa_reauthenticate": _("用验证码或备用码确认"),
            "mfa_reauthenticate:webauthn": _("用通行密钥确认"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words[method["id"]]} for method in methods]


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """What the second factor says and is called."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("验证码不正确或已过期，请看验证器应用上最新的一组数字。"),
        "cannot_delete_authenticator": _(
            "您的职责要求两步验证，不能停用最后一种方式。请先添加另一种方式。"
        ),
        "cannot_generate_recovery_codes": _("请先设置验证器应用或通行密钥，再生成备用码。"),
    }

    def get_totp_issuer(self) -> str:
        """What an authenticator app shows beside the code."""
        return gettext("群桥")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of a person whose duties demand a second factor."""
        needed = reach_of(authenticator.user.person).has(settings.NEEDS_SECOND_FACTOR)
        return not needed or has_other_factor(authenticator.user, authenticator.pk)

    def generate_authenticator_name(self, user: Account, type: str) -> str:  # noqa: A002 - allauth passes it by this name
        """A name to start from; the person may change it."""
        del user, type
        return gettext("我的通行密钥")


class OutsideAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Outside identities open accounts that exist; they never make one."""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "no_password": _("账号还没有密码，请先设置密码，再解除绑定。"),
        "disconnect_last": _("这是唯一的登录方式，请先设置密码，再解除绑定。"),
        "connected_other": _("这个外部账号已经绑定了别的账号。"),
        "invalid_token": _("登录凭据无效，请重新登录。"),
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: an outside identity opens only an account that exists."""
        del request, sociallogin
        return False

    def get_app(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Any:
        """The provider as the operator set it up; ``NotFound`` for one that is not set up."""
        try:
            return super().get_app(request, provider, client_id=client_id)
        except SocialApp.DoesNotExist:
            raise NotFound from None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Join the outside identity to the account of the same staff number, if it names one."""
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        account = _named(sociallogin)
        if account is None or not may_enter(account):
            page = render(request, "account/signup_closed.html", {"outside": True}, status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.connect(request, account)


def _tell_of_reset(request: HttpRequest, account: Account) -> None:
    reset = factor_reset_of(account)
    if reset is not None:
        words = {"when": moment(reset.at), "who": reset.who}
        said = gettext(
            "您的两步验证已由%(who)s于 %(when)s 重置。请重新设置；如果不是您本人要求的，请马上告诉主管部门。"
        )
        messages.warning(request, said % words)


def remember_display(request: HttpRequest, response: HttpResponse, account: Account) -> None:
    """Set the cookies for what the account keeps; what it never chose stays as this browser has it."""
    here = read(request)
    remember(
        response,
        Display(
            account.language or here.language,
            account.theme or here.theme,
            account.size or here.size,
        ),
    )


def _named(sociallogin: Any) -> Account | None:
    """The account whose staff number the claim ``staff_number`` gives; names are not matched."""
    if sociallogin.account.get_provider().id not in TRUSTED:
        return None
    claims: Mapping[str, object] = sociallogin.account.extra_data
    for source in (claims.get("userinfo"), claims.get("id_token"), claims):
        if isinstance(source, Mapping) and source.get("staff_number"):
            return account_of_staff(str(source["staff_number"]))
    return None
