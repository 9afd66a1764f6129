//! Text files, read with care and written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::store::StoreError;

/// The largest file that is read; a plan of thousands of districts is far below.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Reads the text of the file at `path`; a byte order mark is left out.
///
/// # Errors
/// [`StoreError::Read`], [`StoreError::TooLarge`], [`StoreError::NotUtf8`].
pub fn load_text(path: &Path) -> Result<String, StoreError> {
    let text = String::from_utf8(bytes_of(path)?).map_err(|error| StoreError::NotUtf8 {
        path: path.to_owned(),
        offset: error.utf8_error().valid_up_to(),
    })?;
    match text.strip_prefix('\u{feff}') {
        Some(without_mark) => Ok(without_mark.to_owned()),
        None => Ok(text),
    }
}

/// Reads the bytes of the file at `path`.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, StoreError> {
    let failed = |source| StoreError::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(failed)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let limit_mib = MAX_FILE_BYTES / (1024 * 1024);
        return Err(StoreError::TooLarge { path: path.to_owned(), limit_mib });
    }
    Ok(bytes)
}

/// Writes `text` to `path`: afterwards the file holds all of it, or what it held before.
///
/// The text goes to a new file in the same folder, reaches the disk, and then takes the old
/// file's place and permissions. A symbolic link stays one; what it points to is replaced.
///
/// # Errors
/// [`StoreError::Write`], also where the file that stands there is write-protected.
pub fn save(path: &Path, text: &str) -> Result<(), StoreError> {
    save_bytes(path, text.as_bytes())
}

/// Like [`save`], for what is no text.
///
/// # Errors
/// [`StoreError::Write`], also where the file that stands there is write-protected.
pub fn save_bytes(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    replace(path, bytes).map_err(|source| StoreError::Write { path: path.to_owned(), source })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let staged = Staged::new(path, bytes)?;
    let (target, folder) = (staged.target, staged.folder);
    staged.file.persist(&target).map_err(|error| error.error)?;
    sync_folder(&folder);
    Ok(())
}

/// A file that lies beside the one whose place it is to take.
struct Staged {
    target: PathBuf,
    folder: PathBuf,
    /// Whether something stands there.
    replaces: bool,
    file: tempfile::NamedTempFile,
}

impl Staged {
    /// Writes `bytes` beside `path`, to the disk.
    fn new(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        let target = target_of(path)?;
        // A bare name has the parent "", which no call accepts as a folder.
        let folder = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let permissions = match fs::metadata(&target) {
            // Replacing a file asks only its folder for leave: the protection would be bypassed.
            Ok(found) if found.permissions().readonly() => {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            Ok(found) if found.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) => Some(found.permissions()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let mut file = new_file_in(&folder)?;
        file.write_all(bytes)?;
        let replaces = permissions.is_some();
        if let Some(permissions) = permissions {
            file.as_file().set_permissions(permissions)?;
        }
        file.as_file().sync_all()?;
        Ok(Self { target, folder, replaces, file })
    }

    /// A second name for what stands there, which goes with the value.
    fn kept(&self) -> io::Result<Kept> {
        if !self.replaces {
            return Ok(None);
        }
        let mut name = tempfile::Builder::new();
        let name = name.prefix(".narplan-");
        let linked = name.make_in(&self.folder, |path| fs::hard_link(&self.target, path));
        // Some systems have no second names.
        let copied = || name.make_in(&self.folder, |path| fs::copy(&self.target, path).map(drop));
        linked.or_else(|_no_links| copied()).map(Some)
    }
}

/// Writes all of `files`, or leaves everything as it was.
///
/// All of them reach the disk before the first takes its place, and what stood there is kept until
/// the last has taken its own.
///
/// # Errors
/// [`StoreError::Write`] with the one that could not be written.
pub fn save_all(files: &[(&Path, &[u8])]) -> Result<(), StoreError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| StoreError::Write { path, source }
    };
    let mut staged = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        let one = Staged::new(path, bytes).map_err(failed(path))?;
        let kept = one.kept().map_err(failed(path))?;
        staged.push((one, kept));
    }
    let persist = |file: tempfile::NamedTempFile, target: &Path| match file.persist(target) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.error),
    };
    take_places(staged, persist).map_err(|(path, source)| StoreError::Write { path, source })
}

/// A second name for what stood in a place.
type Kept = Option<tempfile::NamedTempFile<()>>;

/// Lets each of `staged` take its place by `persist`, or puts everything back.
fn take_places(
    staged: Vec<(Staged, Kept)>,
    mut persist: impl FnMut(tempfile::NamedTempFile, &Path) -> io::Result<()>,
) -> Result<(), (PathBuf, io::Error)> {
    let mut done: Vec<(PathBuf, Kept)> = Vec::new();
    for (one, kept) in staged {
        if let Err(error) = persist(one.file, &one.target) {
            take_back(done);
            return Err((one.target, error));
        }
        sync_folder(&one.folder);
        done.push((one.target, kept));
    }
    Ok(())
}

/// Puts back what stood in the place of what is written.
fn take_back(done: Vec<(PathBuf, Kept)>) {
    for (target, kept) in done.into_iter().rev() {
        // There is nothing left to do where even that fails: the first error is the one to tell.
        match kept {
            Some(kept) => drop(kept.into_temp_path().persist(&target)),
            None => drop(fs::remove_file(&target)),
        }
    }
}

/// The file that `path` means, through symbolic links.
fn target_of(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn new_file_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    // Temporary files are private by default; a plan is shared as any document (less the umask).
    let permissions = fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().prefix(".narplan-").permissions(permissions).tempfile_in(folder)
}

#[cfg(not(unix))]
fn new_file_in(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".narplan-").tempfile_in(folder)
}

/// Lets the new name reach the disk too; some systems cannot, and the file is whole anyway.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        drop(folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_before_a_failure_is_put_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a"), "old a").unwrap();
        let staged = ["a", "b", "c"].map(|name| {
            let one = Staged::new(&path(name), b"new").unwrap();
            let kept = one.kept().unwrap();
            (one, kept)
        });
        let mut number = 0;
        let failed = take_places(staged.into(), |file, target| {
            number += 1;
            if number == 3 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            file.persist(target).map(drop).map_err(|error| error.error)
        });
        let (place, error) = failed.unwrap_err();
        assert_eq!((place, error.kind()), (path("c"), io::ErrorKind::StorageFull));
        let left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["a"], "neither new files nor second names are left");
        assert_eq!(fs::read_to_string(path("a")).unwrap(), "old a");
    }

    #[test]
    fn all_files_are_written_over_what_stood_there() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&a, "old").unwrap();
        save_all(&[(&a, b"new a"), (&b, b"new b")]).unwrap();
        assert_eq!(fs::read_to_string(&a).unwrap(), "new a");
        assert_eq!(fs::read_to_string(&b).unwrap(), "new b");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
