//! Rules and travel of a plan, to and from the plan file.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::parse::{Reader, Units, unit_by_id};
use super::write::Writer;
use crate::edit::check;
use crate::model::{
    Capacity, Centres, DistrictIdx, Group, Limits, Place, Rationale, Rules, Travel, TravelTimes,
    UnitIdx,
};
use crate::store::StoreError;
use crate::store::format::PlaceFile;
use crate::store::pairs::{Number, Pairs};

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesFile {
    /// District code to the id of the unit that it shall keep.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    locked: Pairs<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    groups: Vec<GroupFile>,
    /// Pairs of district codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bridges: Vec<[String; 2]>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exclaves: Vec<ExclaveFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limits: Option<LimitsFile>,
    /// District code to who decided, and why.
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    reasons: Pairs<ReasonFile>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFile {
    name: String,
    districts: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExclaveFile {
    district: String,
    unit: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitsFile {
    km: Number,
    minutes: Number,
    deviation_percent: Number,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReasonFile {
    #[serde(default)]
    who: String,
    #[serde(default)]
    why: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CapacityFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    posts: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    area_m2: Option<Number>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TravelFile {
    detour: Number,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    centres: Option<CentresFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    times: Vec<TimesFile>,
    /// Which way of travelling is in use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mode: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CentresFile {
    source: String,
    /// District code to its point.
    points: Pairs<PlaceFile>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TimesFile {
    mode: String,
    source: String,
    /// Unit id to district code to minutes.
    minutes: Pairs<Pairs<Number>>,
}

impl Reader<'_> {
    pub(super) fn rules(&mut self, units: &Units, file: RulesFile) -> Result<Rules, StoreError> {
        let count = self.codes.len();
        let locked = self.locked(units, file.locked)?;
        let groups = self.groups(file.groups)?;
        check::groups(count, &groups).map_err(|rule| StoreError::invalid("rules.groups", rule))?;
        let bridges = self.bridges(file.bridges);
        check::bridges(count, &bridges)
            .map_err(|rule| StoreError::invalid("rules.bridges", rule))?;
        let limits = file.limits.map_or_else(Limits::default, |limits| Limits {
            max_km: limits.km.0,
            max_minutes: limits.minutes.0,
            max_deviation_percent: limits.deviation_percent.0,
        });
        check::limits(&limits).map_err(|rule| StoreError::invalid("rules.limits", rule))?;
        let mut exclaves = BTreeSet::new();
        for (position, one) in file.exclaves.into_iter().enumerate() {
            let path = format!("rules.exclaves[{position}]");
            let unit = unit_by_id(units, &format!("{path}.unit"), &one.unit)?;
            exclaves.extend(self.district(&path, &one.district).map(|district| (district, unit)));
        }
        let mut reasons = BTreeMap::new();
        for (code, reason) in file.reasons.0 {
            let reason = reason_of(reason);
            let district = self.district(&format!("rules.reasons.{code}"), &code);
            if let Some(district) = district.filter(|_| !reason.is_empty()) {
                reasons.insert(district, reason);
            }
        }
        Ok(Rules { locked, groups, bridges, exclaves, limits, reasons })
    }

    fn locked(
        &mut self,
        units: &Units,
        file: Pairs<String>,
    ) -> Result<BTreeMap<DistrictIdx, UnitIdx>, StoreError> {
        self.owners(units, "rules.locked", file)
    }

    /// District codes with the id of a unit each.
    pub(super) fn owners(
        &mut self,
        units: &Units,
        path: &str,
        file: Pairs<String>,
    ) -> Result<BTreeMap<DistrictIdx, UnitIdx>, StoreError> {
        let mut owners = BTreeMap::new();
        for (code, id) in file.0 {
            let path = format!("{path}.{code}");
            let unit = unit_by_id(units, &path, &id)?;
            if let Some(district) = self.district(&path, &code) {
                owners.insert(district, unit);
            }
        }
        Ok(owners)
    }

    fn groups(&mut self, file: Vec<GroupFile>) -> Result<Vec<Group>, StoreError> {
        let mut groups = Vec::with_capacity(file.len());
        for (position, group) in file.into_iter().enumerate() {
            let path = format!("rules.groups[{position}]");
            check::name(&group.name)
                .map_err(|rule| StoreError::invalid(format!("{path}.name"), rule))?;
            let codes = group.districts.into_iter().enumerate();
            let districts = codes
                .filter_map(|(at, code)| self.district(&format!("{path}.districts[{at}]"), &code))
                .collect();
            groups.push(Group { name: group.name, districts });
        }
        Ok(groups)
    }

    fn bridges(&mut self, file: Vec<[String; 2]>) -> BTreeSet<(DistrictIdx, DistrictIdx)> {
        let mut bridges = BTreeSet::new();
        for (position, [a, b]) in file.into_iter().enumerate() {
            let path = format!("rules.bridges[{position}]");
            if let (Some(a), Some(b)) = (self.district(&path, &a), self.district(&path, &b)) {
                bridges.insert((a.min(b), a.max(b)));
            }
        }
        bridges
    }

    pub(super) fn travel(&mut self, file: TravelFile) -> Result<Travel, StoreError> {
        let centres = file.centres.map_or_else(Centres::default, |centres| {
            let mut points = BTreeMap::new();
            for (code, place) in centres.points.0 {
                let path = format!("travel.centres.points.{code}");
                if let Some(district) = self.district(&path, &code) {
                    points.insert(district, Place { lon: place.lon.0, lat: place.lat.0 });
                }
            }
            Centres { source: centres.source, points }
        });
        let times = file.times.into_iter().enumerate();
        let times = times.map(|(position, times)| self.times(position, times)).collect();
        let travel = Travel { detour: file.detour.0, centres, times, mode: file.mode };
        check::travel(self.codes.len(), &travel)
            .map_err(|rule| StoreError::invalid("travel", rule))?;
        Ok(travel)
    }

    fn times(&mut self, position: usize, file: TimesFile) -> TravelTimes {
        let mut minutes = BTreeMap::new();
        for (unit, by_district) in file.minutes.0 {
            let path = format!("travel.times[{position}].minutes.{unit}");
            let by_district = by_district.0.into_iter();
            let by_district = by_district
                .filter_map(|(code, Number(minutes))| {
                    Some((self.district(&format!("{path}.{code}"), &code)?, minutes))
                })
                .collect();
            minutes.insert(unit, by_district);
        }
        TravelTimes { mode: file.mode, source: file.source, minutes }
    }
}

pub(super) fn reason_of(file: ReasonFile) -> Rationale {
    Rationale { who: file.who, why: file.why }
}

pub(super) fn capacity_of(file: Option<CapacityFile>) -> Capacity {
    file.map_or_else(Capacity::default, |file| Capacity {
        posts: file.posts.map(|posts| posts.0),
        area_m2: file.area_m2.map(|area| area.0),
    })
}

pub(super) fn reason_file(reason: &Rationale) -> ReasonFile {
    ReasonFile { who: reason.who.clone(), why: reason.why.clone() }
}

pub(super) fn capacity_file(capacity: &Capacity) -> Option<CapacityFile> {
    (*capacity != Capacity::default()).then(|| CapacityFile {
        posts: capacity.posts.map(Number),
        area_m2: capacity.area_m2.map(Number),
    })
}

impl Writer<'_> {
    /// The rules; none where nothing was said.
    pub(super) fn rules(&self) -> Result<Option<RulesFile>, StoreError> {
        let rules = &self.plan.rules;
        if *rules == Rules::default() {
            return Ok(None);
        }
        let groups = rules.groups.iter().map(|group| {
            let districts = group.districts.iter().map(|&district| self.code(district));
            let districts = districts.collect::<Result<_, StoreError>>()?;
            Ok(GroupFile { name: group.name.clone(), districts })
        });
        let bridges = rules.bridges.iter().map(|&(a, b)| Ok([self.code(a)?, self.code(b)?]));
        let exclaves = rules.exclaves.iter().map(|&(district, unit)| {
            Ok(ExclaveFile { district: self.code(district)?, unit: self.unit_id(unit)? })
        });
        let reasons = rules.reasons.iter();
        let reasons = reasons.map(|(&one, reason)| Ok((self.code(one)?, reason_file(reason))));
        Ok(Some(RulesFile {
            locked: self.owners(&rules.locked)?,
            groups: groups.collect::<Result<_, StoreError>>()?,
            bridges: bridges.collect::<Result<_, StoreError>>()?,
            exclaves: exclaves.collect::<Result<_, StoreError>>()?,
            limits: (rules.limits != Limits::default()).then_some(LimitsFile {
                km: Number(rules.limits.max_km),
                minutes: Number(rules.limits.max_minutes),
                deviation_percent: Number(rules.limits.max_deviation_percent),
            }),
            reasons: reasons.collect::<Result<_, StoreError>>()?,
        }))
    }

    /// Districts with a unit each, by code and id.
    pub(super) fn owners(
        &self,
        owners: &BTreeMap<DistrictIdx, UnitIdx>,
    ) -> Result<Pairs<String>, StoreError> {
        owners.iter().map(|(&one, &unit)| Ok((self.code(one)?, self.unit_id(unit)?))).collect()
    }

    /// What ways are measured by; none where nothing was said.
    pub(super) fn travel(&self) -> Result<Option<TravelFile>, StoreError> {
        let travel = &self.plan.travel;
        if *travel == Travel::default() {
            return Ok(None);
        }
        let points = travel.centres.points.iter().map(|(&district, place)| {
            let place = PlaceFile { lon: Number(place.lon), lat: Number(place.lat) };
            Ok((self.code(district)?, place))
        });
        let points: Pairs<PlaceFile> = points.collect::<Result<_, StoreError>>()?;
        let centres = (travel.centres != Centres::default())
            .then(|| CentresFile { source: travel.centres.source.clone(), points });
        let times = travel.times.iter().map(|times| {
            let minutes = times.minutes.iter().map(|(unit, by_district)| {
                let by_district = by_district.iter();
                let by_district =
                    by_district.map(|(&one, &min)| Ok((self.code(one)?, Number(min))));
                Ok((unit.clone(), by_district.collect::<Result<_, StoreError>>()?))
            });
            Ok(TimesFile {
                mode: times.mode.clone(),
                source: times.source.clone(),
                minutes: minutes.collect::<Result<_, StoreError>>()?,
            })
        });
        Ok(Some(TravelFile {
            detour: Number(travel.detour),
            centres,
            times: times.collect::<Result<_, StoreError>>()?,
            mode: travel.mode.clone(),
        }))
    }
}
