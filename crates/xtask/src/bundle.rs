//! What people install: the programs are built, packed, measured and checked.
//!
//! On Linux this is a package for Debian and Ubuntu, as `Cargo.toml` describes it; on Windows and macOS
//! the installers of Tauri, as `tauri.conf.json` describes them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{Outcome, output, root, run, run_in, target};
use crate::need;
use crate::notices::notices;
use crate::task::build_ui;

/// The Tauri command line; it finds `tauri.conf.json` from the root only.
const TAURI: &str = "ui/node_modules/@tauri-apps/cli/tauri.js";

/// What the command says of itself, and the file that the package takes it from.
const ABOUT_THE_COMMAND: [(&[&str], &str); 4] = [
    (&["man"], "weft.1"),
    (&["completions", "bash"], "weft.bash"),
    (&["completions", "zsh"], "_weft"),
    (&["completions", "fish"], "weft.fish"),
];

/// Builds, packs, measures and checks what people install.
pub(crate) fn bundle() -> Outcome {
    if cfg!(target_os = "linux") {
        debian().map(drop)
    } else {
        installers()
    }
}

/// Makes the package, installs it in a clean Debian and uses it there.
pub(crate) fn try_bundle() -> Outcome {
    let package = debian()?;
    need::packages(&[need::CLEAN_ROOT, need::SCREEN])?;
    let pictures = root().join("target/screens");
    fs::create_dir_all(&pictures).map_err(|error| error.to_string())?;
    let (package, pictures) = (package.to_string_lossy(), pictures.to_string_lossy());
    run("bash", &["packaging/linux/try.sh", &package, &pictures])
}

/// Draws every icon from `src-tauri/icons/weft.svg`.
pub(crate) fn icons() -> Outcome {
    need::ui()?;
    let (from, to) = ("src-tauri/icons/weft.svg", "src-tauri/icons");
    let drawn = root().join("target/icons");
    let into = drawn.to_string_lossy();
    run("node", &[TAURI, "icon", from, "--output", &into])?;
    let small = ["--png", "16", "--png", "24", "--png", "48"];
    let line = [&[TAURI, "icon", from, "--output", &into][..], &small].concat();
    run("node", &line)?;
    // Only those that a platform of ours asks for: it also draws those of shops and telephones.
    for name in [
        "16x16.png",
        "24x24.png",
        "32x32.png",
        "48x48.png",
        "64x64.png",
        "128x128.png",
        "128x128@2x.png",
        "icon.png",
        "icon.ico",
        "icon.icns",
    ] {
        copy(&drawn.join(name), &root().join(to).join(name))?;
    }
    Ok(())
}

/// The package for Debian and Ubuntu.
fn debian() -> Result<PathBuf, String> {
    need::packages(&[need::WINDOW, need::PACKAGE])?;
    need::cargo_program("cargo-deb")?;
    let release = build()?;
    describe_command(&release)?;
    let licences = release.join("weft-man/third-party");
    fs::write(&licences, notices()?).map_err(|error| error.to_string())?;
    packed(&licences)?;

    let folder = target().join("debian");
    let package = folder.join(format!(
        "weft_{}_{}.deb",
        env!("CARGO_PKG_VERSION"),
        said("dpkg", &["--print-architecture"])?
    ));
    let into = package.to_string_lossy();
    let line = ["deb", "--no-build", "--locked", "--package", "weft-desktop"];
    // Packed for good below.
    let line = [&line[..], &["--fast", "--output", &into]].concat();
    let date = [("SOURCE_DATE_EPOCH", date()?)];
    let date = date.each_ref().map(|(name, value)| (*name, value.as_str()));
    run_in(&root(), "cargo", &line, &date)?;
    pack_again(&package, &date)?;

    check(&package)?;
    let weft = ["weft-desktop", "weft"].map(|name| release.join(name));
    sizes(&[&weft[0], &weft[1], &package])?;
    println!("\nthe package: {into}\nto install it: sudo apt install {into}");
    Ok(package)
}

/// Packs a package again, so that what both programs hold (fonts, Typst) is in it once: that takes a
/// window as wide as a program, which cargo-deb has not. A third of the size goes.
fn pack_again(package: &Path, date: &[(&str, &str)]) -> Outcome {
    let unpacked = package.with_extension("");
    if unpacked.exists() {
        fs::remove_dir_all(&unpacked).map_err(|error| error.to_string())?;
    }
    let (package, from) = (package.to_string_lossy(), unpacked.to_string_lossy());
    run("dpkg-deb", &["--raw-extract", &package, &from])?;
    let build = ["-Zxz", "-z9", "--root-owner-group", "--build"];
    let line = [&build[..], &[&from, &package]].concat();
    run_in(&root(), "dpkg-deb", &line, date)
}

/// The installers for the system that this runs on. Nobody has tried them yet.
fn installers() -> Outcome {
    let release = build()?;
    let ending = std::env::consts::EXE_SUFFIX;
    let version = said("rustc", &["-vV"])?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("rustc does not say for which system it builds")?;
    // A program beside the window's is found by the name of the system that it is for.
    let weft = release.join("weft");
    let beside = release.join(format!("weft-{host}{ending}"));
    copy(
        &weft.with_extension(ending.trim_start_matches('.')),
        &beside,
    )?;
    let config = format!("{{\"bundle\":{{\"externalBin\":[{weft:?}]}}}}");
    run("node", &[TAURI, "bundle", "--ci", "--config", &config])
}

/// Builds both programs as they are shipped; answers the folder that they are in.
fn build() -> Result<PathBuf, String> {
    build_ui()?;
    let packages = ["-p", "weft-desktop", "-p", "weft-cli"];
    let line = [&["build", "--release", "--locked"][..], &packages].concat();
    run("cargo", &line)?;
    Ok(target().join("release"))
}

/// Writes the man page and the completions of the command into a folder beside it.
fn describe_command(release: &Path) -> Outcome {
    let folder = release.join("weft-man");
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let weft = release.join("weft");
    for (arguments, name) in ABOUT_THE_COMMAND {
        let text = said(&weft.to_string_lossy(), arguments)?;
        let path = folder.join(name);
        fs::write(&path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?;
    }
    packed(&folder.join("weft.1"))
}

/// Packs a file; without the time, so that the same text gives the same bytes.
fn packed(file: &Path) -> Outcome {
    let file = file.to_string_lossy();
    run("gzip", &["-9", "--no-name", "--force", &file])
}

/// When the last commit was made, in seconds: the same commit gives the same package.
fn date() -> Result<String, String> {
    std::env::var("SOURCE_DATE_EPOCH").or_else(|_| said("git", &["log", "-1", "--format=%ct"]))
}

/// Shows what the package says and holds, and lets the programs that know the rules look at it.
fn check(package: &Path) -> Outcome {
    let package = package.to_string_lossy();
    run("dpkg-deb", &["--info", &package])?;
    run("dpkg-deb", &["--contents", &package])?;
    let entry = "packaging/linux/weft-desktop.desktop";
    run("desktop-file-validate", &[entry])?;
    let about = "packaging/linux/work.weft.Weft.metainfo.xml";
    run("appstreamcli", &["validate", "--no-net", about])?;
    run("lintian", &["--fail-on", "error,warning", &package])
}

/// Prints how large files are, in MB of a million bytes.
fn sizes(files: &[&Path]) -> Outcome {
    println!();
    for file in files {
        let bytes = fs::metadata(file).map_err(|error| error.to_string())?.len();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        println!(
            "{name:<24} {:>4}.{} MB",
            bytes / 1_000_000,
            bytes / 100_000 % 10
        );
    }
    Ok(())
}

/// What a program says, or the sentence that it failed.
fn said(program: &str, arguments: &[&str]) -> Result<String, String> {
    let text = output(program, arguments);
    let text = text.ok_or_else(|| format!("`{program} {}` failed", arguments.join(" ")))?;
    Ok(text.trim_end().to_owned())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let copied = fs::copy(from, to).map(drop);
    copied.map_err(|error| format!("{} could not be copied: {error}", from.display()))
}
