//! What a task needs on the machine, and how it gets there: only what is missing is installed.

use crate::command::{Outcome, output, root, run, run_in, succeeds};

/// Packages of the system that building the window takes.
pub(crate) const WINDOW: &[&str] = &["pkg-config", "libwebkit2gtk-4.1-dev"];

/// Packages that the tests take on top: reading PDFs, a database, and windows on screens of their own.
pub(crate) const TESTS: &[&str] = &[
    "qpdf",
    "poppler-utils",
    "postgresql",
    "xvfb",
    "xdotool",
    "webkit2gtk-driver",
];

/// Packages that making and checking a package for Debian takes.
pub(crate) const PACKAGE: &[&str] = &[
    "dpkg-dev",
    "desktop-file-utils",
    "appstream",
    "shared-mime-info",
    "lintian",
];

/// Packages that installing it in a clean Debian takes, and looking at its window from outside.
pub(crate) const CLEAN_ROOT: &[&str] = &["mmdebstrap", "imagemagick"];

/// Packages that looking at the window takes, on a screen that nobody has before them.
pub(crate) const SCREEN: &[&str] = &["xvfb", "xauth", "xdotool"];

/// Packages that the tests of the user interface alone take.
pub(crate) const BROWSER: &[&str] = &["chromium"];

/// Installs the packages that are missing.
pub(crate) fn packages(groups: &[&[&str]]) -> Outcome {
    let wanted = groups.concat();
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !succeeds("apt-get", &["--version"]) {
        return Err(format!(
            "please install what corresponds to these Debian packages: {}",
            missing.join(" ")
        ));
    }
    println!("installing: {}", missing.join(" "));
    apt(&["update"])?;
    let install = ["install", "-y", "--no-install-recommends"];
    apt(&[&install, missing.as_slice()].concat())
}

/// Installs the packages of the user interface exactly as locked, unless they are there.
pub(crate) fn ui() -> Outcome {
    node_packages("ui")
}

/// Installs what `package-lock.json` of a folder says, exactly as locked, unless it is there.
pub(crate) fn node_packages(folder: &str) -> Outcome {
    let at = root().join(folder);
    let age = |path: &str| {
        at.join(path)
            .metadata()
            .and_then(|file| file.modified())
            .ok()
    };
    // npm writes its own copy of the lock file last.
    if age("node_modules/.package-lock.json") >= age("package-lock.json") {
        return Ok(());
    }
    println!("installing: the packages of {folder}/package-lock.json");
    run_in(&at, "npm", &["ci", "--no-audit", "--no-fund"], &[])
}

/// Installs a program of the registry for Rust, unless it is there.
pub(crate) fn cargo_program(name: &str) -> Outcome {
    let subcommand = name.trim_start_matches("cargo-");
    if succeeds("cargo", &[subcommand, "--version"]) {
        return Ok(());
    }
    println!("installing: {name}");
    run("cargo", &["install", "--locked", name])
}

fn installed(package: &str) -> bool {
    output("dpkg-query", &["-W", "-f=${Status}", package])
        .is_some_and(|status| status.ends_with(" installed"))
}

fn apt(arguments: &[&str]) -> Outcome {
    let root = output("id", &["-u"]).is_some_and(|user| user.trim() == "0");
    let wait = ["-o", "DPkg::Lock::Timeout=300"];
    let arguments = [&wait, arguments].concat();
    let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
    if root {
        run_in(&crate::command::root(), "apt-get", &arguments, &quiet)
    } else {
        run("sudo", &[&["apt-get"], arguments.as_slice()].concat())
    }
}
