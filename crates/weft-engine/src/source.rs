//! How the files of a log are read: as a table of DataFusion, and as the columns of its statements.

use datafusion::arrow::datatypes::{DataType, Field, Schema, TimeUnit};
use datafusion::error::DataFusionError;
use datafusion::prelude::{CsvReadOptions, ParquetReadOptions, SessionContext};
use weft_query::sql::{Dialect, Source, Time, quoted};
use weft_query::{Column, Columns, Options, QueryError, Seen};

use crate::error::EngineError;
use crate::files::{Files, Header, Kind};

/// Files that are numbered one by one where no column says the order; each is a part of the statement.
const NUMBERED: usize = 200;

/// Rows of a file, at most.
const ROWS: u64 = 1 << 40;

/// What the files hold, before they are registered.
pub(crate) struct Log {
    files: Files,
    columns: Columns,
    fields: Vec<(String, DataType)>,
    header: Option<Header>,
}

impl Log {
    /// Looks at the files.
    pub(crate) async fn find(
        context: &SessionContext,
        place: &str,
        options: &Options,
    ) -> Result<Self, EngineError> {
        let files = Files::find(place)?;
        let (header, fields) = match files.kind {
            Kind::Csv => {
                let header = Header::of_all(&files.paths)?;
                let field = |name: &String| (name.clone(), DataType::Utf8);
                let fields = header.names.iter().map(field).collect();
                (Some(header), fields)
            }
            Kind::Parquet => (None, parquet_fields(context, &files.paths).await?),
        };
        let whole = match &header {
            Some(header) => header.whole_numbers(&files.paths)?,
            None => fields.iter().map(|(_, kind)| kind.is_integer()).collect(),
        };
        let seen = |((name, _), &is_whole): (&(String, DataType), &bool)| Seen {
            name: name.clone(),
            is_whole,
        };
        let seen: Vec<Seen> = fields.iter().zip(&whole).map(seen).collect();
        let columns = Columns::of(&seen, options)?;
        if columns.get(Column::Position).is_none() && files.paths.len() > NUMBERED {
            let table = format!("{place} ({} files)", files.paths.len());
            return Err(QueryError::NoOrder { table }.into());
        }
        Ok(Self {
            files,
            columns,
            fields,
            header,
        })
    }

    /// Whether rows are numbered by their place in their file, which then is read from its start.
    pub(crate) fn is_numbered(&self) -> bool {
        self.columns.get(Column::Position).is_none()
    }

    /// Bytes of all files.
    pub(crate) fn bytes(&self) -> u64 {
        self.files.bytes
    }

    /// What was taken as what, and what was left out, in English and in German.
    pub(crate) fn notes(&self) -> Vec<[String; 2]> {
        let columns = self.columns.note();
        let both = |text: &str| [text.to_owned(), text.to_owned()];
        let mut notes = vec![[
            columns.says(weft_query::Language::English).to_owned(),
            columns.says(weft_query::Language::German).to_owned(),
        ]];
        if self.is_numbered() {
            notes.push([
                "events of the same time are in the order of the files' rows; position=COLUMN names another".to_owned(),
                "gleichzeitige Ereignisse stehen in der Reihenfolge der Zeilen; position=SPALTE nennt eine andere".to_owned(),
            ]);
        }
        if self.files.others > 0 {
            let others = self.files.others;
            notes.push([
                format!("files that are neither .parquet nor .csv, left out: {others}"),
                format!("Dateien, die weder .parquet noch .csv sind, ausgelassen: {others}"),
            ]);
        }
        if let Some(header) = self
            .header
            .as_ref()
            .filter(|header| header.delimiter != b',')
        {
            notes.push(both(&format!("CSV: {:?}", char::from(header.delimiter))));
        }
        notes
    }

    /// Registers the files, and says how their columns are read.
    pub(crate) async fn register(&self, context: &SessionContext) -> Result<Source, EngineError> {
        let from = if self.is_numbered() {
            self.register_numbered(context).await?
        } else {
            self.table(context, "log", self.files.paths.clone()).await?;
            quoted("log")
        };
        let named = |column| self.columns.get(column).map(quoted);
        let time = |column| {
            self.columns
                .get(column)
                .map(|name| self.time(name))
                .transpose()
        };
        Ok(Source {
            dialect: Dialect::DataFusion,
            from,
            case: named(Column::Case).unwrap_or_default(),
            activity: named(Column::Activity).unwrap_or_default(),
            at: time(Column::Timestamp)?.unwrap_or((String::new(), Time::Stamp)),
            began: time(Column::Start)?,
            resource: named(Column::Resource),
            role: named(Column::Role),
            lifecycle: named(Column::Lifecycle),
            position: self.position(),
        })
    }

    /// What orders events of the same time: numbers of a CSV as numbers.
    fn position(&self) -> String {
        let Some(name) = self.columns.get(Column::Position) else {
            return quoted(POSITION);
        };
        if self.files.kind == Kind::Csv {
            return format!("cast({} as bigint)", quoted(name));
        }
        quoted(name)
    }

    /// Every file is a table of its own, which is one stream, so that its rows can be numbered.
    async fn register_numbered(&self, context: &SessionContext) -> Result<String, EngineError> {
        let mut parts = Vec::with_capacity(self.files.paths.len());
        for (number, path) in (0_u64..).zip(&self.files.paths) {
            let name = format!("file {number}");
            self.table(context, &name, vec![path.clone()]).await?;
            let name = quoted(&name);
            parts.push(format!(
                "select {name}.*, cast({} as bigint) + cast(row_number() over () as bigint) as {} from {name}",
                number * ROWS,
                quoted(POSITION),
            ));
        }
        Ok(format!("({}) numbered", parts.join(" union all ")))
    }

    async fn table(
        &self,
        context: &SessionContext,
        name: &str,
        paths: Vec<String>,
    ) -> Result<(), EngineError> {
        let table = match &self.header {
            Some(header) => {
                let field = |name: &String| Field::new(name, DataType::Utf8, true);
                let schema = Schema::new(header.names.iter().map(field).collect::<Vec<_>>());
                let options = CsvReadOptions::new()
                    .schema(&schema)
                    .has_header(true)
                    .delimiter(header.delimiter)
                    // A file is never cut within a quotation; several are read side by side.
                    .newlines_in_values(true);
                context.read_csv(paths, options).await
            }
            None => {
                context
                    .read_parquet(paths, ParquetReadOptions::default())
                    .await
            }
        };
        let table = table.map_err(|error| failed(&error))?;
        let name = datafusion::common::TableReference::bare(name);
        let registered = context.register_table(name, table.into_view());
        registered.map_err(|error| failed(&error)).map(drop)
    }

    fn time(&self, name: &str) -> Result<(String, Time), EngineError> {
        let kind = self.fields.iter().find(|(known, _)| known == name);
        let kind = kind.map_or(&DataType::Null, |(_, kind)| kind);
        let time = match kind {
            DataType::Timestamp(TimeUnit::Second, _) => Time::Ticks(1),
            DataType::Timestamp(TimeUnit::Millisecond, _) => Time::Ticks(1_000),
            DataType::Timestamp(TimeUnit::Microsecond, _) => Time::Ticks(1_000_000),
            DataType::Timestamp(TimeUnit::Nanosecond, _) => Time::Ticks(1_000_000_000),
            DataType::Date32 | DataType::Date64 => Time::Date,
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Time::Text,
            other => {
                let (column, found) = (name.to_owned(), other.to_string());
                return Err(QueryError::Type { column, found }.into());
            }
        };
        Ok((quoted(name), time))
    }
}

/// The column that is added to the rows of files.
const POSITION: &str = "weft position";

async fn parquet_fields(
    context: &SessionContext,
    paths: &[String],
) -> Result<Vec<(String, DataType)>, EngineError> {
    let table = context
        .read_parquet(paths.to_vec(), ParquetReadOptions::default())
        .await
        .map_err(|error| failed(&error))?;
    let field = |field: &std::sync::Arc<Field>| (field.name().clone(), field.data_type().clone());
    Ok(table.schema().fields().iter().map(field).collect())
}

/// What the engine says.
pub(crate) fn failed(error: &DataFusionError) -> EngineError {
    EngineError::Engine(error.strip_backtrace())
}
