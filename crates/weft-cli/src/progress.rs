//! A sign of life while long work runs: on standard error, and only on a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Shows a spinner with these words until the value is dropped.
pub(crate) fn working(words: &'static str) -> Working {
    // indicatif draws nothing where standard error is no terminal.
    let bar = ProgressBar::new_spinner();
    bar.set_style(ProgressStyle::default_spinner());
    bar.set_message(words);
    bar.enable_steady_tick(Duration::from_millis(120));
    Working(bar)
}

/// A running spinner.
pub(crate) struct Working(ProgressBar);

impl Working {
    /// Says what is done now.
    pub(crate) fn now(&self, words: &'static str) {
        self.0.set_message(words);
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
