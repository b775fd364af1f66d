"""One file of invented facts per language."""

from __future__ import annotations

from training.parser.invented.stock import Stock
from training.parser.invented.stocks import bg, de, ja, kk, ko, ru, uk, zh

STOCKS: dict[str, Stock] = {module.STOCK.code: module.STOCK for module in (kk, ru, uk, bg, de, ko, zh, ja)}

__all__ = ["STOCKS"]
