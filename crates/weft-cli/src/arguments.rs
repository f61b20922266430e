//! The command line as it is typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use weft_core::Language;
use weft_core::audit::Band;
use weft_core::suggest::Field;
use weft_core::workflow::Tongue;

pub(crate) use crate::commands::mine::MineArguments;

/// Audits workflow redesigns: shows where human contact was stripped out.
#[derive(Debug, Parser)]
#[command(name = "weft", version, about, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "Examples:
  weft audit onboarding.weft.json --pdf onboarding.pdf
  weft audit as-is.bpmn to-be.bpmn --json - --fail-on high
  weft match as-is.bpmn to-be.bpmn
  weft convert workflow.csv workflow.weft.json
  weft settings > weft.toml";

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Audits one workflow, a pair in one file, or a baseline and a redesign
    Audit(Box<AuditArguments>),
    /// Suggests which step of a redesign stands for which step of a baseline
    Match(MatchArguments),
    /// Says what differs between two BPMN models, by the ids of their elements
    Diff(DiffArguments),
    /// Converts between formats, by the endings of the file names
    Convert(ConvertArguments),
    /// Reads an event log: what follows what, who hands over to whom, and the workflow that it shows
    Mine(Box<MineArguments>),
    /// Plans which lost contacts to put back within a share of the time saved
    Plan(PlanArguments),
    /// Lists the rules: id, name, condition, score, advice, source
    Rules(RulesArguments),
    /// Suggests tags, people, modes, purposes and minutes for a model without annotations
    Suggest(SuggestArguments),
    /// Prints every threshold and weight with its default, as TOML
    Settings,
    /// Prints completions for a shell
    #[command(after_help = "Example:\n  weft completions bash > /etc/bash_completion.d/weft")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Prints the man page
    #[command(after_help = "Example:\n  weft man > weft.1 && man ./weft.1")]
    Man,
}

/// Arguments of `weft audit`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  weft audit onboarding.weft.json
  weft audit as-is.bpmn to-be.bpmn --matches confirmed.csv --pdf audit.pdf
  weft audit pair.weft.json --pdf audit.pdf --annex
  weft audit pair.weft.json --json - | jq '.findings[0]'")]
pub(crate) struct AuditArguments {
    /// A workflow, a pair, or the baseline
    pub(crate) file: PathBuf,
    /// The redesign, where it is a file of its own
    pub(crate) redesign_file: Option<PathBuf>,
    /// Another file of the baseline (may be repeated): together they are one version
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline_part: Vec<PathBuf>,
    /// Another file of the redesign (may be repeated)
    #[arg(long, value_name = "FILE", requires = "redesign_file")]
    pub(crate) redesign_part: Vec<PathBuf>,
    /// The redesign to compare, by name or number, where a file holds several
    #[arg(long, value_name = "NAME")]
    pub(crate) redesign: Option<String>,
    /// Writes the result as JSON; - prints it
    #[arg(long, value_name = "OUT")]
    pub(crate) json: Option<PathBuf>,
    /// Writes the report as PDF
    #[arg(long, value_name = "OUT")]
    pub(crate) pdf: Option<PathBuf>,
    /// Writes a workbook: a sheet for each version, findings, plan and measures
    #[arg(long, value_name = "OUT")]
    pub(crate) xlsx: Option<PathBuf>,
    /// Confirmed matches as CSV `baseline,redesign`; without it, matches are suggested
    #[arg(long, value_name = "FILE")]
    pub(crate) matches: Option<PathBuf>,
    /// Thresholds and weights, as TOML
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Exits with 1 when an unwaived finding reaches this band
    #[arg(long, value_name = "BAND")]
    pub(crate) fail_on: Option<BandName>,
    /// The day on which waivers are due or not, and the date of the report [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,
    /// The language of findings, checks, reasons and of the report
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub(crate) language: LanguageName,
    /// How the report is printed
    #[command(flatten)]
    pub(crate) report: ReportArguments,
}

/// How the report is printed.
#[derive(Debug, Args)]
pub(crate) struct ReportArguments {
    /// The organisation named in the report
    #[arg(long, value_name = "NAME")]
    pub(crate) organisation: Option<String>,
    /// Who prepared the report
    #[arg(long, value_name = "NAME")]
    pub(crate) prepared_by: Option<String>,
    /// The sheet of paper
    #[arg(long, value_name = "SIZE", default_value = "a4")]
    pub(crate) paper: PaperName,
    /// Only the summary, on one page
    #[arg(long)]
    pub(crate) one_page: bool,
    /// Adds the full drawing, every step as a card, up to 1,000 steps
    #[arg(long, conflicts_with = "one_page")]
    pub(crate) annex: bool,
}

/// A sheet of paper.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PaperName {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 inches
    Letter,
}

/// A language, by its tag.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LanguageName {
    /// English
    En,
    /// German
    De,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::En => Self::English,
            LanguageName::De => Self::German,
        }
    }
}

/// The bands of a finding.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum BandName {
    /// From 80
    Critical,
    /// From 55
    High,
    /// From 25
    Medium,
    /// Every finding
    Low,
}

impl From<BandName> for Band {
    fn from(name: BandName) -> Self {
        match name {
            BandName::Critical => Self::Critical,
            BandName::High => Self::High,
            BandName::Medium => Self::Medium,
            BandName::Low => Self::Low,
        }
    }
}

/// Arguments of `weft match`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  weft match as-is.bpmn to-be.bpmn --json matches.json")]
pub(crate) struct MatchArguments {
    /// The workflow as it runs today
    pub(crate) baseline: PathBuf,
    /// The workflow as it is meant to run
    pub(crate) redesign: PathBuf,
    /// Writes the matches as JSON; - prints them
    #[arg(long, value_name = "OUT")]
    pub(crate) json: Option<PathBuf>,
    /// The language of the reasons
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub(crate) language: LanguageName,
}

/// Arguments of `weft diff`.
#[derive(Debug, Args)]
#[command(
    after_help = "What is only drawn elsewhere is listed apart and is no change.

Examples:
  weft diff before.bpmn after.bpmn
  weft diff before.bpmn after.bpmn --json - | jq '.changed[].id'"
)]
pub(crate) struct DiffArguments {
    /// The earlier model
    pub(crate) before: PathBuf,
    /// The later model
    pub(crate) after: PathBuf,
    /// Writes the differences as JSON; - prints them
    #[arg(long, value_name = "OUT")]
    pub(crate) json: Option<PathBuf>,
    /// The language of the sentences
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub(crate) language: LanguageName,
}

/// Arguments of `weft convert`.
#[derive(Debug, Args)]
#[command(
    after_help = "Reads .weft, .weft.json, .csv, .xlsx, .ods, .bpmn, .mmd, .md, .dot, .gv and .drawio, and the pictures .svg
and .png that Weft or draw.io wrote; writes .weft (where there is none yet), .weft.json, .csv, .xlsx, .bpmn, .mmd, .dot,
.svg and .png.

Examples:
  weft convert workflow.csv workflow.weft.json
  weft convert pair.weft.json pair.svg
  weft convert pair.svg again.weft.json
  weft convert pair.weft.json to-be.bpmn --version redesign"
)]
pub(crate) struct ConvertArguments {
    /// The file to read
    pub(crate) input: PathBuf,
    /// The file to write
    pub(crate) output: PathBuf,
    /// Leaves the document out of an .svg or .png, which then cannot be opened again
    #[arg(long)]
    pub(crate) picture_only: bool,
    /// The only version to write: `baseline`, or a redesign by name or number [default: all of them, or the
    /// baseline where a format holds one]
    #[arg(long, value_name = "NAME")]
    pub(crate) version: Option<String>,
    /// The language of the words in a drawing
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub(crate) language: LanguageName,
}

/// Arguments of `weft plan`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  weft plan pair.weft.json --budget-share 0.25")]
pub(crate) struct PlanArguments {
    /// A baseline with its redesign
    pub(crate) file: PathBuf,
    /// Share of the saved person-minutes that may be spent, 0 to 1
    #[arg(long, value_name = "SHARE")]
    pub(crate) budget_share: Option<f64>,
    /// Thresholds, weights and touchpoints, as TOML
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Writes the plan as JSON; - prints it
    #[arg(long, value_name = "OUT")]
    pub(crate) json: Option<PathBuf>,
    /// The language of what is said
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub(crate) language: LanguageName,
}

/// Arguments of `weft rules`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  weft rules --json rules.json")]
pub(crate) struct RulesArguments {
    /// Writes the catalogue as JSON; - prints it
    #[arg(long, value_name = "OUT")]
    pub(crate) json: Option<PathBuf>,
}

/// Arguments of `weft suggest`.
#[derive(Debug, Args)]
#[command(after_help = "What somebody has said is never changed.

Examples:
  weft suggest as-is.bpmn
  weft suggest as-is.bpmn --out as-is.weft.json
  weft suggest as-is.bpmn --accept Task_1 --accept Task_2 --out as-is.weft.json
  weft suggest as-is.weft.json --accept-kind tag --accept-kind roles --out as-is.weft.json
  weft suggest modèle.bpmn --names-in fr --accept-all --out modèle.weft.json")]
pub(crate) struct SuggestArguments {
    /// The model
    pub(crate) file: PathBuf,
    /// The redesign to look at beside the baseline, by name or number, where a file holds several
    #[arg(long, value_name = "NAME")]
    pub(crate) redesign: Option<String>,
    /// Writes the suggestions as JSON; - prints them
    #[arg(long, value_name = "OUT")]
    pub(crate) json: Option<PathBuf>,
    /// Writes the model with what is accepted: everything, unless some of it is named
    #[arg(short, long = "out", value_name = "OUT")]
    pub(crate) output: Option<PathBuf>,
    /// Accepts what is suggested for the step of this id (may be repeated)
    #[arg(long, value_name = "ID", requires = "output")]
    pub(crate) accept: Vec<String>,
    /// Accepts every suggestion of this kind (may be repeated)
    #[arg(long, value_name = "KIND", requires = "output")]
    pub(crate) accept_kind: Vec<KindName>,
    /// Accepts every suggestion
    #[arg(long, requires = "output", conflicts_with_all = ["accept", "accept_kind"])]
    pub(crate) accept_all: bool,
    /// The language that steps and roles are named in [default: told from the names]
    #[arg(long, value_name = "LANGUAGE")]
    pub(crate) names_in: Option<TongueName>,
    /// Thresholds and weights, as TOML
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// The language of the reasons
    #[arg(long, value_name = "LANGUAGE", default_value = "en")]
    pub(crate) language: LanguageName,
}

/// A kind of suggestion.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum KindName {
    /// Who does a step
    Tag,
    /// Who takes part
    Roles,
    /// How people speak
    Mode,
    /// What it is for
    Purposes,
    /// Minutes per visit
    Minutes,
    /// What the case gets
    Outcome,
    /// That an event is a step, or what a role is
    Kind,
}

impl From<KindName> for Field {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Tag => Self::Tag,
            KindName::Roles => Self::Roles,
            KindName::Mode => Self::Mode,
            KindName::Purposes => Self::Purposes,
            KindName::Minutes => Self::Minutes,
            KindName::Outcome => Self::Outcome,
            KindName::Kind => Self::Kind,
        }
    }
}

/// A language that names are read in, by its tag.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum TongueName {
    /// English
    En,
    /// German
    De,
    /// French
    Fr,
    /// Spanish
    Es,
    /// Italian
    It,
    /// Portuguese
    Pt,
}

impl From<TongueName> for Tongue {
    fn from(name: TongueName) -> Self {
        match name {
            TongueName::En => Self::English,
            TongueName::De => Self::German,
            TongueName::Fr => Self::French,
            TongueName::Es => Self::Spanish,
            TongueName::It => Self::Italian,
            TongueName::Pt => Self::Portuguese,
        }
    }
}
