//! The commands about the codebook.

use std::path::PathBuf;

use cairn_app::api::{CodebookExport, CodebookQuery, CodebookTerm, Request, TermOrder, TermWordsOrder, ThesaurusOrder};
use clap::{Args, Subcommand, ValueEnum};

use super::file_name;

#[derive(Debug, Subcommand)]
pub(crate) enum CodebookCommand {
    /// List terms, in the language of --lang (en, es, fr, pt, ar)
    List {
        /// Only this vocabulary (act, method, occupation, …)
        vocabulary: Option<String>,
        /// With the terms of this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
        /// With the terms that are no longer offered
        #[arg(long)]
        retired: bool,
    },
    /// Show a term in every language, with its codes in other standards
    Show {
        /// The term: VOCABULARY/CODE, or the code alone
        term: String,
        /// Among the terms of this circle too (name or id)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Write the codebook, with all languages and codes
    Export {
        /// The format
        #[arg(long, value_enum, default_value_t = Format::Csv)]
        format: Format,
        /// Where to (default, and for -: stdout)
        #[arg(long)]
        to: Option<PathBuf>,
        /// Write over what is there
        #[arg(long)]
        force: bool,
        /// With the terms of this circle (name or id)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Add a term to a vocabulary of a circle; prints the id of its record
    Add(AddTerm),
    /// Say what a circle's term is called in one more language
    Translate {
        /// The term: VOCABULARY/CODE, or the code alone
        term: String,
        /// The language (BCP 47)
        language: String,
        /// What it is called
        label: String,
        /// What it means, in one line
        #[arg(long)]
        definition: Option<String>,
        /// The circle (name or id; default: your personal circle)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Offer a circle's term no longer; what was coded with it still reads
    Retire {
        /// The term: VOCABULARY/CODE, or the code alone
        term: String,
        /// Offer it again
        #[arg(long)]
        undo: bool,
        /// The circle (name or id; default: your personal circle)
        #[arg(long)]
        circle: Option<String>,
    },
    /// Make terms of a circle of a HURIDOCS micro-thesaurus that you have (CSV); again changes nothing
    Import {
        /// The file
        file: PathBuf,
        /// The number of the list, for a file that does not say it
        #[arg(long, value_name = "MT", value_parser = clap::value_parser!(u8).range(1..=99))]
        list: Option<u8>,
        /// The language of the file's third column of words (default: es)
        #[arg(long, value_name = "TAG")]
        other: Option<String>,
        /// Show what would come in; change nothing
        #[arg(long)]
        dry_run: bool,
        /// Into this circle (name or id; default: your personal circle)
        #[arg(long)]
        circle: Option<String>,
    },
}

/// A term to add.
#[derive(Debug, Args)]
pub(crate) struct AddTerm {
    /// The vocabulary (act, method, occupation, …)
    vocabulary: String,
    /// What it is called
    label: String,
    /// The code, x-… (default: made of the label)
    #[arg(long)]
    code: Option<String>,
    /// What it means, in one line
    #[arg(long)]
    definition: Option<String>,
    /// The language of both (BCP 47; default: en)
    #[arg(long)]
    language: Option<String>,
    /// The code of a broader term
    #[arg(long)]
    parent: Option<String>,
    /// Its HURIDOCS code, 12 digits
    #[arg(long)]
    huridocs: Option<String>,
    /// Its ATT&CK technique (T1660)
    #[arg(long)]
    attack: Option<String>,
    /// Its MISP tag or galaxy
    #[arg(long)]
    misp: Option<String>,
    /// Into this circle (name or id; default: your personal circle)
    #[arg(long)]
    circle: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A table
    Csv,
    /// One object
    Json,
}

impl CodebookCommand {
    /// Says whether the command can be carried out without a vault: the built-in codebook is no secret.
    pub(crate) fn needs_no_vault(&self) -> bool {
        matches!(
            self,
            Self::List { circle: None, .. } | Self::Show { circle: None, .. } | Self::Export { circle: None, .. }
        )
    }

    /// Gives the request; `lang` is the language that the person asked for, which may be one of the codebook alone.
    pub(crate) fn request(&self, lang: Option<&str>) -> anyhow::Result<Request> {
        Ok(match self {
            Self::List { vocabulary, circle, retired } => Request::CodebookList(CodebookQuery {
                vocabulary: vocabulary.clone(),
                lang: lang.map(str::to_owned),
                circle: circle.clone(),
                retired: *retired,
            }),
            Self::Show { term, circle } => {
                Request::CodebookShow(CodebookTerm { term: term.clone(), circle: circle.clone() })
            }
            Self::Export { format, to, force, circle } => Request::CodebookExport(CodebookExport {
                format: match format {
                    Format::Csv => "csv".to_owned(),
                    Format::Json => "json".to_owned(),
                },
                to: to.as_deref().filter(|to| to.as_os_str() != "-").map(file_name).transpose()?,
                force: *force,
                circle: circle.clone(),
            }),
            Self::Add(term) => Request::CodebookAdd(TermOrder {
                circle: term.circle.clone(),
                vocabulary: term.vocabulary.clone(),
                code: term.code.clone(),
                label: term.label.clone(),
                definition: term.definition.clone(),
                language: term.language.clone(),
                parent: term.parent.clone(),
                huridocs: term.huridocs.clone(),
                attack: term.attack.clone(),
                misp: term.misp.clone(),
            }),
            Self::Translate { term, language, label, definition, circle } => Request::CodebookWords(TermWordsOrder {
                circle: circle.clone(),
                term: term.clone(),
                language: language.clone(),
                label: label.clone(),
                definition: definition.clone(),
            }),
            Self::Retire { term, undo, circle } => {
                Request::CodebookRetire { circle: circle.clone(), term: term.clone(), offer: *undo }
            }
            Self::Import { file, list, other, dry_run, circle } => Request::CodebookImport(ThesaurusOrder {
                file: file_name(file)?,
                circle: circle.clone(),
                list: *list,
                other: other.clone(),
                dry_run: *dry_run,
            }),
        })
    }
}
