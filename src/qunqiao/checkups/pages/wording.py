"""Words for codes that several pages show."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, str | Promise]
_TABLES: Words = {
    "units": pgettext_lazy("名单", "单位"),
    "organisations": _("群团组织"),
    "terms": _("届次"),
    "posts": _("职务"),
    "appointments": _("任职"),
    "people": pgettext_lazy("名单", "人员"),
    "memberships": _("会籍"),
    "funds": _("经费记录"),
    "venues": _("阵地"),
}


def table_word(table: str) -> str:
    """What a table of the registry is called."""
    return str(_TABLES.get(table, table))
