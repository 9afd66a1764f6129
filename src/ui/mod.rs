//! The window: reads the state, pushes actions.

mod balance;
mod board;
mod budget;
mod cards;
mod carry;
mod cells;
mod charts;
mod checks;
mod clusters;
mod compare;
mod dialogs;
mod explain;
mod export;
mod history;
mod inspect;
mod layers;
mod legend;
mod levels;
mod map;
mod menu;
mod need;
mod offscreen;
mod palette;
mod present;
mod rollout;
mod segregation;
mod shell;
mod side;
mod suggest;
mod theme;
mod timeline;
mod top_bar;
mod two;
mod vision;
mod why;
mod widgets;
mod window;

pub use charts::charts;
pub use offscreen::{ScreenshotError, ScreenshotView, screenshot};
pub use shell::WindowError;
pub use window::{NarplanApp, open};

use crate::app::Action;

/// What a frame asks for, in order.
#[derive(Debug, Default)]
pub(crate) struct Actions(Vec<Action>);

impl Actions {
    fn push(&mut self, action: Action) {
        self.0.push(action);
    }

    fn extend(&mut self, actions: impl IntoIterator<Item = Action>) {
        self.0.extend(actions);
    }
}
