//! Documents on disk: one SQLite file, `name.weft`, with everything that ever happened to it.
//!
//! **Invariants:** no other crate speaks SQL about documents. A change is on the disk before it is
//! answered, together with its row of the journal, or nothing changed at all. The journal only
//! grows. No query writes, opening changes nothing, and there is no clock: the caller says when.

mod checkpoint;
mod copy;
mod create;
mod damage;
mod disk;
mod error;
mod file;
mod guard;
mod journal;
mod load;
mod lock;
mod open;
mod original;
mod ranks;
mod rows;
mod says;
mod schema;
mod store;
mod sum;
mod write;

pub use checkpoint::Checkpoint;
pub use damage::{Damage, ReadOnly};
pub use error::{
    Cause, CloseError, CopyError, CreateError, DiskError, OpenError, ReadError, WriteError,
};
pub use journal::{Entry, Kind, Revision};
pub use original::{Kept, MOST_BYTES, Original};
pub use store::{Change, Store};
