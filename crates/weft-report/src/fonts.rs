//! The fonts of the report, embedded: Source Sans 3 and Source Serif 4, then Noto by script.
//!
//! They are under the SIL Open Font License; its texts stand beside them in `fonts/`.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The files, in the order of fallback.
pub(crate) const FILES: &[&[u8]] = &[
    include_bytes!("../fonts/SourceSans3_400Regular.ttf"),
    include_bytes!("../fonts/SourceSans3_600SemiBold.ttf"),
    include_bytes!("../fonts/SourceSerif4_400Regular.ttf"),
    include_bytes!("../fonts/SourceSerif4_600SemiBold.ttf"),
    include_bytes!("../fonts/NotoSans_400Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic_400Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew_400Regular.ttf"),
    include_bytes!("../fonts/NotoSansThai_400Regular.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari_400Regular.ttf"),
    include_bytes!("../fonts/NotoSansSymbols_400Regular.ttf"),
];

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    FILES
        .iter()
        .flat_map(|file| Font::iter(Bytes::new(*file)))
        .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// Every font.
pub(crate) fn all() -> &'static [Font] {
    &FONTS
}

/// What the fonts are called and cover.
pub(crate) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

/// Whether some font has a glyph for this character.
pub(crate) fn cover(letter: char) -> bool {
    all()
        .iter()
        .any(|font| font.info().coverage.contains(u32::from(letter)))
}
