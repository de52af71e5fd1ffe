"""From the first agreement to today."""

from schuifaan.base.periods import today
from schuifaan.site.example.place import Place
from schuifaan.site.example.pot.agreeing import begin
from schuifaan.site.example.pot.closing import close_on_its_day
from schuifaan.site.example.pot.purse import Purse
from schuifaan.site.example.pot.residents import let_residents_decide
from schuifaan.site.example.pot.turns import take_turns
from schuifaan.site.example.pot.years import live_year


def live_pot(place: Place, *, closes: bool = True) -> Purse:
    """Five years round today: three that are over, this one up to now, and what is known of the next.

    Without `closes` every year stays open, for whoever still has something to write in it.
    """
    purse = Purse(place, today().year - 3)
    begin(purse)
    for year in purse.years():
        live_year(purse, year)
        if closes:
            close_on_its_day(purse, year)
    take_turns(purse, closes=closes)
    let_residents_decide(purse)
    purse.diary.live()
    return purse
