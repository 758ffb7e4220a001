"""Entering a demonstration as anybody of its cast; there is no such page otherwise."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Account
from qunqiao.people.signin.adapter import remember_display
from qunqiao.portal.queries import DEMO_NAMES, demo_cast

# What each part of the cast does, and what a visitor might try first; in the order of the page.
PARTS: dict[str, tuple[str | Promise, str | Promise]] = {
    "supervisor": (_("主管部门"), _("看全省体检，点开一个问题看依据；再看投诉与求助，答复一件。")),
    "lead": (_("单位分管领导"), _("看本单位和下级单位的问题，给一位同事授予职责。")),
    "officer": (_("群团干部"), _("从“待办”开始，看本单位组织的届期和缺职，上传一份报表预览。")),
    "stranger": (_("其他单位的群团干部"), _("试着打开别的单位的页面：看不到，这是应该的。")),
    "auditor": (_("经审委员"), _("看本单位工会的经费记录。")),
    "worker": (_("职工"), _("用手机看“我的单位”，找到自己的工会委员会，匿名提一件事。")),
    "counsellor": (_("心理咨询师"), _("看职责很少的人进来是什么样子。")),
    "teller": (_("监票人"), _("看职责很少的人进来是什么样子。")),
    "editor": (_("编辑"), _("看职责很少的人进来是什么样子。")),
    "reviewer": (_("评委"), _("看职责很少的人进来是什么样子。")),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One member of the cast."""

    part: str
    title: str | Promise
    task: str | Promise
    account: Account


@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """Everybody one can enter as."""
    _only_in_a_demo()
    accounts = {one.username.removeprefix(DEMO_NAMES): one for one in demo_cast()}
    cards = [
        Card(part, title, task, accounts[part])
        for part, (title, task) in PARTS.items()
        if part in accounts
    ]
    return render(request, "portal/demo.html", {"cards": cards})


@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as the part posted."""
    _only_in_a_demo()
    part = request.POST.get("role", "")
    account = demo_cast().filter(username=f"{DEMO_NAMES}{part}").first() if part in PARTS else None
    if account is None:
        raise NotFound
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    response = redirect("portal:start")
    remember_display(request, response, account)
    return response


def _only_in_a_demo() -> None:
    if not settings.DEMO:
        raise NotFound
