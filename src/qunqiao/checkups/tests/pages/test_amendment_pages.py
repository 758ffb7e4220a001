"""Changing rules on pages: drafted by a form, refused in words, shown with what they would change."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qunqiao.checkups.actions.enforce_amendment import enforce_amendment
from qunqiao.checkups.jobs import try_amendment
from qunqiao.checkups.models import Amendment
from qunqiao.checkups.testing import AS_OF, RULEBOOK, a_checkup, a_union, an_amendment

pytestmark = pytest.mark.usefixtures("rulebook")
PARAMETERS = reverse("checkups:parameters", args=["term-full"])
ADD = reverse("checkups:book_add")
WHY = {"reason": "按本地文件要求", "from_on": "2026-11-20"}


@pytest.fixture
def supervisor(cast, sign_in):
    a_union(cast.north, "N-GH", began_on=date(2020, 1, 1))
    a_checkup(cast.supervisor)
    return sign_in(cast.supervisor)


def _sent(client, text):
    file = SimpleUploadedFile("own.toml", text.encode())
    return client.post(ADD, {**WHY, "file": file})


def test_a_broken_rulebook_comes_back_with_the_rule_and_the_key(supervisor):
    answer = _sent(supervisor, RULEBOOK.replace("NOT premises", "NOT premise"))

    assert answer.status_code == 422
    assert "规则 premises，breach：写了 premise，它不是这类对象的事实" in answer.content.decode()


def test_what_is_no_text_is_said_to_be_none(supervisor):
    file = SimpleUploadedFile("own.toml", b"\xff\xfe\x00")
    answer = supervisor.post(ADD, {**WHY, "file": file})

    assert "文件不是 UTF-8 文本" in answer.content.decode()


def test_a_parameter_that_is_no_number_is_named(supervisor):
    answer = supervisor.post(PARAMETERS, {**WHY, "p_years": "许多"})

    assert answer.status_code == 422
    assert not Amendment.objects.exists()


def test_a_rule_without_parameters_has_no_such_page(supervisor):
    assert supervisor.get(reverse("checkups:parameters", args=["premises"])).status_code == 404


def test_the_form_is_filled_with_what_counts_now(supervisor):
    page = supervisor.get(PARAMETERS).content.decode()

    assert 'value="5"' in page
    assert "规则集里写的是 5。" in page


def test_a_draft_is_tried_and_then_says_what_it_would_change(supervisor):
    answer = supervisor.post(PARAMETERS, {**WHY, "p_years": "4"}, follow=True)
    amendment = Amendment.objects.get()
    while_tried = answer.content.decode()
    try_amendment.call(amendment_id=amendment.pk)
    after = supervisor.get(reverse("checkups:amendment", args=[amendment.pk])).content.decode()

    assert "正在试算" in while_tried
    assert "按这份快照，不会有任何问题因此增减" in after
    assert "生效" in after


def test_what_is_in_force_is_shown_beside_what_the_rulebook_says(cast, supervisor):
    amendment = an_amendment(cast.supervisor, rule="term-full", values={"years": 4})
    enforce_amendment(actor=cast.supervisor, amendment=amendment, on=AS_OF)
    page = supervisor.get(reverse("checkups:rule", args=["term-full"])).content.decode()

    assert "4（规则集里写的是 5）" in page


def test_examples_name_only_what_the_reader_may_see(cast, supervisor, sign_in):
    text = RULEBOOK.replace('"test-rules"', '"own"')
    text = text.replace('id = "term-full"', 'id = "t"').replace('id = "premises"', 'id = "p"')
    added = an_amendment(cast.supervisor, kind="add", text=text)
    address = reverse("checkups:amendment", args=[added.pk])

    assert "N-GH 工会" in supervisor.get(address).content.decode()
    assert "N-GH 工会" not in sign_in(cast.stranger).get(address).content.decode()


def test_many_units_cost_what_one_costs(cast, supervisor):
    text = RULEBOOK.replace('"test-rules"', '"own"')
    text = text.replace('id = "term-full"', 'id = "t"').replace('id = "premises"', 'id = "p"')
    address = reverse(
        "checkups:amendment", args=[an_amendment(cast.supervisor, kind="add", text=text).pk]
    )
    supervisor.get(address)
    with CaptureQueriesContext(connection) as many:
        supervisor.get(address)
    few = Amendment.objects.get()
    few.trial["units"] = {str(cast.north.pk): [1, 0, 0]}
    few.trial["examples"] = few.trial["examples"][:1]
    few.save()
    with CaptureQueriesContext(connection) as one:
        supervisor.get(address)

    assert len(many) == len(one)
