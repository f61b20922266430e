//! Counting inside PostgreSQL.
//!
//! One read-only transaction sees one state of the table. The server gives up within seconds when this
//! program is gone, so that Ctrl-C ends the statement too. The connection is not encrypted: the client
//! has no TLS, and an address that demands it is refused.

use std::time::Duration;

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::types::Type;
use postgres::{Client, Config, IsolationLevel, NoTls, Transaction};
use weft_core::{Said, said};

use crate::aggregates::Kind;
use crate::columns::{Column, Columns, Seen};
use crate::sql::{Dialect, Source, Statement, Time, quoted};
use crate::{Aggregates, Options, QueryError, Row};

/// How long a server may take to answer at all, where the address does not say.
const CONNECT: Duration = Duration::from_secs(10);

/// Memory for one sort; the server goes to disk above it. Its default is 4 MB.
const SORT_MEMORY: &str = "128MB";

/// The version from which the server looks whether its client is still there.
const LOOKS_AFTER_CLIENT: i64 = 140_000;

/// Counts the log in a table.
pub(crate) fn count(url: &str, options: &Options) -> Result<(Aggregates, Vec<Said>), QueryError> {
    let mut client = connect(url, options)?;
    let mut transaction = client
        .build_transaction()
        .read_only(true)
        .isolation_level(IsolationLevel::RepeatableRead)
        .start()
        .map_err(|error| connection(&error))?;
    prepare(&mut transaction, options)?;
    let table = Table::find(&mut transaction, options.table.as_deref())?;
    let (source, notes) = table.source(&mut transaction, options)?;
    let mut all = Aggregates::default();
    ask(&mut transaction, &source.look(), &mut all)?;
    for statement in source.counts(all.look(), options.split_at) {
        ask(&mut transaction, &statement, &mut all)?;
    }
    Ok((all, notes))
}

fn connect(url: &str, options: &Options) -> Result<Client, QueryError> {
    let mut config: Config = url.parse().map_err(|error| connection(&error))?;
    if config.get_password().is_none() {
        let named = || std::env::var("PGPASSWORD").ok();
        if let Some(password) = options.password.clone().or_else(named) {
            config.password(password);
        }
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT);
    }
    config.application_name("weft");
    config.connect(NoTls).map_err(|error| connection(&error))
}

/// What holds for this transaction only. Nothing here is a user's text.
fn prepare(transaction: &mut Transaction<'_>, options: &Options) -> Result<(), QueryError> {
    let milliseconds = options.timeout.map_or(0, |timeout| timeout.as_millis());
    let settings = format!(
        "set local timezone = 'UTC'; set local work_mem = '{SORT_MEMORY}'; \
         set local statement_timeout = {milliseconds}; set local jit = off"
    );
    let failed = |error| connection(&error);
    transaction.batch_execute(&settings).map_err(failed)?;
    let version = "select current_setting('server_version_num')::bigint";
    let version: i64 = transaction
        .query_one(version, &[])
        .and_then(|row| row.try_get(0))
        .map_err(failed)?;
    if version >= LOOKS_AFTER_CLIENT {
        let look = "set local client_connection_check_interval = '2s'";
        transaction.batch_execute(look).map_err(failed)?;
    }
    Ok(())
}

/// A table that is there.
struct Table {
    /// What a person calls it.
    name: String,
    /// As SQL.
    quoted: String,
    /// Whether the place of a row is its position: not in views, nor where several tables are one.
    has_places: bool,
}

impl Table {
    fn find(transaction: &mut Transaction<'_>, asked: Option<&str>) -> Result<Self, QueryError> {
        let Some(asked) = asked else {
            let there = tables(transaction)?;
            return Err(QueryError::Table { found: None, there });
        };
        let in_schema = asked.split_once('.');
        let in_schema =
            in_schema.map(|(schema, name)| format!("{}.{}", quoted(schema), quoted(name)));
        for quoted in [Some(quoted(asked)), in_schema].into_iter().flatten() {
            let kind = "select (relkind in ('r', 'm') and not relhassubclass) from pg_class \
                        where oid = to_regclass($1) and relkind in ('r', 'm', 'v', 'p', 'f')";
            let found = transaction
                .query_opt(kind, &[&quoted])
                .map_err(|error| refused("the tables", &error))?;
            if let Some(row) = found {
                let has_places = row
                    .try_get(0)
                    .map_err(|error| refused("the tables", &error))?;
                return Ok(Self {
                    name: asked.to_owned(),
                    quoted,
                    has_places,
                });
            }
        }
        Err(QueryError::Table {
            found: Some(asked.to_owned()),
            there: tables(transaction)?,
        })
    }

    /// How its columns are read, and what was taken as what.
    fn source(
        &self,
        transaction: &mut Transaction<'_>,
        options: &Options,
    ) -> Result<(Source, Vec<Said>), QueryError> {
        let all = format!("select * from {}", self.quoted);
        let statement = transaction
            .prepare(&all)
            .map_err(|error| refused("the columns", &error))?;
        let types: Vec<(String, Type)> = statement
            .columns()
            .iter()
            .map(|column| (column.name().to_owned(), column.type_().clone()))
            .collect();
        let seen = |(name, kind): &(String, Type)| Seen {
            name: name.clone(),
            is_whole: [Type::INT2, Type::INT4, Type::INT8].contains(kind),
        };
        let seen: Vec<Seen> = types.iter().map(seen).collect();
        let columns = Columns::of(&seen, options)?;
        let mut notes = vec![columns.note()];
        let position = match columns.get(Column::Position) {
            Some(name) => quoted(name),
            None if self.has_places => {
                notes.push(said!(
                    "events of the same time are in the order of the table's rows; position=COLUMN names another",
                    "gleichzeitige Ereignisse stehen in der Reihenfolge der Zeilen; position=SPALTE nennt eine andere",
                ));
                "ctid".to_owned()
            }
            None => {
                let table = self.name.clone();
                return Err(QueryError::NoOrder { table });
            }
        };
        let named = |column| columns.get(column).map(quoted);
        let time = |column| {
            columns
                .get(column)
                .map(|name| time_of(name, &types))
                .transpose()
        };
        let source = Source {
            dialect: Dialect::PostgreSql,
            from: self.quoted.clone(),
            case: named(Column::Case).unwrap_or_default(),
            activity: named(Column::Activity).unwrap_or_default(),
            at: time(Column::Timestamp)?.unwrap_or((String::new(), Time::Stamp)),
            began: time(Column::Start)?,
            resource: named(Column::Resource),
            role: named(Column::Role),
            lifecycle: named(Column::Lifecycle),
            position,
        };
        Ok((source, notes))
    }
}

fn time_of(name: &str, types: &[(String, Type)]) -> Result<(String, Time), QueryError> {
    let kind = types.iter().find(|(known, _)| known == name);
    let kind = kind.map_or(&Type::UNKNOWN, |(_, kind)| kind);
    let time = if [Type::TIMESTAMP, Type::TIMESTAMPTZ].contains(kind) {
        Time::Stamp
    } else if *kind == Type::DATE {
        Time::Date
    } else if [Type::TEXT, Type::VARCHAR, Type::BPCHAR].contains(kind) {
        Time::Text
    } else {
        return Err(QueryError::Type {
            column: name.to_owned(),
            found: kind.name().to_owned(),
        });
    };
    Ok((quoted(name), time))
}

/// The tables that somebody can have meant.
fn tables(transaction: &mut Transaction<'_>) -> Result<Vec<String>, QueryError> {
    let list = "select case when table_schema = current_schema() then table_name::text \
                else table_schema || '.' || table_name end from information_schema.tables \
                where table_schema not in ('pg_catalog', 'information_schema') order by 1 limit 200";
    let rows = transaction.query(list, &[]);
    let rows = rows.map_err(|error| refused("the tables", &error))?;
    let name = |row: &postgres::Row| row.try_get(0);
    let names: Result<_, _> = rows.iter().map(name).collect();
    names.map_err(|error| refused("the tables", &error))
}

fn ask(
    transaction: &mut Transaction<'_>,
    statement: &Statement,
    all: &mut Aggregates,
) -> Result<(), QueryError> {
    let failed = |error: postgres::Error| refused(statement.name, &error);
    let nothing = std::iter::empty::<&str>();
    let mut rows = transaction
        .query_raw(&statement.text, nothing)
        .map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let kind: String = row.try_get(0).map_err(failed)?;
        let side: i64 = row.try_get(1).map_err(failed)?;
        let count: i64 = row.try_get(4).map_err(failed)?;
        all.add(Row {
            kind: Kind::called(&kind, statement.name != "names")?,
            side: u8::from(side != 0),
            a: row.try_get(2).map_err(failed)?,
            b: row.try_get(3).map_err(failed)?,
            n: count.unsigned_abs(),
            low: row.try_get(5).map_err(failed)?,
            high: row.try_get(6).map_err(failed)?,
        })?;
    }
    Ok(())
}

fn connection(error: &postgres::Error) -> QueryError {
    QueryError::Connection { says: chain(error) }
}

fn refused(asked: &str, error: &postgres::Error) -> QueryError {
    QueryError::Refused {
        asked: asked.to_owned(),
        says: chain(error),
    }
}

/// What the client says, and what the server said to it.
fn chain(error: &postgres::Error) -> String {
    if let Some(server) = error.as_db_error() {
        return server.message().to_owned();
    }
    let mut says = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(error) = next {
        let more = error.to_string();
        if !says.contains(&more) {
            says = format!("{says}: {more}");
        }
        next = error.source();
    }
    says
}
