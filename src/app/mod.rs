//! What the program does, without a window: state, actions, update.
//!
//! The window and the command line drive the same code. [`AppState::update`] takes an [`Action`],
//! changes the state and gives [`Effect`]s; only the shell (in `ui`) carries those out.

mod action;
mod autosave;
mod balance;
mod blank;
mod board;
mod certainty;
mod checks;
mod compare;
mod document;
mod explain;
mod export;
mod figures;
mod files;
mod findings;
mod finish;
mod info;
mod islands;
mod look;
mod mapping;
mod moves;
mod near;
mod papers;
mod passport;
mod presets;
mod preview;
mod quick;
mod results;
mod risk;
mod say;
mod selection;
mod start;
mod state;
mod statistics;
mod steps;
mod suggest;
mod tables;
#[cfg(test)]
pub(crate) mod testing;
mod travel;
mod update;
mod why;

pub use crate::scene::Drawing;
pub use action::{
    Action, Effect, ExportKind, Focus, Job, JobOutcome, Notice, NoticeKind, UnsavedAnswer,
};
pub use autosave::Autosave;
pub use balance::{
    BalanceFigures, Balances, BaseBalance, Measure, NearerFigures, Room, Unevenness,
    UnitFiguresOfBalance, WayFigures, measure_basis, rooms, unit_text, way_basis,
};
pub use board::{BoardOrder, BoardRow, board_rows};
pub use certainty::{
    BaseNeedFigures, ChangeFigures, FactorFigures, GateOdds, IndexFigures, MemberFigures,
    MonthRuns, NeedFigures, OddsFigures, RiskFigures, RunsFigures, SafeFigures, SafeStepFigures,
    SobolFigures, SolveFigures, Spread, TippingFigures, TippingParameter, TornadoBarFigures,
    TornadoFigures, UnitMonthRuns, UnitYearRuns, ValueFigures, YearRuns, needs_figures, runs_csv,
    safe_figures, set_likely, sobol_figures, solve_figures, tipping_figures, tornado_figures,
};
pub use checks::{Aftermath, Check, CheckKind, Remedy, aftermath, checks};
pub use compare::{
    ColumnOfComparison, CompareAction, CompareFigures, CompareMeasure, CompareState, Compared,
    Comparison, DifferenceFigures, DifferenceRuns, DifferenceTask, MOST_COMPARED,
    MeasureDifference, MeasureOfComparison, Moved, Side, YearDifference, compare_figures,
    difference_runs, differences, moved, name_of as side_name, unit_of as compare_unit,
};
pub use document::Document;
pub use explain::{
    CLUSTER_ALPHA, ClusterChoice, ClusterMap, ClusterTask, Clusters, ExplainAction, ExplainAnswer,
    ExplainJob, ExplainKind, ExplainState, ExplainTask, Group, GroupSpread, LevelKind, NoBand,
    RobustnessTask, SegregationLevel,
};
pub use export::{
    Audience, Batch, ChartJob, ChartKind, ChartTo, ExportAction, ExportChoices, ExportEffect,
    ExportPhase, ExportState, ExportWork, Made, Preview, PreviewJob, PreviewState,
    RUNS as EXPORT_RUNS, Standing, chart_file,
};
pub use figures::{
    Amounts, Figures, GateFigures, GrantEndFigures, InhabitantsFigures, MonthFigures,
    SourceFigures, UnitFigures, UnitHead, UnitYear, YearFigures, budget_csv,
};
pub use files::{
    AppError, ExportFile, ExportJob, Failure, MapChoice, Opened, begin_on_map, builtin_map, export,
    export_files, from_preset, open, open_with, plan_text, recovered, refuse_own, save_new,
    write_file, write_files,
};
pub use findings::{Finding, FindingText, Level, Place, findings, plan_findings};
pub use info::{
    CaseTypeInfo, DistrictInfo, DistrictName, FundingInfo, GateInfo, GroupInfo, IndicatorSummary,
    Info, MapInfo, MapSummary, ModelInfo, PaysForInfo, PlanInfo, PopulationInfo, PopulationYear,
    PostsInfo, PremisesInfo, ReassignInfo, RoleInfo, StepInfo, TemporaryInfo, UncertaintyInfo,
    UnitInfo, VisitInfo,
};
pub use islands::Island;
pub use look::{Look, PictureWish};
pub use mapping::{
    AskedFigure, Card, CardLine, Figure, Filter, MapAction, Mapping, Series, ShownCartogram, Total,
    Whose, Worked, differing_years, is_made_alike, series, title_without_year, total,
};
pub use moves::with_groups;
pub use near::near;
pub use papers::{PaperKind, PaperWish, Papers};
pub use presets::{PRESETS, Preset, PresetCard, preset_card};
pub use preview::{MovePreview, UnitShift};
pub use quick::{Quick, QuickSums};
pub use results::{Results, UnitCard, UnitLoad};
pub use risk::{
    ADVERTISED_IN_TIME, Band, FAN_SHARES, Fan, FanKind, Goal, GoalAnswer, GoalValue, Known,
    OtherPlan, OtherSource, Planning, RiskAction, RiskAnswer, RiskChoices, RiskFailure, RiskJob,
    RiskQuestion, RiskRunning, RiskState, SHARE_CONFIDENCE, SafeStarts, Shares, StepAdvertising,
    StepSafety, Study, TippingPoints, Tried, UnitNeed, Waits, YearRisk, comparable,
    outcome_measure, outcome_name, outcome_value, own_limit, share_text,
};
pub use say::say;
pub use selection::{Pick, SelectBy, Tool, in_lasso, in_rectangle, towards};
pub use start::Remembered;
pub use state::{
    AppState, Dialog, MapLayers, Selection, SidePanel, ThemeChoice, ViewState, Workspace,
};
pub use statistics::{
    BandFigures, BaseSegregation, ClassFigures, ClassifyFigures, ClusterChoices, ColumnFigures,
    IndexOfGroup, LevelFigures, LocalFigures, MoranFigures, NeighbourKind, QuotientFigures,
    SegregationFigures, SegregationWish, SplitFigures, classify_figures, moran_figures,
    segregation_figures,
};
pub use suggest::{
    Answer, AssignmentFigures, AssignmentOutcome, BaseFigures, BesideFigures, CheapestAnswer,
    CheapestFigures, ContextTolerance, EnsembleFigures, Found, FrontFigures, InContext,
    MeasureFigures, MissFigures, Move, MoveFigures, OrderAnswer, OrderFigures, Placed, PlanState,
    PointFigures, PostsFigures, ProofFigures, Question, Running, SETTLED_SHARE, Settled,
    SettledFigures, ShareFigures, StartFigures, StepMoveFigures, SuggestAction, SuggestChoices,
    SuggestFailure, SuggestJob, SuggestState, Suggestion, TermFigures, TradeOffs, Trial, TrialOf,
    cheapest_figures, ensemble_figures, front_figures, miss_text, order_figures, percent_at_most,
    settled_figures, suggest_figures,
};
pub use tables::{PlanTable, PlanTableFile, PlanTablePart, export_parameters, take_plan_table};
pub use travel::{TravelFile, TravelPart, TravelTable, take_tables};

// What the command line needs to name of the layers below.
pub use crate::edit::check::MAX_RUNS;
pub use crate::measure::cluster::PermutationOptions;
pub use crate::measure::segregation::{BootstrapOptions, SegregationIndex};
pub use crate::measure::{CLASS_COUNTS, ClassChoice, ClassMethod, DEFAULT_CLASS_COUNT};
pub use crate::model::{
    Explain, Message, Month, MonthError, ParamId, ParamUnit, ScenarioId, StepId,
};
pub use crate::read::NameChoices;
pub use crate::report::{
    CsvFormat, Date, MAX_PICTURE_PX, PIXELS_PER_INCH, PaperSize, Stamp, Status, param_name,
    role_name, role_short_name,
};
pub use crate::suggest::cheapest::{
    CheapestOptions, CurveMeasure, CurvePoint, GRIDS, MAX_POSTS as MOST_POSTS,
};
pub use crate::suggest::order::Slack as OrderSlack;
pub use crate::suggest::{LoadKind, Objective};
pub use crate::uncertain::{Options as RunOptions, Outcome, PostsTarget, SafetyRule};
pub use why::{
    Asked, Carried, Cut, DistrictFigure, Drawn, Evidence, Explanation, FigureQuestion, Finish,
    Heads, InputFigures, Inquiry, MovePart, MoverFigures, Movers, MoversTask, Moving, NearFigures,
    NearRow, Op, Part, PartFigures, PartIs, Piece, PlanOf, PlanSide, PostsFigure, RoleFigure,
    RowFigures, RowTo, Searched, StartRule, Story, StoryBeside, StoryFigures, StoryRow, StoryWish,
    TagFigure, Telling, UnitFigure, WhyAction, WhyFigures, WhyState, WhyWish, YearAmount,
    input_told, of_account, telling, why_figures,
};
