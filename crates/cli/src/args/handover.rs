//! The commands about handing over and forgetting.

use cairn_app::api::Request;
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum HandoverCommand {
    /// Show what of this device's work members confirmed by receipts, and what not
    Status {
        /// The circle (name or id; default: the only one that is shared)
        #[arg(long)]
        circle: Option<String>,
    },
    /// On a contributor's device: remove from it what it wrote in a circle, once receipts cover all of it
    Forget {
        /// The circle (name or id; default: the only one that is shared)
        #[arg(long)]
        circle: Option<String>,
    },
}

impl HandoverCommand {
    /// Gives the request; forgetting needs the vault's passphrase again.
    pub(crate) fn request(&self, passphrase: String) -> Request {
        match self {
            Self::Status { circle } => Request::HandoverStatus { circle: circle.clone() },
            Self::Forget { circle } => Request::HandoverForget { circle: circle.clone(), passphrase },
        }
    }
}
