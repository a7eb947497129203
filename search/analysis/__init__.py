"""Danish text as words that can be looked for; both engines get the same ones."""
