"""What a checklist's page says of its rounds."""
