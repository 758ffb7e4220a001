"""The sample province's exemplars: one published and taken over, one waiting for its review."""

from qunqiao.exemplars.actions.begin_adoption import begin_adoption
from qunqiao.exemplars.actions.propose_exemplar import Practice, propose_exemplar
from qunqiao.exemplars.actions.publish_exemplar import publish_exemplar
from qunqiao.exemplars.actions.review_exemplar import review_exemplar
from qunqiao.kit import clock
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of, the_unit

_FIRST = Practice(
    "届满前半年就排换届日程",
    "群团干部每季度对照名册列出半年内届满的组织，逐个商定选举日期、候选人酝酿和报批时间，写进单位月度例会。",
    "两年来所属基层工会都按期换届，没有再申请延期。",
    rules=("union-term-expired",),
)
_SECOND = Practice(
    "午休开放职工之家",
    "把职工之家的开放时间改到午休和下班后一小时，由工会小组轮流照看，不登记、不打扰。",
    "原来锁着的活动室天天有人用，健身器材坏了当天报修。",
)
_OPINION = "做法具体，不花钱，别的单位照着就能做。"
_PLAN = "先从本级机关工会做起，下个季度推到所属单位。"


def load(supervisor: Person, officer: Person, lead: Person) -> None:
    """Another unit's officer proposes, the supervising body reviews and publishes, the lead takes it over."""
    today = clock.today()
    theirs, mine = _unit(officer), _unit(lead)
    propose_exemplar(actor=lead, unit=mine, practice=_SECOND, on=today)
    made = propose_exemplar(actor=officer, unit=theirs, practice=_FIRST, on=today)
    review_exemplar(actor=supervisor, exemplar=made, accepted=True, opinion=_OPINION, on=today)
    publish_exemplar(actor=supervisor, exemplar=made, on=today)
    begin_adoption(actor=lead, exemplar=made, unit=mine, plan=_PLAN, on=today)


def _unit(person: Person) -> Unit:
    """The unit at which the person's duty lies."""
    return the_unit(reach_of(person), reach_of(person).duties[0].unit_id)
