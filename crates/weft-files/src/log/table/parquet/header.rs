//! How large pages say that they are, looked at before the library takes that much memory for them.
//!
//! Before each page stands a struct in the compact protocol of Thrift, whose second field is the size of the
//! page unpacked and whose third its size in the file.
//! <https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md>

use std::io::{self, Read};

/// Sizes of a page in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PageSize {
    /// As it unpacks.
    pub unpacked: u64,
    /// In the file.
    pub packed: u64,
    /// Of the header before it.
    pub header: u64,
    /// What stands before its values and is never packed.
    pub levels: u64,
    /// Whether its values are not packed although those of the column are.
    pub is_plain: bool,
}

impl PageSize {
    /// Reads the header of a page, and nothing after it.
    pub(super) fn read(from: impl Read) -> io::Result<Self> {
        let mut header = Header { from, read: 0 };
        let [mut unpacked, mut packed] = [None; 2];
        let mut page = Self::default();
        let mut id = 0;
        while let Some(kind) = header.field(&mut id)? {
            let size = match id {
                2 => &mut unpacked,
                3 => &mut packed,
                8 if kind == STRUCT => {
                    header.second_version(&mut page)?;
                    continue;
                }
                _ => {
                    header.skip(kind, 0)?;
                    continue;
                }
            };
            // Whoever says a size twice, or as something else, wants it to be read in two ways.
            if kind != INTEGER || size.is_some() {
                return Err(wrong());
            }
            *size = Some(u64::try_from(header.integer()?).map_err(|_| wrong())?);
        }
        Ok(Self {
            unpacked: unpacked.ok_or_else(wrong)?,
            packed: packed.ok_or_else(wrong)?,
            header: header.read,
            ..page
        })
    }
}

/// How the protocol numbers a number of 32 bits.
const INTEGER: u8 = 5;
/// And a truth that is none.
const FALSE: u8 = 2;
const STRUCT: u8 = 12;
/// Deeper than structs of a header are nested.
const DEEPEST: usize = 8;

struct Header<R> {
    from: R,
    read: u64,
}

impl<R: Read> Header<R> {
    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.from.read_exact(&mut byte)?;
        self.read += 1;
        let [byte] = byte;
        Ok(byte)
    }

    /// Seven bits a byte, the lowest first.
    fn number(&mut self) -> io::Result<u64> {
        let mut number = 0;
        for at in 0..10 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << (7 * at);
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(wrong())
    }

    /// A number whose lowest bit says whether it is negative.
    fn integer(&mut self) -> io::Result<i64> {
        let number = self.number()?;
        Ok((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// The kind of the next field of a struct, whose number follows the one before; nothing at its end.
    fn field(&mut self, id: &mut i64) -> io::Result<Option<u8>> {
        let byte = self.byte()?;
        let (after, kind) = (i64::from(byte >> 4), byte & 0x0F);
        if kind == 0 {
            return Ok(None);
        }
        *id = if after == 0 {
            self.integer()?
        } else {
            id.saturating_add(after)
        };
        Ok(Some(kind))
    }

    /// What the second version of data pages says of levels, and whether values are packed.
    fn second_version(&mut self, page: &mut PageSize) -> io::Result<()> {
        let mut id = 0;
        while let Some(kind) = self.field(&mut id)? {
            match (id, kind) {
                (5 | 6, INTEGER) => {
                    let size = u64::try_from(self.integer()?).map_err(|_| wrong())?;
                    page.levels = page.levels.saturating_add(size);
                }
                (7, FALSE) => page.is_plain = true,
                _ => self.skip(kind, 1)?,
            }
        }
        Ok(())
    }

    /// Passes over a value.
    fn skip(&mut self, kind: u8, depth: usize) -> io::Result<()> {
        if depth > DEEPEST {
            return Err(wrong());
        }
        match kind {
            // Whether it is true stands in its kind.
            1 | 2 => Ok(()),
            3 => self.pass(1),
            4..=6 => self.number().map(drop),
            7 => self.pass(8),
            8 => {
                let length = self.number()?;
                self.pass(length)
            }
            9 | 10 => self.skip_list(depth),
            STRUCT => {
                let mut id = 0;
                while let Some(kind) = self.field(&mut id)? {
                    self.skip(kind, depth + 1)?;
                }
                Ok(())
            }
            // Maps and what later versions add stand in no header of a page.
            _ => Err(wrong()),
        }
    }

    fn skip_list(&mut self, depth: usize) -> io::Result<()> {
        let byte = self.byte()?;
        let (few, kind) = (u64::from(byte >> 4), byte & 0x0F);
        let count = if few == 15 { self.number()? } else { few };
        for _ in 0..count {
            match kind {
                1 | 2 => self.pass(1)?,
                _ => self.skip(kind, depth + 1)?,
            }
        }
        Ok(())
    }

    fn pass(&mut self, length: u64) -> io::Result<()> {
        let passed = io::copy(&mut (&mut self.from).take(length), &mut io::sink())?;
        self.read += passed;
        if passed == length {
            Ok(())
        } else {
            Err(wrong())
        }
    }
}

fn wrong() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a broken header of a page")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A data page of 300 bytes, 7 in the file: its kind, sizes, a struct with a text and a list, the end.
    const PAGE: &[u8] = &[
        0x15, 0x00, 0x15, 0xD8, 0x04, 0x15, 0x0E, 0x2C, 0x15, 0x06, 0x18, 0x02, b'a', b'b', 0x19,
        0x25, 0x02, 0x04, 0x11, 0x00, 0x00, 0xFF,
    ];

    #[test]
    fn sizes_are_read_and_the_rest_is_passed_over() {
        let read = PageSize::read(PAGE).expect("it is a header");
        let size = PageSize {
            unpacked: 300,
            packed: 7,
            header: 21,
            ..PageSize::default()
        };
        assert_eq!(read, size);
    }

    #[test]
    fn the_second_version_says_what_is_not_packed() {
        let bytes = [
            0x25, 0x02, 0x15, 0x02, 0x5C, 0x15, 0x02, 0x45, 0x06, 0x15, 0x08, 0x12, 0x00, 0x00,
        ];
        let read = PageSize::read(&bytes[..]).expect("it is a header");
        assert_eq!((read.levels, read.is_plain), (7, true));
    }

    #[test]
    fn a_size_that_is_missing_negative_or_said_twice_is_refused() {
        for bytes in [
            &[0x15, 0x00, 0x15, 0x02, 0x00][..],
            &[0x25, 0x01, 0x15, 0x02, 0x00],
            &[0x25, 0x02, 0x15, 0x02, 0x05, 0x04, 0x02, 0x00],
            &[0x28, 0x01, b'a', 0x15, 0x02, 0x00],
            &PAGE[..20],
        ] {
            assert!(PageSize::read(bytes).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn structs_without_end_and_long_texts_are_refused() {
        assert!(PageSize::read(&[0x1C; 100][..]).is_err());
        let long = [0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F];
        assert!(PageSize::read(&long[..]).is_err());
    }
}
