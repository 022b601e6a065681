//! The process: its environment, and starting anew.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// Set for a process that replaces one which was hidden.
const HIDDEN: &str = "CAIRN_HIDDEN";

/// How the window comes up in the process that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// In sight.
    Shown,
    /// Minimised, under a neutral title.
    Hidden,
}

impl Start {
    /// Says how this process was told to start.
    pub(crate) fn of_this_process() -> Self {
        if std::env::var_os(HIDDEN).is_some() { Self::Hidden } else { Self::Shown }
    }
}

/// Gives the vault's folder: `CAIRN_VAULT`, or the platform's default.
pub(crate) fn vault_dir() -> Option<PathBuf> {
    std::env::var_os("CAIRN_VAULT")
        .filter(|dir| !dir.is_empty())
        .map(PathBuf::from)
        .or_else(cairn_app::default_vault_dir)
}

/// Says whether a test drives this window. Never in a release.
pub(crate) fn is_automated() -> bool {
    cfg!(debug_assertions) && std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

/// Changes to the environment that this process should have run with; `None` removes.
fn changes(has: impl Fn(&str) -> bool) -> Vec<(&'static str, Option<OsString>)> {
    let mut changes = Vec::new();
    // Without a GPU its DMA-BUF renderer is slow, and on some drivers the window stays empty.
    if !has("WEBKIT_DISABLE_DMABUF_RENDERER") {
        changes.push(("WEBKIT_DISABLE_DMABUF_RENDERER", Some("1".into())));
    }
    if !cfg!(debug_assertions) {
        for name in ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"] {
            if has(name) {
                changes.push((name, None));
            }
        }
    }
    changes
}

/// Starts this program again in its place, once, when the environment is not as it should be.
pub(crate) fn clean_environment() {
    let changes = changes(|name| std::env::var_os(name).is_some());
    if changes.is_empty() {
        return;
    }
    let Some(mut next) = this_program() else { return };
    for (name, value) in changes {
        match value {
            Some(value) => next.env(name, value),
            None => next.env_remove(name),
        };
    }
    replace(next);
}

/// Replaces this process by a new one: nothing of its memory, its web view or its page is left.
///
/// The vault must be closed already. Does not return, unless the system refuses.
pub(crate) fn start_anew(start: Start) {
    let Some(mut next) = this_program() else { return };
    match start {
        Start::Shown => next.env_remove(HIDDEN),
        Start::Hidden => next.env(HIDDEN, "1"),
    };
    replace(next);
}

fn this_program() -> Option<Command> {
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.args(std::env::args_os().skip(1));
    Some(command)
}

#[cfg(unix)]
fn replace(mut next: Command) {
    use std::os::unix::process::CommandExt;
    // Comes back only with an error; then this process goes on, locked.
    drop(next.exec());
}

#[cfg(not(unix))]
fn replace(mut next: Command) {
    if next.spawn().is_ok() {
        std::process::exit(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renderer_that_someone_chose_is_left_alone() {
        assert!(changes(|name| name == "WEBKIT_DISABLE_DMABUF_RENDERER").is_empty());
    }

    #[test]
    fn the_environment_is_changed_once() {
        let first = changes(|_| false);
        assert!(first.iter().all(|(_, value)| value.is_some()));
        let set: Vec<_> = first.into_iter().map(|(name, _)| name).collect();
        assert!(changes(|name| set.contains(&name)).is_empty());
    }
}
