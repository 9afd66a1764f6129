//! A workbook and papers on the command line.

use std::fs;

use crate::cli::Place;

/// The papers of a plan, with what goes before the name of each file.
const PAPERS: [(&str, &str); 5] = [
    ("--xlsx", ""),
    ("--pdf", "tjansteskrivelse="),
    ("--pdf", "kartblad="),
    ("--pdf", "kartbok="),
    ("--pdf", "antaganden="),
];

#[test]
fn a_workbook_and_all_papers_are_written_and_twice_the_same() {
    let place = Place::new();
    let plan = place.plan("beslut-2023");
    let run = |name: &str| {
        let files = PAPERS.map(|(option, kind)| (option, format!("{kind}{name}-{}", kind.len())));
        let files = files.iter().flat_map(|(option, file)| [*option, file.as_str()]);
        let args: Vec<&str> = ["export", &plan]
            .into_iter()
            .chain(files)
            .chain(["--status", "beslutad", "--date", "2026-11-22", "--child-impact"])
            .collect();
        place.run(&args).expect_code(0)
    };
    let first = run("one");
    assert_eq!(first.out, "");
    run("two");
    for (_, kind) in PAPERS {
        let read = |name: &str| fs::read(place.path(&format!("{name}-{}", kind.len()))).unwrap();
        let begins: &[u8] = if kind.is_empty() { b"PK" } else { b"%PDF-1.7" };
        assert!(read("one").starts_with(begins), "{kind}");
        assert!(read("one") == read("two"), "{kind}");
    }
}

#[test]
fn what_is_there_already_is_replaced_only_when_asked() {
    let place = Place::new();
    let plan = place.plan("nollalternativ");
    place.write("old.pdf", "old");
    let args = ["export", &plan, "--geojson", "new.geojson", "--pdf", "antaganden=old.pdf"];
    place.run(&args).expect_failure(73, "old.pdf");
    assert_eq!(fs::read(place.path("old.pdf")).unwrap(), b"old");
    // All or nothing: the other file was not there, and is not now.
    assert!(!place.path("new.geojson").exists());
    let forced = [&args[..], &["--force"]].concat();
    place.run(&forced).expect_code(0);
    assert!(fs::read(place.path("old.pdf")).unwrap().starts_with(b"%PDF"));
    assert!(place.path("new.geojson").exists());
    let own = format!("kartbok={plan}");
    place.run(&["export", &plan, "--pdf", &own, "--force"]).expect_failure(73, &plan);
}

#[test]
fn a_paper_that_there_is_not_is_wrong_usage() {
    let place = Place::new();
    let plan = place.plan("nollalternativ");
    place.run(&["export", &plan, "--pdf", "karta=a.pdf"]).expect_failure(2, "kartblad");
    let args = ["export", &plan, "--xlsx", "a.xlsx", "--date", "2027-02-30"];
    place.run(&args).expect_failure(2, "2027-02-30");
    place
        .run(&["export", &plan, "--xlsx", "a.xlsx", "--status", "klar"])
        .expect_failure(2, "utkast");
    assert!(!place.path("a.xlsx").exists());
}

/// What the workbook's properties say.
fn properties(path: &std::path::Path) -> String {
    use std::io::Read as _;
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name("docProps/core.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn papers_have_the_plan_s_status_and_date_unless_options_say_otherwise() {
    let place = Place::new();
    let plan = place.plan("nollalternativ");
    let text = fs::read_to_string(place.path(&plan)).unwrap();
    let papers = "{\n  \"papers\": {\"status\": \"beslutad\", \"date\": \"2027-03-02\"},";
    place.write(&plan, &text.replacen('{', papers, 1));
    place.run(&["export", &plan, "--xlsx", "a.xlsx"]).expect_code(0);
    let own = properties(&place.path("a.xlsx"));
    assert!(own.contains("Beslutad") && own.contains("2027-03-02"), "{own}");
    let options = ["--status", "forslag", "--date", "2028-01-31"];
    place.run(&[&["export", &plan, "--xlsx", "b.xlsx"][..], &options].concat()).expect_code(0);
    let other = properties(&place.path("b.xlsx"));
    assert!(other.contains("Förslag") && other.contains("2028-01-31"), "{other}");
}
