"""Text from a file, fit to show: a name can't steer a terminal or break a line."""


def plain(text: str) -> str:
    """A question mark for each letter that can't be printed."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)


def short(text: str, most: int) -> str:
    """The plain text, cut where it is longer than `most`."""
    text = plain(text)
    return text if len(text) <= most else text[: most - 1] + "…"
