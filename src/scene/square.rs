//! Two indicators on one map: three classes of each, and the square that explains their colours.

use crate::i18n::Tr;
use crate::measure::{ClassMethod, Classes};
use crate::model::{DistrictIdx, IndexVec, Indicator, IndicatorKind};
use crate::scene::legend::{Key, Legend, class_text, localised, unit_line};
use crate::scene::palette::{Rgb, Theme};
use crate::scene::picture::FillColour;
use crate::scene::shade::{Classing, Grouping, Shade};

/// How many classes each of the two indicators has.
pub const SIDE: usize = 3;

/// One side of the square.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// The indicator.
    pub title: String,
    /// Its unit and year; may be empty.
    pub note: String,
    /// The true range of each class, from the lowest.
    pub classes: Vec<String>,
}

/// One meeting of two classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its colour on the map.
    pub colour: Rgb,
    /// How many districts are in both classes.
    pub count: usize,
    /// The whole of it in words.
    pub text: String,
}

/// The legend of a map of two indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Square {
    /// The first indicator, from left to right.
    pub across: Axis,
    /// The second, from below.
    pub up: Axis,
    /// The meetings of their classes, row by row from the lowest, each from the left.
    pub cells: Vec<Cell>,
}

impl Square {
    /// How many cells a row has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.across.classes.len()
    }
}

/// An indicator with its few classes.
struct Side<'a> {
    indicator: &'a Indicator,
    classes: Classes,
}

impl<'a> Side<'a> {
    fn new(indicator: &'a Indicator, classing: &Classing) -> Self {
        let values = indicator.values.as_slice();
        // Thirds, as is usual for such a map: natural breaks of skewed values leave nearly all
        // districts in one cell. Limits by hand are as many as the reader has set, and without
        // classes there is no square.
        let method = match classing.grouping {
            Grouping::By(method) if method != ClassMethod::Manual => method,
            Grouping::By(_) | Grouping::Default | Grouping::Unclassed => ClassMethod::Quantiles,
        };
        let mut classes = Classes::by(method, values, SIDE);
        if classes.len() > SIDE {
            classes = Classes::by(ClassMethod::Quantiles, values, SIDE);
        }
        Self { indicator, classes }
    }

    fn class_of(&self, district: DistrictIdx) -> Option<usize> {
        self.classes.class_of((*self.indicator.values.get(district)?)?)
    }

    fn axis(&self, tr: &Tr) -> Axis {
        let (info, method) = (&self.indicator.info, self.classes.method);
        let ranges = self.classes.classes().iter();
        Axis {
            title: localised(&info.title, tr).to_owned(),
            note: unit_line(info, tr),
            classes: ranges.map(|class| class_text(info, class, method, tr)).collect(),
        }
    }

    /// How far class `position` is along the side, 0–1.
    fn along(&self, position: usize) -> f64 {
        let last = self.classes.len().saturating_sub(1);
        if last == 0 { 0.5 } else { position as f64 / last as f64 }
    }
}

impl Shade {
    /// Two indicators at once, each in at most [`SIDE`] classes by the method of its classing.
    ///
    /// `None` where one of them is a class already: its categories have names and no middle third.
    /// The class of a district is the position of its cell in the square.
    #[must_use]
    pub fn of_two(
        (first, first_classing): (&Indicator, &Classing),
        (second, second_classing): (&Indicator, &Classing),
        theme: Theme,
        tr: &Tr,
    ) -> Option<Self> {
        if [first, second].iter().any(|one| one.info.kind == IndicatorKind::Class) {
            return None;
        }
        let (across, up) = (Side::new(first, first_classing), Side::new(second, second_classing));
        let columns = across.classes.len();
        let classes: IndexVec<DistrictIdx, Option<usize>> = first
            .values
            .indices()
            .map(|district| Some(up.class_of(district)? * columns + across.class_of(district)?))
            .collect();
        let mut square = Square { across: across.axis(tr), up: up.axis(tr), cells: Vec::new() };
        for (row, row_range) in square.up.classes.iter().enumerate() {
            for (column, column_range) in square.across.classes.iter().enumerate() {
                let position = row * columns + column;
                let count = classes.iter().filter(|class| **class == Some(position)).count();
                let args = [
                    ("first", (&square.across.title).into()),
                    ("range1", column_range.into()),
                    ("second", (&square.up.title).into()),
                    ("range2", row_range.into()),
                    ("n", count.into()),
                ];
                let text = tr.f("scene-square-cell", &args);
                let colour = theme.two_way(across.along(column), up.along(row));
                square.cells.push(Cell { colour, count, text });
            }
        }
        let colour = |class: &Option<usize>| {
            let cell = class.and_then(|class| square.cells.get(class));
            cell.map_or(FillColour::Missing, |cell| FillColour::Solid(cell.colour))
        };
        let colours = classes.iter().map(colour).collect();
        let mut notes = vec![tr.t("scene-square-counts").to_owned()];
        let are_thirds =
            [&across, &up].iter().all(|it| it.classes.method == ClassMethod::Quantiles);
        if are_thirds {
            notes.push(tr.t("scene-square-thirds").to_owned());
        }
        let mut legend = Legend {
            title: tr.t("scene-two-indicators").to_owned(),
            notes,
            key: Key::Square(square),
            ..Legend::default()
        };
        legend.add_missing(classes.iter().filter(|class| class.is_none()).count(), tr);
        let hidden = first.hidden.union(&second.hidden).copied().collect();
        let mut shade = Self { legend, colours, classes };
        shade.tell_hidden(&hidden, tr);
        Some(shade)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::model::Index;
    use crate::scene::palette::{UNIT_DISTANCE, contrast, distance, text_on};

    fn values(ids: [&str; 2]) -> [Indicator; 2] {
        let table = crate::read::builtin("linkoping").unwrap().indicators;
        ids.map(|id| table.indicators.get(table.by_id(id).unwrap()).unwrap().clone())
    }

    fn shade(first: &Indicator, second: &Indicator) -> Shade {
        let classing = Classing::default();
        let tr = Tr::new(Language::Sv);
        Shade::of_two((first, &classing), (second, &classing), Theme::Light, &tr).unwrap()
    }

    fn square(shade: &Shade) -> &Square {
        let Key::Square(square) = &shade.legend.key else { panic!("{:?}", shade.legend.key) };
        square
    }

    #[test]
    fn each_district_has_the_colour_of_its_cell_and_the_cells_count_them_all() {
        let [first, second] = values(["ekonomiskt_bistand", "arbetslosa_andel"]);
        let shade = shade(&first, &second);
        let square = square(&shade);
        assert_eq!((square.cells.len(), square.columns()), (9, 3));
        assert_eq!(square.cells.iter().map(|cell| cell.count).sum::<usize>(), 32);
        let of = |one: &Indicator| Classes::quantiles(one.values.as_slice(), 3);
        let (across, up) = (of(&first), of(&second));
        for district in first.values.indices() {
            let column = across.class_of(first.values.get(district).unwrap().unwrap()).unwrap();
            let row = up.class_of(second.values.get(district).unwrap().unwrap()).unwrap();
            let cell = &square.cells[row * 3 + column];
            assert_eq!(shade.colours.get(district), Some(&FillColour::Solid(cell.colour)));
        }
        assert!(square.across.classes[2].ends_with("14,31"), "{:?}", square.across.classes);
    }

    #[test]
    fn a_district_without_one_of_the_two_is_hatched_and_in_no_cell() {
        let [mut first, mut second] = values(["ekonomiskt_bistand", "arbetslosa_andel"]);
        let (one, other) = (DistrictIdx::from_usize(0), DistrictIdx::from_usize(5));
        *first.values.get_mut(one).unwrap() = None;
        *second.values.get_mut(other).unwrap() = None;
        let shade = shade(&first, &second);
        for district in [one, other] {
            assert_eq!(shade.colours.get(district), Some(&FillColour::Missing));
            assert_eq!(shade.classes.get(district), Some(&None));
        }
        assert_eq!(square(&shade).cells.iter().map(|cell| cell.count).sum::<usize>(), 30);
        assert_eq!(shade.legend.entries[0].count, 2);
    }

    #[test]
    fn imported_classes_have_no_square() {
        let [first, second] = values(["ekonomiskt_bistand", "omradestyp"]);
        let classing = Classing::default();
        let tr = Tr::new(Language::Sv);
        let two = |a, b| Shade::of_two((a, &classing), (b, &classing), Theme::Light, &tr);
        assert!(two(&first, &second).is_none() && two(&second, &first).is_none());
        assert!(two(&first, &first).is_some());
    }

    fn nine(theme: Theme) -> Vec<(usize, usize, Rgb)> {
        let along = [0.0, 0.5, 1.0];
        (0..9).map(|at| (at % 3, at / 3, theme.two_way(along[at % 3], along[at / 3]))).collect()
    }

    #[test]
    fn the_nine_colours_stay_apart_for_every_kind_of_colour_vision() {
        for theme in Theme::ALL {
            let colours = nine(theme);
            for (at, &(x, y, one)) in colours.iter().enumerate() {
                for &(u, v, other) in &colours[at + 1..] {
                    let found = distance(one, other);
                    assert!(found >= UNIT_DISTANCE, "{theme:?} {x}{y} {u}{v}: {found}");
                }
            }
        }
    }

    #[test]
    fn the_steps_along_a_side_are_even_and_more_stands_out_more() {
        use crate::scene::palette::Vision;
        for theme in Theme::ALL {
            let canvas = theme.tokens().canvas.lightness();
            let at = |x, y| theme.two_way(x, y);
            for other in [0.0, 0.5, 1.0] {
                for [a, b, c] in [
                    [at(0.0, other), at(0.5, other), at(1.0, other)],
                    [at(other, 0.0), at(other, 0.5), at(other, 1.0)],
                ] {
                    let (low, high) =
                        (Vision::Normal.distance(a, b), Vision::Normal.distance(b, c));
                    assert!((low / high - 1.0).abs() < 0.1, "{theme:?} {low} {high}");
                    let away = |rgb: Rgb| (rgb.lightness() - canvas).abs();
                    assert!(away(c) > away(b) && away(b) > away(a), "{theme:?} {a} {b} {c}");
                }
            }
        }
    }

    #[test]
    fn names_and_counts_read_on_all_nine_colours() {
        for theme in Theme::ALL {
            for (.., fill) in nine(theme) {
                assert!(contrast(text_on(fill), fill) >= 4.5, "{theme:?} {fill}");
            }
        }
    }
}
