"""What is known while rows are judged: the registry, the sender's scope, and the rows accepted so far."""

from dataclasses import dataclass, field

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from qunqiao.registry.policy.intake import Scope
from qunqiao.registry.queries.comparison.judged import Judged
from qunqiao.registry.queries.comparison.known import Records

LANGUAGES = {"zh": "zh-hans", "en": "en"}


@dataclass(slots=True)
class Ground:
    """The registry as the sender may see it, growing by each row that is accepted."""

    scope: Scope
    records: Records
    sees_all: bool
    added: dict[str, set[object]] = field(default_factory=dict)
    refused: dict[str, dict[object, int]] = field(default_factory=dict)

    def note(self, judged: Judged) -> None:
        """Remember what became of a row, for the rows that point to it."""
        name, code = judged.table.name, judged.row.values[judged.table.key[0]]
        if judged.refused:
            self.refused.setdefault(name, {})[code] = judged.row.number
        elif judged.known is None:
            self.added.setdefault(name, set()).add(code)

    def holds(self, table: str, code: object) -> bool:
        """Whether a row may point to ``code``: on record within reach, or accepted just now."""
        known = self.records[table].get((code,))  # type: ignore[arg-type]  # codes are values
        return code in self.added.get(table, ()) or (
            known is not None and self.scope.covers(known.path)
        )

    def refuse_reference(self, judged: Judged, name: str, table: str) -> None:
        """Refuse a row whose ``name`` points to nothing it may point to.

        Whoever cannot see the whole registry is not told whether the record exists elsewhere.
        """
        number = self.refused.get(table, {}).get(judged.row.values[name])
        if number is not None:
            judged.refuse(name, "conflict", reason=both(ROW_REFUSED, number=number))
        else:
            judged.refuse(name, "unknown_reference" if self.sees_all else "forbidden_unit")


def both(sentence: str | Promise, **details: object) -> dict[str, str]:
    """A sentence of this app in the two languages an intake keeps."""
    words = {}
    for short, language in LANGUAGES.items():
        with translation.override(language):
            words[short] = str(sentence) % details
    return words


ROW_REFUSED = _("它指的是本次上传的第 %(number)d 行，那一行没有被收下")
