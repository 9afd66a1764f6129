//! Papers of the real plan, and of plans whose texts are no plain words.

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::maps::map_book;
use super::memo::memo;
use super::paper::legible;
use super::{
    FirstPage, MemoOptions, PaperSize, assumptions_pdf, first_page, map_book_pdf, memo_pdf,
};
use crate::i18n::{Language, Tr};
use crate::model::{Accent, FundingKind, Ore, Papers, Plan};
use crate::report::tests::Case;
use crate::report::{CertainYear, Certainty, Date, Stamp, Status};

/// The text of every page, line after line.
fn pages(document: &PagedDocument) -> Vec<String> {
    fn gather(frame: &Frame, text: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => gather(&group.frame, text),
                FrameItem::Text(item) => {
                    text.push_str(&item.text);
                    text.push('\n');
                }
                _ => {}
            }
        }
    }
    let text = |page: &typst_layout::Page| {
        let mut text = String::new();
        gather(&page.frame, &mut text);
        text
    };
    document.pages().iter().map(text).collect()
}

fn stamp() -> Stamp {
    Stamp { status: Status::Proposal, version: "2b".to_owned(), date: Date::new(2026, 11, 22) }
}

fn memo_text(case: &Case, tr: &Tr, options: MemoOptions) -> Vec<String> {
    let stamp = stamp();
    let (paper, pictures) = memo(case.material(&stamp, tr), options).unwrap();
    pages(&paper.set(super::memo::TEMPLATE, pictures, None).unwrap())
}

/// Without the soft places to break a word at, and without breaks.
fn plain(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_memo_has_the_municipality_s_headings_in_their_order() {
    // The order of the reply to the motion of 2020 (2021-12-17), with the child impact assessment
    // as an option.
    let headings = [
        "Förslag till social- och omsorgsnämndens beslut",
        "Förslag till kommunstyrelsens beslut",
        "Förslag till kommunfullmäktiges beslut",
        "Ärende",
        "Beslutsunderlag",
        "Bakgrund",
        "Ekonomiska konsekvenser",
        "Kommunala mål",
        "Jämställdhet",
        "Barnkonsekvensanalys",
        "Samråd",
        "Uppföljning och utvärdering",
        "Information eller förhandling enligt lag (1976:580) om",
        "Beslutet skickas till",
    ];
    let (case, tr) = (Case::real(), Tr::new(Language::Sv));
    let text = memo_text(&case, &tr, MemoOptions { children: true }).join("\n");
    let lines: Vec<&str> = text.lines().collect();
    let mut from = 0;
    for heading in headings {
        let at = lines.iter().skip(from).position(|line| line.trim() == heading);
        from += at.unwrap_or_else(|| panic!("{heading} is not below what stands before it"));
    }
    let without = memo_text(&case, &tr, MemoOptions::default()).join("\n");
    assert!(!without.contains("Barnkonsekvensanalys"));
}

#[test]
fn every_page_says_status_version_date_seed_and_which_plan_it_is() {
    let (case, tr) = (Case::real(), Tr::new(Language::Sv));
    let hash = crate::report::plan_hash(&case.map, &case.plan).unwrap();
    let stamp = stamp();
    let material = case.material(&stamp, &tr);
    let (book, pictures) = map_book(material, PaperSize::A4).unwrap();
    let book = pages(&book.set(super::maps::TEMPLATE, pictures, None).unwrap());
    assert_eq!(book.len(), case.plan.steps.len());
    for page in memo_text(&case, &tr, MemoOptions::default()).iter().chain(&book) {
        let page = plain(page);
        for said in ["Förslag", "Version 2b", "2026-11-22", "Frö 1", &hash[..16]] {
            assert!(page.contains(said), "{said} is not on\n{page}");
        }
    }
}

#[test]
fn texts_of_the_plan_are_shown_as_they_stand_and_never_run() {
    let wild = ["#panic(\"x\")", "*bold*", "$x$ _y_ `z` @ref <a> = b", "</svg>&amp;\\"];
    let mut case = Case::real();
    let ryd = case.map.districts.indices().next().unwrap();
    case.plan.display_names.insert(ryd, wild[0].to_owned());
    case.plan.title = wild[1].to_owned();
    case.plan.steps[1].name = wild[2].to_owned();
    case.plan.units.get_mut(crate::model::Index::from_usize(0)).unwrap().name = wild[3].to_owned();
    case.plan.description = "#import \"/etc/passwd\"\n#read(\"data.json\")".to_owned();
    let tr = Tr::new(Language::Sv);
    let text = plain(&memo_text(&case, &tr, MemoOptions { children: true }).join("\n"));
    for said in wild.into_iter().chain(["#import \"/etc/passwd\"", "#read(\"data.json\")"]) {
        // Quotation marks in running text may not be made curly either.
        assert!(text.contains(said), "{said} is not in\n{text}");
    }
}

#[test]
fn what_the_typeface_lacks_is_a_square_and_the_paper_is_still_made() {
    assert_eq!(legible("Ryd 🏘 \u{627}\u{7} å – ½"), "Ryd □ □  å – ½");
    let mut case = Case::real();
    case.plan.title = "Plan 🏘".to_owned();
    let (stamp, tr) = (stamp(), Tr::new(Language::Sv));
    let pdf = memo_pdf(case.material(&stamp, &tr), MemoOptions::default()).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
}

#[test]
fn the_same_plan_gives_the_same_bytes_also_on_other_threads() {
    let (case, stamp, tr) = (Case::real(), stamp(), Tr::new(Language::Sv));
    let made = || {
        let material = case.material(&stamp, &tr);
        (
            memo_pdf(material, MemoOptions { children: true }).unwrap(),
            map_book_pdf(material, PaperSize::A4).unwrap(),
        )
    };
    let first = made();
    let others = std::thread::scope(|scope| {
        let threads = [scope.spawn(made), scope.spawn(made)];
        threads.map(|thread| thread.join().unwrap())
    });
    for other in others {
        assert!(other == first);
    }
}

#[test]
fn without_a_date_the_file_has_that_of_the_plan() {
    let (case, tr) = (Case::real(), Tr::new(Language::Sv));
    let undated = Stamp::default();
    assert_eq!(undated.file_date(&case.plan), Date::new(2027, 1, 1));
    let text = {
        let (paper, pictures) = memo(case.material(&undated, &tr), MemoOptions::default()).unwrap();
        plain(&pages(&paper.set(super::memo::TEMPLATE, pictures, None).unwrap()).join("\n"))
    };
    assert!(text.contains("Odaterad, planens period 2027-01 – 2031-12"), "{text}");
    assert!(text.contains("Datum [fylls i]"));
}

#[test]
fn the_economy_tells_the_simulation_s_sums() {
    let (case, tr) = (Case::real(), Tr::new(Language::Sv));
    let text = plain(&memo_text(&case, &tr, MemoOptions::default()).join("\n"));
    // Summed from the months here, not by what the paper sums with.
    let gross: i64 =
        case.simulation.total.iter().flat_map(|month| month.sum.cost.0).map(|ore| ore.0).sum();
    let gap: i64 = case.simulation.total.iter().map(|month| month.gap.0).sum();
    let millions = |ore: i64| tr.number(Ore(ore).to_sek() / 1e6, 1);
    let said = format!("kostar brutto {} mnkr under 2027-01 – 2031-12", millions(gross));
    assert!(text.contains(&said), "{said}");
    assert!(text.contains(&format!("Sammanlagt är {} mnkr ofinansierat", millions(gap))));
    let frame: i64 = case
        .simulation
        .total
        .iter()
        .map(|month| month.funded[FundingKind::CommitteeFrame as usize].0)
        .sum();
    assert!(text.contains(&format!("Nämndens ram 69,9 77,0 80,8 84,0 86,5 {}", millions(frame))));
}

#[test]
fn a_bare_plan_has_its_papers_too_and_in_english() {
    let case = Case::changed(|plan: &mut Plan| {
        plan.steps.clear();
        plan.funding.clear();
        plan.quotes.clear();
        plan.title = String::new();
        plan.description = String::new();
    });
    let (stamp, tr) = (Stamp::default(), Tr::new(Language::En));
    let mut material = case.material(&stamp, &tr);
    material.baseline = None;
    let certainty = Certainty {
        runs: 10,
        seed: 7,
        drawn: 3,
        coverage_target: 0.95,
        years: vec![CertainYear {
            year: 2027,
            months: 12,
            gross: [Some(1e6), Some(2e6), None],
            net_new: [None; 3],
            gap: [Some(0.0); 3],
            within_frame: Some(0.5),
            coverage_reached: None,
        }],
    };
    material.certainty = Some(&certainty);
    let (paper, pictures) = memo(material, MemoOptions { children: true }).unwrap();
    let text = plain(&pages(&paper.set(super::memo::TEMPLATE, pictures, None).unwrap()).join("\n"));
    assert!(text.contains("2.0 (1.0 – –)"), "{text}");
    assert!(map_book_pdf(material, PaperSize::A3).unwrap().starts_with(b"%PDF"));
    assert!(assumptions_pdf(material).unwrap().starts_with(b"%PDF"));
}

/// Papers with a sender of their own, and a logo made of pixels and one of shapes.
fn papers_of_a_sender() -> [Papers; 2] {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\">\
        <rect width=\"90\" height=\"30\" fill=\"#aa1122\"/>\
        <text x=\"8\" y=\"20\" fill=\"white\">Kommunen</text></svg>";
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 400, 20);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![200; 400 * 20 * 4]).unwrap();
    writer.finish().unwrap();
    [svg.as_bytes(), &png].map(|bytes| Papers {
        committee: "Barn- och familjenämnden".to_owned(),
        department: "Socialkontoret".to_owned(),
        accent: Some(Accent(0xaa, 0x11, 0x22)),
        logo: Some(crate::report::read_logo(bytes, "Kommunens vapen").unwrap()),
        ..Papers::default()
    })
}

#[test]
fn papers_have_the_sender_s_logo_with_its_text_name_and_colour() {
    let tr = Tr::new(Language::Sv);
    for papers in papers_of_a_sender() {
        let case = Case::changed(|plan: &mut Plan| plan.papers = papers.clone());
        let text = memo_text(&case, &tr, MemoOptions::default());
        let first = plain(text.first().unwrap());
        for said in [
            "Barn- och familjenämnden · Tjänsteskrivelse",
            "Förslag till beslut i barn- och familjenämnden",
            "Förvaltning Socialkontoret",
            "Till Barn- och familjenämnden",
        ] {
            assert!(first.contains(said), "{said} is not in\n{first}");
        }
        let stamp = stamp();
        let material = case.material(&stamp, &tr);
        // PDF/UA-1 refuses a picture without an alternative text.
        for pdf in [
            memo_pdf(material, MemoOptions::default()).unwrap(),
            map_book_pdf(material, PaperSize::A4).unwrap(),
            assumptions_pdf(material).unwrap(),
        ] {
            assert!(pdf.starts_with(b"%PDF-1.7"));
        }
    }
}

#[test]
fn the_first_page_is_drawn_as_it_is_in_the_file() {
    let [papers, _] = papers_of_a_sender();
    let case = Case::changed(|plan: &mut Plan| plan.papers = papers.clone());
    let (stamp, tr) = (stamp(), Tr::new(Language::Sv));
    let material = case.material(&stamp, &tr);
    let page = first_page(material, FirstPage::Memo(MemoOptions::default()), 420).unwrap();
    // A4 is 210 × 297 mm.
    assert_eq!((page.width, page.height), (420, 594));
    let of = |colour: [u8; 3]| page.rgb.chunks(3).filter(|pixel| **pixel == colour).count();
    assert!(of([0xff; 3]) > 100_000, "paper is white");
    assert!(of([0xaa, 0x11, 0x22]) > 500, "the logo and the headings");
    let book = first_page(material, FirstPage::MapBook(PaperSize::A3), 420).unwrap();
    assert_eq!((book.width, book.height), (420, 297));
    let is_coloured = |pixel: &&[u8]| {
        let (least, most) = (pixel.iter().min().unwrap(), pixel.iter().max().unwrap());
        most - least > 12
    };
    let coloured = book.rgb.chunks(3).filter(is_coloured).count();
    assert!(coloured > 20_000, "the map is there: {coloured}");
}
