"""What can be asked, answered and entered in the ledger."""
