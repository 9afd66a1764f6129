//! Where a plan's map lies, seen from the plan, so that both can be moved together.

use std::path::{Component, Path, PathBuf, absolute};

use crate::model::MapRef;
use crate::store::StoreError;

/// The path of the map at `map_path` seen from the folder of the plan at `plan_path`, with
/// forward slashes; absolute where no way leads there (another drive).
#[must_use]
pub fn relative_map_path(plan_path: &Path, map_path: &Path) -> String {
    let (plan, map) = (plain(plan_path), plain(map_path));
    let folder: Vec<_> = plan.parent().unwrap_or(Path::new("")).components().collect();
    let target: Vec<_> = map.components().collect();
    let shared = folder.iter().zip(&target).take_while(|(from, to)| from == to).count();
    if shared == 0 {
        return slashes(&map);
    }
    let up = folder.iter().skip(shared).map(|_| "..".to_owned());
    let down = target.iter().skip(shared);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The place on disk of the map that the plan at `plan_path` calls `path`.
#[must_use]
pub fn resolve_map_path(plan_path: &Path, path: &str) -> PathBuf {
    // `join` takes an absolute path as it is.
    plain(&plain(plan_path).parent().unwrap_or(Path::new("")).join(path))
}

/// Whether the file with SHA-256 `found` is the one that the plan was made with.
///
/// # Errors
/// [`StoreError::MapChanged`]; a map that is compiled in is never checked.
pub fn check_map(map: &MapRef, found: &str) -> Result<(), StoreError> {
    match map {
        MapRef::File { sha256, .. } if !sha256.eq_ignore_ascii_case(found) => {
            let (expected, found) = (sha256.clone(), found.to_owned());
            Err(StoreError::MapChanged { expected, found })
        }
        _ => Ok(()),
    }
}

/// The absolute path without `.` and `..`. Links are not followed: who moves a linked folder
/// means the link.
fn plain(path: &Path) -> PathBuf {
    // Only an empty path or a lost working folder fail; then the path is as good as it gets.
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}
