//! The statements of a Mermaid flowchart.

use std::ops::Range;

use weft_core::{Said, said, sentence};

use super::super::cursor::Cursor;
use super::super::drawing::{Drawing, Group, NodeId};
use super::super::label;
use super::{OPENERS, arrow, node};
use crate::{FileError, Limits};

/// What the flowchart in this part of the text shows.
pub(super) fn drawing<'t>(
    text: &'t str,
    block: Range<usize>,
    limits: &'t Limits,
) -> Result<Drawing<'t>, FileError> {
    // What stands after the block is no Mermaid; what stands before it counts for places.
    let mut cursor = Cursor::new(text.get(..block.end).unwrap_or(text));
    cursor.at = block.start;
    let mut reader = Reader {
        cursor,
        drawing: Drawing::new(text, limits),
        open: Vec::new(),
    };
    reader.front_matter();
    reader.heading()?;
    reader.statements()?;
    reader.drawing.finish_notes();
    Ok(reader.drawing)
}

/// The letters that end a statement or separate two.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || letter == ';'
}

/// A flowchart while it is read.
struct Reader<'t> {
    cursor: Cursor<'t>,
    drawing: Drawing<'t>,
    /// The subgraphs around the cursor.
    open: Vec<usize>,
}

impl<'t> Reader<'t> {
    /// The title between two lines of `---`.
    fn front_matter(&mut self) {
        self.cursor.take_while(char::is_whitespace);
        let mut ahead = self.cursor;
        if ahead.take_line().trim_end() != "---" {
            return;
        }
        while !ahead.is_done() {
            ahead.next();
            let line = ahead.take_line();
            if line.trim_end() == "---" {
                self.cursor = ahead;
                return;
            }
            if let Some(title) = line.strip_prefix("title:") {
                self.drawing.title = yaml(title.trim());
            } else if !line.trim().is_empty() {
                self.drawing.looks("settings before the flowchart");
            }
        }
    }

    /// `flowchart LR`, after comments.
    fn heading(&mut self) -> Result<(), FileError> {
        self.gaps()?;
        let is_open = OPENERS.iter().any(|opener| self.cursor.eat(opener));
        let is_word = self.cursor.peek().is_none_or(is_gap);
        if is_open && is_word {
            self.cursor
                .take_while(|letter| !matches!(letter, '\n' | ';'));
            return Ok(());
        }
        Err(self.cursor.wrong(said!(
            "“flowchart” or “graph”, the only diagrams of Mermaid with steps",
            "„flowchart“ oder „graph“, die einzigen Diagramme von Mermaid mit Schritten"
        )))
    }

    /// Skips what separates statements, and reads the comments in it.
    fn gaps(&mut self) -> Result<(), FileError> {
        loop {
            self.cursor.take_while(is_gap);
            let at = self.cursor.at;
            if self.cursor.rest().starts_with("%%{") {
                self.drawing.looks("directives");
                self.closed("}%%")?;
            } else if self.cursor.eat("%%") {
                let comment = self.cursor.take_line();
                if let Err(wrong) = self.drawing.kept.take(comment) {
                    let says = Said::of(|language| {
                        sentence!(language;
                    "this line of Weft cannot be read and is left out: {}",
                    "diese Zeile von Weft ist nicht lesbar und bleibt weg: {}",
                    wrong.says(language))
                    });
                    self.drawing.note(at, &says);
                }
            } else {
                return Ok(());
            }
        }
    }

    /// Skips what ends with this.
    fn closed(&mut self, end: &str) -> Result<(), FileError> {
        match self.cursor.take_past_near(end) {
            Some(_) => Ok(()),
            None => Err(self.cursor.wrong(said!(
                "text that ends with “{end}”",
                "Text, der mit „{end}“ endet"
            ))),
        }
    }

    fn statements(&mut self) -> Result<(), FileError> {
        loop {
            self.gaps()?;
            if self.cursor.is_done() {
                break;
            }
            self.statement()?;
        }
        match self.open.is_empty() {
            true => Ok(()),
            false => Err(self.cursor.wrong(said!(
                "“end” for every “subgraph”",
                "ein „end“ für jedes „subgraph“"
            ))),
        }
    }

    fn statement(&mut self) -> Result<(), FileError> {
        let mut ahead = self.cursor;
        let start = ahead.at;
        let word = ahead.take_while(|letter| letter.is_ascii_alphabetic());
        let is_word = ahead.peek().is_none_or(is_gap);
        match word {
            "accTitle" | "accDescr" => {
                self.cursor = ahead;
                self.description(word)?;
            }
            "subgraph" if is_word => {
                self.cursor = ahead;
                self.subgraph()?;
            }
            "end" if is_word => {
                self.cursor = ahead;
                if self.open.pop().is_none() {
                    let expected = said!(
                        "a “subgraph” before its “end”",
                        "ein „subgraph“ vor seinem „end“"
                    );
                    return Err(self.cursor.wrong_at(start, expected));
                }
            }
            "class" if is_word => {
                self.cursor = ahead;
                self.classes(start)?;
            }
            "direction" if is_word => {
                self.cursor.take_line();
            }
            "classDef" | "style" | "linkStyle" | "click" if is_word => {
                self.cursor.take_line();
                // The classes of our own export are known by their names.
                if word != "classDef" {
                    self.drawing.looks(word);
                }
            }
            _ => self.chain()?,
        }
        Ok(())
    }

    /// `accTitle: …`, `accDescr: …` or `accDescr { … }`.
    fn description(&mut self, word: &str) -> Result<(), FileError> {
        self.cursor.skip_blanks();
        if self.cursor.eat("{") {
            self.closed("}")?;
        } else {
            let line = self.cursor.take_line();
            if word == "accTitle" && self.drawing.title.is_empty() {
                self.drawing.title = label::plain(line.trim_start_matches(':'));
                return Ok(());
            }
        }
        self.drawing.looks(word);
        Ok(())
    }

    /// `subgraph id [title]`, `subgraph title`.
    fn subgraph(&mut self) -> Result<(), FileError> {
        self.drawing.deep(self.open.len(), usize::MAX)?;
        self.cursor.skip_blanks();
        let header = self.header().trim();
        let (id, title) = match header.split_once('[') {
            Some((id, title)) if header.ends_with(']') && !header.starts_with('"') => {
                (id.trim(), title.trim_end_matches(']'))
            }
            _ => (header, header),
        };
        let parent = self.open.last().copied();
        let group = self.drawing.group(Group {
            id: unquoted(id).to_owned(),
            title: node::shown(title),
            parent,
            is_frame: true,
        })?;
        self.open.push(group);
        Ok(())
    }

    /// The rest of the line, or up to a `;` outside quotation marks.
    fn header(&mut self) -> &'t str {
        let mut quoted = false;
        let rest = self.cursor.rest();
        let end = rest.find(|letter| {
            quoted ^= letter == '"';
            letter == '\n' || letter == ';' && !quoted
        });
        let end = end.unwrap_or(rest.len());
        self.cursor.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// `class a,b name`.
    fn classes(&mut self, start: usize) -> Result<(), FileError> {
        let line = self
            .cursor
            .take_while(|letter| !matches!(letter, '\n' | ';'));
        let Some((nodes, class)) = line.trim().rsplit_once(char::is_whitespace) else {
            let expected = said!("nodes and a class", "Knoten und eine Klasse");
            return Err(self.cursor.wrong_at(start, expected));
        };
        for id in nodes.split(',').map(str::trim).filter(|id| !id.is_empty()) {
            let node = self.drawing.node(id, start, None)?;
            self.tag(node, class);
        }
        Ok(())
    }

    /// Gives a node the tag of a class, if it is one of a tag.
    pub(super) fn tag(&mut self, node: NodeId, class: &str) {
        match (label::tag_of_class(class), self.drawing.nodes.get_mut(node)) {
            (Some(tag), Some(node)) => node.tag = Some(tag),
            _ => self.drawing.looks(&format!("the class {class}")),
        }
    }

    /// `a & b --> c -- words --> d`.
    fn chain(&mut self) -> Result<(), FileError> {
        let mut from = self.nodes()?;
        loop {
            self.cursor.skip_blanks();
            let start = self.cursor.at;
            let Some(arrow) = arrow::read(&mut self.cursor)? else {
                break;
            };
            self.cursor.take_while(char::is_whitespace);
            let to = self.nodes()?;
            if arrow.is_hidden {
                self.drawing.looks("invisible arrows");
            } else {
                self.drawing.connect(&from, &to, &arrow.label)?;
            }
            if arrow.is_plain {
                self.drawing.note(
                    start,
                    &said!(
                        "a line without a head; it is read as an arrow to the right",
                        "eine Linie ohne Spitze; sie ist als Pfeil nach rechts gelesen"
                    ),
                );
            }
            if arrow.goes_back {
                self.drawing.connect(&to, &from, &arrow.label)?;
            }
            from = to;
        }
        let is_over = self.cursor.peek().is_none_or(is_gap);
        if is_over || self.cursor.rest().starts_with("%%") {
            return Ok(());
        }
        Err(self.cursor.wrong(said!(
            "an arrow, or the end of the line",
            "ein Pfeil oder das Ende der Zeile"
        )))
    }

    /// `a[words] & b`.
    fn nodes(&mut self) -> Result<Vec<NodeId>, FileError> {
        let mut nodes = vec![self.node()?];
        loop {
            let before = self.cursor;
            self.cursor.skip_blanks();
            if !self.cursor.eat("&") {
                self.cursor = before;
                return Ok(nodes);
            }
            self.cursor.take_while(char::is_whitespace);
            nodes.push(self.node()?);
        }
    }

    fn node(&mut self) -> Result<NodeId, FileError> {
        let at = self.cursor.at;
        let read = node::read(&mut self.cursor)?;
        let id = self.drawing.node(read.id, at, self.open.last().copied())?;
        if let Some(node) = self.drawing.nodes.get_mut(id) {
            if let Some(shape) = read.shape {
                node.shape = shape;
            }
            if let Some(name) = read.name {
                node.name = Some(name);
            }
        }
        for class in read.classes {
            self.tag(id, class);
        }
        Ok(id)
    }
}

/// A title in YAML: plain, or in either quotation marks.
fn yaml(value: &str) -> String {
    if value.starts_with('"')
        && let Ok(text) = serde_json::from_str(value)
    {
        return text;
    }
    match value
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''))
    {
        Some(inside) => inside.replace("''", "'"),
        None => value.to_owned(),
    }
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches('"')
}
