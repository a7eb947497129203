"""What templates elsewhere show of the desk."""
