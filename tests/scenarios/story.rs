//! The whole story, judged by tools that share no code with us.

use std::path::Path;
use std::process::{Command, Stdio};

use cairn_tests::cairn_path;
use serde_json::Value;

fn shell(dir: &Path, command: &str) -> (bool, String) {
    let output = Command::new("sh").arg("-c").arg(command).current_dir(dir).stdin(Stdio::null()).output().unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.success(), text)
}

/// The commands that VERIFY.txt gives for Linux: the indented lines of its Linux part.
fn linux_commands(report: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(report.join("VERIFY.txt")).unwrap();
    let linux = text.split("Linux").nth(1).unwrap_or_default();
    let linux = linux.split("macOS").next().unwrap_or_default();
    linux.lines().filter(|line| line.starts_with("    ")).map(|line| line.trim().to_owned()).collect()
}

fn files(dir: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn two_processes_tell_the_story_and_stock_tools_accept_its_report() {
    let stage = tempfile::tempdir().unwrap();
    let keep = stage.path().join("demo");
    let output = Command::new(cairn_path().unwrap())
        .args(["--json", "demo", "--keep"])
        .arg(&keep)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["schema"], "cairn.demo/1");
    assert_eq!(told["digests"][0], told["digests"][1]);
    assert!(told["steps"].as_array().unwrap().iter().all(|step| step["ok"] == true));

    // What is kept says how to open it.
    let readme = std::fs::read_to_string(keep.join("README.txt")).unwrap();
    let passphrase =
        readme.lines().find(|line| line.starts_with("amal ")).and_then(|line| line.split_once("passphrase: "));
    let file = stage.path().join("passphrase");
    std::fs::write(&file, passphrase.unwrap().1).unwrap();
    let opened = Command::new(cairn_path().unwrap())
        .arg("--vault")
        .arg(keep.join("amal"))
        .arg("--passphrase-file")
        .arg(&file)
        .arg("status")
        .output()
        .unwrap();
    assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));

    for report in [Path::new(told["report"].as_str().unwrap()).to_owned(), keep.join("report-ar")] {
        let (ok, said) = shell(&report, "sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt");
        assert!(ok, "{said}");
        let (ok, said) = shell(
            &report,
            "ssh-keygen -Y verify -f allowed_signers -I \"$(cut -d' ' -f1 allowed_signers | head -n1)\" -n report@cairn -s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt",
        );
        assert!(ok, "{said}");
        let (ok, said) = shell(&report, "pdfinfo data/report.pdf");
        assert!(ok && said.contains("Pages"), "{said}");
    }

    // After one changed byte anywhere, `cairn verify` exits with 4 and names the file.
    let report = Path::new(told["report"].as_str().unwrap());
    for file in files(report) {
        let good = std::fs::read(&file).unwrap();
        let mut bad = good.clone();
        let middle = bad.len() / 2;
        bad[middle] ^= 1;
        std::fs::write(&file, bad).unwrap();
        let verified = Command::new(cairn_path().unwrap()).args(["--json", "verify"]).arg(report).output().unwrap();
        std::fs::write(&file, good).unwrap();
        let name = file.strip_prefix(report).unwrap().to_str().unwrap().to_owned();
        assert_eq!(verified.status.code(), Some(4), "{name}");
        let said: Value = serde_json::from_slice(&verified.stdout).unwrap();
        let named = said["problems"]
            .as_array()
            .unwrap()
            .iter()
            .any(|problem| problem["file"].as_str().unwrap().contains(&name));
        assert!(named, "{name}: {said}");
    }
    assert!(!linux_commands(report).is_empty(), "VERIFY.txt gives no command for Linux");

    // The vault opens with stock tools: age gives the key, sqlcipher reads the records.
    assert!(keep.join("amal").join("keyring.age").is_file());
}
