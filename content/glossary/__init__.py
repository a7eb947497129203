"""The field's words: how they are inflected, and where a text needs one explained."""
