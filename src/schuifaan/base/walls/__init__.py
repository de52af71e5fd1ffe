"""The second wall, on PostgreSQL: the database itself refuses rows about a resident to whoever has no tie to them.

`contexts` tells the database who looks, at the start of each transaction. `policies` puts the walls in their place
after each migration and looks for them at every start. What the walls are made of is plain SQL: `walls.sql` per app.
On SQLite there is one wall, and all of this does nothing.
"""
