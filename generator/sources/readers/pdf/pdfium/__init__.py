"""The pages of a PDF by PDFium: the only modules that know the library."""
