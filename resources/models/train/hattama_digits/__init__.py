"""Training of Hattama's digit reader: synthesis of cells and lines, networks, calibration, export."""
