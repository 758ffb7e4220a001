"""How pages are to look."""

from django import forms

from qunqiao.kit.display import LANGUAGES, SIZES, THEMES, Display


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
