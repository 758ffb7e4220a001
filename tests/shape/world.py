"""One of everything at the unit where ``officer`` and ``lead`` have their seats, for the matrix."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile

from qunqiao.checkups.actions.enforce_amendment import enforce_amendment
from qunqiao.checkups.models import Checkup, Finding
from qunqiao.checkups.testing import (
    AS_OF,
    RULEBOOK,
    a_checkup,
    a_letter,
    a_union,
    a_waiver,
    an_amendment,
)
from qunqiao.hooks.testing import a_hook
from qunqiao.kit import clock
from qunqiao.people.models import Person, PrivateDetail, Seat, Token, Unit
from qunqiao.people.testing import BEGAN, Cast, a_detail, a_person, a_token, a_unit
from qunqiao.registry.actions.merge_people import merge_people
from qunqiao.registry.models import Duplicate, Intake
from qunqiao.registry.queries.merging import Choices
from qunqiao.registry.testing import a_member, a_pair, a_transfer, an_organisation
from tests.shape.world_burden import BURDENED
from tests.shape.world_circulars import DOCUMENTS
from tests.shape.world_exemplars import EXEMPLARY
from tests.shape.world_needs import HEARD
from tests.shape.world_supervision import SUPERVISED

Values = Mapping[str, object]


@dataclass
class World:
    """Makes, when a row asks for it by name, what a route's address or form needs."""

    cast: Cast

    def of(self, wanted: str | Values) -> Values:
        """The values themselves, or what the world makes under that name."""
        if not isinstance(wanted, str):
            return wanted
        return MAKERS[wanted](self.cast) if wanted else {}


def _organisation(cast: Cast) -> Values:
    return {"organisation_id": a_union(cast.north, "north-gh").pk}


def _intake(state: str) -> Callable[[Cast], Values]:
    def make(cast: Cast) -> Values:
        intake = Intake.objects.create(
            sent_by=cast.officer,
            sent_at=clock.now(),
            since=clock.now(),
            filename="a.xlsx",
            content=b"",
            digest="0" * 64,
            state=state,
            sheets=[],
        )
        return {"intake_id": intake.pk}

    return make


def _checkup(cast: Cast) -> Checkup:
    # Elected in 2015 for five years: long over, so there is a finding at north.
    a_union(cast.north, "late-gh", began_on=BEGAN.replace(year=2015))
    return a_checkup(cast.supervisor, as_of=AS_OF)


def _finding(cast: Cast) -> Values:
    _checkup(cast)
    return {"finding_id": Finding.objects.filter(unit=cast.north).first().pk}


def _amendment(cast: Cast) -> Values:
    a_checkup(cast.supervisor, as_of=AS_OF)
    return {"amendment_id": an_amendment(cast.supervisor).pk}


def _own_book(cast: Cast) -> Values:
    a_checkup(cast.supervisor, as_of=AS_OF)
    amendment = an_amendment(cast.supervisor, kind="add", text=RULEBOOK)
    enforce_amendment(actor=cast.supervisor, amendment=amendment, on=AS_OF)
    return {"book_id": amendment.book}


def _no_book(cast: Cast) -> Values:
    a_checkup(cast.supervisor, as_of=AS_OF)
    return {"text": "-", "reason": "按本地文件要求", "from_on": "2026-11-20"}


def _rule_of_checkup(cast: Cast) -> Values:
    a_checkup(cast.supervisor, as_of=AS_OF)
    return {"rule_id": "union-basic-unit-25"}


def _waived(cast: Cast) -> Values:
    found = _finding(cast)
    a_waiver(Finding.objects.get(pk=found["finding_id"]), cast.supervisor)
    return found


def _seat(cast: Cast) -> Values:
    seat = Seat.objects.create(
        person=cast.worker, unit=cast.north, role=Seat.Role.EDITOR, began_on=BEGAN
    )
    return {"seat_id": seat.pk}


def _token_of_officer(cast: Cast) -> Values:
    a_token(cast.officer)
    return {"token_id": Token.objects.get().pk}


def _newcomer(cast: Cast) -> Values:
    newcomer = Person.objects.create(staff_number="newcomer", name="新人", unit=cast.north)
    return {"person_id": newcomer.pk}


def _transfer(to: Callable[[Cast], Unit]) -> Callable[[Cast], Values]:
    def make(cast: Cast) -> Values:
        membership = a_member(an_organisation(cast.north), cast.worker)
        there = an_organisation(to(cast))
        return {"transfer_id": a_transfer(membership, there, cast.officer).pk}

    return make


def _own_membership(cast: Cast) -> Values:
    return {"membership_id": a_member(an_organisation(cast.north), cast.worker).pk}


def _own_transfer(cast: Cast) -> Values:
    membership = a_member(an_organisation(cast.north), cast.worker)
    return {"transfer_id": a_transfer(membership, an_organisation(cast.south), cast.worker).pk}


def _number(cast: Cast) -> Values:
    a_detail(cast.worker, PrivateDetail.Kind.PHONE, "13812345678")
    return {"person_id": cast.worker.pk, "kind": "phone"}


def _factors(cast: Cast) -> Values:
    Authenticator.objects.create(user=cast.worker.account, type=Authenticator.Type.TOTP, data={})
    return {"person_id": cast.worker.pk}


def _hook(owner: str) -> Callable[[Cast], Values]:
    def make(cast: Cast) -> Values:
        hook, _secret = a_hook(getattr(cast, owner), cast.north, "https://127.0.0.1:9/")
        return {"hook_id": hook.pk}

    return make


def _pair(unit: Callable[[Cast], Unit]) -> Callable[[Cast], Values]:
    return lambda cast: {"duplicate_id": _two_of_one(cast, unit(cast)).pk}


def _merge(unit: Callable[[Cast], Unit]) -> Callable[[Cast], Values]:
    def make(cast: Cast) -> Values:
        pair = _two_of_one(cast, unit(cast))
        merge = merge_people(
            actor=cast.supervisor,
            duplicate=pair,
            kept=pair.one,
            choices=Choices(),
            on=clock.today(),
        )
        return {"merge_id": merge.pk}

    return make


def _two_of_one(cast: Cast, unit: Unit) -> Duplicate:
    one = a_person("twice", cast.north)
    return a_pair(one, a_person("twice-2", unit, name=one.name))


MAKERS: dict[str, Callable[[Cast], Values]] = {
    "unit": lambda cast: {"unit_id": cast.north.pk},
    "leaf": lambda cast: {"unit_id": a_unit("leaf", cast.north).pk},
    "to south": lambda cast: {"under": cast.south.code, "confirmed": "yes"},
    "close": lambda _cast: {"on": "2026-11-20"},
    "organisation": _organisation,
    "person": lambda cast: {"person_id": cast.worker.pk},
    "person with factors": _factors,
    "leaver": lambda cast: {
        "person_id": a_person("leaver", cast.north, left_on=BEGAN).pk,
    },
    "erase": lambda _cast: {"basis": "request", "confirmed": "1"},
    "number": _number,
    "own number": lambda cast: {"kind": _number(cast)["kind"]},
    "no number": lambda cast: {"person_id": cast.worker.pk, "kind": "id_number"},
    "typed number": lambda _cast: {"number": "11010519491231002X"},
    "reading": lambda _cast: {"purpose": "identity", "reason": "核对身份"},
    "organisation findings": lambda cast: {
        "kind": "organisation",
        "subject_id": _organisation(cast)["organisation_id"],
    },
    "pair": _pair(lambda cast: cast.north),
    "pair across units": _pair(lambda cast: cast.south),
    "merge": _merge(lambda cast: cast.north),
    "merge across units": _merge(lambda cast: cast.south),
    "transfer": _transfer(lambda cast: cast.south),
    "transfer of others": _transfer(lambda cast: cast.north_lab),
    "own membership": _own_membership,
    "own transfer": _own_transfer,
    "transfer day": lambda _cast: {"day": "2026-11-20"},
    "intake": _intake(Intake.State.READY),
    "intake applied": _intake(Intake.State.APPLIED),
    "intake reading": _intake(Intake.State.READING),
    "workbook": lambda _cast: {
        "file": SimpleUploadedFile("a.xlsx", b"not a workbook"),
        "mode": "update",
    },
    "checkup": lambda cast: {"checkup_id": _checkup(cast).pk},
    "finding": _finding,
    "waived": _waived,
    "amendment": _amendment,
    "letter": lambda cast: {
        "letter_id": a_letter(a_union(cast.north, "soon-gh", began_on=date(2022, 3, 1))).pk
    },
    "own book": _own_book,
    "why": lambda _cast: {"reason": "按本地文件要求", "from_on": "2026-11-20"},
    "no book": _no_book,
    "rule": _rule_of_checkup,
    "threshold": lambda _cast: {
        "p_threshold": "10",
        "reason": "按本地文件要求",
        "from_on": "2026-11-20",
    },
    "values": lambda _cast: {
        "values": {"threshold": 10},
        "reason": "按本地文件要求",
        "from_on": "2026-11-20",
    },
    "waiver": lambda _cast: {"reason": "机构改革期间暂缓", "until": "2027-03-01"},
    "seat": _seat,
    "seat end": lambda _cast: {"ended_on": "2026-11-20"},
    "seat grant": lambda cast: {
        "staff_number": cast.worker.staff_number,
        "unit": cast.north.code,
        "role": "officer",
        "began_on": "2026-11-20",
    },
    "grant by id": lambda cast: {
        "person_id": cast.worker.pk,
        "unit_id": cast.north.pk,
        "role": "officer",
        "began_on": "2026-11-20",
    },
    "north by id": lambda cast: {"unit_id": cast.north.pk},
    "hook inside": lambda cast: {
        "name": "x",
        "url": "https://127.0.0.1:9/",
        "unit_id": cast.north.pk,
        "events": ["people.unit"],
    },
    "under south": lambda cast: {"under_id": cast.south.pk},
    "token": lambda _cast: {"name": "x", "scopes": ["me:read"], "days": "30"},
    "token of officer": _token_of_officer,
    "newcomer": _newcomer,
    "user name": lambda _cast: {"username": "newcomer"},
    "lead's hook": _hook("lead"),
    "supervisor's hook": _hook("supervisor"),
    "to north": lambda cast: {"unit": cast.north.code},
    **BURDENED,
    **EXEMPLARY,
    **HEARD,
    **SUPERVISED,
    **DOCUMENTS,
}
