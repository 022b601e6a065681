//! Fields of one item, taken one by one; what is left over at the end is noted.

use std::borrow::Cow;

use cairn_model::Timestamp;

use crate::json::Json;
use crate::loss::{Losses, Why};
use crate::stix::is_hidden;

/// The longest name and the longest description of a projection, in bytes.
pub(super) const MAX_NAME: usize = 2000;
pub(super) const MAX_DESCRIPTION: usize = 64 * 1024;

/// Numbers by which a server knows its own rows and people; they say nothing elsewhere.
const LOCAL: [&str; 17] = [
    "id",
    "event_id",
    "object_id",
    "org_id",
    "orgc_id",
    "user_id",
    "sharing_group_id",
    "galaxy_id",
    "galaxy_cluster_id",
    "tag_id",
    "old_id",
    "attribute_id",
    "referenced_id",
    "attribute_count",
    "sync_user_id",
    "server_id",
    "numerical_value",
];

pub(super) struct Fields<'a, 'j> {
    pub(super) kind: &'static str,
    pub(super) entries: Vec<(Cow<'j, str>, Json<'j>)>,
    pub(super) place: String,
    pub(super) losses: &'a mut Losses,
}

impl<'j> Fields<'_, 'j> {
    pub(super) fn note(&mut self, key: &str, why: Why) {
        let (place, kind) = (&self.place, self.kind);
        self.losses.note(|| place.clone(), &format!("{kind}.{key}"), why);
    }

    /// Takes a value; one of `null` is none.
    pub(super) fn take(&mut self, key: &str) -> Option<Json<'j>> {
        let at = self.entries.iter().position(|(name, _)| name == key)?;
        let (_, value) = self.entries.swap_remove(at);
        (value != Json::Null).then_some(value)
    }

    /// Takes a text, a number or a flag as text: without control characters, cut at a limit, `None` when empty.
    pub(super) fn text(&mut self, key: &str, limit: usize) -> Option<String> {
        let text = match self.take(key)? {
            Json::Text(text) => text,
            Json::Number(number) => Cow::Borrowed(number),
            Json::Flag(flag) => Cow::Borrowed(if flag { "true" } else { "false" }),
            _ => {
                self.note(key, Why::WrongType);
                return None;
            }
        };
        let mut text = if text.contains(is_hidden) {
            // Line ends of Windows are no loss.
            let text = text.replace("\r\n", "\n");
            if text.contains(is_hidden) {
                self.note(key, Why::Characters);
            }
            text.replace(is_hidden, "")
        } else {
            text.into_owned()
        };
        if text.len() > limit {
            self.note(key, Why::Cut);
            let end = (0..=limit).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.truncate(end);
        }
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn name(&mut self, key: &str) -> Option<String> {
        self.text(key, MAX_NAME)
    }

    pub(super) fn number(&mut self, key: &str) -> Option<i64> {
        let text = self.text(key, 40)?;
        let number = text.trim().parse().ok();
        if number.is_none() {
            self.note(key, Why::WrongType);
        }
        number
    }

    /// A flag, as MISP writes it: `true`, `1`, `"1"`.
    pub(super) fn flag(&mut self, key: &str) -> Option<bool> {
        match self.text(key, 10)?.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => {
                self.note(key, Why::WrongType);
                None
            }
        }
    }

    /// A time: seconds since 1970, or RFC 3339. `0` is none.
    pub(super) fn time(&mut self, key: &str) -> Option<Timestamp> {
        let text = self.text(key, 100)?;
        let time = match text.trim().parse::<i64>() {
            Ok(0) => return None,
            Ok(seconds) => Some(Timestamp::from_millis(seconds.saturating_mul(1000))),
            Err(_) => text.trim().replacen(' ', "T", 1).parse().ok().or_else(|| {
                // Analyst data carries UTC without saying so.
                format!("{}Z", text.trim().replacen(' ', "T", 1)).parse().ok()
            }),
        };
        if time.is_none() {
            self.note(key, Why::BadTime);
        }
        time
    }

    /// Texts of a list, or the one text that stands in its place.
    pub(super) fn texts(&mut self, key: &str) -> Vec<String> {
        match self.take(key) {
            Some(Json::List(items)) => {
                let mut texts = Vec::new();
                for item in items {
                    match item.as_text() {
                        Some(text) => texts.push(text.replace(is_hidden, "")),
                        None => self.note(key, Why::WrongType),
                    }
                }
                texts
            }
            Some(Json::Text(text)) => vec![text.replace(is_hidden, "")],
            Some(_) => {
                self.note(key, Why::WrongType);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Notes what nobody took.
    pub(super) fn finish(mut self) {
        for (key, value) in std::mem::take(&mut self.entries) {
            let empty = match &value {
                Json::Null => true,
                Json::Text(text) => text.is_empty(),
                Json::List(items) => items.is_empty(),
                Json::Object(entries) => entries.is_empty(),
                _ => false,
            };
            if !empty {
                let local = LOCAL.contains(&key.as_ref());
                self.note(&key, if local { Why::ServerLocal } else { Why::NotProjected });
            }
        }
    }
}

/// Removes what a line of text may not hold from a foreign text of any length.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).take(MAX_NAME).collect()
}
