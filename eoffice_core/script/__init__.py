"""What is known of the Hindi script: legacy text, layouts, spelling. Pure, and below the rules."""
