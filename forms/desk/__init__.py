"""The staff's desk: the pages where courses, drafts and documents come together."""
