"""Indicators on the site: what each report states of the main ones, side by side by place and year."""
