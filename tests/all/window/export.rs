//! The export dialog, used by what stands in it.

use std::fs;
use std::path::Path;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use narplan::app::{Action, Dialog, ExportAction, ExportPhase};
use narplan::model::Status;

use super::person::Person;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

impl Person {
    /// Opens the dialog with its keys.
    fn opens_export(&mut self) {
        self.presses(Modifiers::COMMAND, Key::E);
        self.settles();
        self.waits();
        assert!(self.exports());
    }

    fn exports(&self) -> bool {
        self.with(|state| matches!(state.dialog, Some(Dialog::Export)))
    }

    fn phase(&self) -> ExportPhase {
        self.with(|state| state.export.phase.clone())
    }

    fn ticked(&self) -> usize {
        self.with(|state| state.export.choices.kinds.len())
    }

    /// Types over what stands in a field, and leaves it with Enter.
    fn fills_in(&mut self, field: &str, text: &str) {
        self.harness.get_by_role_and_label(Role::TextInput, field).focus();
        self.waits();
        self.presses(Modifiers::COMMAND, Key::A);
        self.happens([Event::Text(text.to_owned())]);
        self.waits();
        self.presses(Modifiers::NONE, Key::Enter);
    }

    /// Takes the folder dialog's answer.
    fn takes_folder(&mut self, folder: &Path) {
        let answer = ExportAction::Folder(folder.to_owned());
        self.asks(Action::Exporting(answer));
        self.waits();
    }

    /// Clicks a button of the dialog, which lies over what else has that name.
    fn picks(&mut self, name: &str) {
        self.harness.query_all_by_role_and_label(Role::Button, name).last().unwrap().click();
        self.waits();
    }

    fn ticks(&mut self, file: &str) {
        self.harness.get_by_role_and_label(Role::CheckBox, file).click_accesskit();
        self.waits();
        self.settles();
        self.waits();
    }
}

#[test]
fn the_committee_s_papers_are_exported_with_the_status_that_was_chosen() {
    let folder = folder();
    let mut person = Person::opens();
    person.opens_export();
    person.picks("Ekonomi");
    person.picks("Nämnden");
    person.picks("Förslag");
    person.fills_in("Version", "2b");
    person.fills_in("Datum", "2027-04-30");
    person.takes_folder(folder.path());
    person.picks("Exportera 2 filer");
    person.settles();
    person.waits();
    let files = names(folder.path());
    let is_pdf = |name: &String| Path::new(name).extension().is_some_and(|it| it == "pdf");
    assert!(files.len() == 2 && files.iter().all(is_pdf), "{files:?}");
    for name in &files {
        assert!(fs::read(folder.path().join(name)).unwrap().starts_with(b"%PDF-"), "{name}");
    }
    assert!(person.sees("2 filer finns i"));
    person.picks("Klar");
    assert!(!person.exports());
    // Each was a step of its own.
    let papers = |person: &Person| person.with(|state| state.document.plan.papers.clone());
    assert_eq!(papers(&person).status, Status::Proposal);
    assert_eq!(papers(&person).date.unwrap().to_string(), "2027-04-30");
    for _ in 0..3 {
        person.presses(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(papers(&person), narplan::model::Papers::default());
}

#[test]
fn a_day_that_there_is_not_is_refused_beside_its_field_and_the_plan_stays() {
    let mut person = Person::opens();
    person.opens_export();
    person.fills_in("Datum", "30 april");
    assert!(person.sees("”30 april” är ingen dag"));
    assert_eq!(person.with(|state| state.document.plan.papers.date), None);
    person.fills_in("Datum", "2027-04-30");
    assert!(!person.sees("är ingen dag"));
    assert!(person.with(|state| state.document.plan.papers.date.is_some()));
}

#[test]
fn files_that_stand_there_are_asked_about_by_name() {
    let folder = folder();
    let mut person = Person::opens();
    person.opens_export();
    person.picks("GIS");
    person.takes_folder(folder.path());
    let name = person.with(|state| state.export_name_of(narplan::app::ExportKind::GeoJson));
    let theirs = folder.path().join(&name);
    fs::write(&theirs, "någons").unwrap();
    person.picks("Exportera 2 filer");
    person.settles();
    person.waits();
    assert!(person.sees(&format!("Finns redan: {name}")));
    assert_eq!(names(folder.path()).len(), 1);
    // Escape answers no, and leaves the dialog open.
    person.presses(Modifiers::NONE, Key::Escape);
    assert!(person.exports() && person.phase() == ExportPhase::Choosing);
    person.picks("Exportera 2 filer");
    person.settles();
    person.waits();
    person.picks("Behåll båda");
    person.settles();
    person.waits();
    assert_eq!(names(folder.path()).len(), 3);
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "någons");
    person.presses(Modifiers::NONE, Key::Escape);
    assert!(!person.exports());
}

#[test]
fn the_keyboard_opens_exports_and_closes() {
    let folder = folder();
    let mut person = Person::opens();
    person.opens_export();
    person.takes_folder(folder.path());
    person.picks("GIS");
    person.presses(Modifiers::NONE, Key::Escape);
    assert!(!person.exports());
    person.opens_export();
    assert_eq!(person.ticked(), 2, "what was chosen is kept");
    person.presses(Modifiers::NONE, Key::Enter);
    person.settles();
    person.waits();
    assert_eq!(names(folder.path()).len(), 2);
    person.presses(Modifiers::NONE, Key::Escape);
    assert!(!person.exports());
}

#[test]
fn the_file_that_is_ticked_is_looked_at() {
    let mut person = Person::opens();
    person.opens_export();
    assert!(person.sees("Förhandsvisning: Tjänsteskrivelse (PDF)"));
    person.ticks("Arbetsbok (Excel)");
    assert!(person.sees("Nyckeltal per år, med diagram"), "the sheets of the workbook");
    assert!(person.sees("Exportera 3 filer"));
    person.ticks("Kartan som bild (PNG)");
    assert!(person.sees("Förhandsvisning: Kartan som bild (PNG)"));
    person.ticks("Kartan som bild (PNG)");
    assert!(person.sees("Exportera 3 filer"));
}

#[test]
fn an_export_that_fails_leaves_nothing_and_says_why() {
    let folder = folder();
    let mut person = Person::opens();
    person.opens_export();
    person.picks("GIS");
    person.takes_folder(&folder.path().join("finns inte"));
    person.picks("Exportera 2 filer");
    person.settles();
    person.waits();
    assert!(matches!(person.phase(), ExportPhase::Failed(_)), "{:?}", person.phase());
    assert!(person.sees("finns inte"));
    assert_eq!(names(folder.path()), Vec::<String>::new());
    person.takes_folder(folder.path());
    person.picks("Exportera 2 filer");
    person.settles();
    assert_eq!(names(folder.path()).len(), 2);
}

#[test]
fn an_export_under_way_is_stopped_by_escape_and_writes_nothing() {
    let folder = folder();
    let mut person = Person::opens();
    person.opens_export();
    person.takes_folder(folder.path());
    for file in ["Arbetsbok (Excel)", "Kartan som bild (PNG)"] {
        person.ticks(file);
    }
    person.begins(Action::Exporting(ExportAction::Start(narplan::app::Standing::Ask)));
    person.begins(Action::Exporting(ExportAction::Stop));
    person.settles();
    person.waits();
    assert_eq!(person.phase(), ExportPhase::Choosing);
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn the_sender_s_name_and_colour_go_into_the_plan() {
    let mut person = Person::opens();
    person.opens_export();
    person.activates("Avsändare och logotyp");
    person.fills_in("Nämnd", "Socialnämnden");
    person.fills_in("Rubrikfärg", "#ffcc00");
    assert!(person.sees("kontrasten"), "too light to read");
    assert_eq!(person.with(|state| state.document.plan.papers.accent), None);
    person.fills_in("Rubrikfärg", "#7a1f3d");
    let papers = person.with(|state| state.document.plan.papers.clone());
    assert_eq!((papers.committee.as_str(), papers.accent.is_some()), ("Socialnämnden", true));
}

#[test]
fn the_map_is_copied_as_the_picture_that_is_exported() {
    let folder = folder();
    let mut person = Person::opens();
    person.presses(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    person.settles();
    let copied = {
        // Commands are carried out after the frame.
        person.harness.run_steps(1);
        let commands = &person.harness.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyImage(image) => Some(image.clone()),
            _ => None,
        })
    };
    let path = folder.path().join("karta.png");
    person.asks(Action::ExportTo(narplan::app::ExportKind::Png, path.clone()));
    let mut reader = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).unwrap()))
        .read_info()
        .unwrap();
    let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rgb).unwrap();
    let copied = copied.expect("a picture is on the clipboard");
    assert_eq!(copied.size, [info.width as usize, info.height as usize]);
    let pixels: Vec<u8> =
        copied.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    assert!(pixels == rgb);
}

#[test]
fn tables_are_written_in_the_format_that_is_chosen() {
    let mut person = Person::opens();
    person.opens_export();
    assert!(!person.sees("RFC 4180"), "there is nothing to choose without tables");
    person.ticks("Tabeller för Excel (CSV)");
    let written = |person: &mut Person| {
        let folder = folder();
        person.takes_folder(folder.path());
        person.picks("Exportera 3 filer");
        person.settles();
        person.waits();
        let is_folder = |name: &String| folder.path().join(name).is_dir();
        let tables = names(folder.path()).into_iter().find(is_folder).unwrap();
        let table = fs::read(folder.path().join(tables).join("budget.csv")).unwrap();
        person.picks("Klar");
        person.opens_export();
        String::from_utf8(table).unwrap()
    };
    // A Swedish Excel wants a byte order mark, semicolons and decimal commas.
    let swedish = written(&mut person);
    assert!(swedish.starts_with('\u{feff}') && swedish.lines().next().unwrap().contains(';'));
    person.picks("RFC 4180");
    let plain = written(&mut person);
    let heading = plain.lines().next().unwrap();
    assert!(!plain.starts_with('\u{feff}') && !heading.contains(';') && heading.contains(','));
    person.picks("Svenskt Excel");
    assert_eq!(written(&mut person), swedish);
}
