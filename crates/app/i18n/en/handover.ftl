## Handing over and forgetting.

err-handover-incomplete = Not everything that this device wrote is confirmed: entries { $entries }, sealed files { $evidence }.
rec-handover-incomplete = Nothing was forgotten. Sync with a member, or give them a bundle and read the one that they write for this device; `cairn handover status` shows what is still missing.

cli-handover-of = { $name }: confirmed { $confirmed } of { $entries } entries; sealed files confirmed: { $evidence }. Members are known as of { $time }.
cli-handover-receipt = { $name } ({ $device }) confirms entries up to { $entries }, and sealed files: { $evidence }
cli-handover-none = No receipt came yet.
cli-handover-lacking = Not confirmed: { $title }
cli-handover-complete = Everything is confirmed: `cairn handover forget` removes it from this device.
cli-handover-kept = Everything is confirmed. Only a contributor's device forgets its work.
cli-handover-incomplete = Not everything is confirmed yet: nothing can be forgotten.
cli-forgotten = { $name }: forgotten here up to entry { $entries }, and sealed files: { $evidence }. The vault has new keys; the passphrase is the same.
cli-forgotten-flash = What a flash disk (SSD, memory card, telephone) keeps of overwritten blocks may survive, and so may backups and copies of this device. No program can reach those.
