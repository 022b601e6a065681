//! STIX patterns (STIX 2.1, section 9): parsed into their comparisons, with what holds them together.
//!
//! The whole grammar is read, so that what is wrong is told from what is only complex. Values that suffice alone are matched
//! by tables elsewhere; [`evaluate`] does the rest as far as conformance level 1 goes: one observation, comparisons joined by
//! `AND` and `OR`.

mod evaluate;
mod lexer;

use lexer::{Lexer, Token};

pub use evaluate::{Beyond, Lookup, evaluate};

/// The longest pattern, in bytes.
pub const MAX_PATTERN: usize = 256 * 1024;
/// How deep parentheses may stand in one another.
pub const MAX_DEPTH: usize = 64;
/// The most comparisons in one pattern.
pub const MAX_COMPARISONS: usize = 20_000;

/// A pattern, as far as it is understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Every comparison, in order.
    pub comparisons: Vec<Comparison>,
    /// What a match needs.
    pub shape: Shape,
    /// What holds the comparisons together.
    pub observation: Observation,
}

/// Observations, as the standard calls what stands in brackets (section 9.5).
#[derive(Debug, Clone, PartialEq)]
pub enum Observation {
    /// Something in brackets.
    One(Expression),
    /// Any of several, joined by `OR`.
    Any(Vec<Observation>),
    /// An order in time, a number of times, several that have to be there: past conformance level 1.
    Beyond,
}

/// Comparisons, joined.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// One, by its place in [`Pattern::comparisons`].
    One(usize),
    /// All of several.
    All(Vec<Expression>),
    /// Any of several.
    Any(Vec<Expression>),
}

/// What a match of a pattern needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// One value.
    One,
    /// Any one of several values.
    AnyOf,
    /// More than that: all of several values, an order in time, a negation, a pattern of text.
    Complex,
}

/// One comparison of an object's property with values.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The type of the observable object, such as `file`.
    pub object: String,
    /// The path to the property, such as `["hashes", "SHA-256"]`.
    pub path: Vec<Step>,
    /// The operator.
    pub operator: Operator,
    /// Whether it stands under `NOT`.
    pub negated: bool,
    /// The values; none for `EXISTS`.
    pub values: Vec<Literal>,
}

/// One step of an object path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A property or dictionary key.
    Name(String),
    /// An item of a list.
    Item(i64),
    /// Any item of a list.
    AnyItem,
}

/// A comparison operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the standard, section 9.6")]
pub enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    Like,
    Matches,
    IsSubset,
    IsSuperset,
    Exists,
}

/// A value in a pattern.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// A text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A number.
    Real(f64),
    /// `true` or `false`.
    Flag(bool),
    /// `h'…'`: bytes in hexadecimal digits, as written.
    Hex(String),
    /// `b'…'`: bytes in base 64, as written.
    Binary(String),
    /// `t'…'`: a time, as written.
    Time(String),
}

/// Says where a pattern does not follow the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Something else is expected at this byte.
    #[error("read the pattern at byte {0}")]
    Syntax(usize),
    /// It is too long, too deep or compares too much.
    #[error("keep the pattern within its limits")]
    TooMuch,
}

impl Comparison {
    /// Shows the object path as it is written, such as `file:hashes.'SHA-256'`.
    pub fn path_text(&self) -> String {
        let mut text = format!("{}:", self.object);
        for (at, step) in self.path.iter().enumerate() {
            match step {
                Step::Name(name) => {
                    if at > 0 {
                        text.push('.');
                    }
                    let starts = name.bytes().next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_');
                    if starts && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
                        text.push_str(name);
                    } else {
                        text.push('\'');
                        text.push_str(&name.replace('\\', "\\\\").replace('\'', "\\'"));
                        text.push('\'');
                    }
                }
                Step::Item(number) => text.push_str(&format!("[{number}]")),
                Step::AnyItem => text.push_str("[*]"),
            }
        }
        text
    }
}

/// Parses a pattern.
///
/// # Errors
/// [`PatternError`] with the place.
pub fn parse(text: &str) -> Result<Pattern, PatternError> {
    if text.len() > MAX_PATTERN {
        return Err(PatternError::TooMuch);
    }
    let mut parser = Parser { lexer: Lexer::new(text), comparisons: Vec::new(), complex: false, depth: 0 };
    let observation = parser.observations()?;
    parser.lexer.end()?;
    let Parser { comparisons, complex, .. } = parser;
    let plain =
        |comparison: &Comparison| !comparison.negated && matches!(comparison.operator, Operator::Equal | Operator::In);
    let values: usize = comparisons.iter().map(|comparison| comparison.values.len()).sum();
    let shape = if complex || !comparisons.iter().all(plain) {
        Shape::Complex
    } else if values == 1 {
        Shape::One
    } else {
        Shape::AnyOf
    };
    Ok(Pattern { comparisons, shape, observation })
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    comparisons: Vec<Comparison>,
    complex: bool,
    depth: usize,
}

impl Parser<'_> {
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, PatternError>) -> Result<T, PatternError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(PatternError::TooMuch);
        }
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// Observation expressions, joined by `FOLLOWEDBY`, `OR` and `AND`.
    fn observations(&mut self) -> Result<Observation, PatternError> {
        let mut any = Vec::new();
        let mut beyond = false;
        loop {
            any.push(self.observation()?);
            if self.lexer.take_word("OR")? {
                continue;
            }
            if self.lexer.take_word("AND")? || self.lexer.take_word("FOLLOWEDBY")? {
                self.complex = true;
                beyond = true;
                continue;
            }
            return Ok(match any.pop() {
                _ if beyond => Observation::Beyond,
                Some(one) if any.is_empty() => one,
                Some(last) => {
                    any.push(last);
                    Observation::Any(any)
                }
                None => Observation::Beyond,
            });
        }
    }

    fn observation(&mut self) -> Result<Observation, PatternError> {
        let observation = if self.lexer.take_sign('[')? {
            let expression = self.comparison_list(false)?;
            self.lexer.need_sign(']')?;
            Observation::One(expression)
        } else {
            self.lexer.need_sign('(')?;
            let inner = self.nested(Self::observations)?;
            self.lexer.need_sign(')')?;
            inner
        };
        Ok(if self.qualifiers()? { Observation::Beyond } else { observation })
    }

    /// Reads what limits an observation in time or number; says whether there was any.
    fn qualifiers(&mut self) -> Result<bool, PatternError> {
        let mut any = false;
        loop {
            if self.lexer.take_word("WITHIN")? {
                self.number()?;
                self.lexer.need_word("SECONDS")?;
            } else if self.lexer.take_word("REPEATS")? {
                self.number()?;
                self.lexer.need_word("TIMES")?;
            } else if self.lexer.take_word("START")? {
                self.time()?;
                self.lexer.need_word("STOP")?;
                self.time()?;
            } else {
                return Ok(any);
            }
            self.complex = true;
            any = true;
        }
    }

    fn number(&mut self) -> Result<(), PatternError> {
        match self.lexer.literal()? {
            Literal::Int(number) if number > 0 => Ok(()),
            Literal::Real(number) if number > 0.0 => Ok(()),
            _ => Err(self.lexer.error()),
        }
    }

    fn time(&mut self) -> Result<(), PatternError> {
        match self.lexer.literal()? {
            Literal::Time(_) => Ok(()),
            _ => Err(self.lexer.error()),
        }
    }

    /// Comparisons, joined by `OR` and `AND`, of which `AND` binds closer. Under `NOT` each becomes the other.
    fn comparison_list(&mut self, negated: bool) -> Result<Expression, PatternError> {
        let mut any = Vec::new();
        let mut all = Vec::new();
        let join = |mut parts: Vec<Expression>, or: bool| match parts.pop() {
            Some(one) if parts.is_empty() => one,
            last => {
                parts.extend(last);
                if or != negated { Expression::Any(parts) } else { Expression::All(parts) }
            }
        };
        loop {
            all.push(self.comparison(negated)?);
            if self.lexer.take_word("OR")? {
                any.push(join(std::mem::take(&mut all), false));
                continue;
            }
            if self.lexer.take_word("AND")? {
                self.complex = true;
                continue;
            }
            any.push(join(all, false));
            return Ok(join(any, true));
        }
    }

    fn comparison(&mut self, negated: bool) -> Result<Expression, PatternError> {
        // NOT before a parenthesis or a comparison is in no published grammar, but real patterns have it.
        if self.lexer.take_word("NOT")? {
            return self.nested(|parser| parser.comparison(!negated));
        }
        if self.lexer.take_sign('(')? {
            let inner = self.nested(|parser| parser.comparison_list(negated))?;
            self.lexer.need_sign(')')?;
            return Ok(inner);
        }
        if self.lexer.take_word("EXISTS")? {
            let (object, path) = self.object_path()?;
            return self.push(Comparison { object, path, operator: Operator::Exists, negated, values: Vec::new() });
        }
        let (object, path) = self.object_path()?;
        let negated = negated ^ self.lexer.take_word("NOT")?;
        let operator = self.operator()?;
        let values = if operator == Operator::In { self.set()? } else { vec![self.lexer.literal()?] };
        self.push(Comparison { object, path, operator, negated, values })
    }

    fn push(&mut self, comparison: Comparison) -> Result<Expression, PatternError> {
        if self.comparisons.len() >= MAX_COMPARISONS {
            return Err(PatternError::TooMuch);
        }
        self.comparisons.push(comparison);
        Ok(Expression::One(self.comparisons.len() - 1))
    }

    fn operator(&mut self) -> Result<Operator, PatternError> {
        let token = self.lexer.next()?;
        Ok(match token {
            Token::Operator("=" | "==") => Operator::Equal,
            Token::Operator("!=" | "<>") => Operator::NotEqual,
            Token::Operator("<") => Operator::Less,
            Token::Operator("<=") => Operator::LessOrEqual,
            Token::Operator(">") => Operator::Greater,
            Token::Operator(">=") => Operator::GreaterOrEqual,
            Token::Word("IN") => Operator::In,
            Token::Word("LIKE") => Operator::Like,
            Token::Word("MATCHES") => Operator::Matches,
            Token::Word("ISSUBSET") => Operator::IsSubset,
            Token::Word("ISSUPERSET") => Operator::IsSuperset,
            _ => return Err(self.lexer.error()),
        })
    }

    fn set(&mut self) -> Result<Vec<Literal>, PatternError> {
        self.lexer.need_sign('(')?;
        let mut values = Vec::new();
        if self.lexer.take_sign(')')? {
            return Ok(values);
        }
        loop {
            if values.len() >= MAX_COMPARISONS {
                return Err(PatternError::TooMuch);
            }
            values.push(self.lexer.literal()?);
            if !self.lexer.take_sign(',')? {
                self.lexer.need_sign(')')?;
                return Ok(values);
            }
        }
    }

    fn object_path(&mut self) -> Result<(String, Vec<Step>), PatternError> {
        let Token::Word(object) = self.lexer.next()? else { return Err(self.lexer.error()) };
        let object = object.to_owned();
        self.lexer.need_sign(':')?;
        let mut path = vec![Step::Name(self.lexer.name()?)];
        loop {
            if self.lexer.take_sign('.')? {
                path.push(Step::Name(self.lexer.name()?));
            } else if self.lexer.take_sign('[')? {
                if self.lexer.take_sign('*')? {
                    path.push(Step::AnyItem);
                } else {
                    match self.lexer.literal()? {
                        Literal::Int(number) => path.push(Step::Item(number)),
                        _ => return Err(self.lexer.error()),
                    }
                }
                self.lexer.need_sign(']')?;
            } else {
                return Ok((object, path));
            }
            if path.len() > MAX_DEPTH {
                return Err(PatternError::TooMuch);
            }
        }
    }
}

#[cfg(test)]
mod tests;
