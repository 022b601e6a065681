//! How live connections look on a terminal.

use cairn_app::api::{LanView, PeersView, RelayView};

use super::{Output, clean, short};

impl Output {
    /// Writes who is connected and who has not heard.
    pub(super) fn peers(&self, view: &PeersView) -> anyhow::Result<()> {
        if self.json {
            return self.line(&serde_json::to_string(view)?);
        }
        if view.connected.is_empty() {
            self.line(&self.texts.get("cli-peers-none"))?;
        }
        for peer in &view.connected {
            let args = [
                ("person", clean(&peer.person)),
                ("device", short(&peer.device).to_owned()),
                ("since", peer.since.clone()),
                ("way", self.texts.get(&format!("way-{}", peer.way))),
            ];
            self.line(&self.say("cli-peers-connected", &args))?;
        }
        if view.unheard.is_empty() {
            return Ok(());
        }
        let devices: Vec<String> = view
            .unheard
            .iter()
            .map(|device| format!("{} ({})", clean(&device.person), short(&device.device)))
            .collect();
        self.line(&self.say("cli-peers-unheard", &[("page", view.page.to_string()), ("devices", devices.join(", "))]))
    }

    /// Writes how a meeting in the local network ended; what moved was written as it did.
    pub(super) fn met(&self, view: &LanView) -> anyhow::Result<()> {
        if view.met.is_empty() {
            self.line(&self.texts.get("cli-lan-nobody"))?;
        }
        self.line(&self.texts.get(&format!("cli-lan-{}", view.ended)))?;
        self.line(&self.say("cli-synced-digest", &[("digest", view.digest.clone())]))
    }

    /// Writes which relay is named.
    pub(super) fn relay(&self, view: &RelayView) -> anyhow::Result<()> {
        let Some(url) = &view.url else { return self.line(&self.texts.get("cli-relay-none")) };
        let token = if view.token { "cli-relay-with-token" } else { "cli-relay-without-token" };
        self.line(&self.say("cli-relay", &[("url", clean(url)), ("token", self.texts.get(token))]))?;
        match &view.certificate {
            Some(sha256) => self.line(&self.say("cli-relay-certificate", &[("fingerprint", sha256.clone())])),
            None => Ok(()),
        }
    }
}
