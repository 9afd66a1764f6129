//! What the window looks like: every screen is drawn and is no empty canvas.
//!
//! Where the machine has no graphics driver these tests say so and are skipped; with
//! `NARPLAN_REQUIRE_PICTURES` set they fail instead.

use narplan::app::{Action, AppState, Focus, MapAction, ThemeChoice};
use narplan::ui::{ScreenshotError, ScreenshotView, screenshot};

use super::person::first_state;

const SIZE: (u32, u32) = (1280, 800);

/// The picture's pixels, or `None` where no driver can draw it.
fn picture(view: ScreenshotView, theme: ThemeChoice) -> Option<Vec<[u8; 4]>> {
    let mut state = first_state();
    state.theme = theme;
    picture_of(state, view, SIZE)
}

fn picture_of(state: AppState, view: ScreenshotView, size: (u32, u32)) -> Option<Vec<[u8; 4]>> {
    let bytes = match screenshot(state, view, size) {
        Ok(bytes) => bytes,
        Err(ScreenshotError::NoDriver(reason)) => {
            assert!(
                std::env::var_os("NARPLAN_REQUIRE_PICTURES").is_none(),
                "no graphics driver: {reason}"
            );
            eprintln!("skipped: no graphics driver can draw the window ({reason})");
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    keep(&bytes);
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut rgba = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rgba).unwrap();
    assert_eq!((info.width, info.height), size);
    Some(rgba.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]]).collect())
}

/// Writes the picture to look at to the folder in `NARPLAN_WRITE_PICTURES`, by the test's name.
fn keep(bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("NARPLAN_WRITE_PICTURES") {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("picture").replace("::", "-");
        let folder = std::path::PathBuf::from(folder);
        let free = (0..).map(|number| folder.join(format!("{name}-{number}.png")));
        std::fs::write(free.into_iter().find(|path| !path.exists()).unwrap(), bytes).unwrap();
    }
}

/// The part of the pixels that have exactly this colour.
fn share(pixels: &[[u8; 4]], colour: [u8; 3]) -> f64 {
    let hits = pixels.iter().filter(|pixel| pixel[..3] == colour).count();
    hits as f64 / pixels.len() as f64
}

#[test]
fn the_map_shows_classes_bases_and_panels_in_their_colours() {
    let Some(light) = picture(ScreenshotView::Map, ThemeChoice::Light) else { return };
    assert!(share(&light, [0xFF, 0xFF, 0xFF]) > 0.15, "panels");
    assert!(share(&light, [0x4E, 0x3A, 0x8C]) > 0.02, "Skäggetorp is in the highest class");
    assert!(share(&light, [0x2F, 0x76, 0xCC]) > 0.002, "the northern base");
    assert!(share(&light, [0x13, 0x53, 0x35]) > 0.002, "the eastern base");
    let Some(dark) = picture(ScreenshotView::Map, ThemeChoice::Dark) else { return };
    assert!(share(&dark, [0x1C, 0x20, 0x26]) > 0.15, "dark panels");
    assert!(share(&dark, [0xFF, 0xFF, 0xFF]) < 0.02, "nothing is left light");
}

#[test]
fn every_screen_is_drawn_and_none_is_the_same_as_another() {
    let views = [
        ScreenshotView::Map,
        ScreenshotView::Board,
        ScreenshotView::Rollout,
        ScreenshotView::Results,
        ScreenshotView::Present,
    ];
    let mut seen: Vec<Vec<[u8; 4]>> = Vec::new();
    for view in views {
        let Some(pixels) = picture(view, ThemeChoice::Light) else { return };
        assert!(!seen.contains(&pixels), "{view:?} looks like another screen");
        let text = share(&pixels, [0x1C, 0x21, 0x27]);
        assert!(text > 0.001, "{view:?} has text: {text}");
        seen.push(pixels);
    }
}

#[test]
fn the_same_window_is_drawn_the_same_twice() {
    let Some(first) = picture(ScreenshotView::Board, ThemeChoice::Light) else { return };
    let Some(second) = picture(ScreenshotView::Board, ThemeChoice::Light) else { return };
    assert!(first == second);
}

/// The window with the map shown as `action` says, light and dark.
fn shown(size: (u32, u32), actions: impl Fn(&AppState) -> Vec<Action>) -> Option<[f64; 2]> {
    let mut inks = [0.0; 2];
    for (ink, theme) in inks.iter_mut().zip([ThemeChoice::Light, ThemeChoice::Dark]) {
        let mut state = first_state();
        state.theme = theme;
        for action in actions(&state) {
            state.update(action);
        }
        let colours = state.shade(match theme {
            ThemeChoice::Dark => narplan::scene::Theme::Dark,
            _ => narplan::scene::Theme::Light,
        });
        let pixels = picture_of(state, ScreenshotView::Map, size)?;
        // How much of the picture has the colours of the districts.
        let mut fills: Vec<[u8; 3]> = Vec::new();
        for colour in &colours.unwrap().colours {
            if let narplan::scene::FillColour::Solid(rgb) = colour {
                fills.push([rgb.0, rgb.1, rgb.2]);
            }
        }
        fills.sort_unstable();
        fills.dedup();
        *ink = fills.iter().map(|fill| share(&pixels, *fill)).sum();
    }
    Some(inks)
}

fn children(state: &AppState) -> Option<narplan::model::IndicatorIdx> {
    state.document.map.indicators.children_0_19
}

#[test]
fn two_indicators_are_drawn_in_the_colours_of_their_square() {
    for size in [SIZE, (1920, 1080)] {
        let second = |state: &AppState| {
            let second = state.document.map.indicators.by_id("arbetslosa_andel");
            vec![Action::Map(MapAction::SetSecond(second))]
        };
        let Some(inks) = shown(size, second) else { return };
        assert!(inks.iter().all(|ink| *ink > 0.2), "{inks:?}");
    }
}

#[test]
fn circles_and_the_city_are_drawn_over_the_whole_map() {
    for size in [SIZE, (1920, 1080)] {
        let circles = |state: &AppState| {
            let circles = Action::Map(MapAction::SetCircles(children(state)));
            vec![circles, Action::Focus(Focus::Whole)]
        };
        let Some(inks) = shown(size, circles) else { return };
        assert!(inks.iter().all(|ink| *ink > 0.1), "{inks:?}");
    }
}

#[test]
fn a_cartogram_is_drawn_in_the_maps_place() {
    for size in [SIZE, (1920, 1080)] {
        let cartogram =
            |state: &AppState| vec![Action::Map(MapAction::SetCartogram(children(state)))];
        let Some(inks) = shown(size, cartogram) else { return };
        assert!(inks.iter().all(|ink| *ink > 0.05), "{inks:?}");
    }
}
