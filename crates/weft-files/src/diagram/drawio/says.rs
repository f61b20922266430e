//! What is said of shapes that are not read.

use weft_core::{Said, said};

/// That something with these words is not shown on the page.
pub(super) fn switched_off(words: &str) -> Said {
    if words.is_empty() {
        return said!(
            "something is switched off, with all that it holds; it is left out",
            "etwas ist ausgeblendet, mit allem darin; es bleibt weg"
        );
    }
    said!(
        "“{words}” is switched off, with all that it holds; it is left out",
        "„{words}“ ist ausgeblendet, mit allem darin; es bleibt weg"
    )
}
