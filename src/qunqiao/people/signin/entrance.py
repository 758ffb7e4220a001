"""Signing in and out, and passwords: allauth's views with our forms."""

from typing import Any

from allauth.account import views
from allauth.socialaccount.adapter import get_adapter

from qunqiao.people.forms.entrance import ChangePassword, ChoosePassword, ConfirmByPassword, SignIn


class SignInPage(views.LoginView):  # type: ignore[misc]  # allauth ships no types
    """The door: name and password, a passkey, or the office's own sign-in."""

    form_class = SignIn

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Adds the outside providers the operator has set up, with the address to go on to after."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        after = context["redirect_field_value"]
        way = {context["redirect_field_name"]: after} if after else {}
        providers = sorted(
            get_adapter().list_providers(self.request), key=lambda one: str(one.name)
        )
        context["providers"] = [
            (one.name, one.get_login_url(self.request, **way)) for one in providers
        ]
        return context


sign_in = SignInPage.as_view()
sign_out = views.logout
inactive = views.account_inactive
reauthenticate = views.ReauthenticateView.as_view(form_class=ConfirmByPassword)
change_password = views.PasswordChangeView.as_view(form_class=ChangePassword)
choose_password = views.PasswordSetView.as_view(form_class=ChoosePassword)
