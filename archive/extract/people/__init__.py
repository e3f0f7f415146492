"""Who is named in a text: names and their extent, roles, and the cast of one person or body a member."""
