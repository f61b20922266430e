//! Logs as tables of PostgreSQL.

use postgres::Client;
use weft_query::{Options, mine};

use crate::log::{Log, text, time};

/// A table whose names need their quotation.
pub(crate) fn load(client: &mut Client, log: &Log) {
    let table = "drop table if exists \"Ev\"\"ents\"; create table \"Ev\"\"ents\" (
        \"Case ID\" text, activity text, \"time:timestamp\" timestamptz, start_time timestamp,
        \"org:resource\" varchar, role text, \"lifecycle:transition\" text)";
    client.batch_execute(table).unwrap();
    // Several thousand lines take one statement this way.
    let rows: Vec<String> = log
        .lines
        .iter()
        .map(|line| {
            let text = |value: &Option<String>| match value {
                Some(value) => format!("'{}'", value.replace('\'', "''")),
                None => "null".to_owned(),
            };
            let moment = |at: Option<i64>| text(&at.map(time));
            format!(
                "({}, {}, {}, {}::timestamptz at time zone 'UTC', {}, {}, {})",
                text(&line.case),
                text(&line.activity),
                moment(line.at),
                moment(line.began),
                text(&line.resource),
                text(&line.role),
                text(&line.lifecycle)
            )
        })
        .collect();
    if !rows.is_empty() {
        let insert = format!("insert into \"Ev\"\"ents\" values {}", rows.join(","));
        client.batch_execute(&insert).unwrap();
    }
}

/// What is counted of the log in the table.
pub(crate) fn mined(url: &str, log: &Log) -> String {
    let options = Options {
        split_at: log.split_at,
        ..Options::default()
    };
    let found = mine(&format!("{url}?table=Ev%22ents"), &options).unwrap();
    text(&found.names, &found.before, found.after.as_ref())
}
