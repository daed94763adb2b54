"""The places of the gazetteer: today's divisions, former ones with their years, zones, and how tables are read."""
