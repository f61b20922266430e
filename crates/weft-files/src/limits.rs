//! How large an input may be before it is refused.

/// Upper bounds of one input; a larger one is refused before it is parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a JSON file: room for two versions of a million steps.
    pub json_bytes: u64,
    /// Bytes of a CSV file.
    pub csv_bytes: u64,
    /// Bytes of a BPMN file.
    pub bpmn_bytes: u64,
    /// Bytes of a flowchart, as text and as it unpacks to text.
    pub diagram_bytes: u64,
    /// Bytes of a picture that holds a document.
    pub picture_bytes: u64,
    /// Elements of a BPMN file, those of its diagram counted: about 80 bytes each while it is read, and 40 for
    /// each attribute. A model that Weft drew has about 26 for a step.
    pub bpmn_elements: usize,
    /// Elements of a flowchart.
    pub elements: usize,
    /// How deep elements of a BPMN file or frames of a flowchart may be nested.
    pub depth: usize,
    /// Rows of a table.
    pub rows: usize,
    /// Bytes of a workbook as it is packed.
    pub workbook_bytes: u64,
    /// Bytes of all parts of a workbook, unpacked, or of the document in a picture.
    pub unpacked_bytes: u64,
    /// Cells of a table in a workbook, empty ones between others counted.
    pub cells: u64,
    /// Bytes of one case of an event log; logs themselves may have any size.
    pub case_bytes: u64,
    /// Bytes of one value, or of one row, of an event log.
    pub value_bytes: usize,
    /// Bytes of a log of objects, unpacked: all of it has to be known before a case is.
    pub objects_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            json_bytes: 1 << 30,
            csv_bytes: 64 << 20,
            bpmn_bytes: 96 << 20,
            diagram_bytes: 64 << 20,
            picture_bytes: 128 << 20,
            bpmn_elements: 2_000_000,
            elements: 500_000,
            depth: 256,
            rows: 1_000_000,
            workbook_bytes: 64 << 20,
            unpacked_bytes: 128 << 20,
            cells: 4_000_000,
            case_bytes: 256 << 20,
            value_bytes: 1 << 20,
            objects_bytes: 2 << 30,
        }
    }
}
