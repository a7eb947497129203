"""Signing in and out, and changing one's password."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .preserved import PreservedPost, packed, preserved_from, unpacked

CARRIED = "preserved"  # the hidden field that takes a form's content through the sign-in
OK, TOO_MANY_TRIES = 200, 429


LOCKED_OUT = (
    "Der er prøvet for mange gange. Vent et kvarter, og prøv så igen. Har du glemt adgangskoden, "
    "så skriv til adressen nedenfor."
)


class SignInForm(AuthenticationForm):
    """User name and password, with words of our own for when they do not fit."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": "Brugernavn og adgangskode passer ikke sammen. Husk, at der er forskel på "
        "store og små bogstaver."
    }

    def get_invalid_login_error(self) -> ValidationError:
        """Return what to say of a try that failed; of one too many, how long to wait."""
        if getattr(self.request, "axes_locked_out", False):
            return ValidationError(LOCKED_OUT)
        return super().get_invalid_login_error()


class SignIn(LoginView):
    """The sign-in form. Django's own view checks the CSRF token of every try."""

    template_name = "registration/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in; then go on, with what was typed before where something was."""
        return _go_on(self.request, super().form_valid(form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is carried, so that a wrong password does not lose it."""
        carried = self.request.POST.get(CARRIED, "")
        return super().get_context_data(**kwargs) | {CARRIED: carried}


@never_cache
@csrf_exempt  # SignIn checks the tries; the other branch does nothing but show the form
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Show the sign-in form, and keep a form that came instead of a try to sign in.

    A view that meets a form from somebody whose session has ended answers with a 307 to this
    address (`redirect(…, preserve_request=True)`), so the browser brings the form along.
    """
    if request.method != "POST" or "username" in request.POST:
        return SignIn.as_view()(request)
    address = request.GET.get("next", "")
    post = preserved_from(request, address)
    if post is None:
        return redirect(request.get_full_path())
    if request.user.is_authenticated:
        return send_again(request, post)
    return _empty_form(request, {"next": address, CARRIED: packed(post)})


def sign_in_expired(request: HttpRequest) -> HttpResponse:
    """Answer a try to sign in whose CSRF token does not hold: the form stood open too long."""
    if request.user.is_authenticated:  # signed in meanwhile, in another tab
        return _go_on(request, redirect(settings.LOGIN_REDIRECT_URL))
    kept = {name: request.POST.get(name, "") for name in ("next", CARRIED)}
    return _empty_form(request, kept | {"expired": "1"})


def send_again(request: HttpRequest, post: PreservedPost, status: int = 200) -> HttpResponse:
    """Answer with a page whose button sends `post` once more, with a token that holds."""
    return render(request, "preserved_post.html", {"preserved": post}, status=status)


def _empty_form(request: HttpRequest, context: dict[str, str]) -> HttpResponse:
    form = SignInForm(request)
    return render(request, SignIn.template_name, {"form": form, **context})


def _go_on(request: HttpRequest, otherwise: HttpResponse) -> HttpResponse:
    """Answer with what the sign-in form carried, ready to send; `otherwise` when it was nothing."""
    carried = request.POST.get(CARRIED, "")
    if not carried:
        return otherwise
    try:
        return send_again(request, unpacked(carried, seconds=settings.SESSION_COOKIE_AGE))
    except signing.BadSignature:
        text = "Du er logget ind. Det, du havde skrevet før, kunne ikke hentes frem igen."
        messages.warning(request, text)
        return otherwise


def locked_out(
    request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Let a page that says there were too many tries say so by its status too (for django-axes)."""
    if response.status_code == OK:
        response.status_code = TOO_MANY_TRIES
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out and say so on the front page."""
    answer = LogoutView.as_view()(request)
    messages.success(request, "Du er logget ud.")
    return answer


class NewPasswordForm(PasswordChangeForm):
    """The old password and the new one twice; the page's own text says what is asked of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.help_text = ""


class ChangePassword(PasswordChangeView):
    """Changing one's own password."""

    form_class = NewPasswordForm
    template_name = "registration/password_change.html"
    success_url = reverse_lazy("password_change")

    def form_valid(self, form: Any) -> HttpResponse:
        """Change it, and say so."""
        messages.success(self.request, "Din adgangskode er skiftet.")
        return super().form_valid(form)
