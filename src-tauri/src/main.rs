#![doc = include_str!("../README.md")]
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod process;
mod recent;
mod window;

use std::process::ExitCode;

use cairn_app::{Core, FileAccess};
use tauri::{Manager, RunEvent};

/// Files that a person drags over the window, on their way to the page.
type Drops = std::sync::Mutex<Option<tauri::ipc::Channel<commands::Drop>>>;

#[expect(clippy::disallowed_types, reason = "`generate_context!` writes one")]
fn main() -> ExitCode {
    process::clean_environment();
    cairn_app::harden_process();
    let Some(vault) = process::vault_dir() else { return ExitCode::FAILURE };
    let core = Core::open(vault, FileAccess::Handles).staying_open();
    let built = tauri::Builder::default()
        .manage(core)
        .manage(Drops::default())
        .invoke_handler(tauri::generate_handler![
            commands::rpc,
            commands::pick_files,
            commands::watch_drops,
            commands::hide_and_lock
        ])
        .setup(|app| {
            let core = app.state::<Core>().inner().clone();
            tauri::async_runtime::spawn(async move {
                core.lock_when_idle().await;
                process::start_anew(process::Start::Shown);
            });
            Ok(window::open(app.handle())?)
        })
        .build(tauri::generate_context!());
    let Ok(app) = built else { return ExitCode::FAILURE };
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(app.state::<Core>().close());
        }
    });
    ExitCode::SUCCESS
}
