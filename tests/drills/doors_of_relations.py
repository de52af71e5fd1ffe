"""Who is let in where, of whoever stands in some relation to Fatma: every address x every relation, by hand to read.

The columns stand in `relations`: who reads along (meel), fills in (invu) and says yes (name) with Fatma's mandate,
whose mandate ended (oudm), who coordinated here (ooit), who sits at another table (andr), who reads in an emergency
(spoe) and whose four hours are over (spoo), the privacy contact (priv), who was wiped (wegg: a stranger). Then, each
from next door (g.): resident, neighbour, professional, coordinator, manager, director, house, steering group,
quartermaster, controller, analyst and privacy contact. The words are those of `tests.access.table`. Ids are of
Fatma's table.
"""

from tests.access import table as of_roles
from tests.drills.relations import EVERYONE

WORDS = {**of_roles.WORDS, "bel": "302 call", "nakj": "302 review"}

LOOKING = """
                                     meel invu name oudm ooit andr spoe spoo priv wegg g.be g.bu g.pr g.co g.le g.di g.hu g.st g.kw g.ct g.re g.py
# For anyone.
home                                 ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
example                              ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
security-contact                     ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
letter-enter                         ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
letter-open                          ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
call                                 ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
public-pot                           ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
residents-budget                     ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
propose                              ja   ja   ja   ja   -    -    -    -    -    brf  -    -    -    -    -    -    -    -    -    -    -    -
proposal-count                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
residents-budget-begin               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# Who can be asked: the coordinator's work. Kees sees his own line.
directory                            -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
directory-add                        -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
wipe-person                          -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
directory-entry                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
directory-verify                     -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
role-give                            -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
role-end                             -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
# Having oneself wiped: whoever does not work here; for others the coordinator. The number is for anyone who has it.
wipe-me                              ja   ja   ja   ja   ja   -    -    -    -    brf  ja   ja   -    -    -    -    -    -    -    -    -    -
wiped                                ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
neighbourhood-open                   -    -    -    -    -    -    -    -    ja   in   -    -    -    ja   -    -    -    -    -    -    -    ja
# The resident's own.
my-story                             -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
my-question                          -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
my-review                            -    -    -    -    -    -    -    -    -    brf  verh -    -    -    -    -    -    -    -    -    -    -
my-readers                           -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
my-again                             -    -    -    -    -    -    -    -    -    brf  405  -    -    -    -    -    -    -    -    -    -    -
my-stop                              -    -    -    -    -    -    -    -    -    brf  verh -    -    -    -    -    -    -    -    -    -    -
my-helpers                           -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
my-helper-end                        -    -    -    -    -    -    -    -    -    brf  405  -    -    -    -    -    -    -    -    -    -    -
my-mark                              -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
# Decisions of one neighbourhood: next door has its own.
decisions                            -    -    -    -    -    -    -    -    -    in   -    -    -    ja   ja   ja   -    ja   ja   ja   -    -
decision-ask                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    ja   -    ja   ja   -    -    -
decision                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
decide                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
decision-review                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# Stories: the coordinator of the same neighbourhood, and for shielding the resident.
stories                              -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
story-begin                          -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
story                                ja   ja   ja   -    -    -    ja   -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-question                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-answer                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-letter                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-helpers                        -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-helper-end                     -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
story-mark                           -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-restrict                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-send                           -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
# The table: whoever sits there sees it; the coordinator keeps it. Of another table: not there.
table-open                           -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
tables                               -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
agenda                               -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
table                                ja   ja   ja   -    -    -    ja   -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
guest-consider                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
guest-may                            -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
invite                               -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
invitation-phone                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
invitation-withdraw                  -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
times                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
sitting-plan                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
sitting-cancel                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
seat-end                             405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
table-close                          -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
my-table                             -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
invitation                           ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
# The resident's own plan and rights.
my-plan                              -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
rights                               -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
right-use                            -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
receipt                              -    -    -    -    -    -    -    -    -    brf  -    -    -    -    -    -    -    -    -    -    -    -
# Rights that were used: a complaint goes to the quartermaster, the rest to the coordinator.
procedures                           -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    ja   -    -    -
procedure-settled                    -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    405  -    -    -
my-promises                          ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
# The plan: the seats of this table. Who left, and managers, see nothing of it.
plan                                 ja   ja   ja   -    -    -    ja   -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
promise-add                          -    ja   ja   -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
promise-change                       -    ja   ja   -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
promise-done                         405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
promise-confirm                      405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
deviate                              -    ja   ja   -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
deviation-drop                       405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
assent                               409  409  409  -    -    -    409  -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
check-in                             -    ja   ja   -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
sitting-open                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# The tablet on the table, and nobody's own browser.
sitting                              -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-who                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-promise-add                  -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-promise-change               -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-deviate                      -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-say                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-hide                         -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-pin                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-close                        -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
# Behind a deviation stand the manager and the director of that party.
waiting                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    ja   ja   -    -    -    -    -    -
back                                 -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
standing-room                        -    -    -    -    -    -    -    -    -    in   -    -    -    -    ja   ja   -    -    -    -    -    -
standing-room-end                    -    -    -    -    -    -    -    -    -    in   -    -    -    -    405  405  -    -    -    -    -    -
deviations                           -    -    -    -    -    ja   ja   ja   -    in   -    -    ja   ja   ja   ja   -    ja   ja   -    -    -
# The pot: no coordinator of another neighbourhood in a fund of this one.
pot                                  -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    ja   -    ja   ja   ja   -    -
agreement-begin                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    ja   -    -    -
agreement                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
agreement-version                    -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
limit-set                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
share                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
year-close                           -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
fund-add                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    409  -    -    -
commitments                          -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    ja   -    ja   ja   ja   -    -
commit-other                         -    -    -    -    -    -    -    -    -    in   -    -    -    409  -    -    -    -    -    -    -    -
entry                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
spend                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
release                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
commit                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
reverse                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
pot-account                          -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    ja   -    ja   ja   ja   -    -
pot-account-file                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
pot-account-kept                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
fund                                 -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
grant                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
tranche-add                          -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
pledge                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
reserve                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
key-add                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
tranche-advance                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
tranche-settle                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
pay-back                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
turn                                 -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
fund-move                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    409  -    -    -
actuals                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
open-list                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# The house.
programme                            ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
activities                           -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    ja   -    -    -    -    -
kiosk                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    ja   -    -    -    -    -
# A case: the named analyst only, and the resident on a page of their own.
analyses                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    ja   -
analysis                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
analysis-old                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
cost-line                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
cost-line-change                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
cost-line-remove                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    405  -
burden                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
analysis-agree                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    405  -
analysis-again                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    405  -
analysis-reopen                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    405  -
analysis-want                        -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
my-analysis                          -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
analysis-count                       -    -    -    -    -    -    -    -    -    brf  405  -    -    -    -    -    -    -    -    -    -    -
analysis-stop                        -    -    -    -    -    -    -    -    -    brf  405  -    -    -    -    -    -    -    -    -    -    -
work-pleasure                        -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# Everyone's own pages.
start                                werk werk werk werk bel  werk werk werk nakj in   verh werk werk vand wach wach kios wijk wijk geld soms nakj
today                                -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
work                                 ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
table-plan                           plan plan plan -    -    -    plan -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
steering                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    ja   -    ja   ja   -    -    -
# In an emergency: whoever works here, of another neighbourhood too but not in this one. Otto read last week.
emergency                            -    -    -    -    -    ja   ja   ja   ja   in   -    -    ja   ja   -    -    -    -    -    -    -    ja
emergency-reading                    -    -    -    -    -    -    -    -    ja   in   -    -    -    -    -    -    -    -    -    -    -    -
emergency-hold                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
emergency-said                       -    -    -    -    -    405  405  405  405  in   -    -    405  405  -    -    -    -    -    -    -    405
# Who looks over the reading: the privacy contact. Where there is none, a coordinator or director.
review                               -    -    -    -    -    -    -    -    ja   in   -    -    -    ja   -    ja   -    -    -    -    -    ja
review-item                          -    -    -    -    -    -    -    -    ja   in   -    -    -    -    -    -    -    -    -    -    -    -
review-reported                      -    -    -    -    -    -    -    -    405  in   -    -    -    405  -    405  -    -    -    -    -    405
insight                              ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
my-data                              ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
take-along                           ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
sessions                             ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
# Signing in. The fictional people have no password and no second factor.
account_login                        strt strt strt strt strt strt strt strt strt ja   strt strt strt strt strt strt strt strt strt strt strt strt
account_logout                       ja   ja   ja   ja   ja   ja   ja   ja   ja   huis ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_inactive                     ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reauthenticate               403  403  403  403  403  403  403  403  403  in   403  403  403  403  403  403  403  403  403  403  403  403
account_change_password              zet  zet  zet  zet  zet  zet  zet  zet  zet  in   zet  zet  zet  zet  zet  zet  zet  zet  zet  zet  zet  zet
account_set_password                 ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password               ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_done          ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_from_key      ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_from_key_done ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_index                            ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_authenticate                     strt strt strt strt strt strt strt strt strt in   strt strt strt strt strt strt strt strt strt strt strt strt
mfa_reauthenticate                   403  403  403  403  403  403  403  403  403  in   403  403  403  403  403  403  403  403  403  403  403  403
mfa_activate_totp                    ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_deactivate_totp                  -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
mfa_view_recovery_codes              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
mfa_generate_recovery_codes          ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_download_recovery_codes          -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
mfa_list_webauthn                    ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_add_webauthn                     ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_reauthenticate_webauthn          403  403  403  403  403  403  403  403  403  in   403  403  403  403  403  403  403  403  403  403  403  403
mfa_login_webauthn                   strt strt strt strt strt strt strt strt strt in   strt strt strt strt strt strt strt strt strt strt strt strt
mfa_remove_webauthn                  -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
mfa_edit_webauthn                    -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
"""  # noqa: E501

SENDING = """
                                     meel invu name oudm ooit andr spoe spoo priv wegg g.be g.bu g.pr g.co g.le g.di g.hu g.st g.kw g.ct g.re g.py
# For anyone.
home                                 405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
example                              400  400  400  400  400  400  400  400  400  400  400  400  400  400  400  400  400  400  400  400  400  400
security-contact                     405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
letter-enter                         ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
letter-open                          strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt
call                                 405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
public-pot                           405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
residents-budget                     405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
propose                              ja   ja   ja   ja   -    -    -    -    -    brf  -    -    -    -    -    -    -    -    -    -    -    -
proposal-count                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
residents-budget-begin               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# Who can be asked: the coordinator's work. Kees sees his own line.
directory                            -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
directory-add                        -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
wipe-person                          -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
directory-entry                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
directory-verify                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
role-give                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
role-end                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
wipe-me                              ja   ja   ja   ja   ja   -    -    -    -    brf  ja   ja   -    -    -    -    -    -    -    -    -    -
wiped                                405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
neighbourhood-open                   -    -    -    -    -    -    -    -    ja   in   -    -    -    ja   -    -    -    -    -    -    -    ja
# The resident's own.
my-story                             -    -    -    -    -    -    -    -    -    brf  405  -    -    -    -    -    -    -    -    -    -    -
my-question                          -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
my-review                            -    -    -    -    -    -    -    -    -    brf  verh -    -    -    -    -    -    -    -    -    -    -
my-readers                           -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
my-again                             -    -    -    -    -    -    -    -    -    brf  verh -    -    -    -    -    -    -    -    -    -    -
my-stop                              -    -    -    -    -    -    -    -    -    brf  verh -    -    -    -    -    -    -    -    -    -    -
my-helpers                           -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
my-helper-end                        -    -    -    -    -    -    -    -    -    brf  -    -    -    -    -    -    -    -    -    -    -    -
my-mark                              -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
# Decisions of one neighbourhood: next door has its own.
decisions                            -    -    -    -    -    -    -    -    -    in   -    -    -    405  405  405  -    405  405  405  -    -
decision-ask                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    ja   -    ja   ja   -    -    -
decision                             -    -    -    -    -    -    -    -    -    in   -    -    -    405  405  405  -    405  405  405  -    -
decide                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
decision-review                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# Stories: the coordinator of the same neighbourhood, and for shielding the resident.
stories                              -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
story-begin                          -    -    -    -    -    -    -    -    -    in   -    -    -    ja   -    -    -    -    -    -    -    -
story                                405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
story-question                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-answer                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-letter                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-helpers                        -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-helper-end                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-mark                           -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-restrict                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
story-send                           -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# The table: whoever sits there sees it; the coordinator keeps it. Of another table: not there.
table-open                           -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
tables                               -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
agenda                               -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
table                                405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
guest-consider                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
guest-may                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
invite                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
invitation-phone                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
invitation-withdraw                  -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
times                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
sitting-plan                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
sitting-cancel                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
seat-end                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
table-close                          -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
my-table                             -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
invitation                           ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
# The resident's own plan and rights.
my-plan                              -    -    -    -    -    -    -    -    -    brf  405  -    -    -    -    -    -    -    -    -    -    -
rights                               -    -    -    -    -    -    -    -    -    brf  405  -    -    -    -    -    -    -    -    -    -    -
right-use                            -    -    -    -    -    -    -    -    -    brf  rech -    -    -    -    -    -    -    -    -    -    -
receipt                              -    -    -    -    -    -    -    -    -    brf  405  -    -    -    -    -    -    -    -    -    -    -
# Rights that were used: a complaint goes to the quartermaster, the rest to the coordinator.
procedures                           -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    405  -    -    -
procedure-settled                    -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
my-promises                          405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
# The plan: the seats of this table. Who left, and managers, see nothing of it.
plan                                 405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
promise-add                          -    ja   ja   -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
promise-change                       -    ja   ja   -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
promise-done                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
promise-confirm                      -    plan plan -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
deviate                              -    ja   ja   -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
deviation-drop                       -    plan plan -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
assent                               409  409  409  -    -    -    409  -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
check-in                             -    ja   ja   -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
sitting-open                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# The tablet on the table, and nobody's own browser.
sitting                              -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-who                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-promise-add                  -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-promise-change               -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-deviate                      -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-say                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-hide                         -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-pin                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
sitting-close                        -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -    -
# Behind a deviation stand the manager and the director of that party.
waiting                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    405  405  -    -    -    -    -    -
back                                 -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
standing-room                        -    -    -    -    -    -    -    -    -    in   -    -    -    -    ja   ja   -    -    -    -    -    -
standing-room-end                    -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
deviations                           -    -    -    -    -    405  405  405  -    in   -    -    405  405  405  405  -    405  405  -    -    -
# The pot: no coordinator of another neighbourhood in a fund of this one.
pot                                  -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    405  -    405  405  405  -    -
agreement-begin                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    ja   -    -    -
agreement                            -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    405  -    405  405  405  -    -
agreement-version                    -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
limit-set                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
share                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
year-close                           -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
fund-add                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    409  -    -    -
commitments                          -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    405  -    405  405  405  -    -
commit-other                         -    -    -    -    -    -    -    -    -    in   -    -    -    409  -    -    -    -    -    -    -    -
entry                                -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    405  -    405  405  405  -    -
spend                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
release                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
commit                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
reverse                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
pot-account                          -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    405  -    405  405  405  -    -
pot-account-file                     -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    405  -    405  405  405  -    -
pot-account-kept                     -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    405  -    405  405  405  -    -
fund                                 -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    405  -    405  405  405  -    -
grant                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
tranche-add                          -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
pledge                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
reserve                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
key-add                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
tranche-advance                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
tranche-settle                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
pay-back                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
turn                                 -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
fund-move                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    409  -    -    -
actuals                              -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
open-list                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    405  -    -    -
# The house.
programme                            405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
activities                           -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    ja   -    -    -    -    -
kiosk                                -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    kios -    -    -    -    -
# A case: the named analyst only, and the resident on a page of their own.
analyses                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    405  -
analysis                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    405  -
analysis-old                         -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
cost-line                            -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
cost-line-change                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
cost-line-remove                     -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
burden                               -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
analysis-agree                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
analysis-again                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
analysis-reopen                      -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
analysis-want                        -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
my-analysis                          -    -    -    -    -    -    -    -    -    brf  ja   -    -    -    -    -    -    -    -    -    -    -
analysis-count                       -    -    -    -    -    -    -    -    -    brf  -    -    -    -    -    -    -    -    -    -    -    -
analysis-stop                        -    -    -    -    -    -    -    -    -    brf  -    -    -    -    -    -    -    -    -    -    -    -
work-pleasure                        -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# Everyone's own pages.
start                                405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
today                                -    -    -    -    -    -    -    -    -    in   -    -    -    405  -    -    -    -    -    -    -    -
work                                 405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
table-plan                           405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
steering                             -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    405  -    405  405  -    -    -
# In an emergency: whoever works here. Otto read last week, and Fatma knows.
emergency                            -    -    -    -    -    ja   ja   ja   ja   in   -    -    ja   ja   -    -    -    -    -    -    -    ja
emergency-reading                    -    -    -    -    -    405  405  405  405  in   -    -    405  405  -    -    -    -    -    -    -    405
emergency-hold                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
emergency-said                       -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
# Who looks over the reading.
review                               -    -    -    -    -    -    -    -    405  in   -    -    -    405  -    405  -    -    -    -    -    405
review-item                          -    -    -    -    -    -    -    -    ja   in   -    -    -    -    -    -    -    -    -    -    -    -
review-reported                      -    -    -    -    -    -    -    -    nakj in   -    -    -    -    -    -    -    -    -    -    -    -
insight                              405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
my-data                              405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
take-along                           405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
sessions                             waar waar waar waar waar waar waar waar waar in   waar waar waar waar waar waar waar waar waar waar waar waar
# Signing in. The fictional people have no password and no second factor.
account_login                        strt strt strt strt strt strt strt strt strt ja   strt strt strt strt strt strt strt strt strt strt strt strt
account_logout                       huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis
account_inactive                     405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
account_reauthenticate               403  403  403  403  403  403  403  403  403  in   403  403  403  403  403  403  403  403  403  403  403  403
account_change_password              zet  zet  zet  zet  zet  zet  zet  zet  zet  in   zet  zet  zet  zet  zet  zet  zet  zet  zet  zet  zet  zet
account_set_password                 ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password               ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_done          405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
account_reset_password_from_key      ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_from_key_done 405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
mfa_index                            405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
mfa_authenticate                     strt strt strt strt strt strt strt strt strt in   strt strt strt strt strt strt strt strt strt strt strt strt
mfa_reauthenticate                   403  403  403  403  403  403  403  403  403  in   403  403  403  403  403  403  403  403  403  403  403  403
mfa_activate_totp                    ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_deactivate_totp                  -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
mfa_view_recovery_codes              405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
mfa_generate_recovery_codes          ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_download_recovery_codes          -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
mfa_list_webauthn                    405  405  405  405  405  405  405  405  405  in   405  405  405  405  405  405  405  405  405  405  405  405
mfa_add_webauthn                     ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_reauthenticate_webauthn          403  403  403  403  403  403  403  403  403  in   403  403  403  403  403  403  403  403  403  403  403  403
mfa_login_webauthn                   strt strt strt strt strt strt strt strt strt in   strt strt strt strt strt strt strt strt strt strt strt strt
mfa_remove_webauthn                  -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
mfa_edit_webauthn                    -    -    -    -    -    -    -    -    -    in   -    -    -    -    -    -    -    -    -    -    -    -
"""  # noqa: E501


def expected(table: str) -> dict[str, dict[str, str]]:
    """A table as the test compares it."""
    _columns, *lines = [line for line in table.strip("\n").splitlines() if not line.startswith("#")]
    rows = (line.split() for line in lines)
    return {name: {who: WORDS[word] for who, word in zip(EVERYONE, words, strict=True)} for name, *words in rows}
