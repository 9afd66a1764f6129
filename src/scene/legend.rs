//! What the colours of a map mean.

use crate::i18n::Language;
use crate::i18n::Tr;
use crate::measure::{Class, ClassMethod};
use crate::model::{
    DistrictIdx, IndexVec, Indicator, IndicatorInfo, IndicatorKind, IndicatorUnit, Localised,
    NeedDirection, Plan, UnitIdx,
};
use crate::scene::palette::{Rgb, Theme};
use crate::scene::square::Square;

/// What stands before a line of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Swatch {
    /// A filled area.
    Fill(Rgb),
    /// The hatch of a district without a figure.
    Missing,
    /// The hatch both ways of a district whose figure is not shown.
    Hidden,
    /// A unit's sign: its letter on its colour.
    Unit {
        /// The unit's colour.
        colour: Rgb,
        /// Its letter.
        letter: String,
    },
}

/// A line of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// What stands before it.
    pub swatch: Swatch,
    /// What it means.
    pub text: String,
    /// How many districts are so.
    pub count: usize,
}

/// How the lines of a legend stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Key {
    /// One below the other.
    #[default]
    Rows,
    /// A bar of colours from the lowest value to the highest stands above them.
    Scale {
        /// The colours, from the lowest value on.
        stops: Vec<Rgb>,
        /// The lowest value.
        low: String,
        /// The highest value.
        high: String,
    },
    /// A square of two indicators stands above them.
    Square(Square),
}

/// The value of an indicator in a district as it is shown: that it is hidden or missing where it
/// is.
#[must_use]
pub fn shown_text(indicator: &Indicator, district: DistrictIdx, tr: &Tr) -> String {
    match indicator.values.get(district).copied().flatten() {
        Some(value) => value_text(&indicator.info, value, tr),
        None if indicator.is_hidden(district) => tr.t("value-hidden").to_owned(),
        None => tr.t("value-missing").to_owned(),
    }
}

/// A legend: a title, what must be known to read it, and its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    /// What is shown.
    pub title: String,
    /// Unit, year and source, a line each.
    pub notes: Vec<String>,
    /// What stands over the counts; empty where the title says it.
    pub count_title: String,
    /// The lines, from the lowest class, or in the order of the units.
    pub entries: Vec<LegendEntry>,
    /// How they stand.
    pub key: Key,
}

impl Legend {
    /// Title, unit, year and source of an indicator, without lines.
    #[must_use]
    pub fn of_info(info: &IndicatorInfo, tr: &Tr) -> Self {
        let mut notes = vec![unit_line(info, tr)];
        if info.weighted_mean {
            notes.push(tr.t("scene-weighted-mean").to_owned());
        }
        if !info.source.is_empty() {
            notes.push(tr.f("scene-source", &[("source", (&info.source).into())]));
        }
        Self {
            title: localised(&info.title, tr).to_owned(),
            notes,
            count_title: tr.t("scene-districts").to_owned(),
            ..Self::default()
        }
    }

    /// Adds the line of `count` districts without a figure, where there are any.
    pub fn add_missing(&mut self, count: usize, tr: &Tr) {
        if count > 0 {
            let text = tr.t("scene-missing").to_owned();
            self.entries.push(LegendEntry { swatch: Swatch::Missing, text, count });
        }
    }

    /// Says of `count` of the districts without a figure that theirs is not shown.
    pub fn add_hidden(&mut self, count: usize, tr: &Tr) {
        if count == 0 {
            return;
        }
        for entry in self.entries.iter_mut().filter(|entry| entry.swatch == Swatch::Missing) {
            entry.count = entry.count.saturating_sub(count);
        }
        self.entries.retain(|entry| entry.swatch != Swatch::Missing || entry.count > 0);
        let text = tr.t("scene-hidden").to_owned();
        self.entries.push(LegendEntry { swatch: Swatch::Hidden, text, count });
    }

    /// The legend of the plan's units, where each district has the unit in `owners`: all that have
    /// districts, or a place.
    #[must_use]
    pub fn of_units(
        plan: &Plan,
        owners: &IndexVec<DistrictIdx, UnitIdx>,
        theme: Theme,
        tr: &Tr,
    ) -> Self {
        let entries = plan
            .units
            .iter_enumerated()
            .filter_map(|(index, unit)| {
                let count = owners.iter().filter(|&&owner| owner == index).count();
                (count > 0 || unit.place.is_some()).then(|| LegendEntry {
                    swatch: Swatch::Unit {
                        colour: unit_colour(plan, index, theme),
                        letter: unit.letter.clone(),
                    },
                    text: unit.name.clone(),
                    count,
                })
            })
            .collect();
        let title = tr.t("scene-units").to_owned();
        Self { title, entries, ..Self::default() }
    }
}

/// The colour of a unit of the plan.
#[must_use]
pub fn unit_colour(plan: &Plan, unit: UnitIdx, theme: Theme) -> Rgb {
    match plan.units.get(unit) {
        Some(unit) if !unit.is_central() => theme.unit(unit.colour),
        _ => theme.tokens().central,
    }
}

/// The colour of class `position` of `count`: darker (on a dark ground lighter) is more. Where
/// the classes are an imported scale on which less is more need, need is what is made to stand
/// out.
#[must_use]
pub fn class_colour(info: &IndicatorInfo, position: usize, count: usize, theme: Theme) -> Rgb {
    let is_turned = info.kind == IndicatorKind::Class && info.need == NeedDirection::Less;
    let position = if is_turned { count.saturating_sub(position + 1) } else { position };
    theme.sequential(position, count)
}

/// The text in the reader's language.
#[must_use]
pub fn localised<'a>(text: &'a Localised, tr: &Tr) -> &'a str {
    match tr.language() {
        Language::En if !text.en.is_empty() => &text.en,
        Language::En | Language::Sv => &text.sv,
    }
}

/// How many decimals the values of an indicator are written with.
#[must_use]
pub fn decimals(unit: IndicatorUnit) -> usize {
    match unit {
        IndicatorUnit::Persons | IndicatorUnit::Households | IndicatorUnit::Class => 0,
        IndicatorUnit::Percent | IndicatorUnit::PercentPoints => 1,
        IndicatorUnit::TkrPerPerson | IndicatorUnit::Unknown => 2,
    }
}

/// A value with its unit: "14,31 tkr", "7,7 %", "1 900".
#[must_use]
pub fn value_text(info: &IndicatorInfo, value: f64, tr: &Tr) -> String {
    match info.unit {
        IndicatorUnit::Percent => tr.percent(value, 1),
        IndicatorUnit::PercentPoints => {
            let number = tr.signed(value, decimals(info.unit));
            format!("{number}{}{}", crate::i18n::NO_BREAK_SPACE, tr.t(info.unit.message_id()))
        }
        IndicatorUnit::TkrPerPerson => {
            let number = tr.number(value, decimals(info.unit));
            format!("{number}{}{}", crate::i18n::NO_BREAK_SPACE, tr.t("scene-unit-tkr"))
        }
        unit => tr.number(value, decimals(unit)),
    }
}

/// Unit, base and year of an indicator: "tkr per person, 2024".
#[must_use]
pub fn unit_line(info: &IndicatorInfo, tr: &Tr) -> String {
    let unit = match info.unit {
        IndicatorUnit::Percent => Some("scene-unit-percent"),
        IndicatorUnit::PercentPoints => Some(info.unit.message_id()),
        IndicatorUnit::TkrPerPerson => Some("scene-unit-tkr"),
        // The base itself says what is counted: "utrikes födda personer".
        IndicatorUnit::Persons
        | IndicatorUnit::Households
        | IndicatorUnit::Class
        | IndicatorUnit::Unknown => None,
    };
    let base = localised(&info.base, tr);
    let mut line = match unit {
        Some(unit) if base.is_empty() => tr.t(unit).to_owned(),
        Some(unit) => format!("{} {base}", tr.t(unit)),
        None => base.to_owned(),
    };
    // Several titles hold the year already.
    if let Some(year) = info.year.map(|year| year.to_string())
        && !localised(&info.title, tr).contains(&year)
    {
        line = if line.is_empty() { year } else { format!("{line}, {year}") };
    }
    line
}

/// The true range of a class, or a category with its meaning.
pub(super) fn class_text(
    info: &IndicatorInfo,
    class: &Class,
    method: ClassMethod,
    tr: &Tr,
) -> String {
    let places = decimals(info.unit);
    let (low, high) = (tr.number(class.min, places), tr.number(class.max, places));
    if method == ClassMethod::Categories {
        return match category_name(localised(&info.note, tr), class.min) {
            Some(name) => format!("{low}{}{name}", crate::i18n::NO_BREAK_SPACE),
            None => low,
        };
    }
    match () {
        () if low == high => low,
        // A dash between minus signs would be read as one of them.
        () if class.min < 0.0 => {
            tr.f("scene-range", &[("low", (&low).into()), ("high", (&high).into())])
        }
        () => format!("{low}–{high}"),
    }
}

/// What the note of a class indicator calls category `value`: it explains the categories in
/// sentences that begin with their numbers ("1 Områden med …. 2 …").
fn category_name(note: &str, value: f64) -> Option<String> {
    let number = format!("{value} ");
    note.split(". ")
        .find_map(|sentence| sentence.strip_prefix(&number))
        .map(|name| name.trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Indicator;
    use crate::scene::shade::{Classing, Shade};

    fn info() -> IndicatorInfo {
        IndicatorInfo {
            id: "ekonomiskt_bistand".to_owned(),
            title: Localised {
                sv: "Ekonomiskt bistånd".to_owned(),
                en: "Social assistance".to_owned(),
            },
            unit: IndicatorUnit::TkrPerPerson,
            year: Some(2024),
            base: Localised { sv: "per person".to_owned(), en: "per person".to_owned() },
            source: "SCB".to_owned(),
            weighted_mean: true,
            need: NeedDirection::More,
            kind: IndicatorKind::Value,
            note: Localised::default(),
        }
    }

    fn legend(indicator: &Indicator, classing: &Classing, language: Language) -> Legend {
        Shade::of_values(indicator, classing, None, Theme::Light, &Tr::new(language)).legend
    }

    fn indicator(info: IndicatorInfo, values: &[Option<f64>]) -> Indicator {
        Indicator::new(info, IndexVec::from_vec(values.to_vec()))
    }

    #[test]
    fn a_legend_gives_the_true_range_of_each_class_in_swedish_numbers() {
        let values = [Some(0.12), Some(0.31), Some(2.07), Some(2.29), Some(14.31), None];
        let indicator = indicator(info(), &values);
        let classing = Classing { count: 3, ..Classing::default() };
        let legend = legend(&indicator, &classing, Language::Sv);
        let lines: Vec<(&str, usize)> =
            legend.entries.iter().map(|entry| (entry.text.as_str(), entry.count)).collect();
        assert_eq!(
            lines,
            [("0,12–0,31", 2), ("2,07–2,29", 2), ("14,31", 1), ("uppgift saknas", 1)]
        );
        assert_eq!(legend.entries[3].swatch, Swatch::Missing);
        assert_eq!(legend.notes[0], "tkr per person, 2024");
    }

    #[test]
    fn an_english_legend_is_in_english() {
        let indicator = indicator(info(), &[Some(1234.5)]);
        let legend = legend(&indicator, &Classing::default(), Language::En);
        assert_eq!(legend.title, "Social assistance");
        assert_eq!(legend.entries[0].text, "1,234.50");
    }

    #[test]
    fn most_need_stands_out_on_a_scale_where_less_is_more_need() {
        let mut area_type = info();
        area_type.kind = IndicatorKind::Class;
        area_type.unit = IndicatorUnit::Class;
        area_type.need = NeedDirection::Less;
        area_type.note.sv = "1 Områden med stora utmaningar. 2 Blandade områden.".to_owned();
        let indicator = indicator(area_type, &[Some(1.0), Some(2.0), Some(2.0)]);
        let legend = legend(&indicator, &Classing::default(), Language::Sv);
        assert_eq!(legend.entries[0].text, "1\u{a0}Områden med stora utmaningar");
        assert_eq!(legend.entries[1].text, "2\u{a0}Blandade områden");
        let darkest = Theme::Light.sequential(4, 5);
        assert_eq!(legend.entries[0].swatch, Swatch::Fill(darkest));
    }
}
