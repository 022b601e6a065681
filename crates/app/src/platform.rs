//! What the operating system gives: a folder for the vault, and a process that leaves no dumps.

use std::path::PathBuf;

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
