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
    let target = target_of(path)?;
    // A bare name has the parent "", which no call accepts as a folder.
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let permissions = match fs::metadata(&target) {
        // Replacing a file asks only its folder for leave: the protection would be bypassed.
        Ok(found) if found.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(found) => Some(found.permissions()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let mut new_file = new_file_in(folder)?;
    new_file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        new_file.as_file().set_permissions(permissions)?;
    }
    new_file.as_file().sync_all()?;
    new_file.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
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
