"""Who may read what, written a second time: plain loops over plain rows, from the promises of the house.

Nothing here knows of the rules of the product, and no question is asked of the database once the rows are there.
"""
