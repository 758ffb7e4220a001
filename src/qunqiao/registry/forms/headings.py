"""What a person says of the headings of a workbook, one question for each column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.jinja import said
from qunqiao.registry import bridge
from qunqiao.registry.actions.correct_headings import Said

ASIDE = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One heading: the field of the form that asks for it, and what is known of it."""

    bound: forms.BoundField
    suggestion: str
    taken: bool


class ColumnField(forms.ChoiceField):
    """What a column is; "not imported" is an answer like any other, so nothing is left to fill in."""

    empty_values = (None,)


class HeadingsForm(forms.Form):
    """The headings of one table: which table it is, and which column is which field.

    ``sheet`` is an entry of ``Intake.sheets``.
    """

    use_required_attribute = False
    table = forms.ChoiceField(label=_("这张表是"))

    def __init__(self, *args: Any, sheet: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        spoken = bridge.language()
        tables = [(name, said(bridge.table_title(name, spoken))) for name in bridge.LAYOUTS]
        self.fields["table"] = forms.ChoiceField(
            label=_("这张表是"), choices=tables, initial=sheet["table"]
        )
        self._now = {heading: field for field, heading in sheet["columns"].items()}
        choices = [(ASIDE, gettext("不导入这一列")), *self._options(spoken)]
        for place, heading in enumerate(sheet["headings"]):
            self.fields[f"h{place}"] = ColumnField(
                label=heading,
                choices=choices,
                initial=self._now.get(heading, ASIDE),
            )

    def questions(self) -> Iterator[Question]:
        """One for each heading, from left to right."""
        spoken = bridge.language()
        for place, heading in enumerate(self.sheet["headings"]):
            likely = self.sheet["suggestions"].get(heading, "")
            suggestion = (
                said(bridge.field_title(self.sheet["table"], likely, spoken)) if likely else ""
            )
            yield Question(self[f"h{place}"], suggestion, heading in self._now)

    def clean(self) -> dict[str, Any]:
        """No field may be claimed by two columns; of another table the columns are asked anew."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("table") != self.sheet["table"]:
            return values
        chosen: dict[str, str] = {}
        for place, heading in enumerate(self.sheet["headings"]):
            field = values.get(f"h{place}", ASIDE)
            if field and field in chosen:
                words = {"first": chosen[field], "second": heading}
                sentence = gettext("“%(first)s”和“%(second)s”选了同一项，请改其中一列。")
                self.add_error(f"h{place}", ValidationError(sentence, params=words))
            chosen.setdefault(field, heading)
        return values

    def said(self) -> Said | None:
        """What differs from how the headings were taken; None where nothing does."""
        table = self.cleaned_data["table"]
        columns = {}
        if table == self.sheet["table"]:
            columns = {
                heading: field
                for place, heading in enumerate(self.sheet["headings"])
                if (field := self.cleaned_data[f"h{place}"]) != self._now.get(heading, ASIDE)
            }
            if not columns:
                return None
        return Said(self.sheet["title"], self.sheet["header_row"], table, columns)

    def _options(self, spoken: bridge.Language) -> list[tuple[str, str]]:
        layout = bridge.LAYOUTS[self.sheet["table"]]
        return [
            (column.field, said(bridge.field_title(layout.table, column.field, spoken)))
            for column in layout.columns
        ]
