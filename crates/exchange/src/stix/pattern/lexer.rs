//! Words, signs and literals of a pattern.

use super::{Literal, PatternError};

/// One token. Signs stand alone; operators are runs of `=`, `!`, `<` and `>`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    Word(&'a str),
    Operator(&'a str),
    Sign(char),
    /// A quoted text with its prefix letter (`h`, `b`, `t`) and its raw content.
    Quoted(Option<u8>, &'a str),
    Number(&'a str),
    End,
}

#[derive(Clone, Copy)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// Where the token that was taken last starts.
    last: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, last: 0 }
    }

    /// An error at the last token.
    pub(super) fn error(&self) -> PatternError {
        PatternError::Syntax(self.last)
    }

    fn skip(&mut self) {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            // Comments are in the grammar.
            let comment = if trimmed.starts_with("//") {
                trimmed.find('\n').unwrap_or(trimmed.len())
            } else if trimmed.starts_with("/*") {
                trimmed.find("*/").map_or(trimmed.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += comment;
        }
    }

    pub(super) fn next(&mut self) -> Result<Token<'a>, PatternError> {
        self.skip();
        self.last = self.at;
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return Ok(Token::End) };
        let bytes = rest.as_bytes();
        let token = match first {
            '\'' => return self.quoted(None, 1),
            'h' | 'b' | 't' if bytes.get(1) == Some(&b'\'') => return self.quoted(bytes.first().copied(), 2),
            '0'..='9' | '+' | '-' => {
                Token::Number(run(rest, |c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E')))
            }
            '=' | '!' | '<' | '>' => Token::Operator(run(rest, |c| matches!(c, '=' | '!' | '<' | '>'))),
            _ if is_word(first) => Token::Word(run(rest, is_word)),
            _ => Token::Sign(first),
        };
        self.at += match token {
            Token::Word(text) | Token::Operator(text) | Token::Number(text) => text.len(),
            _ => first.len_utf8(),
        };
        Ok(token)
    }

    fn quoted(&mut self, prefix: Option<u8>, open: usize) -> Result<Token<'a>, PatternError> {
        let start = self.at + open;
        let bytes = self.text.as_bytes();
        let mut at = start;
        loop {
            match bytes.get(at) {
                Some(b'\'') => break,
                Some(b'\\') => at += 2,
                Some(_) => at += 1,
                None => return Err(PatternError::Syntax(self.last)),
            }
        }
        self.at = at + 1;
        Ok(Token::Quoted(prefix, self.text.get(start..at).unwrap_or_default()))
    }

    fn peek(&self) -> Result<(Token<'a>, Self), PatternError> {
        let mut ahead = *self;
        let token = ahead.next()?;
        Ok((token, ahead))
    }

    pub(super) fn take_sign(&mut self, sign: char) -> Result<bool, PatternError> {
        let (token, ahead) = self.peek()?;
        let found = token == Token::Sign(sign);
        if found {
            *self = ahead;
        }
        Ok(found)
    }

    pub(super) fn take_word(&mut self, word: &str) -> Result<bool, PatternError> {
        let (token, ahead) = self.peek()?;
        let found = matches!(token, Token::Word(found) if found == word);
        if found {
            *self = ahead;
        }
        Ok(found)
    }

    pub(super) fn need_sign(&mut self, sign: char) -> Result<(), PatternError> {
        if self.take_sign(sign)? { Ok(()) } else { Err(PatternError::Syntax(self.at)) }
    }

    pub(super) fn need_word(&mut self, word: &str) -> Result<(), PatternError> {
        if self.take_word(word)? { Ok(()) } else { Err(PatternError::Syntax(self.at)) }
    }

    pub(super) fn end(&mut self) -> Result<(), PatternError> {
        if self.next()? == Token::End { Ok(()) } else { Err(self.error()) }
    }

    /// A property name, quoted or not.
    pub(super) fn name(&mut self) -> Result<String, PatternError> {
        match self.next()? {
            Token::Word(name) => Ok(name.to_owned()),
            Token::Quoted(None, raw) => unescape(raw).ok_or(self.error()),
            // A property may start with a digit in dictionaries that are not quoted as they should be.
            Token::Number(digits) if digits.bytes().all(|b| b.is_ascii_digit()) => Ok(digits.to_owned()),
            _ => Err(self.error()),
        }
    }

    pub(super) fn literal(&mut self) -> Result<Literal, PatternError> {
        let token = self.next()?;
        Ok(match token {
            Token::Quoted(None, raw) => Literal::Text(unescape(raw).ok_or(self.error())?),
            Token::Quoted(Some(b'h'), raw) => Literal::Hex(raw.to_owned()),
            Token::Quoted(Some(b'b'), raw) => Literal::Binary(raw.to_owned()),
            Token::Quoted(Some(_), raw) => Literal::Time(raw.to_owned()),
            Token::Word(word) if word.eq_ignore_ascii_case("true") => Literal::Flag(true),
            Token::Word(word) if word.eq_ignore_ascii_case("false") => Literal::Flag(false),
            Token::Number(digits) => match digits.parse() {
                Ok(number) => Literal::Int(number),
                Err(_) => {
                    Literal::Real(digits.parse().ok().filter(|number: &f64| number.is_finite()).ok_or(self.error())?)
                }
            },
            _ => return Err(self.error()),
        })
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

fn run(text: &str, fits: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !fits(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Resolves `\'` and `\\`. Any other escape is against the grammar, but common in file paths: its backslash stays.
fn unescape(raw: &str) -> Option<String> {
    if !raw.contains('\\') {
        return Some(raw.to_owned());
    }
    let mut text = String::with_capacity(raw.len());
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match chars.next()? {
            escaped @ ('\'' | '\\') => text.push(escaped),
            other => text.extend(['\\', other]),
        }
    }
    Some(text)
}
