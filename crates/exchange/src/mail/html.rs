//! What an HTML text shows and where it leads, by the tokens of the WHATWG standard. Nothing is rendered, run or fetched.

use html5gum::{StartTag, Token, Tokenizer};

use crate::observable::{self, Canonical, canonicalize, refang};

/// The most links of a text that are read.
const MAX_LINKS: usize = 2_000;
/// The longest address, in bytes.
const MAX_URL: usize = 4_000;
/// The longest text of a link that is kept, in characters.
const MAX_SHOWN: usize = 200;

/// How an address stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Written out.
    Text,
    /// Behind a link.
    Link,
    /// Where a form sends what is typed into it.
    Form,
    /// Where the page goes by itself.
    Redirect,
    /// Loaded with the page: a picture, a script, a frame.
    Loaded,
    /// In a QR code.
    Picture,
}

impl Way {
    /// Gives the stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Link => "link",
            Self::Form => "form",
            Self::Redirect => "redirect",
            Self::Loaded => "loaded",
            Self::Picture => "picture",
        }
    }
}

/// An address that a text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The address, in canonical form.
    pub url: String,
    /// How it stands there.
    pub way: Way,
    /// The domain that the text of the link shows, where it is another one.
    pub shows: Option<String>,
    /// Where in the text that is shown, in bytes.
    pub at: usize,
}

/// What a text shows and where it leads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The text, with a line for each block.
    pub text: String,
    /// Where it leads.
    pub links: Vec<Found>,
    /// Whether some addresses have no form that is known, or are too many.
    pub odd: usize,
}

/// Tags that begin a line.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "br",
    "tr",
    "li",
    "ul",
    "ol",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "pre",
    "section",
    "article",
    "dd",
];

/// Reads an HTML text.
pub fn read(html: &str) -> Page {
    let mut reading = Reading::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => reading.start(&tag),
            Token::EndTag(tag) => reading.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) if reading.skipped.is_none() => {
                reading.page.text.push_str(&String::from_utf8_lossy(&text));
            }
            _ => {}
        }
    }
    reading.close();
    reading.page
}

/// A text while it is read.
#[derive(Default)]
struct Reading {
    page: Page,
    /// The tag whose content nobody sees.
    skipped: Option<String>,
    /// Where the link leads that is open, and where its text begins.
    open: Option<(String, usize)>,
}

impl Reading {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if matches!(name.as_str(), "script" | "style" | "title" | "template") && !tag.self_closing {
            self.skipped = Some(name.clone());
        }
        if BLOCKS.contains(&name.as_str()) {
            self.page.text.push('\n');
        }
        let Some((url, way)) = leads(&name, tag) else { return };
        self.close();
        let at = self.page.text.len();
        if name == "a" {
            self.open = Some((url, at));
        } else {
            self.page.add(&url, way, None, at);
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped.as_deref() == Some(name) {
            self.skipped = None;
        }
        if name == "a" {
            self.close();
        }
        if BLOCKS.contains(&name) {
            self.page.text.push('\n');
        }
    }

    /// Ends a link, and holds what it shows against where it leads.
    fn close(&mut self) {
        let Some((url, start)) = self.open.take() else { return };
        let shown: String = self.page.text.get(start..).unwrap_or_default().chars().take(MAX_SHOWN).collect();
        self.page.add(&url, Way::Link, Some(&shown), start);
    }
}

/// Says where a tag leads, and how.
fn leads(name: &str, tag: &StartTag<()>) -> Option<(String, Way)> {
    let attribute = |wanted: &str| {
        let value = tag.attributes.get(wanted.as_bytes())?;
        Some(String::from_utf8_lossy(value).trim().to_owned())
    };
    let (url, way) = match name {
        "a" | "area" | "base" => (attribute("href"), Way::Link),
        "form" => (attribute("action"), Way::Form),
        "button" | "input" => (attribute("formaction"), Way::Form),
        "meta" => (attribute("content").and_then(|content| refreshed(&content)), Way::Redirect),
        "img" | "script" | "iframe" | "frame" | "embed" | "source" | "audio" | "video" | "track" => {
            (attribute("src"), Way::Loaded)
        }
        "link" => (attribute("href"), Way::Loaded),
        "object" => (attribute("data"), Way::Loaded),
        _ => return None,
    };
    Some((url?, way))
}

/// Reads where a page goes by itself: `0; url=https://…`.
fn refreshed(content: &str) -> Option<String> {
    let lower = content.to_ascii_lowercase();
    let at = lower.find("url=")?;
    Some(content.get(at + 4..)?.trim().trim_matches(['\'', '"']).to_owned())
}

impl Page {
    fn add(&mut self, url: &str, way: Way, shown: Option<&str>, at: usize) {
        let Some(url) = canonical(url) else {
            self.odd += usize::from(strange(url));
            return;
        };
        if self.links.len() >= MAX_LINKS {
            self.odd += 1;
            return;
        }
        let shows = shown.and_then(|shown| other_domain(shown, &url));
        self.links.push(Found { url, way, shows, at });
    }
}

/// Says whether an address that is not taken would have led somewhere.
fn strange(url: &str) -> bool {
    let lower = url.get(..11).unwrap_or(url).to_ascii_lowercase();
    !(url.is_empty()
        || url.starts_with('#')
        || lower.starts_with("cid:")
        || lower.starts_with("mailto:")
        || lower.starts_with("tel:"))
}

/// Brings an address of the web into canonical form. Characters that browsers leave out are left out here.
pub fn canonical(url: &str) -> Option<String> {
    if url.len() > MAX_URL {
        return None;
    }
    let url: String = url.chars().filter(|c| !c.is_control()).collect();
    let url = refang(&url);
    // What names no scheme takes that of the page, which a mail does not have.
    let url = if url.starts_with("//") { format!("https:{url}") } else { url };
    let scheme = url.split_once("://")?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https" | "ftp") {
        return None;
    }
    match canonicalize("url", &url) {
        Canonical::Plain(found) => Some(found.value),
        Canonical::Odd(_) => None,
    }
}

/// Gives the host of an address in canonical form, and what it is: a domain or an IP address.
pub fn host(url: &str) -> Option<(&'static str, String)> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.is_empty() => name,
        _ => host,
    };
    observable::read_host(name).filter(|(kind, value)| *kind != "domain" || value.contains('.'))
}

/// Gives the domain that a text shows, where it belongs to somebody else than the address.
fn other_domain(shown: &str, url: &str) -> Option<String> {
    let (_, leads) = host(url)?;
    let word = shown.split_whitespace().find(|word| word.contains('.'))?;
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let shown = match canonical(word) {
        Some(url) => host(&url)?.1,
        None => observable::canonical_domain(word.split('/').next()?)?,
    };
    let registrable = |name: &str| observable::registrable_domain(name).map(str::to_owned);
    let known = registrable(&shown)?;
    (registrable(&leads).as_deref() != Some(known.as_str()) && looks_real(&shown)).then_some(shown)
}

/// Says whether a name is one that somebody could have registered, and not the end of a sentence or a file.
fn looks_real(name: &str) -> bool {
    psl::suffix(name.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// Finds the addresses that stand in a text as it is: with a scheme, harmless or not, or beginning with `www.`.
pub fn in_text(text: &str) -> (Vec<Found>, usize) {
    let mut page = Page::default();
    let mut at = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|')) {
        let begin = at;
        at += word.len();
        let word = word.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '|'));
        let Some(start) = beginning(word) else { continue };
        let link = word.get(start..).unwrap_or_default();
        let link = without_end(link);
        let lower = link.get(..4).map(str::to_ascii_lowercase);
        if lower.as_deref() == Some("www.") || lower.as_deref() == Some("www[") {
            page.add(&format!("http://{}", refang(link)), Way::Text, None, begin);
        } else {
            page.add(link, Way::Text, None, begin);
        }
    }
    (page.links, page.odd)
}

/// Takes from the end what belongs to the sentence: marks, and brackets that did not open in the address.
fn without_end(link: &str) -> &str {
    let mut link = link;
    loop {
        let marks = ['.', ',', ';', ':', '!', '?', '\'', '»', '”', '*', '_', '،', '؛', '؟'];
        let shorter = link.trim_end_matches(marks);
        let count = |mark: char| shorter.matches(mark).count();
        let shorter = match shorter.chars().next_back() {
            Some(')') if count(')') > count('(') => shorter.strip_suffix(')'),
            Some(']') if count(']') > count('[') => shorter.strip_suffix(']'),
            _ => Some(shorter),
        };
        match shorter {
            Some(shorter) if shorter.len() < link.len() => link = shorter,
            _ => return link,
        }
    }
}

/// Finds where in a word an address begins.
fn beginning(word: &str) -> Option<usize> {
    let lower = word.to_ascii_lowercase();
    ["http://", "https://", "hxxp", "ftp://", "fxp", "http[", "https[", "www.", "www["]
        .iter()
        .filter_map(|start| lower.find(start))
        .min()
}
