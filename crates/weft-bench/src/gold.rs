//! Gold alignments of the process model matching contest: RDF files named after two models.

use std::collections::BTreeSet;

/// Pairs of element ids that experts hold for the same.
pub type Gold = BTreeSet<(String, String)>;

/// Reads the cells of one alignment; an entity is `http://MODEL#ID`, and the id is the element's.
///
/// # Errors
/// Says where the file is no XML.
pub fn read(text: &str) -> Result<Gold, String> {
    let document = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    let entity = |cell: &roxmltree::Node<'_, '_>, name: &str| {
        let entity = cell
            .children()
            .find(|child| child.tag_name().name() == name)?;
        let resource = entity
            .attributes()
            .find(|attribute| attribute.name() == "resource")?;
        let (_, id) = resource.value().split_once('#')?;
        Some(id.to_owned())
    };
    Ok(document
        .descendants()
        .filter(|node| node.tag_name().name() == "Cell")
        .filter_map(|cell| Some((entity(&cell, "entity1")?, entity(&cell, "entity2")?)))
        .collect())
}

/// Reads a table of element ids, `baseline`, `redesign` and how they relate, with a line of headings.
/// How they relate is for readers: whoever confirms pairs says it.
#[must_use]
pub fn read_table(text: &str) -> Gold {
    text.lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
        })
        .collect()
}
