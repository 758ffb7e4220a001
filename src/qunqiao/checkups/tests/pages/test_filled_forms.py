"""The form for putting a finding right: the subject's own rows, filled in, and nothing of anybody else's."""

import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_letter, a_union
from qunqiao.people.models import Seat
from qunqiao.people.testing import a_person

pytestmark = pytest.mark.usefixtures("rulebook")


@pytest.fixture
def finding(cast) -> Finding:
    a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    a_union(cast.north, "OTHER", began_on=date(2020, 1, 1))
    a_checkup(cast.supervisor)
    return Finding.objects.get(rule="term-full", organisation__code="N-GH")


def _book(client, finding):
    answer = client.get(reverse("checkups:finding_form", args=[finding.pk]))
    return load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def _rows(book, sheet):
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=2)]


def test_who_sends_no_workbooks_gets_no_form(cast, sign_in, finding):
    auditor = sign_in(a_person("auditor", cast.north, Seat.Role.AUDITOR))

    assert auditor.get(reverse("checkups:finding_form", args=[finding.pk])).status_code == 403


def test_a_finding_of_others_has_no_form(cast, sign_in, finding):
    address = reverse("checkups:finding_form", args=[finding.pk])

    assert sign_in(cast.stranger).get(address).status_code == 404


def test_the_form_holds_the_terms_of_the_organisation_and_of_no_other(cast, sign_in, finding):
    book = _book(sign_in(cast.officer), finding)

    told = [row for row in _rows(book, "届次") if any(row)]
    assert [row[0] for row in told] == ["N-GH"]


def test_no_person_is_in_it(cast, sign_in, finding):
    book = _book(sign_in(cast.officer), finding)

    assert not any(any(row) for row in _rows(book, "人员"))


def test_the_finding_leads_to_it(cast, sign_in, finding):
    page = sign_in(cast.officer).get(reverse("checkups:finding", args=[finding.pk]))

    assert reverse("checkups:finding_form", args=[finding.pk]) in page.content.decode()


def test_a_letter_is_a_page_that_says_when_and_what_to_do(cast, sign_in):
    letter = a_letter(a_union(cast.north, "N-GH", began_on=date(2022, 3, 1)))
    page = sign_in(cast.officer).get(reverse("checkups:letter", args=[letter.pk])).content.decode()

    assert "到 2027-03-01 届满" in page or "2027" in page
    assert "还有 101 天" in page
    assert "收到了" in page
