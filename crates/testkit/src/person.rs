//! Persons in several scripts, some of whom were recorded twice: for measuring whether doubles are found.

use cairn_model::{Edit, ItemId, Kind, Path, RecordId, Value};
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// One word of a name: the spellings in which different people write it, the first in its own script.
type Word = &'static [&'static str];

/// A people: its given names for women and men, and its family names. All are everyday words; the persons are invented.
struct People {
    women: &'static [Word],
    men: &'static [Word],
    families: &'static [Word],
    /// Whether a name goes on with that of the father and grandfather.
    fathers: bool,
    country: &'static str,
    places: &'static [Word],
}

const PEOPLES: [People; 4] = [
    People {
        women: &[
            &["فاطمة", "Fatima", "Fatma", "Fatimah"],
            &["مريم", "Mariam", "Maryam", "Meriem"],
            &["عائشة", "Aisha", "Aicha", "Aysha"],
            &["زينب", "Zeinab", "Zaynab", "Zainab"],
            &["خديجة", "Khadija", "Khadidja", "Khadijah"],
            &["ليلى", "Layla", "Leila", "Laila"],
            &["سعاد", "Souad", "Suad"],
            &["نادية", "Nadia", "Nadiya"],
            &["أمل", "Amal", "Amel"],
            &["هدى", "Huda", "Houda", "Hoda"],
            &["رانيا", "Rania", "Raniya"],
            &["سلمى", "Salma", "Selma"],
            &["منى", "Mona", "Muna", "Mouna"],
            &["سميرة", "Samira", "Sameera"],
            &["نور", "Nour", "Noor", "Nur"],
            &["ريم", "Reem", "Rim"],
            &["إيمان", "Iman", "Eman", "Imane"],
            &["دعاء", "Duaa", "Doaa"],
            &["حنان", "Hanan", "Hanane"],
            &["بثينة", "Buthaina", "Bothaina"],
        ],
        men: &[
            &["محمد", "Mohamed", "Muhammad", "Mohammed", "Мухаммед"],
            &["أحمد", "Ahmed", "Ahmad", "Ахмед"],
            &["محمود", "Mahmoud", "Mahmud"],
            &["خالد", "Khaled", "Khalid", "Халед"],
            &["يوسف", "Youssef", "Yusuf", "Yousef"],
            &["عبد الرحمن", "Abdel Rahman", "Abdulrahman", "Abd al-Rahman"],
            &["عبد الله", "Abdullah", "Abdallah", "Abdulla"],
            &["عبد العزيز", "Abdelaziz", "Abdul Aziz"],
            &["حسن", "Hassan", "Hasan"],
            &["حسين", "Hussein", "Hussain", "Hossein"],
            &["علي", "Ali", "Aly"],
            &["عمر", "Omar", "Umar"],
            &["إبراهيم", "Ibrahim", "Ebrahim", "Ибрагим"],
            &["إسماعيل", "Ismail", "Ismael"],
            &["سعيد", "Said", "Saeed"],
            &["كريم", "Karim", "Kareem"],
            &["طارق", "Tarek", "Tariq"],
            &["جمال", "Jamal", "Gamal", "Djamal"],
            &["صلاح الدين", "Salah al-Din", "Salah Eddine", "Salahuddin"],
            &["مصطفى", "Mustafa", "Mostafa", "Mustapha"],
            &["سليم", "Salim", "Selim", "Saleem"],
            &["سالم", "Salem", "Salim"],
            &["رشيد", "Rachid", "Rashid", "Rasheed"],
            &["نبيل", "Nabil", "Nabeel"],
            &["ياسين", "Yassin", "Yacine", "Yaseen"],
            &["بلال", "Bilal", "Belal"],
            &["مروان", "Marwan", "Marouane"],
            &["وليد", "Walid", "Waleed"],
            &["فيصل", "Faisal", "Faysal", "Feisal"],
            &["عثمان", "Othman", "Osman", "Uthman"],
        ],
        families: &[
            &["حداد", "Haddad"],
            &["الخطيب", "Al-Khatib", "El Khatib", "Khatib"],
            &["النجار", "Al-Najjar", "Najjar", "El Naggar"],
            &["المصري", "Al-Masri", "El Masry", "Masri"],
            &["الشامي", "Al-Shami", "Shami", "Chami"],
            &["بن علي", "Ben Ali", "Bin Ali"],
            &["درويش", "Darwish", "Darwich", "Darwesh"],
            &["قاسم", "Qasim", "Kassem", "Qassem"],
            &["منصور", "Mansour", "Mansoor"],
            &["سليمان", "Suleiman", "Sulaiman", "Soliman"],
            &["حمدان", "Hamdan"],
            &["الطيب", "Al-Tayeb", "Tayeb", "El Tayeb"],
            &["عوض", "Awad"],
            &["بكري", "Bakri", "Bakry"],
            &["زيدان", "Zidan", "Zidane", "Zeidan"],
            &["شريف", "Sharif", "Cherif", "Sherif"],
            &["غانم", "Ghanem", "Ghanim"],
            &["فارس", "Fares", "Faris"],
            &["جابر", "Jaber", "Gaber", "Jabir"],
            &["رمضان", "Ramadan", "Ramadhan"],
            &["السيد", "Al-Sayed", "El Sayed", "Sayed"],
            &["عباس", "Abbas"],
            &["مراد", "Murad", "Mourad"],
            &["نصر", "Nasr"],
        ],
        fathers: true,
        country: "SD",
        places: &[&["الخرطوم", "Khartoum"], &["نيالا", "Nyala"], &["كسلا", "Kassala"], &["بورتسودان", "Port Sudan"]],
    },
    People {
        women: &[
            &["زهرا", "Zahra"],
            &["مهسا", "Mahsa"],
            &["نسرین", "Nasrin", "Nasreen"],
            &["پریسا", "Parisa"],
            &["شیرین", "Shirin", "Shireen"],
            &["مینا", "Mina"],
        ],
        men: &[
            &["رضا", "Reza"],
            &["امیر", "Amir"],
            &["مهدی", "Mahdi", "Mehdi"],
            &["بهروز", "Behrouz", "Behrooz"],
            &["سعید", "Saeed", "Said"],
            &["فرهاد", "Farhad"],
            &["حمید", "Hamid"],
        ],
        families: &[
            &["رضایی", "Rezaei", "Rezai"],
            &["کریمی", "Karimi"],
            &["احمدی", "Ahmadi"],
            &["موسوی", "Mousavi", "Moussavi"],
            &["صادقی", "Sadeghi", "Sadeqi"],
            &["جعفری", "Jafari", "Jaafari"],
            &["نوری", "Nouri", "Noori"],
            &["شریفی", "Sharifi"],
        ],
        fathers: true,
        country: "IR",
        places: &[&["تهران", "Tehran"], &["شیراز", "Shiraz"], &["تبریز", "Tabriz"]],
    },
    People {
        women: &[
            &["Анна", "Anna"],
            &["Мария", "Maria", "Mariya"],
            &["Ольга", "Olga"],
            &["Наталья", "Natalia", "Natalya"],
            &["Елена", "Elena", "Yelena"],
            &["Светлана", "Svetlana"],
        ],
        men: &[
            &["Иван", "Ivan"],
            &["Сергей", "Sergei", "Sergey"],
            &["Дмитрий", "Dmitry", "Dmitri"],
            &["Николай", "Nikolai", "Nikolay"],
            &["Андрей", "Andrei", "Andrey"],
            &["Михаил", "Mikhail"],
        ],
        families: &[
            &["Петренко", "Petrenko"],
            &["Коваль", "Koval"],
            &["Шевчук", "Shevchuk"],
            &["Лысенко", "Lysenko"],
            &["Мороз", "Moroz"],
            &["Бондарь", "Bondar"],
            &["Захаров", "Zakharov"],
            &["Кравец", "Kravets"],
        ],
        fathers: true,
        country: "UA",
        places: &[&["Харьков", "Kharkov"], &["Херсон", "Kherson"]],
    },
    People {
        women: &[
            &["María", "Maria"],
            &["Lucía", "Lucia"],
            &["Inés", "Ines"],
            &["Rocío", "Rocio"],
            &["Valentina"],
            &["Ximena"],
        ],
        men: &[
            &["José", "Jose"],
            &["Andrés", "Andres"],
            &["Julián", "Julian"],
            &["Mateo"],
            &["Óscar", "Oscar"],
            &["Iván", "Ivan"],
        ],
        families: &[
            &["Gutiérrez", "Gutierrez"],
            &["Cárdenas", "Cardenas"],
            &["Quiroga"],
            &["Restrepo"],
            &["Ñáñez", "Nanez"],
            &["Zuluaga"],
            &["Echeverri"],
            &["Bermúdez", "Bermudez"],
        ],
        fathers: false,
        country: "CO",
        places: &[&["Popayán", "Popayan"], &["Tumaco"], &["Quibdó", "Quibdo"]],
    },
];

/// Whether someone was drawn before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin {
    /// Somebody new.
    No,
    /// Recorded again: the place, from 0, at which they were drawn first.
    Of(usize),
}

/// Somebody: the records of them, and whether they were recorded before.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// Whether they were drawn before.
    pub twin: Twin,
    /// The id of the person's record.
    pub id: RecordId,
    /// The id of the record of their identity.
    pub identity: RecordId,
    person: Vec<Edit>,
    names: Vec<Edit>,
}

impl Drawn {
    /// Gives the person's record and that of their identity, each with its kind and its edits.
    pub fn records(self) -> [(Kind, Vec<Edit>); 2] {
        [(Kind::Person, self.person), (Kind::Identity, self.names)]
    }
}

/// Who somebody is, whatever is written of them.
#[derive(Debug, Clone)]
struct Somebody {
    at: usize,
    people: usize,
    woman: bool,
    words: Vec<Word>,
    born: (i32, u32, u32),
    phone: u32,
    place: Word,
}

/// Draws persons, one after another, the same for the same seed. One in eight was drawn before, of the last 2,000.
#[derive(Debug)]
pub struct Crowd {
    random: ChaCha8Rng,
    drawn: usize,
    known: Vec<Somebody>,
}

impl Crowd {
    /// Begins a run.
    pub fn new(seed: u64) -> Self {
        Self { random: ChaCha8Rng::seed_from_u64(seed), drawn: 0, known: Vec::new() }
    }

    /// Draws somebody.
    #[expect(clippy::should_implement_trait, reason = "it never ends")]
    pub fn next(&mut self) -> Drawn {
        let again = self.random.random_range(0..8) == 0 && !self.known.is_empty();
        let (who, twin) = if again {
            // Nobody is recorded three times, so that a double is a pair.
            let at = self.random.random_range(0..self.known.len());
            let who = self.known.swap_remove(at);
            let first = who.at;
            (who, Twin::Of(first))
        } else {
            (self.somebody(), Twin::No)
        };
        let drawn = self.write(&who, twin);
        if twin == Twin::No {
            if self.known.len() >= 2_000 {
                let at = self.random.random_range(0..self.known.len());
                self.known.swap_remove(at);
            }
            self.known.push(who);
        }
        self.drawn += 1;
        drawn
    }

    fn somebody(&mut self) -> Somebody {
        let people = match self.random.random_range(0..10) {
            0..=6 => 0,
            7 => 1,
            8 => 2,
            _ => 3,
        };
        let woman = self.random.random();
        let mut words: Vec<Word> = Vec::new();
        if let Some(of) = PEOPLES.get(people) {
            words.extend(if woman { of.women } else { of.men }.choose(&mut self.random));
            let fathers = if of.fathers { 2 } else { 0 };
            words.extend((0..fathers).filter_map(|_| of.men.choose(&mut self.random)));
            words.extend(of.families.choose(&mut self.random));
            if !of.fathers {
                words.extend(of.families.choose(&mut self.random));
            }
        }
        let places: &[Word] = PEOPLES.get(people).map_or(&[], |of| of.places);
        Somebody {
            at: self.drawn,
            people,
            woman,
            words,
            born: (
                self.random.random_range(1940..2008),
                self.random.random_range(1..=12),
                self.random.random_range(1..=28),
            ),
            phone: self.random.random_range(10_000_000..100_000_000),
            place: places.choose(&mut self.random).copied().unwrap_or_default(),
        }
    }

    /// Writes down what one of those who record knows of somebody.
    fn write(&mut self, who: &Somebody, twin: Twin) -> Drawn {
        let mut person = Draft::of(Kind::Person);
        let mut names = Draft::of(Kind::Identity);
        let id = RecordId::from_bytes(self.random.random());
        let identity = RecordId::from_bytes(self.random.random());
        person.put("pseudonym", format!("P-{:06}", self.drawn));
        person.put("unit", "individual");
        person.put("identity", identity.to_string());
        names.put("person", id.to_string());
        if self.often(8) {
            person.put("gender", if who.woman { "woman" } else { "man" });
        }
        if self.often(6) {
            person.put("country", PEOPLES.get(who.people).map_or("SD", |of| of.country));
        }
        if self.often(5) {
            let place = who.place.choose(&mut self.random).copied().unwrap_or("Harbour");
            person.put("where", place);
        }
        let own_script = self.random.random();
        let name = self.spell(who, own_script);
        names.put("name", name);
        if self.often(2) {
            let item = format!("other_names/{}", ItemId::from_bytes(self.random.random()));
            names.put(&item, true);
            let other = self.spell(who, !own_script);
            names.put(&format!("{item}/name"), other);
        }
        let (year, month, day) = who.born;
        match self.random.random_range(0..10) {
            0..=4 => names.put("born", format!("{year}-{month:02}-{day:02}")),
            // Day and month changed places.
            5 if day <= 12 => names.put("born", format!("{year}-{day:02}-{month:02}")),
            5..=6 => names.put("born", year.to_string()),
            _ => {}
        }
        if self.often(3) {
            let item = format!("contacts/{}", ItemId::from_bytes(self.random.random()));
            names.put(&item, true);
            names.put(&format!("{item}/channel"), "phone");
            // From a range that no network gives out.
            let digits = format!("{:08}", who.phone);
            let (head, tail) = digits.split_at_checked(4).unwrap_or((&digits, ""));
            let number = if self.random.random() { format!("+999 1{head} {tail}") } else { format!("01{head}{tail}") };
            names.put(&format!("{item}/value"), number);
        }
        Drawn { twin, id, identity, person: person.edits, names: names.edits }
    }

    fn often(&mut self, of_ten: u32) -> bool {
        self.random.random_range(0..10) < of_ten
    }

    /// Writes a name as somebody would: in its own script or another, sometimes without the grandfather's.
    fn spell(&mut self, who: &Somebody, own_script: bool) -> String {
        let shorter = who.words.len() > 3 && self.random.random_range(0..3) == 0;
        let mut words = Vec::new();
        for (at, word) in who.words.iter().enumerate() {
            if shorter && at == 2 {
                continue;
            }
            let others = word.get(1..).unwrap_or_default();
            let spelled = if own_script { None } else { others.choose(&mut self.random) };
            words.extend(spelled.or_else(|| word.first()).copied());
        }
        words.join(" ")
    }
}

struct Draft {
    edits: Vec<Edit>,
}

impl Draft {
    fn of(kind: Kind) -> Self {
        let mut draft = Self { edits: Vec::new() };
        draft.put("kind", kind.name());
        draft
    }

    fn put(&mut self, path: &str, value: impl Into<Value>) {
        if let Ok(path) = Path::parse(path) {
            self.edits.push(Edit { path, value: Some(value.into()) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_person_passes_the_field_table_and_twins_come_after_their_first() {
        let mut crowd = Crowd::new(1);
        let mut twins = 0;
        for at in 0..500 {
            let drawn = crowd.next();
            if let Twin::Of(first) = drawn.twin {
                assert!(first < at);
                twins += 1;
            }
            for (kind, edits) in drawn.records() {
                cairn_model::check_edits(kind, &edits).unwrap();
            }
        }
        assert!((30..100).contains(&twins), "{twins}");
    }

    #[test]
    fn seeds_decide_everything() {
        let run = |seed| {
            let mut crowd = Crowd::new(seed);
            (0..20).map(|_| format!("{:?}", crowd.next())).collect::<Vec<_>>()
        };
        assert_eq!(run(3), run(3));
        assert_ne!(run(3), run(4));
    }
}
