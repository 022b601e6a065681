//! VERIFY.txt: how to check the package with tools that every system has or can get.

use super::{ATTESTATION_NAMESPACE, CUSTODY, MANIFEST, REPORT_NAMESPACE, SIGNATURE, SIGNER, SIGNERS, TAG_MANIFEST};
use crate::armor::PREFIX;
use crate::hygiene::one_line;
use crate::input::ReportInput;
use crate::language::Texts;

/// How wide the guide is, in characters.
const COLUMNS: usize = 100;

/// The systems that the guide speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    Linux,
    Macos,
    Windows,
}

/// Gives the commands for one system: files, signature, extra files, bagit.
pub(crate) fn commands(system: System) -> [Vec<String>; 4] {
    let verify =
        format!("ssh-keygen -Y verify -f {SIGNERS} -I {SIGNER} -n {REPORT_NAMESPACE} -s {SIGNATURE} < {TAG_MANIFEST}");
    if system == System::Windows {
        return [
            vec![format!(
                "Get-Content {MANIFEST}, {TAG_MANIFEST} | ForEach-Object {{ $h, $p = $_ -split '  ', 2; if (-not (Test-Path -LiteralPath $p) -or (Get-FileHash -Algorithm SHA256 -LiteralPath $p).Hash -ne $h) {{ \"CHANGED: $p\" }} }}"
            )],
            vec![format!("cmd /c \"findstr /B {PREFIX} {SIGNATURE} >nul && {verify}\"")],
            vec![format!(
                "$known = @('{TAG_MANIFEST}', '{SIGNATURE}') + (Get-Content {MANIFEST}, {TAG_MANIFEST} | ForEach-Object {{ ($_ -split '  ', 2)[1] }}); Get-ChildItem -Recurse -File -Force -Name | ForEach-Object {{ $_ -replace '\\\\', '/' }} | Where-Object {{ $known -cnotcontains $_ }}"
            )],
            vec!["py -m bagit --validate .".to_owned()],
        ];
    }
    let sha256 = if system == System::Linux { "sha256sum" } else { "shasum -a 256" };
    [
        vec![format!("{sha256} -c {MANIFEST}"), format!("{sha256} -c {TAG_MANIFEST}")],
        vec![format!("grep -q '^{PREFIX}' {SIGNATURE} && {verify}")],
        vec![format!(
            "( find . ! -type d | cut -c 3-; cut -c 67- {MANIFEST} {TAG_MANIFEST}; echo {TAG_MANIFEST}; echo {SIGNATURE} ) | sort | uniq -u | ( ! grep . )"
        )],
        vec!["python3 -m bagit --validate .".to_owned()],
    ]
}

/// Gives the lines of the check of custody attestations, for a shell with Python.
pub(crate) fn custody_command() -> Vec<String> {
    let script = format!(
        r#"python3 - <<'END'
import base64, hashlib, json, os, subprocess, sys, tempfile
seen, bad = set(), 0
for number, line in enumerate(open("{CUSTODY}", encoding="utf-8"), 1):
    line = json.loads(line)
    text = line["attestation"].encode()
    said = json.loads(text)
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(line["signature"].encode())
    device = base64.b64decode(said["by"]["device"].split()[1])[-32:].hex()
    good = subprocess.run(["ssh-keygen", "-Y", "verify", "-f", "{SIGNERS}", "-I", device,
        "-n", "{ATTESTATION_NAMESPACE}", "-s", file.name], input=text, capture_output=True).returncode == 0
    os.remove(file.name)
    good = good and all(parent in seen for parent in said["parents"])
    seen.add(hashlib.sha256(text).hexdigest())
    bad += not good
    print(number, said["kind"], "OK" if good else "WRONG")
sys.exit(bad > 0)
END"#
    );
    script.lines().map(str::to_owned).collect()
}

/// Writes VERIFY.txt in the report's language.
pub(crate) fn text(input: &ReportInput, fingerprint: &str) -> String {
    let texts = Texts::of(input.language);
    let mut out = String::new();
    let heading = texts.get("verify-title");
    let rule = "=".repeat(heading.chars().count());
    let title = if input.title.trim().is_empty() { texts.get("pdf-report") } else { one_line(&input.title) };
    out.push_str(&format!("{heading}\n{rule}\n\n{title}\n"));
    out.push_str(&format!(
        "{}: {} ({} {})\n",
        texts.get("pdf-identifier"),
        input.id,
        texts.get("pdf-version"),
        input.version
    ));
    out.push_str(&format!("{}: {}\n", texts.get("pdf-circle"), one_line(&input.circle)));
    out.push_str(&format!("{}: {fingerprint}\n\n", texts.get("verify-key")));
    for id in ["verify-intro", "verify-identity"] {
        out.push_str(&wrap(&texts.get(id), COLUMNS));
        out.push('\n');
    }
    out.push_str(&wrap(&texts.get("verify-cairn"), COLUMNS));
    out.push_str("\n    cairn verify .\n\n");
    for system in [System::Linux, System::Macos, System::Windows] {
        section(&mut out, &texts, system, !input.custody.is_empty());
    }
    if input.custody.is_empty() {
        out.push_str(&wrap(&texts.get("verify-no-custody"), COLUMNS));
    }
    out
}

fn section(out: &mut String, texts: &Texts, system: System, custody: bool) {
    let (name, files) = match system {
        System::Linux => ("verify-linux", "verify-step-files"),
        System::Macos => ("verify-macos", "verify-step-files"),
        System::Windows => ("verify-windows", "verify-step-files-windows"),
    };
    let name = texts.get(name);
    out.push_str(&format!("{name}\n{}\n\n", "-".repeat(name.chars().count())));
    let steps = [files, "verify-step-signature", "verify-step-extra", "verify-step-bagit"];
    for (step, commands) in steps.into_iter().zip(commands(system)) {
        push_step(out, &texts.get(step), &commands);
    }
    if custody && system != System::Windows {
        // A document in the shell ends at a line of its own, so these lines stand at the margin.
        out.push_str(&wrap(&texts.get("verify-step-custody"), COLUMNS));
        out.push('\n');
        for line in custody_command() {
            out.push_str(&line);
            out.push('\n');
        }
        out.push('\n');
    }
}

fn push_step(out: &mut String, step: &str, commands: &[String]) {
    out.push_str(&wrap(step, COLUMNS));
    out.push('\n');
    for command in commands {
        out.push_str(&format!("    {command}\n"));
    }
    out.push('\n');
}

/// Breaks a text into lines of at most so many characters, where words allow.
pub(crate) fn wrap(text: &str, columns: usize) -> String {
    let mut out = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > columns {
            out.push('\n');
            width = 0;
        } else if width > 0 {
            out.push(' ');
            width += 1;
        }
        out.push_str(word);
        width += length;
    }
    out.push('\n');
    out
}
