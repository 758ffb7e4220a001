"""What stands around a page: where its reader may go, and who they are.

Asks the database nothing. Whoever holds the same duties has the same doors, so these are put
together once for each combination and language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from qunqiao.kit import components, kept
from qunqiao.needs.policy import ANSWERING
from qunqiao.people import policy
from qunqiao.people.policy import Reach
from qunqiao.registry.policy.intake import SENDERS

EVERYBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """A door in the navigation; ``roles`` may enter, everybody if there are none."""

    route: str
    label: str | Promise
    icon: str
    roles: frozenset[str] = EVERYBODY


@dataclass(frozen=True, slots=True)
class Entry:
    """A door this reader may use, and whether they stand behind it."""

    label: str
    href: str
    icon: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together, under a word of their own."""

    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Shell:
    """All a shell shows; an address that is "" is not this reader's, and the shell leaves it out.

    ``doors`` are the ``groups``, drawn.
    """

    name: str
    is_staff: bool
    groups: Sequence[Group]
    doors: Markup
    portal: Sequence[Entry]
    home: str
    workbench: str
    complaint: str
    help: str
    display: str
    account: str
    sign_in: str
    sign_out: str


STAFF = policy.STAFF
WORKBENCH: Sequence[tuple[str | Promise, Sequence[Place]]] = (
    (
        _("日常"),
        (
            Place("workbench:home", pgettext_lazy("导航", "待办"), "inbox", STAFF),
            Place("workbench:overview", pgettext_lazy("导航", "总览"), "layout-dashboard", STAFF),
            Place("checkups:findings", pgettext_lazy("导航", "问题"), "alert-triangle", STAFF),
            Place("needs:inbox", pgettext_lazy("导航", "诉求"), "message-report", ANSWERING),
            Place("visits:visits", pgettext_lazy("导航", "走访"), "edit", ANSWERING),
        ),
    ),
    (
        pgettext_lazy("导航", "督导"),
        (
            Place("supervision:tasks", pgettext_lazy("导航", "任务"), "circle-check", STAFF),
            Place("supervision:map", pgettext_lazy("导航", "责任图"), "scale", STAFF),
            Place("supervision:progress", pgettext_lazy("导航", "调度"), "clock", STAFF),
            Place(
                "supervision:rectification_letters",
                pgettext_lazy("导航", "整改"),
                "clipboard-check",
                STAFF,
            ),
            Place("supervision:inspections", pgettext_lazy("导航", "对号入座"), "search", STAFF),
            Place("supervision:meetings", pgettext_lazy("导航", "会议"), "calendar", STAFF),
            Place("supervision:documents", pgettext_lazy("导航", "文件"), "file-text", STAFF),
            Place("exemplars:exemplars", pgettext_lazy("导航", "典型"), "check", STAFF),
        ),
    ),
    (
        _("公文与减负"),
        (
            Place("circulars:circulars", pgettext_lazy("导航", "公文"), "printer", STAFF),
            Place("circulars:reports", pgettext_lazy("导航", "报表"), "download", STAFF),
            Place("burden:requests", pgettext_lazy("导航", "要数据"), "edit", STAFF),
            Place("burden:ledger", pgettext_lazy("导航", "减负台账"), "clock", STAFF),
        ),
    ),
    (
        _("台账"),
        (
            Place("registry:organisations", pgettext_lazy("导航", "组织"), "users-group", STAFF),
            Place("registry:units", pgettext_lazy("导航", "单位"), "building", STAFF),
            Place("registry:people", pgettext_lazy("导航", "人员"), "users", STAFF),
            Place(
                "registry:duplicates", pgettext_lazy("导航", "重复人员"), "user", policy.OVERSEERS
            ),
            Place("registry:transfers", pgettext_lazy("导航", "会籍转接"), "arrow-right", STAFF),
            Place("registry:intakes", pgettext_lazy("导航", "报表导入"), "file-import", SENDERS),
        ),
    ),
    (
        _("管理"),
        (
            Place("checkups:checkups", pgettext_lazy("导航", "体检"), "clipboard-check", STAFF),
            Place("checkups:rules", pgettext_lazy("导航", "规则"), "book-2", STAFF),
            Place("people:seats", pgettext_lazy("导航", "职责"), "id-badge-2", policy.OVERSEERS),
            Place("hooks:hooks", pgettext_lazy("导航", "对接"), "external-link", policy.OVERSEERS),
            Place("workbench:trail", pgettext_lazy("导航", "留痕"), "history", STAFF),
        ),
    ),
)
PORTAL = (
    Place("portal:home", pgettext_lazy("导航", "首页"), "home"),
    Place("portal:my", pgettext_lazy("导航", "我的单位"), "users-group"),
    Place("needs:new", pgettext_lazy("导航", "投诉与求助"), "message-report"),
    Place("portal:help", pgettext_lazy("导航", "帮助"), "help-circle"),
    Place("people:account", pgettext_lazy("导航", "我的"), "user"),
)


@dataclass(frozen=True, slots=True)
class Who:
    """All the doors depend on: the duties held, whether anybody is known, and how they read."""

    roles: frozenset[str]
    is_known: bool
    is_staff: bool
    language: str | None
    prefix: str


def shell_of(request: HttpRequest) -> Shell:
    """The shell for whoever asks; a stranger's where the request got no further than its address."""
    reach: Reach = getattr(request, "reach", None) or Reach(None)
    who = Who(
        roles=frozenset(duty.role for duty in reach.duties),
        is_known=reach.person is not None,
        is_staff=policy.may_use_workbench(reach),
        language=get_language(),
        prefix=get_script_prefix(),
    )
    here = request.path
    doors = _doors(who)
    office = [entry for group in doors.groups for entry in group.entries]
    left = tuple(kept.addresses(request).items())
    shell = _standing(who, _behind(office, here), _behind(doors.portal, here), left)
    name = reach.person.name if reach.person else ""
    return replace(shell, name=name, complaint=_with_origin(shell.complaint, here))


@lru_cache(maxsize=500)
def _doors(who: Who) -> Shell:
    """The shell of such a reader, wherever they stand and whatever they are called."""
    groups = [(str(title), _open(places, who.roles)) for title, places in WORKBENCH if who.is_staff]
    return Shell(
        name="",
        is_staff=who.is_staff,
        groups=tuple(Group(title, entries) for title, entries in groups if entries),
        doors=Markup(),
        portal=_open(PORTAL, who.roles),
        home=reverse("portal:home"),
        workbench=reverse("workbench:home") if who.is_staff else "",
        complaint=reverse("needs:new"),
        help=reverse("portal:help"),
        display=reverse("portal:display"),
        account=reverse("people:account") if who.is_known else "",
        sign_in="" if who.is_known else reverse("account_login"),
        sign_out=reverse("account_logout") if who.is_known else "",
    )


@lru_cache(maxsize=2_000)
def _standing(who: Who, office: str, portal: str, left: tuple[tuple[str, str], ...]) -> Shell:
    """The same shell, the entries of these addresses marked, each list as its reader ``left`` it."""
    doors = _doors(who)
    groups = tuple(Group(group.title, _marked(group.entries, office)) for group in doors.groups)
    drawn = components.doors(groups, dict(left))
    marked = _marked(doors.portal, portal)
    return replace(doors, groups=groups, doors=drawn, portal=marked)


def _open(places: Iterable[Place], roles: frozenset[str]) -> tuple[Entry, ...]:
    return tuple(
        Entry(str(place.label), reverse(place.route), place.icon)
        for place in places
        if not place.roles or place.roles & roles
    )


def _marked(entries: Iterable[Entry], current: str) -> tuple[Entry, ...]:
    return tuple(replace(entry, current=entry.href == current) for entry in entries)


def _behind(entries: Iterable[Entry], here: str) -> str:
    """The door the reader stands behind.

    A record has no door of its own: it counts to the longest address that its own begins with.
    """
    doors = [entry.href for entry in entries if _is_under(here, entry.href)]
    return max(doors, key=len, default="")


def _is_under(here: str, href: str) -> bool:
    return here == href or (href != "/" and here.startswith(href))


def _with_origin(address: str, here: str) -> str:
    return f"{address}?{urlencode({'from': here})}"
