//! Names: their words, whatever the script, and how alike two names are.

use any_ascii::any_ascii;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::Code;
use super::sounds::{Heard, Sounds};

/// The most characters of a name that are read.
pub const MAX_CHARS: usize = 256;
/// The most words of a name that are compared.
pub const MAX_WORDS: usize = 8;
/// The most characters of a word that are compared.
const MAX_WORD: usize = 32;
/// Words less alike than this are different words.
const LEAST: f64 = 0.8;

/// A name, ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    shown: String,
    words: Vec<Word>,
    /// The words in one order.
    whole: String,
    /// The words in ASCII without spaces, in the order in which they stand.
    joined: String,
    /// Each two words that stand beside each other as one: Nour Eddine, Noureddine.
    doubles: Vec<Option<Word>>,
    coded: bool,
}

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NameMatch {
    /// 0 to 1.
    pub score: f64,
    /// What that comes from.
    pub code: Code,
    /// How many words the shorter name has.
    pub words: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Arabic letters, whatever the language.
    Arabic,
    /// Letters of an alphabet with vowels.
    Alphabet,
    /// Any other: only compared as it stands, and in ASCII.
    Other,
}

/// One word of a name.
#[derive(Debug, Clone, PartialEq)]
struct Word {
    /// As it is compared within its script.
    text: String,
    /// In ASCII.
    plain: String,
    script: Script,
    /// How it may sound, the likeliest first.
    sounds: Vec<Sounds>,
    /// Whether it holds a digit, as a number or a code does: only equal is alike.
    coded: bool,
}

/// A piece of a name between what is no letter.
struct Piece {
    text: String,
    script: Script,
    /// Whether a hyphen or apostrophe joins it to the one before.
    joined: bool,
}

/// Folds a name: decomposed, lower case, without marks of vowels, tatweel, joiners and direction.
fn fold(text: &str) -> String {
    let mut folded = String::new();
    for c in text.nfkc().take(MAX_CHARS).flat_map(char::to_lowercase) {
        match c {
            // What is one letter with a sound of its own, before its mark is taken off.
            'ş' | 'š' | 'ś' | 'ș' => folded.push_str("sh"),
            'ç' | 'č' | 'ć' => folded.push_str("ch"),
            'ž' | 'ż' => folded.push_str("zh"),
            'ḫ' | 'ẖ' => folded.push_str("kh"),
            'ġ' => folded.push_str("gh"),
            'ı' => folded.push('i'),
            'ə' => folded.push('e'),
            // The hamza is part of the letter it sits on.
            'أ' | 'إ' | 'آ' | 'ؤ' | 'ئ' => folded.push(c),
            'ك' | 'ک' | 'ڪ' => folded.push('ك'),
            'ی' => folded.push('ي'),
            _ => std::iter::once(c).nfd().filter(|c| !is_dropped(*c)).for_each(|c| folded.push(c)),
        }
    }
    folded
}

fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08CA}'..='\u{08FF}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C7}')
}

fn script_of(c: char) -> Script {
    match u32::from(c) {
        0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF => Script::Arabic,
        // Latin, Greek, Cyrillic, Armenian, Hebrew, Georgian.
        0x0000..=0x05FF | 0x10A0..=0x10FF | 0x1C80..=0x1CBF | 0x1E00..=0x1FFF | 0x2C60..=0x2C7F | 0xA640..=0xA7FF => {
            Script::Alphabet
        }
        _ => Script::Other,
    }
}

fn pieces(folded: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut open, mut joined) = (false, false);
    for c in folded.chars() {
        if matches!(
            c,
            '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02BB}' | '\u{02BE}' | '\u{02BF}' | '`' | '\u{00B4}'
        ) {
            // Ayn and hamza in Latin letters.
            continue;
        }
        if !(c.is_alphanumeric() || open && is_combining_mark(c)) {
            joined = matches!(c, '-' | '\u{2010}' | '\u{2011}') && open;
            open = false;
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if open => {
                if piece.text.chars().count() < MAX_WORD {
                    piece.text.push(c);
                }
            }
            _ => {
                if pieces.len() >= 2 * MAX_WORDS {
                    break;
                }
                pieces.push(Piece { text: c.to_string(), script: script_of(c), joined });
            }
        }
        open = true;
        joined = false;
    }
    pieces
}

/// Takes the Arabic article off a word that is long enough to be one without it.
fn without_article(word: &str) -> Option<&str> {
    word.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some())
}

impl Word {
    fn new(text: String, script: Script, sounds: Vec<Sounds>) -> Self {
        let plain: String = any_ascii(&text).to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
        let coded = text.chars().any(char::is_numeric);
        Self { plain, coded, script, sounds, text }
    }

    fn arabic(text: &str) -> Self {
        let mut bare = text.to_owned();
        let mut heard: Vec<&str> = Vec::new();
        if let Some(rest) = without_article(text) {
            heard.push(rest);
            bare = rest.to_owned();
        }
        heard.push(text);
        Self::new(equal_forms(&bare), Script::Arabic, arabic_sounds(&heard))
    }

    fn alphabet(text: &str) -> Self {
        // Other alphabets than Latin become Latin; Greek and Cyrillic spell names as they hear them.
        let latin = any_ascii(text).to_ascii_lowercase();
        let mut heard: Vec<&str> = vec![&latin];
        let bytes = latin.as_bytes();
        if let (Some(first), Some(second), Some(third)) = (bytes.first(), bytes.get(1), bytes.get(2))
            && latin.len() >= 6
            && matches!(first, b'a' | b'e')
        {
            let sun = matches!(second, b'd' | b'n' | b'r' | b's' | b'z' | b't');
            // "Alhassan", "Eddine".
            if *second == b'l' && !matches!(third, b'a' | b'e' | b'i' | b'o' | b'u' | b'l') || sun && second == third {
                heard.extend(latin.get(2..));
            }
        }
        let sounds = latin_sounds(heard.into_iter());
        Self::new(latin.clone(), Script::Alphabet, sounds)
    }

    /// A servant's name, "abd" and one of God's names, however it is cut.
    fn servant(rests: &[&str]) -> Self {
        let words: Vec<String> = rests.iter().map(|rest| format!("abd{rest}")).collect();
        let text = words.first().cloned().unwrap_or_default();
        let sounds = latin_sounds(words.iter().map(String::as_str));
        Self::new(text, Script::Alphabet, sounds)
    }

    fn servant_arabic(rest: &str) -> Self {
        let word = format!("عبد{}", without_article(rest).unwrap_or(rest));
        let sounds = arabic_sounds(&[word.as_str()]);
        Self::new(equal_forms(&word), Script::Arabic, sounds)
    }

    /// Gives the words under which this one is looked for.
    fn keys(&self) -> impl Iterator<Item = &str> {
        let heard = self.sounds.iter().map(Sounds::consonants);
        let plain = self.sounds.is_empty().then_some(if self.plain.is_empty() { &self.text } else { &self.plain });
        heard.chain(plain.map(String::as_str))
    }

    /// Says how alike two words are: 0, or [`LEAST`] and more.
    fn compare(&self, other: &Self) -> f64 {
        if self.text == other.text {
            return 1.0;
        }
        if self.coded || other.coded {
            return 0.0;
        }
        let mut contradicted = false;
        let mut best: f64 = 0.0;
        for a in &self.sounds {
            for b in &other.sounds {
                match a.compare(b) {
                    Heard::Same(sure) => best = best.max(sure),
                    Heard::Other => contradicted = true,
                    Heard::Unlike => {}
                }
            }
        }
        if best > 0.0 || contradicted {
            return best;
        }
        if self.script != other.script {
            return if !self.plain.is_empty() && self.plain == other.plain { 0.97 } else { 0.0 };
        }
        spelled(&self.text, &other.text)
    }
}

/// Compares the spelling of two words of one script.
fn spelled(a: &str, b: &str) -> f64 {
    let (one, other) = (a.chars().count(), b.chars().count());
    let shorter = one.min(other);
    let edge = a.chars().next() == b.chars().next() || a.chars().next_back() == b.chars().next_back();
    if shorter < 4 || one.abs_diff(other) > 2 || !edge {
        return 0.0;
    }
    // The measure can depend on which comes first; likeness must not.
    let alike = strsim::jaro_winkler(a.min(b), a.max(b));
    if alike >= 0.9 || alike >= 0.87 && shorter >= 6 { (alike * 0.93).max(LEAST) } else { 0.0 }
}

/// Makes one of the forms in which people type the same Arabic word.
fn equal_forms(word: &str) -> String {
    word.chars()
        .filter(|c| *c != 'ء')
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
            'ى' | 'ئ' => 'ي',
            'ؤ' => 'و',
            'ة' | 'ہ' | 'ھ' | 'ە' => 'ه',
            c => c,
        })
        .collect()
}

/// Gives how words may sound. An h at the end is mute in Fatimah, and is none in Salah.
fn latin_sounds<'a>(words: impl Iterator<Item = &'a str>) -> Vec<Sounds> {
    let mut sounds = Vec::new();
    for word in words {
        sounds.extend(Sounds::of_latin(word));
        if word.ends_with('h') {
            let spoken = Sounds::of_latin(&format!("{word}h"));
            sounds.extend(spoken.filter(|spoken| !sounds.contains(spoken)));
        }
    }
    sounds
}

fn arabic_sounds(words: &[&str]) -> Vec<Sounds> {
    let mut sounds = Vec::new();
    for word in words {
        sounds.extend(Sounds::of_arabic(word, 'd'));
        if word.contains(['ض', 'ذ', 'ظ']) {
            sounds.extend(Sounds::of_arabic(word, 'z'));
        }
    }
    sounds
}

/// Latin spellings of "abd" with or without its article.
const SERVANT: [&str; 13] =
    ["abd", "abdu", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdil", "abdur", "abder", "abdus", "abdud", "abdun"];
/// Words of a kunya: father or mother of.
const KUNYA: [&str; 11] = ["abu", "abou", "abo", "aboo", "umm", "oum", "um", "ابو", "أبو", "ام", "أم"];
/// Son and daughter of, between two names.
const CHILD: [&str; 9] = ["bin", "ben", "ibn", "bint", "bnt", "بن", "ابن", "إبن", "بنت"];
/// Articles, where a hyphen says that they are one.
const ARTICLES: [&str; 22] = [
    "al", "el", "il", "ul", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "er", "es", "esh", "et", "ez", "en", "ud",
    "ur", "us", "uz",
];
const TITLES: [&str; 6] = ["dr", "mr", "mrs", "ms", "prof", "د"];

/// Splits what follows "abd" in one word: the article's vowel, and its consonant, which becomes that of the name before a
/// sun letter.
fn after_servant(word: &str) -> Vec<&str> {
    let Some(rest) = word.strip_prefix("abd").filter(|_| word.len() >= 6) else { return Vec::new() };
    let name = rest.trim_start_matches(['a', 'e', 'i', 'o', 'u']);
    if name.len() == rest.len() {
        return vec![rest];
    }
    let mut chars = name.chars();
    let (first, second) = (chars.next(), chars.next());
    let bare = first.and_then(|first| name.strip_prefix(first)).unwrap_or(name);
    match (first, second) {
        (Some('l'), Some('a' | 'e' | 'i' | 'o' | 'u')) => vec![bare, name],
        (Some('l'), Some(_)) => vec![bare],
        (Some(first), Some(second)) if first == second => vec![bare],
        _ => vec![name],
    }
}

fn words(pieces: &[Piece]) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        if words.len() >= MAX_WORDS {
            break;
        }
        let text = piece.text.as_str();
        let next = pieces.get(at + 1).filter(|next| next.script == piece.script);
        let inside = at > 0 && next.is_some();
        at += 1;
        if inside && CHILD.contains(&text) || words.is_empty() && next.is_some() && TITLES.contains(&text) {
            continue;
        }
        let Some(follower) = next else {
            words.push(word(piece));
            continue;
        };
        let article = matches!(text, "al" | "el" | "ال" | "آل") || ARTICLES.contains(&text) && follower.joined;
        if article {
            continue;
        }
        let servant = text == "عبد" || SERVANT.contains(&text);
        if servant || KUNYA.contains(&text) {
            // The article between the two stands alone in "Abd al-Rahman".
            let skipped = matches!(follower.text.as_str(), "al" | "el" | "ال")
                || ARTICLES.contains(&follower.text.as_str()) && pieces.get(at + 1).is_some_and(|piece| piece.joined);
            let name = pieces.get(at + usize::from(skipped)).filter(|name| name.script == piece.script);
            if let Some(name) = name {
                at += 1 + usize::from(skipped);
                words.push(match (servant, piece.script) {
                    (true, Script::Arabic) => Word::servant_arabic(&name.text),
                    (true, _) => Word::servant(&[&any_ascii(&name.text).to_ascii_lowercase()]),
                    (false, Script::Arabic) => {
                        let bare = without_article(&name.text).unwrap_or(&name.text);
                        Word::arabic(&format!("{text}{bare}"))
                    }
                    (false, _) => Word::alphabet(&format!("{text}{}", name.text)),
                });
                continue;
            }
        }
        words.push(word(piece));
    }
    words
}

fn word(piece: &Piece) -> Word {
    let text = piece.text.as_str();
    match piece.script {
        Script::Arabic => match text.strip_prefix("عبد").filter(|rest| rest.chars().nth(1).is_some()) {
            Some(rest) => Word::servant_arabic(rest),
            None => Word::arabic(text),
        },
        Script::Alphabet => {
            let latin = any_ascii(text).to_ascii_lowercase();
            let rests = after_servant(&latin);
            if rests.is_empty() { Word::alphabet(text) } else { Word::servant(&rests) }
        }
        Script::Other => Word::new(text.to_owned(), Script::Other, Vec::new()),
    }
}

impl Name {
    /// Reads a name; `None` when there is no letter or digit in it.
    pub fn read(text: &str) -> Option<Self> {
        // What decomposes to nothing but marks must not make a long text cost more than its beginning.
        let end = text.char_indices().nth(4 * MAX_CHARS).map_or(text.len(), |(at, _)| at);
        let text = text.get(..end).unwrap_or_default();
        let words = words(&pieces(&fold(text)));
        if words.is_empty() {
            return None;
        }
        let mut sorted: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        sorted.sort_unstable();
        let whole = sorted.join(" ");
        let joined = words.iter().map(|word| word.plain.as_str()).collect();
        let doubles = words.windows(2).map(double).collect();
        let coded = words.iter().any(|word| word.coded);
        Some(Self { shown: text.chars().take(MAX_CHARS).collect(), words, whole, joined, doubles, coded })
    }

    /// Gives the name as it was written, at most [`MAX_CHARS`] characters of it.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Gives the words in one spelling and one order, for comparing whole texts.
    pub fn folded(&self) -> &str {
        &self.whole
    }

    /// Says whether it is a code or a number, such as W-014, rather than a name.
    pub fn is_coded(&self) -> bool {
        self.coded
    }

    /// Says whether the two are the same words, whatever their order.
    pub fn is_equal(&self, other: &Self) -> bool {
        self.whole == other.whole
    }

    /// Gives the words as they sound, each with the other ways in which it may; nothing of a code.
    pub(super) fn keys(&self) -> impl Iterator<Item = Vec<&str>> {
        self.words.iter().map(|word| word.keys().collect())
    }

    /// Gives a text by which names that are alike lie beside each other.
    pub(super) fn order(&self) -> String {
        let mut keys: Vec<&str> = self.words.iter().filter_map(|word| word.keys().next()).collect();
        keys.sort_unstable();
        keys.join(" ")
    }

    /// Says how alike two names are; the same whichever way round.
    pub fn compare(&self, other: &Self) -> NameMatch {
        let words = self.words.len().min(other.words.len());
        if self.whole == other.whole {
            return NameMatch { score: 1.0, code: Code::NameEqual, words };
        }
        let mut best = align(&self.words.iter().collect::<Vec<_>>(), &other.words.iter().collect::<Vec<_>>());
        if best.score < 0.95 && !self.joined.is_empty() && self.joined == other.joined {
            best = NameMatch { score: 0.95, code: Code::NameWritten, words };
        }
        let (longer, shorter) = if self.words.len() > other.words.len() { (self, other) } else { (other, self) };
        if best.score < 0.9 && longer.words.len() > shorter.words.len() {
            for (at, double) in longer.doubles.iter().enumerate() {
                let Some(double) = double else { continue };
                if shorter.words.iter().any(|word| double.compare(word) >= LEAST) {
                    let before = longer.words.iter().take(at);
                    let after = longer.words.iter().skip(at + 2);
                    let merged: Vec<&Word> = before.chain([double]).chain(after).collect();
                    let found = align(&merged, &shorter.words.iter().collect::<Vec<_>>());
                    if found.score > best.score {
                        best = found;
                    }
                }
            }
        }
        best
    }
}

fn double(pair: &[Word]) -> Option<Word> {
    let [one, other] = pair else { return None };
    let text = format!("{}{}", one.text, other.text);
    match (one.script, other.script) {
        (Script::Arabic, Script::Arabic) => Some(Word::arabic(&text)),
        (Script::Alphabet, Script::Alphabet) => Some(Word::alphabet(&text)),
        _ => None,
    }
}

/// Finds which words of two names belong together, the most alike first.
fn align(a: &[&Word], b: &[&Word]) -> NameMatch {
    let mut found: Vec<(f64, &str, &str, usize, usize)> = Vec::new();
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            let alike = one.compare(other);
            if alike >= LEAST {
                let (first, second) = (one.text.as_str(), other.text.as_str());
                found.push((alike, first.min(second), first.max(second), i, j));
            }
        }
    }
    // By texts that do not depend on which name comes first.
    found.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut left, mut right, mut alike) = ([false; MAX_WORDS], [false; MAX_WORDS], Vec::new());
    for (score, _, _, i, j) in found {
        let (Some(one), Some(other)) = (left.get_mut(i), right.get_mut(j)) else { continue };
        if !*one && !*other {
            (*one, *other) = (true, true);
            alike.push(score);
        }
    }
    let (short, long) = (a.len().min(b.len()).max(1), a.len().max(b.len()).max(1));
    let sum = alike.iter().fold(0.0, |sum, score| sum + score);
    let mut score = 0.75 * sum / short as f64 + 0.25 * sum / long as f64;
    if short == 1 && long > 1 {
        // One word of several: half the town is called so.
        score *= 0.6;
    }
    // Each has a word that the other has not: brothers, or namesakes.
    for _ in alike.len()..short {
        score *= 0.75;
    }
    // The longer one begins with a word that the shorter has not: most often a son whose father is meant.
    let given = if a.len() > b.len() { left.first() } else { right.first() };
    if a.len() != b.len() && given == Some(&false) {
        score *= 0.85;
    }
    let code = if alike.len() == long {
        Code::NameWritten
    } else if alike.len() == short {
        Code::NamePart
    } else if score >= 0.5 {
        Code::NameLike
    } else {
        Code::NameDiffers
    };
    NameMatch { score, code, words: short }
}
