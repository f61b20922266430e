//! Pictures that hold their document: what goes in comes out, and what is damaged says so.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use expect_test::expect;
use flate2::Compression;
use flate2::write::{DeflateEncoder, ZlibEncoder};
use weft_core::Document;
use weft_files::{
    FileError, Format, Limits, embed_png, embed_svg, read, read_json, read_picture, write_json,
};

const SVG: &str = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><title>a &gt; b</title></svg>\n";

fn sample() -> Document {
    let samples = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples"));
    let bytes = fs::read(samples.join("support.weft.json")).expect("the sample is here");
    read_json(&bytes, &Limits::default())
        .expect("a sample is sound")
        .document
}

fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(&name);
    sum.update(data);
    let length = u32::try_from(data.len()).expect("a small chunk");
    [
        &length.to_be_bytes(),
        name.as_slice(),
        data,
        &sum.sum().to_be_bytes(),
    ]
    .concat()
}

/// A PNG of one white dot with these parts before its end.
fn png(parts: &[Vec<u8>]) -> Vec<u8> {
    let head = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&[0, 255]).expect("memory");
    let pixels = packer.finish().expect("memory");
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &head),
        chunk(*b"IDAT", &pixels),
        parts.concat(),
        chunk(*b"IEND", b""),
    ]
    .concat()
}

fn refused(bytes: &[u8]) -> String {
    let error = read_picture(bytes, &Limits::default());
    error.expect_err("it is refused").to_string()
}

#[test]
fn a_document_comes_out_of_a_picture_as_it_went_in() {
    let document = sample();
    assert_eq!(document.redesigns.len(), 1, "both versions are there");
    let limits = Limits::default();
    let svg = embed_svg(SVG, &document, &limits).expect("an SVG");
    let read = read_picture(svg.as_bytes(), &limits).expect("it was written");
    assert_eq!(
        write_json(&read.document),
        write_json(&document),
        "SVG, to the byte"
    );
    assert_eq!(
        svg,
        embed_svg(SVG, &document, &limits).expect("an SVG"),
        "the same bytes again"
    );
    assert!(
        svg.starts_with("<?xml version=\"1.0\"?>\n<svg xmlns"),
        "the picture stays: {svg}"
    );
    assert!(
        svg.ends_with("<title>a &gt; b</title></svg>\n"),
        "to its end: {svg}"
    );

    let picture = embed_png(&png(&[]), &document, &limits).expect("a PNG");
    let read = read_picture(&picture, &limits).expect("it was written");
    assert_eq!(
        write_json(&read.document),
        write_json(&document),
        "PNG, to the byte"
    );
    let bare = png(&[]);
    assert_eq!(
        picture.len() - bare.len(),
        picture
            .windows(bare.len() - 33)
            .position(|tail| tail == &bare[33..])
            .expect("its pixels")
            - 33,
        "only a part was added"
    );
    assert!(picture.len() < write_json(&document).len(), "it is packed");
}

#[test]
fn pictures_are_opened_by_their_names() {
    let folder = std::env::temp_dir().join(format!("weft-pictures-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let limits = Limits::default();
    let mut document = sample();
    document.title.clear();
    let svg = folder.join("leave.svg");
    fs::write(&svg, embed_svg(SVG, &document, &limits).expect("an SVG")).expect("a file");
    let opened = read(&svg, &limits).expect("it is opened");
    assert_eq!(
        opened.document.title, "leave",
        "the file names what has no title"
    );
    assert_eq!(
        opened.document.baseline, document.baseline,
        "and holds the rest"
    );
    let plain = folder.join("plain.png");
    fs::write(&plain, png(&[])).expect("a file");
    let error = read(&plain, &limits)
        .expect_err("there is nothing to open")
        .to_string();
    assert!(
        error.contains("plain.png: the file: found a picture without a document"),
        "{error}"
    );
    assert_eq!(
        Format::of(Path::new("x.drawio.PNG")),
        Some(Format::Picture),
        "of draw.io too"
    );
    fs::remove_dir_all(&folder).expect("it is ours");
}

#[test]
fn other_programs_may_move_our_element() {
    let document = sample();
    let svg = embed_svg(SVG, &document, &Limits::default()).expect("an SVG");
    let at = svg.find("zlib base64\">").expect("it is there") + 40;
    let (before, after) = svg.split_at(at);
    let wrapped = format!("{before}\n      {after}");
    let declaration = " xmlns:weft=\"https://weft.work/svg/1\"";
    let moved = svg
        .replace(declaration, "")
        .replace(
            "<svg ",
            &format!("<svg{} ", declaration.replace("weft=", "w=")),
        )
        .replace("weft:document", "w:document");
    let marked = svg
        .replace("\"zlib base64\">", "\"zlib base64\"><![CDATA[")
        .replace("</weft:", "]]></weft:")
        .replace("<svg ", "<!DOCTYPE svg PUBLIC \"x\" \"y\"><svg ");
    for changed in [wrapped, moved, marked] {
        let read = read_picture(changed.as_bytes(), &Limits::default());
        let read = read.unwrap_or_else(|error| panic!("{error}\n{changed}"));
        assert_eq!(read.document, document, "nothing is lost");
    }
}

const DIAGRAM: &str = "<mxfile><diagram name=\"Ask\"><mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"a\" value=\"Ask\" vertex=\"1\" parent=\"0\"/></root></mxGraphModel></diagram></mxfile>";

#[test]
fn pictures_of_drawio_hold_their_diagram() {
    let escaped = DIAGRAM
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    let svg = SVG.replace("<svg ", &format!("<svg content=\"{escaped}\" "));
    let percent = DIAGRAM.replace('<', "%3C").replace('"', "%22");
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    packer.write_all(percent.as_bytes()).expect("memory");
    let packed = packer.finish().expect("memory");
    let new = png(&[chunk(*b"tEXt", format!("mxfile\0{percent}").as_bytes())]);
    let old = png(&[chunk(
        *b"zTXt",
        &[b"mxGraphModel\0\0", packed.as_slice()].concat(),
    )]);
    for picture in [svg.as_bytes(), &new, &old] {
        let read =
            read_picture(picture, &Limits::default()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(read.document.title, "Ask", "the page is read");
        assert_eq!(read.document.baseline.steps[0].name, "Ask", "with its step");
    }
}

#[test]
fn what_is_wrong_with_a_picture_is_said() {
    let document = sample();
    let svg = embed_svg(SVG, &document, &Limits::default()).expect("an SVG");
    let picture = embed_png(&png(&[]), &document, &Limits::default()).expect("a PNG");
    let at = picture
        .windows(4)
        .position(|name| name == b"iTXt")
        .expect("our part");
    let mut changed = picture.clone();
    changed[at + 100] ^= 1;
    let itxt = |data: &[u8]| png(&[chunk(*b"iTXt", data)]);
    let says = [
        refused(b""),
        refused(SVG.as_bytes()),
        refused(b"<html/>"),
        refused(b"<svg><g></svg>"),
        refused(b"\xFF\xD8\xFF\xE0 a JPEG"),
        refused(&png(&[])),
        refused(&picture[..picture.len() / 2]),
        refused(&changed),
        refused(&itxt(b"weft\0\0\0\0\0{}")),
        refused(&itxt(b"weft\0\x01\0\0\0{}")),
        refused(svg.replace("base64\">", "base64\">!").as_bytes()),
        refused(svg.replace("base64\">e", "base64\">f").as_bytes()),
        embed_svg("no picture", &document, &Limits::default())
            .expect_err("no SVG")
            .to_string(),
        embed_png(b"no picture", &document, &Limits::default())
            .expect_err("no PNG")
            .to_string(),
    ]
    .join("\n");
    expect![[r#"
        the file: found nothing, the file is empty, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found a picture without a document, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        line 1, column 8: found the element “html”, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        line 1, column 9: found broken XML: ill-formed document: expected `</g>`, but `</svg>` was found, expected well-formed XML
        the file: found bytes that are neither an SVG nor a PNG, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found a picture without a document, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found a PNG that ends in the middle, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found a document whose checksum is wrong: the picture is damaged, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found a document that is not packed as Weft does it, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found a document that cannot be unpacked: corrupt deflate stream, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        line 3, column 1855: found a document that is no base64: Invalid symbol 33, offset 0., expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found a document that cannot be unpacked: corrupt deflate stream, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found text that is no SVG, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram
        the file: found bytes that are no PNG, expected an SVG or PNG that Weft wrote with its document, or draw.io with its diagram"#]].assert_eq(&says);
}

#[test]
fn a_bomb_in_a_picture_is_refused_by_its_limit() {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![b' '; 8 << 20]).expect("memory");
    let bomb = packer.finish().expect("memory");
    let picture = png(&[chunk(
        *b"iTXt",
        &[b"weft\0\x01\0\0\0", bomb.as_slice()].concat(),
    )]);
    let small = Limits {
        unpacked_bytes: 1 << 20,
        ..Limits::default()
    };
    let error = read_picture(&picture, &small).expect_err("it is refused");
    assert!(
        matches!(
            error,
            FileError::TooLarge {
                found: 1_048_577,
                ..
            }
        ),
        "no more than the limit is unpacked: {error}"
    );
    let little = Limits {
        unpacked_bytes: 100,
        ..Limits::default()
    };
    let error = embed_svg(SVG, &sample(), &little).expect_err("nobody could read it");
    assert!(matches!(error, FileError::TooLarge { .. }), "{error}");
}
