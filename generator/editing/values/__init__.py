"""What all other rooms of editing speak of: a briefing as plain data, what people decided, evidence found again."""
