//! Figures per district that are worked out from those of the map.

use crate::app::AppState;
use crate::model::{
    Indicator, IndicatorInfo, IndicatorKind, IndicatorUnit, Localised, NeedDirection,
};
use crate::scene::{Middle, Scheme, Shade, Theme};

/// Which figures are worked out.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Worked {
    /// Lokalt behovsindex.
    #[default]
    NeedIndex,
}

impl AppState {
    /// What the figures that are worked out are, with their values.
    #[must_use]
    pub fn worked_indicator(&self) -> Option<Indicator> {
        match self.view.mapping.worked {
            Worked::NeedIndex => {
                let z = &self.shown_results().demand.need.z;
                let values = z.iter().map(|z| Some(*z)).collect();
                Some(Indicator { info: self.need_index_info(), values })
            }
        }
    }

    /// The middle that the figures have of their own, such as the mean of an index.
    pub(super) fn own_middle(&self) -> f64 {
        match self.view.mapping.worked {
            Worked::NeedIndex => 0.0,
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

    pub(super) fn worked_shade(&self, theme: Theme) -> Shade {
        let mut classing = self.classing();
        let middle = match classing.scheme {
            Scheme::Sequential => None,
            Scheme::Diverging(Middle::Value(value)) => Some(value),
            Scheme::Diverging(Middle::Mean) => Some(self.own_middle()),
        };
        if let Some(middle) = middle {
            // It is no municipal mean that it turns around.
            classing.scheme = Scheme::Diverging(Middle::Value(middle));
        }
        let Some(indicator) = self.worked_indicator() else { return Shade::default() };
        Shade::of_values(&indicator, &classing, middle, theme, &self.tr)
    }
}
