//! The vault, as visits to drops and bundles see it.

use std::collections::BTreeSet;

use cairn_model::CircleId;
use cairn_store::Reader;
use cairn_sync::FileRequest;
use cairn_sync::drop::{DropCircle, Holdings};
use cairn_sync::pack::ErasedEntry;
use cairn_transport::{DropPort, Port as _, PortError};

use super::port::{VaultPort, meeting_keys};
use crate::error::ApiError;

/// Under what name a circle's secrets keep what is known of a drop or a bundle.
fn memory_name(drop: &[u8; 32]) -> String {
    format!("drop.{}", hex::encode(drop))
}

/// Gives the sealed files of a circle that are whole here and may be given to its members, ascending.
pub(super) fn offered(reader: &Reader, circle: &CircleId) -> Result<Vec<FileRequest>, ApiError> {
    let evidence = reader.evidence();
    let mut offered = Vec::new();
    let named: BTreeSet<[u8; 32]> = reader.named_files(circle, |_| true)?.into_iter().map(|named| named.file).collect();
    for file in named {
        // Its true size, whatever manifests tell.
        if let Some(size) = evidence.length(&file)
            && reader.serves(&file)?
        {
            offered.push(FileRequest { file, size, from: 0 });
        }
    }
    Ok(offered)
}

impl DropPort for VaultPort {
    fn drop_circle(&self, circle: &CircleId) -> Result<DropCircle, PortError> {
        let reader = self.reader();
        let charter = reader.load_charter(circle)?;
        let keys = meeting_keys(&reader, circle)?;
        Ok(DropCircle { charter, device: keys.device.public(), epochs: keys.epochs, seal: keys.seal })
    }

    fn holdings(&self, circle: &CircleId, _drop: &[u8; 32]) -> Result<Holdings, PortError> {
        let state = self.state(circle)?;
        let reader = self.reader();
        let erased = reader.destroyed(circle)?.into_iter().map(|destroyed| ErasedEntry {
            log: destroyed.log,
            height: destroyed.height,
            parts: destroyed.parts,
        });
        Ok(Holdings {
            heads: state.heads,
            floors: reader.floors(circle)?,
            wanted: state.wanted,
            offered: offered(&reader, circle)?,
            erased: erased.collect(),
            // The name of a destroyed file is destroyed with it; what is left of it in drops opens for nobody, since its
            // key lay in the manifest.
            erased_files: Vec::new(),
        })
    }

    fn load_memory(&self, circle: &CircleId, drop: &[u8; 32]) -> Result<Option<Vec<u8>>, PortError> {
        Ok(self.reader().secret(circle, &memory_name(drop))?.map(|kept| kept.to_vec()))
    }

    fn store_memory(&self, circle: &CircleId, drop: &[u8; 32], memory: &[u8]) -> Result<(), PortError> {
        let (circle, name, memory) = (*circle, memory_name(drop), memory.to_vec());
        Ok(self.desk().run_blocking(move |vault| Ok(vault.set_secret(&circle, &name, Some(&memory))?))?)
    }
}
