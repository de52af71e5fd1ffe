"""How a fraction of a cent becomes a whole cent: from a half upwards, as on paper."""


def half_up(numerator: int, denominator: int) -> int:
    """Round `numerator / denominator` (neither negative) to the nearest whole; a half
    goes up.
    """
    return (2 * numerator + denominator) // (2 * denominator)
