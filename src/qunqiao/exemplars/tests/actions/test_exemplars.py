"""Exemplars: proposed, reviewed by another body, published, taken over; each on record."""

import pytest

from qunqiao.exemplars.actions.begin_adoption import begin_adoption
from qunqiao.exemplars.actions.end_adoption import end_adoption
from qunqiao.exemplars.actions.propose_exemplar import propose_exemplar
from qunqiao.exemplars.actions.publish_exemplar import publish_exemplar
from qunqiao.exemplars.actions.review_exemplar import review_exemplar
from qunqiao.exemplars.actions.withdraw_exemplar import withdraw_exemplar
from qunqiao.exemplars.errors import (
    AdoptedAlready,
    EndedAlready,
    NoReason,
    NotAccepted,
    NotOfUnit,
    NotProposed,
    NotPublished,
    OwnPractice,
    Withdrawn,
)
from qunqiao.exemplars.testing import (
    a_practice,
    a_problem,
    a_published,
    an_accepted,
    an_adoption,
    an_exemplar,
    some_checkups,
)
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Seat
from qunqiao.people.testing import a_person

WHY = "做法具体，可以照做"


def test_nobody_proposes_for_a_unit_beside(cast, today):
    with pytest.raises(NotAllowed):
        propose_exemplar(actor=cast.officer, unit=cast.south, practice=a_practice(), on=today)


def test_evidence_is_what_was_cleared_at_the_unit(cast, today):
    first, second, *_ = some_checkups(cast.supervisor, 2)
    standing = a_problem(cast.north, first)
    elsewhere = a_problem(cast.south, first, second)

    for finding in (standing, elsewhere):
        with pytest.raises(NotOfUnit):
            an_exemplar(cast.officer, cast.north, evidence=[finding])


def test_a_proposal_is_on_record_in_the_name_of_a_body(cast, trail):
    made = an_exemplar(cast.officer, cast.north)

    actor = cast.officer.trail_name
    assert trail.acts() == [("exemplars.exemplar.propose", actor, str(made.pk))]
    assert made.proposing_unit == cast.north


def test_neither_who_did_it_nor_who_proposed_it_reviews_it(cast, today):
    made = an_exemplar(cast.officer, cast.north)
    from_above = an_exemplar(cast.supervisor, cast.north)
    for actor, exemplar in ((cast.lead, made), (cast.officer, made), (cast.supervisor, from_above)):
        with pytest.raises(NotAllowed):
            review_exemplar(actor=actor, exemplar=exemplar, accepted=True, opinion=WHY, on=today)


def test_who_proposed_it_does_not_review_it_under_another_duty(cast, today):
    made = an_exemplar(cast.officer, cast.north)
    Seat.objects.create(
        person=cast.officer, unit=cast.south, role=Seat.Role.UNIT_LEAD, began_on=today
    )

    with pytest.raises(NotAllowed):
        review_exemplar(actor=cast.officer, exemplar=made, accepted=True, opinion=WHY, on=today)


def test_a_review_gives_its_reason_once_and_is_on_record(cast, today, trail):
    made = an_exemplar(cast.supervisor, cast.north)
    other = a_person("south-lead", cast.south, Seat.Role.UNIT_LEAD)
    with pytest.raises(NoReason):
        review_exemplar(actor=other, exemplar=made, accepted=True, opinion=" 好 ", on=today)
    review_exemplar(actor=other, exemplar=made, accepted=False, opinion=WHY, on=today)
    acts = trail.acts()[-1]
    with pytest.raises(NotProposed):
        review_exemplar(actor=other, exemplar=made, accepted=True, opinion=WHY, on=today)

    assert acts == ("exemplars.exemplar.review", other.trail_name, str(made.pk))


def test_only_what_was_accepted_is_published_and_only_by_who_supervises(cast, today, trail):
    proposed = an_exemplar(cast.officer, cast.north)
    with pytest.raises(NotAccepted):
        publish_exemplar(actor=cast.supervisor, exemplar=proposed, on=today)
    accepted = an_accepted(cast.officer, cast.north, cast.supervisor)
    with pytest.raises(NotAllowed):
        publish_exemplar(actor=cast.lead, exemplar=accepted, on=today)
    publish_exemplar(actor=cast.supervisor, exemplar=accepted, on=today)

    assert trail.acts()[-1][0] == "exemplars.exemplar.publish"


def test_it_is_taken_back_once(cast, today, trail):
    made = a_published(cast.officer, cast.north, cast.supervisor)
    with pytest.raises(NotAllowed):
        withdraw_exemplar(actor=cast.officer, exemplar=made, on=today)
    withdraw_exemplar(actor=cast.supervisor, exemplar=made, on=today)
    with pytest.raises(Withdrawn):
        withdraw_exemplar(actor=cast.supervisor, exemplar=made, on=today)

    assert trail.acts()[-1][0] == "exemplars.exemplar.withdraw"


def test_only_what_is_published_is_taken_over_and_not_by_whose_it_is(cast, today):
    accepted = an_accepted(cast.officer, cast.north, cast.supervisor)
    with pytest.raises(NotPublished):
        an_adoption(cast.stranger, accepted, cast.south)
    published = a_published(cast.officer, cast.north, cast.supervisor)
    with pytest.raises(OwnPractice):
        an_adoption(cast.officer, published, cast.north)
    with pytest.raises(NotAllowed):
        an_adoption(cast.officer, published, cast.south)


def test_a_unit_takes_it_over_once_at_a_time(cast, today, trail):
    published = a_published(cast.officer, cast.north, cast.supervisor)
    made = begin_adoption(
        actor=cast.stranger, exemplar=published, unit=cast.south, plan="照做", on=today
    )
    acts = trail.acts()[-1]
    with pytest.raises(AdoptedAlready):
        an_adoption(cast.stranger, published, cast.south)

    assert acts == ("exemplars.adoption.begin", cast.stranger.trail_name, str(made.pk))


def test_what_was_given_up_stays_on_record_and_may_begin_again(cast, today, trail):
    published = a_published(cast.officer, cast.north, cast.supervisor)
    made = an_adoption(cast.stranger, published, cast.south)
    end_adoption(actor=cast.stranger, adoption=made, on=today)
    acts = trail.acts()[-1]
    with pytest.raises(EndedAlready):
        end_adoption(actor=cast.stranger, adoption=made, on=today)

    assert acts[0] == "exemplars.adoption.end"
    assert an_adoption(cast.stranger, published, cast.south).pk != made.pk
