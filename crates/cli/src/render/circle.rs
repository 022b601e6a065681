//! How circles, their members and their pages look on a terminal.

use std::collections::BTreeMap;

use cairn_app::api::{
    ChangeOfPage, ChoicesView, ClosedView, DeedView, ErasureView, HeldView, InvitationView, MemberView, MembersView,
    PageView, RemovalView, Response, WithheldView,
};

use super::{Output, bytes, clean, message, short};

impl Output {
    /// Writes an answer about circles.
    pub(super) fn about_circles(&self, response: &Response) -> anyhow::Result<()> {
        match response {
            Response::Members(view) => self.members(view),
            Response::Page(view) => self.page(view),
            Response::Removal(view) => self.removal(view),
            Response::Removals { removals } => removals.iter().try_for_each(|view| self.removal(view)),
            Response::Invitations { invitations } => {
                if invitations.is_empty() {
                    self.empty_list();
                }
                invitations.iter().try_for_each(|invitation| self.invitation(invitation))
            }
            Response::Choices(view) => self.choices(view),
            Response::Withheld { withheld } => {
                if withheld.is_empty() {
                    self.empty_list();
                }
                withheld.iter().try_for_each(|run| self.withheld(run))
            }
            Response::Erasures { erasures } => {
                if erasures.is_empty() {
                    self.empty_list();
                }
                erasures.iter().try_for_each(|erasure| self.erasure(erasure))
            }
            Response::Qr { blocks, .. } => self.line(blocks.trim_end()),
            Response::JoinRequest { request, name, code, replaces } => {
                match replaces {
                    Some(device) => message(&self.say("cli-join-again", &[("device", device.clone())])),
                    None => message(&self.say("cli-join-request", &[("name", clean(name))])),
                }
                self.line(request)?;
                message(&self.say("cli-join-request-code", &[("code", code.clone())]));
                Ok(())
            }
            Response::JoinAnswer { name, admitted, code, .. } => {
                self.line(&self.say("cli-join-answer", &[("name", clean(name)), ("person", clean(admitted))]))?;
                self.line(&self.say("cli-join-answer-code", &[("code", code.clone())]))
            }
            Response::JoinOffered { name, steward, .. } => {
                self.line(&self.say("cli-join-offer", &[("name", clean(name)), ("steward", clean(steward))]))
            }
            _ => Ok(()),
        }
    }

    fn members(&self, view: &MembersView) -> anyhow::Result<()> {
        let args = [("name", clean(&view.name)), ("page", view.page.to_string()), ("time", day(&view.page_time))];
        self.line(&self.say("cli-members", &args))?;
        if view.renewal_due {
            self.line(&self.texts.get("cli-members-renew"))?;
        }
        for person in &view.persons {
            let own = if person.own { self.texts.get("cli-you") } else { String::new() };
            self.line(format!("{:11} {} {own}", person.role, clean(&person.name)).trim_end())?;
            for member in view.members.iter().filter(|member| member.person_id == person.id) {
                self.member(view, member)?;
            }
            if person.devices == 0 {
                self.line(&format!("    {}", self.texts.get("cli-member-no-device")))?;
            }
        }
        for closed in view.closed.iter().filter(|closed| !closed.reduced) {
            self.closed(closed)?;
        }
        Ok(())
    }

    fn member(&self, view: &MembersView, member: &MemberView) -> anyhow::Result<()> {
        let key = short(&member.device);
        if member.own {
            return self.line(&format!("    {key}  {}", self.texts.get("cli-this-device")));
        }
        let heard = match &member.last_entry {
            Some(wrote) => self.say("cli-member-wrote", &[("time", day(wrote))]),
            None => self.texts.get("cli-member-silent"),
        };
        let synced = match &member.last_sync {
            Some(met) => self.say("cli-member-synced", &[("time", day(met))]),
            None => self.texts.get("cli-member-never-synced"),
        };
        self.line(&format!("    {key}  {heard}; {synced}"))?;
        match member.page {
            Some(page) if page < view.page => {
                self.line(&format!("              {}", self.say("cli-member-behind", &[("page", page.to_string())])))
            }
            _ => Ok(()),
        }
    }

    fn closed(&self, closed: &ClosedView) -> anyhow::Result<()> {
        let args = [
            ("person", clean(&closed.person)),
            ("device", short(&closed.device).to_owned()),
            ("cut", closed.cut.to_string()),
        ];
        let id = if closed.strict { "cli-member-closed-strictly" } else { "cli-member-closed" };
        self.line(&self.say(id, &args))
    }

    /// Writes what a page changes and how it stands.
    pub(super) fn page(&self, view: &PageView) -> anyhow::Result<()> {
        let signers: Vec<String> = view.signers.iter().map(|name| clean(name)).collect();
        let args = [
            ("number", view.number.to_string()),
            ("name", clean(&view.name)),
            ("signers", signers.join(", ")),
            ("signed", view.signed.to_string()),
            ("needed", view.needed.to_string()),
        ];
        self.line(&self.say(&format!("cli-page-{}", view.state), &args))?;
        view.changes.iter().try_for_each(|change| self.line(&format!("  - {}", self.change(change))))
    }

    /// Puts one change of a page in words.
    pub(super) fn change(&self, change: &ChangeOfPage) -> String {
        let given = [
            ("person", change.person.as_deref().map(clean)),
            ("device", change.device.as_deref().map(|device| short(device).to_owned())),
            ("from", change.from.as_deref().map(clean)),
            ("to", change.to.as_deref().map(clean)),
        ];
        let args: BTreeMap<String, String> =
            given.into_iter().map(|(name, value)| (name.to_owned(), value.unwrap_or_default())).collect();
        self.texts.format(&format!("page-{}", change.what), &args)
    }

    fn removal(&self, view: &RemovalView) -> anyhow::Result<()> {
        self.page(&view.page)?;
        view.devices.iter().try_for_each(|held| self.held(held))?;
        if view.proposed {
            return Ok(());
        }
        self.line(&self.texts.get("cli-removal-future"))?;
        if !view.unheard.is_empty() {
            let devices: Vec<String> = view.unheard.iter().map(|device| clean(device)).collect();
            self.line(&self.say("cli-removal-unheard", &[("devices", devices.join(", "))]))?;
        }
        self.line(&self.texts.get("cli-removal-drop"))
    }

    /// Writes what a device had with it.
    pub(super) fn held(&self, held: &HeldView) -> anyhow::Result<()> {
        let args = [("person", clean(&held.person)), ("device", short(&held.device).to_owned())];
        self.line(&self.say("cli-held", &args))?;
        let heard = match &held.last_entry {
            Some(wrote) => self.say("cli-member-wrote", &[("time", day(wrote))]),
            None => self.texts.get("cli-member-silent"),
        };
        self.line(&format!("  - {heard}"))?;
        let records = if held.reads { "cli-held-records" } else { "cli-held-own-records" };
        let args = [("records", held.records.to_string()), ("entries", held.entries.to_string())];
        self.line(&format!("  - {}", self.say(records, &args)))?;
        for item in &held.evidence {
            self.line(&format!("  - {} {}  {}", short(&item.id), clean(&item.title), bytes(item.size)))?;
        }
        if held.evidence_reachable > 0 {
            let args = [("count", held.evidence_reachable.to_string())];
            self.line(&format!("  - {}", self.say("cli-held-reachable", &args)))?;
        }
        Ok(())
    }

    fn choices(&self, view: &ChoicesView) -> anyhow::Result<()> {
        if view.open == 0 {
            return self.line(&self.say("cli-choices-none", &[("name", clean(&view.name))]));
        }
        if !view.waiting.is_empty() {
            self.line(&self.texts.get("cli-choices-waiting"))?;
            view.waiting.iter().try_for_each(|deed| self.deed(deed))?;
        }
        for branches in &view.rivals {
            if !branches.iter().any(|branch| ["open", "waits"].contains(&branch.standing.as_str())) {
                continue;
            }
            self.line(&self.texts.get("cli-choices-rivals"))?;
            for branch in branches {
                let working: Vec<String> = branch.working.iter().map(|name| clean(name)).collect();
                let working =
                    if working.is_empty() { self.texts.get("cli-choices-nobody") } else { working.join(", ") };
                let args = [("page", short(&branch.tip).to_owned()), ("working", working)];
                self.line(&format!("  {}", self.say(&format!("cli-branch-{}", branch.standing), &args)))?;
                branch.deeds.iter().try_for_each(|deed| self.deed(deed))?;
            }
        }
        self.line(&self.texts.get("cli-choices-how"))
    }

    fn deed(&self, deed: &DeedView) -> anyhow::Result<()> {
        let signers: Vec<String> = deed.signers.iter().map(|name| clean(name)).collect();
        let args = [
            ("page", short(&deed.page).to_owned()),
            ("number", deed.number.to_string()),
            ("time", day(&deed.time)),
            ("signers", signers.join(", ")),
        ];
        self.line(&format!("    {}", self.say("cli-deed", &args)))?;
        deed.changes.iter().try_for_each(|change| self.line(&format!("      - {}", self.change(change))))
    }

    fn withheld(&self, run: &WithheldView) -> anyhow::Result<()> {
        let unknown = || self.texts.get("cli-withheld-unknown");
        let args = [
            ("person", run.author.as_deref().map_or_else(unknown, clean)),
            ("device", short(&run.device).to_owned()),
            ("from", run.from.to_string()),
            ("to", run.to.to_string()),
            ("records", run.records.len().to_string()),
        ];
        self.line(&self.say("cli-withheld", &args))?;
        self.line(&format!("    {}", self.texts.get(&format!("withheld-{}", run.why))))
    }

    fn erasure(&self, erasure: &ErasureView) -> anyhow::Result<()> {
        let names = |names: &[String]| names.iter().map(|name| clean(name)).collect::<Vec<_>>().join(", ");
        let what = erasure.record.clone().unwrap_or_else(|| self.texts.get("cli-erasure-parts"));
        let id = if erasure.done { "cli-erasure-done" } else { "cli-erasure-asked" };
        let args = [("what", what), ("asked", names(&erasure.asked)), ("confirmed", names(&erasure.confirmed))];
        self.line(&self.say(id, &args))
    }

    fn invitation(&self, view: &InvitationView) -> anyhow::Result<()> {
        let whom = match &view.person {
            Some(person) => self.say("cli-invitation-device", &[("person", clean(person))]),
            None => self.say("cli-invitation-person", &[("role", view.role.clone())]),
        };
        self.line(&format!("{}  {}  {whom}  {}", view.id, clean(&view.circle_name), day(&view.made)))
    }
}

/// Gives a time to the minute.
fn day(time: &str) -> String {
    time.get(..16).unwrap_or(time).replace('T', " ")
}
