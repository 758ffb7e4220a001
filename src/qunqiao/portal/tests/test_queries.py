"""What the portal knows of a person's place: as of the day, at a constant cost."""

from datetime import date

from django.db import DatabaseError

from qunqiao.people.testing import a_person
from qunqiao.portal import queries
from qunqiao.portal.testing import a_member, a_union, a_venue
from qunqiao.registry.models import Appointment, Post

TODAY = date(2026, 11, 20)


def test_another_units_organisations_are_not_mine(cast):
    a_union(cast.south, cast.stranger)

    assert queries.my_place(cast.worker, TODAY).organisations == ()


def test_one_i_joined_elsewhere_is_mine(cast):
    union = a_union(cast.south, cast.stranger)
    a_member(cast.worker, union)

    (mine,) = queries.my_place(cast.worker, TODAY).organisations

    assert mine.organisation == union
    assert mine.joined_on == date(2021, 6, 1)


def test_a_closed_organisation_and_a_past_officer_are_gone(cast):
    union = a_union(cast.north, cast.officer)
    Appointment.objects.update(ended_on=TODAY)

    (mine,) = queries.my_place(cast.worker, TODAY).organisations
    assert mine.officers == ()
    union.closed_on = TODAY
    union.save()
    assert queries.my_place(cast.worker, TODAY).organisations == ()


def test_officers_stand_by_body_and_title(cast):
    union = a_union(cast.north, cast.officer)
    for number, (body, title) in enumerate([("women", "chair"), ("committee", "deputy_chair")]):
        post = Post.objects.create(code=f"p{number}", organisation=union, body=body, title=title)
        Appointment.objects.create(post=post, person=cast.lead, began_on=date(2023, 1, 1))

    (mine,) = queries.my_place(cast.worker, TODAY).organisations

    held = [(one.post.body, one.post.title) for one in mine.officers]
    assert held == [("committee", "chair"), ("committee", "deputy_chair"), ("women", "chair")]


def test_an_extended_term_ends_with_the_extension(cast):
    union = a_union(cast.north, cast.officer)
    (before,) = queries.my_place(cast.worker, TODAY).organisations
    union.terms.update(extended_until=date(2027, 9, 1))
    (asked,) = queries.my_place(cast.worker, TODAY).organisations
    union.terms.update(extension_document="批〔2026〕1号")

    (mine,) = queries.my_place(cast.worker, TODAY).organisations

    assert (asked.due_on, mine.due_on) == (before.due_on, date(2027, 9, 1))


def test_the_cost_does_not_grow(cast, django_assert_max_num_queries):
    for number in range(12):
        union = a_union(cast.north, a_person(f"chair-{number}", cast.north), f"gh-{number}")
        a_member(cast.worker, union)
        a_venue(cast.north, f"v-{number}")

    with django_assert_max_num_queries(7):
        assert len(queries.my_place(cast.worker, TODAY).organisations) == 12


def test_my_posts_are_those_i_hold(cast):
    a_union(cast.north, cast.officer)

    assert [one.post.title for one in queries.my_posts(cast.officer, TODAY)] == ["chair"]
    assert list(queries.my_posts(cast.worker, TODAY)) == []


def test_a_silent_database_is_told_not_raised(db, monkeypatch):
    def fail(*_args, **_kwargs):
        raise DatabaseError("secret host name")

    with monkeypatch.context() as broken:
        broken.setattr(queries.connection, "cursor", fail)
        found = queries.health()

    assert not found.sound
    assert not found.database
