"""The pages of themes: one page where it has room for all passages, else pages by area, place and year."""
