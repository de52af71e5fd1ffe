"""A way in with a code from a letter. Opening the link spends nothing, because mail scanners open links too."""

from django.contrib.auth import login
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods

from schuifaan.base.access import anyone, behind
from schuifaan.neighbourhood import actions
from schuifaan.neighbourhood.forms import CodeForm
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.policies import SESSION_SECONDS, digest, read_code, written
from schuifaan.neighbourhood.views.guessing import LETTERS, guessed_wrong, is_locked_out
from schuifaan.neighbourhood.words import Kind

form_page = require_http_methods(["GET", "HEAD", "POST"])
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TWICE_SECONDS = 60


@behind(anyone)
@form_page
def enter(request: HttpRequest) -> HttpResponse:
    """Where a resident comes in: type the code of a letter, or call."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("letter-open", form.cleaned_data["code"])
    return render(request, "neighbourhood/letter_enter.html", {"form": form, "is_in": _is_in(request)})


def _is_in(request: HttpRequest) -> bool:
    return isinstance(request.user, Person) and request.user.has_role(Kind.RESIDENT)


@behind(anyone)
@form_page
def open_letter(request: HttpRequest, code: str) -> HttpResponse:
    """One button, and what happens when it is pressed. Any code shows it: looking tells nobody what is right."""
    signs = read_code(code)
    if signs is None:
        return _opens_nothing(request)
    if request.method != "POST":
        return render(request, "neighbourhood/letter_open.html", {"code": written(signs), "is_in": _is_in(request)})
    if is_locked_out(request, LETTERS):
        return _opens_nothing(request)
    person = actions.use_letter_code(code=signs) or _pressed_twice(request, signs)
    if person is None:
        guessed_wrong(request, LETTERS)
        return _opens_nothing(request)
    return _let_in(request, person, signs)


def _opens_nothing(request: HttpRequest) -> HttpResponse:
    """The same page for a code that is used, old or unknown."""
    return render(request, "neighbourhood/letter_closed.html", status=404)


def _let_in(request: HttpRequest, person: Person, signs: str) -> HttpResponse:
    cache.set(_key(signs), (_browser(request), person.pk), TWICE_SECONDS)
    login(request, person, backend=BACKEND)
    request.session.set_expiry(SESSION_SECONDS)
    request.session["letter"] = True
    return redirect("start")


def _pressed_twice(request: HttpRequest, signs: str) -> Person | None:
    """The same browser within a minute: a button that is pressed twice drops the first answer, and the way in too."""
    browser, pk = cache.get(_key(signs), ("", None))
    if not browser or browser != _browser(request):
        return None
    return Person.objects.filter(pk=pk, is_active=True).first()


def _key(signs: str) -> str:
    return f"letter-{digest(signs)}"


def _browser(request: HttpRequest) -> str:
    """A mark of the browser that pressed, made of the secret that it got with the page."""
    secret = str(request.META.get("CSRF_COOKIE", ""))
    return salted_hmac("schuifaan.pressed-twice", secret, algorithm="sha256").hexdigest() if secret else ""
