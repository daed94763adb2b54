"""Lines: blanks, and line ends that a site put inside a sentence."""
