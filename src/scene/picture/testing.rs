//! A plan and a picture to test with: the four areas of the decision of 2023 on the real map.

use std::collections::BTreeMap;

use geo::{Rect, coord};

use super::{Fill, Heading, Marker, Picture, PictureInput};
use crate::i18n::{Language, Tr};
use crate::model::{
    Capacity, DistrictIdx, DistrictSet, FitOut, Index, IndexVec, MapRef, Month, Parameters, Place,
    Plan, Rationale, RolloutStep, Rules, StepId, Travel, Unit, UnitIdx, UnitKind, UnitToday,
};
use crate::scene::palette::Theme;
use crate::scene::rect::ScreenRect;
use crate::scene::view::View;

const NORTH: [&str; 6] = [
    "Skäggetorp-Tornby",
    "Vasastaden-Hunneberg",
    "Domkyrkan-Slottet",
    "Lilla Torget-Sankt Lars",
    "Ljungsbro-Berg",
    "Vreta Kloster omland",
];
const WEST: [&str; 7] = [
    "Ryd",
    "Gottfridsberg",
    "Valla-T1",
    "Lambohov-Slaka",
    "Malmslätt",
    "Vikingstad-Rappestad",
    "Valkebo omland",
];
const EAST: [&str; 9] = [
    "Tannefors-Stångebro-Kallerstad",
    "Hejdegården",
    "Johannelund",
    "Hackefors",
    "Hjulsbro",
    "Tallboda",
    "Ekängen",
    "Linghem",
    "Åkerbo omland",
];

fn unit(id: &str, name: &str, letter: &str, colour: u8, place: Option<(f64, f64)>) -> Unit {
    Unit {
        id: id.to_owned(),
        kind: if id == "central" { UnitKind::Central } else { UnitKind::Base },
        name: name.to_owned(),
        letter: letter.to_owned(),
        colour,
        place: place.map(|(lon, lat)| Place { lon, lat }),
        today: UnitToday::default(),
        capacity: Capacity::default(),
        reason: Rationale::default(),
    }
}

/// A plan with four bases; norr and väster go live in 2027.
pub(crate) fn plan_of(map: &DistrictSet) -> Plan {
    let assignment: IndexVec<DistrictIdx, UnitIdx> = map
        .districts
        .iter()
        .map(|district| {
            let name = district.name.as_str();
            let position = match () {
                () if NORTH.contains(&name) => 1,
                () if WEST.contains(&name) => 2,
                () if EAST.contains(&name) => 4,
                () => 3,
            };
            UnitIdx::from_usize(position)
        })
        .collect();
    let step = |id: u32, unit: usize, start: Month| RolloutStep {
        id: StepId(id),
        name: String::new(),
        start,
        districts: assignment
            .iter_enumerated()
            .filter_map(|(district, owner)| (owner.to_usize() == unit).then_some(district))
            .collect(),
        posts: Vec::new(),
        recruit_from: None,
        premises: Vec::new(),
        reassign: BTreeMap::new(),
        gate: None,
    };
    Plan {
        title: "Beslut 2023 – fyra baser".to_owned(),
        description: String::new(),
        quotes: Vec::new(),
        map: MapRef::Builtin("linkoping".to_owned()),
        start: Month::new(2027, 1),
        horizon_months: 48,
        units: IndexVec::from_vec(vec![
            unit("central", "Centralt", "C", 0, None),
            unit("norr", "Norr", "N", 0, Some((15.589, 58.425))),
            unit("vaster", "Väster", "V", 1, Some((15.561, 58.406))),
            unit("syd", "Syd", "S", 2, Some((15.632, 58.385))),
            unit("oster", "Öster", "Ö", 3, Some((15.668, 58.395))),
        ]),
        steps: vec![step(1, 1, Month::new(2027, 4)), step(2, 2, Month::new(2027, 7))],
        assignment,
        parameters: Parameters::default(),
        payroll_overhead_by_year: BTreeMap::new(),
        fit_out: FitOut::default(),
        need: Vec::new(),
        need_method: crate::model::NeedMethod::default(),
        disclosure: crate::model::Disclosure::default(),
        residential_days_per_year: 0.0,
        foster_days_per_year: 0.0,
        funding: Vec::new(),
        display_names: BTreeMap::new(),
        rules: Rules::default(),
        travel: Travel::default(),
        model: crate::model::ModelSettings::default(),
        uncertainty: crate::model::Uncertainty::default(),
        finer: None,
        style: None,
        papers: crate::model::Papers::default(),
        scenarios: crate::model::Scenarios::default(),
    }
}

/// A picture with everything on it, to vary.
pub(crate) struct Scene<'a> {
    pub(crate) map: &'a DistrictSet,
    pub(crate) plan: &'a Plan,
    pub(crate) theme: Theme,
    pub(crate) fill: Fill,
    pub(crate) bounds: Rect<f64>,
    pub(crate) live_at: Option<Month>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(map: &'a DistrictSet, plan: &'a Plan) -> Self {
        let (theme, fill) = (Theme::Light, Fill::Units);
        Self { map, plan, theme, fill, bounds: map.city, live_at: None }
    }

    pub(crate) fn input(&self) -> PictureInput<'a> {
        let size_px = coord! { x: 1600.0, y: 1000.0 };
        let frame = Picture::map_frame(size_px, 1.0);
        PictureInput {
            map: self.map,
            plan: self.plan,
            view: View::fit_in(self.bounds, size_px, frame, 24.0),
            theme: self.theme,
            fill: self.fill,
            shade: None,
            circles: None,
            chains: None,
            rings: true,
            live_at: self.live_at,
            as_of: None,
            unit_outlines: self.fill != Fill::Units,
            markers: true,
            names: true,
            font_scale: 1.0,
            legend: Some(Heading { title: "Beslut 2023 – fyra baser", subtitle: "Utkast" }),
            scale_bar: true,
            inset: true,
            covers: &[],
            marks: &[],
            faded: &[],
        }
    }

    pub(crate) fn picture(&self) -> Picture {
        self.picture_in(&Tr::new(Language::Sv))
    }

    pub(crate) fn picture_in(&self, tr: &Tr) -> Picture {
        Picture::new(&self.input(), tr)
    }
}

/// Everything on a picture that no name may be on top of.
pub(crate) fn obstacles(picture: &Picture) -> Vec<ScreenRect> {
    let signs = picture.markers.iter().map(Marker::rect);
    let inset = picture.inset.iter().map(|inset| inset.rect);
    signs.chain(picture.cards.iter().map(|card| card.rect)).chain(inset).collect()
}
