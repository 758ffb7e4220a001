"""The letter that orders rectification, in words: facts from the findings, the rest as the sender has it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from qunqiao.checkups.bridge import cited, shelf
from qunqiao.checkups.models import Checkup, Finding
from qunqiao.people.models import Unit
from qunqiao.supervision.queries.report_words import WITHIN_TITLE

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Words:
    """What the sender may change: the opening and the closing of all letters, a note to one unit."""

    opening: str
    closing: str
    notes: Mapping[int, str] = field(default_factory=dict)


def house_words(checkup: Checkup | None) -> Words:
    """The words a letter has unless the sender changes them, in the language of the house."""
    with translation.override(settings.LANGUAGE_CODE):
        opening = _("经体检，发现你单位有下列问题，请按期整改。")
        if checkup is not None:
            opening = _("经%(day)s第 %(n)d 次体检，发现你单位有下列问题，请按期整改。") % {
                "day": formal(checkup.as_of),
                "n": checkup.number,
            }
        closing = _(
            "整改以名册和体检结果为准：办完后更新名册，马上重新核对，符合的到下一次体检正式销号，"
            "不用报送总结、照片和表格；期限之前已经符合的，等待销号期间不算逾期。"
            "确有困难的，在期限之前申请延长整改期限，写明理由。"
        )
    return Words(opening, closing)


def letter_text(
    words: Words, ends: tuple[Unit, Unit], findings: Sequence[Finding], days: "Days"
) -> str:
    """The whole letter from ``ends`` (sender, receiver), in the language of the house.

    What was found, its article and quote, and the day it is due stand there as the records have it.
    """
    sender, receiver = ends
    language = settings.LANGUAGE_CODE
    with translation.override(language):
        lines = [_("整改通知书"), "", _("%(name)s：") % {"name": receiver.name}, words.opening, ""]
        for number, finding in enumerate(findings, start=1):
            due = days.due[finding.severity]
            lines += [*_finding_lines(number, finding, due, language), ""]
        note = words.notes.get(receiver.pk, "").strip()
        lines += [note, ""] if note else []
        lines += [words.closing, "", sender.name, formal(days.on)]
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Days:
    """The day of sending, and when a finding of each severity is due."""

    on: date
    due: Mapping[str, date]


def _finding_lines(number: int, finding: Finding, due: date, language: str) -> list[str]:
    subject = {"n": number, "name": finding.subject_name, "says": finding.says(language)}
    lines = [_("%(n)d. %(name)s：%(says)s") % subject]
    basis = cited(finding.basis, finding.unit.region) or finding.basis
    lines += [_source(one) for one in basis]
    lines.append(_("完成期限：%(day)s") % {"day": formal(due)})
    return lines


def _source(basis: Mapping[str, str]) -> str:
    """The article, and what it says where it is quoted."""
    said = {name: basis.get(name) or "" for name in ("instrument", "article", "quote")}
    said["instrument"] = said["instrument"].translate(WITHIN_TITLE)
    if basis.get("confidence") == "house":
        return _("依据：%(instrument)s%(article)s（内部要求）") % said
    if said["quote"]:
        return _("依据：《%(instrument)s》%(article)s“%(quote)s”") % said
    return _("依据：《%(instrument)s》%(article)s") % said


def formal(day: date) -> str:
    """A day as a letter has it."""
    return _("%(year)d年%(month)d月%(day)d日") % {
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }


def task_namer() -> Callable[[Finding], str]:
    """What the task of a finding is called: its subject and the fault, in the language of the house.

    The rulebooks are opened once for all findings; of a rule that is gone the finding's own words stand.
    """
    language, rules = settings.LANGUAGE_CODE, shelf().rules
    with translation.override(language):
        both = _("%(name)s：%(says)s")

    def name(finding: Finding) -> str:
        view = rules.get(finding.rule)
        about = (finding.outcome, finding.evidence, language)
        says = view.heading(*about) if view else finding.says(language)
        words = both % {"name": finding.subject_name, "says": says}
        return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"

    return name
