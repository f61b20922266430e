//! A scene as SVG: one text, nothing from outside, every word escaped.

use std::fmt::Write as _;

use super::scene::{Anchor, Head, Item, Scene, Shape, Stroke, Token};
use super::types::Point;

/// The scene as an SVG document in the light colours, with its words as alternative text.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    let (width, height) = (number(scene.width), number(scene.height));
    let alt = escaped(&scene.alt);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{alt}\" \
         font-family=\"Inter, 'Source Sans 3', 'Noto Sans', sans-serif\">\n<title>{alt}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
        Token::Paper.light(),
    );
    for item in &scene.items {
        draw(item, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// A number as short as it can be: hundredths are finer than any screen.
fn number(value: f64) -> String {
    let text = format!("{:.2}", if value.is_finite() { value } else { 0.0 });
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Text that cannot end an element or an attribute; controls, which XML forbids, become spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

fn put(out: &mut String, part: std::fmt::Arguments<'_>) {
    // Writing into a string never fails.
    let _written = out.write_fmt(part);
}

fn stroke_of(stroke: &Stroke) -> String {
    let mut text = format!(
        " stroke=\"{}\" stroke-width=\"{}\"",
        stroke.token.light(),
        number(stroke.width)
    );
    if !stroke.dash.is_empty() {
        let dash: Vec<String> = stroke.dash.iter().copied().map(number).collect();
        put(
            &mut text,
            format_args!(" stroke-dasharray=\"{}\"", dash.join(" ")),
        );
    }
    if stroke.round {
        text.push_str(" stroke-linecap=\"round\"");
    }
    text
}

fn draw(item: &Item, out: &mut String) {
    match item {
        Item::Shape {
            shape,
            fill,
            stroke,
        } => {
            let mut paint = match fill {
                Some(fill) if fill.opacity < 1.0 => {
                    let opacity = number(fill.opacity);
                    format!(
                        " fill=\"{}\" fill-opacity=\"{opacity}\"",
                        fill.token.light()
                    )
                }
                Some(fill) => format!(" fill=\"{}\"", fill.token.light()),
                None => " fill=\"none\"".to_owned(),
            };
            paint.push_str(&stroke.as_ref().map(stroke_of).unwrap_or_default());
            draw_shape(shape, &paint, out);
        }
        Item::Line {
            points,
            stroke,
            corner,
            head,
        } => draw_line(points, stroke, *corner, *head, out),
        Item::Text {
            at,
            text,
            size,
            weight,
            anchor,
            token,
            ..
        } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let (x, y, size) = (number(at.x), number(at.y), number(*size));
            let (colour, words) = (token.light(), escaped(text));
            put(
                out,
                format_args!(
                    "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\"{anchor} \
                     fill=\"{colour}\">{words}</text>\n"
                ),
            );
        }
    }
}

fn draw_shape(shape: &Shape, paint: &str, out: &mut String) {
    match shape {
        Shape::Rect { rect, radius } => {
            let (x, y) = (number(rect.x), number(rect.y));
            let (width, height) = (number(rect.width), number(rect.height));
            let radius = number(*radius);
            put(
                out,
                format_args!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
                     rx=\"{radius}\"{paint}/>\n"
                ),
            );
        }
        Shape::Circle { centre, radius } => {
            let (x, y, radius) = (number(centre.x), number(centre.y), number(*radius));
            put(
                out,
                format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{paint}/>\n"),
            );
        }
        Shape::Polygon(points) => {
            let points: Vec<String> = points.iter().map(pair).collect();
            put(
                out,
                format_args!("<polygon points=\"{}\"{paint}/>\n", points.join(" ")),
            );
        }
    }
}

fn pair(point: &Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

fn draw_line(points: &[Point], stroke: &Stroke, corner: f64, head: Head, out: &mut String) {
    let Some(first) = points.first() else { return };
    let mut path = format!("M{}", pair(first));
    let ahead = points
        .iter()
        .skip(1)
        .zip(points.iter().skip(2).map(Some).chain([None]));
    let mut last = *first;
    for (&at, next) in ahead {
        match next {
            Some(&next) if corner > 0.0 => {
                let near = towards(at, last, corner);
                let far = towards(at, next, corner);
                put(
                    &mut path,
                    format_args!("L{}Q{} {}", pair(&near), pair(&at), pair(&far)),
                );
            }
            _ => put(&mut path, format_args!("L{}", pair(&at))),
        }
        last = at;
    }
    put(
        out,
        format_args!("<path d=\"{path}\" fill=\"none\"{}/>\n", stroke_of(stroke)),
    );
    let colour = stroke.token.light();
    let Some((&tip, before)) = points.split_last() else {
        return;
    };
    match (head, before.last()) {
        (Head::Dot, _) => {
            let (x, y) = (number(tip.x), number(tip.y));
            put(
                out,
                format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"3.2\" fill=\"{colour}\"/>\n"),
            );
        }
        (Head::Arrow, Some(&from)) => {
            let (dx, dy) = (from.x - tip.x, from.y - tip.y);
            let scale = 7.0 / dx.hypot(dy).max(1e-9);
            let (dx, dy) = (dx * scale, dy * scale);
            let side = |s: f64| Point::new(tip.x + dx - s * dy * 0.42, tip.y + dy + s * dx * 0.42);
            let (a, b) = (pair(&side(1.0)), pair(&side(-1.0)));
            put(
                out,
                format_args!(
                    "<polygon points=\"{} {a} {b}\" fill=\"{colour}\"/>\n",
                    pair(&tip)
                ),
            );
        }
        (Head::Arrow | Head::None, _) => {}
    }
}

/// A point this far from `from` on the way to `to`, at most half-way.
fn towards(from: Point, to: Point, far: f64) -> Point {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = dx.hypot(dy);
    if length < 1e-9 {
        return from;
    }
    let part = (far / length).min(0.5);
    Point::new(from.x + dx * part, from.y + dy * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_people_never_become_markup() {
        let scene = Scene {
            alt: "\"><script>alert(1)</script>\u{1}".to_owned(),
            ..Scene::default()
        };
        let text = svg(&scene);
        assert!(!text.contains("<script"), "it stays text: {text}");
        assert!(!text.contains('\u{1}'), "XML has no control characters");
    }
}
