"""The words of the desk: what was read, said so that anyone understands it."""

from django.utils.translation import gettext_lazy as _

# What a line of the journal is about, for the resident who asks who read what.
THINGS = {
    "neighbourhood.person": _("je naam en gegevens"),
    "neighbourhood.directoryentry": _("wat jij voor de wijk doet"),
    "stories.story": _("je verhaal"),
    "stories.answer": _("een antwoord uit je verhaal"),
    "stories.mark": _("je cijfer"),
    "stories.wish": _("wie je erbij wilt"),
    "tables.table": _("jouw tafel"),
    "tables.sitting": _("jouw tafel thuis"),
    "tables.invitation": _("een uitnodiging voor jouw tafel"),
    "plans.plan": _("je plan"),
    "plans.promise": _("een afspraak in je plan"),
    "plans.deviation": _("waar we het anders doen"),
    "plans.procedure": _("een recht dat je gebruikte"),
    "plans.assent": _("wat je van het plan vindt"),
    "plans.checkin": _("hoe het loopt"),
    "outcomes.caseanalysis": _("de rekensom bij jouw tafel"),
    "neighbourhood.emergencyreading": _("waarom iemand met spoed las"),
    "neighbourhood.reviewitem": _("wie er over jou las"),
}

# The same, for whoever looks over the reading.
SEEN = {
    "stories.story": _("het verhaal"),
    "tables.table": _("de tafel"),
    "tables.sitting": _("de tafel thuis"),
    "tables.invitation": _("een uitnodiging"),
    "plans.plan": _("het plan"),
    "plans.promise": _("een afspraak"),
    "plans.deviation": _("waar het anders gaat"),
    "plans.procedure": _("een recht dat is gebruikt"),
    "outcomes.caseanalysis": _("de rekensom"),
    "neighbourhood.emergencyreading": _("waarom iemand met spoed las"),
    "neighbourhood.reviewitem": _("wie er las"),
}

# The pages of the tablet on the table at home: whoever opened it answers for what is read there.
ON_TABLET = frozenset(
    ("sitting", "sitting-who", "sitting-promise-add", "sitting-promise-change", "sitting-deviate", "sitting-say",
     "sitting-hide", "sitting-pin", "sitting-close")
)  # fmt: skip

PURPOSES = {
    "samenwerken": _("om samen aan tafel te werken"),
    "verhaal": _("om te weten wat je vertelt"),
    "plan": _("om te doen wat we afspraken"),
    "wijkbudget": _("om een afspraak te betalen"),
    "resultaten": _("om te rekenen wat het bracht"),
    "rugdekking": _("om erachter te staan als we het anders doen"),
    "veiligheid": _("omdat het veilig moet zijn"),
    "nood": _("omdat het nood was"),
    "nakijken": _("om na te kijken of dat mocht"),
    "inzage": _("om jou te laten zien wat er staat"),
}

# The first page of each role, in the order in which they count.
STARTS = (
    ("coordinator", "today"),
    ("manager", "waiting"),
    ("director", "waiting"),
    ("steering", "steering"),
    ("quartermaster", "steering"),
    ("controller", "pot"),
    ("house", "kiosk"),
    ("analyst", "analyses"),
    ("privacy", "review"),
    ("professional", "work"),
    ("volunteer", "work"),
    ("neighbour", "work"),
    ("resident", "my-story"),
)
