"""What makes the codes of a second factor is kept locked, with a key that is not in the database.

Rows from before there was a lock are read as they are; they are locked as soon as someone makes new ones.
"""

import base64
import logging
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LOCKED = "fernet:"

log = logging.getLogger(__name__)


def _lock() -> Fernet:
    made = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"schuifaan.factors")
    return Fernet(base64.urlsafe_b64encode(made.derive(settings.FACTOR_KEY.encode())))


def lock(text: str) -> str:
    return LOCKED + _lock().encrypt(text.encode()).decode()


def unlock(kept: str) -> str:
    """The text. With another key nothing opens: each code is wrong, as it is for a secret that nobody knows."""
    if not kept.startswith(LOCKED):
        return kept
    try:
        return _lock().decrypt(kept.removeprefix(LOCKED).encode()).decode()
    except InvalidToken:
        log.error("The key of the second factors is not the one they were locked with; see `schuifaan signing lost`.")
        return base64.b32encode(secrets.token_bytes(20)).decode()
