"""What a record was called before, among its facts."""

from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup

from qunqiao.kit.jinja import day as written
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation
from qunqiao.registry.queries.names import names_on

Fact = tuple[str, object]


def with_names(record: Unit | Organisation, day: date, facts: list[Fact]) -> list[Fact]:
    """``facts`` with the name of a past day before them where it was another, and former names after.

    Of what was never renamed nothing is said: most have one name.
    """
    names = names_on(record, day)
    then = [(_("当时的名称"), names.then)] if names.then != record.name else []
    told = [
        _("%(name)s（用到 %(day)s）") % {"name": name.name, "day": written(name.until)}
        for name in reversed(names.former)
    ]
    former = [(_("曾用名"), Markup("<br>").join(told))] if told else []
    return [*then, *facts, *former]
