//! Which files a log is in, and what the headers of CSV say.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use crate::error::EngineError;

/// What files hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Parquet,
    Csv,
}

/// The files of a log, in the order of their paths, which is the order of their events.
#[derive(Debug)]
pub(crate) struct Files {
    pub(crate) kind: Kind,
    pub(crate) paths: Vec<String>,
    /// Files of the folder that hold no events.
    pub(crate) others: usize,
    /// Bytes of all.
    pub(crate) bytes: u64,
}

/// A header is far shorter; what is longer is no CSV.
const HEADER_BYTES: u64 = 1 << 20;

const EXPECTED: &str = "a folder or pattern of .parquet files, or of .csv files";

impl Files {
    /// The files of a folder (and of the folders in it), of a pattern, or one file.
    pub(crate) fn find(place: &str) -> Result<Self, EngineError> {
        let pattern = if Path::new(place).is_dir() {
            let folder = glob::Pattern::escape(place);
            format!("{}/**/*", folder.trim_end_matches('/'))
        } else if Path::new(place).is_file() {
            glob::Pattern::escape(place)
        } else {
            place.to_owned()
        };
        let found = glob::glob(&pattern)
            .map_err(|error| EngineError::files(place, error.to_string(), EXPECTED))?;
        let mut paths = Vec::new();
        for path in found {
            let path = path.map_err(|error| EngineError::system(place, error.error()))?;
            if path.is_file() {
                paths.push(path);
            }
        }
        Self::of(place, paths)
    }

    fn of(place: &str, mut paths: Vec<PathBuf>) -> Result<Self, EngineError> {
        paths.sort();
        let all = paths.len();
        let known = |path: &PathBuf| kind(path).is_some();
        let kinds = paths.iter().filter_map(|path| kind(path));
        let (mut parquet, mut csv) = (0_usize, 0_usize);
        for kind in kinds {
            match kind {
                Kind::Parquet => parquet += 1,
                Kind::Csv => csv += 1,
            }
        }
        let kind = match (parquet, csv) {
            (0, 0) => {
                let found = format!("none of {all} files");
                return Err(EngineError::files(place, found, EXPECTED));
            }
            (_, 0) => Kind::Parquet,
            (0, _) => Kind::Csv,
            _ => {
                let found = format!("{parquet} .parquet and {csv} .csv files");
                return Err(EngineError::files(place, found, EXPECTED));
            }
        };
        paths.retain(known);
        let mut bytes = 0;
        let mut texts = Vec::with_capacity(paths.len());
        for path in &paths {
            let whole = path.canonicalize();
            let whole =
                whole.map_err(|error| EngineError::system(path.display().to_string(), &error))?;
            bytes += whole.metadata().map_or(0, |about| about.len());
            let text = whole
                .to_str()
                .filter(|text| !text.contains(['*', '?', '[']));
            let odd = || {
                EngineError::files(
                    &path.display().to_string(),
                    "an odd name",
                    "one in UTF-8 without * ? [",
                )
            };
            texts.push(text.ok_or_else(odd)?.to_owned());
        }
        Ok(Self {
            kind,
            others: all - texts.len(),
            paths: texts,
            bytes,
        })
    }
}

fn kind(path: &Path) -> Option<Kind> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "parquet" => Some(Kind::Parquet),
        "csv" => Some(Kind::Csv),
        _ => None,
    }
}

/// The header of a CSV: its delimiter, and its names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) delimiter: u8,
    pub(crate) names: Vec<String>,
}

impl Header {
    /// The header that all files have.
    pub(crate) fn of_all(paths: &[String]) -> Result<Self, EngineError> {
        let mut all = paths.iter();
        let first = all.next().map(|path| Self::of(path)).transpose()?;
        let first = first.ok_or_else(|| EngineError::files("", "no files", EXPECTED))?;
        for path in all {
            let other = Self::of(path)?;
            if other != first {
                let found = format!("the columns {}", other.names.join(", "));
                let expected = "the same columns as in the first file, in the same order";
                return Err(EngineError::files(path, found, expected));
            }
        }
        Ok(first)
    }

    fn of(path: &str) -> Result<Self, EngineError> {
        let [line, _] = first_lines(path)?;
        Self::parse(path, &line)
    }

    /// For each column whether the first row has a whole number in it.
    pub(crate) fn whole_numbers(&self, paths: &[String]) -> Result<Vec<bool>, EngineError> {
        let row = match paths.first() {
            Some(path) => first_lines(path).map(|[_, row]| row)?,
            None => Vec::new(),
        };
        let row = reader(self.delimiter, &row)
            .into_byte_records()
            .next()
            .and_then(Result::ok)
            .unwrap_or_default();
        let is_whole = |place| {
            let text = row
                .get(place)
                .and_then(|text| std::str::from_utf8(text).ok());
            text.is_some_and(|text| text.parse::<i64>().is_ok())
        };
        Ok((0..self.names.len()).map(is_whole).collect())
    }

    fn parse(path: &str, line: &[u8]) -> Result<Self, EngineError> {
        let wrong = |found: &str| {
            EngineError::files(
                path,
                found,
                "a line with the names of the columns, in UTF-8",
            )
        };
        let text = std::str::from_utf8(line).map_err(|_| wrong("bytes that are no UTF-8"))?;
        let text = text.trim_start_matches('\u{feff}');
        let often = |delimiter: &u8| line.iter().filter(|byte| *byte == delimiter).count();
        // The first of equals is the last that `max_by_key` sees.
        let delimiter = *b"|\t;,"
            .iter()
            .max_by_key(|delimiter| often(delimiter))
            .unwrap_or(&b',');
        let record = reader(delimiter, text.as_bytes())
            .into_records()
            .next()
            .ok_or_else(|| wrong("nothing"))?;
        let record = record.map_err(|error| wrong(&error.to_string()))?;
        let names: Vec<String> = record.iter().map(str::to_owned).collect();
        let mut sorted = names.clone();
        sorted.sort();
        sorted.dedup();
        if sorted.len() != names.len() {
            return Err(wrong("two columns of the same name"));
        }
        Ok(Self { delimiter, names })
    }
}

fn reader(delimiter: u8, text: &[u8]) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text)
}

/// The first two lines of a file, neither longer than a header may be.
fn first_lines(path: &str) -> Result<[Vec<u8>; 2], EngineError> {
    let failed = |error: std::io::Error| EngineError::system(path, &error);
    let mut start = BufReader::new(File::open(path).map_err(failed)?).take(HEADER_BYTES);
    let mut lines = [Vec::new(), Vec::new()];
    for line in &mut lines {
        start.read_until(b'\n', line).map_err(failed)?;
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_stands_there_most() {
        let header = Header::parse("x", "\u{feff}case;\"a, b\";time\r\n".as_bytes()).unwrap();
        assert_eq!((header.delimiter, header.names.len()), (b';', 3));
        assert_eq!(header.names, ["case", "a, b", "time"], "without the mark");
        let error = Header::parse("x.csv", b"a,b,a\n").unwrap_err().to_string();
        assert!(error.starts_with("x.csv: found two columns"), "{error}");
        assert!(Header::parse("x", b"\xff\xfe,").is_err(), "no UTF-8");
    }

    #[test]
    fn one_folder_is_one_kind() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let error = Files::of("f", paths(&["a.csv", "b.parquet"])).unwrap_err();
        assert!(
            error.to_string().contains("1 .parquet and 1 .csv"),
            "{error}"
        );
        let error = Files::of("f", paths(&["a.txt"])).unwrap_err();
        assert!(error.to_string().contains("none of 1 files"), "{error}");
    }
}
