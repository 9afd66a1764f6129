//! A map of figures: the colour of each district, and what the colours mean.

use std::collections::BTreeSet;

use crate::i18n::Tr;
use crate::measure::{CLASS_COUNTS, ClassMethod, Classes, DEFAULT_CLASS_COUNT};
use crate::model::{DistrictIdx, IndexVec, Indicator, IndicatorIdx, IndicatorKind, IndicatorTable};
use crate::scene::legend::{
    Key, Legend, LegendEntry, Swatch, class_colour, class_text, value_text,
};
use crate::scene::palette::{Rgb, Theme};
use crate::scene::picture::FillColour;

/// How many colours a scale without classes is drawn with in a legend.
const SCALE_STOPS: usize = 24;

/// What the middle of a diverging scale is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Middle {
    /// The municipal mean: that of the districts, weighted by their inhabitants.
    #[default]
    Mean,
    /// A value of the reader's choice.
    Value(f64),
}

/// Which colours the values get.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Scheme {
    /// From little to much.
    #[default]
    Sequential,
    /// Below and above a middle.
    Diverging(Middle),
}

/// How values are put in classes, if they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// As follows from the values.
    #[default]
    Default,
    /// By a method.
    By(ClassMethod),
    /// Not at all: each value has its own colour.
    Unclassed,
}

/// How the values of an indicator become colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Classing {
    /// How classes are found.
    pub grouping: Grouping,
    /// How many classes there may be, 2 to 9.
    pub count: usize,
    /// The upper limits of all classes but the last, for [`ClassMethod::Manual`].
    pub breaks: Vec<f64>,
    /// Which colours.
    pub scheme: Scheme,
}

impl Default for Classing {
    fn default() -> Self {
        Self {
            grouping: Grouping::Default,
            count: DEFAULT_CLASS_COUNT,
            breaks: Vec::new(),
            scheme: Scheme::Sequential,
        }
    }
}

/// Colours of all districts with their legend.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shade {
    /// What the colours mean.
    pub legend: Legend,
    /// The colour of each district.
    pub colours: IndexVec<DistrictIdx, FillColour>,
    /// The class of each district, by position in the legend; `None` where it has none.
    pub classes: IndexVec<DistrictIdx, Option<usize>>,
}

/// The mean of an indicator over the districts that have a value, weighted by their inhabitants.
///
/// `None` where nobody lives in them. It is the municipal mean of shares and levels whose base
/// is proportional to the inhabitants, and near it elsewhere.
#[must_use]
pub fn municipal_mean(table: &IndicatorTable, indicator: &Indicator) -> Option<f64> {
    let known = indicator.values.iter_enumerated();
    let (sum, people) = known
        .filter_map(|(district, value)| Some((table.population(district), (*value)?)))
        .fold((0.0, 0.0), |(sum, people), (weight, value)| (sum + weight * value, people + weight));
    (people > 0.0).then(|| sum / people)
}

/// The value at the middle of the scale; `None` for one from little to much.
fn middle_of(table: &IndicatorTable, indicator: &Indicator, scheme: Scheme) -> Option<f64> {
    match scheme {
        Scheme::Sequential => None,
        Scheme::Diverging(Middle::Value(value)) => Some(value),
        Scheme::Diverging(Middle::Mean) => municipal_mean(table, indicator),
    }
}

impl Classing {
    /// The classes of an indicator's values; `None` where each value has its own colour.
    ///
    /// Where the scale has a middle, it is a limit between classes: those below and those above
    /// are found apart, with half of the classes each.
    #[must_use]
    pub fn classes(&self, indicator: &Indicator, middle: Option<f64>) -> Option<Classes> {
        let values = indicator.values.as_slice();
        if indicator.info.kind == IndicatorKind::Class {
            return Some(Classes::categories(values));
        }
        let count = self.count.clamp(*CLASS_COUNTS.start(), *CLASS_COUNTS.end());
        let method = match self.grouping {
            Grouping::Unclassed => return None,
            Grouping::By(ClassMethod::Manual) => {
                return Some(Classes::manual(values, &self.breaks));
            }
            Grouping::By(method) => method,
            Grouping::Default => Classes::default_method(values),
        };
        let Some(middle) = middle else { return Some(Classes::by(method, values, count)) };
        let limits = |keep: &dyn Fn(f64) -> bool| -> Vec<f64> {
            let side: Vec<Option<f64>> =
                values.iter().map(|value| value.filter(|value| keep(*value))).collect();
            let mut limits: Vec<f64> =
                Classes::by(method, &side, (count / 2).max(1)).upper_limits().collect();
            limits.pop();
            limits
        };
        let mut breaks = limits(&|value| value <= middle);
        breaks.push(middle);
        breaks.extend(limits(&|value| value > middle));
        Some(Classes::manual(values, &breaks))
    }
}

impl Shade {
    /// An indicator of `table` in the classes and colours of `classing`.
    #[must_use]
    pub fn of_indicator(
        table: &IndicatorTable,
        index: IndicatorIdx,
        classing: &Classing,
        theme: Theme,
        tr: &Tr,
    ) -> Option<Self> {
        let indicator = table.indicators.get(index)?;
        let middle = middle_of(table, indicator, classing.scheme);
        Some(Self::of_values(indicator, classing, middle, theme, tr))
    }

    /// Values with what they are, in the classes and colours of `classing`; `middle` is that of a
    /// diverging scale.
    #[must_use]
    pub fn of_values(
        indicator: &Indicator,
        classing: &Classing,
        middle: Option<f64>,
        theme: Theme,
        tr: &Tr,
    ) -> Self {
        let mut shade = match classing.classes(indicator, middle) {
            Some(classes) => Self::of_classes(indicator, &classes, middle, theme, tr),
            None => Self::of_scale(indicator, middle, theme, tr),
        };
        shade.tell_hidden(&indicator.hidden, tr);
        if let Some(middle) = middle {
            let value = value_text(&indicator.info, middle, tr);
            let id = match classing.scheme {
                Scheme::Diverging(Middle::Value(_)) => "scene-middle-value",
                _ => "scene-middle-mean",
            };
            shade.legend.notes.push(tr.f(id, &[("value", (&value).into())]));
        }
        shade
    }

    /// Tells those of the districts `hidden` that have no colour from those without a figure.
    pub fn tell_hidden(&mut self, hidden: &BTreeSet<DistrictIdx>, tr: &Tr) {
        let mut count = 0;
        for district in hidden {
            if let Some(colour @ FillColour::Missing) = self.colours.get_mut(*district) {
                *colour = FillColour::Hidden;
                count += 1;
            }
        }
        self.legend.add_hidden(count, tr);
    }

    fn of_classes(
        indicator: &Indicator,
        classes: &Classes,
        middle: Option<f64>,
        theme: Theme,
        tr: &Tr,
    ) -> Self {
        let info = &indicator.info;
        let ranges = classes.classes();
        let below =
            middle.map(|middle| ranges.iter().filter(|class| class.upper <= middle).count());
        let colour_of = |position: usize| match below {
            None => class_colour(info, position, ranges.len(), theme),
            Some(below) => theme.diverging(step_from_middle(position, below, ranges.len())),
        };
        let entries = ranges.iter().enumerate().map(|(position, class)| LegendEntry {
            swatch: Swatch::Fill(colour_of(position)),
            text: class_text(info, class, classes.method, tr),
            count: class.count,
        });
        let mut legend = Legend::of_info(info, tr);
        legend.entries = entries.collect();
        legend.add_missing(classes.missing(), tr);
        let class_of = |value: &Option<f64>| value.and_then(|value| classes.class_of(value));
        let classes: IndexVec<DistrictIdx, Option<usize>> =
            indicator.values.iter().map(class_of).collect();
        let colour = |class: &Option<usize>| {
            class.map_or(FillColour::Missing, |class| FillColour::Solid(colour_of(class)))
        };
        Self { legend, colours: classes.iter().map(colour).collect(), classes }
    }

    /// Each value in a colour of its own, along the scale.
    fn of_scale(indicator: &Indicator, middle: Option<f64>, theme: Theme, tr: &Tr) -> Self {
        let info = &indicator.info;
        let known = || indicator.values.iter().copied().flatten();
        let low = known().fold(f64::INFINITY, f64::min);
        let high = known().fold(f64::NEG_INFINITY, f64::max);
        let colour_of = |value: f64| scale_colour(value, (low, high), middle, theme);
        let mut legend = Legend::of_info(info, tr);
        if low <= high {
            let last = (SCALE_STOPS - 1) as f64;
            let stop = |position: usize| colour_of(low + (high - low) * position as f64 / last);
            legend.key = Key::Scale {
                stops: (0..SCALE_STOPS).map(stop).collect(),
                low: value_text(info, low, tr),
                high: value_text(info, high, tr),
            };
        }
        legend.add_missing(indicator.values.iter().filter(|value| value.is_none()).count(), tr);
        let colour = |value: &Option<f64>| {
            value.map_or(FillColour::Missing, |value| FillColour::Solid(colour_of(value)))
        };
        let classes = indicator.values.iter().map(|_| None).collect();
        Self { legend, colours: indicator.values.iter().map(colour).collect(), classes }
    }
}

/// How far class `position` of `count` is from the middle, −1 to 1, where `below` classes are
/// below it; the outermost class of the longer side is at the end of the scale.
fn step_from_middle(position: usize, below: usize, count: usize) -> f64 {
    let longest = below.max(count.saturating_sub(below)).max(1) as f64;
    if position < below {
        -((below - position) as f64) / longest
    } else {
        (position - below + 1) as f64 / longest
    }
}

/// The colour of `value` on a scale without classes. Around a middle both sides are as long, so
/// that like distances look alike.
fn scale_colour(value: f64, (low, high): (f64, f64), middle: Option<f64>, theme: Theme) -> Rgb {
    match middle {
        Some(middle) => {
            let reach = (high - middle).max(middle - low);
            theme.diverging(if reach > 0.0 { (value - middle) / reach } else { 0.0 })
        }
        None if high > low => theme.sequential_at((value - low) / (high - low)),
        None => theme.sequential_at(0.5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::scene::palette::contrast;

    fn map() -> crate::model::DistrictSet {
        crate::read::builtin("linkoping").unwrap()
    }

    fn shade(id: &str, classing: &Classing) -> Shade {
        let map = map();
        let index = map.indicators.by_id(id).unwrap();
        let tr = Tr::new(Language::Sv);
        Shade::of_indicator(&map.indicators, index, classing, Theme::Light, &tr).unwrap()
    }

    #[test]
    fn the_municipal_mean_is_weighted_by_inhabitants() {
        // Σ inhabitants · tkr / Σ inhabitants over the columns folkmangd_2025 and
        // ekonomiskt_bistand_tkr_per_person_2024, worked out in Python from the map's table.
        let map = map();
        let index = map.indicators.by_id("ekonomiskt_bistand").unwrap();
        let mean = municipal_mean(&map.indicators, map.indicators.indicators.get(index).unwrap());
        assert!((mean.unwrap() - 2.146_688_125_003_705).abs() < 1e-9, "{mean:?}");
    }

    #[test]
    fn around_a_middle_no_class_reaches_over_it_and_the_sides_have_their_own_hue() {
        for grouping in [Grouping::Default, Grouping::By(ClassMethod::Quantiles)] {
            let scheme = Scheme::Diverging(Middle::Value(3.0));
            let classing = Classing { grouping, scheme, ..Classing::default() };
            let map = map();
            let index = map.indicators.by_id("ekonomiskt_bistand").unwrap();
            let indicator = map.indicators.indicators.get(index).unwrap();
            let classes = classing.classes(indicator, Some(3.0)).unwrap();
            assert!(classes.classes().iter().all(|class| class.max <= 3.0 || class.min > 3.0));
            let shade = shade("ekonomiskt_bistand", &classing);
            for (district, value) in indicator.values.iter_enumerated() {
                let FillColour::Solid(Rgb(red, _, blue)) = shade.colours.get(district).unwrap()
                else {
                    panic!("{district:?} has a value");
                };
                assert_eq!(value.unwrap() > 3.0, red > blue, "{district:?} {value:?}");
            }
        }
    }

    #[test]
    fn without_classes_more_is_darker_and_the_legend_has_both_ends() {
        let classing = Classing { grouping: Grouping::Unclassed, ..Classing::default() };
        let map = map();
        let index = map.indicators.by_id("ekonomiskt_bistand").unwrap();
        let shade = shade("ekonomiskt_bistand", &classing);
        let Key::Scale { low, high, .. } = &shade.legend.key else { panic!("{:?}", shade.legend) };
        assert!(high.starts_with("14,31"), "{low} {high}");
        let mut known: Vec<(f64, f64)> = map
            .districts
            .indices()
            .filter_map(|district| {
                let FillColour::Solid(rgb) = shade.colours.get(district)? else { return None };
                Some((map.indicators.value(index, district)?, rgb.lightness()))
            })
            .collect();
        known.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert_eq!(known.len(), 32);
        for pair in known.windows(2) {
            assert!(pair[0].1 >= pair[1].1 - 0.004, "{pair:?}");
        }
    }

    #[test]
    fn limits_set_by_hand_are_the_classes() {
        let breaks = vec![1.0, 5.0];
        let grouping = Grouping::By(ClassMethod::Manual);
        let shade =
            shade("ekonomiskt_bistand", &Classing { grouping, breaks, ..Classing::default() });
        assert_eq!(shade.legend.entries.len(), 3);
        let counted: usize = shade.legend.entries.iter().map(|entry| entry.count).sum();
        assert_eq!(counted, 32);
    }

    #[test]
    fn names_read_on_every_colour_of_every_scheme() {
        for theme in Theme::ALL {
            for step in -20..=20 {
                let fill = theme.diverging(f64::from(step) / 20.0);
                assert!(contrast(crate::scene::palette::text_on(fill), fill) >= 4.5, "{fill}");
            }
        }
    }
}
