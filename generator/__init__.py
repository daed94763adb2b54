"""Fangzhi: a static knowledge site from a folder of crawled government reports.

The layers, in the order in which a text flows through them (imports run in this direction only):

    knowledge → sources → text → reading → corpus → output, review → commands
"""

__version__ = "0.8.0"
"""The version of the program, stated here alone: package, command line and exported data take it from here."""
