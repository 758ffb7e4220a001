"""What a page, an export and the API say where a text fits more than a thousand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qunqiao.people.models import Person
from qunqiao.people.testing import a_person
from qunqiao.registry.models import Membership
from qunqiao.registry.testing import an_organisation

MORE = "符合的不止这些，先列出其中 1000 条"


@pytest.fixture
def crowd(cast):
    """1,003 called 张 at north, of whom one has left, and one 张 at south."""
    rows = [
        Person(
            staff_number=f"{at:05}",
            name=f"张{at}",
            pinyin=f"zhang{at} z",
            unit=cast.north_lab,
            left_on="2025-01-01" if at == 7 else None,
        )
        for at in range(1003)
    ]
    Person.objects.bulk_create(rows)
    a_person("south-zhang", cast.south, name="张南", pinyin="zhangnan zn")
    return rows


def _page(client, query, path="/people/"):
    return client.get(f"{path}?{query}").content.decode()


def test_what_fits_too_many_lists_a_thousand_and_says_so(cast, sign_in, crowd):
    page = _page(sign_in(cast.officer), "text=张")

    assert MORE in page
    assert "在职的 1000 名人员" in page
    assert "第 1 页，共 20 页" in page


def test_the_pages_of_a_thousand_hold_a_thousand_people(cast, sign_in, crowd):
    client = sign_in(cast.officer)
    pages = [_page(client, f"text=zhang&size=200&page={number}") for number in range(1, 6)]
    shown = [row.pk for row in crowd if any(f'/people/{row.pk}/"' in page for page in pages)]

    assert len(shown) == 1_000


def test_an_export_of_too_many_holds_everybody(cast, sign_in, crowd):
    answer = sign_in(cast.officer).get("/people/?text=张&export=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    assert text.count("\n张") + text.startswith("张") == 1_002
    assert MORE not in text


def test_what_fits_few_says_nothing_of_more(cast, sign_in, crowd):
    page = _page(sign_in(cast.officer), "text=张1")

    assert MORE not in page
    assert "在职的 114 名人员" in page


@pytest.mark.parametrize("text", ["張南", "南", "Zhang Nan", "ｚｎ", "south-zh"])
def test_others_people_are_not_found(cast, sign_in, crowd, text):
    answer = _page(sign_in(cast.officer), f"text={text}")
    theirs = _page(sign_in(cast.stranger), f"text={text}")

    assert "south-zhang" not in answer
    assert "south-zhang" in theirs


def test_other_filters_narrow_before_a_thousand_are_taken(cast, sign_in, crowd):
    page = _page(sign_in(cast.officer), "text=张&state=left")

    assert "1 名人员" in page
    assert MORE not in page


def test_members_of_whom_too_many_fit_are_a_thousand(cast, sign_in, crowd):
    organisation = an_organisation(cast.north)
    people = Person.objects.filter(unit=cast.north_lab)
    Membership.objects.bulk_create(
        Membership(organisation=organisation, person=one, joined_on="2020-01-01") for one in people
    )
    page = _page(sign_in(cast.officer), "text=zhang", "/memberships/")

    assert MORE in page
    assert "1000 名会员" in page


@pytest.mark.parametrize(("text", "total", "more"), [("张", 1000, True), ("张1", 114, False)])
def test_the_api_tells_whether_there_are_more(cast, sign_in, crowd, text, total, more):
    told = sign_in(cast.officer).get(f"/api/people?text={text}&size=200").json()

    assert (told["total"], told["more"], len(told["items"])) == (total, more, min(total, 200))


def test_a_search_costs_the_same_queries_for_one_and_for_many(cast, sign_in, crowd):
    client = sign_in(cast.officer)
    _page(client, "text=张12")
    counts = []
    for text in ("张1001", "张"):
        with CaptureQueriesContext(connection) as asked:
            _page(client, f"text={text}")
        counts.append(len(asked))

    assert counts[0] == counts[1]
