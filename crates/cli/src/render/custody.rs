//! How custody, transfers, retention and fixity look on a terminal and as JSON.

use cairn_app::api::{
    BelongingView, CustodyView, DestructionView, FixityPlanView, FixityView, FormView, KeepingView, PrintedView,
    ReceiptTakenView, RecheckView, RetentionView, StatusView, StepView, TransferView,
};

use super::{Output, clean, short};

/// How many names of each sort are printed.
const NAMES: usize = 20;
/// How much of a long detail is printed, in characters.
const DETAIL: usize = 300;

/// Gives the exit code that an answer stands for.
pub(super) fn exit_code(view: &KeepingView) -> u8 {
    match view {
        KeepingView::Step(step) if step.result.as_deref() == Some("differs") => 4,
        KeepingView::Rechecked(view) if !view.agrees => 4,
        KeepingView::Printed(view) if !view.breaks.is_empty() => 4,
        _ => 0,
    }
}

impl Output {
    pub(super) fn keeping_json(&self, view: &KeepingView) -> anyhow::Result<()> {
        match view {
            KeepingView::Step(view) => self.each(std::slice::from_ref(view)),
            KeepingView::Content(view) => self.each(std::slice::from_ref(view)),
            KeepingView::Transfers { transfers } => self.each(transfers),
            KeepingView::Form(view) => self.each(std::slice::from_ref(view)),
            KeepingView::Receipt(view) => self.each(std::slice::from_ref(view)),
            KeepingView::Printed(view) => self.each(std::slice::from_ref(view)),
            KeepingView::Elsewhere(view) => self.each(std::slice::from_ref(view)),
            KeepingView::Rechecked(view) => self.each(std::slice::from_ref(view)),
            KeepingView::Retention { cases } => self.each(cases),
            KeepingView::Destruction(view) => self.each(std::slice::from_ref(view)),
            KeepingView::Fixity(view) => self.each(std::slice::from_ref(view)),
        }
    }

    pub(super) fn keeping(&self, view: &KeepingView) -> anyhow::Result<()> {
        match view {
            KeepingView::Step(view) => self.signed(view),
            // Lines and tabs stay; what could move a terminal's cursor does not.
            KeepingView::Content(view) => view
                .text
                .lines()
                .try_for_each(|line| self.line(&line.split('\t').map(clean).collect::<Vec<_>>().join("\t"))),
            KeepingView::Transfers { transfers } => self.transfers(transfers),
            KeepingView::Form(view) => self.form(view),
            KeepingView::Receipt(view) => self.receipt(view),
            KeepingView::Printed(view) => self.printed(view),
            KeepingView::Elsewhere(view) => {
                self.line(&view.id)?;
                self.line(&self.say("cli-elsewhere-made", &[("files", view.files.to_string())]))?;
                self.line(&format!("  sha256 {}", view.sha256))
            }
            KeepingView::Rechecked(view) => self.rechecked(view),
            KeepingView::Retention { cases } => self.retention(cases),
            KeepingView::Destruction(view) => self.destruction(view),
            KeepingView::Fixity(view) => self.fixity_plan(view),
        }
    }

    /// Says in the status what waits for a person.
    pub(super) fn keeping_status(&self, view: &StatusView) -> anyhow::Result<()> {
        for (id, count) in [
            ("cli-status-fixity", view.fixity_due),
            ("cli-status-transfers-to-me", view.transfers_to_me),
            ("cli-status-transfers-by-me", view.transfers_by_me),
            ("cli-status-retention", view.retention_due),
        ] {
            if count > 0 {
                let args = [("count", count.to_string()), ("days", view.fixity_days.to_string())];
                self.line(&self.say(id, &args))?;
            }
        }
        Ok(())
    }

    fn event(&self, kind: &str) -> String {
        let id = format!("custody-event-{kind}");
        let text = self.texts.get(&id);
        if text == id { clean(kind) } else { text }
    }

    fn detail(&self, name: &str, value: &str) -> String {
        let find = |id: String| {
            let text = self.texts.get(&id);
            (text != id).then_some(text)
        };
        let label = find(format!("custody-detail-{name}")).unwrap_or_else(|| clean(name));
        let known = value.len() < 40 && value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let value = if known { find(format!("custody-detail-{name}-{value}")) } else { None }.unwrap_or_else(|| {
            let text = clean(value);
            match text.char_indices().nth(DETAIL) {
                Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
                None => text,
            }
        });
        format!("{label}: {value}")
    }

    /// Writes a whole chain, and whether it holds.
    pub(super) fn chain(&self, steps: &[CustodyView]) -> anyhow::Result<()> {
        if steps.is_empty() {
            return self.line(&self.texts.get("cli-custody-none"));
        }
        steps.iter().try_for_each(|step| self.chain_step(step))?;
        let breaks = steps.iter().filter(|step| step.problem.is_some()).count();
        let (id, count) = if breaks == 0 { ("cli-custody-whole", steps.len()) } else { ("cli-custody-breaks", breaks) };
        self.line(&self.say(id, &[("count", count.to_string())]))
    }

    fn chain_step(&self, step: &CustodyView) -> anyhow::Result<()> {
        let after: Vec<String> = step.after.iter().map(u32::to_string).collect();
        let follows = if after.is_empty() {
            self.texts.get("cli-custody-first")
        } else {
            self.say("cli-custody-follows", &[("steps", after.join(", "))])
        };
        let event = self.event(&step.action);
        self.line(&format!("{:>3}  {}  {event}  {}  ({follows})", step.number, step.time, clean(&step.by)))?;
        for (name, value) in &step.details {
            if !matches!(name.as_str(), "receipt" | "receipt-signature" | "receipt-key" | "to-person" | "follows") {
                self.line(&format!("       {}", self.detail(name, value)))?;
            }
        }
        match &step.problem {
            Some(problem) => {
                self.line(&format!("       {}", self.say("cli-custody-broken", &[("problem", clean(problem))])))
            }
            None if !step.verified => self.line(&format!("       {}", self.texts.get("cli-custody-withheld"))),
            None => Ok(()),
        }
    }

    fn signed(&self, view: &StepView) -> anyhow::Result<()> {
        let args = [
            ("title", clean(&view.title)),
            ("number", view.step.number.to_string()),
            ("event", self.event(&view.step.action)),
        ];
        self.line(&self.say("cli-custody-signed", &args))?;
        match view.result.as_deref() {
            Some("agrees") => self.line(&self.texts.get("cli-custody-agrees")),
            Some("differs") => {
                self.line(&self.texts.get("cli-custody-differs"))?;
                self.holders(&view.copies)
            }
            _ => Ok(()),
        }
    }

    fn holders(&self, copies: &[cairn_app::api::CopyView]) -> anyhow::Result<()> {
        if copies.is_empty() {
            return self.line(&format!("    {}", self.texts.get("cli-custody-no-copies")));
        }
        self.line(&format!("    {}", self.texts.get("cli-custody-copies")))?;
        copies.iter().try_for_each(|copy| self.line(&format!("      {}", self.copy(copy))))
    }

    /// Writes the outcome of a fixity check.
    pub(super) fn fixity(&self, items: &[FixityView]) -> anyhow::Result<()> {
        if items.is_empty() {
            return self.line(&self.texts.get("cli-fixity-none-due"));
        }
        items.iter().try_for_each(|item| {
            self.line(&format!(
                "{}  {:8} {}",
                short(&item.id),
                self.texts.get(&format!("cli-fixity-{}", item.result)),
                clean(&item.title)
            ))?;
            if matches!(&*item.result, "absent" | "damaged") { self.holders(&item.copies) } else { Ok(()) }
        })
    }

    fn fixity_plan(&self, view: &FixityPlanView) -> anyhow::Result<()> {
        self.line(&self.say("cli-fixity-plan", &[("days", view.days.to_string())]))?;
        self.line(&self.texts.get(if view.idle { "cli-fixity-idle-on" } else { "cli-fixity-idle-off" }))?;
        let args =
            [("held", view.held.to_string()), ("due", view.due.to_string()), ("failed", view.failed.to_string())];
        self.line(&self.say("cli-fixity-held", &args))?;
        match &view.oldest {
            Some(time) => self.line(&self.say("cli-fixity-oldest", &[("time", time.clone())])),
            None => Ok(()),
        }
    }

    fn transfers(&self, transfers: &[TransferView]) -> anyhow::Result<()> {
        if transfers.is_empty() {
            self.empty_list();
        }
        transfers.iter().try_for_each(|view| self.transfer(view))
    }

    fn transfer(&self, view: &TransferView) -> anyhow::Result<()> {
        let time = view.answered.clone().unwrap_or_else(|| view.time.clone());
        let reason = view.reason.as_deref().map(clean).unwrap_or_default();
        let state = self.say(&format!("cli-transfer-{}", view.state), &[("time", time), ("reason", reason)]);
        let args = [
            ("id", short(&view.id).to_owned()),
            ("title", clean(&view.title)),
            ("from", clean(&view.from)),
            ("to", clean(&view.to)),
            ("state", state),
        ];
        self.line(&self.say("cli-transfer-line", &args))?;
        if let Some(purpose) = &view.purpose {
            self.line(&format!("    {}", self.detail("purpose", purpose)))?;
        }
        if view.to_me && view.state == "open" {
            self.line(&format!("    {}", self.texts.get("cli-transfer-to-me")))?;
        }
        if view.same {
            self.line(&format!("    {}", self.texts.get("cli-transfer-same")))?;
        }
        match &view.check {
            Some(check) => self.line(&format!("    {}", self.detail("receipt-check", check))),
            None => Ok(()),
        }
    }

    fn form(&self, view: &FormView) -> anyhow::Result<()> {
        self.line(&self.say("cli-form-written", &[("files", view.files.join(", "))]))?;
        self.line(&self.say("cli-form-next", &[("fingerprint", view.fingerprint.clone())]))?;
        self.line(&self.say("cli-form-back", &[("id", short(&view.id).to_owned())]))
    }

    fn receipt(&self, view: &ReceiptTakenView) -> anyhow::Result<()> {
        let fingerprint = view.fingerprint.clone().unwrap_or_default();
        self.line(&self.say(&format!("cli-receipt-{}", view.check), &[("fingerprint", fingerprint)]))?;
        view.evidence.iter().try_for_each(|id| self.line(&format!("  {id}")))?;
        if view.check == "not-verified" {
            self.line(&self.texts.get("cli-receipt-by-hand"))?;
        }
        Ok(())
    }

    fn printed(&self, view: &PrintedView) -> anyhow::Result<()> {
        let args = [("pages", view.pages.to_string()), ("files", view.files.join(", "))];
        self.line(&self.say("cli-printed", &args))?;
        self.line(&self.say("cli-printed-signer", &[("fingerprint", view.fingerprint.clone())]))?;
        if !view.breaks.is_empty() {
            self.line(&self.say("cli-custody-breaks", &[("count", view.breaks.len().to_string())]))?;
        }
        view.breaks.iter().try_for_each(|one| {
            let args = [("number", one.number.to_string()), ("problem", clean(&one.problem))];
            self.line(&format!("  {}", self.say("cli-printed-broken", &args)))
        })
    }

    fn rechecked(&self, view: &RecheckView) -> anyhow::Result<()> {
        if view.agrees {
            return self.line(&self.say("cli-recheck-agrees", &[("count", view.same.to_string())]));
        }
        self.line(&self.texts.get("cli-recheck-differs"))?;
        self.line(&format!("  {}", self.say("cli-recheck-same", &[("count", view.same.to_string())])))?;
        for (id, count, names) in [
            ("cli-recheck-differ", view.differ_count, &view.differ),
            ("cli-recheck-missing", view.missing_count, &view.missing),
            ("cli-recheck-new", view.new_count, &view.new),
        ] {
            if count == 0 {
                continue;
            }
            self.line(&format!("  {}", self.say(id, &[("count", count.to_string())])))?;
            names.iter().take(NAMES).try_for_each(|name| self.line(&format!("    {}", clean(name))))?;
            let more = count.saturating_sub(NAMES as u64);
            if more > 0 {
                self.line(&format!("    {}", self.say("cli-recheck-more", &[("count", more.to_string())])))?;
            }
        }
        Ok(())
    }

    fn retention(&self, cases: &[RetentionView]) -> anyhow::Result<()> {
        if cases.is_empty() {
            return self.line(&self.texts.get("cli-retention-none"));
        }
        cases.iter().try_for_each(|case| {
            let due = self.texts.get(if case.due { "cli-retention-due" } else { "cli-retention-kept" });
            let reason = case.reason.as_deref().map(|reason| format!("  ({})", clean(reason))).unwrap_or_default();
            self.line(&format!("{}  {:11} {due:5} {}{reason}", short(&case.id), case.until, clean(&case.title)))
        })
    }

    fn belonging(&self, one: &BelongingView) -> anyhow::Result<()> {
        self.line(&format!("  {}  {:12} {}", short(&one.id), one.kind, clean(&one.title)))?;
        if one.because.is_empty() {
            return Ok(());
        }
        let names = one.because.iter().take(NAMES).map(|name| clean(name)).collect::<Vec<_>>().join("; ");
        self.line(&format!("    {}", self.say("cli-destruction-because", &[("names", names)])))
    }

    fn destruction(&self, view: &DestructionView) -> anyhow::Result<()> {
        let args = [("count", view.goes.len().to_string()), ("id", short(&view.id).to_owned())];
        self.line(&self.say(&format!("cli-destruction-{}", view.state), &args))?;
        view.goes.iter().try_for_each(|one| self.belonging(one))?;
        if !view.stays.is_empty() {
            self.line(&self.texts.get("cli-destruction-stays"))?;
            view.stays.iter().try_for_each(|one| self.belonging(one))?;
        }
        let elsewhere = |one: &BelongingView| matches!(one.held.as_deref(), Some("elsewhere" | "thing"));
        if view.goes.iter().any(elsewhere) {
            self.line(&self.texts.get("cli-destruction-things"))?;
        }
        if view.state == "planned" {
            return Ok(());
        }
        self.line(&self.texts.get("cli-destruction-devices"))?;
        for device in &view.devices {
            let state = match (device.own, device.state.as_str()) {
                (true, "done") => self.texts.get("cli-destruction-own"),
                (_, state) => self.texts.get(&format!("cli-destruction-{state}")),
            };
            self.line(&format!("  {}  {}: {state}", short(&device.device), clean(&device.person)))?;
        }
        self.line(&self.texts.get("cli-destruction-backups"))
    }
}
