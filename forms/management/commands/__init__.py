"""The command line of forms and documents."""
