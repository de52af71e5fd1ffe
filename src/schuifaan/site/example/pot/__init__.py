"""The example's pot: five years of twelve parties, lived through day by day by the people whose duty it is."""

from schuifaan.site.example.pot.closing import close_what_is_over
from schuifaan.site.example.pot.living import live_pot

__all__ = ["close_what_is_over", "live_pot"]
