"""How the parties are asked and answer: on a device that goes round, or by their own link."""
