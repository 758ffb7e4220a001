"""Keeping what units and organisations were called, when an intake gives them another name."""

from collections.abc import Sequence
from datetime import date

from qunqiao.registry.models import FormerName, Intake, IntakePart
from qunqiao.registry.queries.comparison import kept

_KINDS = {"units": "unit_id", "organisations": "organisation_id"}


def keep_former_names(intake: Intake, parts: Sequence[IntakePart], on: date) -> None:
    """Note each name that a row of these parts replaced."""
    names = []
    for part in parts:
        table = intake.sheets[part.place]["table"]
        if table not in _KINDS or not part.change:
            continue
        found = kept(bytes(part.content), table)
        for index, before in found.before.items():
            if before.get("name"):
                owner = {_KINDS[table]: found.ids[index]}
                names.append(FormerName(name=before["name"], until=on, intake=intake, **owner))
    FormerName.objects.bulk_create(names, batch_size=500)
