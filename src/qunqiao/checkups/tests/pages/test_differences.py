"""Two check-ups side by side: new, returned, cleared, persisting, waived; one's own only; as files."""

import io
import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from qunqiao.checkups import queries
from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_union, a_waiver
from qunqiao.people.queries import reach_of
from qunqiao.registry.models import Term

pytestmark = pytest.mark.usefixtures("rulebook")
PAGE = reverse("checkups:differences")
LATE, GOOD = date(2020, 1, 1), date(2024, 1, 1)


@pytest.fixture
def three(cast):
    """Three check-ups: at the second "back" is gone and "new" appears; at the third "back" is back."""
    unions = {name: a_union(cast.north, name, began_on=LATE) for name in ("stays", "gone", "back")}
    unions["far"] = a_union(cast.south, "far", began_on=LATE)
    unions["turns"] = a_union(cast.north, "turns", began_on=None)
    done = [a_checkup(cast.supervisor)]
    unions["back"].terms.update(began_on=GOOD)
    unions["gone"].terms.update(began_on=GOOD)
    unions["new"] = a_union(cast.north, "new", began_on=LATE)
    done.append(a_checkup(cast.supervisor))
    unions["back"].terms.update(began_on=LATE)
    Term.objects.create(organisation=unions["turns"], number=1, began_on=LATE, years=5)
    return [*done, a_checkup(cast.supervisor)]


def _told(person, before, after):
    reach = reach_of(person)
    found = queries.differences(reach, queries.pair_of(reach, before.pk, after.pk))
    of_terms = found.filter(rule="term-full")
    return {row.organisation.code: (row.change, row.was, row.then) for row in of_terms}


def test_a_checkup_that_does_not_exist_is_not_found(cast, sign_in, three):
    assert sign_in(cast.lead).get(f"{PAGE}?from=999").status_code == 404


def test_one_checkup_alone_cannot_be_compared_and_the_page_says_so(cast, sign_in):
    a_checkup(cast.supervisor)

    assert "做成过两次体检才能对比" in sign_in(cast.lead).get(PAGE).content.decode()


def test_each_finding_is_told_by_what_became_of_it(cast, three):
    assert _told(cast.lead, three[0], three[1]) == {
        "stays": ("persisting", "breach", "breach"),
        "gone": ("cleared", "breach", ""),
        "back": ("cleared", "breach", ""),
        "turns": ("persisting", "unknown", "unknown"),
        "new": ("new", "", "breach"),
    }


def test_what_was_cleared_and_shows_again_has_returned(cast, three):
    told = _told(cast.lead, three[1], three[2])

    assert told["back"] == ("returned", "", "breach")
    assert "gone" not in told


def test_an_unknown_that_became_a_breach_is_a_kind_of_its_own(cast, three):
    assert _told(cast.lead, three[1], three[2])["turns"] == ("confirmed", "unknown", "breach")


def test_what_it_was_at_an_old_checkup_is_known_however_often_it_turned(cast, three):
    Term.objects.filter(organisation__code="turns").delete()
    fourth = a_checkup(cast.supervisor)

    assert _told(cast.lead, three[0], fourth)["turns"] == ("persisting", "unknown", "unknown")
    assert _told(cast.lead, three[2], fourth)["turns"] == ("doubted", "breach", "unknown")


def test_what_was_gone_only_in_between_persists(cast, three):
    assert _told(cast.lead, three[0], three[2])["back"][0] == "persisting"


def test_what_is_waived_is_told_as_waived(cast, three):
    a_waiver(Finding.objects.get(organisation__code="stays"), cast.supervisor)

    assert _told(cast.lead, three[1], three[2])["stays"][0] == "waived"


def test_findings_of_others_are_not_told(cast, three):
    assert "far" in _told(cast.supervisor, three[0], three[2])
    assert "far" not in _told(cast.lead, three[0], three[2])


def test_the_page_says_it_in_a_sentence_and_by_theme(cast, sign_in, three):
    page = sign_in(cast.lead).get(PAGE).content.decode()

    assert "新发现 0 个，销号后重现 1 个；已销号 0 个；" in page
    assert f"from={three[1].pk}&amp;to={three[2].pk}" in page


def test_the_workbook_leads_back_to_the_findings(cast, sign_in, three):
    address = f"{PAGE}?from={three[0].pk}&to={three[1].pk}&change=cleared&export=xlsx"
    content = b"".join(sign_in(cast.lead).get(address).streaming_content)

    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {"gone 工会", "back 工会"}
    assert all(cell.hyperlink.target.startswith("http://testserver/") for cell in cells)


def test_the_json_says_the_same_with_keys_in_no_language(cast, sign_in, three):
    address = f"{PAGE}?from={three[0].pk}&to={three[1].pk}&change=new&export=json"
    told = json.loads(b"".join(sign_in(cast.lead).get(address).streaming_content))

    finding = Finding.objects.get(organisation__code="new")
    assert [row["subject"] for row in told["rows"]] == ["new 工会"]
    assert told["rows"][0]["link"].endswith(reverse("checkups:finding", args=[finding.pk]))


def test_many_changes_cost_what_one_costs(cast, sign_in, three):
    client = sign_in(cast.lead)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(12):
        a_union(cast.north, f"more{number}", began_on=LATE)
    a_checkup(cast.supervisor)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)

    assert len(many) == len(few)
