//! Rows on their way from the thread that reads a table to the one that counts.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

use weft_core::log::LogField;
use weft_core::said;

use super::columns::Mapped;
use super::rows::{Again, Row, Rows};
use crate::log::{LogOptions, LogProgress, LogRead, counter};
use crate::note::Note;
use crate::{FileError, Place};

/// Rows that are handed over at once.
const BATCH: usize = 4096;
/// Bytes after which they are handed over although they are fewer.
const BATCH_BYTES: usize = 4 << 20;
/// Batches that wait to be counted.
const WAITING: usize = 4;

pub(super) const FIELDS: usize = LogField::ALL.len();

/// Of some rows the cells that are needed.
#[derive(Debug, Default)]
struct Batch {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Bytes of the file that were read for it and those before.
    read: u64,
}

impl Batch {
    fn len(&self) -> usize {
        self.ends.len() / FIELDS
    }

    fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let mut start = 0;
        self.ends.chunks_exact(FIELDS).map(move |ends| {
            let mut row: Row<'_> = [b""; FIELDS];
            for (cell, &end) in row.iter_mut().zip(ends) {
                *cell = self.bytes.get(start..end).unwrap_or_default();
                start = end;
            }
            row
        })
    }
}

/// Takes rows to whoever counts them.
pub(super) struct Hand {
    to_count: SyncSender<Batch>,
    used: Receiver<Batch>,
    batch: Batch,
    /// Bytes of the file that were read so far.
    pub(super) read: u64,
}

impl Hand {
    /// Hands over a row; breaks where nobody wants any more.
    pub(super) fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c [u8]>) -> ControlFlow<()> {
        for cell in cells.into_iter().take(FIELDS) {
            self.batch.bytes.extend_from_slice(cell);
            self.batch.ends.push(self.batch.bytes.len());
        }
        if self.batch.len() < BATCH && self.batch.bytes.len() < BATCH_BYTES {
            return ControlFlow::Continue(());
        }
        self.send()
    }

    fn send(&mut self) -> ControlFlow<()> {
        let next = self.used.try_recv().unwrap_or_default();
        let mut batch = std::mem::replace(&mut self.batch, next);
        batch.read = self.read;
        match self.to_count.send(batch) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

/// Counts what `feed` hands over, in a thread of its own; once more where its rows were in no order. It
/// answers what it has to say of them.
pub(super) fn counted(
    mapped: &Mapped,
    size: u64,
    options: &LogOptions,
    progress: &dyn Fn(LogProgress) -> ControlFlow<()>,
    feed: impl Fn(&mut Hand) -> Result<Vec<Note>, FileError> + Sync,
) -> Result<LogRead, FileError> {
    let watch = |bytes, events| {
        let of = size;
        progress(LogProgress { bytes, of, events })
    };
    let mut keeping = false;
    loop {
        let rows = Rows::new(counter(options), mapped.clocks, keeping);
        let (rows, fed) = match once(rows, &watch, &feed)? {
            Ok(done) => done,
            Err(Again) => {
                keeping = true;
                continue;
            }
        };
        let (counter, seen) = rows.finish();
        let notes = mapped.notes.iter().cloned().chain(fed).chain(seen);
        return Ok(LogRead::of(counter, notes.collect()));
    }
}

type Once = Result<(Rows, Vec<Note>), Again>;

fn once(
    mut rows: Rows,
    watch: &dyn Fn(u64, u64) -> ControlFlow<()>,
    feed: &(impl Fn(&mut Hand) -> Result<Vec<Note>, FileError> + Sync),
) -> Result<Once, FileError> {
    thread::scope(|scope| {
        let (to_count, batches) = sync_channel::<Batch>(WAITING);
        let (give_back, used) = channel();
        let mut hand = Hand {
            to_count,
            used,
            batch: Batch::default(),
            read: 0,
        };
        let feeding = scope.spawn(move || {
            let fed = feed(&mut hand);
            // Whoever counted has stopped if it is not taken.
            let _taken = hand.send();
            fed
        });
        let mut events = 0;
        for mut batch in batches {
            for row in batch.rows() {
                if rows.row(&row).is_err() {
                    return Ok(Err(Again));
                }
            }
            events += u64::try_from(batch.len()).unwrap_or(0);
            if watch(batch.read, events).is_break() {
                return Err(FileError::Stopped);
            }
            batch.bytes.clear();
            batch.ends.clear();
            // Nobody takes it back once everything is fed.
            let _taken = give_back.send(batch);
        }
        let fed = feeding.join().unwrap_or_else(|_| Err(panicked()))?;
        Ok(Ok((rows, fed)))
    })
}

/// A library met something that its authors did not think of.
fn panicked() -> FileError {
    FileError::wrong(
        Place::Whole,
        said!(
            "damaged data, over which the library that reads it stumbled",
            "beschädigte Daten, über die die Bibliothek gestolpert ist, die sie liest"
        ),
        said!("a sound file", "eine unbeschädigte Datei"),
    )
}
