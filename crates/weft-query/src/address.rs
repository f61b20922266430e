//! Where a log lies.

use percent_encoding::percent_decode_str;

use crate::{Options, QueryError};

/// Where a log lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A database of PostgreSQL: the address for its client, which may hold a password.
    Postgres(String),
    /// A cluster, and a folder that each of its machines has.
    Cluster {
        /// `HOST:PORT` of its scheduler.
        scheduler: String,
        /// The folder or pattern.
        files: String,
    },
    /// A folder or pattern of files on this machine.
    Files(String),
}

const POSTGRES: [&str; 2] = ["postgres://", "postgresql://"];
const CLUSTER: &str = "df://";

/// Whether this names an engine rather than a path.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let all = POSTGRES.into_iter().chain([CLUSTER]);
    all.into_iter().any(|begins| text.starts_with(begins))
}

impl Address {
    /// Reads an address; what stands behind its `?` is added to the options, and wins over them.
    ///
    /// # Errors
    ///
    /// It names nothing that can be asked, or an option is wrong.
    pub fn parse(text: &str, options: &Options) -> Result<(Self, Options), QueryError> {
        let mut options = options.clone();
        if POSTGRES.iter().any(|begins| text.starts_with(begins)) {
            let url = without_options(text, &mut options)?;
            return Ok((Self::Postgres(url), options));
        }
        if let Some(rest) = text.strip_prefix(CLUSTER) {
            let rest = without_options(rest, &mut options)?;
            if rest.contains('?') {
                return Err(QueryError::option(&rest));
            }
            let (scheduler, files) = rest.split_once('/').unwrap_or((&rest, ""));
            if scheduler.is_empty() || files.is_empty() {
                return Err(QueryError::address(text));
            }
            let cluster = Self::Cluster {
                scheduler: scheduler.to_owned(),
                files: format!("/{}", decoded(files)?),
            };
            return Ok((cluster, options));
        }
        if text.is_empty() || text.contains("://") {
            return Err(QueryError::address(shown(text)));
        }
        let files = with_options(text, &mut options)?.unwrap_or(text);
        Ok((Self::Files(files.to_owned()), options))
    }

    /// The address as `weft-engine` takes it, without a password.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Postgres(url) => shown(url),
            Self::Cluster { scheduler, files } => {
                let files = percent_encoding::utf8_percent_encode(files, ESCAPED);
                format!("{CLUSTER}{scheduler}{files}")
            }
            Self::Files(files) => files.clone(),
        }
    }
}

/// What would end the path of an address.
const ESCAPED: &percent_encoding::AsciiSet =
    &percent_encoding::CONTROLS.add(b'?').add(b'%').add(b' ');

/// Takes our own options out of an address; the others stay.
fn without_options(text: &str, options: &mut Options) -> Result<String, QueryError> {
    let Some((before, query)) = text.split_once('?') else {
        return Ok(text.to_owned());
    };
    let mut others = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if !options.set(&decoded(name)?, &decoded(value)?)? {
            others.push(pair);
        }
    }
    if others.is_empty() {
        return Ok(before.to_owned());
    }
    Ok(format!("{before}?{}", others.join("&")))
}

/// Takes our options out of a path. A question mark is also any letter of a pattern: it begins options only
/// where nothing else stands behind it.
fn with_options<'a>(text: &'a str, options: &mut Options) -> Result<Option<&'a str>, QueryError> {
    let Some((before, query)) = text.split_once('?') else {
        return Ok(None);
    };
    let mut said = options.clone();
    for pair in query.split('&') {
        let Some((name, value)) = pair.split_once('=') else {
            return Ok(None);
        };
        if !said.set(&decoded(name)?, &decoded(value)?)? {
            return Ok(None);
        }
    }
    *options = said;
    Ok(Some(before))
}

fn decoded(text: &str) -> Result<String, QueryError> {
    let decoded = percent_decode_str(text).decode_utf8();
    let decoded = decoded.map_err(|_| QueryError::option(text))?;
    Ok(decoded.into_owned())
}

/// An address as it may be shown: without what stands before its `@`.
fn shown(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    let rest = rest.split('?').next().unwrap_or(rest);
    format!("{scheme}://{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_options_are_taken_out_and_the_others_stay() {
        let url = "postgres://u:p@h/db?table=a.b&connect_timeout=3&case=Case%20ID";
        let (address, options) = Address::parse(url, &Options::default()).unwrap();
        let rest = "postgres://u:p@h/db?connect_timeout=3";
        assert_eq!(address, Address::Postgres(rest.to_owned()));
        assert_eq!(address.text(), "postgres://h/db", "without the password");
        assert_eq!(options.table.as_deref(), Some("a.b"));
        assert_eq!(options.column(crate::Column::Case), Some("Case ID"));
    }

    #[test]
    fn a_cluster_is_a_scheduler_and_a_folder() {
        let text = "df://10.0.0.1:50050/data/my%20logs?activity=what";
        let (address, _) = Address::parse(text, &Options::default()).unwrap();
        let (again, _) = Address::parse(&address.text(), &Options::default()).unwrap();
        assert_eq!(address, again);
        let cluster = Address::Cluster {
            scheduler: "10.0.0.1:50050".to_owned(),
            files: "/data/my logs".to_owned(),
        };
        assert_eq!(address, cluster);
    }

    #[test]
    fn a_folder_can_have_options_and_a_pattern_any_letter() {
        let none = Options::default();
        let (address, options) = Address::parse("logs/?memory=9&case=a%20b", &none).unwrap();
        assert_eq!(address, Address::Files("logs/".to_owned()));
        assert_eq!(options.memory, Some(9));
        assert_eq!(options.column(crate::Column::Case), Some("a b"));
        for pattern in ["logs/a?.csv", "logs/a?b=c.csv", "logs/?"] {
            let (address, options) = Address::parse(pattern, &none).unwrap();
            assert_eq!(address, Address::Files(pattern.to_owned()));
            assert_eq!(options, none, "{pattern}");
        }
        assert!(Address::parse("logs?memory=much", &none).is_err());
    }

    #[test]
    fn what_cannot_be_asked_is_refused() {
        for wrong in ["", "df://host:1", "df:///folder", "mysql://u:secret@h/db"] {
            let error = Address::parse(wrong, &Options::default()).unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
        assert!(is_address("postgresql://h/db"), "an engine");
        assert!(!is_address("logs/"), "a path");
    }
}
