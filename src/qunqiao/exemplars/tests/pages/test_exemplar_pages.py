"""Exemplars on pages: proposed with what shows it, reviewed, read by all, never as a ranking."""

import pytest

from qunqiao.exemplars.models import Adoption, Exemplar
from qunqiao.exemplars.testing import (
    a_problem,
    a_published,
    an_accepted,
    an_exemplar,
    some_checkups,
)
from qunqiao.people.testing import a_unit

WORDS = {"title": "届满前半年就排日程", "done": "每季度排一次", "changed": "按期换届"}


def test_a_proposal_carries_the_rules_of_what_shows_it(cast, sign_in):
    first, second = some_checkups(cast.supervisor, 2)
    shown = a_problem(cast.north, first, second)
    address = f"/exemplars/propose/?unit={cast.north.pk}"
    answer = sign_in(cast.officer).post(address, {**WORDS, "evidence": [shown.pk]})
    made = Exemplar.objects.get()

    assert answer.url == f"/exemplars/{made.pk}/"
    assert (made.rules, made.origin) == (["term-full"], "people")


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"title": "长" * 81},
        {"done": "a\x00"},
        {"evidence": ["99999"]},
        {"evidence": "x"},
    ],
)
def test_what_is_typed_wrong_is_told(cast, sign_in, changes):
    address = f"/exemplars/propose/?unit={cast.north.pk}"
    answer = sign_in(cast.officer).post(address, {**WORDS, **changes})

    assert answer.status_code == 422
    assert not Exemplar.objects.exists()


@pytest.mark.parametrize("unit", ["x", "99999999999999999999", "-1", "%00"])
def test_a_unit_that_is_none_is_not_found(cast, sign_in, unit):
    assert sign_in(cast.officer).get(f"/exemplars/propose/?unit={unit}").status_code == 404


def test_a_unit_beside_is_not_found(cast, sign_in):
    address = f"/exemplars/propose/?unit={cast.south.pk}"

    assert sign_in(cast.officer).get(address).status_code == 404


def test_a_review_without_a_reason_stands_there_again(cast, sign_in):
    made = an_exemplar(cast.officer, cast.north)
    client = sign_in(cast.supervisor)
    for opinion in ("好", "长" * 501, ""):
        answer = client.post(f"/exemplars/{made.pk}/review/", {"accepted": "1", "opinion": opinion})

        assert answer.status_code == 422
    client.post(f"/exemplars/{made.pk}/review/", {"accepted": "0", "opinion": "看不出做了什么"})
    made.refresh_from_db()
    assert made.state == Exemplar.State.DECLINED


def test_everybody_reads_what_is_published_and_nothing_else(cast, sign_in):
    accepted = an_accepted(cast.officer, cast.north, cast.supervisor)
    nobody = sign_in(None)
    before = nobody.get("/practices/").content.decode()
    sign_in(cast.supervisor).post(f"/exemplars/{accepted.pk}/publish/")
    after = nobody.get("/practices/").content.decode()

    assert accepted.title not in before
    assert accepted.title in after
    assert "officer氏" not in nobody.get(f"/practices/{accepted.pk}/").content.decode()


def test_a_unit_takes_over_only_for_itself(cast, sign_in):
    published = a_published(cast.officer, cast.north, cast.supervisor)
    client, address = sign_in(cast.stranger), f"/exemplars/{published.pk}/adopt/"
    refused = client.post(address, {"unit": cast.north.pk, "plan": "照做"})
    taken = client.post(address, {"unit": cast.south.pk, "plan": "照做"})
    again = client.post(address, {"unit": cast.south.pk, "plan": "照做"})

    assert (refused.status_code, taken.status_code, again.status_code) == (422, 302, 422)
    assert Adoption.objects.get().unit == cast.south


def test_what_the_data_finds_is_told_with_figures_and_kept_with_the_proposal(cast, sign_in):
    first, second, _third = some_checkups(cast.supervisor, 3)
    units = [a_unit(f"alike-{n}", cast.root, head_count=100) for n in range(3)]
    for _n in range(9):
        a_problem(units[0], first, second)
    for other in units[1:]:
        for _n in range(10):
            a_problem(other, first)
    client = sign_in(cast.supervisor)
    page = client.get("/exemplars/search/").content.decode()
    client.post(f"/exemplars/propose/?unit={units[0].pk}&data=1", WORDS)
    made = Exemplar.objects.get()
    kept = client.get(f"/exemplars/{made.pk}/").content.decode()

    assert "9 个问题中稳定销号 9 个" in page
    assert "推荐那天：这个单位 9 个问题中稳定销号 9 个" in kept
    assert "alike-1 局" not in page
    assert (made.origin, made.figures["own"], made.figures["others"]) == ("data", [9, 9], [0, 20])


def test_too_few_checkups_are_said_to_be_too_few(cast, sign_in):
    page = sign_in(cast.supervisor).get("/exemplars/search/").content.decode()

    assert "至少要有三次体检" in page


def test_a_proposal_waits_among_the_next_steps_of_who_may_review_it(cast, sign_in):
    an_exemplar(cast.officer, cast.north)
    says = "1 个典型等待评议"

    assert says in sign_in(cast.supervisor).get("/workbench/").content.decode()
    assert says not in sign_in(cast.lead).get("/workbench/").content.decode()
