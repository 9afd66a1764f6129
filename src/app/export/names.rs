//! What files are called.

use std::path::{Path, PathBuf};

use super::super::action::ExportKind;

/// The name of a file of `kind`, or of the folder for tables, that begins with `stem`.
pub(in crate::app) fn file_of(stem: &str, kind: ExportKind) -> String {
    match kind {
        ExportKind::GeoJson => format!("{stem}.geojson"),
        ExportKind::Csv => format!("{stem}-csv"),
        ExportKind::Png => format!("{stem}.png"),
        ExportKind::Svg => format!("{stem}.svg"),
        ExportKind::Parameters => format!("{stem}-antaganden.csv"),
        ExportKind::Paper(kind) if kind.extension() == "pdf" => format!("{stem}-{}.pdf", kind.id()),
        ExportKind::Paper(kind) => format!("{stem}.{}", kind.extension()),
    }
}

/// `title` as a file name that every system takes.
pub(in crate::app) fn file_name(title: &str) -> String {
    let plain: String = title
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().filter(|word| *word != "-").collect();
    if words.is_empty() { "plan".to_owned() } else { words.join("-") }
}

/// `path` with the first number that makes it one that nothing stands at: `karta (2).png`.
pub(super) fn free(path: &Path) -> PathBuf {
    let is_free = |path: &Path| path.symlink_metadata().is_err();
    if is_free(path) {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    let numbered =
        (2_u32..).map(|number| path.with_file_name(format!("{stem} ({number}){ending}")));
    numbered.into_iter().find(|path| is_free(path)).unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(file_name("Beslut 2023: fyra / baser?"), "Beslut-2023-fyra-baser");
        assert_eq!(file_name(" – "), "plan");
    }

    #[test]
    fn a_name_that_is_taken_gets_the_first_free_number() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("karta.png");
        assert_eq!(free(&path), path);
        std::fs::write(&path, "1").unwrap();
        std::fs::write(folder.path().join("karta (2).png"), "2").unwrap();
        assert_eq!(free(&path), folder.path().join("karta (3).png"));
        let tables = folder.path().join("plan-csv");
        std::fs::create_dir(&tables).unwrap();
        assert_eq!(free(&tables), folder.path().join("plan-csv (2)"));
    }
}
