"""From clean text to a report: title, headings, paragraphs, themes, place, year, gaps."""
