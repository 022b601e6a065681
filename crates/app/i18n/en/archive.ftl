## Full archives.

err-circle-archived = This circle came from an archive: it can be read here, and nothing can be written in it.
rec-circle-archived = To work in it, be invited by a member, or restore your own backup. To note something about it, make a record in another circle.
err-archive-in-clear = An archive holds everything that this vault reads, evidence decrypted. Nothing was written.
rec-archive-in-clear = Seal it: --seal-to age1…, or --seal-passphrase-file FILE. Or say that whoever gets it may read everything: --in-clear.
err-archive-locked = This archive is sealed, and what was given does not open it.
rec-archive-locked = Give the key with --identity FILE, or the passphrase with --seal-passphrase-file FILE. Nothing was changed.
err-no-archive = This is no archive of Cairn, or one that was not finished.
rec-no-archive = Name its folder (the one with bagit.txt in it) or its file. If another program packed it, unpack it first. Nothing was changed.

step-archive = Writing the archive
step-archive-verify = Verifying the archive
step-archive-read = Reading the archive
step-archive-evidence = Sealing evidence again

cli-archive-written-folder = The archive is written: files { $files }, { $bytes }.
cli-archive-written-zip = The archive is written as one ZIP file: files { $files }, { $bytes }.
cli-archive-written-sealed = The archive is written and sealed: files { $files }, { $bytes }. By hand: `age -d FILE > archive.zip`.
cli-archive-circle = { $name }: records { $records }, and deleted ones { $deleted }; pieces of evidence { $evidence }.
cli-archive-lacking = { "  " }Not in this vault and so not in the archive: pieces of evidence { $count }.
cli-archive-unsigned = { "  " }Not signed: this device has no key in this circle that may sign now.
cli-archive-left-out = Left out: { $name }. This device does not read all of it.
cli-archive-hash = Its list of files has the SHA-256 { $sha256 }. Write it down elsewhere: by it, any change is found.
cli-archive-keep-clear = It is in the clear. Whoever gets it reads every name, every statement and every piece of evidence: keep it as safe as the vault.
cli-archive-keep-sealed = Without the key or the passphrase nobody opens it, you neither.
cli-archive-consent = No consent and no marking was asked: this is the circle's own copy. Before you give any of it away, look at what people agreed to. That it was written is signed in each circle.

cli-archive-verified = Verified: files { $files }, written by { $by } on { $made }.
cli-archive-read = { $name }: records { $records }, entries { $entries }, new here { $new }; evidence files taken in { $evidence }. { $signed }
cli-archive-would-read = { $name }: records { $records }, entries { $entries }; would be new here: entries { $new }, evidence files { $evidence }. { $signed }
cli-archive-signed-by = The archive is signed by { $name }.
cli-archive-signed-by-nobody = Nobody signed the archive for this circle; its entries are signed each by itself.
cli-archive-read-only = { "  " }This vault was never in this circle: it is here to be read, and nothing can be written in it.
cli-archive-waits = { "  " }Pages that wait for your word: { $count }. See `cairn circle choose`.
cli-archive-refused = { "  " }Entries that do not fit what is here and were not taken: { $count }.
cli-archive-equal = { "  " }Equal: it reads here as it read when the archive was written.
cli-archive-unequal = { "  " }NOT equal: what came in reads otherwise than the archive says. Keep the archive, and tell those who wrote it.
cli-archive-went-on = { "  " }This vault holds more than the archive, or the two went different ways.
cli-archive-dry-run = Nothing was written.
