//! The open plan: its map, its history, its file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::{Command, EditError, History};
use crate::model::{
    Disclosure, DistrictIdx, DistrictSet, FinerAreas, FinerRef, MapRef, Message, Plan,
};
use crate::store;

/// A plan with the map that it is on.
#[derive(Debug)]
pub struct Document {
    /// The map as the plan's disclosure rule lets it be seen: what everybody reads.
    pub map: Arc<DistrictSet>,
    /// The map as it was read.
    source: Arc<DistrictSet>,
    /// The plan.
    pub plan: Plan,
    /// What was done to it.
    pub history: History,
    /// Its file; `None` before the first save.
    pub path: Option<PathBuf>,
    /// What the file held when it was last read or written here.
    pub on_disk: Option<String>,
    /// Finer areas that were read since the plan was opened: undo and redo find theirs again.
    finer: Vec<(FinerRef, Arc<FinerAreas>)>,
}

impl Document {
    /// A plan as it was read or made, with nothing to undo.
    #[must_use]
    pub fn new(map: Arc<DistrictSet>, plan: Plan, path: Option<PathBuf>) -> Self {
        let shown = map.protected(plan.disclosure);
        let (history, on_disk, finer) = (History::new(), None, Vec::new());
        Self { map: shown, source: map, plan, history, path, on_disk, finer }
    }

    /// Whether its map is that of `other`, whatever is hidden in either.
    #[must_use]
    pub fn is_on_map_of(&self, other: &Self) -> bool {
        self.source.sha256 == other.source.sha256
    }

    /// Hides in the map what the plan's rule says; to be called where the rule may have changed
    /// since it last was `rule`.
    pub(super) fn protect_since(&mut self, rule: Disclosure) {
        if self.plan.disclosure != rule {
            self.map = self.source.protected(self.plan.disclosure);
        }
    }

    /// The finer areas that the plan names; `None` where it names none, or they could not be read.
    #[must_use]
    pub fn finer(&self) -> Option<&Arc<FinerAreas>> {
        let reference = self.plan.finer.as_ref()?;
        self.finer.iter().find(|(known, _)| known == reference).map(|(_, areas)| areas)
    }

    /// Keeps the areas that `reference` means.
    pub fn keep_finer(&mut self, reference: FinerRef, areas: Arc<FinerAreas>) {
        self.finer.retain(|(known, _)| *known != reference);
        self.finer.push((reference, areas));
    }

    /// The name that `district` is shown by.
    #[must_use]
    pub fn name_of(&self, district: DistrictIdx) -> &str {
        let own = self.plan.display_names.get(&district).map(String::as_str);
        own.or_else(|| self.map.districts.get(district).map(|district| district.name.as_str()))
            .unwrap_or_default()
    }

    /// The codes of the map's districts, in order.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        self.map.districts.iter().map(|district| district.code.clone()).collect()
    }

    /// Carries out `command` as one undo step; gives whether the plan changed.
    ///
    /// # Errors
    /// [`EditError`] where it does not fit the plan, which is then unchanged.
    pub fn edit(&mut self, command: Command) -> Result<bool, EditError> {
        let label = self.label(&command);
        let rule = self.plan.disclosure;
        let outcome = self.history.do_command(&mut self.plan, command, label);
        self.protect_since(rule);
        outcome
    }

    /// Names the map from the plan's new place `to`, after a save there.
    pub fn rebase_map(&mut self, from: Option<&Path>, to: &Path) {
        if let MapRef::File { path, .. } = &mut self.plan.map {
            let absolute = store::resolve_map_path(from.unwrap_or(Path::new("")), path);
            *path = store::relative_map_path(to, &absolute);
        }
    }

    fn label(&self, command: &Command) -> Message {
        command.label(&self.plan, &|district| self.name_of(district).to_owned())
    }

    /// The file that the map is in; `None` for a map that is built in.
    #[must_use]
    pub fn map_path(&self) -> Option<PathBuf> {
        let MapRef::File { path, .. } = &self.plan.map else { return None };
        Some(store::resolve_map_path(self.path.as_deref().unwrap_or(Path::new("")), path))
    }

    /// The file name, or the plan's title where it has none yet.
    #[must_use]
    pub fn file_stem(&self) -> String {
        let name = self.path.as_deref().and_then(Path::file_name).and_then(|name| name.to_str());
        name.map_or_else(
            || self.plan.title.clone(),
            |name| name.strip_suffix(".narplan.json").unwrap_or(name).to_owned(),
        )
    }
}
