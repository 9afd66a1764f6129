//! What a plan keeps of its map.

use super::*;
use crate::app::{
    Action, Document, ExplainAction, Look, MapAction, PictureWish, from_preset, open, plan_text,
};
use crate::i18n::Language;
use crate::model::Explain;
use crate::scene::Theme;

fn state() -> AppState {
    AppState::new(from_preset("beslut-2023").unwrap().document, Language::Sv)
}

fn indicator(state: &AppState, id: &str) -> IndicatorIdx {
    state.document.map.indicators.by_id(id).unwrap()
}

/// Everything that can be chosen, chosen.
fn chosen() -> AppState {
    let mut state = state();
    let of = |id| indicator(&state, id);
    let (help, work) = (of("ekonomiskt_bistand"), of("arbetslosa_andel"));
    let (children, group, whole) =
        (of("barn_unga_0_19_2025"), of("utlandsk_bakgrund_2022"), of("folkmangd_2022"));
    let classing = |method, breaks: &[f64], scheme| Classing {
        grouping: Grouping::By(method),
        count: 4,
        breaks: breaks.to_vec(),
        scheme,
    };
    let manual = classing(ClassMethod::Manual, &[1.5, 5.0], Scheme::Diverging(Middle::Value(2.25)));
    let even = classing(ClassMethod::EqualInterval, &[], Scheme::Diverging(Middle::Mean));
    let (unit, _) = state.document.plan.local_units().next().unwrap();
    let step = state.document.plan.steps[0].id;
    for action in [
        Action::SetIndicator(work),
        Action::Map(MapAction::SetClassing(even)),
        Action::SetIndicator(help),
        Action::Map(MapAction::SetClassing(manual)),
        Action::Map(MapAction::SetSecond(Some(work))),
        Action::Map(MapAction::SetCircles(Some(children))),
        Action::Map(MapAction::SetClusters(ClusterChoice {
            neighbours: NeighbourKind::Nearest(4),
            map: ClusterMap::HotSpots,
            fdr: false,
        })),
        Action::Explain(ExplainAction::SetGroup(Group { part: group, whole })),
        Action::Map(MapAction::ToggleClass(Some(0))),
        Action::Map(MapAction::ToggleUnit(unit)),
        Action::Map(MapAction::ToggleStep(Some(step))),
        Action::Map(MapAction::ToggleStep(None)),
    ] {
        state.update(action);
    }
    state
}

/// The plan written to a file and opened again.
fn reopened(state: &mut AppState) -> (AppState, Vec<&'static str>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.narplan.json");
    let effects = state.update(Action::SaveTo(path.clone()));
    for effect in effects {
        let crate::app::Effect::Run(job) = effect else { panic!("{effect:?}") };
        state.update(Action::Finished(Box::new(crate::app::files::run_job(job))));
    }
    let opened = open(&path).unwrap();
    let notes = opened.notes.iter().map(|note| note.id).collect();
    (AppState::new(opened.document, Language::Sv), notes)
}

#[test]
fn a_map_is_shown_again_as_it_was_when_its_plan_was_saved() {
    let mut before = chosen();
    let (after, notes) = reopened(&mut before);
    assert!(notes.is_empty(), "{notes:?}");
    assert_eq!(after.view.fill, before.view.fill);
    assert_eq!(after.view.indicator, before.view.indicator);
    assert_eq!(after.view.mapping, before.view.mapping);
    assert_eq!(after.explain.group, before.explain.group);
    let (one, other) = (before.shade(Theme::Light), after.shade(Theme::Light));
    assert_eq!(one, other);
    assert_eq!(before.left_out(one.as_ref()), after.left_out(other.as_ref()));
    assert!(!after.left_out(other.as_ref()).is_empty());
}

#[test]
fn every_fill_is_kept() {
    let with = |action: Action| {
        let mut state = state();
        state.update(action);
        state
    };
    let (from, to) = (indicator(&state(), "folkmangd_2022"), indicator(&state(), "folkmangd_2025"));
    let change = Worked::Change { from, to, percent: true };
    let count = indicator(&state(), "barn_unga_0_19_2025");
    let worked = [Worked::NeedIndex, Worked::Quotient, Worked::Clusters, change];
    let worked = worked.map(|worked| Action::Map(MapAction::ShowWorked(worked)));
    let fills = [Fill::Units, Fill::OwnWay, Fill::NearestBase, Fill::Plain];
    let cartogram = Action::Map(MapAction::SetCartogram(Some(count)));
    let all = worked.into_iter().chain(fills.map(Action::SetFill)).chain([cartogram]);
    for action in all {
        let mut before = with(action);
        let (after, notes) = reopened(&mut before);
        assert!(notes.is_empty(), "{notes:?}");
        assert_eq!(after.view.fill, before.view.fill);
        assert_eq!(after.view.mapping, before.view.mapping);
        let count = |state: &AppState| state.cartogram.as_ref().map(|cartogram| cartogram.count);
        assert_eq!(count(&after), count(&before));
    }
}

#[test]
fn looking_is_no_change_of_the_plan() {
    let state = chosen();
    assert!(!state.document.history.is_modified());
    assert_eq!(state.document.history.undo_label(), None);
    // Closing asks nothing.
    let mut closing = chosen();
    closing.update(Action::Quit);
    assert!(closing.may_close && closing.dialog.is_none());
}

#[test]
fn a_plan_whose_map_is_as_new_says_nothing_of_it() {
    let mut state = state();
    let (after, _) = reopened(&mut state);
    assert_eq!(after.document.plan.style, None);
    assert_eq!(after.kept_style(), None);
}

#[test]
fn what_the_map_no_longer_has_is_a_note_and_left_out() {
    let mut state = chosen();
    let style = state.kept_style().map(|style| MapStyle {
        second: Some("finns_inte".to_owned()),
        clusters: Some(StyleClusters { neighbours: "alla".to_owned(), hot_spots: true, fdr: true }),
        ..style
    });
    state.document.plan.style = style;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.narplan.json");
    std::fs::write(&path, plan_text(&state.document, Some(&path)).unwrap()).unwrap();
    let opened = open(&path).unwrap();
    let [note] = opened.notes.as_slice() else { panic!("{:?}", opened.notes) };
    assert_eq!(note.id, "style-note-unknown");
    let said = crate::app::say(&state.tr, note);
    assert!(said.contains("alla, finns_inte"), "{said}");
    let after = AppState::new(opened.document, Language::Sv);
    assert_eq!(after.view.mapping.second, None);
    assert_eq!(after.view.fill, state.view.fill);
}

#[test]
fn a_misspelt_field_is_refused_by_name() {
    let mut state = chosen();
    state.document.plan.style = state.kept_style();
    let text = plan_text(&state.document, None).unwrap();
    let codes = state.document.codes();
    let wrong = text.replacen("\"second\"", "\"andra\"", 1);
    let error = crate::store::parse(&wrong, &codes).unwrap_err();
    assert_eq!(error.message().id, "store-error-unknown-field");
    let method = text.replacen("\"equal\"", "\"eqal\"", 1);
    assert!(crate::store::parse(&method, &codes).is_err());
}

fn wish() -> PictureWish {
    PictureWish {
        indicator: None,
        second: None,
        circles: None,
        cartogram: None,
        units: false,
        size_px: (800, 600),
        whole: false,
        dark: false,
        month: None,
    }
}

#[test]
fn a_picture_shows_what_the_plan_keeps_with_what_is_filtered_out_in_grey() {
    let mut state = chosen();
    state.update(Action::Map(MapAction::SetCircles(None)));
    let faded: Vec<_> = state.left_out(state.shade(Theme::Light).as_ref()).into_iter().collect();
    let look = Look::kept(&mut state, &wish());
    assert_eq!(look.fill, state.view.fill);
    assert_eq!(look.shade, state.shade(Theme::Light));
    assert_eq!(look.faded, faded);
    assert!(!faded.is_empty());
    let Document { map, plan, .. } = &state.document;
    let input = look.picture_input(map, plan);
    let picture = crate::scene::Picture::new(&input, &state.tr);
    let grey = crate::scene::picture::FillColour::Solid(Theme::Light.tokens().hairline);
    for fill in &picture.fills {
        assert_eq!(fill.colour == grey, faded.contains(&fill.district));
    }
    let says = |text: &str| {
        picture.cards.iter().flat_map(|card| &card.items).any(
            |item| matches!(item, crate::scene::picture::CardItem::Text(line) if line.text == text),
        )
    };
    assert!(says("bortvalda stadsdelar"));
}

#[test]
fn an_indicator_that_is_asked_for_has_the_classes_that_the_plan_keeps() {
    let mut state = chosen();
    state.document.plan.style = state.kept_style();
    let asked = PictureWish { indicator: Some("ekonomiskt_bistand".to_owned()), ..wish() };
    assert!(wish().leaves_it() && !asked.leaves_it());
    assert!(!PictureWish { units: true, ..wish() }.leaves_it());
    let look = Look::wished(&state.document, &asked, &state.tr).unwrap();
    // Its second indicator was not asked for; three classes of its own: 1,5 and 5.
    state.update(Action::Map(MapAction::SetSecond(None)));
    assert_eq!(look.shade, state.shade(Theme::Light));
}

#[test]
fn a_picture_of_clusters_does_not_wait() {
    let mut state = state();
    state.update(Action::Map(MapAction::ShowWorked(Worked::Clusters)));
    let look = Look::kept(&mut state, &wish());
    let colours = &look.shade.unwrap().colours;
    let missing = crate::scene::picture::FillColour::Missing;
    assert!(colours.iter().all(|colour| *colour != missing));
}
