//! What may stand as a logo: a whole PNG of a moderate size, checked before Typst sees it.

use resvg::tiny_skia::Pixmap;

use crate::ReportError;

/// The largest logo, in bytes: a page holds it once, but the preview is set again at every change.
pub const MOST_BYTES: usize = 2 << 20;

/// The widest and highest logo, in pixels: on 12 mm of height, far more than a printer shows.
const MOST_PIXELS: u32 = 4_000;

/// Checks a logo.
///
/// # Errors
///
/// Where it is no PNG, is damaged, or is larger than a logo needs to be.
pub fn check(logo: &[u8]) -> Result<(), ReportError> {
    if logo.len() > MOST_BYTES {
        return Err(ReportError::LargeLogo);
    }
    // The size stands in the first chunk: a small file may unfold to gigabytes.
    let (width, height) = size(logo).ok_or(ReportError::Logo)?;
    if width > MOST_PIXELS || height > MOST_PIXELS {
        return Err(ReportError::LargeLogo);
    }
    Pixmap::decode_png(logo).map_err(|_| ReportError::Logo)?;
    Ok(())
}

fn size(logo: &[u8]) -> Option<(u32, u32)> {
    let rest = logo.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let (width, rest) = rest.split_first_chunk()?;
    let (height, _) = rest.split_first_chunk()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png() -> Vec<u8> {
        let picture = Pixmap::new(3, 2).expect("six pixels");
        picture.encode_png().expect("six pixels as PNG")
    }

    #[test]
    fn a_png_may_stand_as_logo() {
        assert!(check(&png()).is_ok(), "a small picture");
    }

    #[test]
    fn what_is_no_whole_png_is_refused() {
        let whole = png();
        let half = whole.get(..40).expect("a PNG has more bytes");
        for bad in [&b"GIF89a"[..], b"", half] {
            assert!(
                matches!(check(bad), Err(ReportError::Logo)),
                "{} bytes",
                bad.len()
            );
        }
    }

    #[test]
    fn a_picture_that_unfolds_to_gigabytes_is_refused_unseen() {
        let mut huge = png();
        let size = [0, 1, 0, 0, 0, 1, 0, 0];
        huge.splice(16..24, size).for_each(drop);
        assert!(
            matches!(check(&huge), Err(ReportError::LargeLogo)),
            "65,536 × 65,536"
        );
        let heavy = [png(), vec![0; MOST_BYTES]].concat();
        assert!(
            matches!(check(&heavy), Err(ReportError::LargeLogo)),
            "over two megabytes"
        );
    }
}
