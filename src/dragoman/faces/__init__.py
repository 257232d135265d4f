"""How people and programs see the account: terminal, report, data frames."""
