"""What stands around a page: where its reader may go, and who they are. Asks the database nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

    label: str | Promise
    href: str
    icon: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together, under a word of their own."""

    title: str | Promise
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Shell:
    """All a shell shows; an address that is "" is not this reader's, and the shell leaves it out."""

    name: str
    is_staff: bool
    groups: Sequence[Group]
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
            Place(
                "voice:desk", pgettext_lazy("导航", "投诉处理"), "message-report", policy.OVERSEERS
            ),
        ),
    ),
    (
        _("台账"),
        (
            Place("registry:organisations", pgettext_lazy("导航", "组织"), "users-group", STAFF),
            Place("registry:units", pgettext_lazy("导航", "单位"), "building", STAFF),
            Place("registry:people", pgettext_lazy("导航", "人员"), "users", STAFF),
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
            Place("workbench:trail", pgettext_lazy("导航", "留痕"), "history", STAFF),
        ),
    ),
)
PORTAL = (
    Place("portal:home", pgettext_lazy("导航", "首页"), "home"),
    Place("portal:my", pgettext_lazy("导航", "我的单位"), "users-group"),
    Place("voice:new", pgettext_lazy("导航", "投诉与求助"), "message-report"),
    Place("portal:help", pgettext_lazy("导航", "帮助"), "help-circle"),
    Place("people:account", pgettext_lazy("导航", "我的"), "user"),
)


def shell_of(request: HttpRequest) -> Shell:
    """The shell for whoever asks; a stranger's where the request got no further than its address."""
    reach: Reach = getattr(request, "reach", None) or Reach(None)
    is_staff = policy.may_use_workbench(reach)
    groups = [(title, _open(places, reach)) for title, places in WORKBENCH] if is_staff else []
    office, portal = (
        [entry for _title, entries in groups for entry in entries],
        _open(PORTAL, reach),
    )
    return Shell(
        name=reach.person.name if reach.person else "",
        is_staff=is_staff,
        groups=[
            Group(title, _marked(entries, office, request.path))
            for title, entries in groups
            if entries
        ],
        portal=_marked(portal, portal, request.path),
        home=reverse("portal:home"),
        workbench=reverse("workbench:home") if is_staff else "",
        complaint=_with_origin(reverse("voice:new"), request.path),
        help=reverse("portal:help"),
        display=reverse("portal:display"),
        account=reverse("people:account") if reach.person else "",
        sign_in="" if reach.person else reverse("account_login"),
        sign_out=reverse("account_logout") if reach.person else "",
    )


def _open(places: Iterable[Place], reach: Reach) -> list[Entry]:
    return [
        Entry(place.label, reverse(place.route), place.icon)
        for place in places
        if not place.roles or reach.has(place.roles)
    ]


def _marked(entries: Sequence[Entry], among: Sequence[Entry], here: str) -> list[Entry]:
    """The entries, the one the reader stands behind marked.

    A record has no door of its own: it counts to the longest address ``among`` that its own
    address begins with.
    """
    behind = [entry.href for entry in among if _is_under(here, entry.href)]
    current = max(behind, key=len, default="")
    return [replace(entry, current=entry.href == current) for entry in entries]


def _is_under(here: str, href: str) -> bool:
    return here == href or (href != "/" and here.startswith(href))


def _with_origin(address: str, here: str) -> str:
    return f"{address}?{urlencode({'from': here})}"
