"""Official documents written from the records, numbered and frozen when they are issued (公文)."""
