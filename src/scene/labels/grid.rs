//! The screen in small cells, each with the district that fills it.
//!
//! Whether a name lies wholly inside a district is asked hundreds of times a view. Against the
//! outlines that would cost a walk along every border; against cells it is a few look-ups, and
//! what it answers is on the safe side: a cell that a border passes through belongs to nobody.

use geo::{Coord, MultiPolygon, coord};

use crate::scene::rect::ScreenRect;
use crate::scene::view::View;

/// No district fills the cell.
const NOBODY: u32 = 0;

/// One cell in so many each way is looked at where a rough answer does.
const COARSE: usize = 3;

/// Whose each cell of the screen is.
pub(super) struct Grid {
    cell: f64,
    origin: Coord<f64>,
    columns: usize,
    rows: usize,
    /// Position of the district in the list of requests + 1.
    owner: Vec<u32>,
    /// A border or an obstacle is in the cell.
    blocked: Vec<bool>,
    /// How many cells from here to the right are free and have this owner.
    run: Vec<u32>,
}

/// Where a block of text can stand.
pub(super) struct Spot {
    pub(super) rect: ScreenRect,
    /// How far the middle of the block is from where one would have it, pixels.
    pub(super) off: f64,
}

impl Grid {
    /// The cells of what `view` shows of `shapes`, `cell` pixels wide.
    pub(super) fn new<'a>(
        view: &View,
        cell: f64,
        shapes: impl Iterator<Item = &'a MultiPolygon<f64>>,
        obstacles: impl Iterator<Item = ScreenRect>,
    ) -> Self {
        // Cells are fixed to the map, not to the screen: when the map is dragged, a name keeps
        // its place in its district.
        let zero = view.screen_from_map(Coord::zero());
        let origin =
            coord! { x: zero.x.rem_euclid(cell) - cell, y: zero.y.rem_euclid(cell) - cell };
        let columns = ((view.size_px.x - origin.x) / cell).ceil().clamp(1.0, 4096.0) as usize;
        let rows = ((view.size_px.y - origin.y) / cell).ceil().clamp(1.0, 4096.0) as usize;
        let size = columns * rows;
        let mut grid = Self {
            cell,
            origin,
            columns,
            rows,
            owner: vec![NOBODY; size],
            blocked: vec![false; size],
            run: vec![0; size],
        };
        let mut crossings = vec![Vec::new(); rows];
        for (position, shape) in shapes.enumerate() {
            grid.draw(view, shape, position as u32 + 1, &mut crossings);
        }
        for rect in obstacles {
            grid.block(&rect);
        }
        grid.count_runs();
        grid
    }

    fn draw(
        &mut self,
        view: &View,
        shape: &MultiPolygon<f64>,
        owner: u32,
        crossings: &mut [Vec<f64>],
    ) {
        for polygon in shape {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                let mut corners = ring
                    .coords()
                    .map(|corner| self.cell_from_screen(view.screen_from_map(*corner)));
                let Some(mut from) = corners.next() else {
                    continue;
                };
                let corners: Vec<Coord<f64>> = corners.collect();
                let bottom = self.rows as f64;
                for to in corners {
                    // Most lines are off the screen or shorter than a cell.
                    if from.y.max(to.y) >= 0.0 && from.y.min(to.y) <= bottom {
                        if cell_of(from) == cell_of(to) {
                            self.block_cell(from.x, from.y);
                        } else {
                            self.block_line(from, to);
                        }
                        self.cross_rows(from, to, crossings);
                    }
                    from = to;
                }
            }
        }
        self.fill_between(owner, crossings);
    }

    /// Gives `owner` what lies between its crossings, which are used up.
    fn fill_between(&mut self, owner: u32, crossings: &mut [Vec<f64>]) {
        for (row, found) in crossings.iter_mut().enumerate() {
            found.sort_by(f64::total_cmp);
            for pair in found.chunks_exact(2) {
                if let [enter, leave] = *pair {
                    self.fill(row, enter, leave, owner);
                }
            }
            found.clear();
        }
    }

    /// A point of the screen, counted in cells.
    fn cell_from_screen(&self, screen: Coord<f64>) -> Coord<f64> {
        (screen - self.origin) / self.cell
    }

    /// Notes where a line (in cells) crosses the middles of the rows.
    fn cross_rows(&self, from: Coord<f64>, to: Coord<f64>, crossings: &mut [Vec<f64>]) {
        let (low, high) = if from.y <= to.y { (from, to) } else { (to, from) };
        // Half-open, so that a corner on the middle of a row counts once.
        let first = (low.y - 0.5).ceil().clamp(0.0, self.rows as f64) as usize;
        let end = (high.y - 0.5).ceil().clamp(0.0, self.rows as f64) as usize;
        for (row, found) in crossings.iter_mut().enumerate().take(end).skip(first) {
            let share = (row as f64 + 0.5 - low.y) / (high.y - low.y);
            found.push(low.x + (high.x - low.x) * share);
        }
    }

    /// Gives `owner` the cells of `row` whose middles are between two crossings.
    fn fill(&mut self, row: usize, enter: f64, leave: f64, owner: u32) {
        let first = (enter - 0.5).ceil().clamp(0.0, self.columns as f64) as usize;
        let end = (leave - 0.5).ceil().clamp(0.0, self.columns as f64) as usize;
        let start = row * self.columns;
        if let Some(cells) = self.owner.get_mut(start + first.min(end)..start + end) {
            cells.fill(owner);
        }
    }

    /// Blocks every cell that a line (in cells) passes through (Amanatides & Woo 1987).
    fn block_line(&mut self, from: Coord<f64>, to: Coord<f64>) {
        let all = ScreenRect {
            left: 0.0,
            top: 0.0,
            right: self.columns as f64 - 1e-9,
            bottom: self.rows as f64 - 1e-9,
        };
        let Some((enter, leave)) = all.clip(from, to) else {
            return;
        };
        let along = to - from;
        let (start, end) = (from + along * enter, from + along * leave);
        let (mut x, mut y) = (start.x.floor(), start.y.floor());
        let steps = (end.x.floor() - x).abs() + (end.y.floor() - y).abs();
        // Shares of the line from one wall to the next, and to the next wall.
        let wall = |at: f64, step: f64, cell: f64| {
            let next = if step > 0.0 { cell + 1.0 } else { cell };
            if step == 0.0 { f64::INFINITY } else { (next - at) / step }
        };
        let rest = end - start;
        let (mut next_x, mut next_y) = (wall(start.x, rest.x, x), wall(start.y, rest.y, y));
        for _ in 0..=steps as usize {
            self.block_cell(x, y);
            if next_x < next_y {
                x += rest.x.signum();
                next_x += 1.0 / rest.x.abs();
            } else {
                y += rest.y.signum();
                next_y += 1.0 / rest.y.abs();
            }
        }
    }

    /// Blocks every cell that a line on the screen passes through; see [`Grid::count_runs`].
    pub(super) fn block_on_screen(&mut self, from: Coord<f64>, to: Coord<f64>) {
        self.block_line(self.cell_from_screen(from), self.cell_from_screen(to));
    }

    fn block_cell(&mut self, x: f64, y: f64) {
        if x >= 0.0 && y >= 0.0 && x < self.columns as f64 {
            let position = y as usize * self.columns + x as usize;
            if let Some(blocked) = self.blocked.get_mut(position) {
                *blocked = true;
            }
        }
    }

    /// Blocks every cell that a rectangle touches; see [`Grid::count_runs`].
    pub(super) fn block(&mut self, rect: &ScreenRect) {
        for row in self.rows_of(rect) {
            let columns = self.columns_of(rect);
            let start = row * self.columns;
            if let Some(cells) = self.blocked.get_mut(start + columns.start..start + columns.end) {
                cells.fill(true);
            }
        }
    }

    /// The rows that a rectangle touches.
    fn rows_of(&self, rect: &ScreenRect) -> std::ops::Range<usize> {
        let index = |y: f64| ((y - self.origin.y) / self.cell).clamp(0.0, self.rows as f64);
        let first = index(rect.top).floor() as usize;
        first..(index(rect.bottom).ceil() as usize).max(first)
    }

    /// The columns that a rectangle touches.
    fn columns_of(&self, rect: &ScreenRect) -> std::ops::Range<usize> {
        let index = |x: f64| ((x - self.origin.x) / self.cell).clamp(0.0, self.columns as f64);
        let first = index(rect.left).floor() as usize;
        first..(index(rect.right).ceil() as usize).max(first)
    }

    /// Counts the free cells in a row anew, after cells have been blocked.
    pub(super) fn count_runs(&mut self) {
        for ((owners, blocked), runs) in self
            .owner
            .chunks(self.columns)
            .zip(self.blocked.chunks(self.columns))
            .zip(self.run.chunks_mut(self.columns))
        {
            let mut length = 0;
            let mut last = NOBODY;
            let cells = owners.iter().zip(blocked).zip(runs.iter_mut());
            for ((&owner, &blocked), run) in cells.rev() {
                length = match () {
                    () if blocked || owner == NOBODY => 0,
                    () if owner == last => length + 1,
                    () => 1,
                };
                last = owner;
                *run = length;
            }
        }
    }

    /// Whether `owner`'s free cells hold `columns` from this cell to the right.
    fn runs(&self, owner: u32, row: usize, column: usize, columns: usize) -> bool {
        let position = row * self.columns + column;
        self.owner.get(position) == Some(&owner)
            && self.run.get(position).is_some_and(|&run| run as usize >= columns)
    }

    /// Whether a rectangle lies wholly in the free cells of a district, and on the screen.
    pub(super) fn is_inside(
        &self,
        district: usize,
        rect: &ScreenRect,
        screen: &ScreenRect,
    ) -> bool {
        let columns = self.columns_of(rect);
        screen.holds(rect)
            && !columns.is_empty()
            && self
                .rows_of(rect)
                .all(|row| self.runs(district as u32 + 1, row, columns.start, columns.len()))
    }

    /// The place inside a district for a block of `width` by `height` that is nearest to
    /// `wanted`.
    pub(super) fn nearest_spot(
        &self,
        district: usize,
        extent: &ScreenRect,
        (width, height): (f64, f64),
        wanted: Coord<f64>,
        screen: &ScreenRect,
    ) -> Option<Spot> {
        let owner = district as u32 + 1;
        let columns = (width / self.cell).ceil() as usize;
        let rows = (height / self.cell).ceil() as usize;
        let block = coord! { x: columns as f64, y: rows as f64 } * self.cell;
        let mut best: Option<Spot> = None;
        for row in self.rows_of(extent) {
            for column in self.columns_of(extent) {
                if !self.runs(owner, row, column, columns) {
                    continue;
                }
                let corner = self.origin + coord! { x: column as f64, y: row as f64 } * self.cell;
                let centre = corner + block / 2.0;
                let off = (centre - wanted).x.hypot((centre - wanted).y);
                if best.as_ref().is_some_and(|best| best.off <= off) {
                    continue;
                }
                let rect = ScreenRect::around(centre, width, height);
                let fits = screen.holds(&rect)
                    && (row + 1..row + rows).all(|below| self.runs(owner, below, column, columns));
                if fits {
                    best = Some(Spot { rect, off });
                }
            }
        }
        best
    }

    /// The free cell of a district that is farthest from all others: where to point when its own
    /// label point can not be seen. `None` where less than `least` free cells are seen.
    ///
    /// Looks at one cell in [`COARSE`] each way: a large district takes up most of the screen.
    pub(super) fn visible_point(
        &self,
        district: usize,
        extent: &ScreenRect,
        least: usize,
    ) -> Option<Coord<f64>> {
        let owner = district as u32 + 1;
        let rows: Vec<usize> = self.rows_of(extent).step_by(COARSE).collect();
        let columns: Vec<usize> = self.columns_of(extent).step_by(COARSE).collect();
        let width = columns.len() + 2;
        let mut depth = vec![0_u32; width * (rows.len() + 2)];
        let mut seen = 0;
        // Chessboard distance to the nearest foreign cell, in two passes: down and back.
        let least_of = |depth: &[u32], around: [usize; 4]| {
            around.into_iter().filter_map(|at| depth.get(at)).min().copied().unwrap_or(0)
        };
        for (y, &row) in rows.iter().enumerate() {
            for (x, &column) in columns.iter().enumerate() {
                if self.runs(owner, row, column, COARSE) {
                    seen += COARSE * COARSE;
                    let at = (y + 1) * width + x + 1;
                    let above = at - width;
                    let near = least_of(&depth, [at - 1, above - 1, above, above + 1]);
                    if let Some(depth) = depth.get_mut(at) {
                        *depth = near + 1;
                    }
                }
            }
        }
        let mut deepest: Option<(u32, Coord<f64>)> = None;
        for (y, &row) in rows.iter().enumerate().rev() {
            for (x, &column) in columns.iter().enumerate().rev() {
                let at = (y + 1) * width + x + 1;
                let below = at + width;
                let near = least_of(&depth, [at + 1, below - 1, below, below + 1]);
                if let Some(depth) = depth.get_mut(at) {
                    *depth = (*depth).min(near + 1);
                    if *depth > 0 && deepest.is_none_or(|(deep, _)| *depth > deep) {
                        let middle = coord! { x: column as f64 + 1.5, y: row as f64 + 0.5 };
                        deepest = Some((*depth, self.origin + middle * self.cell));
                    }
                }
            }
        }
        (seen >= least).then_some(deepest?.1)
    }

    /// What a rectangle would cover: (cells of districts, cells with a border).
    pub(super) fn covered(&self, rect: &ScreenRect) -> (usize, usize) {
        let (mut land, mut borders) = (0, 0);
        for row in self.rows_of(rect) {
            for column in self.columns_of(rect) {
                let position = row * self.columns + column;
                land += usize::from(self.owner.get(position).is_some_and(|o| *o != NOBODY));
                borders += usize::from(self.blocked.get(position) == Some(&true));
            }
        }
        (land, borders)
    }
}

/// The cell that a point (counted in cells) is in.
fn cell_of(point: Coord<f64>) -> (i64, i64) {
    (point.x.floor() as i64, point.y.floor() as i64)
}
