"""What is finished: frozen answers, the signing ceremony, the sealed files and their events."""
