"""The learner's own page."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .signup import NameFields, country_field


class ProfileForm(NameFields, forms.ModelForm):
    """Name, language of mails, country. The address is changed elsewhere, because it has to be proved."""

    language = forms.ChoiceField(
        label=_("Language of e-mails"),
        choices=settings.LANGUAGES,
    )
    country = country_field()

    class Meta:
        model = User
        fields = ("first_name", "last_name", "language", "country")


class ConsentForm(forms.Form):
    """One voluntary agreement, given or taken back."""

    key = forms.SlugField(widget=forms.HiddenInput)
    given = forms.BooleanField(required=False, widget=forms.HiddenInput)
