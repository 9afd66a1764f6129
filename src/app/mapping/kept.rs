//! How the map is shown, to the plan that keeps it and back.

use std::collections::BTreeSet;

use super::filter::Classes;
use super::{Filter, Mapping, Worked};
use crate::app::{AppState, ClusterChoice, ClusterMap, Group, NeighbourKind};
use crate::measure::ClassMethod;
use crate::model::{
    IndicatorIdx, IndicatorTable, MapStyle, Message, StyleClassing, StyleClusters, StyleFill,
    StyleFilter, StyleGroup, StyleMethod, StyleScheme,
};
use crate::scene::{Classing, Fill, Grouping, Middle, Scheme};

/// The indicators that a plan's style names and the map does not have, once each.
pub(in crate::app) fn unknown_in_style(
    style: &MapStyle,
    table: &IndicatorTable,
) -> Option<Message> {
    let neighbours = style.clusters.iter().map(|clusters| clusters.neighbours.as_str());
    let neighbours = neighbours.filter(|id| NeighbourKind::by_id(id).is_none());
    let ids = style.ids().filter(|id| table.by_id(id).is_none());
    let unknown: BTreeSet<&str> = ids.chain(neighbours).collect();
    let ids = unknown.iter().copied().collect::<Vec<_>>().join(", ");
    (!unknown.is_empty()).then(|| {
        Message::new("style-note-unknown").number("count", unknown.len() as f64).text("ids", ids)
    })
}

fn kept_classing(classing: &Classing) -> StyleClassing {
    let method = match classing.grouping {
        Grouping::Default => StyleMethod::Default,
        Grouping::Unclassed => StyleMethod::Unclassed,
        Grouping::By(method) => match method {
            ClassMethod::NaturalBreaks => StyleMethod::Jenks,
            ClassMethod::Quantiles => StyleMethod::Quantiles,
            ClassMethod::EqualInterval => StyleMethod::Equal,
            ClassMethod::StandardDeviation => StyleMethod::Std,
            ClassMethod::HeadTail => StyleMethod::Headtail,
            ClassMethod::Manual => StyleMethod::Manual,
            // Figures that are classes already have no choice of method.
            ClassMethod::Categories => StyleMethod::Default,
        },
    };
    let scheme = match classing.scheme {
        Scheme::Sequential => StyleScheme::Sequential,
        Scheme::Diverging(Middle::Mean) => StyleScheme::AroundMean,
        Scheme::Diverging(Middle::Value(value)) => StyleScheme::Around(value),
    };
    StyleClassing { method, count: classing.count, breaks: classing.breaks.clone(), scheme }
}

/// The classes and colours that a style means.
pub(in crate::app) fn classing_of(style: &StyleClassing) -> Classing {
    let grouping = match style.method {
        StyleMethod::Default => Grouping::Default,
        StyleMethod::Unclassed => Grouping::Unclassed,
        StyleMethod::Jenks => Grouping::By(ClassMethod::NaturalBreaks),
        StyleMethod::Quantiles => Grouping::By(ClassMethod::Quantiles),
        StyleMethod::Equal => Grouping::By(ClassMethod::EqualInterval),
        StyleMethod::Std => Grouping::By(ClassMethod::StandardDeviation),
        StyleMethod::Headtail => Grouping::By(ClassMethod::HeadTail),
        StyleMethod::Manual => Grouping::By(ClassMethod::Manual),
    };
    let scheme = match style.scheme {
        StyleScheme::Sequential => Scheme::Sequential,
        StyleScheme::AroundMean => Scheme::Diverging(Middle::Mean),
        StyleScheme::Around(value) => Scheme::Diverging(Middle::Value(value)),
    };
    Classing { grouping, count: style.count, breaks: style.breaks.clone(), scheme }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl AppState {
    /// How the map is shown, to be kept with the plan; `None` is as a new plan's map is.
    #[must_use]
    pub fn kept_style(&self) -> Option<MapStyle> {
        let style = self.style();
        let table = &self.document.map.indicators;
        let first = table.indicators.iter().next().map(|one| one.info.id.clone());
        let fill = first.clone().map_or(StyleFill::Units, StyleFill::Indicator);
        let new = MapStyle { fill, indicator: first, ..MapStyle::default() };
        (style != new).then_some(style)
    }

    fn style(&self) -> MapStyle {
        let mapping = &self.view.mapping;
        let table = &self.document.map.indicators;
        let id = |index: IndicatorIdx| table.indicators.get(index).map(|one| one.info.id.clone());
        let worked = || match &mapping.worked {
            Worked::NeedIndex => Some(StyleFill::NeedIndex),
            Worked::Quotient => Some(StyleFill::Quotient),
            Worked::Clusters => Some(StyleFill::Clusters),
            Worked::Change { from, to, percent } => {
                Some(StyleFill::Change { from: id(*from)?, to: id(*to)?, percent: *percent })
            }
        };
        let fill = match self.view.fill {
            Fill::Units => Some(StyleFill::Units),
            Fill::OwnWay => Some(StyleFill::OwnWay),
            Fill::NearestBase => Some(StyleFill::NearestBase),
            Fill::Plain => Some(StyleFill::Plain),
            Fill::Indicator(index) => id(index).map(StyleFill::Indicator),
            Fill::Figures => worked(),
        };
        let classings = mapping.classings.iter();
        MapStyle {
            fill: fill.unwrap_or_default(),
            indicator: self.view.indicator.and_then(id),
            classings: classings
                .filter_map(|(&index, classing)| Some((id(index)?, kept_classing(classing))))
                .collect(),
            worked: (!is_default(&mapping.own)).then(|| kept_classing(&mapping.own)),
            change: mapping.change.as_ref().map(kept_classing),
            second: mapping.second.and_then(id),
            circles: mapping.circles.and_then(id),
            cartogram: self.cartogram_count().and_then(id),
            clusters: (!is_default(&mapping.clusters)).then(|| StyleClusters {
                neighbours: mapping.clusters.neighbours.id(),
                hot_spots: mapping.clusters.map == ClusterMap::HotSpots,
                fdr: mapping.clusters.fdr,
            }),
            group: self.explain.group.and_then(|group| {
                Some(StyleGroup { part: id(group.part)?, whole: id(group.whole)? })
            }),
            filter: self.kept_filter(),
        }
    }

    /// The count of the cartogram that stands in the map's place, or is to.
    #[must_use]
    pub fn cartogram_count(&self) -> Option<IndicatorIdx> {
        self.cartogram.as_ref().map(|cartogram| cartogram.count).or(self.cartogram_to_come)
    }

    fn kept_filter(&self) -> StyleFilter {
        let filter = &self.view.mapping.filter;
        let plan = &self.document.plan;
        let unit = |unit: &crate::model::UnitIdx| Some(plan.units.get(*unit)?.id.clone());
        StyleFilter {
            classes: self.shown_classes().into_iter().flatten().copied().collect(),
            units: filter.units.iter().filter_map(unit).collect(),
            steps: filter.steps.iter().copied().collect(),
        }
    }

    /// Shows the map as the plan keeps it; what the map or the plan no longer has is left out.
    pub(in crate::app) fn take_style(&mut self) {
        let Some(style) = self.document.plan.style.clone() else { return };
        let table = &self.document.map.indicators;
        let by_id = |id: &Option<String>| id.as_ref().and_then(|id| table.by_id(id));
        let classings = style.classings.iter();
        let classings = classings
            .filter_map(|(id, classing)| Some((table.by_id(id)?, classing_of(classing))))
            .collect();
        let clusters = style.clusters.as_ref().map(|clusters| ClusterChoice {
            neighbours: NeighbourKind::by_id(&clusters.neighbours).unwrap_or(NeighbourKind::Rook),
            map: if clusters.hot_spots { ClusterMap::HotSpots } else { ClusterMap::LocalMoran },
            fdr: clusters.fdr,
        });
        let worked = |worked| (Some(Fill::Figures), worked);
        let (fill, worked) = match &style.fill {
            StyleFill::Units => (Some(Fill::Units), Worked::default()),
            StyleFill::OwnWay => (Some(Fill::OwnWay), Worked::default()),
            StyleFill::NearestBase => (Some(Fill::NearestBase), Worked::default()),
            StyleFill::Plain => (Some(Fill::Plain), Worked::default()),
            StyleFill::Indicator(id) => (table.by_id(id).map(Fill::Indicator), Worked::default()),
            StyleFill::NeedIndex => worked(Worked::NeedIndex),
            StyleFill::Quotient => worked(Worked::Quotient),
            StyleFill::Clusters => worked(Worked::Clusters),
            StyleFill::Change { from, to, percent } => match (table.by_id(from), table.by_id(to)) {
                (Some(from), Some(to)) => worked(Worked::Change { from, to, percent: *percent }),
                _ => (None, Worked::default()),
            },
        };
        let group = style.group.as_ref().and_then(|group| {
            Some(Group { part: table.by_id(&group.part)?, whole: table.by_id(&group.whole)? })
        });
        let (second, circles) = (by_id(&style.second), by_id(&style.circles));
        let (indicator, cartogram) = (by_id(&style.indicator), by_id(&style.cartogram));
        let before = &self.view.mapping;
        self.view.mapping = Mapping {
            classings,
            own: style.worked.as_ref().map(classing_of).unwrap_or_default(),
            change: style.change.as_ref().map(classing_of),
            worked,
            second,
            circles,
            clusters: clusters.unwrap_or_default(),
            vision: before.vision,
            view: before.view,
            filter: Filter::default(),
            asked: None,
        };
        self.view.indicator = indicator.or(self.view.indicator);
        self.view.fill = fill.unwrap_or(self.view.fill);
        self.explain.group = group;
        if cartogram != self.cartogram_count() {
            self.set_cartogram(cartogram);
        }
        self.take_filter(&style.filter);
    }

    fn take_filter(&mut self, filter: &StyleFilter) {
        let plan = &self.document.plan;
        let units = filter.units.iter().filter_map(|id| plan.unit_by_id(id)).collect();
        let has =
            |step: &Option<crate::model::StepId>| step.is_none_or(|id| plan.step(id).is_some());
        let steps = filter.steps.iter().copied().filter(has).collect();
        let classes = (!filter.classes.is_empty()).then(|| Classes {
            fill: self.view.fill,
            worked: self.view.mapping.worked.clone(),
            classing: self.classing(),
            shown: filter.classes.iter().copied().collect(),
        });
        self.view.mapping.filter = Filter { classes, units, steps };
    }
}

#[cfg(test)]
mod tests;
