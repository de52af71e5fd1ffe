"""Who is let in where: every address x everyone. Written down by hand, to be read by people.

Change a cell only when the promise behind it changed. A page that is not in here fails the test, and so does a line
without a page. The columns: the eleven roles of the example, then whoever is not signed in (anon), the coordinator of
another neighbourhood (vree), a professional whose seat at Fatma's table ended (oudg) and the tablet of this sitting
(tabl). Ids in the addresses are of Fatma's table.
"""

from tests.access.people import EVERYONE

# What each word of the table stands for: the answer, and where it leads.
WORDS = {
    "ja": "200",
    "-": "404",
    "400": "400",
    "403": "403",
    "405": "405",  # this page only shows, or only takes in
    "409": "409",  # it may, but not now; the page says what to do
    "in": "302 account_login",
    "brf": "302 letter-enter",
    "strt": "302 start",
    "huis": "302 home",
    "verh": "302 my-story",
    "hulp": "302 my-helpers",
    "help": "302 story-helpers",
    "plnm": "302 my-plan",
    "tafm": "302 my-table",
    "rech": "302 rights",
    "somm": "302 my-analysis",
    "vand": "302 today",
    "werk": "302 work",
    "wach": "302 waiting",
    "kios": "302 kiosk",
    "wijk": "302 steering",
    "geld": "302 pot",
    "soms": "302 analyses",
    "lijs": "302 directory",
    "mens": "302 directory-entry",
    "taf": "302 table",
    "plan": "302 plan",
    "zit": "302 sitting",
    "som": "302 analysis",
    "bewj": "302 procedures",
    "ruim": "302 standing-room",
    "zet": "302 account_set_password",
    "waar": "302 sessions",
}

LOOKING = """
                                     bewo buur coor prof leid best huis stuu kwar cont reke anon vree oudg tabl
# For anyone.
home                                 ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
example                              ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
security-contact                     ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
letter-enter                         ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
letter-open                          ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
call                                 ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
public-pot                           ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
residents-budget                     ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
propose                              ja   ja   -    -    -    -    -    -    -    -    -    brf  -    -    brf
proposal-count                       -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
residents-budget-begin               -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
# Who can be asked: the coordinator's work. Kees sees his own line.
directory                            -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
directory-add                        -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
directory-entry                      -    -    ja   ja   -    -    -    -    -    -    -    in   -    -    in
directory-verify                     -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
role-give                            -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
role-end                             -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
neighbourhood-open                   -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
# The resident's own.
my-story                             ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-question                          ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-review                            ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-readers                           ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-again                             405  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-stop                              ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-mark                              ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-helpers                           ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-helper-end                        405  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
# Decisions: who steers, keeps the pot or checks it. A manager only what they stand behind; who only reads does nothing.
decisions                            -    -    ja   -    ja   ja   -    ja   ja   ja   -    in   ja   -    in
decision-ask                         -    -    -    -    -    ja   -    ja   ja   -    -    in   -    -    in
decision                             -    -    ja   -    -    ja   -    ja   ja   ja   -    in   -    -    in
decide                               -    -    -    -    -    ja   -    ja   ja   -    -    in   -    -    in
decision-review                      -    -    -    -    -    ja   -    ja   ja   -    -    in   -    -    in
# Stories: the coordinator of the same neighbourhood, and for shielding the resident.
stories                              -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
story-begin                          -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
story                                verh -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-question                       -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-answer                         -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-letter                         -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-mark                           -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-helpers                        -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-helper-end                     -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
story-restrict                       ja   -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-send                           -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
# The table: whoever sits there sees it; the coordinator keeps it. Of another table: not there.
table-open                           -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
tables                               -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
agenda                               -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
table                                tafm ja   ja   ja   -    -    -    -    -    -    -    in   -    -    in
guest-consider                       -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
guest-may                            -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
invite                               -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
invitation-phone                     -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
invitation-withdraw                  -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
times                                -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
sitting-plan                         -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
sitting-cancel                       -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
seat-end                             405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
table-close                          -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
my-table                             ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
invitation                           ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
# The resident's own plan and rights.
my-plan                              ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
rights                               ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
right-use                            ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
receipt                              ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
# Rights that were used: a complaint goes to the quartermaster, the rest to the coordinator.
procedures                           -    -    ja   -    -    -    -    -    ja   -    -    in   ja   -    in
procedure-settled                    -    -    405  -    -    -    -    -    405  -    -    in   405  -    in
my-promises                          ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
# The plan: the seats of this table. Who left, and managers, see nothing of it.
plan                                 plnm ja   ja   ja   -    -    -    -    -    -    -    in   -    -    in
promise-add                          ja   ja   ja   ja   -    -    -    -    -    -    -    in   -    -    in
promise-change                       ja   -    ja   ja   -    -    -    -    -    -    -    in   -    -    in
promise-done                         405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
promise-confirm                      405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
deviate                              ja   ja   ja   ja   -    -    -    -    -    -    -    in   -    -    in
deviation-drop                       405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
assent                               ja   ja   ja   ja   -    -    -    -    -    -    -    in   -    -    in
check-in                             ja   -    ja   -    -    -    -    -    -    -    -    in   -    -    in
sitting-open                         -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
# The tablet on the table, and nobody's own browser.
sitting                              -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-who                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    405
sitting-promise-add                  -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-promise-change               -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-deviate                      -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-say                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-hide                         -    -    -    -    -    -    -    -    -    -    -    -    -    -    405
sitting-pin                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    405
sitting-close                        -    -    -    -    -    -    -    -    -    -    -    -    -    -    405
# Behind a deviation stand the manager and the director of that party.
waiting                              -    -    -    -    ja   ja   -    -    -    -    -    in   -    -    in
back                                 -    -    -    -    ja   ja   -    -    -    -    -    in   -    -    in
standing-room                        -    -    -    -    ja   ja   -    -    -    -    -    in   -    -    in
standing-room-end                    -    -    -    -    405  405  -    -    -    -    -    in   -    -    in
deviations                           -    -    ja   ja   ja   ja   -    ja   ja   -    -    in   ja   ja   in
# The pot: no coordinator of another neighbourhood in a fund of this one.
pot                                  -    -    ja   -    -    ja   -    ja   ja   ja   -    in   ja   -    in
agreement-begin                      -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
agreement                            -    -    ja   -    -    ja   -    ja   ja   ja   -    in   -    -    in
agreement-version                    -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
limit-set                            -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
share                                -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
year-close                           -    -    ja   -    -    ja   -    ja   ja   ja   -    in   -    -    in
fund-add                             -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
commitments                          -    -    ja   -    -    ja   -    ja   ja   ja   -    in   ja   -    in
commit-other                         -    -    ja   -    -    -    -    -    -    -    -    in   409  -    in
entry                                -    -    ja   -    -    ja   -    ja   ja   ja   -    in   -    -    in
spend                                -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
release                              -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
commit                               -    -    409  -    -    -    -    -    -    -    -    in   -    -    in
reverse                              -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
pot-account                          -    -    ja   -    -    ja   -    ja   ja   ja   -    in   ja   -    in
pot-account-file                     -    -    ja   -    -    ja   -    ja   ja   ja   -    in   -    -    in
pot-account-kept                     -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
fund                                 -    -    ja   -    -    ja   -    ja   ja   ja   -    in   -    -    in
grant                                -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
tranche-add                          -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
pledge                               -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
reserve                              -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
key-add                              -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
tranche-advance                      -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
tranche-settle                       -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
pay-back                             -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
turn                                 -    -    ja   -    -    ja   -    ja   ja   ja   -    in   -    -    in
fund-move                            -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
actuals                              -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
open-list                            -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
# The house.
programme                            ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
activities                           -    -    -    -    -    -    ja   -    -    -    -    in   -    -    in
kiosk                                -    -    -    -    -    -    ja   -    -    -    -    in   -    -    in
# A case: the named analyst only, and the resident on a page of their own.
analyses                             -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
analysis                             -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
analysis-old                         -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
cost-line                            -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
cost-line-change                     -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
cost-line-remove                     -    -    -    -    -    -    -    -    -    -    405  in   -    -    in
burden                               -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
analysis-agree                       -    -    -    -    -    -    -    -    -    -    405  in   -    -    in
analysis-again                       -    -    -    -    -    -    -    -    -    -    405  in   -    -    in
analysis-reopen                      -    -    -    -    -    -    -    -    -    -    405  in   -    -    in
analysis-want                        -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
my-analysis                          ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
analysis-count                       405  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
analysis-stop                        405  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
work-pleasure                        -    -    -    ja   -    -    -    -    -    -    -    in   -    -    in
# In an emergency: whoever works here, of another neighbourhood too but not in this one. Otto read last week.
emergency                            -    -    ja   ja   -    -    -    -    -    -    -    in   ja   ja   in
emergency-reading                    -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
emergency-hold                       -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
emergency-said                       -    -    405  405  -    -    -    -    -    -    -    in   405  405  in
# Who looks over the reading: the privacy contact. Where there is none, a coordinator or director.
review                               -    -    ja   -    -    ja   -    -    -    -    -    in   ja   -    in
review-item                          -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
review-reported                      -    -    405  -    -    405  -    -    -    -    -    in   405  -    in
# Everyone's own pages.
start                                verh werk vand werk wach wach kios wijk wijk geld soms in   vand werk in
today                                -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
work                                 ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
steering                             -    -    -    -    -    ja   -    ja   ja   -    -    in   -    -    in
table-plan                           plan plan plan plan -    -    -    -    -    -    -    in   -    -    in
insight                              ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
# Having oneself wiped: whoever does not work here; for others the coordinator. The number is for anyone who has it.
wipe-me                              ja   ja   -    -    -    -    -    -    -    -    -    brf  -    -    brf
wipe-person                          -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
wiped                                ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
my-data                              ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
take-along                           ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
sessions                             ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
# Signing in. The fictional people have no password and no second factor.
account_login                        strt strt strt strt strt strt strt strt strt strt strt ja   strt strt ja
account_logout                       ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   huis ja   ja   huis
account_inactive                     ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reauthenticate               403  403  403  403  403  403  403  403  403  403  403  in   403  403  in
account_change_password              zet  zet  zet  zet  zet  zet  zet  zet  zet  zet  zet  in   zet  zet  in
account_set_password                 ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
account_reset_password               ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_done          ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_from_key      ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_from_key_done ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
mfa_index                            ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
mfa_authenticate                     strt strt strt strt strt strt strt strt strt strt strt in   strt strt in
mfa_reauthenticate                   403  403  403  403  403  403  403  403  403  403  403  in   403  403  in
mfa_activate_totp                    ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
mfa_deactivate_totp                  -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
mfa_view_recovery_codes              -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
mfa_generate_recovery_codes          ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
mfa_download_recovery_codes          -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
mfa_list_webauthn                    ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
mfa_add_webauthn                     ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
mfa_reauthenticate_webauthn          403  403  403  403  403  403  403  403  403  403  403  in   403  403  in
mfa_login_webauthn                   strt strt strt strt strt strt strt strt strt strt strt in   strt strt in
mfa_remove_webauthn                  -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
mfa_edit_webauthn                    -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
"""

# Each form is sent empty, but for the one id that it is about. "ja": the page comes back and asks what is missing.
SENDING = """
                                     bewo buur coor prof leid best huis stuu kwar cont reke anon vree oudg tabl
# For anyone.
home                                 405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
example                              400  400  400  400  400  400  400  400  400  400  400  400  400  400  400
security-contact                     405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
letter-enter                         ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
letter-open                          strt strt strt strt strt strt strt strt strt strt strt strt strt strt strt
call                                 405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
public-pot                           405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
residents-budget                     405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
propose                              ja   ja   -    -    -    -    -    -    -    -    -    brf  -    -    brf
proposal-count                       -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
residents-budget-begin               -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
# Who can be asked: the coordinator's work. Kees sees his own line.
directory                            -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
directory-add                        -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
directory-entry                      -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
directory-verify                     -    -    lijs -    -    -    -    -    -    -    -    in   -    -    in
role-give                            -    -    mens -    -    -    -    -    -    -    -    in   -    -    in
role-end                             -    -    mens -    -    -    -    -    -    -    -    in   -    -    in
neighbourhood-open                   -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
# The resident's own.
my-story                             405  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-question                          ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-review                            409  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-readers                           ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-again                             verh -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-stop                              verh -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-helpers                           ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-helper-end                        hulp -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
my-mark                              ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
# Decisions: who steers, keeps the pot or checks it. A manager only what they stand behind; who only reads does nothing.
decisions                            -    -    405  -    405  405  -    405  405  405  -    in   405  -    in
decision-ask                         -    -    -    -    -    ja   -    ja   ja   -    -    in   -    -    in
decision                             -    -    405  -    405  405  -    405  405  405  -    in   405  -    in
decide                               -    -    -    -    -    ja   -    ja   ja   -    -    in   -    -    in
decision-review                      -    -    -    -    -    ja   -    ja   ja   -    -    in   -    -    in
# Stories: the coordinator of the same neighbourhood, and for shielding the resident.
stories                              -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
story-begin                          -    -    ja   -    -    -    -    -    -    -    -    in   ja   -    in
story                                405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
story-question                       -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-answer                         -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-letter                         -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-mark                           -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-helpers                        -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-helper-end                     -    -    help -    -    -    -    -    -    -    -    in   -    -    in
story-restrict                       ja   -    ja   -    -    -    -    -    -    -    -    in   -    -    in
story-send                           -    -    409  -    -    -    -    -    -    -    -    in   -    -    in
# The table: whoever sits there sees it; the coordinator keeps it. Of another table: not there.
table-open                           -    -    409  -    -    -    -    -    -    -    -    in   -    -    in
tables                               -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
agenda                               -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
table                                405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
guest-consider                       -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
guest-may                            -    -    taf  -    -    -    -    -    -    -    -    in   -    -    in
invite                               -    -    taf  -    -    -    -    -    -    -    -    in   -    -    in
invitation-phone                     -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
invitation-withdraw                  -    -    taf  -    -    -    -    -    -    -    -    in   -    -    in
times                                -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
sitting-plan                         -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
sitting-cancel                       -    -    taf  -    -    -    -    -    -    -    -    in   -    -    in
seat-end                             -    -    taf  strt -    -    -    -    -    -    -    in   -    -    in
table-close                          -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
my-table                             tafm -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
invitation                           ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
# The resident's own plan and rights.
my-plan                              405  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
rights                               405  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
right-use                            rech -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
receipt                              405  -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
# Rights that were used: a complaint goes to the quartermaster, the rest to the coordinator.
procedures                           -    -    405  -    -    -    -    -    405  -    -    in   405  -    in
procedure-settled                    -    -    bewj -    -    -    -    -    -    -    -    in   -    -    in
my-promises                          405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
# The plan: the seats of this table. Who left, and managers, see nothing of it.
plan                                 405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
promise-add                          ja   ja   ja   ja   -    -    -    -    -    -    -    in   -    -    in
promise-change                       ja   -    ja   ja   -    -    -    -    -    -    -    in   -    -    in
promise-done                         -    -    -    plan -    -    -    -    -    -    -    in   -    -    in
promise-confirm                      plnm -    -    -    -    -    -    -    -    -    -    in   -    -    in
deviate                              ja   ja   ja   ja   -    -    -    -    -    -    -    in   -    -    in
deviation-drop                       plnm -    plan plan -    -    -    -    -    -    -    in   -    -    in
assent                               ja   ja   ja   ja   -    -    -    -    -    -    -    in   -    -    in
check-in                             ja   -    ja   -    -    -    -    -    -    -    -    in   -    -    in
sitting-open                         -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
# The tablet on the table, and nobody's own browser.
sitting                              -    -    -    -    -    -    -    -    -    -    -    -    -    -    405
sitting-who                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    zit
sitting-promise-add                  -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-promise-change               -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-deviate                      -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-say                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-hide                         -    -    -    -    -    -    -    -    -    -    -    -    -    -    zit
sitting-pin                          -    -    -    -    -    -    -    -    -    -    -    -    -    -    ja
sitting-close                        -    -    -    -    -    -    -    -    -    -    -    -    -    -    huis
# Behind a deviation stand the manager and the director of that party.
waiting                              -    -    -    -    405  405  -    -    -    -    -    in   -    -    in
back                                 -    -    -    -    ja   ja   -    -    -    -    -    in   -    -    in
standing-room                        -    -    -    -    ja   ja   -    -    -    -    -    in   -    -    in
standing-room-end                    -    -    -    -    ruim ruim -    -    -    -    -    in   -    -    in
deviations                           -    -    405  405  405  405  -    405  405  -    -    in   405  405  in
# The pot: no coordinator of another neighbourhood in a fund of this one.
pot                                  -    -    405  -    -    405  -    405  405  405  -    in   405  -    in
agreement-begin                      -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
agreement                            -    -    405  -    -    405  -    405  405  405  -    in   405  -    in
agreement-version                    -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
limit-set                            -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
share                                -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
year-close                           -    -    -    -    -    -    -    ja   -    -    -    in   -    -    in
fund-add                             -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
commitments                          -    -    405  -    -    405  -    405  405  405  -    in   405  -    in
commit-other                         -    -    ja   -    -    -    -    -    -    -    -    in   409  -    in
entry                                -    -    405  -    -    405  -    405  405  405  -    in   405  -    in
spend                                -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
release                              -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
commit                               -    -    409  -    -    -    -    -    -    -    -    in   -    -    in
reverse                              -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
pot-account                          -    -    405  -    -    405  -    405  405  405  -    in   405  -    in
pot-account-file                     -    -    405  -    -    405  -    405  405  405  -    in   405  -    in
pot-account-kept                     -    -    405  -    -    405  -    405  405  405  -    in   405  -    in
fund                                 -    -    405  -    -    405  -    405  405  405  -    in   405  -    in
grant                                -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
tranche-add                          -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
pledge                               -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
reserve                              -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
key-add                              -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
tranche-advance                      -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
tranche-settle                       -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
pay-back                             -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
turn                                 -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
fund-move                            -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
actuals                              -    -    -    -    -    -    -    -    ja   -    -    in   -    -    in
open-list                            -    -    -    -    -    -    -    -    405  -    -    in   -    -    in
# The house.
programme                            405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
activities                           -    -    -    -    -    -    ja   -    -    -    -    in   -    -    in
kiosk                                -    -    -    -    -    -    kios -    -    -    -    in   -    -    in
# A case: the named analyst only, and the resident on a page of their own.
analyses                             -    -    -    -    -    -    -    -    -    -    405  in   -    -    in
analysis                             -    -    -    -    -    -    -    -    -    -    405  in   -    -    in
analysis-old                         -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
cost-line                            -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
cost-line-change                     -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
cost-line-remove                     -    -    -    -    -    -    -    -    -    -    som  in   -    -    in
burden                               -    -    -    -    -    -    -    -    -    -    ja   in   -    -    in
analysis-agree                       -    -    -    -    -    -    -    -    -    -    som  in   -    -    in
analysis-again                       -    -    -    -    -    -    -    -    -    -    409  in   -    -    in
analysis-reopen                      -    -    -    -    -    -    -    -    -    -    409  in   -    -    in
analysis-want                        -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
my-analysis                          ja   -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
analysis-count                       somm -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
analysis-stop                        somm -    -    -    -    -    -    -    -    -    -    brf  -    -    brf
work-pleasure                        -    -    -    ja   -    -    -    -    -    -    -    in   -    -    in
# In an emergency: whoever works here. Otto read last week, and Fatma knows.
emergency                            -    -    ja   ja   -    -    -    -    -    -    -    in   ja   ja   in
emergency-reading                    -    -    405  405  -    -    -    -    -    -    -    in   405  405  in
emergency-hold                       -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
emergency-said                       -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
# Who looks over the reading.
review                               -    -    405  -    -    405  -    -    -    -    -    in   405  -    in
review-item                          -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
review-reported                      -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
# Everyone's own pages.
start                                405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
today                                -    -    405  -    -    -    -    -    -    -    -    in   405  -    in
work                                 405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
steering                             -    -    -    -    -    405  -    405  405  -    -    in   -    -    in
table-plan                           405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
insight                              405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
wipe-me                              ja   ja   -    -    -    -    -    -    -    -    -    brf  -    -    brf
wipe-person                          -    -    ja   -    -    -    -    -    -    -    -    in   -    -    in
wiped                                405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
my-data                              405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
take-along                           405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
sessions                             waar waar waar waar waar waar waar waar waar waar waar in   waar waar in
# Signing in. The fictional people have no password and no second factor.
account_login                        strt strt strt strt strt strt strt strt strt strt strt ja   strt strt ja
account_logout                       huis huis huis huis huis huis huis huis huis huis huis huis huis huis huis
account_inactive                     405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
account_reauthenticate               403  403  403  403  403  403  403  403  403  403  403  in   403  403  in
account_change_password              zet  zet  zet  zet  zet  zet  zet  zet  zet  zet  zet  in   zet  zet  in
account_set_password                 ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
account_reset_password               ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_done          405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
account_reset_password_from_key      ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja
account_reset_password_from_key_done 405  405  405  405  405  405  405  405  405  405  405  405  405  405  405
mfa_index                            405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
mfa_authenticate                     strt strt strt strt strt strt strt strt strt strt strt in   strt strt in
mfa_reauthenticate                   403  403  403  403  403  403  403  403  403  403  403  in   403  403  in
mfa_activate_totp                    ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
mfa_deactivate_totp                  -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
mfa_view_recovery_codes              405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
mfa_generate_recovery_codes          ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
mfa_download_recovery_codes          -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
mfa_list_webauthn                    405  405  405  405  405  405  405  405  405  405  405  in   405  405  in
mfa_add_webauthn                     ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   ja   in   ja   ja   in
mfa_reauthenticate_webauthn          403  403  403  403  403  403  403  403  403  403  403  in   403  403  in
mfa_login_webauthn                   strt strt strt strt strt strt strt strt strt strt strt in   strt strt in
mfa_remove_webauthn                  -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
mfa_edit_webauthn                    -    -    -    -    -    -    -    -    -    -    -    in   -    -    in
"""


def expected(table: str) -> dict[str, dict[str, str]]:
    """A table as the test compares it."""
    _columns, *lines = [line for line in table.strip("\n").splitlines() if not line.startswith("#")]
    rows = (line.split() for line in lines)
    return {name: {who: WORDS[word] for who, word in zip(EVERYONE, words, strict=True)} for name, *words in rows}
