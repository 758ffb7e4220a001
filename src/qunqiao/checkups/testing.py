"""Builders for tests of check-ups: a small rulebook, and a check-up run to its end."""

from datetime import date
from pathlib import Path
from typing import Any

from qunqiao.checkups.actions.draft_amendment import Draft, draft_amendment
from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.actions.waive_finding import waive_finding
from qunqiao.checkups.actions.write_letter import write_letter
from qunqiao.checkups.jobs import examine, try_amendment
from qunqiao.checkups.models import Amendment, Checkup, Finding, Letter, Outcome, Waiver
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import system_person
from qunqiao.registry.models import Organisation, Term

AS_OF = date(2026, 11, 20)
RULEBOOK = """
[rulebook]
id = "test-rules"
version = "1"
titles = { zh = "试验规则", en = "Test rules" }

[[rules]]
id = "term-full"
titles = { zh = "届满应当换届", en = "A full term needs an election" }
subject = "organisation"
jurisdiction = "CN"
strength = "must"
severity = "high"
theme = "organisation"
parameters = { years = 5 }
applies = "tier IN ('committee', 'joint')"
breach = "term_due_on < as_of"
evidence = ["term_due_on", "current_term_row"]
since = "term_due_on"
says = { zh = "这届委员会到 {term_due_on} 届满。", en = "The term ended on {term_due_on}." }
advice = { zh = "尽快换届。", en = "Hold an election." }
next_step = "hold_election"
[[rules.basis]]
instrument = "试验法"
article = "第一条"
date = 2021-12-24
quote = "届满应当换届"
confidence = "V"

[[rules]]
id = "premises"
titles = { zh = "应有活动阵地", en = "Premises are due" }
subject = "unit"
jurisdiction = "CN"
strength = "normally"
severity = "low"
theme = "support"
breach = "NOT premises"
evidence = ["premises"]
says = { zh = "没有活动阵地。", en = "There are no premises." }
advice = { zh = "登记活动阵地。", en = "Record the premises." }
next_step = "record_venue"
[[rules.basis]]
instrument = "内部规定"
confidence = "house"
"""


def lay_rulebook(folder: Path, text: str = RULEBOOK) -> Path:
    """``folder`` with one rulebook in it, to be the house's (``settings.RULEBOOKS``)."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "test-rules.toml").write_text(text, "utf-8")
    return folder


def a_union(unit: Unit, code: str, *, began_on: date | None = date(2024, 1, 1)) -> Organisation:
    """A union committee at ``unit`` with one five-year term, or none recorded."""
    union = Organisation.objects.create(
        code=code, name=f"{code} 工会", unit=unit, kind="trade_union", tier="committee"
    )
    if began_on is not None:
        Term.objects.create(organisation=union, number=1, began_on=began_on, years=5)
    return union


def a_checkup(actor: Person, *, as_of: date = AS_OF) -> Checkup:
    """A check-up of what the registry holds now, ordered by ``actor`` and run to its end."""
    checkup = order_checkup(actor=actor, as_of=as_of, queue=False)
    examine(actor, checkup)
    checkup.refresh_from_db()
    return checkup


def a_waiver(finding: Finding, actor: Person, *, until: date = date(2027, 3, 1)) -> Waiver:
    """A waiver of ``finding``, given on the day of the check-up."""
    return waive_finding(
        actor=actor, finding=finding, reason="机构改革期间暂缓", until=until, on=AS_OF
    )


def an_amendment(actor: Person, *, kind: str = "parameters", **about: Any) -> Amendment:
    """An amendment that was tried: other parameters for a rule that is shipped, if nothing is said."""
    shipped = {"rule": "union-basic-unit-25", "values": {"threshold": 10}}
    what: dict[str, Any] = about or (shipped if kind == "parameters" else {})
    draft = Draft(kind, "按本地文件要求", what.pop("from_on", AS_OF), **what)
    amendment = draft_amendment(actor=actor, draft=draft, on=AS_OF)
    try_amendment.call(amendment_id=amendment.pk)
    amendment.refresh_from_db()
    return amendment


def a_letter(organisation: Organisation) -> Letter:
    """The letter that tells ``organisation`` of the end of its only term."""
    return write_letter(actor=system_person(), term=organisation.terms.get(), on=AS_OF)


def a_finding(unit: Unit, checkup: Checkup, **fields: Any) -> Finding:
    """A breach that stands at ``unit``, as ``checkup`` would have written it."""
    values: dict[str, Any] = {
        "rule": "union-term-expired",
        "subject_kind": Finding.Subject.UNIT,
        "subject_id": unit.pk,
        "subject_name": unit.name,
        "outcome": Outcome.BREACH,
        "theme": "organisation",
        "severity": Finding.Severity.HIGH,
        "strength": Finding.Strength.MUST,
        "urgency": 0,
        "says_zh": "这届委员会已经届满。",
        "says_en": "The term has ended.",
        "digest": "0" * 64,
        "basis": [
            {
                "instrument": "试验法",
                "article": "第一条",
                "quote": "届满应当换届",
                "date": "",
                "confidence": "V",
            }
        ],
    }
    return Finding.objects.create(
        unit=unit, first_checkup=checkup, last_checkup=checkup, **{**values, **fields}
    )


def a_bare_checkup(actor: Person) -> Checkup:
    """A check-up that is done, and of which nothing else is known."""
    return Checkup.objects.create(
        as_of=AS_OF,
        ordered_by=actor,
        ordered_at="2026-11-20T00:00:00Z",
        state=Checkup.State.DONE,
    )
