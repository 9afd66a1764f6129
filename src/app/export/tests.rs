//! An export that is put together without a window.

use std::path::{Path, PathBuf};

use super::*;
use crate::app::{Action, AppState, Dialog, Effect, Preset, from_preset};
use crate::edit::Command;
use crate::i18n::Language;
use crate::model::{Papers, Status};

fn state() -> AppState {
    AppState::new(from_preset(Preset::FIRST).unwrap().document, Language::Sv)
}

/// Carries out what an action asks for, and what that asks for, until nothing is left; gives what
/// only a window can do.
fn settles(state: &mut AppState, action: ExportAction) -> Vec<ExportEffect> {
    let mut left = Vec::new();
    let mut effects = state.update(Action::Exporting(action));
    while let Some(effect) = effects.pop() {
        let Effect::Exporting(effect) = effect else { continue };
        let ExportEffect::Work { run, work, .. } = effect else {
            left.push(effect);
            continue;
        };
        let told = std::cell::RefCell::new(Vec::new());
        let last = work.run(run, &|| false, &|action| told.borrow_mut().push(action));
        for action in told.into_inner().into_iter().chain([last]) {
            effects.extend(state.update(Action::Exporting(action)));
        }
    }
    left
}

fn into(state: &mut AppState, folder: &Path, kinds: &[ExportKind]) {
    let choices = ExportChoices {
        kinds: kinds.iter().copied().collect(),
        folder: folder.display().to_string(),
        ..state.export.choices.clone()
    };
    settles(state, ExportAction::Choose(Box::new(choices)));
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

const WORKBOOK: ExportKind = ExportKind::Paper(PaperKind::Workbook);

#[test]
fn files_are_named_after_plan_scenario_and_kind_and_all_are_written() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    state.document.path = Some(folder.path().join("nära.narplan.json"));
    into(&mut state, folder.path(), &[WORKBOOK, ExportKind::Csv, ExportKind::GeoJson]);
    settles(&mut state, ExportAction::Start(Standing::Ask));
    assert_eq!(names(folder.path()), ["nära-csv", "nära.geojson", "nära.xlsx"]);
    let ExportPhase::Done(paths) = &state.export.phase else { panic!("{:?}", state.export.phase) };
    assert_eq!(paths.len(), 3);
    assert!(folder.path().join("nära-csv/budget.csv").is_file());
}

#[test]
fn what_stands_there_is_asked_about_and_replaced_or_left() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    state.document.path = Some(folder.path().join("nära.narplan.json"));
    let (mine, theirs) = (folder.path().join("nära.geojson"), folder.path().join("nära.svg"));
    std::fs::write(&mine, "någons").unwrap();
    into(&mut state, folder.path(), &[ExportKind::GeoJson, ExportKind::Svg]);
    settles(&mut state, ExportAction::Start(Standing::Ask));
    assert_eq!(state.export.phase, ExportPhase::Asking(vec![mine.clone()]));
    assert_eq!(names(folder.path()), ["nära.geojson"], "nothing is written before the answer");
    settles(&mut state, ExportAction::Start(Standing::KeepBoth));
    assert_eq!(names(folder.path()), ["nära (2).geojson", "nära.geojson", "nära.svg"]);
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), "någons");
    let drawn = std::fs::read(&theirs).unwrap();
    settles(&mut state, ExportAction::Start(Standing::Replace));
    assert!(std::fs::read_to_string(&mine).unwrap().contains("FeatureCollection"));
    assert!(std::fs::read(&theirs).unwrap() == drawn, "the same plan gives the same file");
    assert_eq!(names(folder.path()).len(), 3, "nothing else is left in the folder");
}

#[test]
fn where_one_file_cannot_be_written_none_is() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    state.document.path = Some(folder.path().join("nära.narplan.json"));
    // A folder stands where the last of the files is to lie.
    std::fs::create_dir(folder.path().join("nära.png")).unwrap();
    std::fs::write(folder.path().join("nära.geojson"), "någons").unwrap();
    into(&mut state, folder.path(), &[ExportKind::GeoJson, ExportKind::Csv, ExportKind::Png]);
    settles(&mut state, ExportAction::Start(Standing::Replace));
    assert!(matches!(state.export.phase, ExportPhase::Failed(_)), "{:?}", state.export.phase);
    assert_eq!(names(folder.path()), ["nära.geojson", "nära.png"]);
    let kept = std::fs::read_to_string(folder.path().join("nära.geojson")).unwrap();
    assert_eq!(kept, "någons");
}

#[test]
fn the_plan_s_own_map_is_never_replaced() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    let map = folder.path().join("nära.geojson");
    std::fs::write(&map, "kartan").unwrap();
    state.document.path = Some(folder.path().join("nära.narplan.json"));
    state.document.plan.map = crate::model::MapRef::File {
        path: "nära.geojson".to_owned(),
        sha256: String::new(),
        code_property: None,
        name_property: None,
    };
    into(&mut state, folder.path(), &[ExportKind::GeoJson, ExportKind::Svg]);
    settles(&mut state, ExportAction::Start(Standing::Replace));
    assert!(matches!(state.export.phase, ExportPhase::Failed(_)), "{:?}", state.export.phase);
    assert_eq!(names(folder.path()), ["nära.geojson"]);
    assert_eq!(std::fs::read_to_string(map).unwrap(), "kartan");
}

#[test]
fn who_stops_an_export_finds_nothing_written_and_is_told_when_it_has_stopped() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    into(&mut state, folder.path(), &[WORKBOOK, ExportKind::GeoJson]);
    let mut effects = state.update(Action::Exporting(ExportAction::Start(Standing::Ask)));
    let Some(Effect::Exporting(ExportEffect::Work { run, work, .. })) = effects.pop() else {
        panic!("files are to be made")
    };
    state.update(Action::Exporting(ExportAction::Stop));
    assert!(matches!(state.export.phase, ExportPhase::Making { of: 2, .. }), "it is not over yet");
    let last = work.run(run, &|| false, &|_| ());
    state.update(Action::Exporting(last));
    assert_eq!(state.export.phase, ExportPhase::Choosing);
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn without_a_folder_one_is_asked_for_and_then_exported_to() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    into(&mut state, Path::new(""), &[ExportKind::GeoJson]);
    let asked = settles(&mut state, ExportAction::Start(Standing::Ask));
    assert!(matches!(asked.as_slice(), [ExportEffect::PickFolder]), "{asked:?}");
    settles(&mut state, ExportAction::Folder(folder.path().to_owned()));
    assert!(matches!(state.export.phase, ExportPhase::Done(_)));
    assert_eq!(state.settings.export_folder, folder.path().display().to_string());
}

#[test]
fn another_scenario_is_exported_under_its_name_and_with_its_steps() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    state.document.path = Some(folder.path().join("nära.narplan.json"));
    let open = state.document.plan.scenarios.open();
    let body = Arc::new(state.document.plan.body());
    let id = state.document.plan.scenarios.next_id();
    let scenario = crate::model::Scenario {
        id,
        name: "Utan steg".to_owned(),
        description: String::new(),
        parked: Some(body),
    };
    state.update(Action::Edit(Command::InsertScenario { at: 1, scenario, open: true }));
    state.update(Action::Edit(Command::OpenScenario(id)));
    let steps: Vec<_> = state.document.plan.steps.iter().map(|step| step.id).collect();
    for step in steps {
        state.update(Action::Edit(Command::RemoveStep(step)));
    }
    state.update(Action::Edit(Command::OpenScenario(open)));
    into(&mut state, folder.path(), &[ExportKind::GeoJson, ExportKind::Png]);
    assert_eq!(state.export_name_of(ExportKind::GeoJson), "nära.geojson");
    settles(&mut state, ExportAction::Start(Standing::Ask));
    let mut choices = state.export.choices.clone();
    choices.scenario = Some(id);
    settles(&mut state, ExportAction::Choose(Box::new(choices)));
    settles(&mut state, ExportAction::Start(Standing::Ask));
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let steps_in = |name: &str| {
        let text = String::from_utf8(read(name)).unwrap();
        text.matches("\"narplan_steg\":\"").count() + text.matches("\"narplan_steg\": \"").count()
    };
    assert!(steps_in("nära.geojson") > 0);
    assert_eq!(steps_in("nära-Utan-steg.geojson"), 0);
    assert!(read("nära-Utan-steg.png").starts_with(b"\x89PNG"));
}

#[test]
fn every_file_can_be_looked_at_before_it_is_made() {
    let mut state = state();
    state.update(Action::Exporting(ExportAction::Open(None)));
    assert!(matches!(state.dialog, Some(Dialog::Export)));
    for kind in ExportKind::offered() {
        let mut choices = state.export.choices.clone();
        choices.shown = kind;
        // What was looked at first is asked for anew.
        state.export.preview.asked = None;
        settles(&mut state, ExportAction::Choose(Box::new(choices)));
        let PreviewState { shown, waits, failed, .. } = &state.export.preview;
        assert_eq!((*waits, failed), (false, &None), "{kind:?}");
        match &*shown.as_ref().unwrap().1 {
            Preview::Page(pixels) => {
                assert!(kind.has_pages(), "{kind:?}");
                let is_ink = |pixel: &&[u8]| pixel.iter().all(|channel| *channel < 90);
                assert!(pixels.rgb.chunks(3).filter(is_ink).count() > 500, "{kind:?} has text");
            }
            Preview::Web(pixels, parts) => {
                assert_eq!(kind, ExportKind::Paper(PaperKind::Handout));
                let is_coloured = |pixel: &&[u8]| pixel[0].abs_diff(pixel[2]) > 60;
                assert!(pixels.rgb.chunks(3).filter(is_coloured).count() > 10_000, "a map");
                assert_eq!(parts.len(), 5);
            }
            Preview::Parts(parts) => {
                assert!(!kind.has_pages() && !parts.is_empty(), "{kind:?}");
            }
        }
    }
}

#[test]
fn a_late_preview_of_what_is_no_longer_looked_at_is_dropped() {
    let mut state = state();
    let mut first = state.update(Action::Exporting(ExportAction::Open(None)));
    let Some(Effect::Exporting(ExportEffect::Work { run, work, .. })) = first.pop() else {
        panic!("a preview is asked for")
    };
    let choices = ExportChoices { shown: ExportKind::Png, ..state.export.choices.clone() };
    settles(&mut state, ExportAction::Choose(Box::new(choices)));
    let newer = state.export.preview.shown.as_ref().unwrap().0;
    state.update(Action::Exporting(work.run(run, &|| false, &|_| ())));
    assert_eq!(state.export.preview.shown.as_ref().unwrap().0, newer);
}

#[test]
fn papers_say_what_the_plan_says_of_them() {
    let mut state = state();
    let papers = Papers {
        status: Status::Decided,
        version: "3".to_owned(),
        date: "2027-03-02".parse().ok(),
        ..Papers::default()
    };
    state.update(Action::Edit(Command::SetPapers(Box::new(papers))));
    let wish = state.export.choices.wish(&state.document.plan, true);
    let said = (wish.stamp.status, wish.stamp.version.as_str(), wish.stamp.date);
    assert_eq!(said, (Status::Decided, "3", "2027-03-02".parse().ok()));
    state.update(Action::Undo);
    let wish = state.export.choices.wish(&state.document.plan, true);
    assert_eq!(wish.stamp, crate::report::Stamp::default());
}

#[test]
fn each_reader_gets_files_that_there_are() {
    let offered = ExportKind::offered();
    for audience in Audience::ALL {
        assert!(audience.kinds().iter().all(|kind| offered.contains(kind)), "{audience:?}");
    }
    assert_eq!(Audience::Committee.kinds().len(), 2);
}

#[test]
fn a_logo_is_read_checked_and_kept_in_the_plan_with_its_text() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    let path = |name: &str, bytes: &[u8]| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">\
        <rect width=\"9\" height=\"9\"/></svg>";
    let too_large = vec![0; 300 * 1024];
    for (name, bytes, word) in
        [("bok.pdf", &b"%PDF-1.7"[..], "PNG"), ("stor.png", &too_large, "200")]
    {
        settles(&mut state, ExportAction::ReadLogo(path(name, bytes)));
        let notice = state.notices.last().unwrap();
        assert!(notice.text.contains(word), "{}", notice.text);
        assert_eq!(state.document.plan.papers.logo, None);
    }
    settles(&mut state, ExportAction::ReadLogo(path("vapen.svg", svg)));
    let logo = state.document.plan.papers.logo.clone().unwrap();
    assert_eq!(logo.alt, "Avsändarens logotyp");
    let without =
        Papers { logo: Some(Logo { alt: " ".to_owned(), ..logo.clone() }), ..Papers::default() };
    state.update(Action::Edit(Command::SetPapers(Box::new(without))));
    assert!(state.notices.last().unwrap().text.contains("alternativtext"));
    let text = crate::app::plan_text(&state.document, None).unwrap();
    let read = crate::app::files::from_text(&text, None).unwrap();
    assert_eq!(read.document.plan.papers.logo, Some(logo));
    assert!(read.notes.is_empty(), "{:?}", read.notes);
    state.update(Action::Undo);
    assert_eq!(state.document.plan.papers.logo, None);
}

#[test]
fn a_logo_that_no_paper_could_show_is_left_out_of_a_plan_and_told() {
    let mut state = state();
    // It begins as a picture does, and is none.
    let broken = Logo {
        format: crate::model::LogoFormat::Jpeg,
        bytes: b"\xff\xd8\xff".as_slice().into(),
        alt: "x".to_owned(),
    };
    let papers = Papers { logo: Some(broken), ..Papers::default() };
    state.update(Action::Edit(Command::SetPapers(Box::new(papers))));
    let text = crate::app::plan_text(&state.document, None).unwrap();
    let read = crate::app::files::from_text(&text, None).unwrap();
    assert_eq!(read.document.plan.papers.logo, None);
    assert_eq!(read.notes.first().unwrap().id, "logo-note-dropped");
}

fn drawing() -> Drawing {
    Drawing {
        title: "Öppna utredningar".to_owned(),
        size_px: [120.0, 80.0],
        svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"80\">\
              <text x=\"9\" y=\"40\" font-size=\"20\">A &amp; B</text></svg>"
            .to_owned(),
    }
}

#[test]
fn a_chart_is_saved_as_what_the_name_says_and_carries_its_plan() {
    let (mut state, folder) = (state(), tempfile::tempdir().unwrap());
    let own = folder.path().join("nära.narplan.json");
    state.document.path = Some(own.clone());
    let chart = || ExportAction::Chart(Box::new(drawing()), ChartTo::File);
    for (chosen, written) in [("a.svg", "a.svg"), ("b.png", "b.png"), ("c", "c.png")] {
        let asked = settles(&mut state, chart());
        assert!(
            matches!(asked.as_slice(), [ExportEffect::PickChart(name)]
                if name == "nära-öppna-utredningar.png"),
            "{asked:?}"
        );
        settles(&mut state, ExportAction::SaveChart(folder.path().join(chosen)));
        let opened = crate::app::open(&folder.path().join(written)).unwrap();
        assert_eq!(opened.document.plan.units, state.document.plan.units, "{written}");
    }
    let svg = std::fs::read_to_string(folder.path().join("a.svg")).unwrap();
    assert!(svg.contains("<title>Öppna utredningar</title>") && svg.contains("A &amp; B"));
    assert!(!svg.contains("<text"), "letters are outlines");
    // The plan's own file is never taken for a picture.
    std::fs::write(&own, "planen").unwrap();
    settles(&mut state, chart());
    settles(&mut state, ExportAction::SaveChart(own.clone()));
    assert_eq!(std::fs::read_to_string(&own).unwrap(), "planen");
}

#[test]
fn a_chart_for_the_clipboard_is_twice_as_fine_as_on_the_screen() {
    let mut state = state();
    let left = settles(&mut state, ExportAction::Chart(Box::new(drawing()), ChartTo::Clipboard));
    let [ExportEffect::Copy(pixels)] = left.as_slice() else { panic!("{left:?}") };
    assert_eq!((pixels.width, pixels.height), (240, 160));
    assert!(pixels.rgb.iter().any(|channel| *channel < 60), "the letters are drawn");
}
