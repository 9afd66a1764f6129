//! What the map can show beside the bases: the indicators of the need index, in classes.

use crate::i18n::Tr;
use crate::model::{DistrictIdx, Index, IndicatorIdx, IndicatorKind, UnitIdx};
use crate::report::Material;
use crate::scene::legend::unit_colour;
use crate::scene::palette::text_on;
use crate::scene::{Classing, Rgb, Shade, Swatch, Theme};

/// The most indicators that are offered.
const MOST: usize = 6;

/// A colour in both looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paint {
    pub(super) light: Rgb,
    pub(super) dark: Rgb,
}

/// Every colour that a district can have; a place in this list is a class of the style sheet.
#[derive(Clone, Debug)]
pub(super) struct Paints {
    units: Vec<Paint>,
    pub(super) all: Vec<Paint>,
}

/// Name of the class of a district without a figure, and of one whose figure is not shown.
pub(super) const MISSING: &str = "none";
pub(super) const HIDDEN: &str = "veiled";

/// A line of a legend, and what stands in a district of that line.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Class of the style sheet.
    pub(super) class: String,
    /// What tells it apart without its colour.
    pub(super) mark: String,
    pub(super) text: String,
    pub(super) count: usize,
}

/// An indicator as a map.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    pub(super) title: String,
    pub(super) notes: Vec<String>,
    pub(super) entries: Vec<Entry>,
    /// The entry of each district.
    pub(super) of: Vec<usize>,
}

impl Paints {
    /// The colours of the units.
    pub(super) fn new(material: Material<'_>) -> Self {
        let plan = material.plan;
        let paint = |unit: UnitIdx| {
            let of = |theme: Theme| {
                let colour = unit_colour(plan, unit, theme);
                // What nobody but the central unit serves is the ground, not a colour of its own.
                if unit == plan.central() { colour.mix(theme.tokens().panel, 0.5) } else { colour }
            };
            Paint { light: of(Theme::Light), dark: of(Theme::Dark) }
        };
        let units: Vec<Paint> = plan.units.indices().map(paint).collect();
        let mut all = Vec::new();
        for paint in &units {
            if !all.contains(paint) {
                all.push(*paint);
            }
        }
        Self { units, all }
    }

    /// The class of a unit's districts.
    pub(super) fn unit(&self, unit: UnitIdx) -> String {
        let paint = self.units.get(unit.to_usize());
        let place = paint.and_then(|paint| self.all.iter().position(|known| known == paint));
        class(place.unwrap_or_default())
    }

    fn class_of(&mut self, paint: Paint) -> String {
        let place = self.all.iter().position(|known| *known == paint);
        class(place.unwrap_or_else(|| {
            self.all.push(paint);
            self.all.len() - 1
        }))
    }

    /// The colours as custom properties of a look: `--k0` is a ground and `--k0i` the ink on it.
    pub(super) fn properties(&self, theme: Theme) -> String {
        let one = |(place, paint): (usize, &Paint)| {
            let colour = if theme == Theme::Dark { paint.dark } else { paint.light };
            format!("--k{place}:{colour};--k{place}i:{};", text_on(colour))
        };
        self.all.iter().enumerate().map(one).collect()
    }

    /// The rules of the classes.
    pub(super) fn rules(&self) -> String {
        let one = |place: usize| {
            format!(
                ".k{place}{{fill:var(--k{place});background:var(--k{place});\
                 color:var(--k{place}i)}}\
                 .name.k{place}{{fill:var(--k{place}i);stroke:var(--k{place})}}\n"
            )
        };
        (0..self.all.len()).map(one).collect()
    }
}

fn class(place: usize) -> String {
    format!("k{place}")
}

/// The indicators of the need index that the map has, each once, in the plan's order.
pub(super) fn indicators(material: Material<'_>) -> Vec<IndicatorIdx> {
    let table = &material.map.indicators;
    let mut found: Vec<IndicatorIdx> = Vec::new();
    for index in material.plan.need.iter().filter_map(|term| table.by_id(&term.indicator)) {
        let kind = table.indicators.get(index).map(|indicator| indicator.info.kind);
        // A count fills a large district with what is only its size.
        if kind.is_some_and(|kind| kind != IndicatorKind::Count) && !found.contains(&index) {
            found.push(index);
        }
    }
    found.truncate(MOST);
    found
}

/// `index` as a map.
pub(super) fn layer(
    material: Material<'_>,
    index: IndicatorIdx,
    paints: &mut Paints,
    tr: &Tr,
) -> Option<Layer> {
    let table = &material.map.indicators;
    let shade = |theme| Shade::of_indicator(table, index, &Classing::default(), theme, tr);
    let (light, dark) = (shade(Theme::Light)?, shade(Theme::Dark)?);
    let swatches = light.legend.entries.iter().zip(&dark.legend.entries);
    let entry = |(number, (light, dark)): (usize, (&crate::scene::LegendEntry, _))| {
        let dark: &crate::scene::LegendEntry = dark;
        let (class, mark) = match (&light.swatch, &dark.swatch) {
            (Swatch::Fill(light), Swatch::Fill(dark)) => {
                (paints.class_of(Paint { light: *light, dark: *dark }), number.to_string())
            }
            (Swatch::Hidden, _) => (HIDDEN.to_owned(), "..".to_owned()),
            _ => (MISSING.to_owned(), "–".to_owned()),
        };
        Entry { class, mark, text: light.text.clone(), count: light.count }
    };
    let entries: Vec<Entry> = (1..).zip(swatches).map(entry).collect();
    let special = |class: &str| entries.iter().position(|entry| entry.class == class);
    let hidden = &table.indicators.get(index)?.hidden;
    let of = |(district, class): (DistrictIdx, &Option<usize>)| {
        let other = if hidden.contains(&district) { HIDDEN } else { MISSING };
        class.or_else(|| special(other)).unwrap_or_default()
    };
    let of = light.classes.iter_enumerated().map(of).collect();
    Some(Layer { title: light.legend.title, notes: light.legend.notes, entries, of })
}
