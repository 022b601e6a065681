//! What the operating system gives: a folder for the vault, and a process that leaves no dumps.

use std::path::{Path, PathBuf};

/// Gives the vault's default folder: `cairn/vault` in the platform's folder for application data.
pub fn default_vault_dir() -> Option<PathBuf> {
    let env = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let data = if cfg!(windows) {
        env("APPDATA")?
    } else if cfg!(target_os = "macos") {
        env("HOME")?.join("Library/Application Support")
    } else {
        env("XDG_DATA_HOME").filter(|dir| dir.is_absolute()).or_else(|| Some(env("HOME")?.join(".local/share")))?
    };
    Some(data.join("cairn").join("vault"))
}

/// Says whether the device is known to have mains power: work that can wait is left when it is on battery, or when nobody says.
pub(crate) fn is_on_mains() -> bool {
    has_mains(Path::new("/sys/class/power_supply"))
}

/// Reads what Linux tells of power supplies: some mains supply is online, or there is no battery at all.
fn has_mains(folder: &Path) -> bool {
    let Ok(supplies) = std::fs::read_dir(folder) else { return false };
    let mut battery = false;
    for supply in supplies.flatten() {
        let says = |name: &str| std::fs::read_to_string(supply.path().join(name)).unwrap_or_default();
        match says("type").trim() {
            "Mains" if says("online").trim() == "1" => return true,
            "Battery" => battery = true,
            _ => {}
        }
    }
    !battery
}

/// Forbids core dumps and reading this process's memory by other processes of the same user.
///
/// Call it first. What the system refuses is left as it was: a missing protection must not keep a person from their data.
pub fn harden_process() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
        setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).ok();
        set_dumpable_behavior(DumpableBehavior::NotDumpable).ok();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_on_battery_has_no_mains_and_one_without_battery_has() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_mains(&folder.path().join("none")), "nobody says");
        assert!(has_mains(folder.path()));
        let supply = |name: &str, kind: &str, online: &str| {
            let place = folder.path().join(name);
            std::fs::create_dir_all(&place).unwrap();
            std::fs::write(place.join("type"), kind).unwrap();
            std::fs::write(place.join("online"), online).unwrap();
        };
        supply("BAT0", "Battery\n", "");
        assert!(!has_mains(folder.path()));
        supply("AC", "Mains\n", "0\n");
        assert!(!has_mains(folder.path()));
        supply("AC", "Mains\n", "1\n");
        assert!(has_mains(folder.path()));
    }
}
