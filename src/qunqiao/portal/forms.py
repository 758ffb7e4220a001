"""How pages are to look, and where one's membership shall go."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qunqiao.kit.display import LANGUAGES, SIZES, THEMES, Display
from qunqiao.registry.forms.transfers import ToForm
from qunqiao.registry.models import Membership, Organisation
from qunqiao.registry.queries.transfers import obstacle


class DisplayForm(forms.Form):
    """The choices one changed; what is missing stays."""

    language = forms.ChoiceField(choices=[(one, one) for one in LANGUAGES], required=False)
    theme = forms.ChoiceField(choices=[(one, one) for one in THEMES], required=False)
    size = forms.ChoiceField(choices=[(one, one) for one in SIZES], required=False)

    def over(self, here: Display) -> Display:
        """``here`` with what was chosen; only after ``is_valid``."""
        chosen = self.cleaned_data
        return Display(
            chosen["language"] or here.language,
            chosen["theme"] or here.theme,
            chosen["size"] or here.size,
        )


class OwnTransferForm(ToForm):
    """Where a member's own membership shall go."""

    def __init__(self, *args: Any, membership: Membership, day: date, **kwargs: Any) -> None:
        super().__init__(*args, organisation=membership.organisation, day=day, **kwargs)
        self.membership = membership
        self.fields["note"].help_text = _("例如：几月调到了哪个部门。对方能看到。")

    def clean_to(self) -> Organisation:
        """The organisation, if the membership can go there."""
        found = super().clean_to()
        refusal = obstacle(self.membership, found, self.day)
        if refusal is not None:
            raise ValidationError(str(refusal))
        return found
