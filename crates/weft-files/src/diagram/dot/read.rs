//! The statements of a graph in DOT.

use std::mem;

use weft_core::{Said, said, sentence};

use super::super::cursor::Cursor;
use super::super::drawing::{Drawing, Group, NodeId};
use super::lex::{self, Token};
use super::look::{self, Attributes, Value};
use crate::{FileError, Limits};

/// What the graph in this text shows.
pub(super) fn drawing<'t>(text: &'t str, limits: &'t Limits) -> Result<Drawing<'t>, FileError> {
    let mut reader = Reader {
        cursor: Cursor::new(text),
        token: Token::End,
        at: 0,
        drawing: Drawing::new(text, limits),
        is_directed: true,
    };
    reader.step()?;
    reader.graph()?;
    reader.drawing.finish_notes();
    Ok(reader.drawing)
}

/// What holds within one pair of braces.
#[derive(Default)]
struct Scope {
    /// The frame that nodes stand in.
    group: Option<usize>,
    nodes: Attributes,
    edges: Attributes,
    /// The nodes that were named in it.
    members: Vec<NodeId>,
    depth: usize,
}

/// Subgraphs within subgraphs are read by recursion, which has to end long before the stack does.
const MOST_DEPTH: usize = 50;

/// Whether an attribute is worth a copy for each subgraph.
fn is_kept((name, value): &(String, Value)) -> bool {
    look::is_read(name) && value.raw().len() < 1000
}

/// A graph while it is read, one word ahead.
struct Reader<'t> {
    cursor: Cursor<'t>,
    token: Token,
    /// Where the word ahead starts.
    at: usize,
    drawing: Drawing<'t>,
    is_directed: bool,
}

impl Reader<'_> {
    /// Takes the word ahead, and reads the comments before the next one.
    fn step(&mut self) -> Result<Token, FileError> {
        loop {
            self.cursor.take_while(char::is_whitespace);
            let at = self.cursor.at;
            let token = lex::next(&mut self.cursor)?;
            let Token::Comment(comment) = token else {
                self.at = at;
                return Ok(mem::replace(&mut self.token, token));
            };
            if let Err(wrong) = self.drawing.kept.take(&comment) {
                let says = Said::of(|language| {
                    sentence!(language;
                    "this line of Weft cannot be read and is left out: {}",
                    "diese Zeile von Weft ist nicht lesbar und bleibt weg: {}",
                    wrong.says(language))
                });
                self.drawing.note(at, &says);
            }
        }
    }

    fn is_sign(&self, sign: char) -> bool {
        self.token == Token::Sign(sign)
    }

    fn eat(&mut self, sign: char) -> Result<bool, FileError> {
        let is_there = self.is_sign(sign);
        if is_there {
            self.step()?;
        }
        Ok(is_there)
    }

    /// Whether a bare word stands ahead; keywords have no case.
    fn is_word(&self, word: &str) -> bool {
        matches!(&self.token, Token::Name(name, true) if name.eq_ignore_ascii_case(word))
    }

    fn wrong(&self, expected: Said) -> FileError {
        self.cursor.wrong_at(self.at, expected)
    }

    fn graph(&mut self) -> Result<(), FileError> {
        if self.is_word("strict") {
            self.step()?;
        }
        self.is_directed = self.is_word("digraph");
        if !self.is_directed && !self.is_word("graph") {
            return Err(self.wrong(said!("“digraph” or “graph”", "„digraph“ oder „graph“")));
        }
        self.step()?;
        // Names that programs give, ours among them, are no titles.
        let name = self.name()?.map(|name| name.raw().to_owned());
        let title = name.filter(|name| !matches!(name.as_str(), "weft" | "G" | "g" | "graph"));
        self.drawing.title = title.unwrap_or_default();
        if !self.is_directed {
            let says = said!(
                "a graph without directions: its lines are read as arrows in the order of the names",
                "ein Graph ohne Richtungen: seine Linien sind als Pfeile in der Reihenfolge der Namen gelesen"
            );
            self.drawing.note(0, &says);
        }
        let mut scope = Scope::default();
        if let Some(title) = self.body(&mut scope)? {
            self.drawing.title = title;
        }
        if self.token == Token::End {
            return Ok(());
        }
        Err(self.wrong(said!("one graph in the file", "ein Graph in der Datei")))
    }

    /// The statements in braces; the label of the whole, if it has one.
    fn body(&mut self, scope: &mut Scope) -> Result<Option<String>, FileError> {
        if !self.eat('{')? {
            return Err(self.wrong(said!("“{{” and statements", "„{{“ und Anweisungen")));
        }
        let mut label = None;
        while !self.eat('}')? {
            if self.token == Token::End {
                return Err(self.wrong(said!("a “}}” for every “{{”", "ein „}}“ für jede „{{“")));
            }
            if !self.eat(';')? {
                self.statement(scope, &mut label)?;
            }
        }
        Ok(label)
    }

    fn statement(
        &mut self,
        scope: &mut Scope,
        label: &mut Option<String>,
    ) -> Result<(), FileError> {
        for (word, which) in [("node", 0), ("edge", 1), ("graph", 2)] {
            if self.is_word(word) {
                self.step()?;
                let said = self.attributes()?;
                match which {
                    0 => scope.nodes.extend(said.into_iter().filter(is_kept)),
                    1 => scope.edges.extend(said.into_iter().filter(is_kept)),
                    _ => self.about_scope(scope, said, label),
                }
                return Ok(());
            }
        }
        let at = self.at;
        let (first, name) = self.end(scope)?;
        if let Some(name) = name {
            if self.eat('=')? {
                let value = self.value()?;
                let said = Attributes::from([(name, value)]);
                self.about_scope(scope, said, label);
                return Ok(());
            }
            let node = self.node(scope, &name, at)?;
            return self.chain(scope, vec![node]);
        }
        self.chain(scope, first)
    }

    /// What is said about everything in these braces.
    fn about_scope(&mut self, scope: &Scope, said: Attributes, label: &mut Option<String>) {
        for (name, value) in said {
            match name.as_str() {
                "label" => *label = Some(value.shown("")),
                "cluster" if value.raw() == "true" => {
                    let group = scope
                        .group
                        .and_then(|group| self.drawing.groups.get_mut(group));
                    if let Some(group) = group {
                        group.is_frame = true;
                    }
                }
                _ => self.drawing.looks(&name),
            }
        }
    }

    /// One end of an arrow: the nodes of a subgraph, or the name of a node.
    fn end(&mut self, scope: &mut Scope) -> Result<(Vec<NodeId>, Option<String>), FileError> {
        if self.is_word("subgraph") || self.is_sign('{') {
            return Ok((self.subgraph(scope)?, None));
        }
        let expected = said!(
            "a node, an attribute or a subgraph",
            "ein Knoten, ein Attribut oder ein Untergraph"
        );
        match self.name()? {
            Some(name) => Ok((Vec::new(), Some(name.raw().to_owned()))),
            None => Err(self.wrong(expected)),
        }
    }

    fn subgraph(&mut self, outer: &mut Scope) -> Result<Vec<NodeId>, FileError> {
        let depth = outer.depth + 1;
        self.drawing.deep(depth, MOST_DEPTH)?;
        let mut id = String::new();
        if self.is_word("subgraph") {
            self.step()?;
            id = self
                .name()?
                .map(|name| name.raw().to_owned())
                .unwrap_or_default();
            if !self.is_sign('{') {
                // A subgraph without braces names one that was said before, which DOT allows and nobody uses.
                return Err(self.wrong(said!("“{{” and statements", "„{{“ und Anweisungen")));
            }
        }
        let group = self.drawing.group(Group {
            is_frame: id.starts_with("cluster"),
            id: id.strip_prefix("cluster_").map(str::to_owned).unwrap_or(id),
            title: String::new(),
            parent: outer.group,
        })?;
        let mut scope = Scope {
            group: Some(group),
            nodes: outer.nodes.clone(),
            edges: outer.edges.clone(),
            members: Vec::new(),
            depth,
        };
        let label = self.body(&mut scope)?;
        if let (Some(label), Some(group)) = (label, self.drawing.groups.get_mut(group)) {
            group.title = label;
        }
        outer.members.extend(&scope.members);
        Ok(scope.members)
    }

    /// The node of this name, with what holds here for new ones.
    fn node(&mut self, scope: &mut Scope, name: &str, at: usize) -> Result<NodeId, FileError> {
        if self.eat(':')? {
            self.name()?;
            if self.eat(':')? {
                self.name()?;
            }
        }
        let is_new = self.drawing.find(name).is_none();
        let node = self.drawing.node(name, at, scope.group)?;
        self.drawing.counted(scope.members.len())?;
        scope.members.push(node);
        if is_new {
            self.about_node(node, &scope.nodes)?;
        }
        Ok(node)
    }

    fn about_node(&mut self, node: NodeId, said: &Attributes) -> Result<(), FileError> {
        if let Some(label) = said.get("label") {
            self.drawing.copy(label.raw().len())?;
        }
        if let Some(node) = self.drawing.nodes.get_mut(node) {
            node.shape = look::shape(said).unwrap_or(node.shape);
            node.tag = look::tag(said).or(node.tag);
            if let Some(label) = look::label(said, &node.id) {
                node.name = Some(label);
            }
        }
        Ok(())
    }

    /// `-> b -> {c d} [label=…]`, after the first end.
    fn chain(&mut self, scope: &mut Scope, first: Vec<NodeId>) -> Result<(), FileError> {
        let mut ends = vec![first];
        while matches!(self.token, Token::Arrow(_)) {
            self.step()?;
            let at = self.at;
            let next = match self.end(scope)? {
                (_, Some(name)) => vec![self.node(scope, &name, at)?],
                (nodes, None) => nodes,
            };
            ends.push(next);
        }
        let said = self.attributes()?;
        if let [only] = ends.as_slice() {
            for node in only {
                self.about_node(*node, &said)?;
            }
            return Ok(());
        }
        let mut all = scope.edges.clone();
        all.extend(said);
        if look::is_hidden(&all) {
            self.drawing.looks("invisible arrows");
            return Ok(());
        }
        let (forth, back) = look::heads(&all);
        let words = look::words(&all);
        for pair in ends.windows(2) {
            let [from, to] = pair else { continue };
            if forth {
                self.drawing.connect(from, to, &words)?;
            }
            if back {
                self.drawing.connect(to, from, &words)?;
            }
        }
        Ok(())
    }

    /// `[name=value, …] […]`, none or several.
    fn attributes(&mut self) -> Result<Attributes, FileError> {
        let mut said = Attributes::new();
        while self.eat('[')? {
            while !self.eat(']')? {
                let Some(name) = self.name()? else {
                    return Err(self.wrong(said!(
                        "the name of an attribute, or “]”",
                        "der Name eines Attributs oder „]“"
                    )));
                };
                if !self.eat('=')? {
                    return Err(self.wrong(said!("“=” and a value", "„=“ und ein Wert")));
                }
                let value = self.value()?;
                if !look::is_read(name.raw()) {
                    self.drawing.looks(name.raw());
                }
                said.insert(name.raw().to_owned(), value);
                if !self.eat(',')? {
                    self.eat(';')?;
                }
            }
        }
        Ok(said)
    }

    fn value(&mut self) -> Result<Value, FileError> {
        match self.name()? {
            Some(value) => Ok(value),
            None => Err(self.wrong(said!("a value", "ein Wert"))),
        }
    }

    /// A name, if one stands ahead; parts that a `+` joins are one.
    fn name(&mut self) -> Result<Option<Value>, FileError> {
        if !matches!(self.token, Token::Name(..) | Token::Html(_)) {
            return Ok(None);
        }
        let mut value = match self.step()? {
            Token::Html(html) => return Ok(Some(Value::Html(html))),
            Token::Name(name, _) => name,
            Token::Sign(_) | Token::Arrow(_) | Token::Comment(_) | Token::End => String::new(),
        };
        while self.eat('+')? {
            let Token::Name(more, _) = &self.token else {
                return Err(self.wrong(said!(
                    "text in quotation marks",
                    "Text in Anführungszeichen"
                )));
            };
            value.push_str(more);
            self.step()?;
        }
        Ok(Some(Value::Text(value)))
    }
}
