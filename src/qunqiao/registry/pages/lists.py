"""What the registry's lists have in common: the other lists beside them, the day, a line of help."""

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qunqiao.kit import listing
from qunqiao.registry.pages.asking import Asked


def list_page(
    about: Asked,
    table: listing.Table,
    lead: str,
    workbook: str = "",
    popolo: str = "",
    calendar: str = "",
) -> HttpResponseBase:
    """The list as a page or a file; ``lead`` says in one line what it holds.

    ``workbook`` is where the whole registry is to be had, ``popolo`` where posts and holders are as JSON,
    ``calendar`` where one subscribes to what ends.
    """
    context = {
        "title": table.title,
        "day": about.day,
        "lead": lead,
        "tabs": _tabs(about),
        "workbook": workbook,
        "popolo": popolo,
        "calendar": calendar,
    }
    return listing.answer(about.request, table, "registry/list.html", **context)


def _tabs(about: Asked) -> list[tuple[str, str]]:
    """The lists side by side, each as the reader last left it, for the same day."""
    lists = {
        "organisations": _("群团组织"),
        "units": pgettext("名单", "单位"),
        "people": pgettext("名单", "人员"),
        "terms": _("届次"),
        "posts": _("职务"),
        "memberships": _("会籍"),
        "funds": _("经费"),
        "venues": _("阵地"),
    }
    return [(label, about.list_address(f"registry:{name}")) for name, label in lists.items()]
