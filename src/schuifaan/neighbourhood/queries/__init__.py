"""Reading across the tables of the neighbourhood: who can be asked, why data is used, and what must be looked over."""

from schuifaan.neighbourhood.queries.people import (
    FOLDER,
    Listed,
    Picture,
    boundary_of,
    coordinators_of,
    directory,
    directory_order,
    is_fresh,
    picture,
    purpose_now,
    purposes_now,
    roles_of,
)

__all__ = [
    "FOLDER",
    "Listed",
    "Picture",
    "boundary_of",
    "coordinators_of",
    "directory",
    "directory_order",
    "is_fresh",
    "picture",
    "purpose_now",
    "purposes_now",
    "roles_of",
]
