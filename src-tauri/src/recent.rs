//! The desktop's list of recent files, in which GTK's dialog writes what a person chose.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use tauri::{Url, WebviewWindow};

/// What stood in the list before a dialog opened.
pub(crate) struct Before {
    known: Shared,
    window: WebviewWindow,
}

type Shared = Arc<Mutex<BTreeSet<String>>>;

/// Notes what the list holds now.
pub(crate) fn watch(window: &WebviewWindow) -> Before {
    let known = Shared::default();
    let noted = Arc::clone(&known);
    window.run_on_main_thread(move || noted.lock().unwrap_or_else(PoisonError::into_inner).extend(list::all())).ok();
    Before { known, window: window.clone() }
}

impl Before {
    /// Takes the chosen files out of the list, as soon as GTK has put them there; leaves those that it held before.
    pub(crate) fn forget<'a>(self, chosen: impl Iterator<Item = &'a Path>) {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let ours = of_ours(chosen, &known);
        if !ours.is_empty() {
            self.window.run_on_main_thread(move || list::forget(ours)).ok();
        }
    }
}

/// The addresses of the chosen files that were not known.
fn of_ours<'a>(chosen: impl Iterator<Item = &'a Path>, known: &BTreeSet<String>) -> BTreeSet<String> {
    chosen
        .filter_map(|path| Url::from_file_path(path).ok())
        .map(String::from)
        .filter(|uri| !known.contains(uri))
        .collect()
}

#[cfg(target_os = "linux")]
mod list {
    use std::collections::BTreeSet;

    use gtk::prelude::*;

    /// Every address in the list. On GTK's thread.
    pub(super) fn all() -> Vec<String> {
        let items = gtk::RecentManager::default().map(|manager| manager.items()).unwrap_or_default();
        items.iter().filter_map(gtk::RecentInfo::uri).map(String::from).collect()
    }

    /// Takes these out, now and whenever the list changes: GTK adds them a moment after the dialog closes.
    pub(super) fn forget(ours: BTreeSet<String>) {
        let Some(manager) = gtk::RecentManager::default() else { return };
        let forget = move |manager: &gtk::RecentManager| {
            for uri in ours.iter().filter(|uri| manager.has_item(uri)) {
                manager.remove_item(uri).ok();
            }
        };
        forget(&manager);
        manager.connect_changed(forget);
    }
}

#[cfg(not(target_os = "linux"))]
mod list {
    use std::collections::BTreeSet;

    pub(super) fn all() -> Vec<String> {
        Vec::new()
    }

    pub(super) fn forget(_: BTreeSet<String>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_in_the_list_before_stays() {
        let known = BTreeSet::from(["file:///srv/known.txt".to_owned()]);
        let chosen = [Path::new("/srv/known.txt"), Path::new("/srv/a new one.txt")];
        assert_eq!(of_ours(chosen.into_iter(), &known), BTreeSet::from(["file:///srv/a%20new%20one.txt".to_owned()]));
    }
}
