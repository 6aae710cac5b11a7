"""Kazakhstan."""

from lawtime.jurisdictions.kz.acts import acts_titled
from lawtime.jurisdictions.kz.conventions import CONVENTIONS, default_rule

__all__ = ["CONVENTIONS", "acts_titled", "default_rule"]
