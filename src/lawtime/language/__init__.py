"""How legal text is read in any language: dialect files, folding, numerals, forms."""

from lawtime.language.dialect import Dialect, catalogue, codes, dialect
from lawtime.language.folding import Folded, fold
from lawtime.language.recognise import recognise

__all__ = ["Dialect", "Folded", "catalogue", "codes", "dialect", "fold", "recognise"]
