"""A registry that can grow: so many of each noun around one record of each, for counting queries."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from allauth.mfa.models import Authenticator

from qunqiao.checkups.models import Amendment, Checkup, Finding, Outcome
from qunqiao.checkups.testing import RULEBOOK, a_checkup, a_letter, a_union
from qunqiao.hooks.testing import a_hook
from qunqiao.people.actions.grant_seat import grant_seat
from qunqiao.people.models import Person, PrivateDetail, Seat
from qunqiao.people.testing import BEGAN, Cast, a_detail, a_person, a_token, a_unit
from qunqiao.registry.actions.merge_people import merge_people
from qunqiao.registry.models import Organisation
from qunqiao.registry.queries.merging import Choices
from qunqiao.registry.testing import (
    a_fund,
    a_member,
    a_pair,
    a_post,
    a_term,
    a_transfer,
    a_venue,
    an_appointment,
    an_organisation,
)
from qunqiao.registry.tests.workbooks import applied, person, previewed
from tests.shape.crowd_burden import Burdens
from tests.shape.crowd_circulars import Documents
from tests.shape.crowd_exemplars import Exemplars
from tests.shape.crowd_needs import Heard
from tests.shape.crowd_supervision import Supervision

TODAY = date(2026, 11, 20)


@dataclass
class Crowd:
    """Everything hangs on one unit, one union and one worker, whose pages thus show all of it."""

    cast: Cast
    size: int = 0
    union: Organisation = field(init=False)
    away: Organisation = field(init=False)
    burdens: Burdens = field(init=False)
    exemplars: Exemplars = field(init=False)
    supervision: Supervision = field(init=False)
    documents: Documents = field(init=False)
    heard: Heard = field(init=False)
    subjects: dict[str, object] = field(init=False)

    def __post_init__(self) -> None:
        north, worker = self.cast.north, self.cast.worker
        self.union, self.away = a_union(north, "union"), an_organisation(self.cast.south, "away")
        a_detail(worker, PrivateDetail.Kind.PHONE, "13812345678")
        Authenticator.objects.create(user=worker.account, type=Authenticator.Type.TOTP, data={})
        self.subjects = {
            "unit_id": north.pk,
            "organisation_id": self.union.pk,
            "subject_id": self.union.pk,
            "person_id": worker.pk,
            "kind": "phone",
            "rule_id": "union-term-expired",
            "hook_id": a_hook(self.cast.supervisor, north, "https://127.0.0.1:9/")[0].pk,
            "book_id": self._book("test-rules", Amendment.Kind.ADD, text=RULEBOOK).book,
            "merge_id": self._merged(),
        }
        self.supervision = Supervision(self.cast)
        self.subjects |= self.supervision.subjects
        self.documents = Documents(self.cast)
        self.subjects |= self.documents.subjects
        self.burdens = Burdens(self.cast)
        self.subjects |= self.burdens.subjects
        self.exemplars = Exemplars(self.cast)
        self.subjects |= self.exemplars.subjects
        self.heard = Heard(self.cast)
        self.subjects |= self.heard.subjects
        # So that there are two to compare as soon as it has grown.
        self._checked()

    def grow(self, size: int) -> None:
        """Until there are ``size`` of each noun, a fresh check-up and a fresh intake with as many rows."""
        for number in range(self.size, size):
            self._one(number)
        self.size = size
        checkup = self._checked()
        written, waiting = (
            [person(f"{book}-{size}-{number}", "north") for number in range(size)]
            for book in ("written", "waiting")
        )
        self.subjects |= {
            "checkup_id": checkup.pk,
            "finding_id": Finding.objects.filter(organisation__isnull=False).first().pk,
            "applied": applied(self.cast.supervisor, people=written).pk,
            "intake_id": previewed(self.cast.supervisor, people=waiting).pk,
        }

    def subject(self, part: str, route: str) -> object:
        """What stands for ``part`` in the address of ``route``."""
        if route == "registry:intake_undo":
            return self.subjects["applied"]
        if route == "checkups:parameters":
            return "union-basic-unit-25"
        if part == "kind" and route.endswith("findings_of"):
            return "organisation"
        return self.subjects[part]

    def _checked(self) -> Checkup:
        """A check-up without its unknowns: with these the first page is full from the start."""
        checkup = a_checkup(self.cast.supervisor, as_of=TODAY)
        Finding.objects.filter(outcome=Outcome.UNKNOWN).delete()
        return checkup

    def _one(self, number: int) -> None:
        """One more of each."""
        cast, north = self.cast, self.cast.north
        below = a_unit(f"unit-{number:02}", north)
        someone = a_person(f"person-{number:02}", north)
        theirs = an_organisation(north, f"org-{number:02}")
        self.supervision.grow(below, theirs)
        self.documents.grow()
        self.burdens.grow(below, number)
        self.exemplars.grow(below)
        self.heard.grow(below)
        self._filed(number, someone, theirs)
        seat = grant_seat(
            actor=cast.supervisor,
            person=someone,
            role=Seat.Role.EDITOR,
            unit=north,
            began_on=BEGAN,
        )
        twin = a_person(f"twin-{number:02}", north, name=someone.name)
        # Late, so that it waits for those above both sides.
        late = {"asked_on": date(2026, 10, 1), "deadline": date(2026, 10, 15)}
        transfer = a_transfer(a_member(theirs, someone), self.away, cast.officer, **late)
        self.subjects |= {
            "seat_id": seat.pk,
            "duplicate_id": a_pair(someone, twin).pk,
            "transfer_id": transfer.pk,
        }
        a_token(cast.supervisor, secret=f"qq_{number:02}-and-more")
        a_hook(cast.supervisor, north, f"https://127.0.0.1:9/{number}")
        soon = a_union(north, f"soon-{number:02}", began_on=date(2022, 3, 1))
        self.subjects["letter_id"] = a_letter(soon).pk
        away = self._book(f"away-{number:02}", Amendment.Kind.WITHDRAW)
        self.subjects["amendment_id"] = away.pk
        Checkup.objects.create(
            as_of=TODAY - timedelta(days=number + 1),
            ordered_by=cast.supervisor,
            ordered_at=f"2026-11-01T00:{number:02}:00Z",
            state=Checkup.State.FAILED,
        )

    def _filed(self, number: int, someone: Person, theirs: Organisation) -> None:
        """What the registry keeps of the union, of the worker and of one more organisation."""
        worker = self.cast.worker
        # Full since 2020, so that each organisation has a finding.
        a_term(theirs, began_on=date(2015, 1, 1))
        began, ended = date(1960 + number, 1, 1), date(1961 + number, 1, 1)
        a_term(self.union, number + 2, began_on=began, years=1, ended_on=ended)
        an_appointment(a_post(self.union), someone)
        an_appointment(a_post(theirs), worker)
        a_member(self.union, someone)
        a_member(theirs, worker)
        a_fund(self.union, 2025 - number)
        a_venue(self.cast.north)

    def _book(self, book: str, kind: str, **more: object) -> Amendment:
        """An amendment in force."""
        return Amendment.objects.create(
            kind=kind,
            book=book,
            reason="按本地文件要求",
            from_on=TODAY,
            state=Amendment.State.IN_FORCE,
            drafted_by=self.cast.supervisor,
            drafted_at="2026-11-01T00:00:00Z",
            decided_by=self.cast.supervisor,
            decided_at="2026-11-01T00:00:00Z",
            **more,
        )

    def _merged(self) -> int:
        one = a_person("merged", self.cast.north)
        pair = a_pair(one, a_person("merged-twin", self.cast.north, name=one.name))
        merge = merge_people(
            actor=self.cast.supervisor, duplicate=pair, kept=one, choices=Choices(), on=TODAY
        )
        return int(merge.pk)
