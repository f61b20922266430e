//! Documents on disk: no changed bytes make opening panic or hang, and what opens as sound is what was
//! written.
//!
//! The input is a list of changes of a sound file, three bytes each: where, and what is flipped there.
#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use weft_core::edit::Version;
use weft_core::workflow::{Role, RoleKind, Step, Workflow};
use weft_core::{Document, Edit};
use weft_store::{Original, Revision, Store};

/// A sound file, with what it holds.
struct Sound {
    path: PathBuf,
    bytes: Vec<u8>,
    document: Document,
}

static SOUND: LazyLock<Sound> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("weft-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("there is a folder for temporary files");
    let path = folder.join("fuzz.weft");
    let now = "2026-01-01T00:00:00Z".parse().expect("this is a time");
    let step = |number: u32| Step {
        id: format!("b{number}").as_str().into(),
        name: "Call the customer".to_owned(),
        ..Step::default()
    };
    let document = Document {
        roles: vec![Role::new("Agent", RoleKind::Internal)],
        baseline: Workflow {
            steps: (1..30).map(step).collect(),
            ..Workflow::default()
        },
        ..Document::default()
    };
    let original = Original {
        name: "a.csv".to_owned(),
        media_type: "text/csv".to_owned(),
        bytes: vec![7; 9_000],
    };
    let store = Store::create(&path, &document, Some(&original), "Ada", now);
    let mut store = store.expect("the folder takes a file");
    let removal = Edit::removal_of(&document, Version::Baseline, &["b3".into()]);
    store.edit(removal, "Ada", now).expect("the step is there");
    store.checkpoint("Noon", "Ada", now).expect("the disk has room");
    let document = store.document().clone();
    store.close().expect("nobody else has it open");
    let bytes = std::fs::read(&path).expect("it was just written");
    Sound { path, bytes, document }
});

fuzz_target!(|changes: &[u8]| {
    let Sound { path, bytes, document } = &*SOUND;
    let mut bytes = bytes.clone();
    for change in changes.chunks_exact(3) {
        let place = usize::from(u16::from_le_bytes([change[0], change[1]])) % bytes.len();
        bytes[place] ^= change[2];
    }
    // A last odd byte cuts the file off.
    if let [cut] = changes.chunks_exact(3).remainder() {
        bytes.truncate(bytes.len() * usize::from(*cut) / 255);
    }
    std::fs::write(path, &bytes).expect("it was writable before");
    match Store::open(path) {
        Ok(store) => {
            if store.damage().is_none() {
                assert_eq!(store.document(), document, "what opens as sound is what was written");
            }
            // Rows of the history may be wrong, which is an error and no panic.
            drop(store.history(0..=9));
            drop(store.checkpoints());
            drop(store.original(1));
            drop(store.document_at(Revision(0)));
        }
        Err(error) => assert!(!error.to_string().is_empty(), "an error says something"),
    }
});
