//! XES (IEEE 1849, versions 1 and 2): threads take turns at reading and unpacking a part of the log, each
//! counts its own, and the counts are put together in the order of the parts.
//!
//! Only direct attributes of an event are looked at. Of attributes that stand twice the last counts, as
//! in `OpenXES`, where they are a map. `global` declares attributes and fills in nothing.

mod count;
mod keys;
mod parts;
mod seen;
mod shape;
mod tags;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use memchr::{memchr_iter, memrchr};
use weft_core::log::Counter;
use weft_core::said;

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
/// More threads than that only wait for the one that reads.
const MOST_WORKERS: usize = 8;
/// Parts that are read and not yet put together: a thread that stands still at one of them keeps those
/// behind it in memory. More than there are threads, each of which takes one to see the end.
const UNDER_WAY: usize = 16;

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
    let (allow, allowed) = channel();
    let reading = Mutex::new(Reading {
        parts,
        first: Some(first),
        number: 0,
        at: 0,
        failed: None,
        allowed,
    });
    let fault = thread::scope(|scope| {
        let (done, counted) = channel();
        for _ in 0..workers() {
            let worker = Worker {
                reading: &reading,
                done: done.clone(),
                keys: &keys,
                empty: &empty,
                limits,
            };
            scope.spawn(move || worker.work());
        }
        // What is left here would keep the end from being seen.
        drop(done);
        let fault = whole.collect(counted, &allow);
        // Threads that wait to be allowed another part end with it.
        drop(allow);
        fault
    });
    if let Some((at, what)) = fault? {
        return Err(wrong_at(path, at, &what)?);
    }
    let reading = reading.into_inner();
    if let Some(failed) = reading.unwrap_or_else(PoisonError::into_inner).failed {
        return Err(failed);
    }
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

/// The log as far as it was read.
struct Reading {
    parts: Parts,
    /// The first part, which was looked at before.
    first: Option<Vec<u8>>,
    number: u64,
    /// Where the next part begins, in bytes of the unpacked text.
    at: u64,
    failed: Option<FileError>,
    /// One for each part that may be read.
    allowed: Receiver<()>,
}

/// A part of the log.
struct Part {
    number: u64,
    /// Where it begins, in bytes of the unpacked text.
    at: u64,
    is_last: bool,
    bytes: Vec<u8>,
}

impl Reading {
    /// The next part, in a buffer that is used again; none at the end, or where reading fails.
    fn next(&mut self, used: Vec<u8>, limits: &Limits) -> Option<Part> {
        if self.failed.is_some() || self.allowed.recv().is_err() {
            return None;
        }
        let read = match self.first.take() {
            Some(first) => Ok(Some(first)),
            None => self.parts.next(used, limits),
        };
        let bytes = read.unwrap_or_else(|failed| {
            self.failed = Some(failed);
            None
        })?;
        let part = Part {
            number: self.number,
            at: self.at,
            is_last: self.parts.is_over(),
            bytes,
        };
        self.number += 1;
        self.at += u64::try_from(part.bytes.len()).unwrap_or(0);
        Some(part)
    }
}

/// What a part gave, and where it begins; none where its thread broke down.
type Done = Option<(u64, u64, Counted)>;

/// Tells that a thread broke down, so that nobody waits for its part.
struct Alarm<'w>(&'w Sender<Done>);

impl Drop for Alarm<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            // Whoever collects has ended where this fails.
            let _heard = self.0.send(None);
        }
    }
}

struct Worker<'w> {
    reading: &'w Mutex<Reading>,
    done: Sender<Done>,
    keys: &'w Keys,
    empty: &'w Counter,
    limits: &'w Limits,
}

impl Worker<'_> {
    /// Reads and counts parts until there are no more, or nobody wants them.
    fn work(&self) {
        let _alarm = Alarm(&self.done);
        let mut used = Vec::new();
        while let Some(part) = self.next(used) {
            let which = Which {
                is_first: part.number == 0,
                is_last: part.is_last,
            };
            let empty = self.empty.for_a_part();
            let counted = count(&part.bytes, which, self.keys, empty, self.limits);
            if self
                .done
                .send(Some((part.number, part.at, counted)))
                .is_err()
            {
                return;
            }
            used = part.bytes;
        }
    }

    fn next(&self, used: Vec<u8>) -> Option<Part> {
        let reading = self.reading.lock();
        let mut reading = reading.unwrap_or_else(PoisonError::into_inner);
        reading.next(used, self.limits)
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
    fn collect(
        &mut self,
        counted: Receiver<Done>,
        allow: &Sender<()>,
    ) -> Result<Option<(u64, Wrong)>, FileError> {
        let (mut early, mut next) = (BTreeMap::new(), 0);
        for _ in 0..UNDER_WAY {
            // Nobody reads any more once the log has ended.
            let _wanted = allow.send(());
        }
        for part in counted {
            let Some((number, at, part)) = part else {
                break;
            };
            early.insert(number, (at, part));
            while let Some((at, part)) = early.remove(&next) {
                next += 1;
                let _wanted = allow.send(());
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
            notes.push(Note::said(
                Place::Whole,
                &said!(
                    "the log has groups (org:group) and no roles (org:role); groups count as roles",
                    "das Protokoll hat Gruppen (org:group) und keine Rollen (org:role); Gruppen zählen als Rollen"
                ),
            ));
        }
        if self.events == 0 {
            let says = said!(
                "the log has no events",
                "das Protokoll hat keine Ereignisse"
            );
            notes.push(Note::said(Place::Whole, &says));
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
