"""Identity and telephone numbers among the cells of a workbook: kept sealed, shown covered, compared opened."""

import base64
import json
from collections.abc import Mapping, Sequence

from qunqiao.kit.sealing import Sealed
from qunqiao.people.bridge.numbers import covered, normal
from qunqiao.people.bridge.sealed import open_detail, ring
from qunqiao.people.models import PrivateDetail
from qunqiao.people.queries.private import batches
from qunqiao.registry.bridge import Reason, Value

FIELDS: Mapping[str, tuple[str, ...]] = {"people": tuple(PrivateDetail.Kind.values)}
ABOUT = "intake part"
# By kind, by the row's index in its batch, the number as it is kept.
Numbers = dict[str, dict[int, str]]


def taken_out(table: str, values: dict[str, list[Value]]) -> Numbers:
    """The private columns of a batch, which are removed from it: nothing else may keep them."""
    found: Numbers = {}
    for kind in FIELDS.get(table, ()):
        column = values.pop(kind, [])
        numbers = {
            index: normal(kind, str(number)) for index, number in enumerate(column) if number
        }
        if numbers:
            found[kind] = {index: number for index, number in numbers.items() if number}
    return found


def hidden(table: str, kept: Reason) -> Reason:
    """A reason without the number it is about."""
    if kept["field"] in FIELDS.get(table, ()):
        return {**kept, "value": covered(str(kept["value"]))}
    return kept


def without_numbers(table: str, raw: Mapping[str, str]) -> Mapping[str, str]:
    """A row's cells as written, its private ones covered: the clerk finds the full ones in the file sent."""
    private = FIELDS.get(table, ())
    if not any(raw.get(kind) for kind in private):
        return raw
    return {name: covered(text) if name in private else text for name, text in raw.items()}


def sealed(numbers: Numbers) -> dict[str, object] | None:
    """The numbers in the form a part keeps them; None for none."""
    if not any(numbers.values()):
        return None
    text = json.dumps(numbers, separators=(",", ":"))
    made = ring().seal(text, about=ABOUT)
    return {"key": made.key_number, "cipher": base64.b64encode(made.cipher).decode()}


def opened(kept: Mapping[str, object] | None) -> Numbers:
    """What ``sealed`` sealed."""
    if not kept:
        return {}
    made = Sealed(base64.b64decode(str(kept["cipher"])), int(str(kept["key"])))
    found: Mapping[str, Mapping[str, str]] = json.loads(ring().open(made, about=ABOUT))
    return {
        kind: {int(index): number for index, number in several.items()}
        for kind, several in found.items()
    }


def on_record(kind: str, ids: Sequence[int]) -> dict[int, str]:
    """The numbers kept of these persons, opened to be compared; one query for some thousand."""
    found: dict[int, str] = {}
    for asked in batches(ids):
        for detail in PrivateDetail.objects.filter(kind=kind, person_id__in=asked):
            found[detail.person_id] = open_detail(detail)
    return found
