"""Reading a plan: its lines, who agrees, what changed, its chain of versions, and lists over many plans."""
