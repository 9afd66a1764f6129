//! Text for a terminal, line by line.

use super::table::Table;

/// Lines of text in the making.
#[derive(Debug, Default)]
pub(super) struct Text(String);

impl Text {
    /// Adds `line`.
    pub(super) fn line(&mut self, line: &str) {
        for part in [line, "\n"] {
            self.0.push_str(part);
        }
    }

    /// Adds `line` further in, as a point of a list.
    pub(super) fn point(&mut self, line: &str) {
        self.0.push_str("  • ");
        self.line(line);
    }

    /// Begins a section, apart from what stands before.
    pub(super) fn section(&mut self, heading: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.line(heading);
    }

    /// Adds a section with `points`, if there are any.
    pub(super) fn points(&mut self, heading: &str, points: &[String]) {
        if !points.is_empty() {
            self.section(heading);
        }
        for point in points {
            self.point(point);
        }
    }

    /// Adds a section with `table`.
    pub(super) fn table(&mut self, heading: &str, table: &Table) {
        self.section(heading);
        table.write(&mut self.0);
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}
