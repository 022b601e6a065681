//! The window and its web view.

use cairn_app::Core;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::Drops;
use crate::commands::Drop;
use crate::process::{self, Start};

/// The one window; the capability names it.
const LABEL: &str = "window";
/// The title that a hidden window has, for whoever looks at the task bar.
const NEUTRAL: &str = "Documents";

/// Opens the window on the page.
///
/// # Errors
/// When the system gives no window or no web view.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let start = Start::of_this_process();
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title(if start == Start::Hidden { NEUTRAL } else { "Cairn" })
        .inner_size(1200.0, 760.0)
        .min_inner_size(720.0, 480.0)
        .incognito(!process::is_automated())
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    // Beside the incognito view Tauri prepares a context of its own, which would fill this folder with empty databases
    // and salts. Nothing can be written here, so nothing is.
    #[cfg(target_os = "linux")]
    let builder = builder.data_directory("/proc".into());
    let window = builder.build()?;
    if start == Start::Hidden {
        window.minimize()?;
    }
    let heard = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(event) = event {
            hear(&heard, event);
        }
    });
    Ok(())
}

/// Allows the window's own page and nothing else.
fn is_own_page(url: &Url) -> bool {
    url.scheme() == "tauri" || (cfg!(windows) && url.host_str() == Some("tauri.localhost"))
}

/// Hands what is dragged over the window to the page, as handles.
fn hear(window: &WebviewWindow, event: &DragDropEvent) {
    let told = match event {
        DragDropEvent::Enter { .. } => Drop::Over,
        DragDropEvent::Drop { paths, .. } => {
            let core = window.state::<Core>();
            Drop::Dropped { files: paths.iter().filter_map(|path| core.grant_file(path.clone()).ok()).collect() }
        }
        DragDropEvent::Leave => Drop::Left,
        _ => return,
    };
    let drops = window.state::<Drops>();
    let listener = drops.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(page) = listener.as_ref() {
        // A page that is gone hears nothing.
        page.send(told).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_page_may_be_shown() {
        let allowed = |url: &str| is_own_page(&url.parse::<Url>().expect("a URL"));
        assert!(allowed("tauri://localhost/index.html"));
        for other in ["https://example.org/", "file:///etc/passwd", "data:text/html,x", "http://127.0.0.1/"] {
            assert!(!allowed(other));
        }
    }
}
