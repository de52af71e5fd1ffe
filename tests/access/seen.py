"""Who may read which field: written down by hand, to be read by people. Whoever is not named sees it nowhere.

Left of the bar stand the field and which row it is; words that are opened together share a line ("rule/instead").
Right of it stands everyone who finds these words on a page, in a file, or in the answer to a form. Of an answer, a
promise and a deviation the line also says to whom the resident opened it: coordinator, professionals (without
neighbours) or table. "Delicate" is about money, health or school: never for a neighbour, whatever it was opened to.

Of the people here Samira, Linda, Joke (buurvrouw), Kees (professional) and Marloes (coordinator) sit at Fatma's table.
Ria (leidinggevende) and Bert (bestuurder) are asked to stand behind two deviations. Anna (rekenaar) was named by Fatma.
Kim (kwartiermaker) takes in complaints. Emir is Fatma's son: he shares her home and not her story.
Zeynep (helper) has Fatma's mandate to read along. Pien (privacy) looks over who read.
"""

READ_BY = """
# The story: what the resident opened, to whom; the rest is for the coordinator.
answer.words coordinator | bewoner coordinator helper
answer.words professionals | bewoner coordinator professional samira linda helper
answer.words table | bewoner buurvrouw coordinator professional tablet samira linda helper
story.answer answered | bewoner coordinator helper
story.answer at_table | bewoner coordinator helper
wish.name welcome | bewoner coordinator
wish.name welcome known | bewoner coordinator
wish.name rather not | bewoner coordinator

# The plan: who promised it, who wrote it down, whom it touches, and whom it was opened to.
promise.words/how_often fatma table | bewoner buurvrouw coordinator professional tablet samira linda helper
promise.words/how_often joke table | bewoner buurvrouw coordinator professional tablet samira linda helper
promise.words/how_often kees professionals | bewoner coordinator professional samira linda helper
promise.words/how_often samira professionals | bewoner coordinator professional samira linda helper
promise.words/how_often kees table delicate | bewoner coordinator professional samira linda helper
promise.words/how_often linda table delicate | bewoner coordinator professional samira linda helper
# Kees wrote down what Fatma promises; and what Kees promises touches Joke.
promise.words/how_often fatma coordinator | bewoner coordinator professional helper
promise.words/how_often kees coordinator | bewoner buurvrouw coordinator professional helper

# Doing it differently: as a promise, and whoever is asked to stand behind it. Inside room nobody is asked.
deviation.rule/instead/effect/consequences/legal_test rent coordinator inside | bewoner coordinator professional helper
deviation.rule/instead/effect/consequences/legal_test rent table waiting | bewoner coordinator professional leidinggevende bestuurder samira linda helper
deviation.rule/instead/effect/consequences/legal_test other table talk | bewoner buurvrouw coordinator professional leidinggevende bestuurder tablet samira linda helper
backing.reason | bewoner buurvrouw coordinator professional leidinggevende bestuurder tablet samira linda helper

# What a seat says to the plan in private: that seat, the resident, and the coordinator.
assent.words joke | bewoner buurvrouw coordinator
assent.words kees | bewoner coordinator professional
checkin.words | bewoner coordinator
consent.detail | bewoner

# Why someone read in an emergency, and why she heard it later: she, and who may decide. What was found about Kees: his.
emergencyreading.reason/held_back_reason | bewoner coordinator privacy
reviewitem.conclusion/next_step | professional privacy

# A right that was used: a complaint goes to the quartermaster only, the rest to the coordinator only.
procedure.words decision | bewoner coordinator
procedure.words complaint | bewoner kwartiermaker

# The case: the resident and the analyst whom she named.
costline.note | bewoner rekenaar
burden.who | bewoner rekenaar

# Where and when: the seats hear where they are expected next.
sitting.place open | bewoner buurvrouw coordinator professional samira linda helper
sitting.place planned | bewoner coordinator
sitting.place closed | bewoner
sitting.place cancelled | bewoner
sitting.cancel_reason open | bewoner
sitting.cancel_reason planned | bewoner
sitting.cancel_reason closed | bewoner
sitting.cancel_reason cancelled | bewoner

# Names and how to reach people. Nobody who only backs, pays, counts or steers learns whose story it is.
person.name fatma | bewoner buurvrouw coordinator professional kwartiermaker rekenaar tablet samira linda helper privacy
person.name emir | coordinator emir
person.phone fatma | bewoner coordinator helper
person.phone emir | emir
person.phone joke | buurvrouw coordinator
person.phone kees | coordinator professional
person.email fatma | bewoner
person.email emir | emir
person.email joke | buurvrouw coordinator
person.email kees | coordinator professional
household.address | bewoner coordinator emir helper
directoryentry.does joke | buurvrouw coordinator
directoryentry.does kees | coordinator professional
seat.label fatma | bewoner buurvrouw coordinator professional tablet samira linda helper
seat.label joke | bewoner buurvrouw coordinator professional tablet samira linda helper
seat.label kees | bewoner buurvrouw coordinator professional tablet samira linda helper
"""  # noqa: E501


def may_read() -> dict[str, set[str]]:
    """The table, a field of a row at a time."""
    lines = [line for line in READ_BY.splitlines() if line and not line.startswith("#")]
    found = {}
    for name, readers in (line.split(" | ") for line in lines):
        field, _space, which = name.partition(" ")
        kind, _dot, words = field.partition(".")
        found |= {f"{kind}.{word} {which}".strip(): set(readers.split()) for word in words.split("/")}
    return found
