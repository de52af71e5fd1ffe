"""Made-up people and figures for the gallery, so that each part is seen in its states."""

from datetime import date

from django import forms

from schuifaan.base.drawings import pot, run, slope, waterfall
from schuifaan.base.drawings.answers import Day, MarkField, PictureCheckboxes
from schuifaan.base.drawings.table import Seat, SeatPicture, TablePicture


class Everything(forms.Form):
    can = forms.MultipleChoiceField(
        label="Wat kan ik?",
        choices=[("cook", "Koken"), ("listen", "Luisteren"), ("fix", "Klussen"), ("sew", "Naaien")],
        widget=PictureCheckboxes({"cook": "cooking-pot", "listen": "ear", "fix": "hammer", "sew": "scissors"}),
    )
    words = forms.CharField(label="Of schrijf het op", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    when = forms.ChoiceField(
        label="Wanneer kun je?",
        choices=[("a", "Dinsdag 24 november, 14.00 uur"), ("b", "Donderdag 26 november, 10.00 uur")],
        widget=forms.RadioSelect,
    )
    who = forms.ChoiceField(label="Wie belt?", choices=[("m", "Marloes"), ("k", "Kees")])
    mark = MarkField(label="Welk cijfer geef je je leven nu?", help_text="Er is geen fout antwoord.")
    day = forms.DateField(label="Op welke dag?", widget=Day)
    agree = forms.BooleanField(label="Ja, Marloes mag dit lezen")


class Message:
    level_tag = "success"

    def __str__(self) -> str:
        return "Gevraagd. Bram krijgt een mail."


def seats(*states: str) -> tuple[SeatPicture, ...]:
    return tuple(SeatPicture(state=state) for state in states)


R, A, S, Q, E = Seat.RESIDENT, Seat.AGREES, Seat.ASKED, Seat.QUESTION, Seat.EMPTY
TABLE = TablePicture(
    seats=(
        SeatPicture("Fa", Seat.RESIDENT_AGREES, "Fatma"),
        SeatPicture("Ke", A, "Kees", "wonen"),
        SeatPicture("Sa", S, "Samira", "geld"),
        SeatPicture("Ma", A, "Marloes"),
        SeatPicture("Li", Q, "Linda", "school"),
        SeatPicture("", E, "Jan", "buurman"),
    ),
    title="Zes stoelen. Fatma, Kees en Marloes doen mee. Linda heeft nog een vraag.",
    middle=("Fatma", "wil rust"),
    size=460,
    words=True,
)
BOARD = (
    ("Henk", "2 stoelen vrij", TablePicture(seats(R, A, S, E, E), "Tafel van Henk")),
    ("Fatma", "vandaag 14.00 uur", TablePicture(seats(Seat.RESIDENT_AGREES, A, A, Q), "Tafel van Fatma")),
    ("Gerrit en Toos", "wacht 4 dagen", TablePicture(seats(R, R, *[S] * 7), "Tafel van Gerrit en Toos")),
)
KIND = waterfall.Kind
STEPS = (
    ("Vroeger", 3840000, KIND.TOTAL),
    ("Begeleiding thuis", 1190000, KIND.LESS),
    ("Spoed en ziekenhuis", 680000, KIND.LESS),
    ("Tafel en plan", 230000, KIND.MORE),
    ("Nu", 2200000, KIND.TOTAL),
)
FIGURES = (
    (
        7,
        waterfall.Waterfall(
            title="Bij deze 50 verhalen schatten we de kosten lager",
            described="Van 38.400 euro vroeger naar 22.000 euro nu",
            explained="Tussen € 18.000 en € 29.000 per huishouden per jaar.",
            other_side="Bij 11 werd het juist duurder.",
            steps=tuple(waterfall.Step(*step) for step in STEPS),
        ),
    ),
    (
        5,
        slope.Slope(
            title="Van een 3,5 naar een 8,1",
            described="Het cijfer voor het eigen leven ging omhoog, bij tien mensen omlaag",
            explained="Een vlak is een groep van tien mensen of meer.",
            bands=(
                slope.Band("omhoog", 38, slope.Spread(2.5, 3.5, 4.6), slope.Spread(6.8, 8.1, 9.2)),
                slope.Band("omlaag", 12, slope.Spread(5, 6, 7), slope.Spread(3.8, 4.9, 6)),
            ),
        ),
    ),
    (
        7,
        pot.PotYears(
            title="Eén budget voor vijf jaar: we blijven eronder",
            described="Het wijkbudget per jaar, afgesproken tegen besteed of verwacht",
            years=tuple(
                pot.PotYear(
                    str(2025 + index),
                    (410 + 10 * index) * 1_000_000,
                    (pot.Part("Wmo", "wmo", 260_000_000), pot.Part("Welzijn", "welzijn", 120_000_000)),
                    "besteed" if index < 2 else "verwacht",
                    expected=index > 1,
                )
                for index in range(5)
            ),
        ),
    ),
    (
        5,
        pot.Bearers(
            title="De gemeente betaalt meer, de zorgverzekeraar minder",
            described="Wie betaalt meer en wie betaalt minder",
            rows=(pot.Bearer("Gemeente", 320000, 90000), pot.Bearer("Zorgverzekeraar", 0, 540000)),
        ),
    ),
    (
        12,
        run.RunChart(
            title="Minder vaak naar de huisarts",
            described="Bezoeken aan de huisarts per maand, het midden van 62 naar 51",
            points=tuple(
                run.Point(f"maand {index + 1}", (62 if index < 12 else 51) + index * 7 % 9 - 4) for index in range(24)
            ),
            medians=(run.Median(0, 11, 62), run.Median(12, 23, 51)),
            moment=run.Moment(11.5, "werkplaats open"),
        ),
    ),
)


def context() -> dict[str, object]:
    return {
        "is_example": True,
        "today": date(2026, 11, 24),
        "places": [("#", "Mijn verhaal", False), ("#", "Mijn plan", True), ("#", "Bel iemand", False)],
        "staff_places": [("#", word, word == "Vandaag") for word in ("Vandaag", "Verhalen", "Tafels", "Mensen")],
        "neighbourhood": {"name": "Wijk Ruwaard", "house_name": "Ons huis"},
        "form": Everything(),
        "wrong": Everything({}),
        "table": TABLE,
        "board": BOARD,
        "figures": FIGURES,
        "messages": [Message()],
    }
