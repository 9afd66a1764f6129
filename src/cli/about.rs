//! `narplan why --about`: what is no single figure of the simulation, asked for by names.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::ask_args::{number, outcome, param, percent, step, target};
use super::cheapest::{grid, point, seconds};
use super::why::WhyArgs;
use crate::app::{
    CheapestOptions, CompareMeasure, CurveMeasure, CurvePoint, DistrictFigure, FanKind, Goal,
    MAX_RUNS, MOST_POSTS, Measure, Month, MovePart, Outcome, ParamId, PlanSide, PostsTarget,
    StartRule, StepId, StoryWish, TagFigure, UnitFigure, YearAmount,
};

/// What can be asked about, in the order of `docs/cli.md`.
const KINDS: [&str; 25] = [
    "outcome",
    "measure",
    "difference",
    "year",
    "within",
    "month",
    "reaches",
    "gate",
    "later",
    "wait",
    "bar",
    "turns",
    "goal",
    "safe",
    "start",
    "posts",
    "spare",
    "advertised",
    "latest",
    "cheapest",
    "balance",
    "move",
    "reports",
    "distance",
    "changing",
];

/// The fans by name.
const FANS: [(&str, FanKind); 9] = [
    ("gap_accumulated", FanKind::GapAccumulated),
    ("gross_accumulated", FanKind::GrossAccumulated),
    ("gross_by_year", FanKind::GrossByYear),
    ("gross_by_month", FanKind::GrossByMonth),
    ("filled", FanKind::Filled),
    ("open", FanKind::Open),
    ("overdue", FanKind::Overdue),
    ("caseload", FanKind::Caseload),
    ("coverage", FanKind::Coverage),
];

/// Amounts of a year by name.
const AMOUNTS: [(&str, YearAmount); 3] =
    [("gross", YearAmount::Gross), ("net_new", YearAmount::NetNew), ("gap", YearAmount::Gap)];

/// What of a move, by name: of the whole, or of a unit.
const WHOLE_PARTS: [(&str, TagFigure); 3] = [
    ("all", TagFigure::All),
    ("children", TagFigure::Children),
    ("plan_cost", TagFigure::PlanCost),
];
const UNIT_PARTS: [(&str, UnitFigure); 5] = [
    ("caseload", UnitFigure::Caseload),
    ("started", UnitFigure::Started),
    ("posts", UnitFigure::Posts),
    ("way", UnitFigure::Way),
    ("norm_cost", UnitFigure::NormCost),
];

#[derive(Clone, Debug, clap::Args)]
pub(super) struct AboutArgs {
    /// What is no single figure; docs/cli.md tells what each kind takes
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS))]
    pub(super) about: Option<String>,
    /// A step, by its id
    #[arg(long, value_name = "ID", value_parser = step)]
    step: Option<StepId>,
    /// An outcome, as in `sensitivity`; default: `net_new`
    #[arg(long, value_name = "NAME", value_parser = outcome)]
    outcome: Option<Outcome>,
    /// A parameter
    #[arg(long, value_name = "ID", value_parser = param)]
    parameter: Option<ParamId>,
    /// What has to be true, such as coverage=95%, gap=0 or caseload=15
    #[arg(long, value_name = "OUTCOME=VALUE", value_parser = target)]
    target: Option<(Outcome, f64)>,
    /// Which of the values at which the target begins or ceases to hold; default: 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    number: Option<u16>,
    /// Which of the percentiles; default: 50
    #[arg(long, value_name = "10|50|90", value_parser = line)]
    percentile: Option<usize>,
    /// An amount of a year: `gross`, `net_new` (the default) or `gap`
    #[arg(long, value_name = "NAME", value_parser = amount)]
    amount: Option<YearAmount>,
    /// What the fan of a month shows
    #[arg(long, value_name = "NAME", value_parser = fan)]
    fan: Option<FanKind>,
    /// A need coverage; default: 95%
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    coverage: Option<f64>,
    /// The caseload that no base may exceed; default: the plan's ceiling, else its norm
    #[arg(long, value_name = "CASES", value_parser = number)]
    limit: Option<f64>,
    /// The greatest risk that one does; default: 10%
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    risk: Option<f64>,
    /// A measure: of the scenarios, of the balance, or what the curve is of
    #[arg(long, value_name = "NAME")]
    measure: Option<String>,
    /// What is compared with: a scenario, or "nollalternativ"; default: the plan's own
    #[arg(long, value_name = "NAME")]
    pub(super) baseline: Option<String>,
    /// The plan that is compared with; default: today's organisation carried on
    #[arg(long, value_name = "PLAN2")]
    pub(super) against: Option<PathBuf>,
    /// Districts by code or name, with commas between
    #[arg(long, value_name = "DISTRICT,...", value_delimiter = ',')]
    district: Vec<String>,
    /// The unit that they are moved to
    #[arg(long, value_name = "ID")]
    to: Option<String>,
    /// What of a move; default: all
    #[arg(long, value_name = "NAME", value_parser = part)]
    part: Option<String>,
    /// Only children whose district changes unit twice or more
    #[arg(long)]
    twice: bool,
    /// From each month on, at least this share
    #[arg(long, value_name = "MONTH=SHARE,...", value_delimiter = ',',
          value_parser = point)]
    curve: Vec<CurvePoint>,
    /// Months between two possible starts: 1, 3 (the default) or 6
    #[arg(long, value_name = "MONTHS", value_parser = grid)]
    grid: Option<u16>,
    /// Social workers that each base may have more or fewer than planned; default: 0
    #[arg(long, value_name = "N",
          value_parser = clap::value_parser!(u16).range(0..=i64::from(MOST_POSTS)))]
    posts: Option<u16>,
    /// Steps that stay where they are, by id
    #[arg(long, value_name = "STEP,...", value_delimiter = ',',
          value_parser = step)]
    hold: Vec<StepId>,
    /// Allow cost that nobody pays
    #[arg(long)]
    no_frame: bool,
    /// How long to search at the most; default: 60
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    seconds: Option<f64>,
    /// Number of runs, where there are any; default: the plan's
    #[arg(long, value_name = "N",
          value_parser = clap::value_parser!(u32).range(2..=i64::from(MAX_RUNS)))]
    pub(super) runs: Option<u32>,
    /// Seed of what is drawn; default: the plan's
    #[arg(long, value_name = "NUMBER")]
    pub(super) seed: Option<u64>,
}

fn named<T: Copy>(known: &[(&str, T)], text: &str) -> Result<T, String> {
    let found = known.iter().find(|(name, _)| *name == text.trim()).map(|(_, it)| *it);
    let names = || known.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| format!("one of {}", names()))
}

fn amount(text: &str) -> Result<YearAmount, String> {
    named(&AMOUNTS, text)
}

fn fan(text: &str) -> Result<FanKind, String> {
    named(&FANS, text)
}

fn line(text: &str) -> Result<usize, String> {
    named(&[("10", 0), ("50", 1), ("90", 2)], text.trim_start_matches(['P', 'p']))
}

fn part(text: &str) -> Result<String, String> {
    let names = WHOLE_PARTS.iter().map(|(name, _)| *name);
    let names: Vec<&str> = names.chain(UNIT_PARTS.iter().map(|(name, _)| *name)).collect();
    let is_known = names.contains(&text);
    is_known.then(|| text.to_owned()).ok_or_else(|| format!("one of {}", names.join(", ")))
}

fn measure<T: Copy>(
    text: &str,
    known: impl Iterator<Item = (&'static str, T)>,
) -> Result<T, String> {
    let known: Vec<(&str, T)> = known.collect();
    named(&known, text).map_err(|names| format!("--measure {text}: {names}"))
}

/// Options that are taken one by one by what asks for them; those that are left are too many.
struct Taking {
    about: String,
    args: WhyArgs,
}

impl WhyArgs {
    /// What is asked about; `None` where it is a figure.
    pub(super) fn asked(&self) -> Result<Option<StoryWish>, String> {
        let mut taking =
            Taking { about: self.about.about.clone().unwrap_or_default(), args: self.clone() };
        let wish = if self.about.about.is_some() {
            Some(taking.wish()?)
        } else {
            taking.figure();
            None
        };
        let asked = self.about.about.as_ref();
        let asked = asked.map_or_else(|| "--figure".to_owned(), |about| format!("--about {about}"));
        match taking.left() {
            None => Ok(wish),
            Some(left) => Err(format!("{asked} does not take {left}")),
        }
    }
}

impl Taking {
    fn wish(&mut self) -> Result<StoryWish, String> {
        let about = self.about.clone();
        Ok(match about.as_str() {
            "outcome" => {
                let today = std::mem::take(&mut self.args.today);
                let side = if today { PlanSide::Today } else { PlanSide::Plan };
                StoryWish::Outcome(self.outcome(), side)
            }
            "measure" => StoryWish::Measure(self.compared()?),
            "difference" => StoryWish::Difference(self.compared()?),
            "balance" => {
                let known = Measure::ALL.into_iter().map(|measure| (measure.id(), measure));
                let name = self.args.about.measure.take();
                let measure = measure(&self.need(name, "--measure")?, known)?;
                StoryWish::Balance(measure, self.unit()?, self.args.month.take())
            }
            "move" => self.moved()?,
            "reports" => StoryWish::District(DistrictFigure::Reports, self.district()?),
            "distance" => StoryWish::District(DistrictFigure::Distance, self.district()?),
            "changing" => StoryWish::Changing(std::mem::take(&mut self.args.about.twice)),
            "year" | "within" | "month" | "reaches" | "gate" => self.drawn(&about)?,
            "posts" => {
                let (unit, month, target) = self.posts()?;
                StoryWish::Needed(unit, month, target)
            }
            "spare" => {
                let (unit, month, target) = self.posts()?;
                StoryWish::Spare(unit, month, target)
            }
            "advertised" => StoryWish::Advertised(self.step()?),
            "latest" => StoryWish::LatestAdvertised(self.step()?),
            "cheapest" => self.cheapest()?,
            _ => self.searched(&about)?,
        })
    }

    /// What a figure takes.
    fn figure(&mut self) {
        let args = &mut self.args;
        (args.unit, args.month, args.year, args.today) = (None, None, None, false);
    }

    /// What many runs say.
    fn drawn(&mut self, about: &str) -> Result<StoryWish, String> {
        self.runs();
        let own = &mut self.args.about;
        Ok(match about {
            "year" => {
                let amount = own.amount.take().unwrap_or(YearAmount::NetNew);
                StoryWish::Year(self.args.year.take(), amount, self.line())
            }
            "within" => StoryWish::Within(self.args.year.take()),
            "month" => {
                let fan = own.fan.take();
                let (fan, month) = (self.need(fan, "--fan")?, self.month()?);
                StoryWish::Fan(fan, self.args.unit.take(), month, self.line())
            }
            "reaches" => StoryWish::Reaches(own.coverage.take().unwrap_or(0.95) * 100.0),
            _ => StoryWish::Gate(self.step()?),
        })
    }

    /// What a search over values, months or runs gives.
    fn searched(&mut self, about: &str) -> Result<StoryWish, String> {
        Ok(match about {
            "bar" => StoryWish::Bar(self.parameter()?, self.outcome()),
            "turns" => {
                self.args.about.against = None;
                StoryWish::Turns(self.parameter()?, self.outcome())
            }
            "goal" => {
                let target = self.args.about.target.take();
                let (outcome, target) = self.need(target, "--target")?;
                let goal = Goal { param: self.parameter()?, outcome, target };
                let number = self.args.about.number.take().unwrap_or(1);
                StoryWish::Goal(goal, usize::from(number).saturating_sub(1))
            }
            "safe" => {
                self.runs();
                StoryWish::SafeStart(self.step()?, self.rule())
            }
            "start" => {
                self.runs();
                StoryWish::StartRisk(self.step()?, self.args.month.take(), self.rule())
            }
            "wait" => {
                self.runs();
                StoryWish::Waiting(self.step()?, self.line())
            }
            _ => {
                self.runs();
                StoryWish::Later(self.step()?)
            }
        })
    }

    fn cheapest(&mut self) -> Result<StoryWish, String> {
        let own = &mut self.args.about;
        let curve = std::mem::take(&mut own.curve);
        if curve.is_empty() {
            return Err("--about cheapest needs --curve".to_owned());
        }
        let known = CurveMeasure::ALL.into_iter().map(|measure| (measure.id(), measure));
        let name = own.measure.take();
        let measure = name.map(|name| measure(&name, known)).transpose()?.unwrap_or_default();
        let defaults = CheapestOptions::default();
        let options = CheapestOptions {
            curve,
            measure,
            grid: own.grid.take().unwrap_or(defaults.grid),
            posts: own.posts.take().unwrap_or(defaults.posts),
            hold: std::mem::take(&mut own.hold).into_iter().collect(),
            frame: !std::mem::take(&mut own.no_frame),
        };
        Ok(StoryWish::Cheapest(Box::new(options), own.seconds.take().unwrap_or(60.0)))
    }

    fn moved(&mut self) -> Result<StoryWish, String> {
        let districts = std::mem::take(&mut self.args.about.district);
        if districts.is_empty() {
            return Err("--about move needs --district".to_owned());
        }
        let to = self.args.about.to.take();
        let to = self.need(to, "--to")?;
        let name = self.args.about.part.take().unwrap_or_else(|| "all".to_owned());
        let part = match named(&UNIT_PARTS, &name) {
            Ok(figure) => MovePart::OfUnit(figure, self.unit()?),
            Err(_) => MovePart::Whole(named(&WHOLE_PARTS, &name)?),
        };
        Ok(StoryWish::Move(districts, to, self.args.month.take(), part))
    }

    fn posts(&mut self) -> Result<(String, Month, PostsTarget), String> {
        let target = self.args.about.target.take();
        let target = match self.need(target, "--target")? {
            (Outcome::Coverage | Outcome::LowestCoverage, value) => {
                PostsTarget::Coverage(value / 100.0)
            }
            (Outcome::Caseload, value) => PostsTarget::Caseload(value),
            _ => return Err("posts are for a coverage or a caseload".to_owned()),
        };
        Ok((self.unit()?, self.month()?, target))
    }

    fn need<T>(&self, given: Option<T>, option: &str) -> Result<T, String> {
        given.ok_or_else(|| format!("--about {} needs {option}", self.about))
    }

    fn step(&mut self) -> Result<StepId, String> {
        let step = self.args.about.step.take();
        self.need(step, "--step")
    }

    fn unit(&mut self) -> Result<String, String> {
        let unit = self.args.unit.take();
        self.need(unit, "--unit")
    }

    fn month(&mut self) -> Result<Month, String> {
        let month = self.args.month.take();
        self.need(month, "--month")
    }

    fn parameter(&mut self) -> Result<ParamId, String> {
        let parameter = self.args.about.parameter.take();
        self.need(parameter, "--parameter")
    }

    /// One district.
    fn district(&mut self) -> Result<String, String> {
        match std::mem::take(&mut self.args.about.district).as_slice() {
            [one] => Ok(one.clone()),
            _ => Err(format!("--about {} needs one --district", self.about)),
        }
    }

    fn compared(&mut self) -> Result<CompareMeasure, String> {
        self.args.about.baseline = None;
        let known = CompareMeasure::ALL.into_iter().map(|measure| (measure.id(), measure));
        let name = self.args.about.measure.take();
        measure(&self.need(name, "--measure")?, known)
    }

    fn outcome(&mut self) -> Outcome {
        self.args.about.outcome.take().unwrap_or(Outcome::NetNew)
    }

    fn line(&mut self) -> usize {
        self.args.about.percentile.take().unwrap_or(1)
    }

    fn rule(&mut self) -> StartRule {
        let own = &mut self.args.about;
        (own.limit.take(), own.risk.take().unwrap_or(0.1) * 100.0)
    }

    fn runs(&mut self) {
        (self.args.about.runs, self.args.about.seed) = (None, None);
    }

    /// An option that nobody took.
    fn left(&self) -> Option<&'static str> {
        let (args, own) = (&self.args, &self.args.about);
        let given = [
            ("--unit", args.unit.is_some()),
            ("--month", args.month.is_some()),
            ("--year", args.year.is_some()),
            ("--today", args.today),
            ("--step", own.step.is_some()),
            ("--outcome", own.outcome.is_some()),
            ("--parameter", own.parameter.is_some()),
            ("--target", own.target.is_some()),
            ("--number", own.number.is_some()),
            ("--percentile", own.percentile.is_some()),
            ("--amount", own.amount.is_some()),
            ("--fan", own.fan.is_some()),
            ("--coverage", own.coverage.is_some()),
            ("--limit", own.limit.is_some()),
            ("--risk", own.risk.is_some()),
            ("--measure", own.measure.is_some()),
            ("--baseline", own.baseline.is_some()),
            ("--against", own.against.is_some()),
            ("--district", !own.district.is_empty()),
            ("--to", own.to.is_some()),
            ("--part", own.part.is_some()),
            ("--twice", own.twice),
            ("--curve", !own.curve.is_empty()),
            ("--grid", own.grid.is_some()),
            ("--posts", own.posts.is_some()),
            ("--hold", !own.hold.is_empty()),
            ("--no-frame", own.no_frame),
            ("--seconds", own.seconds.is_some()),
            ("--runs", own.runs.is_some()),
            ("--seed", own.seed.is_some()),
        ];
        given.into_iter().find(|(_, is_given)| *is_given).map(|(name, _)| name)
    }
}
