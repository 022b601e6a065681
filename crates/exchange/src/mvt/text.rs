//! Foreign texts, made fit to be shown and compared.

use cairn_model::vocab::Vocabulary;

/// Makes a foreign text one line that can be shown: no control characters, nothing that turns the writing direction, at most
/// so many characters.
pub(crate) fn one_line(text: &str, most: usize) -> String {
    let turns = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let clean: String = text.chars().filter(turns).map(|c| if c.is_control() { ' ' } else { c }).take(most).collect();
    clean.trim().to_owned()
}

/// Takes the name of a file from a path of any system, so that an analyst's folders stay out.
pub(super) fn base_name(path: &str) -> String {
    one_line(path.trim_matches(['\'', '"']).rsplit(['/', '\\']).next().unwrap_or_default(), 200)
}

/// Gives the code of our indicator type for one of MVT's.
pub(super) fn kind_of(kind: &str) -> Option<&'static str> {
    let code = match kind {
        "domains" => "domain",
        "urls" => "url",
        "emails" => "email",
        "ip_addresses" | "ipv4" => "ipv4",
        "processes" => "process",
        "file_names" => "file-name",
        "file_paths" => "file-path",
        "files_md5" => "md5",
        "files_sha1" => "sha1",
        "files_sha256" => "sha256",
        "app_ids" => "app-id",
        "app_cert_hashes" => "certificate",
        "ios_profile_ids" => "profile-id",
        "android_property_names" => "android-property",
        _ => return None,
    };
    Vocabulary::IndicatorType.find(code).map(|_| code)
}
