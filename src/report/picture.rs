//! The map as a picture, and pictures as files: SVG, and PNG drawn from it.
//!
//! Only the embedded typeface is used, so the same plan gives the same bytes on every machine.

use std::fmt::{self, Write as _};
use std::sync::{Arc, LazyLock};

use geo::Coord;
use png::text_metadata::ITXtChunk;
use resvg::{tiny_skia, usvg};

use crate::model::Index;
use crate::report::ReportError;
use crate::scene::labels::Placement;
use crate::scene::palette::text_on;
use crate::scene::picture::{
    Align, BUBBLE_HALO_PX, BUBBLE_LINE_PX, BUBBLE_OPACITY, Bubble, Card, CardItem, Inset, InsetOf,
    Lock, Marker, Name, Stroke, Text,
};
use crate::scene::text::{FONT_FAMILY, Weight};
use crate::scene::{Drawing, FillColour, Picture, Rgb, ScreenRect};
use crate::store::{Passport, StoreError};

/// The longest side of a picture, pixels.
pub const MAX_PICTURE_PX: u32 = 16_384;
/// Pixels of a picture to an inch on paper (CSS).
pub const PIXELS_PER_INCH: f64 = 96.0;
const METRES_PER_INCH: f64 = 0.0254;

static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    for weight in Weight::ALL {
        fonts.load_font_data(weight.font_data().to_vec());
    }
    fonts.set_sans_serif_family(FONT_FAMILY);
    Arc::new(fonts)
});

/// The picture as an SVG file.
///
/// Text stays text, in the typeface Inter, for who has it: papers and [`png_file`].
#[must_use]
pub fn map_svg(picture: &Picture) -> String {
    let mut svg = String::with_capacity(1 << 17);
    // Writing to a string can not fail; the result is only there for other kinds of writers.
    let _infallible = Svg { picture, out: &mut svg }.write();
    svg
}

fn unwritable(error: &StoreError) -> ReportError {
    ReportError::Plan(error.to_string())
}

/// The picture of a map as a [`Drawing`].
#[must_use]
pub fn map_drawing(picture: &Picture) -> Drawing {
    let size_px = [picture.size_px.x, picture.size_px.y];
    Drawing { title: picture.title.clone(), size_px, svg: map_svg(picture) }
}

/// The drawing as a PNG file, `scale` pixels of the file to one of the drawing: as large on paper
/// at any scale, of which 96 pixels are an inch.
///
/// # Errors
/// [`ReportError::PictureSize`] when a side would be 0 or longer than [`MAX_PICTURE_PX`];
/// [`ReportError::Picture`] when drawing or encoding fails.
pub fn png_file(
    drawing: &Drawing,
    scale: f64,
    passport: Option<&Passport>,
) -> Result<Vec<u8>, ReportError> {
    let pixels = pixels_of(drawing, scale)?;
    let text = passport.map(Passport::png_text).transpose().map_err(|error| unwritable(&error))?;
    encode(&pixels, scale, text.as_ref()).map_err(|error| ReportError::Picture(error.to_string()))
}

/// The picture that [`png_file`] writes, as pixels.
///
/// # Errors
/// As [`png_file`].
pub fn pixels_of(drawing: &Drawing, scale: f64) -> Result<Pixels, ReportError> {
    let [width, height] = drawing.size_px.map(|length| (length * scale).round());
    let fits = |side: f64| side >= 1.0 && side <= f64::from(MAX_PICTURE_PX);
    if !(fits(width) && fits(height)) {
        return Err(ReportError::PictureSize {
            width: width as u64,
            height: height as u64,
            max: MAX_PICTURE_PX,
        });
    }
    drawn(&tree_of(&drawing.svg)?, (width as u32, height as u32), scale)
}

/// The SVG file `svg`, drawn `width` pixels wide.
///
/// # Errors
/// [`ReportError::Picture`] when it is no SVG file, or the size is nothing.
pub(super) fn drawn_as_wide(svg: &str, width: u32) -> Result<Pixels, ReportError> {
    let tree = tree_of(svg)?;
    let scale = f64::from(width) / f64::from(tree.size().width());
    let height = (f64::from(tree.size().height()) * scale).round();
    drawn(&tree, (width, height as u32), scale)
}

fn tree_of(svg: &str) -> Result<usvg::Tree, ReportError> {
    let tree = usvg::Tree::from_str(svg, &svg_options());
    tree.map_err(|error| ReportError::Picture(error.to_string()))
}

/// `tree` on white in `size` pixels, `scale` of them to one of the file.
fn drawn(tree: &usvg::Tree, size: (u32, u32), scale: f64) -> Result<Pixels, ReportError> {
    let (width, height) = size;
    let failed = |reason: String| ReportError::Picture(reason);
    let mut pixels = tiny_skia::Pixmap::new(width, height)
        .ok_or_else(|| failed(format!("{width} × {height} pixels")))?;
    pixels.fill(tiny_skia::Color::WHITE);
    let transform = tiny_skia::Transform::from_scale(scale as f32, scale as f32);
    resvg::render(tree, transform, &mut pixels.as_mut());
    let rgb = pixels.pixels().iter().flat_map(|it| [it.red(), it.green(), it.blue()]).collect();
    Ok(Pixels { width, height, rgb })
}

/// How SVG files are read: with the embedded typeface alone, and nothing beside them.
pub(super) fn svg_options() -> usvg::Options<'static> {
    let mut options = usvg::Options {
        font_family: FONT_FAMILY.to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..usvg::Options::default()
    };
    // No file of the machine is opened for what an SVG refers to.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options
}

/// A picture as pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Number in a row.
    pub width: u32,
    /// Number of rows.
    pub height: u32,
    /// Red, green and blue of each, row by row from above.
    pub rgb: Vec<u8>,
}

/// The pixels as a PNG file.
fn encode(
    pixels: &Pixels,
    scale: f64,
    text: Option<&ITXtChunk>,
) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (scale * PIXELS_PER_INCH / METRES_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    if let Some(text) = text {
        writer.write_text_chunk(text)?;
    }
    writer.write_image_data(&pixels.rgb)?;
    writer.finish()?;
    Ok(file)
}

struct Svg<'a> {
    picture: &'a Picture,
    out: &'a mut String,
}

impl Svg<'_> {
    fn write(&mut self) -> fmt::Result {
        let picture = self.picture;
        let (width, height) = (picture.size_px.x, picture.size_px.y);
        let tokens = picture.theme.tokens();
        write!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" \
             font-family=\"{FONT_FAMILY}, sans-serif\">\n<title>{}</title>\n",
            escaped(&picture.title),
        )?;
        self.hatch()?;
        writeln!(
            self.out,
            "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
            tokens.canvas
        )?;
        self.group("districts", |svg| {
            picture.fills.iter().try_for_each(|fill| svg.fill(fill.colour, &fill.rings))
        })?;
        if !picture.marks.is_empty() {
            self.group("marks", Self::marks)?;
        }
        self.group("borders", |svg| picture.borders.iter().try_for_each(|line| svg.stroke(line)))?;
        self.group("units", |svg| picture.outlines.iter().try_for_each(|line| svg.stroke(line)))?;
        if !picture.circles.is_empty() {
            self.group("circles", |svg| picture.circles.iter().try_for_each(|it| svg.bubble(it)))?;
        }
        self.group("names", |svg| {
            picture.names.iter().try_for_each(|name| svg.leader(name))?;
            picture.names.iter().try_for_each(|name| svg.name(name))
        })?;
        self.group("signs", |svg| picture.markers.iter().try_for_each(|sign| svg.marker(sign)))?;
        self.group("locks", |svg| picture.locks.iter().try_for_each(|lock| svg.lock(lock)))?;
        if let Some(inset) = &picture.inset {
            self.group("overview", |svg| svg.inset(inset))?;
        }
        self.group("legend", |svg| picture.cards.iter().try_for_each(|card| svg.card(card)))?;
        self.out.write_str("</svg>\n")
    }

    fn group(&mut self, id: &str, content: impl FnOnce(&mut Self) -> fmt::Result) -> fmt::Result {
        writeln!(self.out, "<g id=\"{id}\">")?;
        content(self)?;
        writeln!(self.out, "</g>")
    }

    /// The hatch of districts without a figure, and the lines over a colour.
    fn hatch(&mut self) -> fmt::Result {
        let tokens = self.picture.theme.tokens();
        let step = 7.0 * self.picture.font_scale;
        let width = 1.6 * self.picture.font_scale;
        writeln!(
            self.out,
            "<defs><pattern id=\"hidden\" patternUnits=\"userSpaceOnUse\" width=\"{step}\" \
             height=\"{step}\" patternTransform=\"rotate(45)\"><rect width=\"{step}\" \
             height=\"{step}\" fill=\"{}\"/><rect width=\"{width}\" height=\"{step}\" \
             fill=\"{}\"/><rect width=\"{step}\" height=\"{width}\" fill=\"{}\"/></pattern>\
             <pattern id=\"missing\" patternUnits=\"userSpaceOnUse\" width=\"{step}\" \
             height=\"{step}\" patternTransform=\"rotate(45)\"><rect width=\"{step}\" \
             height=\"{step}\" fill=\"{}\"/><rect width=\"{width}\" height=\"{step}\" \
             fill=\"{}\"/></pattern><pattern id=\"hatched\" patternUnits=\"userSpaceOnUse\" \
             width=\"{step}\" height=\"{step}\" patternTransform=\"rotate(45)\"><rect \
             width=\"{width}\" height=\"{step}\" fill=\"{}\"/></pattern></defs>",
            tokens.missing, tokens.hatch, tokens.hatch, tokens.missing, tokens.hatch, tokens.panel
        )
    }

    /// The light hatch of districts that have something to look at.
    fn marks(&mut self) -> fmt::Result {
        let picture = self.picture;
        for fill in picture.fills.iter().filter(|fill| picture.marks.contains(&fill.district)) {
            let ink = match fill.colour {
                FillColour::Solid(rgb) | FillColour::Hatched(rgb) => text_on(rgb),
                FillColour::Missing | FillColour::Hidden => picture.theme.tokens().text,
            };
            let step = 7.0 * picture.font_scale;
            let id = fill.district.to_usize();
            write!(
                self.out,
                "<pattern id=\"mark-{id}\" patternUnits=\"userSpaceOnUse\" width=\"{step}\" \
                 height=\"{step}\" patternTransform=\"rotate(-45)\"><rect width=\"{}\" \
                 height=\"{step}\" fill=\"{ink}\" fill-opacity=\"0.28\"/></pattern><path d=\"",
                1.2 * picture.font_scale,
            )?;
            for ring in &fill.rings {
                self.points(ring, true)?;
            }
            writeln!(self.out, "\" fill-rule=\"evenodd\" fill=\"url(#mark-{id})\"/>")?;
        }
        Ok(())
    }

    fn fill(&mut self, colour: FillColour, rings: &[Vec<Coord<f64>>]) -> fmt::Result {
        self.out.write_str("<path d=\"")?;
        for ring in rings {
            self.points(ring, true)?;
        }
        match colour {
            // A hair of its own colour closes the seams that smoothing leaves between areas.
            FillColour::Solid(colour) => writeln!(
                self.out,
                "\" fill=\"{colour}\" fill-rule=\"evenodd\" stroke=\"{colour}\" \
                 stroke-width=\"0.4\"/>"
            ),
            FillColour::Hatched(colour) => {
                writeln!(self.out, "\" fill=\"{colour}\" fill-rule=\"evenodd\"/>")?;
                self.out.write_str("<path d=\"")?;
                for ring in rings {
                    self.points(ring, true)?;
                }
                writeln!(self.out, "\" fill=\"url(#hatched)\" fill-rule=\"evenodd\"/>")
            }
            FillColour::Missing => {
                writeln!(self.out, "\" fill=\"url(#missing)\" fill-rule=\"evenodd\"/>")
            }
            FillColour::Hidden => {
                writeln!(self.out, "\" fill=\"url(#hidden)\" fill-rule=\"evenodd\"/>")
            }
        }
    }

    fn points(&mut self, points: &[Coord<f64>], is_closed: bool) -> fmt::Result {
        for (position, point) in points.iter().enumerate() {
            let command = if position == 0 { 'M' } else { 'L' };
            write!(self.out, "{command}{:.2} {:.2}", point.x, point.y)?;
        }
        if is_closed { self.out.write_char('Z') } else { Ok(()) }
    }

    fn stroke(&mut self, stroke: &Stroke) -> fmt::Result {
        self.out.write_str("<path d=\"")?;
        self.points(&stroke.points, stroke.is_closed)?;
        writeln!(
            self.out,
            "\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2}\" stroke-linejoin=\"round\" \
             stroke-linecap=\"round\"/>",
            stroke.colour, stroke.width
        )
    }

    fn line(&mut self, from: Coord<f64>, to: Coord<f64>, colour: Rgb, width: f64) -> fmt::Result {
        writeln!(
            self.out,
            "<path d=\"M{:.2} {:.2}L{:.2} {:.2}\" stroke=\"{colour}\" stroke-width=\"{width:.2}\" \
             stroke-linecap=\"round\"/>",
            from.x, from.y, to.x, to.y
        )
    }

    fn circle(&mut self, centre: Coord<f64>, radius: f64, fill: Rgb) -> fmt::Result {
        writeln!(
            self.out,
            "<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{radius:.2}\" fill=\"{fill}\"/>",
            centre.x, centre.y
        )
    }

    fn ring(
        &mut self,
        centre: Coord<f64>,
        radius: f64,
        (fill, line): (Rgb, Rgb),
        width: f64,
    ) -> fmt::Result {
        writeln!(
            self.out,
            "<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{radius:.2}\" fill=\"{fill}\" \
             stroke=\"{line}\" stroke-width=\"{width:.2}\"/>",
            centre.x, centre.y
        )
    }

    fn rect(&mut self, rect: &ScreenRect, radius: f64, look: &str) -> fmt::Result {
        writeln!(
            self.out,
            "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\" rx=\"{radius:.2}\" \
             {look}/>",
            rect.left,
            rect.top,
            rect.width(),
            rect.height()
        )
    }

    fn text(&mut self, text: &Text) -> fmt::Result {
        let anchor = match text.align {
            Align::Start => "start",
            Align::Middle => "middle",
            Align::End => "end",
        };
        writeln!(
            self.out,
            "<text x=\"{:.2}\" y=\"{:.2}\" font-size=\"{:.2}\" font-weight=\"{}\" \
             text-anchor=\"{anchor}\" fill=\"{}\">{}</text>",
            text.at.x,
            text.at.y,
            text.size_px,
            text.weight.css(),
            text.colour,
            escaped(&text.text)
        )
    }

    /// The line from a district to a name beside it, on a wider one of the panel's colour so that
    /// it is seen on every ground.
    fn leader(&mut self, name: &Name) -> fmt::Result {
        let tokens = self.picture.theme.tokens();
        let scale = self.picture.font_scale;
        let (from, to) = match name.placement {
            Placement::Leader { from, to } => (from, to),
            Placement::Number { from: Some(from), .. } => (from, name.rect.centre()),
            Placement::Inside | Placement::Number { from: None, .. } => return Ok(()),
        };
        self.line(from, to, tokens.panel, 2.6 * scale)?;
        self.circle(from, 3.2 * scale, tokens.panel)?;
        self.line(from, to, tokens.text, 0.9 * scale)?;
        self.circle(from, 2.1 * scale, tokens.text)
    }

    fn name(&mut self, name: &Name) -> fmt::Result {
        let tokens = self.picture.theme.tokens();
        let scale = self.picture.font_scale;
        if name.rect.is_empty() {
            return Ok(());
        }
        match name.placement {
            Placement::Inside => {}
            Placement::Leader { .. } => {
                let look = format!(
                    "fill=\"{}\" stroke=\"{}\" stroke-width=\"{:.2}\"",
                    tokens.panel,
                    tokens.hairline,
                    0.8 * scale
                );
                self.rect(&name.rect, 3.5 * scale, &look)?;
            }
            Placement::Number { .. } => {
                let radius = name.rect.width() / 2.0 - 0.6 * scale;
                let colours = (tokens.panel, tokens.text);
                self.ring(name.rect.centre(), radius, colours, scale)?;
            }
        }
        name.lines.iter().try_for_each(|line| self.text(line))
    }

    fn marker(&mut self, marker: &Marker) -> fmt::Result {
        self.circle(marker.centre, marker.radius + marker.ring, marker.ring_colour)?;
        self.circle(marker.centre, marker.radius, marker.colour)?;
        self.text(&marker.letter)
    }

    /// A circle whose area is a count.
    fn bubble(&mut self, bubble: &Bubble) -> fmt::Result {
        let (tokens, scale) = (self.picture.theme.tokens(), self.picture.font_scale);
        let (centre, radius) = (bubble.centre, bubble.radius);
        writeln!(
            self.out,
            "<circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{radius:.2}\" fill=\"{panel}\" \
             fill-opacity=\"{BUBBLE_OPACITY}\" stroke=\"{panel}\" stroke-width=\"{:.2}\"/>\
             <circle cx=\"{:.2}\" cy=\"{:.2}\" r=\"{radius:.2}\" fill=\"none\" stroke=\"{}\" \
             stroke-width=\"{:.2}\"/>",
            centre.x,
            centre.y,
            BUBBLE_HALO_PX * scale,
            centre.x,
            centre.y,
            tokens.text,
            BUBBLE_LINE_PX * scale,
            panel = tokens.panel,
        )
    }

    fn lock(&mut self, lock: &Lock) -> fmt::Result {
        let look = format!("fill=\"{}\"", lock.colour);
        self.rect(&lock.body(), lock.line(), &look)?;
        let (points, colour, width) = (lock.bow(), lock.colour, lock.line());
        self.stroke(&Stroke { points, is_closed: false, colour, width })
    }

    /// The ground of a card, with a soft shadow: it floats on the map.
    fn card_ground(&mut self, rect: &ScreenRect) -> fmt::Result {
        let tokens = self.picture.theme.tokens();
        let scale = self.picture.font_scale;
        for (spread, opacity) in [(5.0, 0.018), (3.0, 0.026), (1.0, 0.04)] {
            let mut shadow = rect.grown(spread * scale);
            shadow.top += 3.0 * scale;
            shadow.bottom += 2.0 * scale;
            let look = format!("fill=\"#000000\" fill-opacity=\"{opacity}\"");
            self.rect(&shadow, (10.0 + spread) * scale, &look)?;
        }
        let look = format!(
            "fill=\"{}\" stroke=\"{}\" stroke-width=\"{scale:.2}\"",
            tokens.panel, tokens.hairline
        );
        self.rect(rect, 10.0 * scale, &look)
    }

    fn card(&mut self, card: &Card) -> fmt::Result {
        let tokens = self.picture.theme.tokens();
        let scale = self.picture.font_scale;
        let hairline =
            format!("stroke=\"{}\" stroke-width=\"{:.2}\"", tokens.hairline, 0.8 * scale);
        self.card_ground(&card.rect)?;
        for item in &card.items {
            match item {
                CardItem::Text(text) => self.text(text)?,
                CardItem::Fill(rect, colour) => {
                    self.rect(rect, 2.5 * scale, &format!("fill=\"{colour}\" {hairline}"))?;
                }
                CardItem::Cell { rect, colour, text } => {
                    write!(self.out, "<g><title>{}</title>", escaped(text))?;
                    self.rect(rect, 0.0, &format!("fill=\"{colour}\" {hairline}"))?;
                    self.out.write_str("</g>\n")?;
                }
                CardItem::Missing(rect) => {
                    self.rect(rect, 2.5 * scale, &format!("fill=\"url(#missing)\" {hairline}"))?;
                }
                CardItem::Hidden(rect) => {
                    self.rect(rect, 2.5 * scale, &format!("fill=\"url(#hidden)\" {hairline}"))?;
                }
                CardItem::Disc { centre, radius, colour } => {
                    self.circle(*centre, *radius, *colour)?;
                }
                CardItem::Ring { centre, radius, colour } => {
                    self.ring(*centre, *radius, (tokens.panel, *colour), 0.9 * scale)?;
                }
                CardItem::Line { from, to, width, colour } => {
                    self.line(*from, *to, *colour, *width)?;
                }
            }
        }
        Ok(())
    }

    fn inset(&mut self, inset: &Inset) -> fmt::Result {
        let tokens = self.picture.theme.tokens();
        let scale = self.picture.font_scale;
        self.card_ground(&inset.rect)?;
        self.out.write_str("<clipPath id=\"overview-card\">")?;
        self.rect(&inset.rect, 10.0 * scale, "")?;
        self.out.write_str("</clipPath><g clip-path=\"url(#overview-card)\">\n")?;
        for fill in &inset.fills {
            self.fill(fill.colour, &fill.rings)?;
        }
        for line in &inset.outlines {
            self.stroke(line)?;
        }
        inset.circles.iter().try_for_each(|bubble| self.bubble(bubble))?;
        inset.markers.iter().try_for_each(|marker| self.marker(marker))?;
        self.out.write_str("</g>\n")?;
        if inset.of == InsetOf::City {
            // The card's own line, over what is cut off at it.
            let look = format!(
                "fill=\"none\" stroke=\"{}\" stroke-width=\"{:.2}\"",
                tokens.text,
                1.5 * scale
            );
            self.rect(&inset.rect, 10.0 * scale, &look)?;
        }
        for (colour, width) in [(tokens.panel, 3.4), (tokens.text, 1.5)] {
            let look =
                format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{:.2}\"", width * scale);
            self.rect(&inset.frame, 2.0 * scale, &look)?;
        }
        Ok(())
    }
}

/// Text as it may stand in XML: without what it reads as markup or can not hold at all.
/// `text` as it stands in XML and HTML.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            control if control < ' ' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}

mod file;

pub use file::svg_file;

#[cfg(test)]
mod tests;
