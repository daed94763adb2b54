"""Fangzhi: a static knowledge site from a folder of crawled government reports.

The way of the text, and the layers that hold it (imports run in this direction only):

    knowledge → sources → text → reading → corpus → output, review → commands
"""

__version__ = "0.1.0"
