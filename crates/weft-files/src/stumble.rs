//! Libraries that panic at some damaged files. Here such a panic is caught and becomes an error that says what
//! is wrong with the file; the message of the panic itself means nothing to whoever opened it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

thread_local! {
    /// Whether what panics on this thread is caught.
    static IS_CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// What a task answers; nothing where a library stumbled, over bytes that nobody looks at afterwards.
pub(crate) fn caught<T>(task: impl FnOnce() -> T) -> Option<T> {
    let before = IS_CAUGHT.replace(true);
    let answer = catch_unwind(AssertUnwindSafe(task)).ok();
    IS_CAUGHT.set(before);
    answer
}

/// Lets a program say nothing of panics that readers catch; of all others it says what it said before. To be
/// called once, when the program starts.
pub fn hush_caught_panics() {
    let say = take_hook();
    set_hook(Box::new(move |panic| {
        if !IS_CAUGHT.get() {
            say(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_others_are_not_hushed_after_it() {
        assert_eq!(caught(|| 7), Some(7));
        let stumbled = caught(|| {
            assert!(caught::<()>(|| panic!("over this")).is_none());
            assert!(IS_CAUGHT.get(), "the outer one still catches");
            panic!("and that");
        });
        assert_eq!(stumbled, None::<()>);
        assert!(!IS_CAUGHT.get());
    }
}
