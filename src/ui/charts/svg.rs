//! What egui has drawn, as SVG: text as text, everything else as lines and areas.

use std::fmt::{self, Write as _};

use egui::epaint::{
    BandShape, CircleShape, ColorMode, EllipseShape, Mesh, PathShape, PathStroke, RectShape,
    TextShape,
};
use egui::text::LayoutSection;
use egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind};

use crate::report::escaped;
use crate::scene::text::FONT_FAMILY;
use crate::ui::theme;

/// How far a curve may lie from the lines that stand for it, points.
const FLATNESS: f32 = 0.05;
/// What goes beyond an edge by less is not cut off, points.
const NOTHING: f32 = 0.01;

/// `shapes`, in the order that they were drawn, on a ground of `size`.
pub(super) fn svg(
    shapes: Vec<egui::epaint::ClippedShape>,
    title: &str,
    size: egui::Vec2,
    ground: Color32,
) -> String {
    let mut writer = Writer { out: String::with_capacity(1 << 15), clips: Vec::new() };
    // Writing to a string can not fail; the result is only there for other kinds of writers.
    let _infallible = writer.all(shapes, title, size, ground);
    writer.out
}

struct Writer {
    out: String,
    /// What something is cut off at, by number.
    clips: Vec<Rect>,
}

/// `fill="#1f6f8b" fill-opacity="0.18"`.
struct Paint(&'static str, Color32);

impl fmt::Display for Paint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(what, colour) = self;
        if colour.a() == 0 {
            return write!(f, " {what}=\"none\"");
        }
        let [red, green, blue, alpha] = colour.to_srgba_unmultiplied();
        write!(f, " {what}=\"#{red:02x}{green:02x}{blue:02x}\"")?;
        if alpha < u8::MAX {
            write!(f, " {what}-opacity=\"{:.3}\"", f32::from(alpha) / f32::from(u8::MAX))?;
        }
        Ok(())
    }
}

/// A line's colour and width.
struct Line(Color32, f32);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(colour, width) = self;
        if *width <= 0.0 || colour.a() == 0 {
            return Ok(());
        }
        write!(f, "{} stroke-width=\"{width:.2}\"", Paint("stroke", *colour))
    }
}

impl From<Stroke> for Line {
    fn from(stroke: Stroke) -> Self {
        Self(stroke.color, stroke.width)
    }
}

impl From<&PathStroke> for Line {
    fn from(stroke: &PathStroke) -> Self {
        match &stroke.color {
            ColorMode::Solid(colour) => Self(*colour, stroke.width),
            // A colour that changes along the line: no chart has one.
            ColorMode::UV(_) => Self(Color32::GRAY, stroke.width),
        }
    }
}

impl Writer {
    fn all(
        &mut self,
        shapes: Vec<egui::epaint::ClippedShape>,
        title: &str,
        size: egui::Vec2,
        ground: Color32,
    ) -> fmt::Result {
        let (width, height) = (size.x, size.y);
        writeln!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" \
             font-family=\"{FONT_FAMILY}, sans-serif\">\n<title>{}</title>\n\
             <rect width=\"{width}\" height=\"{height}\"{}/>",
            escaped(title),
            Paint("fill", ground)
        )?;
        let whole = Rect::from_min_size(Pos2::ZERO, size);
        for clipped in shapes {
            self.clipped(&clipped.shape, clipped.clip_rect.intersect(whole))?;
        }
        self.out.write_str("</svg>\n")
    }

    /// `shape`, cut off at `clip` where it goes beyond.
    fn clipped(&mut self, shape: &Shape, clip: Rect) -> fmt::Result {
        if let Shape::Vec(shapes) = shape {
            return shapes.iter().try_for_each(|shape| self.clipped(shape, clip));
        }
        let bounds = shape.visual_bounding_rect();
        if !bounds.is_finite() || !clip.is_positive() || !bounds.intersects(clip) {
            return Ok(());
        }
        if clip.expand(NOTHING).contains_rect(bounds) {
            return self.shape(shape);
        }
        let known = self.clips.iter().position(|known| *known == clip);
        let number = match known {
            Some(number) => number,
            None => self.define(clip)?,
        };
        write!(self.out, "<g clip-path=\"url(#c{number})\">")?;
        self.shape(shape)?;
        self.out.write_str("</g>\n")
    }

    fn define(&mut self, clip: Rect) -> Result<usize, fmt::Error> {
        let number = self.clips.len();
        self.clips.push(clip);
        write!(self.out, "<clipPath id=\"c{number}\"><rect")?;
        self.place(clip)?;
        self.out.write_str("/></clipPath>\n")?;
        Ok(number)
    }

    fn place(&mut self, rect: Rect) -> fmt::Result {
        let (min, size) = (rect.min, rect.size());
        write!(
            self.out,
            " x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\"",
            min.x, min.y, size.x, size.y
        )
    }

    fn shape(&mut self, shape: &Shape) -> fmt::Result {
        match shape {
            Shape::Circle(circle) => self.circle(circle),
            Shape::Ellipse(ellipse) => self.ellipse(ellipse),
            Shape::LineSegment { points, stroke } => {
                self.path(points, false, Color32::TRANSPARENT, &Line::from(*stroke))
            }
            Shape::Path(PathShape { points, closed, fill, stroke }) => {
                self.path(points, *closed, *fill, &Line::from(stroke))
            }
            Shape::Band(band) => self.band(band),
            Shape::Rect(rect) => self.rect(rect),
            Shape::Text(text) => self.text(text),
            Shape::Mesh(mesh) => self.mesh(mesh),
            Shape::QuadraticBezier(curve) => {
                let points = curve.flatten(Some(FLATNESS));
                self.path(&points, curve.closed, curve.fill, &Line::from(&curve.stroke))
            }
            Shape::CubicBezier(curve) => {
                let points = curve.flatten(Some(FLATNESS));
                self.path(&points, curve.closed, curve.fill, &Line::from(&curve.stroke))
            }
            // What a graphics card draws by itself is nothing that a chart is made of.
            Shape::Noop | Shape::Vec(_) | Shape::Callback(_) => Ok(()),
        }
    }

    fn points(&mut self, points: &[Pos2], is_closed: bool) -> fmt::Result {
        for (position, point) in points.iter().enumerate() {
            let command = if position == 0 { 'M' } else { 'L' };
            write!(self.out, "{command}{:.2} {:.2}", point.x, point.y)?;
        }
        if is_closed { self.out.write_char('Z') } else { Ok(()) }
    }

    fn path(
        &mut self,
        points: &[Pos2],
        is_closed: bool,
        fill: Color32,
        line: &Line,
    ) -> fmt::Result {
        self.out.write_str("<path d=\"")?;
        self.points(points, is_closed)?;
        writeln!(self.out, "\"{}{line} stroke-linejoin=\"round\"/>", Paint("fill", fill))
    }

    /// An area between a line above and one below.
    fn band(&mut self, band: &BandShape) -> fmt::Result {
        let above = band.points.iter().map(|point| Pos2::new(point.x, point.y.min));
        let below = band.points.iter().rev().map(|point| Pos2::new(point.x, point.y.max));
        let points: Vec<Pos2> = above.chain(below).collect();
        self.path(&points, true, band.fill, &Line::from(band.stroke))
    }

    fn circle(&mut self, circle: &CircleShape) -> fmt::Result {
        let CircleShape { center, radius, fill, stroke } = circle;
        writeln!(
            self.out,
            "<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{radius:.2}\"{}{}/>",
            center.x,
            center.y,
            Paint("fill", *fill),
            Line::from(*stroke)
        )
    }

    fn ellipse(&mut self, ellipse: &EllipseShape) -> fmt::Result {
        let EllipseShape { center, radius, fill, stroke, angle, .. } = ellipse;
        writeln!(
            self.out,
            "<ellipse cx=\"{:.2}\" cy=\"{:.2}\" rx=\"{:.2}\" ry=\"{:.2}\" \
             transform=\"rotate({:.2} {:.2} {:.2})\"{}{}/>",
            center.x,
            center.y,
            radius.x,
            radius.y,
            angle.to_degrees(),
            center.x,
            center.y,
            Paint("fill", *fill),
            Line::from(*stroke)
        )
    }

    fn rect(&mut self, shape: &RectShape) -> fmt::Result {
        // A soft edge is a shadow, and what has a texture an image: neither is part of a chart.
        if shape.blur_width > 0.0 || shape.brush.is_some() {
            return Ok(());
        }
        let half = shape.stroke.width / 2.0;
        let (rect, grown) = match shape.stroke_kind {
            _ if shape.stroke.is_empty() => (shape.rect, 0.0),
            StrokeKind::Inside => (shape.rect.shrink(half), -half),
            StrokeKind::Middle => (shape.rect, 0.0),
            StrokeKind::Outside => (shape.rect.expand(half), half),
        };
        self.out.write_str("<rect")?;
        self.place(rect)?;
        let radius = f32::from(shape.corner_radius.nw.max(shape.corner_radius.se)) + grown;
        if radius > 0.0 {
            write!(self.out, " rx=\"{radius:.2}\"")?;
        }
        writeln!(self.out, "{}{}/>", Paint("fill", shape.fill), Line::from(shape.stroke))
    }

    /// Triangles: those in a row that have one colour as one area, so that no seams are seen.
    fn mesh(&mut self, mesh: &Mesh) -> fmt::Result {
        let corner = |index: &u32| mesh.vertices.get(*index as usize);
        let mut before = None;
        for triangle in mesh.indices.chunks_exact(3) {
            let corners: Vec<_> = triangle.iter().filter_map(corner).collect();
            let [a, b, c] = corners.as_slice() else { continue };
            if before != Some(a.color) {
                self.end_of_area(before)?;
                self.out.write_str("<path d=\"")?;
                before = Some(a.color);
            }
            // All turn the same way, so that what lies twice is not taken out again.
            let turns = (b.pos - a.pos).rot90().dot(c.pos - a.pos) < 0.0;
            let (b, c) = if turns { (c, b) } else { (b, c) };
            self.points(&[a.pos, b.pos, c.pos], true)?;
        }
        self.end_of_area(before)
    }

    fn end_of_area(&mut self, colour: Option<Color32>) -> fmt::Result {
        colour.map_or(Ok(()), |colour| writeln!(self.out, "\"{}/>", Paint("fill", colour)))
    }

    /// A text in runs that look the same.
    fn text(&mut self, shape: &TextShape) -> fmt::Result {
        let galley = &shape.galley;
        let turned = shape.angle.abs() > f32::EPSILON;
        if turned {
            let Pos2 { x, y } = shape.pos;
            let angle = shape.angle.to_degrees();
            write!(self.out, "<g transform=\"rotate({angle:.2} {x:.2} {y:.2})\">")?;
        }
        // Where in the text the letters are that come next.
        let mut at = 0;
        for row in &galley.rows {
            let mut run: Option<Run<'_>> = None;
            for glyph in &row.glyphs {
                let rest = galley.job.text.get(at..).unwrap_or_default();
                let skipped = rest.find(glyph.chr);
                // A sign that stands for what was cut off is no part of the text.
                let section = skipped.map_or(at, |skipped| at + skipped);
                if let Some(skipped) = skipped {
                    at += skipped + glyph.chr.len_utf8();
                }
                let look = galley
                    .job
                    .sections
                    .iter()
                    .find(|it| (it.byte_range.start.0..it.byte_range.end.0).contains(&section));
                let look = look.or(galley.job.sections.last());
                let from = shape.pos.x + row.pos.x + glyph.pos.x;
                let baseline = shape.pos.y + row.pos.y + glyph.pos.y;
                let fits = run
                    .as_ref()
                    .is_some_and(|run| look.is_some_and(|look| std::ptr::eq(run.look, look)));
                if !fits {
                    self.run(shape, run.take())?;
                    run = look.map(|look| Run {
                        look,
                        text: String::new(),
                        from,
                        to: from,
                        baseline,
                    });
                }
                if let Some(run) = &mut run {
                    run.text.push(glyph.chr);
                    run.to = from + glyph.advance_width;
                }
            }
            self.run(shape, run)?;
        }
        if turned { self.out.write_str("</g>\n") } else { Ok(()) }
    }

    fn run(&mut self, shape: &TextShape, run: Option<Run<'_>>) -> fmt::Result {
        let Some(Run { look, text, from, to, baseline }) = run.filter(|run| !run.is_blank()) else {
            return Ok(());
        };
        let own = Some(look.format.color).filter(|colour| *colour != Color32::PLACEHOLDER);
        let colour = shape.override_text_color.or(own).unwrap_or(shape.fallback_color);
        let colour = colour.gamma_multiply(shape.opacity_factor);
        write!(
            self.out,
            "<text x=\"{from:.2}\" y=\"{baseline:.2}\" font-size=\"{:.2}\" font-weight=\"{}\"",
            look.format.font_id.size,
            theme::weight_of(&look.format.font_id.family).css()
        )?;
        // As wide as egui has set it, to the tenth of a point that it rounds to.
        if text.chars().count() > 1 {
            write!(self.out, " textLength=\"{:.2}\"", to - from)?;
        }
        writeln!(
            self.out,
            "{} xml:space=\"preserve\">{}</text>",
            Paint("fill", colour),
            escaped(&text)
        )
    }
}

/// Letters of a row that look the same.
struct Run<'a> {
    look: &'a LayoutSection,
    text: String,
    from: f32,
    to: f32,
    baseline: f32,
}

impl Run<'_> {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}
