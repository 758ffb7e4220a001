"""The office's own sign-in: it opens the account of the staff number it names, and makes none."""

import pytest
from allauth.core import context
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from django.urls import reverse

from qunqiao.people.models import Account

OIDC = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "office",
                "name": "办公平台",
                "client_id": "qunqiao",
                "secret": "x",
                "settings": {"server_url": "https://id.example"},
            }
        ]
    }
}


@pytest.fixture(autouse=True)
def office(settings, db):
    """An identity provider of the office's own."""
    settings.SOCIALACCOUNT_PROVIDERS = OIDC


def _arrive(claims, provider="office"):
    """Come back from the provider with these claims."""
    request = RequestFactory().get("/outside/oidc/office/login/callback/")
    request.session = SessionStore()
    request.user = AnonymousUser()
    request._messages = FallbackStorage(request)
    social = SocialAccount(provider=provider, uid=claims["sub"], extra_data={"userinfo": claims})
    with context.request_context(request):
        login = SocialLogin(user=Account(), account=social)
        login.state = {}
        return request, complete_social_login(request, login)


def test_an_identity_that_names_nobody_is_refused_with_a_sentence():
    _request, answer = _arrive({"sub": "1", "staff_number": "unknown"})

    assert answer.status_code == 403
    assert "没有对应到在用的账号" in answer.content.decode()
    assert not SocialAccount.objects.exists()


def test_an_identity_without_the_claim_is_refused(cast):
    _request, answer = _arrive({"sub": "1", "preferred_username": "worker"})

    assert answer.status_code == 403


def test_a_user_name_in_the_claim_does_not_open_another_persons_account(cast):
    cast.officer.account.username = "4711"
    cast.officer.account.save()

    _request, answer = _arrive({"sub": "1", "staff_number": "4711"})

    assert answer.status_code == 403


def test_who_has_left_is_refused(cast, today):
    cast.worker.left_on = today
    cast.worker.save()

    _request, answer = _arrive({"sub": "1", "staff_number": "worker"})

    assert answer.status_code == 403


def test_the_staff_number_joins_the_identity_to_the_account_and_signs_in(cast, trail):
    request, answer = _arrive({"sub": "1", "staff_number": "worker"})

    account = cast.worker.account
    assert answer.status_code == 302
    assert request.session["_auth_user_id"] == str(account.pk)
    assert SocialAccount.objects.get().user == account
    assert trail.acts() == [("people.account.factor", cast.worker.trail_name, str(account.pk))]


def test_a_configured_provider_stands_on_the_page_and_has_its_addresses(client):
    page = client.get(reverse("account_login")).content.decode()

    address = reverse("openid_connect_login", kwargs={"provider_id": "office"})
    assert "办公平台" in page
    assert address in page
    assert reverse("openid_connect_callback", kwargs={"provider_id": "office"})


@pytest.mark.parametrize("name", ["dingtalk_login", "feishu_login", "weixin_login"])
def test_the_other_providers_have_addresses(name):
    assert reverse(name).startswith("/outside/")


@pytest.mark.parametrize("name", ["dingtalk_login", "feishu_login", "weixin_login"])
def test_a_provider_that_is_not_set_up_is_not_found(client, name):
    assert client.get(reverse(name)).status_code == 404


def test_no_provider_shows_no_heading(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {}

    assert "用单位统一身份登录" not in client.get(reverse("account_login")).content.decode()
