//! Counting: the statements of `weft_query`, asked of DataFusion here or of a cluster.

use std::sync::Arc;

use ballista::extension::{SessionConfigExt as _, SessionContextExt as _};
use ballista_core::config::BALLISTA_ADAPTIVE_PLANNER_ENABLED;
use datafusion::arrow::array::{Array as _, ArrayRef, AsArray as _};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Int64Type};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::execution::SessionStateBuilder;
use datafusion::execution::memory_pool::FairSpillPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::prelude::{SessionConfig, SessionContext};
use futures::StreamExt as _;
use weft_query::sql::Statement;
use weft_query::{Address, Aggregates, Kind, Options, QueryError, Row};

use crate::error::EngineError;
use crate::source::{Log, failed};

/// Memory for sorts and tables on this machine where nobody says, in MiB; the rest goes to disk.
const MEMORY: u64 = 2048;

/// What one task of a cluster reads of the files.
const PART_BYTES: u64 = 128 << 20;

/// Tasks of a step on a cluster, at least and at most.
const PARTS: (u64, u64) = (16, 2048);

/// Counts the log at an address.
pub(crate) async fn count(address: &Address, options: &Options) -> Result<Aggregates, EngineError> {
    let (cluster, place) = match address {
        Address::Files(place) => (None, place),
        Address::Cluster { scheduler, files } => (Some(scheduler), files),
        Address::Postgres(_) => {
            let expected = "df://HOST:PORT/FOLDER, or a folder or pattern of files";
            return Err(EngineError::files(&address.text(), "a database", expected));
        }
    };
    let log = Log::find(&SessionContext::new(), place, options).await?;
    let context = match cluster {
        None => here(&log, options)?,
        Some(scheduler) => there(&log, scheduler).await?,
    };
    let source = log.register(&context).await?;
    let mut all = Aggregates {
        notes: log.notes(),
        ..Aggregates::default()
    };
    ask(&context, &source.look(), options, &mut all).await?;
    for statement in source.counts(all.look(), options.split_at) {
        ask(&context, &statement, options, &mut all).await?;
    }
    Ok(all)
}

/// DataFusion on this machine, which goes to disk where its memory ends.
fn here(log: &Log, options: &Options) -> Result<SessionContext, EngineError> {
    let bytes = options.memory.unwrap_or(MEMORY).saturating_mul(1 << 20);
    let pool = FairSpillPool::new(usize::try_from(bytes).unwrap_or(usize::MAX));
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_pool(Arc::new(pool))
        .build_arc()
        .map_err(|error| failed(&error))?;
    let config = configured(SessionConfig::new(), log);
    Ok(SessionContext::new_with_config_rt(config, runtime))
}

/// A cluster. Plans are made once and do not adapt: the planner of Ballista 55 that adapts them lets every
/// task run all branches of a `union all` of numbered files, which counts an event as often as there are
/// tasks, and can wait for ever; the other one gives each branch a step of its own.
async fn there(log: &Log, scheduler: &str) -> Result<SessionContext, EngineError> {
    let parts = (log.bytes() / PART_BYTES).clamp(PARTS.0, PARTS.1);
    let parts = usize::try_from(parts).unwrap_or(usize::MAX);
    let config = SessionConfig::new_with_ballista()
        .with_target_partitions(parts)
        .set_bool(BALLISTA_ADAPTIVE_PLANNER_ENABLED, false);
    let state = SessionStateBuilder::new()
        .with_config(configured(config, log))
        .with_default_features()
        .build();
    let url = format!("df://{scheduler}");
    let context = SessionContext::remote_with_state(&url, state).await;
    context.map_err(|error| failed(&error))
}

/// A file whose rows are numbered is not cut. Joins sort, since only then they can go to disk.
fn configured(config: SessionConfig, log: &Log) -> SessionConfig {
    config
        .set_bool(
            "datafusion.optimizer.repartition_file_scans",
            !log.is_numbered(),
        )
        .set_bool("datafusion.optimizer.prefer_hash_join", false)
}

/// Asks for counts, and waits for them as long as somebody wants to.
async fn ask(
    context: &SessionContext,
    statement: &Statement,
    options: &Options,
    all: &mut Aggregates,
) -> Result<(), EngineError> {
    let answer = answer(context, statement, all);
    let Some(timeout) = options.timeout else {
        return answer.await;
    };
    let late = |_| QueryError::Refused {
        asked: statement.name.to_owned(),
        says: format!("no answer within {} s (timeout)", timeout.as_secs()),
    };
    tokio::time::timeout(timeout, answer).await.map_err(late)?
}

async fn answer(
    context: &SessionContext,
    statement: &Statement,
    all: &mut Aggregates,
) -> Result<(), EngineError> {
    let refused = |error: datafusion::error::DataFusionError| QueryError::Refused {
        asked: statement.name.to_owned(),
        says: error.strip_backtrace(),
    };
    let answer = context.sql(&statement.text).await.map_err(refused)?;
    let mut batches = answer.execute_stream().await.map_err(refused)?;
    while let Some(batch) = batches.next().await {
        let batch = batch.map_err(refused)?;
        let columns = Answer::of(&batch).map_err(|error| refused(error.into()))?;
        for row in 0..batch.num_rows() {
            all.add(columns.row(row, statement.name != "names")?)?;
        }
    }
    Ok(())
}

/// The columns of an answer: kind, side, a, b, n, low, high.
struct Answer {
    texts: [ArrayRef; 3],
    numbers: [ArrayRef; 4],
}

impl Answer {
    fn of(batch: &RecordBatch) -> Result<Self, datafusion::arrow::error::ArrowError> {
        let column = |place: usize, kind: &DataType| cast(batch.column(place), kind);
        let text = |place| column(place, &DataType::Utf8);
        let number = |place| column(place, &DataType::Int64);
        Ok(Self {
            texts: [text(0)?, text(2)?, text(3)?],
            numbers: [number(1)?, number(4)?, number(5)?, number(6)?],
        })
    }

    fn row(&self, row: usize, is_count: bool) -> Result<Row, QueryError> {
        let [kind, a, b] = self.texts.each_ref().map(|column| {
            let column = column.as_string::<i32>();
            (!column.is_null(row)).then(|| column.value(row).to_owned())
        });
        let [side, n, low, high] = self.numbers.each_ref().map(|column| {
            let column = column.as_primitive::<Int64Type>();
            (!column.is_null(row)).then(|| column.value(row))
        });
        Ok(Row {
            kind: Kind::called(&kind.unwrap_or_default(), is_count)?,
            side: u8::from(side.unwrap_or_default() != 0),
            a,
            b,
            n: n.unwrap_or_default().unsigned_abs(),
            low,
            high,
        })
    }
}
