//! Tables of text for a terminal.

/// A table whose columns are as wide as their widest cell.
#[derive(Debug)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    /// Columns with text, on the left; those after them hold numbers.
    left: usize,
}

impl Table {
    /// A table with these headings; the first `left` columns are text, the others numbers.
    pub(super) fn new<'a>(left: usize, headings: impl IntoIterator<Item = &'a str>) -> Self {
        Self { rows: vec![headings.into_iter().map(str::to_owned).collect()], left }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Appends the table to `text`, indented by two spaces.
    pub(super) fn write(&self, text: &mut String) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let blank = " ".repeat(width.saturating_sub(cell.chars().count()));
                let is_text = column < self.left;
                let (before, after) = if is_text { ("", &*blank) } else { (&*blank, "") };
                for part in ["  ", before, cell, after] {
                    line.push_str(part);
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_left_and_numbers_right_whatever_their_letters() {
        let mut table = Table::new(1, ["enhet", "mkr"]);
        table.row(["Väster".to_owned(), "9,5".to_owned()]);
        table.row(["Ö".to_owned(), "10,25".to_owned()]);
        let mut text = String::new();
        table.write(&mut text);
        assert_eq!(text, "  enhet     mkr\n  Väster    9,5\n  Ö       10,25\n");
    }
}
