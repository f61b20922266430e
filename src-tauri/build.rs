//! Embeds `ui/dist` and the permissions of the window.

fn main() {
    // Cargo looks at what is named here, and at nothing else.
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let permissions = tauri_build::AppManifest::new()
        .permissions_path_pattern("./src-tauri/permissions/**/*.toml");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*.json")
        .app_manifest(permissions);
    tauri_build::try_build(attributes).expect("the permissions and tauri.conf.json are consistent");
}
