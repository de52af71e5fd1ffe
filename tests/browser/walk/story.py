"""The first part of the way: a coordinator makes a letter, a resident tells a story on their own phone."""

from tests.browser.walk.someone import Company, Someone

WANT = "Weer rustig slapen, en koken voor de buurt."
CAN = "Ik kan goed koken."
NEED = "Iemand die met mij naar het raam kijkt."
DANGER_FIRST = """() => {
  const danger = document.querySelector('.sa-nood'), question = document.querySelector('.sa-vraagkaart, form');
  return Boolean(danger && danger.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""


def begins_with_a_newcomer(coordinator: Someone) -> str:
    """A new resident, and a letter with a code that works once; gives the address in the letter."""
    coordinator.presses("Verhalen", inside="nav")
    coordinator.presses("Schrijf samen een verhaal op")
    coordinator.presses("Begin met de eerste vraag")
    coordinator.reads("Kies een bewoner, of schrijf de naam van iemand die nieuw is.")
    coordinator.writes("Naam", "Rosa Kramer")
    coordinator.writes("Telefoon", "06 12 34 56 78")
    coordinator.writes("Adres", "Voorbeeldstraat 9")
    coordinator.picks("Deel van de wijk", "Rond het huis")
    coordinator.presses("Begin met de eerste vraag")
    coordinator.reads("Samen met Rosa")
    coordinator.presses("Terug naar het verhaal")
    coordinator.presses("Maak een brief")
    coordinator.presses("Maak de brief")
    code = coordinator.sees(".sa-code").inner_text()
    return f"/code/{code}/"


def opens_the_letter(company: Company, address: str) -> Someone:
    """Whoever only looks at the link, a mail scanner for one, uses nothing up. The button does, and once."""
    rosa = company.someone("rosa")
    for _look in range(2):
        assert rosa.page.context.request.get(address).status == 200
    rosa.goes("/code/")
    rosa.goes(address)
    rosa.presses("Open mijn verhaal")
    another = company.someone("een-ander")
    another.goes(address)
    another.presses("Open mijn verhaal", status=404)
    another.reads("Deze code opent niets meer")
    return rosa


def tells(rosa: Someone) -> None:
    """Danger first; three questions, one of them later at first; look it over; who may read it; tell it."""
    rosa.reads("Ben je in gevaar? Bel 112.")
    assert rosa.page.evaluate(DANGER_FIRST), "the story comes before the danger"
    rosa.presses("Is het nu niet veilig?")
    rosa.reads("Veilig Thuis")
    rosa.presses("Mijn verhaal", inside=".sa-voetnav")
    rosa.presses("Begin: wat wil ik?")
    rosa.presses("Bewaar en ga verder")
    rosa.reads("Kies een plaatje of schrijf iets op.")
    answers(rosa, WANT, "Rust", "Wonen")
    rosa.presses("Ik doe dit later")
    names_the_neighbour(rosa)
    answers(rosa, NEED, "Wonen")
    rosa.reads("Kijk na", "Dit komt later.", "Joke Dekkers")
    rosa.presses("Wijzig: Wat kan ik?")
    answers(rosa, CAN, "Koken")
    chooses_readers(rosa)
    rosa.presses("Vertel het aan Marloes")
    rosa.reads("Dank je wel, Rosa")


def answers(rosa: Someone, words: str, *pictures: str) -> None:
    rosa.taps("Kies wat past", *pictures)
    rosa.writes("Of schrijf het op", words)
    rosa.presses("Bewaar en ga verder")


def names_the_neighbour(rosa: Someone) -> None:
    rosa.writes("Wie?", "Joke Dekkers")
    rosa.taps("Mag diegene helpen?", "Ja, graag")
    rosa.ticks("Komt al bij ons thuis")


def chooses_readers(rosa: Someone) -> None:
    rosa.presses("Kies wie wat mag lezen")
    rosa.taps("Wat wil ik?", "Iedereen aan tafel. ")
    rosa.taps("Wat heb ik nodig?", "Iedereen aan tafel, zonder buren")
    rosa.presses("Bewaar mijn keuze")


def gives_a_mark(rosa: Someone, mark: str) -> None:
    rosa.presses("Mijn verhaal", inside=".sa-voetnav")
    rosa.presses("Geef een cijfer")
    rosa.taps("Welk cijfer geef je jouw leven nu?", mark)
    rosa.presses("Bewaar mijn cijfer")
    rosa.reads("Je cijfer is bewaard.")


def reads_the_new_story(coordinator: Someone) -> None:
    """New stories with the days that they wait."""
    coordinator.presses("Vandaag", inside="nav")
    coordinator.presses("Verhalen", inside="nav")
    coordinator.reads("vandaag verteld")
    coordinator.presses("Lees het verhaal van Rosa Kramer")
    coordinator.reads(WANT, CAN, NEED)
