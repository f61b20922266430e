//! XES (IEEE 1849, versions 1 and 2): one thread reads and unpacks, others count parts of the log,
//! and the counts are put together in the order of the parts.
//!
//! Only direct attributes of an event are looked at. Of attributes that stand twice the last counts, as
//! in `OpenXES`, where they are a map. `global` declares attributes and fills in nothing.

mod count;
mod keys;
mod parts;
mod seen;
mod tags;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use memchr::{memchr_iter, memrchr};
use weft_core::log::Counter;

use self::count::{Counted, Which, count};
use self::keys::Keys;
use self::parts::Parts;
use self::seen::Seen;
use self::tags::Wrong;
use super::source::Source;
use super::{LogOptions, LogProgress, LogRead, counter, empty};
use crate::note::Note;
use crate::{FileError, Limits, Place, text};

/// Bytes in which the encoding is named.
const HEAD: usize = 256;
/// Parts that wait to be counted.
const WAITING: usize = 2;
/// More threads than that only wait for the one that reads.
const MOST_WORKERS: usize = 8;

/// Reads a log.
pub(super) fn read(
    path: &Path,
    options: &LogOptions,
    limits: &Limits,
    progress: &dyn Fn(LogProgress) -> ControlFlow<()>,
) -> Result<LogRead, FileError> {
    let source = open(path)?;
    let (size, so_far) = (source.size, source.so_far());
    let mut parts = Parts::new(source);
    let first = parts.next(Vec::new(), limits)?.unwrap_or_default();
    if first.iter().all(u8::is_ascii_whitespace) {
        return Err(empty());
    }
    let keys = Keys::of(&first, limits.value_bytes);
    let mut whole = Whole {
        counter: counter(options),
        seen: Seen::default(),
        events: 0,
        size,
        so_far,
        progress,
    };
    let empty = whole.counter.for_a_part();
    let (read, fault) = thread::scope(|scope| {
        let (to_count, waiting) = sync_channel(WAITING);
        let waiting = Arc::new(Mutex::new(waiting));
        let (done, counted) = channel();
        let (give_back, used) = channel();
        for _ in 0..workers() {
            let worker = Worker {
                waiting: Arc::clone(&waiting),
                done: done.clone(),
                give_back: give_back.clone(),
                keys: &keys,
                empty: &empty,
                limits,
            };
            scope.spawn(move || worker.work());
        }
        // What is left here would keep threads waiting for each other.
        drop((waiting, done, give_back));
        let reading = scope.spawn(move || feed(parts, first, limits, &to_count, &used));
        let fault = whole.collect(counted);
        (reading.join(), fault)
    });
    if let Some((at, what)) = fault? {
        return Err(wrong_at(path, at, &what)?);
    }
    // A thread that panicked would have been an error of this program.
    read.unwrap_or(Ok(()))?;
    let notes = whole.notes(&keys);
    Ok(LogRead::of(whole.counter, notes))
}

/// Opens a log and decodes it where it is in no UTF-8.
fn open(path: &Path) -> Result<Source, FileError> {
    let mut source = Source::open(path)?;
    let head = source.peek(HEAD)?;
    if let Some(encoding) = text::encoding_of_xml(&head) {
        source.decode(encoding);
    }
    Ok(source)
}

fn workers() -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    cores.clamp(1, MOST_WORKERS)
}

/// A part of the log on its way to whoever counts it.
struct Waiting {
    number: u64,
    /// Where it begins, in bytes of the unpacked text.
    at: u64,
    is_last: bool,
    bytes: Vec<u8>,
}

/// Reads part after part, until there are no more or nobody wants them.
fn feed(
    mut parts: Parts,
    first: Vec<u8>,
    limits: &Limits,
    to_count: &SyncSender<Waiting>,
    used: &Receiver<Vec<u8>>,
) -> Result<(), FileError> {
    let (mut number, mut at) = (0, 0);
    let mut part = Some(first);
    while let Some(bytes) = part {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let waiting = Waiting {
            number,
            at,
            is_last: parts.is_over(),
            bytes,
        };
        if to_count.send(waiting).is_err() {
            return Ok(());
        }
        number += 1;
        at += length;
        part = parts.next(used.try_recv().unwrap_or_default(), limits)?;
    }
    Ok(())
}

/// What a part gave, and where it begins.
type Done = (u64, u64, Counted);

struct Worker<'w> {
    waiting: Arc<Mutex<Receiver<Waiting>>>,
    done: Sender<Done>,
    give_back: Sender<Vec<u8>>,
    keys: &'w Keys,
    empty: &'w Counter,
    limits: &'w Limits,
}

impl Worker<'_> {
    fn work(&self) {
        while let Some(part) = self.next() {
            let which = Which {
                is_first: part.number == 0,
                is_last: part.is_last,
            };
            let empty = self.empty.for_a_part();
            let counted = count(&part.bytes, which, self.keys, empty, self.limits);
            if self.done.send((part.number, part.at, counted)).is_err() {
                return;
            }
            // Nobody takes it back once everything is read.
            let _taken = self.give_back.send(part.bytes);
        }
    }

    fn next(&self) -> Option<Waiting> {
        let waiting = self.waiting.lock();
        waiting.unwrap_or_else(PoisonError::into_inner).recv().ok()
    }
}

/// The log as a whole, as far as it was counted.
struct Whole<'p> {
    counter: Counter,
    seen: Seen,
    events: u64,
    size: u64,
    so_far: Arc<AtomicU64>,
    progress: &'p dyn Fn(LogProgress) -> ControlFlow<()>,
}

impl Whole<'_> {
    /// Puts parts together in their order, until the first that is wrong.
    fn collect(&mut self, counted: Receiver<Done>) -> Result<Option<(u64, Wrong)>, FileError> {
        let (mut early, mut next) = (BTreeMap::new(), 0);
        for (number, at, part) in counted {
            early.insert(number, (at, part));
            while let Some((at, part)) = early.remove(&next) {
                next += 1;
                if let Some(fault) = part.fault {
                    let within = u64::try_from(fault.at).unwrap_or(0);
                    return Ok(Some((at + within, fault.what)));
                }
                self.events += part.events;
                self.counter.merge(part.counter);
                self.seen.merge(part.seen);
                let progress = LogProgress {
                    bytes: self.so_far.load(Ordering::Relaxed),
                    of: self.size,
                    events: self.events,
                };
                if (self.progress)(progress).is_break() {
                    return Err(FileError::Stopped);
                }
            }
        }
        Ok(None)
    }

    fn notes(&self, keys: &Keys) -> Vec<Note> {
        let mut notes = self.seen.notes();
        if keys.has_groups {
            notes.push(Note::new(
                Place::Whole,
                "the log has groups (org:group) and no roles (org:role); groups count as roles",
            ));
        }
        if self.events == 0 {
            notes.push(Note::new(Place::Whole, "the log has no events"));
        }
        notes
    }
}

/// The complaint about this byte of the text, whose line is counted only now.
fn wrong_at(path: &Path, at: u64, what: &Wrong) -> Result<FileError, FileError> {
    let mut source = open(path)?;
    let (mut left, mut line, mut column) = (at, 1, 1);
    let mut buffer = Vec::new();
    while left > 0 {
        buffer.clear();
        let count = usize::try_from(left.min(1 << 20)).unwrap_or(1 << 20);
        let has_more = source.fill(&mut buffer, count)?;
        left -= u64::try_from(buffer.len()).unwrap_or(left).min(left);
        line += memchr_iter(b'\n', &buffer).count();
        let (tail, start) = match memrchr(b'\n', &buffer) {
            Some(end) => (buffer.get(end + 1..).unwrap_or_default(), 1),
            None => (buffer.as_slice(), column),
        };
        // Bytes that continue a letter are no column of their own.
        column = start + tail.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        if !has_more {
            break;
        }
    }
    let path = String::new();
    let place = Place::Line { line, column, path };
    Ok(FileError::wrong(place, what.found(), what.expected()))
}
