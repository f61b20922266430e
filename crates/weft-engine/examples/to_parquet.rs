//! Writes each CSV of a folder as a Parquet file into another, times as times; for `benches/engine/run.sh`.

use std::path::Path;

use datafusion::dataframe::DataFrameWriteOptions;
use datafusion::error::{DataFusionError, Result};
use datafusion::prelude::{CsvReadOptions, SessionConfig, SessionContext};

const COLUMNS: &str = "select position, case_id, activity, cast(time as timestamp(3)) as time, \
    cast(start_time as timestamp(3)) as start_time, resource, role from log";

fn main() -> Result<()> {
    let mut folders = std::env::args().skip(1);
    let (from, to) = (
        folders.next().unwrap_or_default(),
        folders.next().unwrap_or_default(),
    );
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        for entry in std::fs::read_dir(&from)? {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let into = Path::new(&to).join(format!("{name}.parquet"));
            let odd = || DataFusionError::Configuration(format!("{} is no name", path.display()));
            let from = path.to_str().ok_or_else(odd)?;
            // One stream, so that the rows stay in their order.
            let one = SessionConfig::new().with_target_partitions(1);
            let context = SessionContext::new_with_config(one);
            context
                .register_csv("log", from, CsvReadOptions::new())
                .await?;
            let table = context.sql(COLUMNS).await?;
            let into = into.to_string_lossy();
            let written = table.write_parquet(&into, DataFrameWriteOptions::new(), None);
            written.await?;
        }
        Ok(())
    })
}
