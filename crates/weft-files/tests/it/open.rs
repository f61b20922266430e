//! Files on a disk: found by their ending, refused with their name, written whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use weft_core::workflow::{Target, Workflow};
use weft_files::{FileError, Limits, join, read, read_many, understood, write_whole};

/// A folder of this test alone, removed when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("weft-files-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("the temporary folder takes a folder");
        Self(path)
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).expect("the folder takes a file");
        path
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .expect("the folder is there")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The message of an error without the folder of the test.
fn message(folder: &Folder, error: &FileError) -> String {
    error
        .to_string()
        .replace(&folder.0.display().to_string(), "DIR")
}

fn error(folder: &Folder, path: &Path) -> String {
    let error = read(path, &Limits::default()).expect_err("it cannot be read");
    message(folder, &error)
}

#[test]
fn files_are_read_by_their_ending() {
    let folder = Folder::new("endings");
    let json = r#"{"format": "weft/1", "title": "T", "baseline": { "steps": [ { "id": "a" } ] } }"#;
    let bpmn = "<definitions><process><task id=\"a\"/></process></definitions>";
    for (name, text, title) in [
        ("one.weft.json", json, "T"),
        ("two.JSON", json, "T"),
        ("three.csv", "step\nA\n", "three"),
        ("four.bpmn", bpmn, "four"),
        ("five.xml", bpmn, "five"),
        ("six.mmd", "flowchart LR\na[Ask]", "six"),
        ("seven.md", "# T\n```mermaid\ngraph TD\na\n```\n", "seven"),
        ("eight.gv", "digraph { a }", "eight"),
        ("nine.txt", "// x\ndigraph {\na }", "nine"),
        ("ten", "---\ntitle: T\n---\n%% x\ngraph LR;\na", "T"),
    ] {
        let read = read(&folder.file(name, text), &Limits::default()).expect("it is a workflow");
        assert_eq!(read.document.title, title, "{name} has a title");
        assert_eq!(read.document.baseline.steps.len(), 1, "{name} has its step");
    }
}

#[test]
fn what_is_no_file_is_refused_with_its_name() {
    let folder = Folder::new("refused");
    assert_eq!(
        error(&folder, &folder.0),
        "DIR is not a file: found a folder, expected a workflow file",
        "a folder"
    );
    assert_eq!(
        error(&folder, &folder.0.join("gone.csv")),
        "DIR/gone.csv could not be read: No such file or directory (os error 2)",
        "nothing there"
    );
    assert_eq!(
        error(&folder, &folder.file("a.docx", "x")),
        "DIR/a.docx: found the ending “docx”, expected .weft.json, .json, .csv, .xlsx, .ods, .bpmn, .xml, .mmd, .md, .dot, .gv, .drawio, .svg or .png",
        "an unknown ending"
    );
    assert_eq!(
        error(&folder, &folder.file("a.bpmn", "")),
        "DIR/a.bpmn: the file: found nothing, the file is empty, expected a BPMN 2.0 model",
        "an empty file"
    );
    let small = Limits {
        csv_bytes: 3,
        ..Limits::default()
    };
    let large = read(&folder.file("a.csv", "step\n"), &small).expect_err("it is too large");
    assert_eq!(
        message(&folder, &large),
        "DIR/a.csv: the input is too large: found 5 bytes, expected at most 3",
        "a large file"
    );
}

#[cfg(unix)]
#[test]
fn devices_pipes_and_locked_files_are_refused() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new("locked");
    assert_eq!(
        error(&folder, Path::new("/dev/zero")),
        "/dev/zero is not a file: found a device or pipe, expected a workflow file",
        "a device"
    );
    let path = folder.file("a.csv", "step\nA\n");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("it is ours");
    if fs::File::open(&path).is_ok() {
        eprintln!("SKIPPED: this user reads locked files too; run as another user than root");
        return;
    }
    assert_eq!(
        error(&folder, &path),
        "DIR/a.csv could not be read: Permission denied (os error 13)",
        "a locked file"
    );
}

#[test]
fn a_written_file_is_whole_and_alone() {
    let folder = Folder::new("whole");
    let path = folder.0.join("out.json");
    write_whole(&path, b"first").expect("the folder takes it");
    write_whole(&path, b"second").expect("a file is replaced");
    assert_eq!(
        fs::read(&path).expect("it is there"),
        b"second",
        "the last one"
    );
    assert_eq!(folder.names(), ["out.json"], "nothing is left beside it");
}

#[cfg(unix)]
#[test]
fn links_and_devices_stay_what_they_are() {
    let folder = Folder::new("links");
    let file = folder.file("real.json", "old");
    let link = folder.0.join("link.json");
    std::os::unix::fs::symlink(&file, &link).expect("the folder takes a link");
    write_whole(&link, b"new").expect("a link is written through");
    assert!(link.is_symlink(), "the link is kept");
    assert_eq!(
        fs::read(&file).expect("it is there"),
        b"new",
        "its file is written"
    );
    write_whole(Path::new("/dev/null"), b"x").expect("a device takes anything");
    let device = fs::metadata("/dev/null").expect("it is there");
    assert!(!device.is_file(), "a device is not replaced by a file");
}

#[test]
fn a_failed_write_leaves_nothing_behind() {
    let folder = Folder::new("failed");
    let gone = folder.0.join("gone").join("out.json");
    let failed = write_whole(&gone, b"x").expect_err("its folder is missing");
    assert_eq!(
        message(&folder, &failed),
        "DIR/gone/out.json could not be written: No such file or directory (os error 2)",
        "the path is named"
    );
    let failed = write_whole(&folder.0, b"x").expect_err("it is a folder");
    assert!(matches!(failed, FileError::NotAFile { .. }), "{failed}");
    assert!(folder.names().is_empty(), "nothing was left");
}

/// A disk of 64 KiB, if this user may mount one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_the_old_file() {
    let folder = Folder::new("full");
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
        .arg(&folder.0)
        .output()
        .is_ok_and(|output| output.status.success());
    if !mounted {
        eprintln!("SKIPPED: no small disk could be mounted; a full disk was not tried");
        return;
    }
    let path = folder.0.join("out.json");
    let first = write_whole(&path, b"old");
    let failed = write_whole(&path, &vec![b'x'; 1 << 20]);
    let (kept, names) = (fs::read(&path), folder.names());
    let unmounted = std::process::Command::new("umount").arg(&folder.0).output();
    assert!(
        unmounted.is_ok_and(|output| output.status.success()),
        "the disk goes"
    );
    first.expect("there is room for the first file");
    let failed = failed.expect_err("there is no room for the second file");
    assert!(failed.to_string().contains("No space left"), "{failed}");
    assert_eq!(
        kept.expect("the old file is there"),
        b"old",
        "the old file is kept"
    );
    assert_eq!(names, ["out.json"], "nothing is left beside it");
}

#[test]
fn two_files_make_a_pair() {
    let folder = Folder::new("pair");
    let before = folder.file("before.csv", "id,step,roles\nb1,Talk,Agent; Customer\n");
    let after = folder.file(
        "after.csv",
        "id,step,roles,replaces\nr1,Bot,AI; Customer,b1\n",
    );
    let read = |path| {
        read(path, &Limits::default())
            .expect("it is a sheet")
            .document
    };
    let pair = join(read(&before), read(&after));
    let roles: Vec<&str> = pair.roles.iter().map(|role| role.name.as_str()).collect();
    assert_eq!(
        roles,
        ["Agent", "Customer", "AI"],
        "equal names are one role"
    );
    assert_eq!(pair.redesigns.len(), 1, "the second file is the redesign");
    let step = &pair.redesigns[0].workflow.steps[0];
    assert_eq!(step.replaces[0].as_str(), "b1", "replaces is kept");
}

#[test]
fn several_files_of_one_side_are_one_version() {
    let folder = Folder::new("many");
    let one = folder.file("one.csv", "id,step,next\na,A,b\nb,B,end\n");
    let two = folder.file("two.csv", "id,step,next\na,C,c\nc,D,a (0.5); end\n");
    let read = read_many(&[one, two], &Limits::default()).expect("both are sheets");
    assert_eq!(
        flow(&read.document.baseline),
        [
            "start: a, two/a",
            "a: b",
            "b: ",
            "two/a: c",
            "c: two/a, end"
        ],
        "ids that clash get a prefix, and one gateway leads to both starts"
    );
    let none = read_many(&[], &Limits::default()).expect_err("there is nothing");
    assert_eq!(
        none.to_string(),
        "the file: found no file, expected at least one file",
        "no file at all"
    );
}

fn flow(workflow: &Workflow) -> Vec<String> {
    workflow
        .steps
        .iter()
        .map(|step| {
            let next: Vec<&str> = step
                .next
                .iter()
                .map(|link| match &link.to {
                    Target::Step(id) => id.as_str(),
                    Target::End => "end",
                })
                .collect();
            format!("{}: {}", step.id, next.join(", "))
        })
        .collect()
}

#[test]
fn of_spreadsheets_the_content_decides() {
    let folder = Folder::new("sheets");
    let limits = Limits::default();
    let document = weft_files::read_csv(b"step\nCall\n", &limits)
        .expect("a sheet")
        .document;
    let language = weft_core::Language::English;
    let workbook = weft_files::write_xlsx(&document, None, language).expect("it fits");
    for (name, bytes, note) in [
        ("a.xlsx", workbook.as_slice(), None),
        ("b.csv", workbook.as_slice(), Some("a workbook")),
        ("c.xlsx", b"step;who\nCall;Nurse\n".as_slice(), Some("text")),
    ] {
        let path = folder.file(name, bytes);
        let read = read(&path, &limits).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(read.document.baseline.steps.len(), 1, "{name}");
        assert_eq!(read.document.title, name[..1], "{name}: its title");
        let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
        let expected = note.map(|holds| {
            format!(
                "the name of the file says otherwise, but it holds {holds}; it was read as that"
            )
        });
        assert_eq!(notes, Vec::from_iter(expected), "{name}");
        let understood = understood(&path, &limits).expect("it is a sheet");
        let understood = understood.expect("it has columns");
        let mut columns = understood.tables[0].columns.iter();
        assert!(columns.any(|column| column.header == "step"), "{name}");
    }
    let json = folder.file("d.json", weft_files::write_json(&document));
    let none = understood(&json, &limits).expect("it is read");
    assert!(none.is_none(), "JSON has no columns");
    let old = folder.file("e.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0");
    assert_eq!(
        error(&folder, &old),
        "DIR/e.xlsx: the file: found an .xls of before 2007, or a workbook with a password, expected a workbook without a password, saved as .xlsx or .ods",
        "no text"
    );
    let wrong = folder.file("f.csv", "step,minutes\nCall,soon\n");
    let understood = understood(&wrong, &limits).expect("it is a sheet");
    let wrong = understood
        .expect("it has columns")
        .read
        .expect_err("a wrong cell");
    assert_eq!(
        message(&folder, &wrong),
        "DIR/f.csv: row 2, column “minutes”: found “soon”, expected minutes from 0 to 1000000",
        "with its file"
    );
}
