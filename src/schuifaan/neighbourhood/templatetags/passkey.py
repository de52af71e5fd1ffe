"""What the browser must know to make or to show a passkey, as an attribute: no script stands in the page."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(told: Any) -> str:
    """Escaped by the template, as any other value."""
    return json.dumps(told, cls=DjangoJSONEncoder)
