"""What a record was called before, among its facts."""

from datetime import date

from django.utils.translation import gettext as _

from qunqiao.kit.jinja import day as written
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation
from qunqiao.registry.queries.names import names_on


def named_before(record: Unit | Organisation, day: date) -> list[tuple[str, object]]:
    """The name on a past day where it was another, and former names; no line for what there is not."""
    names = names_on(record, day)
    lines: list[tuple[str, object]] = []
    if names.then != record.name:
        lines.append((_("当时的名称"), names.then))
    if names.former:
        told = [
            _("%(name)s（用到 %(day)s）") % {"name": name.name, "day": written(name.until)}
            for name in reversed(names.former)
        ]
        lines.append((_("曾用名"), _("；").join(told)))
    return lines
