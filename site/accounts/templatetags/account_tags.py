"""What the templates of accounts need beside Django's own."""

from django import template
from django.contrib.auth.models import Group
from django.forms import Form

from courses.extensions.roles import Role

register = template.Library()


@register.filter
def role_label(group: Group) -> str:
    """A role's name in the visitor's language; groups made by hand keep theirs."""
    return str(Role(group.name).label) if group.name in Role.values else group.name


@register.filter
def without_placeholders(form: Form) -> Form:
    """allauth's forms repeat each label as a placeholder, which vanishes while typing and is too pale to read."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form
