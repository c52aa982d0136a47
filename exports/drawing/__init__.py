"""A figure of the charts as a printed plate: PNG, SVG or PDF, without a browser and without fonts of the machine.

The same plain dict that the page shows is read here into lines, areas, rings and texts in pixels (figure, axes, traces,
beside), and Typst sets them on a plate with title, definition, source and date burnt in (plate).
"""

from exports.drawing.plate import Panel, Plate, png, svg

__all__ = ["Panel", "Plate", "png", "svg"]
