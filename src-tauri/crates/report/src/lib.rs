//! The Gantt figure and charts as SVG, PNG, PDF and cells.
