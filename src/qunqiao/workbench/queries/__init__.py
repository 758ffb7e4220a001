"""Reads that join several apps: what waits for an officer, and the trail one may read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.checkups import queries as checkups
from qunqiao.checkups.models import Finding, Letter, Outcome
from qunqiao.kit import clock, jinja
from qunqiao.people.models import Seat
from qunqiao.people.policy import OVERSEERS, STAFF, Reach, may_read_trail
from qunqiao.people.queries import visible_units
from qunqiao.registry.models import Duplicate, Intake, Organisation
from qunqiao.registry.queries.duplicates import visible_duplicates
from qunqiao.registry.queries.intakes import visible_intakes
from qunqiao.registry.queries.transfers import transfers_waiting_for
from qunqiao.supervision.queries.rectifying import findings_under_way
from qunqiao.trail.models import Entry
from qunqiao.trail.queries import all_entries, entries_of_units
from qunqiao.workbench.queries.asked import asked, exemplary
from qunqiao.workbench.queries.asked import burden_this_month as burden_this_month
from qunqiao.workbench.queries.found import alike, teller
from qunqiao.workbench.queries.found import found as _finding
from qunqiao.workbench.queries.heard import heard
from qunqiao.workbench.queries.steps import Batch as Batch
from qunqiao.workbench.queries.steps import Step as Step
from qunqiao.workbench.queries.steps import answering, batched
from qunqiao.workbench.queries.supervised import supervised

MOST, MOST_LETTERS = 12, 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """The most urgent steps in batches, and how many wait of each kind; the rest is in the lists.

    ``mine`` are things to do oneself; ``found`` are findings nobody has ordered, by outcome, and
    ``under_way`` the problems that are tasks already; ``ending`` are terms that end soon.
    """

    batches: list[Batch]
    mine: int
    found: Mapping[str, int]
    under_way: int
    ending: int

    @property
    def steps(self) -> list[Step]:
        """All of them, in their order."""
        return [step for batch in self.batches for step in batch.steps]

    @property
    def signs(self) -> set[str]:
        """The outcomes these steps are marked with."""
        return {s.outcome for s in self.steps} | {s.stage[0] for s in self.steps if s.stage}

    @property
    def total(self) -> int:
        """How many things wait in all."""
        return self.mine + sum(self.found.values()) + self.ending

    @property
    def standing(self) -> Mapping[str, int]:
        """The findings by outcome, those that are tasks already among them."""
        breaches = self.found.get("breach", 0) + self.under_way
        return {**self.found, "breach": breaches} if breaches else self.found


def next_steps(reach: Reach, language: str) -> Waiting:
    """What waits for this person: what is due first, then what is wrong; at most a dozen are told."""
    first = [
        *_intakes(reach),
        *heard(reach),
        *_transfers(reach),
        *supervised(reach),
        *asked(reach),
        *_duplicates(reach),
        *exemplary(reach),
    ]
    # What is ordered waits as its task, with whoever leads it: nobody is told the same thing twice.
    every = checkups.waiting(reach)
    findings = every.exclude(pk__in=findings_under_way())
    counts = _by_outcome(findings)
    under_way = _by_outcome(every.filter(pk__in=findings_under_way()))
    shown = list(findings[: MOST - min(len(first), MOST)])
    tell = teller(reach, language, shown)
    letters = checkups.letters_waiting(reach, clock.today())
    ending = letters.count()
    # What is wrong comes before what will be, and that before what is advised or nobody recorded.
    wrong = [_finding(those, tell) for those in alike(shown, Outcome.BREACH)]
    other = [_finding(those, tell) for those in alike(shown, None)]
    mine, breaches = sum(step.count for step in first), counts.get(Outcome.BREACH, 0)
    batches = batched(
        (_own(first), sorted(first, key=_due), mine),
        (_wrong(reach), wrong, breaches),
        (_("将要届满的"), list(map(_letter, letters[:MOST_LETTERS])), ending),
        (_("建议和缺资料的"), other, sum(counts.values()) - breaches),
        most=MOST,
    )
    return Waiting(batches, mine, counts, under_way.get(Outcome.BREACH, 0), ending)


def _own(steps: Sequence[Step]) -> str:
    """What one's own steps are called, with the order they stand in."""
    dated = sum(step.by is not None for step in steps)
    if not dated:
        return _("等您办的")
    if dated < len(steps):
        return _("等您办的，有期限的先到期的在前，没有期限的在后")
    return _("等您办的，先到期的在前")


def _wrong(reach: Reach) -> str:
    if reach.has(OVERSEERS):
        return _("体检查到、还没有下达整改的问题，严重的在前，同样严重的起得早的在前")
    return _("体检查到的问题，严重的在前，同样严重的起得早的在前")


def _by_outcome(findings: QuerySet[Finding]) -> dict[str, int]:
    counted = findings.order_by().values_list("outcome")
    return dict(counted.annotate(n=Count("pk")))


def _due(step: Step) -> date:
    """Where no day is set, after those that have one."""
    return step.by or date.max


def _intakes(reach: Reach) -> Iterator[Step]:
    ready = visible_intakes(reach).filter(sent_by=reach.person, state=Intake.State.READY)
    for intake in (one for one in ready[:MOST] if one.would_write):
        yield Step(
            "due",
            _("待确认"),
            _("报表“%(name)s”已核对完，等您确认写入") % {"name": intake.filename},
            "",
            _("确认之前什么都不会写入"),
            _("%(day)s 交来") % {"day": jinja.day(timezone.localdate(intake.sent_at))},
            reverse("registry:intake", args=[intake.pk]),
            _("去确认"),
        )


def _transfers(reach: Reach) -> Iterator[Step]:
    today = clock.today()
    waiting = list(transfers_waiting_for(reach, today).values_list("deadline", "asked_on"))
    if waiting:
        first = min(deadline for deadline, _asked in waiting)
        yield Step(
            *answering([deadline for deadline, _asked in waiting], today),
            ngettext("待您确认的会籍转接 %(n)d 件", "待您确认的会籍转接 %(n)d 件", len(waiting))
            % {"n": len(waiting)},
            "",
            _("同意后会籍接上；不同意要写明理由"),
            _("最早的一件请于 %(day)s 前答复") % {"day": jinja.day(first)},
            reverse("registry:transfers"),
            _("去答复"),
            first,
            count=len(waiting),
        )


def _duplicates(reach: Reach) -> Iterator[Step]:
    proposed = visible_duplicates(reach).filter(state=Duplicate.State.PROPOSED)
    found = list(proposed.order_by("found_on").values_list("found_on", flat=True))
    if found:
        yield Step(
            "due",
            _("待判断"),
            ngettext(
                "%(n)d 对记录可能是同一人，等您判断",
                "%(n)d 对记录可能是同一人，等您判断",
                len(found),
            )
            % {"n": len(found)},
            "",
            _("合并错了可以撤销；不是同一人的，以后不再提"),
            _("最早的一对 %(day)s 查到") % {"day": jinja.day(found[0])},
            reverse("registry:duplicates"),
            _("去判断"),
            count=len(found),
        )


def _letter(letter: Letter) -> Step:
    """A term that ends soon; when the letter is taken it waits no longer."""
    words = {"number": letter.term.number, "day": jinja.day(letter.due_on)}
    return Step(
        "due",
        _("将届满"),
        _("第 %(number)d 届到 %(day)s 届满，请准备换届") % words,
        letter.term.organisation.name,
        _("先向上一级报告换届的时间和方案"),
        "",
        reverse("checkups:letter", args=[letter.pk]),
        _("看提醒函"),
    )


def persons_in(entries: QuerySet[Entry]) -> set[str]:
    """The trail keys of all who acted, and of whom accounts and duties are about; two queries."""
    named = entries.order_by()
    subjects = named.filter(action__startswith="people.").values_list(
        "detail__content__after__person", flat=True
    )
    actors = named.values_list("actor", flat=True)
    about = {f"person:{pk}" for pk in subjects.distinct() if isinstance(pk, int)}
    return about | set(actors.distinct())


def organisations_in(entries: QuerySet[Entry]) -> dict[int, str]:
    """The names of the organisations that letters and evidence are about, by row id; two queries."""
    told = entries.order_by().filter(
        action__in=("checkups.letter.write", "supervision.evidence.show")
    )
    ids = told.values_list("detail__content__after__organisation", flat=True).distinct()
    named = Organisation.objects.filter(pk__in=[pk for pk in ids if isinstance(pk, int)])
    return dict(named.values_list("pk", "name"))


def readable_entries(reach: Reach) -> QuerySet[Entry]:
    """The trail this person may read: a supervisor all of it, others what concerns their units."""
    if may_read_trail(reach, None) and reach.has({Seat.Role.SUPERVISOR}):
        return all_entries()
    return entries_of_units(visible_units(reach, STAFF).values_list("pk", flat=True))
