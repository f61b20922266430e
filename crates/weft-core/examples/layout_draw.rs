//! Draws the document in a file as SVG, to look at: `layout_draw FILE DIR` writes `baseline.svg`,
//! `pair.svg` and `print.svg`, the pair in rows that fit a text block of 166 mm.

#![expect(clippy::print_stdout, reason = "a program that says what it wrote")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use weft_core::Document;
use weft_core::layout::scene::{Scene, scene, scene_pair, wrap};
use weft_core::layout::{Options, Pair, layout, layout_pair, replaced, stripped_out, svg};

/// 166 mm at 96 dots per inch.
const TEXT_BLOCK: f64 = 627.0;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(file), Some(folder)) = (words.next(), words.next()) else {
        return Err("expected FILE DIR".into());
    };
    let document: Document = serde_json::from_str(&fs::read_to_string(file)?)?;
    let roles = &document.roles;
    let write = |name: &str, scene: &Scene| -> Result<(), Box<dyn Error>> {
        let path = Path::new(&folder).join(name);
        fs::create_dir_all(&folder)?;
        fs::write(&path, svg(scene))?;
        println!("{} ({} × {})", path.display(), scene.width, scene.height);
        Ok(())
    };
    let visits = BTreeMap::new();
    let options = Options::drawing();
    let one = layout(&document.baseline, roles, &options);
    write(
        "baseline.svg",
        &scene(&document.baseline, roles, &one, &options, &visits),
    )?;
    let Some(redesign) = document.redesigns.first() else {
        return Ok(());
    };
    let matches = replaced(&redesign.workflow);
    let ghosts = stripped_out(&document.baseline, &redesign.workflow, &matches, roles);
    let pair = Pair {
        baseline: &document.baseline,
        redesign: &redesign.workflow,
        matches: &matches,
        ghosts: &ghosts,
    };
    let options = Options::print();
    let both = layout_pair(&pair, roles, &options);
    let drawn = scene_pair(&pair, roles, &both, &options, (&visits, &visits));
    write("pair.svg", &drawn)?;
    write("print.svg", &wrap(&drawn, TEXT_BLOCK))
}
