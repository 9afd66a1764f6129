//! Charts as pictures: what stands in their menus, and what comes out.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{ColorImage, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use narplan::app::{self, Action, ExportKind, ThemeChoice, Workspace};
use narplan::model::UnitIdx;

use super::person::{Person, first_state};

impl Person {
    /// Opens the menu of a chart.
    fn opens_menu_of(&mut self, chart: &str) {
        self.activates(&format!("Bild av diagrammet: {chart}"));
    }

    /// What the chart is called whose name begins so.
    fn chart_called(&self, begins: &str) -> String {
        let label = format!("Bild av diagrammet: {begins}");
        let mut menus = self.harness.query_all_by_label_contains(&label);
        let name = menus.next().and_then(|menu| menu.accesskit_node().label());
        let name = name.unwrap_or_else(|| panic!("a chart called {begins}"));
        name.split_once(": ").unwrap().1.to_owned()
    }

    /// Copies a chart by its menu.
    fn copies(&mut self, chart: &str) -> ColorImage {
        self.opens_menu_of(chart);
        self.activates("Kopiera bilden");
        self.settles();
        // Commands are carried out after the frame.
        self.harness.run_steps(1);
        let commands = &self.harness.output().platform_output.commands;
        let copied = commands.iter().find_map(|command| match command {
            OutputCommand::CopyImage(image) => Some(image.clone()),
            _ => None,
        });
        let image = copied.unwrap_or_else(|| panic!("{chart} is on the clipboard"));
        keep(&image, chart);
        image
    }
}

/// Writes a picture to look at to the folder in `NARPLAN_WRITE_PICTURES`.
fn keep(image: &ColorImage, name: &str) {
    let Some(folder) = std::env::var_os("NARPLAN_WRITE_PICTURES") else { return };
    let name = name.replace([' ', ':', '/'], "-");
    let file = std::fs::File::create(PathBuf::from(folder).join(format!("{name}.png"))).unwrap();
    let mut encoder = png::Encoder::new(file, image.width() as u32, image.height() as u32);
    encoder.set_color(png::ColorType::Rgb);
    let rgb: Vec<u8> = image.pixels.iter().flat_map(|it| [it.r(), it.g(), it.b()]).collect();
    encoder.write_header().unwrap().write_image_data(&rgb).unwrap();
}

/// Pixels of a colour that is not that of paper.
fn drawn(image: &ColorImage) -> usize {
    image.pixels.iter().filter(|pixel| pixel.r().min(pixel.g()).min(pixel.b()) < 200).count()
}

fn at(workspace: Workspace) -> Person {
    let mut person = Person::opens();
    person.asks(Action::SetWorkspace(workspace));
    person.waits();
    person
}

#[test]
fn every_chart_of_the_budget_is_copied_from_its_menu() {
    let mut person = at(Workspace::Budget);
    for chart in [
        "Bemanning",
        "Ärenden per socialsekreterare",
        "Behovstäckning och utbyggnadsgrad",
        "Öppna utredningar",
        "Ärenden per socialsekreterare och enhet",
    ] {
        let image = person.copies(chart);
        assert!(image.width() > 900 && image.height() > 400, "{chart}: {:?}", image.size);
        assert!(drawn(&image) > 5_000, "{chart}: {}", drawn(&image));
    }
    person.clicks("Kostnad och finansiering");
    assert!(drawn(&person.copies("Finansiering")) > 20_000);
    assert!(person.sees("Diagrammet är kopierat som bild"));
}

#[test]
fn what_is_uncertain_and_the_time_line_and_the_scatter_are_copied_too() {
    let mut person = at(Workspace::Budget);
    person.clicks("Osäkerhet");
    person.settles();
    person.waits();
    assert!(drawn(&person.copies("Ofinansierat, ackumulerat")) > 5_000);
    assert!(drawn(&person.copies("Ett antagande i taget: Netto nytt")) > 10_000);
    let mut person = at(Workspace::Rollout);
    let image = person.copies("Införande");
    assert!(drawn(&image) > 50_000, "{}", drawn(&image));
}

#[test]
fn what_explains_the_map_and_what_compares_scenarios_is_copied_too() {
    let mut person = at(Workspace::Map);
    let shown =
        person.with(|state| state.document.map.indicators.by_id("ekonomiskt_bistand").unwrap());
    person.asks(Action::SetIndicator(shown));
    person.waits();
    assert!(drawn(&person.copies("Ekonomiskt bistånd")) > 5_000, "the histogram");
    person.activates("Samband");
    person.waits();
    let scatter = person.chart_called("Ekonomiskt bistånd mot");
    assert!(drawn(&person.copies(&scatter)) > 5_000);
    person.activates("Över tid");
    person.settles();
    person.waits();
    let maps = person.with(|state| {
        let series = app::series(&state.document.map.indicators);
        let (_, newest) = series[0].years.last().unwrap();
        let table = &state.document.map.indicators.indicators;
        app::title_without_year(&table.get(*newest).unwrap().info, &state.tr)
    });
    assert!(drawn(&person.copies(&maps)) > 20_000, "{maps}");
}

#[test]
fn scenarios_beside_each_other_are_copied_as_maps_and_as_curves() {
    let mut person = at(Workspace::Compare);
    person.settles();
    person.waits();
    let maps = person.chart_called("Jämförelse: ");
    assert!(drawn(&person.copies(&maps)) > 100_000);
    person.clicks("Kurvor");
    person.settles();
    person.waits();
    assert!(drawn(&person.copies("Behovstäckning, procent")) > 5_000);
}

#[test]
fn a_chart_on_paper_is_light_whatever_the_window_is() {
    let copied = |theme| {
        let mut state = first_state();
        state.theme = theme;
        let mut person = Person::opens_with(state, [1440.0, 900.0]);
        person.asks(Action::SetWorkspace(Workspace::Budget));
        person.waits();
        person.copies("Ärenden per socialsekreterare och enhet")
    };
    assert!(copied(ThemeChoice::Light) == copied(ThemeChoice::Dark));
}

#[test]
fn the_chart_of_a_unit_is_named_after_it() {
    let mut person = at(Workspace::Budget);
    person.asks(Action::SetBudgetUnit(Some(narplan::model::Index::from_usize(1))));
    person.waits();
    let name = person.with(|state| {
        let unit: UnitIdx = narplan::model::Index::from_usize(1);
        state.document.plan.units.get(unit).unwrap().name.clone()
    });
    assert!(drawn(&person.copies(&format!("Bemanning, {name}"))) > 5_000);
}

/// A file that somebody lets go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn an_export_that_is_dropped_on_the_window_opens_the_plan_that_it_carries() {
    let folder = tempfile::tempdir().unwrap();
    let mut person = Person::opens();
    person.drags("Ryd, Väster", "Skäggetorp-Tornby, Norr");
    let path = folder.path().join("karta.svg");
    person.asks(Action::ExportTo(ExportKind::Svg, path.clone()));
    let mut other = Person::opens();
    assert_eq!(other.unit_of("Ryd"), "Väster");
    other.harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    other.harness.run_steps(1);
    other.settles();
    other.waits();
    assert_eq!(other.unit_of("Ryd"), "Norr");
    assert!(other.with(|state| state.document.path.is_none()), "a new plan, not that file");
}
