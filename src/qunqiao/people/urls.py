"""Addresses of this app: the entrance under allauth's own names, and our pages under "people"."""

from allauth.socialaccount import views as outside
from allauth.urls import build_provider_urlpatterns
from django.urls import include, path

from qunqiao.people.pages import (
    account,
    accounts,
    erasing,
    forgotten,
    lost_factors,
    own_data,
    private,
    seats,
    tokens,
    units,
)
from qunqiao.people.signin import entrance, factors

# allauth finds these by name. Signing up, e-mail and reset by e-mail are not served: accounts are
# opened by an officer and no e-mail is assumed.
ENTRANCE = [
    path("sign-in/", entrance.sign_in, name="account_login"),
    path("sign-in/inactive/", entrance.inactive, name="account_inactive"),
    path("sign-in/new/", forgotten.no_account, name="account_signup"),
    path("sign-in/forgotten/", forgotten.forgotten, name="account_reset_password"),
    path("sign-in/again/", entrance.reauthenticate, name="account_reauthenticate"),
    path("sign-out/", entrance.sign_out, name="account_logout"),
    path("password/", entrance.change_password, name="account_change_password"),
    path("password/choose/", entrance.choose_password, name="account_set_password"),
]
FACTORS = [
    path("", factors.index, name="mfa_index"),
    path("enter/", factors.authenticate, name="mfa_authenticate"),
    path("again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("app/", factors.activate_app, name="mfa_activate_totp"),
    path("app/remove/", factors.deactivate_app, name="mfa_deactivate_totp"),
    path("codes/", factors.codes, name="mfa_view_recovery_codes"),
    path("codes/new/", factors.new_codes, name="mfa_generate_recovery_codes"),
    path("codes/file/", factors.download_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", factors.passkeys, name="mfa_list_webauthn"),
    path("passkeys/add/", factors.add_passkey, name="mfa_add_webauthn"),
    path("passkeys/sign-in/", factors.passkey_sign_in, name="mfa_login_webauthn"),
    path("passkeys/again/", factors.passkey_reauthenticate, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/name/", factors.rename_passkey, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", factors.remove_passkey, name="mfa_remove_webauthn"),
]
OUTSIDE = [
    path("", outside.connections, name="socialaccount_connections"),
    path("cancelled/", outside.login_cancelled, name="socialaccount_login_cancelled"),
    path("failed/", outside.login_error, name="socialaccount_login_error"),
    path("new/", forgotten.no_account, name="socialaccount_signup"),
    *build_provider_urlpatterns(),
]
PAGES = [
    path("account/", account.account, name="account"),
    path("account/data/", own_data.own_data, name="own_data"),
    path("account/data/copy/", own_data.own_copy, name="own_copy"),
    path("account/data/<slug:kind>/", own_data.own_number, name="own_number"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/new/", tokens.issue, name="token_issue"),
    path("account/tokens/<int:token_id>/revoke/", tokens.revoke, name="token_revoke"),
    path("seats/", seats.seats, name="seats"),
    path("seats/grant/", seats.grant, name="seat_grant"),
    path("seats/<int:seat_id>/end/", seats.end, name="seat_end"),
    path("units/<int:unit_id>/move/", units.move, name="unit_move"),
    path("units/<int:unit_id>/close/", units.close, name="unit_close"),
    path("people/<int:person_id>/account/", accounts.open_one, name="account_open"),
    path("people/<int:person_id>/password/", accounts.reset, name="account_reset"),
    path("people/<int:person_id>/two-step/", lost_factors.reset, name="factors_reset"),
    path("people/<int:person_id>/private/", private.private, name="private"),
    path("people/<int:person_id>/private/<slug:kind>/", private.keep, name="private_keep"),
    path("people/<int:person_id>/private/<slug:kind>/read/", private.read, name="private_read"),
    path(
        "people/<int:person_id>/private/<slug:kind>/remove/", private.remove, name="private_remove"
    ),
    path("people/<int:person_id>/erase/", erasing.erase, name="person_erase"),
]
urlpatterns = [
    path("", include(ENTRANCE)),
    path("two-step/", include(FACTORS)),
    path("outside/", include(OUTSIDE)),
    path("", include((PAGES, "people"))),
]
