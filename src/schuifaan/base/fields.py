"""Fields that know whose words they hold. Insight, export, wiping and the leak tests are built on that mark."""

from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models

if TYPE_CHECKING:
    Text = models.TextField[str, str]
    Email = models.EmailField[str | None, str | None]
else:
    Text, Email = models.TextField, models.EmailField

touched: ContextVar[bool] = ContextVar("personal_text_touched", default=False)


class PersonalText(Text):
    """Words of or about one person.

    `of` is the path from this row to that person, for instance `story__resident`; "self" when the row is the person.
    No query looks inside these words: the people of a neighbourhood are not searched by what they said.
    """

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse every search inside the words; only asking whether there are any is allowed."""
        if lookup_name != "isnull":
            text = f"{self.model.__name__}.{self.name} holds personal words: no query looks inside them"
            raise FieldError(text)
        return super().get_lookup(lookup_name)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Remember that personal words left the database, so that a page which forgot the journal is refused."""
        if value:
            touched.set(True)
        return value


class PersonalName(PersonalText):
    """A name, a telephone number or an address: personal, but shown beside almost everything, so not a reading."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return value


class PersonalEmail(Email):
    """An e-mail address: personal, and the one such field that is looked up, because people sign in with it."""

    of = "self"
