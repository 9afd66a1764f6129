use narplan::{app, ui};
fn main() {
    let started = std::time::Instant::now();
    let opened = app::from_preset("beslut-2023").unwrap();
    let mut state = app::AppState::new(opened.document, narplan::i18n::Language::Sv);
    state.theme = if std::env::args().nth(1).is_some_and(|a| a == "dark") {
        app::ThemeChoice::Dark
    } else {
        app::ThemeChoice::Light
    };
    ui::open(state, started).unwrap();
}
