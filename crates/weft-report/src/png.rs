//! A drawing as a picture: SVG to PNG by resvg, with the fonts of the report.
//!
//! The background is white, external images are refused, and the number of pixels is checked before
//! anything is allocated.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};

use crate::{ReportError, fonts};

static DATABASE: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut database = fontdb::Database::new();
    for file in fonts::FILES {
        database.load_font_data(file.to_vec());
    }
    // Text of a family that is not set vanishes without a word.
    database.set_sans_serif_family("Source Sans 3");
    database.set_serif_family("Source Serif 4");
    database.set_cursive_family("Source Serif 4");
    database.set_fantasy_family("Source Sans 3");
    database.set_monospace_family("Source Sans 3");
    Arc::new(database)
});

/// Draws an SVG at its own size, in pixels, on white.
pub fn svg_to_png(svg: &str, max_pixels: u64) -> Result<Vec<u8>, ReportError> {
    let options = Options {
        fontdb: Arc::clone(&DATABASE),
        font_family: "Source Sans 3".to_owned(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree =
        Tree::from_str(svg, &options).map_err(|error| ReportError::Drawing(error.to_string()))?;
    let size = tree.size().to_int_size();
    let needed = u64::from(size.width()) * u64::from(size.height());
    if needed > max_pixels {
        return Err(ReportError::TooLarge {
            needed,
            allowed: max_pixels,
        });
    }
    let mut picture = Pixmap::new(size.width(), size.height()).ok_or(ReportError::TooLarge {
        needed,
        allowed: max_pixels,
    })?;
    picture.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    picture
        .encode_png()
        .map_err(|error| ReportError::Png(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">
        <text x="2" y="15" font-family="Inter, sans-serif" font-size="14">Weft</text></svg>"##;

    #[test]
    fn a_drawing_becomes_a_picture_with_its_text() {
        let png = svg_to_png(DRAWING, 10_000).expect("a small drawing");
        let empty = svg_to_png(&DRAWING.replace("Weft", ""), 10_000).expect("without its text");
        assert!(png.starts_with(b"\x89PNG"), "a PNG file");
        assert_ne!(png, empty, "text of a family that is not here is set in ours");
    }

    #[test]
    fn a_picture_beyond_the_budget_is_refused_before_it_is_made() {
        let huge = DRAWING.replace("width=\"40\"", "width=\"4000000\"");
        let error = svg_to_png(&huge, 1_000_000).expect_err("eighty million pixels");
        assert!(
            matches!(error, ReportError::TooLarge { needed: 80_000_000, .. }),
            "the size is named: {error}"
        );
    }

    #[test]
    fn what_is_not_a_drawing_is_an_error() {
        assert!(
            matches!(svg_to_png("<p>", 10), Err(ReportError::Drawing(_))),
            "no panic"
        );
    }
}
