"""What stands around a page: where its reader may go, and who they are. Asks the database nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qunqiao.people import policy
from qunqiao.people.models import Seat
from qunqiao.people.policy import Reach

SUPERVISOR = frozenset({Seat.Role.SUPERVISOR})
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
    """All a shell shows; an address that is "" has no page yet, and the shell leaves it out."""

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
            Place("workbench:home", _("待办"), "inbox", STAFF),
            Place("workbench:overview", _("总览"), "layout-dashboard", STAFF),
            Place("checkups:findings", _("问题"), "alert-triangle", STAFF),
            Place("voice:desk", _("投诉处理"), "message-report", SUPERVISOR),
        ),
    ),
    (
        _("台账"),
        (
            Place("registry:organisations", _("组织"), "users-group", STAFF),
            Place("registry:units", _("单位"), "building", STAFF),
            Place("registry:people", _("人员"), "users", STAFF),
            Place("registry:intakes", _("报表导入"), "file-import", STAFF),
        ),
    ),
    (
        _("管理"),
        (
            Place("checkups:checkups", _("体检"), "clipboard-check", STAFF),
            Place("checkups:rules", _("规则"), "book-2", STAFF),
            Place("people:seats", _("职责"), "id-badge-2", policy.OVERSEERS),
            Place("workbench:trail", _("留痕"), "history", STAFF),
        ),
    ),
)
PORTAL = (
    Place("portal:home", _("首页"), "home"),
    Place("portal:my", _("我的组织"), "users-group"),
    Place("voice:new", _("投诉与求助"), "message-report"),
    Place("portal:help", _("帮助"), "help-circle"),
    Place("people:account", _("我的"), "user"),
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
        home=_address("portal:home") or "/",
        workbench=_address("workbench:home") if is_staff else "",
        complaint=_with_origin(_address("voice:new"), request.path),
        help=_address("portal:help"),
        display=_address("portal:display"),
        account=_address("people:account") if reach.person else "",
        sign_in="" if reach.person else _address("account_login"),
        sign_out=_address("account_logout") if reach.person else "",
    )


def _open(places: Iterable[Place], reach: Reach) -> list[Entry]:
    return [
        Entry(place.label, href, place.icon)
        for place in places
        if (not place.roles or reach.has(place.roles)) and (href := _address(place.route))
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
    return f"{address}?{urlencode({'from': here})}" if address else ""


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""
