"""Forms of accounts. `SignupDetailsForm` is what allauth's own sign-up form is built on."""

from .signup import SignupDetailsForm

__all__ = ["SignupDetailsForm"]
