use narplan::{app, ui};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let opened = app::from_preset(a.get(6).map_or("beslut-2023", |s| s.as_str())).unwrap();
    let mut state = app::AppState::new(opened.document, narplan::i18n::Language::Sv);
    state.theme = if a[4] == "dark" { app::ThemeChoice::Dark } else { app::ThemeChoice::Light };
    let view = match a[2].as_str() {
        "board" => ui::ScreenshotView::Board,
        "rollout" => ui::ScreenshotView::Rollout,
        "results" => ui::ScreenshotView::Results,
        "present" => ui::ScreenshotView::Present,
        _ => ui::ScreenshotView::Map,
    };
    if a.get(5).is_some_and(|x| x == "whole") {
        state.update(app::Action::Focus(app::Focus::Whole));
    }
    if a.get(5).is_some_and(|x| x == "new") {
        state.update(app::Action::Show(app::Dialog::NewPlan));
    }
    if a.get(5).is_some_and(|x| x == "units") {
        state.update(app::Action::SetFill(narplan::scene::Fill::Units));
    }
    let (w, h) = a[3].split_once('x').unwrap();
    let t = std::time::Instant::now();
    let png = ui::screenshot(state, view, (w.parse().unwrap(), h.parse().unwrap())).unwrap();
    eprintln!("{:?}", t.elapsed());
    std::fs::write(&a[1], png).unwrap();
}
