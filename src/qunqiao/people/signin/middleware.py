"""What must be settled before a signed-in person may work: password age, second factor, idle time."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from qunqiao.kit import clock
from qunqiao.people.models import Account
from qunqiao.people.policy import Reach
from qunqiao.people.queries import Owed, owed, reach_of

# Where these duties themselves are fulfilled, and what must work for anybody.
_FREE = frozenset(
    {"account_logout", "account_change_password", "account_set_password", "account_reauthenticate"}
    | {"portal:display", "portal:help", "healthz", "needs:new", "needs:receipt", "needs:add"}
)


class Safeguards:
    """Gives each request its ``reach`` and stops those who owe a password or a second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _keep_awake(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: object) -> HttpResponse | None:
        del args
        account = request.user
        if not isinstance(account, Account):
            request.reach = Reach(None)  # type: ignore[attr-defined]  # read by people.pages.reach_in
            return None
        reach = reach_of(account.person)
        request.reach = reach  # type: ignore[attr-defined]  # read by people.pages.reach_in
        route = request.resolver_match.view_name if request.resolver_match else ""
        # The JSON API refuses in its own words: a program cannot follow a redirect to a form.
        if route in _FREE or route.startswith(("kit:", "api-1:")):
            return None
        due = owed(account, reach)
        if due == "factor" and route.startswith("mfa_"):
            return None
        return _sent_to_settle(request, due) if due else None


def _keep_awake(request: HttpRequest) -> None:
    """Extend the session when a quarter of it is gone: idle time-out without a write per page."""
    if not request.user.is_authenticated:
        return
    now = int(clock.now().timestamp())
    if now - request.session.get("awake", 0) > settings.SESSION_COOKIE_AGE / 4:
        request.session["awake"] = now


def _sent_to_settle(request: HttpRequest, due: Owed) -> HttpResponse:
    words, page = {
        "password": (
            _("请先设置新密码：初始密码或使用过久的密码要更换后才能继续。"),
            "account_change_password",
        ),
        "factor": (
            _("您的职责要求两步验证：请先设置验证器应用或通行密钥。"),
            "mfa_index",
        ),
    }[due]
    messages.warning(request, words)
    return redirect(page)
