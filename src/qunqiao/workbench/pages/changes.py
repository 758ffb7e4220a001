"""What an entry of the trail changed, in words: fields by their names, codes and numbers by what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from qunqiao.burden.models import Charge
from qunqiao.checkups.models import Outcome
from qunqiao.kit.columns import answered
from qunqiao.kit.jinja import day, number, said
from qunqiao.people.models import ErasureBasis, PrivateDetail, ReadingPurpose
from qunqiao.registry.models import Verdict
from qunqiao.trail.models import Entry
from qunqiao.workbench.pages.field_words import FIELDS

_CODES: Mapping[str, str | Promise] = {
    **dict(Outcome.choices),
    **dict(Verdict.choices),
    **dict(PrivateDetail.Kind.choices),
    **dict(ReadingPurpose.choices),
    **dict(ErasureBasis.choices),
    **dict(Charge.Kind.choices),
    "kind": gettext_lazy("事项类别"),
    "minutes": gettext_lazy("每个对象约需分钟"),
    "recipients": gettext_lazy("对象数"),
    "issued": gettext_lazy("已发给反映人"),
    "too_late": gettext_lazy("已放弃，没有读取"),
    "unreadable": gettext_lazy("无法读取"),
    "refreshed": gettext_lazy("名册已有改动，重新核对"),
    "units": pgettext_lazy("名单", "单位"),
    "organisations": gettext_lazy("群团组织"),
    "terms": gettext_lazy("届次"),
    "posts": gettext_lazy("职务"),
    "appointments": gettext_lazy("任职"),
    "people": pgettext_lazy("名单", "人员"),
    "memberships": gettext_lazy("会籍"),
    "funds": gettext_lazy("经费"),
    "venues": gettext_lazy("阵地"),
}
_UNITS = {"about", "holder", "owner", "parent", "part", "unit", "verifier"}
_DIGEST = re.compile(r"[0-9a-f]{32,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Names:
    """What the numbers in entries stand for; what is missing stays a number."""

    people: Mapping[str, str]
    units: Mapping[int, str]
    organisations: Mapping[int, str]


def changes(entry: Entry, names: Names) -> list[str]:
    """One line for each field the entry recorded: what it is now, and what it was before."""
    content = entry.detail.content
    if content is None:
        return [_("内容已依法删除，摘要仍在")]
    before, after = content.get("before", {}), content.get("after", {})
    told = [field for field in {**before, **after} if _holds(before, field) or _holds(after, field)]
    return [_line(entry.subject_kind, field, before, after, names) for field in told]


def _holds(content: Mapping[str, Any], field: str) -> bool:
    """Whether there is a value: nothing before and nothing now is not worth a line."""
    return content.get(field) not in (None, "", [], {})


def _line(
    kind: str, field: str, before: Mapping[str, Any], after: Mapping[str, Any], names: Names
) -> str:
    words = {
        "field": _field(kind, field),
        "old": _value(kind, field, before.get(field), names),
        "new": _value(kind, field, after.get(field), names),
    }
    if field not in after:
        return _("%(field)s：原为%(old)s") % words
    if before.get(field) is None:
        return _("%(field)s：%(new)s") % words
    return _("%(field)s：%(old)s → %(new)s") % words


def _field(kind: str, name: str) -> str:
    """The field's name: the model's if somebody gave it one there, else ours."""
    unnamed = name.replace("_", " ")
    words = str(getattr(_model_field(kind, name), "verbose_name", unnamed))
    return words if words != unnamed else str(FIELDS.get(name, name))


def _value(kind: str, field: str, value: Any, names: Names) -> str:
    if field == "person":
        return names.people.get(f"person:{value}", str(value))
    if field == "organisation":
        return names.organisations.get(value, str(value))
    if field in _UNITS:
        return names.units.get(value, "–" if value is None else str(value))
    if field == "parts" and isinstance(value, list):
        return _("、").join(names.units.get(one, str(one)) for one in value)
    chosen = dict(getattr(_model_field(kind, field), "flatchoices", ()) or ())
    return str(chosen[value]) if isinstance(value, str) and value in chosen else _plain(value)


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return answered(value)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list):
        return _("、").join(_plain(item) for item in value)
    return _text(str(value))


def _mapping(value: Mapping[str, Any]) -> str:
    """Counts by what they count, the zeros left out; a sentence in the reader's language."""
    if set(value) == {"zh", "en"}:
        return said(value["en" if (get_language() or "") == "en" else "zh"])
    parts = {key: _plain(item) for key, item in value.items() if item}
    shown = [f"{_CODES.get(key, key)} {part}" for key, part in parts.items() if part != "–"]
    return _("、").join(shown) or "–"


def _text(value: str) -> str:
    if _DIGEST.fullmatch(value):
        return f"{value[:12]}…"
    if _DAY.fullmatch(value):
        return day(date.fromisoformat(value))
    return str(_CODES.get(value, value))


def _model_field(kind: str, name: str) -> Any:
    try:
        return apps.get_model(kind)._meta.get_field(name)  # noqa: SLF001 - Django's documented model API
    except (FieldDoesNotExist, LookupError):
        return None
