//! Whether like lies beside like in the chosen indicator, over the whole city and around each
//! district.

use egui::{ComboBox, Ui};

use super::Actions;
use super::theme::{self, Skin};
use crate::app::{
    Action, AppState, ClusterChoice, ClusterMap, Clusters, ExplainAction, ExplainTask, MapAction,
    NeighbourKind, Worked, say,
};
use crate::model::Explain;
use crate::scene::Fill;
use crate::scene::legend::localised;

/// The ways to count neighbours that are offered.
const NEIGHBOURS: [(NeighbourKind, &str); 4] = [
    (NeighbourKind::Rook, "cluster-rook"),
    (NeighbourKind::Queen, "cluster-queen"),
    (NeighbourKind::Nearest(4), "cluster-nearest-4"),
    (NeighbourKind::Nearest(8), "cluster-nearest-8"),
];

pub(super) fn show(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    ui.label(theme::section(skin, tr.t("cluster-section")));
    let Some(task) = state.cluster_task() else { return };
    let wanted = ExplainTask::Clusters(task);
    if !state.is_explaining(&wanted) {
        actions.push(Action::Explain(ExplainAction::Want(wanted.clone())));
    }
    let table = &state.document.map.indicators.indicators;
    if let Some(indicator) = table.get(task.indicator) {
        ui.label(theme::strong(localised(&indicator.info.title, tr)));
    }
    match (state.clusters(), state.explained(&wanted)) {
        (Some(Ok(clusters)), _) => global(ui, state, clusters),
        (Some(Err(reason)), _) => {
            ui.label(say(tr, &reason.message()));
        }
        (None, Some(Err(reason))) => {
            ui.label(theme::label(skin, reason));
        }
        (None, _) => {
            ui.label(theme::label(skin, tr.t("cluster-waiting")));
        }
    }
    ui.add_space(6.0);
    choices(ui, state, actions);
    ui.add_space(6.0);
    ui.add(egui::Label::new(theme::label(skin, tr.t("cluster-note"))).wrap());
}

/// Moran's I with its p-value, in words too.
fn global(ui: &mut Ui, state: &AppState, clusters: &Clusters) {
    let (tr, skin) = (&state.tr, Skin::of(ui));
    let moran = &clusters.global;
    let p = moran.pseudo.two_sided();
    ui.horizontal(|ui| {
        ui.label(theme::key_figure(tr.number(moran.i, 2)));
        ui.vertical(|ui| {
            ui.label(theme::strong(tr.t("cluster-moran"))).on_hover_text(tr.t("cluster-formula"));
            let text = tr.f(
                "cluster-p",
                &[
                    ("p", (&tr.number(p, 3)).into()),
                    ("expected", (&tr.number(moran.expected, 2)).into()),
                    ("n", moran.areas.into()),
                    ("permutations", moran.pseudo.permutations.into()),
                ],
            );
            ui.label(theme::label(skin, text));
        });
    });
    let id = match (p <= crate::app::CLUSTER_ALPHA, moran.i > moran.expected) {
        (true, true) => "cluster-says-alike",
        (true, false) => "cluster-says-unlike",
        (false, _) => "cluster-says-nothing",
    };
    ui.add(egui::Label::new(tr.t(id)).wrap());
}

/// What the map shows, whose neighbours count, and how strictly.
fn choices(ui: &mut Ui, state: &AppState, actions: &mut Actions) {
    let tr = &state.tr;
    let choice = state.view.mapping.clusters;
    let set = |actions: &mut Actions, choice: ClusterChoice| {
        actions.push(Action::Map(MapAction::SetClusters(choice)));
    };
    ui.horizontal_wrapped(|ui| {
        let on_map =
            state.view.fill == Fill::Figures && state.view.mapping.worked == Worked::Clusters;
        let maps = [
            (ClusterMap::LocalMoran, "cluster-show-local"),
            (ClusterMap::HotSpots, "cluster-show-hot"),
        ];
        for (map, id) in maps {
            let is_shown = on_map && choice.map == map;
            let button = egui::Button::new(tr.t(id)).selected(is_shown);
            if ui.add(button).clicked() && !is_shown {
                set(actions, ClusterChoice { map, ..choice });
                actions.push(Action::Map(MapAction::ShowWorked(Worked::Clusters)));
            }
        }
    });
    ui.horizontal(|ui| {
        ui.label(tr.t("cluster-neighbours"));
        let known = NEIGHBOURS.iter().find(|(kind, _)| *kind == choice.neighbours);
        let shown = known.map_or("", |(_, id)| tr.t(id));
        let combo = ComboBox::from_id_salt("neighbours").selected_text(shown).truncate();
        let response = combo.width(ui.available_width() - 8.0).show_ui(ui, |ui| {
            for (neighbours, id) in NEIGHBOURS {
                if ui.selectable_label(neighbours == choice.neighbours, tr.t(id)).clicked() {
                    set(actions, ClusterChoice { neighbours, ..choice });
                }
            }
        });
        let name =
            || egui::WidgetInfo::labeled(egui::Role::ComboBox, true, tr.t("cluster-neighbours"));
        response.response.widget_info(name);
    });
    let mut fdr = choice.fdr;
    let response = ui.checkbox(&mut fdr, tr.t("cluster-fdr"));
    if response.on_hover_text(tr.t("cluster-fdr-source")).changed() {
        set(actions, ClusterChoice { fdr, ..choice });
    }
}
