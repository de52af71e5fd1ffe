"""What goes in: small frozen things that check themselves, and know no file, no clock and no setting."""
