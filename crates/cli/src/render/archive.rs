//! How full archives look on a terminal.

use cairn_app::api::{ArchiveCircleReadView, ArchiveReadView, ArchiveWrittenView};

use super::{Output, bytes, clean};

/// Gives the exit code of a reading: 4 where what came in is not what the archive says.
pub(super) fn exit_code(view: &ArchiveReadView) -> u8 {
    let wrong = |circle: &ArchiveCircleReadView| circle.refused > 0 || (circle.here == "new" && !circle.equal);
    if !view.dry_run && view.circles.iter().any(wrong) { 4 } else { 0 }
}

impl Output {
    pub(super) fn archive_written(&self, view: &ArchiveWrittenView) -> anyhow::Result<()> {
        let size = [("files", view.files.to_string()), ("bytes", bytes(view.bytes))];
        self.line(&self.say(&format!("cli-archive-written-{}", view.form), &size))?;
        for circle in &view.circles {
            let args = [
                ("name", clean(&circle.name)),
                ("records", circle.records.to_string()),
                ("deleted", circle.deleted.to_string()),
                ("evidence", (circle.evidence - circle.evidence_lacking).to_string()),
            ];
            self.line(&self.say("cli-archive-circle", &args))?;
            if circle.evidence_lacking > 0 {
                self.line(&self.say("cli-archive-lacking", &[("count", circle.evidence_lacking.to_string())]))?;
            }
            if !circle.signed {
                self.line(&self.texts.get("cli-archive-unsigned"))?;
            }
        }
        for name in &view.left_out {
            self.line(&self.say("cli-archive-left-out", &[("name", clean(name))]))?;
        }
        self.line(&self.say("cli-archive-hash", &[("sha256", view.sha256.clone())]))?;
        let keep = if view.form == "sealed" { "cli-archive-keep-sealed" } else { "cli-archive-keep-clear" };
        self.line(&self.texts.get(keep))?;
        self.line(&self.texts.get("cli-archive-consent"))
    }

    pub(super) fn archive_read(&self, view: &ArchiveReadView) -> anyhow::Result<()> {
        let args = [("files", view.files.to_string()), ("by", clean(&view.by)), ("made", view.made.clone())];
        self.line(&self.say("cli-archive-verified", &args))?;
        view.circles.iter().try_for_each(|circle| self.archive_circle(circle, view.dry_run))?;
        if view.dry_run { self.line(&self.texts.get("cli-archive-dry-run")) } else { Ok(()) }
    }

    fn archive_circle(&self, circle: &ArchiveCircleReadView, dry_run: bool) -> anyhow::Result<()> {
        let signed = match &circle.signed_by {
            Some(name) => self.say("cli-archive-signed-by", &[("name", clean(name))]),
            None => self.texts.get("cli-archive-signed-by-nobody"),
        };
        let args = [
            ("name", clean(&circle.name)),
            ("records", circle.records.to_string()),
            ("entries", circle.entries.to_string()),
            ("new", circle.entries_new.to_string()),
            ("evidence", circle.evidence_new.to_string()),
            ("signed", signed),
        ];
        let id = if dry_run { "cli-archive-would-read" } else { "cli-archive-read" };
        self.line(&self.say(id, &args))?;
        if circle.here == "new" {
            self.line(&self.texts.get("cli-archive-read-only"))?;
        }
        for (count, id) in [
            (circle.evidence_lacking, "cli-archive-lacking"),
            (circle.needs_consent, "cli-archive-waits"),
            (circle.refused, "cli-archive-refused"),
        ] {
            if count > 0 {
                self.line(&self.say(id, &[("count", count.to_string())]))?;
            }
        }
        match (dry_run, circle.equal) {
            (true, _) => Ok(()),
            (false, true) => self.line(&self.texts.get("cli-archive-equal")),
            (false, false) if circle.here == "new" => self.line(&self.texts.get("cli-archive-unequal")),
            (false, false) => self.line(&self.texts.get("cli-archive-went-on")),
        }
    }
}
