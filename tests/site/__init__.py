"""What every page of the site does: layout, accounts, errors, what a browser may load."""
