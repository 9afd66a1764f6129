//! What units use of the posts and the area that they have room for.

use egui::{RichText, Ui};

use crate::app::{AppState, BaseBalance, rooms};
use crate::ui::theme::{self, Skin, Weight, font};
use crate::ui::widgets;

/// Shows the units that have a capacity; nothing where none has.
pub(super) fn show(ui: &mut Ui, state: &AppState, balance: &BaseBalance, t: usize) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let rooms = rooms(&state.document, state.shown_results(), balance, t);
    if rooms.is_empty() {
        return;
    }
    ui.add_space(10.0);
    ui.label(theme::strong(tr.t("balance-rooms")));
    for room in rooms {
        let Some(unit) = state.document.plan.units.get(room.unit) else { continue };
        let one = |value: f64| tr.number(value, 1);
        let whole = |value: f64| tr.number(value, 0);
        let posts = room.posts.map(|[now, norm, most]| {
            let (now, norm, most) = (one(now), one(norm), one(most));
            let args = [("now", (&now).into()), ("norm", (&norm).into()), ("most", (&most).into())];
            (tr.f("balance-room-posts", &args), room.has_too_many_posts())
        });
        let area = room.area_m2.map(|[now, most]| {
            let (now, most) = (whole(now), whole(most));
            let args = [("now", (&now).into()), ("most", (&most).into())];
            (tr.f("balance-room-area", &args), room.has_too_much_area())
        });
        for (text, is_over) in posts.into_iter().chain(area) {
            ui.horizontal(|ui| {
                widgets::unit_badge(ui, unit, 8.0);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.add(egui::Label::new(RichText::new(text).size(12.0)).wrap());
                    let (id, ink) = if is_over {
                        ("balance-room-over", skin.worse())
                    } else {
                        ("balance-room-fits", skin.secondary())
                    };
                    let style = font(11.0, Weight::SemiBold);
                    ui.label(RichText::new(tr.t(id)).font(style).color(ink));
                });
            });
        }
    }
}
