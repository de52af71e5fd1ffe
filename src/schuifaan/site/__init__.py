"""The top floor: settings, addresses and commands. It knows the whole house; nobody imports it."""
