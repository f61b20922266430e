//! A document as a Mermaid flowchart.

use std::fmt::Write;

use weft_core::workflow::StepKind;
use weft_core::{Document, Language};

use super::super::sketch::{END, LEGEND, Node, START, Sketch, VERSION, Version};
use super::super::{kept, label};

/// The document as a Mermaid flowchart, ending with a newline; the language is that of its legend.
///
/// What a flowchart does not show stands in comments, so that [`super::read_mermaid`] gives it back.
#[must_use]
pub fn write_mermaid(document: &Document, language: Language) -> String {
    let mut text = String::new();
    written(&mut text, document, language).expect("memory takes every line");
    text
}

fn written(text: &mut String, document: &Document, language: Language) -> std::fmt::Result {
    let sketch = Sketch::of(document, language);
    let title = label::plain(&document.title);
    if !title.is_empty() {
        let quoted = serde_json::Value::from(title).to_string();
        let quoted = quoted
            .replace('%', "\\u0025")
            .replace('<', "\\u003c")
            .replace('`', "\\u0060");
        writeln!(text, "---\ntitle: {quoted}\n---")?;
    }
    writeln!(text, "flowchart LR")?;
    for version in &sketch.versions {
        self::version(text, version, language)?;
    }
    for tag in &sketch.tags {
        let (fill, line) = label::colours(*tag);
        let class = label::class(*tag);
        writeln!(
            text,
            "  classDef {class} fill:{fill},stroke:{line},color:#1c2127"
        )?;
    }
    if !sketch.tags.is_empty() {
        writeln!(
            text,
            "  subgraph {LEGEND}[\"{}\"]",
            language.pick("Legend", "Legende")
        )?;
        for (at, tag) in sketch.tags.iter().enumerate() {
            let (words, class) = (tag.words_in(language), label::class(*tag));
            writeln!(text, "    {LEGEND}_{at}[\"{}\"]:::{class}", encoded(words))?;
        }
        writeln!(text, "  end")?;
    }
    writeln!(text, "  %% {}", kept::of_document(document))?;
    for version in &sketch.versions {
        for node in &version.nodes {
            writeln!(
                text,
                "  %% {}",
                kept::of_step(version.number, &node.id, node.step)
            )?;
        }
    }
    Ok(())
}

fn version(text: &mut String, version: &Version<'_>, language: Language) -> std::fmt::Result {
    let number = version.number;
    if let Some(title) = &version.title {
        writeln!(text, "  subgraph {VERSION}{number}[\"{}\"]", encoded(title))?;
    }
    if version.start.is_some() {
        writeln!(
            text,
            "  {START}{number}((\"{}\"))",
            language.pick("Start", "Start")
        )?;
    }
    if version.ends() {
        writeln!(
            text,
            "  {END}{number}(((\"{}\")))",
            language.pick("End", "Ende")
        )?;
    }
    for (at, (title, places)) in version.lanes.iter().enumerate() {
        writeln!(
            text,
            "  subgraph weft_lane_{number}_{at}[\"{}\"]",
            encoded(title)
        )?;
        for node in places.iter().filter_map(|place| version.nodes.get(*place)) {
            self::node(text, node)?;
        }
        writeln!(text, "  end")?;
    }
    for node in version.outside() {
        self::node(text, node)?;
    }
    if version.title.is_some() {
        writeln!(text, "  end")?;
    }
    if let Some(first) = &version.start {
        writeln!(text, "  {START}{number} --> {first}")?;
    }
    for node in &version.nodes {
        for (to, words) in &node.arrows {
            match words.as_str() {
                "" => writeln!(text, "  {} --> {to}", node.id)?,
                words => writeln!(text, "  {} -->|\"{}\"| {to}", node.id, encoded(words))?,
            }
        }
    }
    Ok(())
}

fn node(text: &mut String, node: &Node<'_>) -> std::fmt::Result {
    let (open, close) = match node.step.kind {
        StepKind::Step => ("[", "]"),
        StepKind::Gateway => ("{", "}"),
        StepKind::Event => ("((", "))"),
    };
    let name = encoded(&label::plain(&node.step.name));
    write!(text, "    {}{open}\"{name}\"{close}", node.id)?;
    match node.step.tag {
        Some(tag) => writeln!(text, ":::{}", label::class(tag)),
        None => writeln!(text),
    }
}

/// Words without anything that Mermaid, Markdown or HTML would act on.
fn encoded(words: &str) -> String {
    if words.is_empty() {
        // Mermaid takes no empty words.
        return " ".to_owned();
    }
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '"' => safe.push_str("#quot;"),
            '<' => safe.push_str("#lt;"),
            '>' => safe.push_str("#gt;"),
            '&' => safe.push_str("#amp;"),
            '#' => safe.push_str("#35;"),
            '`' => safe.push_str("#96;"),
            // Two of them would be a comment or a directive.
            '%' if safe.ends_with('%') => safe.push_str("#37;"),
            // A link within words would be one, and a list a list.
            '*' | '_' | '\\' | '$' => {
                safe.push('#');
                safe.push_str(&u32::from(letter).to_string());
                safe.push(';');
            }
            letter => safe.push(letter),
        }
    }
    // Words that start like a list are one to Mermaid.
    match safe.split_once(['.', '-']) {
        Some((before, _)) if before.chars().all(|letter| letter.is_ascii_digit()) => {
            let mark = if safe
                .get(before.len()..)
                .is_some_and(|rest| rest.starts_with('.'))
            {
                "#46;"
            } else {
                "#45;"
            };
            let rest = safe.get(before.len() + 1..).unwrap_or_default();
            format!("{before}{mark}{rest}")
        }
        _ => safe,
    }
}
