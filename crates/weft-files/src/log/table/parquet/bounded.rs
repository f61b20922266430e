//! Pages that hold as much as they say: the library takes memory for as many values as a page announces, before
//! it looks whether they are there.

use bytes::Bytes;
use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::schema::types::ColumnDescriptor;

/// Values of a dictionary.
const MOST_ENTRIES: u32 = 1 << 22;
/// Values of a page.
const MOST_VALUES: u32 = 1 << 24;
/// Bytes of a page whose values repeat the beginning of the one before, which so few bytes can make very long.
const LARGEST_REPEATING: usize = 2 << 20;

/// The pages of a column, each of them looked at.
pub(super) struct Bounded {
    inner: Box<dyn PageReader>,
    /// The fewest bytes that a value takes as it stands.
    value: usize,
    has_levels: bool,
    /// Whether the file says of the column that values repeat the beginning of others.
    repeats: bool,
}

impl Bounded {
    pub(super) fn new(
        inner: Box<dyn PageReader>,
        column: &ColumnDescriptor,
        repeats: bool,
    ) -> Self {
        let value = match column.physical_type() {
            Type::BOOLEAN => 1,
            Type::INT32 | Type::FLOAT | Type::BYTE_ARRAY => 4,
            Type::INT64 | Type::DOUBLE => 8,
            Type::INT96 => 12,
            Type::FIXED_LEN_BYTE_ARRAY => usize::try_from(column.type_length()).unwrap_or(1),
        };
        Self {
            inner,
            value: value.max(1),
            has_levels: column.max_def_level() > 0,
            repeats,
        }
    }

    fn check(&self, page: &Page) -> Result<()> {
        let is_sound = match page {
            Page::DictionaryPage {
                buf, num_values, ..
            } => {
                let room = u64::try_from(buf.len() / self.value).unwrap_or(u64::MAX);
                *num_values <= MOST_ENTRIES && u64::from(*num_values) <= room
            }
            Page::DataPage {
                buf,
                num_values,
                encoding,
                ..
            } => self.is_sound(*encoding, *num_values, || {
                // Four bytes say how long the levels are that stand before the values.
                let length = if self.has_levels {
                    let length = buf.first_chunk().map(|four| u32::from_le_bytes(*four))?;
                    usize::try_from(length).ok()?.checked_add(4)?
                } else {
                    0
                };
                from(buf, length)
            }),
            Page::DataPageV2 {
                buf,
                num_values,
                encoding,
                def_levels_byte_len,
                rep_levels_byte_len,
                ..
            } => self.is_sound(*encoding, *num_values, || {
                let length = def_levels_byte_len.checked_add(*rep_levels_byte_len)?;
                from(buf, usize::try_from(length).ok()?)
            }),
        };
        if is_sound {
            return Ok(());
        }
        let message = "a page that says it holds more than it has";
        Err(ParquetError::General(message.to_owned()))
    }

    /// Whether a page of values is not larger than it says; `values` are its bytes without levels.
    fn is_sound<'b>(
        &self,
        encoding: Encoding,
        count: u32,
        values: impl FnOnce() -> Option<&'b [u8]>,
    ) -> bool {
        let holds =
            |values: Option<&[u8]>| values.and_then(|values| delta_end(values, count)).is_some();
        if count > MOST_VALUES {
            return false;
        }
        if encoding == Encoding::DELTA_LENGTH_BYTE_ARRAY {
            return holds(values());
        }
        if encoding != Encoding::DELTA_BYTE_ARRAY {
            return true;
        }
        // The lengths of the repeated beginnings, then those of the rest.
        values().is_some_and(|values| {
            let rest = delta_end(values, count).and_then(|end| values.get(end..));
            self.repeats && values.len() <= LARGEST_REPEATING && holds(rest)
        })
    }
}

fn from(bytes: &Bytes, start: usize) -> Option<&[u8]> {
    bytes.get(start..)
}

/// Where numbers end that are written as differences, as the library finds it; nothing where they are more than
/// `most`, or cut off. <https://github.com/apache/parquet-format/blob/master/Encodings.md>
fn delta_end(bytes: &[u8], most: u32) -> Option<usize> {
    let mut at = 0;
    let block = number(bytes, &mut at)?;
    let minis = number(bytes, &mut at)?;
    let count = number(bytes, &mut at)?;
    let _first = number(bytes, &mut at)?;
    if count > usize::try_from(most).ok()? {
        return None;
    }
    // The library refuses other sizes.
    let each = block.checked_div(minis).filter(|each| *each >= 32)?;
    let mut open = count.saturating_sub(1);
    while open > 0 {
        let _least = number(bytes, &mut at)?;
        let widths = bytes.get(at..at.checked_add(minis)?)?;
        at += minis;
        // The library counts anew at every block.
        let mut used = count - 1;
        for width in widths.iter().map(|width| usize::from(*width)) {
            if used > 0 {
                at = at.checked_add(width.checked_mul(each)? / 8)?;
            }
            used = used.saturating_sub(each);
        }
        open = open.saturating_sub(block);
    }
    (at <= bytes.len()).then_some(at)
}

/// Seven bits a byte, the lowest first.
fn number(bytes: &[u8], at: &mut usize) -> Option<usize> {
    let mut number = 0_u64;
    for place in 0..10 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number |= u64::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return usize::try_from(number).ok();
        }
    }
    None
}

impl PageReader for Bounded {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.inner.get_next_page()?;
        if let Some(page) = &page {
            self.check(page)?;
        }
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.inner.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.inner.skip_next_page()
    }
}

impl Iterator for Bounded {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}
