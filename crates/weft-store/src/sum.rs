//! Sums that find bytes which changed on the disk: SQLite checks how pages hang together, not what
//! stands in them.

/// What stands in the columns of a row, as one number (FNV-1a over lengths and bytes).
///
/// Each step of it can be undone, so a single changed byte always changes the sum.
pub(crate) fn sum(columns: &[&[u8]]) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for column in columns {
        let length = column.len().to_le_bytes();
        for byte in length.iter().chain(*column) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash.cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_byte_and_every_moved_border_is_found() {
        let text = b"Call the customer";
        let original = sum(&[text, b"a"]);
        for at in 0..text.len() {
            for bit in 0..8 {
                let mut changed = text.to_vec();
                changed[at] ^= 1 << bit;
                assert_ne!(sum(&[&changed, b"a"]), original, "byte {at}, bit {bit}");
            }
        }
        assert_ne!(
            sum(&[b"Call the custome", b"ra"]),
            original,
            "columns have borders"
        );
    }
}
