use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Files, key, sample_with_items};
use crate::{Fonts, Language, build};

fn unpack(language: Language) -> (tempfile::TempDir, Files) {
    let (input, mut items) = sample_with_items(language);
    let mut files = Files::default();
    build(&input, &Fonts::bundled(), &key(), &mut items, &mut files).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in &files.0 {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    (folder, files)
}

/// The indented commands of the section for Linux in VERIFY.txt, as a person would copy them.
fn linux_commands(guide: &str) -> Vec<String> {
    let section = guide.split("\nLinux\n-----\n").nth(1).unwrap().split("\nmacOS\n").next().unwrap();
    let commands = section.lines().filter(|line| line.starts_with("    ") && !line.starts_with("     "));
    commands.take(5).map(|line| line.trim().to_owned()).collect()
}

fn custody_script(guide: &str) -> String {
    let start = guide.find("python3 - <<'END'").unwrap();
    let script = &guide[start..];
    script[..script.find("\nEND\n").unwrap() + 5].to_owned()
}

/// A Python that has the package bagit: the one on the path, or that of the checks.
fn bagit_python() -> Option<PathBuf> {
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.venv/bin/python3");
    let candidates = [PathBuf::from("python3"), checks];
    candidates.into_iter().find(|python| {
        let probe = Command::new(python).args(["-c", "import bagit"]).stderr(Stdio::null()).status();
        probe.is_ok_and(|status| status.success())
    })
}

fn succeeds(folder: &Path, command: &str) -> bool {
    let python = if command.contains("-m bagit") { bagit_python() } else { None };
    let command = match python {
        Some(python) => command.replace("python3", python.to_str().unwrap()),
        None => command.to_owned(),
    };
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command).current_dir(folder);
    shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    shell.status().unwrap().success()
}

fn commands(files: &Files) -> (Vec<String>, String) {
    let guide = String::from_utf8(files.0["VERIFY.txt"].clone()).unwrap();
    let commands = linux_commands(&guide);
    assert_eq!(commands.len(), 5, "{commands:?}");
    assert!(commands[4].contains("bagit"));
    (commands, custody_script(&guide))
}

#[test]
fn stock_tools_accept_an_untouched_package() {
    for language in Language::ALL {
        let (folder, files) = unpack(language);
        let (commands, script) = commands(&files);
        let with_bagit = if bagit_python().is_some() { 5 } else { 4 };
        for command in &commands[..with_bagit] {
            assert!(succeeds(folder.path(), command), "{language:?}: {command}");
        }
        assert!(succeeds(folder.path(), &script), "{script}");
    }
}

#[test]
fn one_changed_byte_anywhere_makes_a_stock_tool_fail() {
    let (folder, files) = unpack(Language::English);
    let (commands, _) = commands(&files);
    for (path, bytes) in &files.0 {
        let file = folder.path().join(path);
        let small = path.ends_with(".sig");
        let step = if small { 1 } else { (bytes.len() / 3).max(1) };
        for at in (0..bytes.len()).step_by(step).chain([bytes.len() - 1]) {
            for flip in if small { &[0x01, 0x10][..] } else { &[0x02] } {
                let mut changed = bytes.clone();
                changed[at] ^= flip;
                fs::write(&file, changed).unwrap();
                let caught = commands[..3].iter().rev().any(|command| !succeeds(folder.path(), command));
                assert!(caught, "byte {at} of {path} ^ {flip:#x}");
            }
        }
        fs::write(&file, bytes).unwrap();
    }
}

#[test]
fn added_and_missing_files_make_a_stock_tool_fail() {
    let (folder, files) = unpack(Language::English);
    let (commands, _) = commands(&files);
    for path in ["README", ".hidden", "data/extra", "data/items/x"] {
        fs::write(folder.path().join(path), "x").unwrap();
        assert!(!succeeds(folder.path(), &commands[3]), "{path}");
        if path.starts_with("data/") && bagit_python().is_some() {
            assert!(!succeeds(folder.path(), &commands[4]), "{path}");
        }
        fs::remove_file(folder.path().join(path)).unwrap();
    }
    for (path, bytes) in &files.0 {
        fs::remove_file(folder.path().join(path)).unwrap();
        assert!(commands[..4].iter().any(|command| !succeeds(folder.path(), command)), "{path}");
        fs::write(folder.path().join(path), bytes).unwrap();
    }
}

#[test]
fn a_line_taken_out_of_custody_is_found_by_the_script() {
    let (folder, files) = unpack(Language::English);
    let (_, script) = commands(&files);
    let custody = String::from_utf8(files.0["data/custody.jsonl"].clone()).unwrap();
    let without: String =
        custody.lines().enumerate().filter(|(n, _)| *n != 1).map(|(_, line)| format!("{line}\n")).collect();
    fs::write(folder.path().join("data/custody.jsonl"), without).unwrap();
    assert!(!succeeds(folder.path(), &script));
}
