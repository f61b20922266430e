//! A document as a graph in DOT.

use std::fmt::Write;

use weft_core::workflow::StepKind;
use weft_core::{Document, Language};

use super::super::sketch::{END, LEGEND, Node, START, Sketch, VERSION, Version};
use super::super::{kept, label};

/// The document as a graph in DOT, ending with a newline; the language is that of its legend.
///
/// What a graph does not show stands in comments, so that [`super::read_dot`] gives it back.
#[must_use]
pub fn write_dot(document: &Document, language: Language) -> String {
    let mut text = String::new();
    written(&mut text, document, language).expect("memory takes every line");
    text
}

fn written(text: &mut String, document: &Document, language: Language) -> std::fmt::Result {
    let sketch = Sketch::of(document, language);
    writeln!(text, "digraph weft {{")?;
    let title = label::plain(&document.title);
    if !title.is_empty() {
        writeln!(text, "  label={}; labelloc=t;", quoted(&title))?;
    }
    // Graphviz gives up on some rings through several clusters unless it ranks them all at once.
    writeln!(text, "  rankdir=LR; newrank=true;")?;
    writeln!(
        text,
        "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", color=\"#8a857a\"];"
    )?;
    for version in &sketch.versions {
        self::version(text, version, language)?;
    }
    if !sketch.tags.is_empty() {
        writeln!(text, "  subgraph cluster_{LEGEND} {{")?;
        writeln!(
            text,
            "    label={};",
            quoted(language.pick("Legend", "Legende"))
        )?;
        for (at, tag) in sketch.tags.iter().enumerate() {
            let words = quoted(tag.words_in(language));
            let (fill, line) = label::colours(*tag);
            writeln!(
                text,
                "    {LEGEND}_{at} [label={words}, fillcolor=\"{fill}\", color=\"{line}\"];"
            )?;
        }
        writeln!(text, "  }}")?;
    }
    writeln!(text, "  // {}", kept::of_document(document))?;
    for version in &sketch.versions {
        for node in &version.nodes {
            writeln!(
                text,
                "  // {}",
                kept::of_step(version.number, &node.id, node.step)
            )?;
        }
    }
    writeln!(text, "}}")
}

fn version(text: &mut String, version: &Version<'_>, language: Language) -> std::fmt::Result {
    let number = version.number;
    if let Some(title) = &version.title {
        writeln!(text, "  subgraph cluster_{VERSION}{number} {{")?;
        writeln!(text, "    label={};", quoted(title))?;
    }
    if version.start.is_some() {
        let word = quoted(language.pick("Start", "Start"));
        writeln!(text, "    {START}{number} [label={word}, shape=circle];")?;
    }
    if version.ends() {
        let word = quoted(language.pick("End", "Ende"));
        writeln!(
            text,
            "    {END}{number} [label={word}, shape=doublecircle];"
        )?;
    }
    for (at, (title, places)) in version.lanes.iter().enumerate() {
        writeln!(text, "    subgraph cluster_weft_lane_{number}_{at} {{")?;
        writeln!(text, "      label={};", quoted(title))?;
        for node in places.iter().filter_map(|place| version.nodes.get(*place)) {
            self::node(text, node)?;
        }
        writeln!(text, "    }}")?;
    }
    for node in version.outside() {
        self::node(text, node)?;
    }
    if version.title.is_some() {
        writeln!(text, "  }}")?;
    }
    if let Some(first) = &version.start {
        writeln!(text, "  {START}{number} -> {first};")?;
    }
    for node in &version.nodes {
        for (to, words) in &node.arrows {
            match words.as_str() {
                "" => writeln!(text, "  {} -> {to};", node.id)?,
                words => writeln!(text, "  {} -> {to} [label={}];", node.id, quoted(words))?,
            }
        }
    }
    Ok(())
}

fn node(text: &mut String, node: &Node<'_>) -> std::fmt::Result {
    let name = quoted(&label::plain(&node.step.name));
    write!(text, "      {} [label={name}", node.id)?;
    match node.step.kind {
        StepKind::Step => {}
        StepKind::Gateway => write!(text, ", shape=diamond, style=filled")?,
        StepKind::Event => write!(text, ", shape=circle, style=filled")?,
    }
    if let Some(tag) = node.step.tag {
        let (fill, line) = label::colours(tag);
        write!(
            text,
            ", class={}, fillcolor=\"{fill}\", color=\"{line}\"",
            quoted(tag.word())
        )?;
    }
    writeln!(text, "];")
}

/// Words in quotation marks, as a label shows them: it knows escapes and entities.
fn quoted(words: &str) -> String {
    let safe = words
        .replace('&', "&amp;")
        .replace('\\', "\\\\")
        .replace('"', "\\\"");
    format!("\"{safe}\"")
}
