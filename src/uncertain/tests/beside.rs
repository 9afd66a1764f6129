//! Runs side by side against single ones.

use proptest::prelude::*;

use crate::model::{Parameters, Plan};
use crate::probability::lanes::Lanes;
use crate::simulate::tests::arbitrary::{MAP, plans};
use crate::simulate::{
    Compiled, Detail, Draw, Room, Scratch, Simulation, Sink, TotalFigures, UnitFigures,
};
use crate::uncertain::Draws;

/// Runs side by side: more than a machine adds at once, and no power of two.
const BESIDE: usize = 5;

/// What is kept of a unit, and of all, in a month.
type Kept = [f64; 8];

/// By run, all months.
#[derive(Default)]
struct Keeper([Vec<Kept>; BESIDE]);

fn of<const N: usize>(figures: &UnitFigures<N>, gap: Lanes<N>, lane: usize) -> Kept {
    let all = [
        figures.filled,
        figures.leavers,
        figures.open,
        figures.overdue,
        figures.gross,
        figures.coverage,
        figures.caseload,
        gap,
    ];
    all.map(|values| values.lane(lane))
}

impl Sink<BESIDE> for Keeper {
    const DETAIL: Detail = Detail::Course;

    fn month(&mut self, _: usize, units: &[UnitFigures<BESIDE>], total: &TotalFigures<BESIDE>) {
        for (lane, all) in self.0.iter_mut().enumerate() {
            all.extend(units.iter().map(|unit| of(unit, Lanes::ZERO, lane)));
            all.push(of(&total.sum, total.gap, lane));
        }
    }
}

/// The same of a single run.
fn single(plan: &Plan, parameters: &Parameters, draw: Option<Draw>) -> Vec<Kept> {
    let mut found = Simulation::empty(plan.start);
    let compiled = Compiled::new(&MAP.indicators, plan).unwrap();
    compiled.run_into(parameters, draw, &mut Scratch::default(), &mut found);
    let month = |month: &crate::simulate::UnitMonth, gap: f64| {
        [
            month.filled,
            month.leavers,
            month.open,
            month.overdue,
            month.cost.total().0 as f64,
            month.coverage.unwrap_or(f64::NAN),
            month.caseload.unwrap_or(f64::NAN),
            gap,
        ]
    };
    let of_month = |t: usize| {
        let units = found.units.iter().map(move |unit| month(&unit[t], 0.0));
        let total = &found.total[t];
        units.chain([month(&total.sum, total.gap.0 as f64)]).collect::<Vec<_>>()
    };
    (0..found.months()).flat_map(of_month).collect()
}

fn bits(kept: &[Kept]) -> Vec<[u64; 8]> {
    // What is undefined is undefined in both, whatever its bits; 0 has no sign.
    let plain = |value: f64| if value.is_nan() { f64::NAN } else { value + 0.0 };
    kept.iter().map(|month| month.map(|value| plain(value).to_bits())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// To the last bit, with and without chance events.
    #[test]
    fn runs_side_by_side_are_each_what_it_is_by_itself(
        (plan, chance, seed) in (plans(), any::<bool>(), any::<u64>()),
    ) {
        let draws = Draws::new(&plan, true, seed, BESIDE);
        let parameters: [Parameters; BESIDE] = std::array::from_fn(|run| {
            let mut parameters = plan.parameters.clone();
            draws.set(run, &mut parameters);
            parameters
        });
        let draw: [Draw; BESIDE] = std::array::from_fn(|run| Draw { seed, run: run as u64 });
        let compiled = Compiled::new(&MAP.indicators, &plan).unwrap();
        let (mut room, mut keeper) = (Room::default(), Keeper::default());
        // The second time with room that was used before.
        for _ in 0..2 {
            keeper = Keeper::default();
            let draws = chance.then_some(draw);
            compiled.run_beside(&parameters, draws, &mut room, &mut keeper);
        }
        for (lane, (all, own)) in keeper.0.iter().zip(&parameters).enumerate() {
            let expected = single(&plan, own, chance.then_some(draw[lane]));
            prop_assert_eq!(bits(all), bits(&expected), "run {}", lane);
        }
    }
}
