//! The cards that float on a picture: title and legend, scale and source.

use geo::{Coord, coord};

use crate::i18n::Tr;
use crate::model::DistrictIdx;
use crate::scene::labels::{LabelStyle, Labels, Obstacles, lines_within};
use crate::scene::legend::{Key, Legend, LegendEntry, Swatch};
use crate::scene::palette::{Rgb, Tokens, text_on};
use crate::scene::rect::ScreenRect;
use crate::scene::shade::{Classing, Shade};
use crate::scene::text::{CAP_HEIGHT, TextMeasure, Weight};

use super::bubbles::Bubble;
use super::inset::emptiest;
use super::scale_card::{Around, scale_card};
use super::square::square_items;
use super::{Fill, Heading, Inset, Marker, PictureInput, Text, place_names};

/// Distance between a card and the edge of the picture, pixels at font scale 1.
pub(super) const MARGIN_PX: f64 = 16.0;
/// Width of the card with the legend, pixels at font scale 1.
pub(super) const CARD_WIDTH_PX: f64 = 264.0;
/// Left edge of the names in the key of the numbers, from that of the rings, pixels at font
/// scale 1.
const KEY_NAME_PX: f64 = 24.0;
/// Room inside a card, pixels at font scale 1.
const PADDING_PX: f64 = 16.0;
/// Room inside a card with nothing but the key of the numbers, pixels at font scale 1.
const KEY_PADDING_PX: f64 = 10.0;
/// How small a name may be set in a circle, pixels at font scale 1.
const LEAST_NAME_PX: f64 = 9.5;
/// Width of the key of a cartogram's numbers, pixels at font scale 1.
const NARROW_KEY_PX: f64 = 168.0;

/// Which part of a line of text is where it is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The beginning.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

/// Something on a card.
#[derive(Clone, Debug, PartialEq)]
pub enum CardItem {
    /// A line of text.
    Text(Text),
    /// A filled area as in the legend.
    Fill(ScreenRect, Rgb),
    /// A cell of the square of two indicators.
    Cell {
        /// What it takes up, pixels.
        rect: ScreenRect,
        /// Its colour.
        colour: Rgb,
        /// What it means and how many districts are so.
        text: String,
    },
    /// A hatched area as in the legend.
    Missing(ScreenRect),
    /// An area hatched both ways as in the legend.
    Hidden(ScreenRect),
    /// A filled circle.
    Disc {
        /// Its middle.
        centre: Coord<f64>,
        /// Its radius, pixels.
        radius: f64,
        /// Its colour.
        colour: Rgb,
    },
    /// A circle as round a number on the map.
    Ring {
        /// Its middle.
        centre: Coord<f64>,
        /// Its radius, pixels.
        radius: f64,
        /// Its colour.
        colour: Rgb,
    },
    /// A thin line.
    Line {
        /// From here.
        from: Coord<f64>,
        /// To here.
        to: Coord<f64>,
        /// Its width, pixels.
        width: f64,
        /// Its colour.
        colour: Rgb,
    },
}

/// A card that floats on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What it takes up, pixels.
    pub rect: ScreenRect,
    /// What is on it.
    pub items: Vec<CardItem>,
}

/// Names and cards. The key of the numbers is on a card, and a card takes room from the names, so
/// both are placed again until the key holds what the map has.
pub(super) fn with_names(
    input: &PictureInput<'_>,
    (markers, circles): (&[Marker], &[Bubble]),
    inset: Option<&Inset>,
    tr: &Tr,
) -> (Labels, Vec<Card>) {
    let mut style = LabelStyle::new(12.0 * input.font_scale, Weight::Medium);
    if input.is_cartogram() {
        (style.least_px, style.beside) = (LEAST_NAME_PX * input.font_scale, false);
    }
    let signs: Vec<ScreenRect> = markers.iter().map(Marker::rect).collect();
    let kept_free = circles.iter().map(Bubble::kept_free);
    let marker_rects: Vec<ScreenRect> = signs.iter().copied().chain(kept_free).collect();
    let seen: Vec<ScreenRect> =
        signs.into_iter().chain(circles.iter().map(Bubble::reach)).collect();
    let made = |key: &[(u32, DistrictIdx)]| cards_with(input, key, (&seen, inset), tr);
    let mut key: Vec<(u32, DistrictIdx)> = Vec::new();
    let mut labels = Labels::default();
    let mut cards = Vec::new();
    // Three rounds settle any real map; a key that still changes would only be short of a name.
    for _ in 0..4 {
        cards = made(&key);
        if !input.names {
            break;
        }
        let covers: Vec<ScreenRect> = cards
            .iter()
            .map(|card| card.rect)
            .chain(inset.map(|inset| inset.rect))
            .chain(input.covers.iter().copied())
            .map(|rect| rect.grown(4.0 * input.font_scale))
            .collect();
        let obstacles = Obstacles { covers: &covers, markers: &marker_rects };
        labels = place_names(input.map, input.plan, &input.view, obstacles, style);
        let found = labels.key();
        if found == key {
            break;
        }
        key = found;
    }
    // Where it would not settle (a very small picture), the key tells all that the map has, and
    // rather lies on a name than lacks one.
    if input.names && labels.key() == key && (input.legend.is_some() || !key.is_empty()) {
        cards = made(&key);
    }
    (labels, cards)
}

/// The legend with the key of the numbers, and the scales where they hide nothing that is to be
/// `seen`.
fn cards_with(
    input: &PictureInput<'_>,
    key: &[(u32, DistrictIdx)],
    (seen, inset): (&[ScreenRect], Option<&Inset>),
    tr: &Tr,
) -> Vec<Card> {
    let scales = |around| input.scale_bar.then(|| scale_card(input, around, tr)).flatten();
    // A window shows the legend beside the map, but only the map can tell its numbers.
    if input.legend.is_none() {
        let scales = scales(Around::default());
        let has_key = !key.is_empty();
        let key = has_key.then(|| key_card(input, key, scales.as_ref(), tr));
        return key.into_iter().chain(scales).collect();
    }
    let legend = legend_card(input, key, None, tr);
    let taken = input.covers.iter().copied().chain(inset.map(|inset| inset.rect));
    let taken: Vec<ScreenRect> = taken.chain([legend.rect]).collect();
    let scales = scales(Around { seen, taken: &taken, known: None });
    [legend].into_iter().chain(scales).collect()
}

/// Puts the scale of another view in the place of the old one, which is the last card.
pub(super) fn rescale(cards: &mut Vec<Card>, input: &PictureInput<'_>, tr: &Tr) {
    let known = cards.last().map(|card| card.rect);
    if input.scale_bar
        && let Some(card) = scale_card(input, Around { known, ..Around::default() }, tr)
    {
        cards.pop();
        cards.push(card);
    }
}

/// Builds a card line by line, from above.
struct Writer<'a> {
    scale: f64,
    tokens: &'a Tokens,
    left: f64,
    right: f64,
    /// Lower edge of what has been written.
    y: f64,
    items: Vec<CardItem>,
}

impl Writer<'_> {
    /// A line of text whose middle is `height` / 2 below what is written; does not move on.
    fn text(&mut self, text: &str, left: f64, height: f64, style: (f64, Weight, Rgb)) {
        self.aligned(text, left, height, style, Align::Start);
    }

    fn aligned(
        &mut self,
        text: &str,
        x: f64,
        height: f64,
        (size, weight, colour): (f64, Weight, Rgb),
        align: Align,
    ) {
        let size_px = size * self.scale;
        let y = self.y + height * self.scale / 2.0 + CAP_HEIGHT * size_px / 2.0;
        let at = coord! { x: x, y: y };
        let text = text.to_owned();
        self.items.push(CardItem::Text(Text { text, at, align, size_px, weight, colour }));
    }

    /// A paragraph over the whole width.
    fn paragraph(&mut self, text: &str, line: f64, style: (f64, Weight, Rgb)) {
        let width = self.right - self.left;
        let lines = TextMeasure::embedded().wrap(text, style.0 * self.scale, style.1, width);
        for text in lines {
            self.text(&text, self.left, line, style);
            self.skip(line);
        }
    }

    fn skip(&mut self, px: f64) {
        self.y += px * self.scale;
    }

    fn rule(&mut self) {
        self.skip(10.0);
        let (from, to) = (coord! { x: self.left, y: self.y }, coord! { x: self.right, y: self.y });
        let (width, colour) = (self.scale, self.tokens.hairline);
        self.items.push(CardItem::Line { from, to, width, colour });
        self.skip(10.0);
    }

    fn entry(&mut self, entry: &LegendEntry) {
        const LINE: f64 = 21.0;
        let middle = self.y + LINE * self.scale / 2.0;
        let (swatch_width, text_left) = (22.0 * self.scale, self.left + 32.0 * self.scale);
        let swatch = ScreenRect::around(
            coord! { x: self.left + swatch_width / 2.0, y: middle },
            swatch_width,
            14.0 * self.scale,
        );
        match &entry.swatch {
            Swatch::Fill(colour) => self.items.push(CardItem::Fill(swatch, *colour)),
            Swatch::Missing => self.items.push(CardItem::Missing(swatch)),
            Swatch::Hidden => self.items.push(CardItem::Hidden(swatch)),
            Swatch::Unit { colour, letter } => {
                let (centre, radius) = (swatch.centre(), 8.5 * self.scale);
                self.items.push(CardItem::Disc { centre, radius, colour: *colour });
                let size = if letter.chars().count() > 1 { 8.0 } else { 9.5 };
                let style = (size, Weight::Bold, text_on(*colour));
                self.aligned(letter, centre.x, LINE, style, Align::Middle);
            }
        }
        let count_width = 34.0 * self.scale;
        let measure = TextMeasure::embedded();
        let room = self.right - text_left - count_width;
        let lines = measure.wrap(&entry.text, 12.0 * self.scale, Weight::Regular, room);
        let count = entry.count.to_string();
        let style = (12.0, Weight::Regular, self.tokens.secondary);
        self.aligned(&count, self.right, LINE, style, Align::End);
        for (position, line) in lines.iter().enumerate() {
            if position > 0 {
                self.skip(15.0);
            }
            self.text(line, text_left, LINE, (12.0, Weight::Regular, self.tokens.text));
        }
        self.skip(LINE);
    }

    /// A whole legend; the counts of an indicator's classes are said to be of districts.
    fn legend(&mut self, legend: &Legend) {
        self.paragraph(&legend.title, 18.0, (13.0, Weight::SemiBold, self.tokens.text));
        for note in &legend.notes {
            self.paragraph(note, 15.0, (11.0, Weight::Regular, self.tokens.secondary));
        }
        if !legend.count_title.is_empty() {
            let style = (11.0, Weight::Regular, self.tokens.secondary);
            self.aligned(&legend.count_title, self.right, 15.0, style, Align::End);
            self.skip(11.0);
        }
        self.skip(6.0);
        if let Key::Square(square) = &legend.key {
            let (at, width) = (coord! { x: self.left, y: self.y }, self.right - self.left);
            let laid = square_items(square, at, width, self.scale, self.tokens);
            self.items.extend(laid.items);
            self.y += laid.height + 6.0 * self.scale;
        }
        for entry in &legend.entries {
            self.entry(entry);
        }
    }
}

/// The card with the key alone, which lies where it hides least of a cartogram.
fn key_card(
    input: &PictureInput<'_>,
    key: &[(u32, DistrictIdx)],
    scale_card: Option<&Card>,
    tr: &Tr,
) -> Card {
    let card = legend_card(input, key, None, tr);
    if !input.is_cartogram() {
        return card;
    }
    let scale = scale_card.map(|card| card.rect);
    let covers: Vec<ScreenRect> = input.covers.iter().copied().chain(scale).collect();
    let beside = PictureInput { covers: &covers, ..*input };
    let size = coord! { x: card.rect.width(), y: card.rect.height() };
    let place = emptiest(&beside, &[], size);
    place.map_or(card, |place| legend_card(input, key, Some((place.left, place.top)), tr))
}

fn legend_card(
    input: &PictureInput<'_>,
    key: &[(u32, DistrictIdx)],
    at: Option<(f64, f64)>,
    tr: &Tr,
) -> Card {
    let scale = input.font_scale;
    let padding = if input.legend.is_some() { PADDING_PX } else { KEY_PADDING_PX };
    let (margin, padding) = (MARGIN_PX * scale, padding * scale);
    let wanted = if input.legend.is_some() { CARD_WIDTH_PX } else { key_width(input, key, tr) };
    let width = (wanted * scale).min(input.view.size_px.x - 2.0 * margin);
    // Under what floats there already, such as the tools of a window.
    let corner = ScreenRect::at(coord! { x: margin, y: 0.0 }, width, margin + 1.0);
    let above = input.covers.iter().filter(|cover| cover.overlaps(&corner));
    let top = above.map(|cover| cover.bottom + margin / 2.0).fold(margin, f64::max);
    let (left, top) = at.unwrap_or((margin, top));
    let mut writer = Writer {
        scale,
        tokens: input.theme.tokens(),
        left: left + padding,
        right: left + width - padding,
        y: top + padding,
        items: Vec::new(),
    };
    let Heading { title, subtitle } = input.legend.unwrap_or_default();
    if !title.is_empty() {
        writer.paragraph(title, 22.0, (17.0, Weight::SemiBold, writer.tokens.text));
    }
    if !subtitle.is_empty() {
        writer.paragraph(subtitle, 17.0, (12.0, Weight::Regular, writer.tokens.secondary));
    }
    let mut has_above = !(title.is_empty() && subtitle.is_empty());
    let legends = if input.legend.is_some() { legends(input, tr) } else { Vec::new() };
    for legend in legends {
        if has_above {
            writer.rule();
        }
        writer.legend(&legend);
        has_above = true;
    }
    if input.legend.is_some() && !input.faded.is_empty() {
        writer.skip(4.0);
        writer.entry(&LegendEntry {
            swatch: Swatch::Fill(writer.tokens.hairline),
            text: tr.t("scene-faded").to_owned(),
            count: input.faded.len(),
        });
    }
    if input.legend.is_some() && input.fill == Fill::Units && input.live_at.is_some() {
        let style = (11.0, Weight::Regular, writer.tokens.secondary);
        writer.skip(4.0);
        writer.paragraph(tr.t("scene-units-tint"), 15.0, style);
    }
    if !key.is_empty() {
        if has_above {
            writer.rule();
        }
        number_key(&mut writer, input, key, tr);
    }
    let height = writer.y + padding - top;
    let rect = ScreenRect::at(coord! { x: left, y: top }, width, height);
    Card { rect, items: writer.items }
}

/// Width of the card with nothing but the key of the numbers, pixels at font scale 1: no wider
/// than its texts, as it lies on the map.
fn key_width(input: &PictureInput<'_>, key: &[(u32, DistrictIdx)], tr: &Tr) -> f64 {
    let measure = TextMeasure::embedded();
    let heading = measure.width(tr.t("scene-names-key"), 11.0, Weight::SemiBold);
    let names = key.iter().map(|&(_, district)| {
        KEY_NAME_PX + measure.width(&name_in_key(input, district), 11.5, Weight::Regular)
    });
    // Among circles it is narrow rather than low: it lies beside them.
    let most = if input.is_cartogram() { NARROW_KEY_PX } else { CARD_WIDTH_PX };
    (names.fold(heading, f64::max) + 2.0 * KEY_PADDING_PX).min(most)
}

fn name_in_key(input: &PictureInput<'_>, district: DistrictIdx) -> String {
    let own = input.plan.display_names.get(&district).cloned();
    let of_map = || input.map.districts.get(district).map(|district| district.name.clone());
    own.or_else(of_map).unwrap_or_default()
}

/// The names of the numbers on the map.
fn number_key(
    writer: &mut Writer<'_>,
    input: &PictureInput<'_>,
    key: &[(u32, DistrictIdx)],
    tr: &Tr,
) {
    let heading = (11.0, Weight::SemiBold, writer.tokens.secondary);
    writer.paragraph(tr.t("scene-names-key"), 18.0, heading);
    for (number, district) in key {
        let centre =
            coord! { x: writer.left + 9.0 * writer.scale, y: writer.y + 9.0 * writer.scale };
        let (radius, colour) = (7.5 * writer.scale, writer.tokens.secondary);
        writer.items.push(CardItem::Ring { centre, radius, colour });
        let style = (9.0, Weight::SemiBold, writer.tokens.text);
        writer.aligned(&number.to_string(), centre.x, 18.0, style, Align::Middle);
        let left = writer.left + KEY_NAME_PX * writer.scale;
        let style = (11.5, Weight::Regular, writer.tokens.text);
        let room = writer.right - left + 0.5;
        let name = name_in_key(input, *district);
        let lines = lines_within(&name, style.0 * writer.scale, style.1, room);
        for (position, line) in lines.iter().enumerate() {
            writer.skip(if position > 0 { 14.0 } else { 0.0 });
            writer.text(line, left, 18.0, style);
        }
        writer.skip(18.0);
    }
}

/// The legends that a picture needs.
fn legends(input: &PictureInput<'_>, tr: &Tr) -> Vec<Legend> {
    let mut legends = Vec::new();
    let PictureInput { map, plan, live_at, theme, .. } = *input;
    match input.fill {
        Fill::Indicator(index) => {
            let default =
                || Shade::of_indicator(&map.indicators, index, &Classing::default(), theme, tr);
            let shade = input.shade.cloned().or_else(default);
            legends.extend(shade.map(|shade| shade.legend));
        }
        Fill::Figures => legends.extend(input.shade.map(|shade| shade.legend.clone())),
        Fill::OwnWay => legends.push(Legend::of_own_way(map, plan, live_at, theme, tr)),
        Fill::NearestBase => legends.push(Legend::of_nearest(map, plan, theme, tr)),
        Fill::Units | Fill::Plain => {}
    }
    if input.fill == Fill::Units || input.unit_outlines || input.markers {
        legends.push(Legend::of_units(input.plan, &input.owners(), input.theme, tr));
    }
    legends
}
