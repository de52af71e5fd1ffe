"""`{% url %}` as Django has it, which looks each address up once: a page of a list has fifty of them."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import Context, Library
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as as_django_has_it
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import escape

register = Library()


@lru_cache(maxsize=4_000)
def _address(_prefix: str, _urls: str, name: str, args: tuple[Any, ...]) -> str:
    return escape(reverse(name, args=args))


class AddressNode(URLNode):
    """The address of a page by its name; anything more special is left to Django."""

    def render(self, context: Context) -> str:
        if self.kwargs or self.asvar or not context.autoescape:
            return str(super().render(context))
        name = self.view_name.resolve(context)
        args = tuple([one.resolve(context) for one in self.args])
        # A name in a space of names is looked up from where the page stands.
        if ":" in name:
            return str(super().render(context))
        return _address(get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF, name, args)


@register.tag
def url(parser: Parser, token: Token) -> AddressNode:
    node = as_django_has_it(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)
