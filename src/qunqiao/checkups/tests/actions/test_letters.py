"""Letters: half a year ahead, once for each end of a term, until somebody takes them."""

from datetime import date

import pytest

from qunqiao.checkups import queries
from qunqiao.checkups.actions.take_letter import take_letter
from qunqiao.checkups.actions.write_letter import write_letter
from qunqiao.checkups.errors import TakenAlready, ToldAlready
from qunqiao.checkups.jobs import write_letters
from qunqiao.checkups.models import Letter
from qunqiao.checkups.testing import AS_OF, a_letter, a_union
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.models import Seat
from qunqiao.people.queries import reach_of
from qunqiao.people.testing import a_person

SOON, FAR = date(2022, 3, 1), date(2024, 1, 1)


@pytest.fixture
def letter(cast) -> Letter:
    return a_letter(a_union(cast.north, "N-GH", began_on=SOON))


def test_an_officer_writes_no_letters(cast):
    union = a_union(cast.north, "N-GH", began_on=SOON)

    with pytest.raises(NotAllowed):
        write_letter(actor=cast.officer, term=union.terms.get(), on=AS_OF)


def test_an_auditor_takes_no_letters(cast, letter):
    auditor = a_person("auditor", cast.north, Seat.Role.AUDITOR)

    with pytest.raises(NotAllowed):
        take_letter(actor=auditor, letter=letter, on=AS_OF)


def test_each_end_is_told_once(cast, letter):
    with pytest.raises(ToldAlready):
        a_letter(letter.term.organisation)


def test_a_letter_is_taken_once(cast, letter):
    take_letter(actor=cast.officer, letter=letter, on=AS_OF)

    with pytest.raises(TakenAlready):
        take_letter(actor=cast.lead, letter=letter, on=AS_OF)


def test_writing_and_taking_stand_on_the_trail(cast, trail):
    letter = a_letter(a_union(cast.north, "N-GH", began_on=SOON))
    take_letter(actor=cast.officer, letter=letter, on=AS_OF)

    assert [(name, subject) for name, _actor, subject in trail.acts()] == [
        ("checkups.letter.write", str(letter.pk)),
        ("checkups.letter.take", str(letter.pk)),
    ]
    assert trail.last().unit_id == cast.north.pk


def test_only_terms_that_end_within_half_a_year_are_told_of(cast):
    a_union(cast.north, "far", began_on=FAR)
    soon = a_union(cast.north, "soon", began_on=SOON)
    write_letters.call()
    write_letters.call()

    assert [letter.term.organisation for letter in Letter.objects.all()] == [soon]


def test_an_extension_moves_the_end_and_is_told_anew(cast, letter):
    letter.term.extended_until = date(2027, 4, 1)
    letter.term.save()
    write_letters.call()
    assert Letter.objects.count() == 1  # nobody approved it yet

    letter.term.extension_document = "批〔2026〕1号"
    letter.term.save()
    write_letters.call()

    ends = Letter.objects.order_by("due_on").values_list("due_on", flat=True)
    assert list(ends) == [date(2027, 3, 1), date(2027, 4, 1)]


def test_a_letter_waits_for_those_of_the_unit_until_it_is_taken(cast, letter):
    waited = [
        list(queries.letters_waiting(reach_of(who), AS_OF)) for who in (cast.officer, cast.stranger)
    ]
    take_letter(actor=cast.officer, letter=letter, on=AS_OF)

    assert waited == [[letter], []]
    assert not queries.letters_waiting(reach_of(cast.officer), AS_OF)


def test_when_the_election_is_recorded_it_waits_no_longer(cast, letter):
    letter.term.ended_on = date(2026, 11, 1)
    letter.term.save()

    assert not queries.letters_waiting(reach_of(cast.officer), AS_OF)
