"""Whose words an article reports: from cues and pronouns to the people that they mean."""
