"""The municipality's letterhead."""
