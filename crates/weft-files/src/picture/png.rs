//! PNG (ISO/IEC 15948): the document in an `iTXt` chunk of its own; no pixel is looked at.

use flate2::Crc;
use weft_core::said;

use super::{Inside, broken, expected, packed};
use crate::{FileError, Limits, Place};

/// How every PNG starts.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The keyword of our chunk.
const KEYWORD: &[u8] = b"weft";
/// The keywords of draw.io, new and old.
const DRAWIO: [&[u8]; 2] = [b"mxfile", b"mxGraphModel"];

/// The picture with a packed document right after its head.
pub(super) fn embed(picture: &[u8], document: &[u8]) -> Result<Vec<u8>, FileError> {
    let mut chunks = Chunks::of(picture)?;
    let head = chunks.next().transpose()?;
    if head.is_none_or(|head| head.name != *b"IHDR") {
        return Err(ends_early());
    }
    let (before, after) = picture.split_at_checked(chunks.at).ok_or_else(ends_early)?;
    // Keyword, packed, as zlib, no language, no translation.
    let data = [KEYWORD, b"\0\x01\x00\0\0", document].concat();
    let length = u32::try_from(data.len())
        .ok()
        .filter(|length| *length <= MOST);
    let length = length.ok_or_else(|| {
        broken(said!(
            "a document that no PNG can hold",
            "ein Dokument, das in kein PNG passt"
        ))
    })?;
    let mut out = Vec::with_capacity(picture.len() + data.len() + 12);
    out.extend_from_slice(before);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(b"iTXt");
    out.extend_from_slice(&data);
    out.extend_from_slice(&checksum(*b"iTXt", &data).to_be_bytes());
    out.extend_from_slice(after);
    Ok(out)
}

/// What a picture holds: a document of ours before a diagram of draw.io.
pub(super) fn inside(picture: &[u8], limits: &Limits) -> Result<Option<Inside>, FileError> {
    let mut drawio = None;
    for chunk in Chunks::of(picture)? {
        let chunk = chunk?;
        let Some((keyword, value)) = split(chunk.data) else {
            continue;
        };
        match &chunk.name {
            b"iTXt" if keyword == KEYWORD => {
                chunk.check()?;
                return Ok(Some(Inside::Document(international(value)?.to_vec())));
            }
            b"tEXt" | b"zTXt" if DRAWIO.contains(&keyword) && drawio.is_none() => {
                drawio = Some((chunk.name, value));
            }
            _ => {}
        }
    }
    let diagram = match drawio {
        None => return Ok(None),
        Some((name, value)) if name == *b"tEXt" => value.to_vec(),
        // The byte before says how it is packed; draw.io leaves out the head that it should have.
        Some((_, value)) => {
            let value = value.get(1..).unwrap_or_default();
            packed::unpacked_bare(value, limits).or_else(|_| packed::unpacked(value, limits))?
        }
    };
    Ok(Some(Inside::Drawio(diagram)))
}

/// The packed text of an `iTXt` chunk behind its keyword.
fn international(value: &[u8]) -> Result<&[u8], FileError> {
    let text = value.strip_prefix(b"\x01\0").and_then(|rest| {
        let (_language, rest) = split(rest)?;
        let (_translated, text) = split(rest)?;
        Some(text)
    });
    text.ok_or_else(|| {
        broken(said!(
            "a document that is not packed as Weft does it",
            "ein Dokument, das nicht so gepackt ist, wie Weft es tut"
        ))
    })
}

/// What stands before and after the first zero.
fn split(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = data.iter().position(|byte| *byte == 0)?;
    Some((data.get(..at)?, data.get(at + 1..)?))
}

/// More bytes than a chunk can have.
const MOST: u32 = 0x7FFF_FFFF;

/// One part of a picture.
struct Chunk<'b> {
    name: [u8; 4],
    data: &'b [u8],
    sum: u32,
}

impl Chunk<'_> {
    /// Refuses bytes that changed on the way.
    fn check(&self) -> Result<(), FileError> {
        if checksum(self.name, self.data) == self.sum {
            return Ok(());
        }
        Err(broken(said!(
            "a document whose checksum is wrong: the picture is damaged",
            "ein Dokument, dessen Prüfsumme nicht stimmt: das Bild ist beschädigt"
        )))
    }
}

/// The parts of a picture up to its end.
struct Chunks<'b> {
    bytes: &'b [u8],
    at: usize,
    is_over: bool,
}

impl<'b> Chunks<'b> {
    fn of(bytes: &'b [u8]) -> Result<Self, FileError> {
        if bytes.starts_with(SIGNATURE) {
            return Ok(Self {
                bytes,
                at: SIGNATURE.len(),
                is_over: false,
            });
        }
        let found = said!("bytes that are no PNG", "Bytes, die kein PNG sind");
        Err(FileError::wrong(Place::Whole, found, expected()))
    }

    fn take<const LENGTH: usize>(&mut self) -> Option<[u8; LENGTH]> {
        let (taken, _) = self.bytes.get(self.at..)?.split_first_chunk::<LENGTH>()?;
        self.at += LENGTH;
        Some(*taken)
    }

    fn chunk(&mut self) -> Option<Chunk<'b>> {
        let length = usize::try_from(u32::from_be_bytes(self.take()?)).ok()?;
        let name = self.take()?;
        let data = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        let sum = u32::from_be_bytes(self.take()?);
        Some(Chunk { name, data, sum })
    }
}

impl<'b> Iterator for Chunks<'b> {
    type Item = Result<Chunk<'b>, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let chunk = self.chunk();
        self.is_over = chunk.as_ref().is_none_or(|chunk| chunk.name == *b"IEND");
        Some(chunk.ok_or_else(ends_early))
    }
}

fn ends_early() -> FileError {
    broken(said!(
        "a PNG that ends in the middle",
        "ein PNG, das mittendrin endet"
    ))
}

fn checksum(name: [u8; 4], data: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(data);
    sum.sum()
}
