//! `weft-engine`: counts event logs that are too large for one reader, with DataFusion over folders of
//! Parquet and CSV, and with Ballista on a cluster. `weft mine --from` calls it; its program is also the
//! scheduler and the executor of such a cluster, so that all of it is of one version.
//!
//! ```text
//! weft-engine count ADDRESS [--case NAME …] [--split-at MILLISECONDS] [--memory MIB]
//! weft-engine scheduler [--bind HOST:PORT]
//! weft-engine executor --scheduler HOST:PORT [--bind HOST:PORT] [--memory MIB] [--work FOLDER]
//! ```
//!
//! Counts go to standard output as JSON (`weft-aggregates/1`), everything else to standard error. Exit
//! codes: 0 done, 2 something is wrong.

mod cluster;
mod count;
mod error;
mod files;
mod source;

use std::io::Write as _;
use std::process::ExitCode;

use weft_query::{Address, Options};

use crate::error::EngineError;

const USAGE: &str = "usage: weft-engine count ADDRESS [--case NAME …] [--split-at MILLISECONDS] [--memory MIB]
       weft-engine scheduler [--bind HOST:PORT]
       weft-engine executor --scheduler HOST:PORT [--bind HOST:PORT] [--memory MIB] [--work FOLDER]";

/// Plans are nested, and are walked by functions that call themselves.
const STACK: usize = 32 << 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody reads it where it cannot be written.
            let _unread = writeln!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<(), EngineError> {
    let usage = || EngineError::Usage(USAGE);
    let (task, rest) = arguments.split_first().ok_or_else(usage)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .build()
        .map_err(|error| EngineError::system("the threads", &error))?;
    match task.as_str() {
        "count" => {
            let (address, rest) = rest.split_first().ok_or_else(usage)?;
            let (address, options) = Address::parse(address, &Options::of_arguments(rest)?)?;
            // On a thread of the runtime, for its stack.
            let counting = runtime.spawn(async move { count::count(&address, &options).await });
            let counted = runtime.block_on(counting);
            let counted = counted.map_err(|error| EngineError::Engine(error.to_string()))??;
            written(&counted)
        }
        "scheduler" => runtime.block_on(cluster::scheduler(&named(rest)?)),
        "executor" => runtime.block_on(cluster::executor(&named(rest)?)),
        _ => Err(usage()),
    }
}

/// Writes the counts to standard output.
fn written(counted: &weft_query::Aggregates) -> Result<(), EngineError> {
    let failed = |error: &std::io::Error| EngineError::system("standard output", error);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, counted).map_err(|error| failed(&error.into()))?;
    out.flush().map_err(|error| failed(&error))
}

/// Pairs of `--name value`.
fn named(arguments: &[String]) -> Result<Vec<(String, String)>, EngineError> {
    let pair = |pair: &'_ [String]| match pair {
        [name, value] => {
            let name = name.strip_prefix("--");
            name.map(|name| (name.to_owned(), value.clone()))
        }
        _ => None,
    };
    let pairs: Option<Vec<_>> = arguments.chunks(2).map(pair).collect();
    pairs.ok_or(EngineError::Usage(USAGE))
}
