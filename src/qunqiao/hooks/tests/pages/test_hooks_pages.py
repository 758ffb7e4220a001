"""Pages about hooks: one's own and nobody else's."""

from django.urls import reverse

from qunqiao.hooks.models import Call, Hook
from qunqiao.hooks.testing import a_hook
from qunqiao.kit import clock

FORM = {"name": "办公系统", "unit": "north", "events": ["people.unit"]}


def test_an_empty_list_says_what_a_hook_is_for(cast, sign_in):
    page = sign_in(cast.lead).get(reverse("hooks:hooks")).content.decode()

    assert "还没有对接别的系统" in page


def test_anothers_hook_is_not_found(cast, sign_in, receiver):
    hook, _secret = a_hook(cast.lead, cast.north, receiver.url)

    assert sign_in(cast.supervisor).get(reverse("hooks:hook", args=[hook.pk])).status_code == 404


def test_a_wrong_address_comes_back_with_a_sentence(cast, sign_in):
    answer = sign_in(cast.lead).post(reverse("hooks:new"), {**FORM, "url": "http://oa/"})

    assert answer.status_code == 422
    assert "接收地址要以 https:// 开头。" in answer.content.decode()


def test_the_secret_is_shown_once(cast, sign_in, receiver):
    client = sign_in(cast.lead)
    answer = client.post(reverse("hooks:new"), {**FORM, "url": receiver.url})
    page = client.get(reverse("hooks:hook", args=[Hook.objects.get().pk]))

    assert "whsec_" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "whsec_" not in page.content.decode()


def test_a_test_call_tells_what_came_of_it(cast, sign_in, receiver):
    receiver.answers = [204, 500]
    hook, _secret = a_hook(cast.lead, cast.north, receiver.url)
    client = sign_in(cast.lead)

    good = client.post(reverse("hooks:try", args=[hook.pk]), follow=True).content.decode()
    bad = client.post(reverse("hooks:try", args=[hook.pk]), follow=True).content.decode()

    assert "测试已送达，接收方答复 204。" in good
    assert "测试没有送达：接收方答复了 500。" in bad


def test_the_page_costs_the_same_however_many_calls(
    cast, sign_in, receiver, django_assert_max_num_queries
):
    hook, _secret = a_hook(cast.lead, cast.north, receiver.url)
    for number in range(30):
        Call.objects.create(hook=hook, entry_number=number, action="x", next_at=clock.now())
    client = sign_in(cast.lead)

    with django_assert_max_num_queries(8):
        client.get(reverse("hooks:hook", args=[hook.pk]))
