"""What each topic's document says; the words are those of a Chinese official document in any language."""
