//! The commands that the page may call.

use cairn_app::api::{ErrorView, Progress, Request, Response};
use cairn_app::{ApiError, Core, FileGrant, Texts};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::process::{self, Start};
use crate::{Drops, recent};

/// What a drag over the window does.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Drop {
    /// Files are held over the window.
    Over,
    /// They left.
    Left,
    /// They were let go; each has a handle, a name and a size.
    Dropped {
        /// The files.
        files: Vec<FileGrant>,
    },
}

/// The page puts errors into its own language by their code; these texts are what it falls back on.
fn view(error: &ApiError) -> ErrorView {
    error.view(Texts::of("en"))
}

/// Carries out one request of the API. After a lock this process ends and a new one begins.
#[tauri::command]
pub(crate) async fn rpc(
    core: State<'_, Core>,
    request: Request,
    progress: Channel<Progress>,
) -> Result<Response, ErrorView> {
    let locks = matches!(request, Request::Lock);
    // A page that is gone hears nothing; the work goes on.
    let tell = move |step| drop(progress.send(step));
    let answer = core.call(request, tell).await.map_err(|error| view(&error))?;
    if locks {
        process::start_anew(Start::Shown);
    }
    Ok(answer)
}

/// Opens the system's dialog for files, and grants the page those that the person chose.
#[tauri::command]
pub(crate) async fn pick_files(window: WebviewWindow, core: State<'_, Core>) -> Result<Vec<FileGrant>, ErrorView> {
    if let Some(chosen) = chosen_by_a_test() {
        return core.grant_file(chosen).map(|file| vec![file]).map_err(|error| view(&error));
    }
    let before = recent::watch(&window);
    let chosen = rfd::AsyncFileDialog::new().set_parent(&window).pick_files().await.unwrap_or_default();
    before.forget(chosen.iter().map(rfd::FileHandle::path));
    let granted = chosen.iter().map(|file| core.grant_file(file.path().to_path_buf()));
    granted.collect::<Result<_, _>>().map_err(|error| view(&error))
}

/// The file that a test puts in the place of the dialog. Never in a release.
fn chosen_by_a_test() -> Option<std::path::PathBuf> {
    if cfg!(debug_assertions) { std::env::var_os("CAIRN_TEST_PICK").map(Into::into) } else { None }
}

/// Tells the page of files dropped on the window, from now on.
#[tauri::command]
pub(crate) fn watch_drops(listener: State<'_, Drops>, drops: Channel<Drop>) {
    *listener.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(drops);
}

/// Locks, and comes back minimised under a neutral title.
#[tauri::command]
pub(crate) async fn hide_and_lock(window: WebviewWindow, core: State<'_, Core>) -> Result<(), ErrorView> {
    // Out of sight first: closing the vault takes a moment.
    window.hide().ok();
    core.close().await;
    process::start_anew(Start::Hidden);
    Ok(())
}
