"""Second factors: allauth's views with our forms."""

from typing import Any

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse

from qunqiao.people.actions.note_factor import note_factor
from qunqiao.people.forms.factors import (
    ActivateApp,
    AddPasskey,
    ConfirmByCode,
    EnterCode,
    RenamePasskey,
)


class RenamePage(webauthn.EditWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """Renames a passkey; allauth tells nobody of it, so the trail is written here."""

    form_class = RenamePasskey

    def form_valid(self, form: Any) -> HttpResponse:
        """Rename, then note it."""
        response: HttpResponse = super().form_valid(form)
        account = self.request.user
        note_factor(actor=account.person, account=account, change="webauthn_renamed")
        return response


index = base.index
authenticate = base.AuthenticateView.as_view(form_class=EnterCode)
reauthenticate = base.ReauthenticateView.as_view(form_class=ConfirmByCode)
activate_app = login_required(totp.ActivateTOTPView.as_view(form_class=ActivateApp))
deactivate_app = login_required(totp.deactivate_totp)
codes = recovery.view_recovery_codes
new_codes = login_required(recovery.generate_recovery_codes)
download_codes = recovery.download_recovery_codes
passkeys = login_required(webauthn.list_webauthn)
add_passkey = login_required(webauthn.AddWebAuthnView.as_view(form_class=AddPasskey))
passkey_sign_in = webauthn.login_webauthn
passkey_reauthenticate = login_required(webauthn.reauthenticate_webauthn)
rename_passkey = login_required(RenamePage.as_view())
remove_passkey = login_required(webauthn.remove_webauthn)
