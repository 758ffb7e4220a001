"""Check-ups on pages: ordered by the supervising body, watched, and told honestly."""

import pytest
from django.urls import reverse

from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.models import Checkup
from qunqiao.checkups.testing import AS_OF, a_checkup, a_union

pytestmark = pytest.mark.usefixtures("rulebook")


def _page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def test_a_lead_cannot_order(cast, sign_in):
    client = sign_in(cast.lead)

    assert client.post(reverse("checkups:order")).status_code == 403
    assert "发起体检" not in _page(client, "checkups:checkups")
    assert not Checkup.objects.exists()


def test_a_second_order_is_refused_in_words(cast, sign_in):
    order_checkup(actor=cast.supervisor, as_of=AS_OF)
    answer = sign_in(cast.supervisor).post(reverse("checkups:order"))

    assert answer.status_code == 409
    assert "已有一次体检正在进行" in answer.content.decode()


def test_a_worker_sees_no_checkups(cast, sign_in):
    assert sign_in(cast.worker).get(reverse("checkups:checkups")).status_code == 403


def test_a_checkup_that_does_not_exist_is_not_found(cast, sign_in):
    assert sign_in(cast.lead).get(reverse("checkups:checkup", args=[9])).status_code == 404


def test_ordering_leads_to_where_it_can_be_watched(cast, sign_in, trail):
    answer = sign_in(cast.supervisor).post(reverse("checkups:order"))

    checkup = Checkup.objects.get()
    assert answer.url == reverse("checkups:checkup", args=[checkup.pk])
    assert trail.acts()[0][0] == "checkups.checkup.order"


def test_a_waiting_one_asks_again_and_a_finished_one_does_not(cast, sign_in):
    client = sign_in(cast.supervisor)
    checkup = order_checkup(actor=cast.supervisor, as_of=AS_OF)
    waiting = _page(client, "checkups:checkup", checkup.pk)
    Checkup.objects.update(state=Checkup.State.FAILED)
    done = a_checkup(cast.supervisor)

    assert 'hx-trigger="every 2s"' in waiting
    assert 'hx-trigger="every 2s"' not in _page(client, "checkups:checkup", done.pk)


def test_a_failure_tells_its_reason(cast, sign_in, rulebook):
    (rulebook / "broken.toml").write_text("[rulebook", "utf-8")
    failed = a_checkup(cast.supervisor)

    page = _page(sign_in(cast.supervisor), "checkups:checkup", failed.pk)
    assert "broken.toml" in page
    assert "一条没有改动" in page


def test_a_result_names_what_it_can_be_computed_again_from(cast, sign_in):
    a_union(cast.south, "S-GH", began_on=None)
    checkup = a_checkup(cast.supervisor)

    page = _page(sign_in(cast.supervisor), "checkups:checkup", checkup.pk)
    assert checkup.snapshot.digest in page
    assert checkup.rulebooks[0]["digest"][:16] in page


def test_rules_say_how_sure_we_are_of_them(cast, sign_in):
    page = _page(sign_in(cast.officer), "checkups:rules")

    assert "已核对所见文本" in page
    assert "内部规定，不是法规" in page


def test_a_rulebook_that_cannot_be_used_is_reported_and_the_others_stand(cast, sign_in, rulebook):
    (rulebook / "broken.toml").write_text("[rulebook", "utf-8")

    page = _page(sign_in(cast.officer), "checkups:rules")
    assert "broken.toml" in page
    assert "届满应当换届" in page


def test_a_rule_shows_its_quote_and_its_test(cast, sign_in):
    page = _page(sign_in(cast.officer), "checkups:rule", "term-full")

    assert "第一条" in page
    assert "term_due_on &lt; as_of" in page


def test_a_rule_nobody_has_is_not_found(cast, sign_in):
    assert sign_in(cast.officer).get(reverse("checkups:rule", args=["no"])).status_code == 404


def test_a_rule_says_how_sure_its_text_is(cast, sign_in):
    address = reverse("checkups:rule", args=["term-full"])
    page = sign_in(cast.officer).get(address).content.decode()

    assert (
        "依据可靠程度：引文与所见文本核对过，这里没有收全文；发正式文书以前请对照印发的原件。"
        in page
    )


def test_a_checkup_is_called_by_its_number_and_not_by_an_id_with_gaps(cast, sign_in):
    first = a_checkup(cast.supervisor)
    Checkup.objects.create(
        pk=first.pk + 40, as_of=AS_OF, ordered_by=cast.supervisor, ordered_at=first.ordered_at
    ).delete()
    later = Checkup.objects.create(
        pk=first.pk + 70,
        snapshot=first.snapshot,
        as_of=AS_OF,
        ordered_by=cast.supervisor,
        ordered_at=first.ordered_at,
        state=Checkup.State.DONE,
    )
    client = sign_in(cast.supervisor)

    assert (first.number, later.number) == (1, 2)
    for page in (
        _page(client, "checkups:checkup", later.pk),
        _page(client, "checkups:checkups"),
        _page(client, "checkups:differences"),
    ):
        assert "第 2 次" in page
        assert f"第 {later.pk} 次" not in page
