"""How a ring map is planned and drawn, part by part; `ringmap` puts the parts together."""
