"""When a report was published, and of which days it speaks: written dates, borne out or left open."""
