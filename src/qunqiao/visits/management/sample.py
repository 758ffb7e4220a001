"""The sample province's visits and what people asked for: a few, at each stage, all invented."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid5

from qunqiao.kit import clock
from qunqiao.needs.actions.answer_need import answer_need
from qunqiao.needs.actions.file_complaint import Said, file_complaint
from qunqiao.needs.actions.take_need import take_need
from qunqiao.needs.models import Need
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of, system_person
from qunqiao.visits.actions.note_visit import Met, Noted, note_visit
from qunqiao.visits.models import Visit
from qunqiao.visits.queries import units_to_visit

_KEYS = UUID("6f1d3c0e-4f0b-4a57-9d60-0b8a5b8d2f11")
_CANTEEN = "夜班职工下班后食堂已经关门，想吃口热饭"
_FORMS = "同一份台账每周要按三种格式各报一遍，内容一样"


def load(supervisor: Person, lead: Person) -> None:
    """Two visits of the supervising body, one of a unit's lead, and two complaints without a name."""
    today = clock.today()
    mine = _units(supervisor)
    theirs = _units(lead)
    first = _visit(
        supervisor, mine[1], today - timedelta(days=26), (_CANTEEN, "女职工休息室没有空调")
    )
    _visit(supervisor, mine[2], today - timedelta(days=9), ("新来的年轻人不知道怎么入会",))
    _visit(lead, theirs[-1], today - timedelta(days=4), ("活动室钥匙在办公室，周末进不去",))
    canteen, _room = [one.need for one in first.difficulties.all()]
    answer = "食堂从下周起夜班留两个窗口到 23 点，已贴出通知。"
    answer_need(actor=supervisor, need=canteen, answer=answer, on=today - timedelta(days=2))
    _complaints(supervisor, theirs[0], today)


def _units(person: Person) -> Sequence[Unit]:
    return units_to_visit(reach_of(person))


def _visit(by: Person, unit: Unit, day: date, difficulties: Sequence[str]) -> Visit:
    heard = "班组座谈，食堂、休息场所和培训说得最多。"
    key = uuid5(_KEYS, f"{by.staff_number} {unit.code} {day}")
    met = Met(workers=14, officers=3, companions=1)
    noted = Noted(key, unit, day, met, heard, difficulties)
    return note_visit(actor=by, noted=noted, on=clock.today())


def _complaints(supervisor: Person, about: Unit, today: date) -> None:
    forms = Said(_FORMS, Need.Kind.FORMALISM, place=about.name)
    taken = file_complaint(actor=system_person(), said=forms, on=today - timedelta(days=13)).need
    take_need(actor=supervisor, need=taken, on=today - timedelta(days=12))
    late = Said("手机上看不清楚委员会名单，字太小", Need.Kind.PLATFORM, page="/my/")
    file_complaint(actor=system_person(), said=late, on=today - timedelta(days=17))
