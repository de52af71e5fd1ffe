"""What is filled in about the pot."""

from schuifaan.budget.forms.actuals import ActualsForm
from schuifaan.budget.forms.begin import AgreementForm, FundForm
from schuifaan.budget.forms.books import (
    FunderForm,
    KeyForm,
    LimitForm,
    PayBackForm,
    PledgeForm,
    ReserveForm,
    ShareForm,
    TrancheForm,
    TurnForm,
)
from schuifaan.budget.forms.fields import AmountField
from schuifaan.budget.forms.moves import AmountForm, CommitForm, GrantForm, MoveForm, OtherCommitForm, SpendForm
from schuifaan.budget.forms.residents import CountForm, ProposalForm, SmallPotForm
from schuifaan.budget.forms.version import VersionForm

__all__ = [
    "ActualsForm", "AgreementForm", "AmountField", "AmountForm", "CommitForm", "CountForm", "FundForm", "FunderForm",
    "GrantForm", "KeyForm", "LimitForm", "MoveForm", "OtherCommitForm", "PayBackForm", "PledgeForm", "ProposalForm",
    "ReserveForm", "ShareForm", "SmallPotForm", "SpendForm", "TrancheForm", "TurnForm", "VersionForm",
]  # fmt: skip
