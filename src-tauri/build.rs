//! Makes the window's resources and the list of commands that the page may call.

use tauri_build::{AppManifest, Attributes};

fn main() {
    let commands = AppManifest::new().commands(&["rpc", "pick_files", "watch_drops", "hide_and_lock"]);
    if let Err(error) = tauri_build::try_build(Attributes::new().app_manifest(commands)) {
        panic!("the window's resources: {error:#}");
    }
}
