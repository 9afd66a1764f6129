//! Figures per district that are worked out from those of the map.

use std::borrow::Cow;

use super::change;
use crate::app::{AppState, Group};
use crate::model::{
    IndexVec, Indicator, IndicatorIdx, IndicatorInfo, IndicatorKind, IndicatorUnit, Localised,
    NeedDirection,
};
use crate::scene::legend::localised;
use crate::scene::{Fill, Middle, Scheme, Shade, Theme};

/// Which figures are worked out.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Worked {
    /// Lokalt behovsindex.
    #[default]
    NeedIndex,
    /// Location quotient of the group whose segregation is shown.
    Quotient,
    /// Clusters of the chosen indicator: no figures, but what the districts are among others.
    Clusters,
    /// What has become of a figure from one year to another.
    Change {
        /// The figure in the former year.
        from: IndicatorIdx,
        /// The figure in the latter year.
        to: IndicatorIdx,
        /// In per cent of the former; else the difference.
        percent: bool,
    },
}

/// Figures of districts.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// An indicator of the map.
    Indicator(IndicatorIdx),
    /// Figures that are worked out.
    Worked(Worked),
}

impl AppState {
    /// What the figures that are worked out are, with their values.
    #[must_use]
    pub fn worked_indicator(&self) -> Option<Indicator> {
        self.worked(&self.view.mapping.worked)
    }

    fn worked(&self, worked: &Worked) -> Option<Indicator> {
        match *worked {
            Worked::NeedIndex => {
                let z = &self.shown_results().demand.need.z;
                let values = z.iter().map(|z| Some(*z)).collect();
                Some(Indicator::new(self.need_index_info(), values))
            }
            Worked::Clusters => None,
            Worked::Quotient => {
                let group = self.segregation_group()?;
                let quotients = self.group_counts(group).ok()?.location_quotients().ok()?;
                let values = IndexVec::from_vec(quotients);
                let table = &self.document.map.indicators.indicators;
                let of = |index| table.get(index).map(|one| &one.hidden).into_iter().flatten();
                let hidden = of(group.part).chain(of(group.whole)).copied().collect();
                Some(Indicator { hidden, ..Indicator::new(self.quotient_info(group), values) })
            }
            Worked::Change { from, to, percent } => {
                change::change(&self.document.map.indicators, (from, to), percent, &self.tr)
            }
        }
    }

    /// The values of `figure`, with what they are; `None` where the map lacks them.
    #[must_use]
    pub fn figure(&self, figure: &Figure) -> Option<Cow<'_, Indicator>> {
        match figure {
            Figure::Indicator(index) => {
                self.document.map.indicators.indicators.get(*index).map(Cow::Borrowed)
            }
            Figure::Worked(worked) => self.worked(worked).map(Cow::Owned),
        }
    }

    /// The figures that the map shows; `None` where it shows none.
    #[must_use]
    pub fn shown_figure(&self) -> Option<Figure> {
        match self.view.fill {
            Fill::Indicator(index) => Some(Figure::Indicator(index)),
            Fill::Figures => Some(Figure::Worked(self.view.mapping.worked.clone())),
            Fill::Units | Fill::OwnWay | Fill::NearestBase | Fill::Plain => None,
        }
    }

    /// The middle that the figures have of their own, such as the mean of an index.
    pub(super) fn own_middle(&self) -> Option<f64> {
        match self.view.mapping.worked {
            Worked::NeedIndex | Worked::Change { .. } => Some(0.0),
            Worked::Quotient => Some(1.0),
            Worked::Clusters => None,
        }
    }

    /// What the need index is.
    fn need_index_info(&self) -> IndicatorInfo {
        // In the reader's language; there is no other.
        let text = |id: &str| Localised { sv: self.tr.t(id).to_owned(), en: String::new() };
        IndicatorInfo {
            id: "behovsindex".to_owned(),
            title: text("worked-need-index"),
            unit: IndicatorUnit::Unknown,
            year: None,
            base: text("worked-need-index-base"),
            source: String::new(),
            weighted_mean: false,
            need: NeedDirection::More,
            kind: IndicatorKind::Value,
            note: text("worked-need-index-note"),
        }
    }

    /// What the location quotient of a group is.
    fn quotient_info(&self, group: Group) -> IndicatorInfo {
        let table = &self.document.map.indicators.indicators;
        let part = table.get(group.part).map(|indicator| &indicator.info);
        let name = part.map_or("", |info| localised(&info.title, &self.tr));
        let title = self.tr.f("worked-quotient", &[("group", name.into())]);
        let text = |text: String| Localised { sv: text, en: String::new() };
        IndicatorInfo {
            id: "lokaliseringskvot".to_owned(),
            title: text(title),
            year: part.and_then(|info| info.year),
            base: text(self.tr.t("worked-quotient-base").to_owned()),
            source: part.map(|info| info.source.clone()).unwrap_or_default(),
            need: NeedDirection::None,
            note: text(self.tr.t("worked-quotient-note").to_owned()),
            ..self.need_index_info()
        }
    }

    pub(super) fn worked_shade(&self, theme: Theme) -> Shade {
        let mut classing = self.classing();
        let middle = match classing.scheme {
            Scheme::Sequential => None,
            Scheme::Diverging(Middle::Value(value)) => Some(value),
            Scheme::Diverging(Middle::Mean) => self.own_middle(),
        };
        if let Some(middle) = middle {
            // It is no municipal mean that it turns around.
            classing.scheme = Scheme::Diverging(Middle::Value(middle));
        }
        let Some(indicator) = self.worked_indicator() else { return Shade::default() };
        Shade::of_values(&indicator, &classing, middle, theme, &self.tr)
    }
}
