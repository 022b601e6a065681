//! How a word of a name sounds, as far as its writing tells: its consonants, and what stands between them.
//!
//! Arabic script writes consonants and long vowels; Latin writes vowels without saying which are long, and everybody spells
//! them otherwise. So consonants must be the same, and vowels must not contradict each other: a long *u* that only one of two
//! spellings has makes another name (Mahmoud, Mohamed), an *e* for an *i* does not (Khaled, Khalid).

/// Vowels, as a set of three: a, i, u. A Latin e may stand for a or i, an o for u.
type Vowels = u8;
const A: Vowels = 1;
const I: Vowels = 2;
const U: Vowels = 4;
const ANY: Vowels = A | I | U;

/// The most consonants of a word that are read.
const MAX_CONSONANTS: usize = 16;

/// What stands between two consonants, or at an end of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    /// Nothing.
    Absent,
    /// Nothing is written where a short vowel would not be.
    Unwritten,
    /// A vowel that may be long or short.
    Vowel(Vowels),
    /// A vowel that may also be silent: a final e in French, the short e in Kurdish.
    Faint(Vowels),
    /// A long vowel, or two vowels as one.
    Long(Vowels),
}

impl Slot {
    const fn vowels(self) -> Option<Vowels> {
        match self {
            Self::Absent | Self::Unwritten => None,
            Self::Vowel(vowels) | Self::Faint(vowels) | Self::Long(vowels) => Some(vowels),
        }
    }

    /// Adds a vowel that is written after what stands here.
    const fn with(self, vowels: Vowels) -> Self {
        match self {
            Self::Absent | Self::Unwritten => Self::Long(vowels),
            Self::Vowel(before) | Self::Faint(before) | Self::Long(before) => Self::Long(before | vowels),
        }
    }
}

/// The sounds of one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sounds {
    consonants: String,
    /// One before each consonant, and one after the last.
    slots: Vec<Slot>,
}

/// How two words compare by their sounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Heard {
    /// The same word, as sure as this.
    Same(f64),
    /// The same consonants, and vowels that make another word of them.
    Other,
    /// Different consonants: sounds do not tell how alike they are.
    Unlike,
}

/// What it takes to call two slots the same.
const FATAL: u32 = 100;

impl Sounds {
    /// Reads a word in lower-case ASCII letters; `None` when it has no consonant.
    pub(super) fn of_latin(word: &str) -> Option<Self> {
        let mut reading = Reading::new();
        let mut rest = word;
        let mut first = true;
        while let Some(c) = rest.chars().next() {
            let run = vowel_run(rest, first);
            if run > 0 {
                let (vowels, after) = rest.split_at_checked(run)?;
                reading.latin_vowels(vowels, after.is_empty());
                rest = after;
            } else if let Some((sound, length)) = latin_consonant(rest) {
                let doubled = reading.last_is(sound);
                if !doubled {
                    reading.consonants(sound, Slot::Absent);
                }
                rest = rest.get(length..)?;
            } else {
                rest = rest.get(c.len_utf8()..)?;
            }
            first = false;
        }
        reading.finish()
    }

    /// Reads a word in Arabic letters without marks, hamza forms kept; `emphatic` is what ض, ذ and ظ are heard as: `d` in
    /// Arabic, `z` in Persian and Turkish.
    pub(super) fn of_arabic(word: &str, emphatic: char) -> Option<Self> {
        let mut reading = Reading::new();
        let count = word.chars().count();
        for (at, c) in word.chars().enumerate() {
            let (first, last) = (at == 0, at + 1 == count);
            match c {
                'و' | 'ۋ' if first && !last => reading.consonants("w", Slot::Unwritten),
                'ي' | 'ی' if first && !last => reading.consonants("y", Slot::Unwritten),
                'ا' | 'ٱ' | 'ع' if first => reading.set(Slot::Vowel(ANY)),
                'أ' if first => reading.set(Slot::Vowel(A | U)),
                'إ' if first => reading.set(Slot::Vowel(I)),
                'آ' if first => reading.set(Slot::Vowel(A)),
                'ا' | 'آ' | 'ٱ' => reading.add(A),
                'و' | 'ۆ' | 'ۇ' | 'ۈ' | 'ۋ' => reading.add(U),
                'ي' | 'ی' | 'ې' | 'ێ' | 'ے' => reading.add(I),
                'ى' => reading.add(A | I),
                'ع' | 'أ' | 'ء' => reading.mark(A),
                'ئ' => reading.mark(A | I),
                'ؤ' => reading.mark(A | U),
                'إ' => reading.mark(I),
                'ة' => reading.mark(A),
                'ە' => reading.faint(A | I),
                'ه' | 'ہ' | 'ھ' if last && !first => reading.mark(A | I),
                _ => {
                    if let Some(sound) = arabic_consonant(c, emphatic) {
                        reading.consonants(sound.encode_utf8(&mut [0; 4]), Slot::Unwritten);
                    }
                }
            }
        }
        reading.finish()
    }

    /// Gives the consonants, under which all spellings of the word are found.
    pub(super) fn consonants(&self) -> &str {
        &self.consonants
    }

    /// Compares two words.
    pub(super) fn compare(&self, other: &Self) -> Heard {
        if self.consonants != other.consonants {
            return Heard::Unlike;
        }
        let last = self.slots.len().saturating_sub(1);
        let mut differences = 0;
        for (at, (a, b)) in self.slots.iter().zip(&other.slots).enumerate() {
            differences += if at == 0 {
                at_start(*a, *b)
            } else if at == last {
                at_end(*a, *b)
            } else {
                inside(*a, *b)
            };
        }
        match (differences, self.consonants.len()) {
            (0, 1) => Heard::Same(0.93),
            (0, _) => Heard::Same(0.97),
            (1, 3..) => Heard::Same(0.9),
            _ => Heard::Other,
        }
    }
}

fn meet(a: Vowels, b: Vowels, otherwise: u32) -> u32 {
    if a & b == 0 { otherwise } else { 0 }
}

/// Every script writes a vowel at the start.
fn at_start(a: Slot, b: Slot) -> u32 {
    match (a.vowels(), b.vowels()) {
        (None, None) => 0,
        (Some(a), Some(b)) => meet(a, b, 1),
        _ => FATAL,
    }
}

fn at_end(a: Slot, b: Slot) -> u32 {
    match (a, b) {
        (Slot::Faint(_), other) | (other, Slot::Faint(_)) if other.vowels().is_none() => 0,
        _ => match (a.vowels(), b.vowels()) {
            (None, None) => 0,
            (Some(a), Some(b)) => meet(a, b, 1),
            _ => 1,
        },
    }
}

fn inside(a: Slot, b: Slot) -> u32 {
    let long = matches!(a, Slot::Long(_)) || matches!(b, Slot::Long(_));
    match (a.vowels(), b.vowels()) {
        (Some(a), Some(b)) => meet(a, b, if long { FATAL } else { 1 }),
        (None, None) => 0,
        _ if long => FATAL,
        _ => 0,
    }
}

struct Reading {
    consonants: String,
    slots: Vec<Slot>,
    /// Whether a consonant was just read, so that the same again only doubles it.
    fresh: bool,
}

impl Reading {
    fn new() -> Self {
        Self { consonants: String::new(), slots: vec![Slot::Absent], fresh: false }
    }

    fn last_is(&self, sound: &str) -> bool {
        self.fresh && self.consonants.ends_with(sound)
    }

    fn consonants(&mut self, sounds: &str, between: Slot) {
        for sound in sounds.chars() {
            if self.consonants.len() < MAX_CONSONANTS {
                self.consonants.push(sound);
                self.slots.push(between);
            }
        }
        self.fresh = true;
    }

    fn slot(&mut self, make: impl FnOnce(Slot) -> Slot) {
        if let Some(slot) = self.slots.last_mut() {
            *slot = make(*slot);
        }
        self.fresh = false;
    }

    fn set(&mut self, slot: Slot) {
        self.slot(|_| slot);
    }

    fn add(&mut self, vowels: Vowels) {
        self.slot(|slot| slot.with(vowels));
    }

    /// A letter that carries a vowel, or is silent beside one.
    fn mark(&mut self, vowels: Vowels) {
        self.slot(|slot| match slot {
            Slot::Absent | Slot::Unwritten => Slot::Vowel(vowels),
            Slot::Vowel(before) | Slot::Faint(before) => Slot::Vowel(before | vowels),
            Slot::Long(before) => Slot::Long(before | vowels),
        });
    }

    fn faint(&mut self, vowels: Vowels) {
        self.slot(|slot| if slot.vowels().is_some() { slot.with(vowels) } else { Slot::Faint(vowels) });
    }

    fn latin_vowels(&mut self, run: &str, last: bool) {
        let vowels = match run {
            // However the two begin, Arabic writes them with a ya.
            "ei" | "ey" | "ai" | "ay" | "ee" => I,
            "oo" => U,
            _ => run.chars().map(vowels_of).fold(0, |all, vowels| all | vowels),
        };
        // "ou" is how French writes every u; only a later one is sure to be long (Mouhamed, Mahmoud).
        let long = match run {
            "ou" => self.slots.len() > 2,
            "aa" | "ee" | "ii" | "oo" | "uu" | "ei" | "ai" | "ay" | "ey" | "aw" | "au" | "ow" => true,
            _ => false,
        };
        let slot = match run {
            "e" if last && !self.consonants.is_empty() => Slot::Faint(vowels),
            _ if long => Slot::Long(vowels),
            _ => Slot::Vowel(vowels),
        };
        self.set(slot);
    }

    fn finish(mut self) -> Option<Sounds> {
        if self.consonants.is_empty() {
            return None;
        }
        // What is written at the end of a word has no length, and what is not written is not there.
        self.slot(|slot| match slot {
            Slot::Unwritten => Slot::Absent,
            Slot::Long(vowels) => Slot::Vowel(vowels),
            other => other,
        });
        Some(Sounds { consonants: self.consonants, slots: self.slots })
    }
}

const fn vowels_of(c: char) -> Vowels {
    match c {
        'a' => A,
        'e' => A | I,
        'i' | 'y' => I,
        'o' | 'u' | 'w' => U,
        _ => 0,
    }
}

/// Says how many bytes of vowels a word begins with. A y or w counts as one unless it begins the word.
fn vowel_run(rest: &str, first: bool) -> usize {
    let is_plain = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut chars = rest.chars();
    if first && let (Some('y' | 'w'), Some(next)) = (chars.next(), chars.next()) {
        return if is_plain(next) || rest.starts_with('w') { 0 } else { 1 };
    }
    let run = rest.find(|c: char| !(is_plain(c) || matches!(c, 'y' | 'w'))).unwrap_or(rest.len());
    // An h at the end is mute: Fatimah, Abdallah.
    if run > 0 && rest.get(run..) == Some("h") { run + 1 } else { run }
}

/// Gives the sound that a word begins with, and how many letters write it.
fn latin_consonant(rest: &str) -> Option<(&'static str, usize)> {
    const LONGER: [(&str, &str); 15] = [
        ("shch", "c"),
        ("tsch", "c"),
        ("tch", "c"),
        ("sch", "c"),
        ("sh", "c"),
        ("ch", "c"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "s"),
        ("ph", "f"),
        ("dj", "g"),
        ("zh", "g"),
        ("ck", "k"),
        ("ts", "ts"),
    ];
    if let Some((letters, sound)) = LONGER.iter().find(|(letters, _)| rest.starts_with(letters)) {
        return Some((sound, letters.len()));
    }
    let mut chars = rest.chars();
    let sound = match chars.next()? {
        'b' | 'p' => "b",
        'c' if matches!(chars.next(), Some('e' | 'i' | 'y')) => "s",
        'c' | 'k' | 'q' => "k",
        'd' => "d",
        'f' | 'v' => "f",
        'g' | 'j' => "g",
        'h' => "h",
        'l' => "l",
        'm' => "m",
        'n' => "n",
        'r' => "r",
        's' => "s",
        't' => "t",
        'w' => "w",
        'x' => "ks",
        'y' => "y",
        'z' => "z",
        _ => return None,
    };
    Some((sound, 1))
}

fn arabic_consonant(c: char, emphatic: char) -> Option<char> {
    Some(match c {
        'ب' | 'پ' => 'b',
        'ت' | 'ط' | 'ٹ' => 't',
        'ث' | 'س' | 'ص' => 's',
        'ج' | 'غ' | 'گ' | 'ژ' | 'ڭ' => 'g',
        'چ' | 'ش' => 'c',
        'ح' | 'خ' | 'ه' | 'ہ' | 'ھ' => 'h',
        'د' | 'ڈ' => 'd',
        'ذ' | 'ض' | 'ظ' => emphatic,
        'ر' | 'ڑ' | 'ڕ' => 'r',
        'ز' => 'z',
        'ف' | 'ڤ' => 'f',
        'ق' | 'ك' | 'ک' | 'ڪ' => 'k',
        'ل' | 'ڵ' => 'l',
        'م' => 'm',
        'ن' | 'ں' => 'n',
        _ => return None,
    })
}
