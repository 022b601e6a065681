## Custody, transfers, what is held elsewhere, retention, fixity.

err-no-custody = A record of the kind { $kind } has no custody.
rec-no-custody = Custody is of evidence and devices. Record the thing as one of these first.
err-unknown-event = There is no custody event { $event }.
rec-unknown-event = Use one of: { $events }.
err-transfer-sides = A transfer has two sides and is not told as one event.
rec-transfer-sides = Release the item with `cairn custody release`; whoever gets it answers with `cairn custody receive`, or with a receipt.
err-reason-needed = A reason is needed here.
rec-reason-needed = Say why, in a sentence: it is signed and stays.
err-no-text = This cannot be shown as text.
rec-no-text = Take it out with `cairn evidence export` and open it on a device that may hold it. Nothing was recorded.
err-transfer-open = This item was released to { $to } already, and nobody answered yet.
rec-transfer-open = Wait for the answer, or take the release back: `cairn custody refuse ITEM --reason WHY`.
err-no-transfer = No open transfer of this item waits for that.
rec-no-transfer = See `cairn custody transfers --all`. If the release was signed on another device, sync first.
err-transfer-other = This transfer is for { $to }, not for you.
rec-transfer-other = Only whom it is for can answer it, and whoever released it can take it back.
err-state-needed = There is no file here whose hash could be verified.
rec-state-needed = Say what you see: the number of the seal (--seal) or the state (--state). For something held elsewhere, point at it with --path.
err-receipt-unnamed = The receipt does not name the hash.
rec-receipt-unnamed = It has to name the SHA-256 of the item (of a physical item: the release). Ask for a receipt with the text of receipt.txt.
err-receipt-hash = The receipt names another hash than that of this item.
rec-receipt-hash = It is for something else, or the item is not what was released. Do not rely on it; ask whoever signed it.
err-receipt-signature = The signature does not fit the text of the receipt.
rec-receipt-signature = The text may have been changed after it was signed, or the file opened and saved anew. Ask for both files as they were. Nothing was recorded.
err-receipt-namespace = The signature was made for another use than a receipt.
rec-receipt-namespace = Ask for it again: `ssh-keygen -Y sign -f KEY -n receipt@cairn receipt.txt`. Nothing was recorded.
err-receipt-other-key = The receipt was signed with another key than the one that you named.
rec-receipt-other-key = Compare the keys with whoever signed. Nothing was recorded.
err-receipt-key = Cairn verifies receipts with SSH keys of the kind ed25519 only, and this is none, or does not read.
rec-receipt-key = Verify it yourself with `ssh-keygen -Y verify` or `gpg --verify`, and hand in the files with --scan: they are kept, marked as not verified.
err-not-due = This case is to be kept: { $until }.
rec-not-due = Wait for the date, or change it in the case. To destroy it now, say --early and why.

warning-fixity-failed = A sealed file is not as it was. Run `cairn evidence verify --due`: it names the file, and who holds a copy.
warning-fixity-due = Some sealed files were not checked for a long time. Run `cairn evidence verify --due`.
warning-retention-due = Cases are past their retention date: see `cairn retention list`. Nothing is destroyed by itself.
warning-transfers = Items were released to you and wait for your receipt: see `cairn custody transfers`.
step-hash = Hashing

cli-status-fixity = { $count ->
    [one] One sealed file was not checked for { $days } days
   *[other] { $count } sealed files were not checked for { $days } days
}
cli-status-retention = { $count ->
    [one] One case is past its retention date
   *[other] { $count } cases are past their retention date
}
cli-status-transfers-to-me = { $count ->
    [one] One item was released to you and waits for your receipt
   *[other] { $count } items were released to you and wait for your receipt
}
cli-status-transfers-by-me = { $count ->
    [one] One item that you released has no answer yet
   *[other] { $count } items that you released have no answer yet
}

cli-evidence-elsewhere = held elsewhere
cli-evidence-destroyed = destroyed
custody-label-seal = Seal or bag number
custody-label-state = State on release
cli-custody-none = Nothing was signed about this item.
cli-custody-follows = follows { $steps }
cli-custody-first = a beginning
cli-custody-broken = BROKEN: { $problem }
cli-custody-withheld = does not count in the circle at present
cli-custody-whole = { $count ->
    [one] One step; its signature holds.
   *[other] { $count } steps; every signature holds, and nothing is missing between them.
}
cli-custody-breaks = { $count ->
    [one] The chain is broken at one step.
   *[other] The chain is broken at { $count } steps.
}
cli-custody-signed = { $title }: signed as step { $number }, { $event }.
cli-custody-agrees = The content is as it was sealed.
cli-custody-differs = The content is NOT as it was sealed. Do not rely on this copy.
cli-custody-copies = Known to hold a copy:
cli-custody-no-copies = Nobody else is known to hold a copy.
cli-transfer-open = open since { $time }
cli-transfer-received = received { $time }
cli-transfer-refused = refused { $time }: { $reason }
cli-transfer-taken-back = taken back { $time }: { $reason }
cli-transfer-to-me = (for you: `cairn custody receive`, or `refuse`)
cli-transfer-same = the receipt names the hash that was released
cli-transfer-line = { $id }  { $title }: { $from } to { $to }, { $state }
cli-form-written = The release is signed, and its form written: { $files }.
cli-form-next = Give the folder to whoever receives the item, and tell them this fingerprint by another way: { $fingerprint }
cli-form-back = When the receipt comes back: `cairn custody receipt { $id } --text receipt.txt --signature receipt.txt.sig --key THEIR.pub`
cli-receipt-verified = The receipt names the right hash and is signed with the key that you named: { $fingerprint }
cli-receipt-key-unknown = The receipt names the right hash and its signature holds. Whose key it is, you must make sure by another way: { $fingerprint }
cli-receipt-not-verified = The receipt is kept as evidence and marked as not verified by Cairn.
cli-receipt-by-hand = A GPG signature you can verify yourself: take both files out with `cairn evidence export`, then `gpg --verify receipt.txt.asc receipt.txt`, with a key whose fingerprint came by another way. A paper form: compare the hash on it by eye.
cli-printed = Printed on { $pages } pages: { $files }.
cli-printed-signer = Signed with the key { $fingerprint }
cli-printed-broken = Step { $number }: { $problem }
cli-elsewhere-made = { $files ->
    [one] One file is recorded as held elsewhere; nothing of it was copied.
   *[other] { $files } files are recorded as held elsewhere; nothing of them was copied.
}
cli-recheck-agrees = { $count ->
    [one] It is as it was: one file compared.
   *[other] Everything is as it was: { $count } files compared.
}
cli-recheck-differs = It is NOT as it was.
cli-recheck-same = unchanged: { $count }
cli-recheck-differ = changed: { $count }
cli-recheck-missing = missing: { $count }
cli-recheck-new = not in the list: { $count }
cli-recheck-more = … and { $count } more
cli-retention-none = No case is past its retention date.
cli-retention-due = DUE
cli-retention-kept = kept
cli-destruction-planned = { $count ->
    [one] With this case, one record would be destroyed:
   *[other] With this case, { $count } records would be destroyed:
}
cli-destruction-asked = { $count ->
    [one] One record is hidden and waits for a second person, who says: `cairn retention destroy { $id }`
   *[other] { $count } records are hidden and wait for a second person, who says: `cairn retention destroy { $id }`
}
cli-destruction-destroyed = { $count ->
    [one] One record is destroyed here.
   *[other] { $count } records are destroyed here.
}
cli-destruction-stays = These stay, because other records need them:
cli-destruction-because = needed by { $names }
cli-destruction-things = Things and files that lie elsewhere are not destroyed by this: only what is recorded of them is. Return or destroy them, and log it, before.
cli-destruction-devices = Devices:
cli-destruction-done = signed that it heard of it, so its copy is destroyed
cli-destruction-own = destroyed here
cli-destruction-waits = waits
cli-destruction-unknown = not known
cli-destruction-backups = Backups, exports and reports, devices that left, and overwritten blocks of flash disks may still hold it.
cli-fixity-plan = { $days ->
    [0] Sealed files are never due to be checked.
    [one] Sealed files are due to be checked every day.
   *[other] Sealed files are due to be checked every { $days } days.
}
cli-fixity-idle-on = Due files are also checked while the vault is open in the window, if the device is not on battery.
cli-fixity-idle-off = They are checked when a person asks: `cairn evidence verify --due`.
cli-fixity-held = { $held } lie here; due: { $due }; found wrong: { $failed }
cli-fixity-oldest = The longest unchecked was last known to be right { $time }.
cli-fixity-none-due = There is nothing to check.

custody-detail-by = Done by
custody-detail-bytes = Bytes
custody-detail-case = With the case
custody-detail-differ = Files changed
custody-detail-files = Files
custody-detail-found = SHA-256 found
custody-detail-from = From
custody-detail-manifest = SHA-256 of the list of files
custody-detail-missing = Files missing
custody-detail-new = Files added
custody-detail-note = Note
custody-detail-outside = To somebody without Cairn
custody-detail-outside-yes = yes
custody-detail-place = Place
custody-detail-purpose = Purpose
custody-detail-reason = Reason
custody-detail-receipt-check = Receipt
custody-detail-receipt-check-key-unknown = signed, and the signature holds; whose key it is was not compared
custody-detail-receipt-check-not-verified = not verified by Cairn
custody-detail-receipt-check-verified = signed with the key that was named, and the signature holds
custody-detail-receipt-record = Receipt kept as
custody-detail-release = Answers the release
custody-detail-released-by = Released by
custody-detail-report = In report
custody-detail-result = Result
custody-detail-result-agrees = everything is as it was
custody-detail-result-differs = something differs
custody-detail-same = Files unchanged
custody-detail-seal = Seal or bag number
custody-detail-sealed = Sealed as (BLAKE3)
custody-detail-state = State
custody-detail-to = To
custody-detail-when = Happened
custody-event-checked = checked
custody-event-collected = collected
custody-event-copied = copied
custody-event-deposited = deposited
custody-event-derived = another file was made from it
custody-event-destroyed = destroyed
custody-event-destruction-asked = destruction asked for
custody-event-deviation = deviation from procedure
custody-event-exported = exported
custody-event-received = received
custody-event-refused = transfer refused
custody-event-returned = returned
custody-event-sealed = sealed
custody-event-timestamped = time-stamped
custody-event-transferred = transferred
custody-event-viewed = viewed
custody-detail-list = List of files
custody-detail-list-given = given as it is; the files were not read here
custody-detail-what = What
custody-detail-what-file = the file, and what was recorded
custody-detail-what-records = what was recorded; not the thing itself
custody-detail-operation = What was done
custody-detail-operation-copied = copied
custody-detail-operation-redacted = redacted
custody-detail-operation-cropped = cropped
custody-detail-operation-stripped = stripped of metadata
custody-detail-operation-redaction-map = words taken out, kept apart
custody-detail-parameters = How
custody-detail-tool = Tool
custody-detail-from_sha256 = SHA-256 of the original
custody-detail-to_sha256 = SHA-256 of the copy
custody-detail-audience = Audience
custody-detail-recipient = Recipient
