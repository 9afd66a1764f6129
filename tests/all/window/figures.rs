//! The map explains: classes, segregation, clusters, the need index, colour vision.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use narplan::app::{Action, MapAction, Workspace};
use narplan::measure::ClassMethod;
use narplan::scene::palette::Vision;
use narplan::scene::{Fill, Grouping, Scheme};

use super::person::{Person, first_state};

/// Somebody who looks at the map of Linköping in Karta.
fn at_the_map() -> Person {
    // So tall that nothing of the panel to the left has to be scrolled to.
    let mut person = Person::opens_with(first_state(), [1440.0, 1400.0]);
    person.asks(Action::SetWorkspace(Workspace::Map));
    person.waits();
    person
}

#[test]
fn classes_follow_the_method_that_is_chosen_and_the_limit_that_is_moved() {
    let mut person = at_the_map();
    let legend = |person: &Person| {
        person.with(|state| {
            let shade = state.shade(narplan::scene::Theme::Light).unwrap();
            shade.legend.entries.iter().map(|entry| entry.count).collect::<Vec<_>>()
        })
    };
    let natural = legend(&person);
    assert_eq!(natural.iter().sum::<usize>(), 32);
    person.chooses("Indelning i klasser", "Lika många i varje klass");
    let quantiles = legend(&person);
    assert_ne!(natural, quantiles);
    assert!(quantiles.iter().all(|count| (5..=8).contains(count)), "{quantiles:?}");
    // A limit is moved with the keyboard alone.
    let limit = person.harness.get_by(|node| {
        node.role() == Role::Slider && node.label().is_some_and(|name| name.starts_with("Gräns 4"))
    });
    limit.focus();
    person.waits();
    person.presses(Modifiers::NONE, Key::ArrowRight);
    let classing = person.with(narplan::app::AppState::classing);
    assert_eq!(classing.grouping, Grouping::By(ClassMethod::Manual));
    assert_eq!(classing.breaks.len(), 4);
    assert_eq!(legend(&person).iter().sum::<usize>(), 32);
}

#[test]
fn colours_turn_around_the_municipal_mean_and_the_legend_says_so() {
    let mut person = at_the_map();
    person.activates("under och över");
    assert!(matches!(person.with(|state| state.classing().scheme), Scheme::Diverging(_)));
    // 2,15 tkr per person, weighted by inhabitants.
    assert!(person.sees("under och över kommunens medel 2,15"));
}

#[test]
fn segregation_is_told_with_its_interval_and_its_part_between_the_bases() {
    let mut person = at_the_map();
    person.activates("Segregation");
    person.settles();
    person.waits();
    // 33,6 and 12,0 per cent: the reference values of the foreign-born 2023.
    assert!(person.sees("33,6"));
    assert!(person.sees("12,0"));
    assert!(person.sees("95 %: "));
    assert!(person.sees("1 000 slumpade sammanhängande sammanslagningar"));
    person.activates("Visa lokaliseringskvot på kartan");
    assert_eq!(person.with(|state| state.view.fill), Fill::Figures);
    let value = person.with(|state| {
        let indicator = state.shown_indicator().unwrap();
        indicator.values.iter().flatten().copied().fold(0.0, f64::max)
    });
    assert!(value > 2.0 && value < 5.0, "{value}");
}

#[test]
fn clusters_are_looked_for_in_the_background_and_drawn_on_the_map() {
    let mut person = at_the_map();
    person.activates("Segregation");
    person.settles();
    person.waits();
    person.activates("Lokala kluster på kartan");
    person.settles();
    person.waits();
    assert!(person.sees("Morans I"));
    let found = person.with(|state| match state.clusters() {
        Some(Ok(clusters)) => clusters.global.areas,
        other => panic!("{other:?}"),
    });
    assert_eq!(found, 32);
    assert!(person.sees("inget säkert mönster"));
}

#[test]
fn a_weight_changes_the_need_index_and_its_order_says_how_sure_it_is() {
    let mut person = at_the_map();
    person.activates("Behov");
    person.settles();
    person.waits();
    let first = person.with(|state| {
        let robustness = state.robustness().unwrap();
        let (district, _) =
            robustness.rank.iter_enumerated().find(|(_, rank)| **rank == 1).unwrap();
        state.document.name_of(district).to_owned()
    });
    assert!(first.starts_with("Skäggetorp"), "{first}");
    let before = person.with(|state| state.document.plan.need_method.clone());
    person.chooses("Poäng", "rangordning (0–1)");
    assert_ne!(person.with(|state| state.document.plan.need_method.clone()), before);
    person.asks(Action::Undo);
    person.waits();
    assert_eq!(person.with(|state| state.document.plan.need_method.clone()), before);
}

#[test]
fn the_window_can_be_seen_as_others_see_it() {
    let mut person = at_the_map();
    person.chooses("Färgseende", "utan grönt (deuteranopi)");
    assert_eq!(person.with(|state| state.view.mapping.vision), Vision::Deuteranopia);
    person.asks(Action::Map(MapAction::SetVision(Vision::Normal)));
    person.waits();
    assert_eq!(person.with(|state| state.view.mapping.vision), Vision::Normal);
}
