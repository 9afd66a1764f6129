//! The card with the scales: of lengths, and of circles whose areas are counts.

use geo::{Coord, coord};

use super::cards::{Align, Card, CardItem, MARGIN_PX};
use super::inset::emptiest;
use super::{PictureInput, Text};
use crate::i18n::Tr;
use crate::scene::circles::{CircleSize, Circles, Reference};
use crate::scene::legend::localised;
use crate::scene::palette::{Rgb, Tokens};
use crate::scene::rect::ScreenRect;
use crate::scene::scale::ScaleBar;
use crate::scene::text::{CAP_HEIGHT, TextMeasure, Weight};

/// How wide the scale bar is at the most, pixels at font scale 1.
const SCALE_BAR_PX: f64 = 120.0;
/// How wide the lines about the circles are at the most, pixels at font scale 1.
const CIRCLES_PX: f64 = 190.0;
/// Height of a line of text, pixels at font scale 1.
const LINE_PX: f64 = 15.0;
/// Room above and below, and to the sides, pixels at font scale 1.
const PADDING_PX: f64 = 12.0;

/// Into how many parts an edge is cut to find a place along it.
const STEPS: f64 = 12.0;

/// A line of text with its style.
type Styled = (String, f64, Weight, Rgb);

/// What the card says, before it has a place.
struct Content {
    /// What the circles are.
    titles: Vec<Styled>,
    references: Vec<Reference>,
    bar: Option<(ScaleBar, Styled)>,
    source: Option<Styled>,
}

impl Content {
    fn new(input: &PictureInput<'_>, tr: &Tr) -> Self {
        let (scale, tokens) = (input.font_scale, input.theme.tokens());
        let is_map = !input.is_cartogram();
        let bar = ScaleBar::new(input.view.metres_per_px, SCALE_BAR_PX * scale);
        let bar = bar.filter(|_| is_map).map(|bar| {
            let label = (bar.label(tr), 11.0 * scale, Weight::Medium, tokens.text);
            (bar, label)
        });
        let source = localised(&input.map.attribution, tr).to_owned();
        let source = (!source.is_empty()).then_some((
            source,
            10.0 * scale,
            Weight::Regular,
            tokens.secondary,
        ));
        let titles = input.circles.map_or_else(Vec::new, |circles| titles(circles, input, tr));
        let references = input.circles.map(|it| it.references(&input.view, scale, tr));
        Self { titles, references: references.unwrap_or_default(), bar, source }
    }

    /// Height of the nested circles with their counts.
    fn circles_height(&self, scale: f64) -> f64 {
        let largest = self.references.first().map_or(0.0, |largest| 2.0 * largest.radius_px);
        largest.max(LINE_PX * scale * self.references.len() as f64)
    }
}

/// What the circles are, and that some are missing.
fn titles(circles: &Circles, input: &PictureInput<'_>, tr: &Tr) -> Vec<Styled> {
    let (scale, tokens) = (input.font_scale, input.theme.tokens());
    let mut texts = vec![(circles.title(tr), Weight::SemiBold, tokens.text)];
    if matches!(circles.size, CircleSize::Cartogram { .. }) {
        texts.push((tr.t("scene-cartogram-note").to_owned(), Weight::Regular, tokens.secondary));
    }
    if circles.missing() > 0 {
        let text = tr.f("scene-circle-missing", &[("n", circles.missing().into())]);
        texts.push((text, Weight::Regular, tokens.secondary));
    }
    let measure = TextMeasure::embedded();
    let wrapped = |(text, weight, colour): (String, Weight, Rgb)| {
        let size = 11.0 * scale;
        let lines = measure.wrap(&text, size, weight, CIRCLES_PX * scale);
        lines.into_iter().map(move |line| (line, size, weight, colour))
    };
    texts.into_iter().flat_map(wrapped).collect()
}

fn width_of((text, size, weight, _): &Styled) -> f64 {
    TextMeasure::embedded().width(text, *size, *weight)
}

/// Text whose middle is at the height `at.y`.
fn text((text, size_px, weight, colour): Styled, at: Coord<f64>) -> CardItem {
    let at = coord! { x: at.x, y: at.y + CAP_HEIGHT * size_px / 2.0 };
    CardItem::Text(Text { text, at, align: Align::Start, size_px, weight, colour })
}

/// What is on the picture already.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around<'a> {
    /// Circles and signs, which should be seen.
    pub(super) seen: &'a [ScreenRect],
    /// What the card can not lie on.
    pub(super) taken: &'a [ScreenRect],
    /// Where the card lay until now: among the circles of a cartogram it stays there.
    pub(super) known: Option<ScreenRect>,
}

impl Around<'_> {
    /// `place`; where something under it should be seen, that place along the picture's edges
    /// which hides least, counting circles and signs first and then districts' middles, where
    /// their names would stand.
    fn best(&self, input: &PictureInput<'_>, place: ScreenRect) -> ScreenRect {
        let hides = |place: &ScreenRect| self.seen.iter().filter(|it| it.overlaps(place)).count();
        if hides(&place) == 0 {
            return place;
        }
        let (whole, margin) = (input.view.size_px, MARGIN_PX * input.font_scale);
        let size = coord! { x: place.width(), y: place.height() };
        let (right, bottom) = (whole.x - margin - size.x, whole.y - margin - size.y);
        let corners = [(right, bottom), (margin, bottom), (right, margin)];
        let part = |from: f64, to: f64, step: u32| from + (to - from) * f64::from(step) / STEPS;
        let steps = 1..STEPS as u32;
        let along = steps.clone().map(|step| (right, part(bottom, margin, step)));
        let below = steps.map(|step| (part(right, margin, step), bottom));
        let places = corners.into_iter().chain(along).chain(below);
        let places = places.map(|(x, y)| ScreenRect::at(coord! { x: x, y: y }, size.x, size.y));
        let apart = 4.0 * input.font_scale;
        let is_taken = |place: &ScreenRect| {
            let is_outside = place.left < margin || place.top < margin;
            is_outside || self.taken.iter().any(|it| it.grown(apart).overlaps(place))
        };
        let middles: Vec<Coord<f64>> = input
            .map
            .districts
            .iter()
            .map(|district| input.view.screen_from_map(district.shape.label_point))
            .collect();
        let names = |place: &ScreenRect| middles.iter().filter(|it| place.contains(**it)).count();
        let free = places.filter(|place| !is_taken(place));
        free.min_by_key(|place| (hides(place), names(place))).unwrap_or(place)
    }
}

/// Scales and source, in the lower right corner or where they hide less, or to the left where there
/// is no legend.
pub(super) fn scale_card(input: &PictureInput<'_>, around: Around<'_>, tr: &Tr) -> Option<Card> {
    let (scale, tokens) = (input.font_scale, input.theme.tokens());
    let content = Content::new(input, tr);
    let gap = 8.0 * scale;
    let bar_width = content.bar.as_ref().map(|(bar, label)| bar.width_px + gap + width_of(label));
    let counts = content.references.iter().map(|one| width_of(&count(one, scale, tokens)));
    let circles_width = content
        .references
        .first()
        .map_or(0.0, |largest| 2.0 * largest.radius_px + 2.0 * gap + counts.fold(0.0, f64::max));
    let lines = content.titles.iter().chain(&content.source).map(width_of);
    let inner = lines.chain(bar_width).fold(circles_width, f64::max);
    let (line, padding) = (LINE_PX * scale, PADDING_PX * scale);
    let parts = [
        line * content.titles.len() as f64,
        if content.references.is_empty() { 0.0 } else { content.circles_height(scale) + gap },
        content.bar.as_ref().map_or(0.0, |_| 16.0 * scale),
        content.source.as_ref().map_or(0.0, |_| 16.0 * scale),
    ];
    let inside: f64 = parts.into_iter().sum();
    if inside <= 0.0 {
        return None;
    }
    let (size_px, margin) = (input.view.size_px, MARGIN_PX * scale);
    let (width, height) = (inner + 2.0 * padding, inside + 16.0 * scale);
    // Opposite the legend; without one to the left, since a window has its buttons to the right.
    let x = if input.legend.is_some() { size_px.x - margin - width } else { margin };
    let rect = ScreenRect::at(coord! { x: x, y: size_px.y - margin - height }, width, height);
    // Without a scale there is no reason to lie on circles.
    let rect = match (input.is_cartogram(), around.known) {
        (true, Some(known)) => {
            let x = known.left.min(size_px.x - margin - width);
            ScreenRect::at(coord! { x: x, y: known.bottom - height }, width, height)
        }
        (true, None) => emptiest(input, &[], coord! { x: width, y: height }).unwrap_or(rect),
        (false, _) => around.best(input, rect),
    };
    let mut at = coord! { x: rect.left + padding, y: rect.top + 8.0 * scale };
    let mut items = Vec::new();
    for title in content.titles.iter().cloned() {
        items.push(text(title, at + coord! { x: 0.0, y: line / 2.0 }));
        at.y += line;
    }
    if !content.references.is_empty() {
        at.y += gap / 2.0;
        items.extend(nested(&content, at, scale, tokens));
        at.y += content.circles_height(scale) + gap / 2.0;
    }
    if let Some((bar, label)) = content.bar {
        let y = at.y + 12.0 * scale;
        let (start, end) = (coord! { x: at.x, y: y }, coord! { x: at.x + bar.width_px, y: y });
        let up = coord! { x: 0.0, y: -4.0 * scale };
        for (from, to) in [(start, end), (start + up, start), (end + up, end)] {
            let (width, colour) = (1.5 * scale, tokens.text);
            items.push(CardItem::Line { from, to, width, colour });
        }
        items.push(text(label, end + coord! { x: gap, y: -4.0 * scale }));
        at.y += 16.0 * scale;
    }
    if let Some(source) = content.source {
        items.push(text(source, at + coord! { x: 0.0, y: 8.0 * scale }));
    }
    Some(Card { rect, items })
}

/// The count of a circle in the legend.
fn count(reference: &Reference, scale: f64, tokens: &Tokens) -> Styled {
    (reference.text.clone(), 11.0 * scale, Weight::Regular, tokens.text)
}

/// Circles in each other, on one ground line, with their counts beside them.
fn nested(content: &Content, at: Coord<f64>, scale: f64, tokens: &Tokens) -> Vec<CardItem> {
    let Some(largest) = content.references.first() else { return Vec::new() };
    let bottom = at.y + content.circles_height(scale);
    let middle = at.x + largest.radius_px;
    let beside = middle + largest.radius_px + 16.0 * scale;
    let mut items = Vec::new();
    let line = (LINE_PX - 2.0) * scale;
    // The last number stands above the ground line, and each that is before it a line higher.
    let rest = |number: usize| (content.references.len() - 1 - number) as f64;
    let mut last_y = f64::NEG_INFINITY;
    for (number, reference) in content.references.iter().enumerate() {
        let radius = reference.radius_px;
        let centre = coord! { x: middle, y: bottom - radius };
        items.push(CardItem::Ring { centre, radius, colour: tokens.text });
        let top = coord! { x: middle, y: bottom - 2.0 * radius };
        // Numbers of small circles would lie on each other.
        let lowest = bottom - 5.0 * scale - line * rest(number);
        let y = (top.y + 6.0 * scale).max(last_y + line).min(lowest);
        last_y = y;
        let to = coord! { x: beside - 4.0 * scale, y: y };
        let (width, colour) = (0.8 * scale, tokens.secondary);
        items.push(CardItem::Line { from: top, to, width, colour });
        items.push(text(count(reference, scale, tokens), coord! { x: beside, y: y }));
    }
    items
}
