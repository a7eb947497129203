"""What a form is: steps, questions, conditions, rules, and how answers are read. No Django here."""
