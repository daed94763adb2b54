"""Run-in headings: which sentences may be some, how likely each is, which the document bears out."""
