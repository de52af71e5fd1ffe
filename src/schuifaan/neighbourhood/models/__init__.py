"""Who lives and works in the neighbourhood, in which role and since when, and why their data may be used."""

from schuifaan.neighbourhood.models.directory import DirectoryEntry, EntryQuerySet, EntryTag
from schuifaan.neighbourhood.models.homes import Household, LetterCode, Member
from schuifaan.neighbourhood.models.people import NAMED_BY, Mandate, Person, PersonQuerySet, Role, by_name, opaque
from schuifaan.neighbourhood.models.places import Neighbourhood, Party, Subarea
from schuifaan.neighbourhood.models.privacy import Consent, Purpose, Wiped
from schuifaan.neighbourhood.models.review import EmergencyReading, ReviewItem
from schuifaan.neighbourhood.models.sessions import Session

__all__ = [
    "NAMED_BY",
    "Consent",
    "DirectoryEntry",
    "EmergencyReading",
    "EntryQuerySet",
    "EntryTag",
    "Household",
    "LetterCode",
    "Mandate",
    "Member",
    "Neighbourhood",
    "Party",
    "Person",
    "PersonQuerySet",
    "Purpose",
    "ReviewItem",
    "Role",
    "Session",
    "Subarea",
    "Wiped",
    "by_name",
    "opaque",
]
