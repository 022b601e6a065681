## What happened (err-) and what to do (rec-), a pair for each error code.

err-vault-missing = There is no vault in this folder.
rec-vault-missing = Make one with `cairn init`, or name the right folder with --vault.
err-vault-exists = This folder already holds a vault or other files.
rec-vault-exists = Choose an empty folder. Nothing was changed.
err-locked = The vault is locked.
rec-locked = Unlock it with its passphrase.
err-wrong-passphrase = This passphrase does not open the vault.
rec-wrong-passphrase = Try again: check the keyboard layout and Caps Lock. Nothing was changed; there is no limit to tries.
err-weak-passphrase = This passphrase is too short to protect anyone.
rec-weak-passphrase = Use at least 12 characters; five or six random words are best.
err-keyring-damaged = Both copies of the keyring are damaged.
rec-keyring-damaged = Put back keyring.age from a backup of the vault folder. The database is untouched. Do not delete anything.
err-keyring-too-costly = The keyring asks for more memory and time than is allowed.
rec-keyring-too-costly = This keyring was not made by Cairn. Put back the one from a backup.
err-database-damaged = The database is damaged, and was left as it is.
rec-database-damaged = Copy the whole vault folder to another disk first. Then restore a backup, or sync a new vault from a member of your circle.
err-counter-damaged = The counter file of this vault is damaged.
rec-counter-damaged = Put it back from a copy of the vault folder. Without it nobody can tell whether the database is complete.
err-vault-incomplete = A file of this vault is missing ({ $file }).
rec-vault-incomplete = Put it back from a copy of the vault folder. Nothing was made in its place.
err-rolled-back = This vault is older than it should be: { $missing } saved changes are missing.
rec-rolled-back = Someone or something put back an old copy of the database. If you did, sync with your circle to fetch what is missing; if you did not, ask who had this device.
err-newer-version = A newer version of Cairn made this.
rec-newer-version = Install that version or a later one. Nothing was changed.
err-vault-in-use = Another process has this vault open.
rec-vault-in-use = Close the other window or command, then try again.
err-disk-full = The disk is full. Nothing was lost; the last change was not saved.
rec-disk-full = Make room on the disk, then save again.
err-io = Reading or writing failed ({ $cause }).
rec-io = Check that the disk is plugged in and writable, then try again. What was saved before is safe.
err-unknown-record = There is no record with this id.
rec-unknown-record = Look it up with `cairn record list`. It may not have been synced yet.
err-ambiguous-id = Several records have ids that begin like this.
rec-ambiguous-id = Give more digits of the id.
err-unknown-kind = There is no such kind of record: { $kind }.
rec-unknown-kind = The kinds are: { $kinds }.
err-unknown-field = This kind of record has no field { $path }.
rec-unknown-field = The data dictionary in docs lists the fields of each kind.
err-bad-value = The value does not fit the field { $path }: { $why }.
rec-bad-value = Change the value and try again. Nothing was saved.
err-bad-expression = This is no condition: at character { $at }, { $why }.
rec-bad-expression = Examples: status=active, priority!=low, summary~old town, when>=2024-03, has:acts.victim, no:priority.
err-bad-condition = The condition on { $path } cannot be used: { $why }.
rec-bad-condition = Change the condition. Nothing was listed, so that nothing is taken for the answer.
err-unknown-view = There is no saved view of this name here.
rec-unknown-view = List them with `cairn view list`. It may not have been synced yet.
err-ambiguous-view = Several saved views have this name.
rec-ambiguous-view = Name the circle with --circle, or give the id of the one you mean.
err-view-exists = This circle has a saved view of this name already.
rec-view-exists = Change it with `cairn view edit`, or choose another name.
err-view-newer = This saved view holds something that this version does not know ({ $place }). It was not run: without it, the view would show too much.
rec-view-newer = Install the version of Cairn that whoever saved it has. Or save a view of your own.
err-view-unclear = This saved view cannot be run: { $place } is missing, or people have not decided between different values of it.
rec-view-unclear = Look at it with `cairn record show ID`; decide between values with `cairn conflicts resolve`.
err-ambiguous-date = This date can be read in several ways: { $options }.
rec-ambiguous-date = Write the one you mean.
err-incomplete = { $path } can only be set so together with { $needs }.
rec-incomplete = Give both in one step. Nothing was changed.
err-date-order = { $path } is before { $first }.
rec-date-order = Give a date that is not earlier, or a less exact one. Nothing was changed.
err-verbatim = What somebody said is not written over ({ $path }).
rec-verbatim = Add what is new as a later account: statements.ID.accounts.+.text. Nothing was changed.
err-wrong-kind = { $path } leads to a record of another kind.
rec-wrong-kind = Choose a record of the kind { $kind }. Nothing was changed.
err-self-link = A record cannot be linked to itself.
rec-self-link = Choose another record. Nothing was changed.
err-case-number = The case number in { $path } has a wrong digit, or two that are swapped.
rec-case-number = Read it again from where it was written down. Nothing was changed.
err-unknown-circle = There is no such circle in this vault.
rec-unknown-circle = List your circles with `cairn circle list`.
err-not-permitted = Your role in this circle does not permit this.
rec-not-permitted = Ask a steward of the circle.
err-vault-copied = This vault lies in another folder or on another computer than when it last wrote. It can be read, and it writes and syncs nothing.
rec-vault-copied = If you moved it and no copy is in use: `cairn vault moved`. If this is a copy, go on with the other one.
err-device-waits = This vault was set back to an earlier state, or has new keys that the circle does not know yet. It can be read, and it writes nothing.
rec-device-waits = With your recovery sheet: `cairn backup admit --sheet FILE`. Without it, ask a steward or another device of yours to admit the new keys: `cairn circle join --circle NAME --request FILE`. Once they have, their answer file, a drop that one of them visited, or a live sync with any member who knows of it brings the new keys into use.
err-unknown-member = This circle has no member or device called { $who }.
rec-unknown-member = List them with `cairn circle members`. A device is named by the first 8 digits of its key, or more.
err-ambiguous-member = Several members or devices of this circle are called { $who }.
rec-ambiguous-member = Name the one you mean by its id: `cairn circle members --json` shows it.
err-last-steward = This would leave the circle without a steward, and nobody could admit or remove anyone.
rec-last-steward = Make somebody else a steward first: `cairn circle role PERSON steward`.
err-removed-here = This device does not belong to this circle any more.
rec-removed-here = What you have stays here and can be read. To come back, ask a steward for a new invitation.
err-page-refused = This page of the charter does not fit the one that this device works under.
rec-page-refused = Sync with the others first. If it was proposed before something else changed, let it be proposed again.
err-bad-join-file = This request or answer cannot be used ({ $why }).
rec-bad-join-file = Ask for it to be written again, and carry the whole file. Nothing was changed.
err-too-large = This is larger than the limit of { $limit }.
rec-too-large = Split it, or leave out what is not needed. Nothing was changed.
err-malformed = The file is not valid { $format }: { $why }.
rec-malformed = Ask the sender for a good copy. Nothing was changed.
err-nothing-fits = Nothing of what you chose can leave in this form: nothing was found, or the format or the marking leaves no room for it.
rec-nothing-fits = Choose other records, another format or profile, or a higher --max-tlp. Nothing was written.
err-unknown-format = There is no such format: { $format }.
rec-unknown-format = The formats are: { $formats }.
err-unknown-peer = The other side is no member of this circle.
rec-unknown-peer = Make sure that the ticket is from the right person and new, or ask a steward to invite this device. If one of both was restored from a backup, visit a drop with both in turn, or exchange bundles, and sync again after that.
err-unreachable = The other side did not answer.
rec-unreachable = Both devices must be on the same network, and the other must be listening. Nothing was lost; try again.
err-sync-failed = The connection ended early ({ $why }).
rec-sync-failed = Everything received so far is kept. Sync again and it goes on from there.
err-code-mismatch = The digits were not confirmed, so nobody was admitted.
rec-code-mismatch = If the digits differed, someone may be between you: meet by another way, and begin anew.
err-bad-ticket = This is no valid ticket, or it was used before.
rec-bad-ticket = Copy the whole text, or ask for a new invitation.
err-report-refused = { $count ->
    [one] This may not leave: one rule forbids it.
   *[other] This may not leave: { $count } rules forbid it.
}
rec-report-refused = Record the consent that is missing, change the audience, or leave the record out.
err-use-refused = { $count ->
    [one] The person did not agree to this: one rule forbids it.
   *[other] This was not agreed to: { $count } rules forbid it.
}
rec-use-refused = Ask the person first, and record what they say: `cairn record add consent`. Nothing was changed.
err-override-refused = Consents are not overridden in this way: { $why }.
rec-override-refused = Say why with --why. A consent that was withdrawn is named by itself: --override-withdrawn CONSENT. Nothing left.
err-target-exists = Something is already there.
rec-target-exists = Choose another name, or say --force to write over it.
err-unreadable = The file cannot be read.
rec-unreadable = Check the name and that you may read it.
err-changed-meanwhile = The file changed while it was being sealed.
rec-changed-meanwhile = Make a copy that nothing writes to, and seal that. Nothing was recorded.
err-intake-locked = This archive is sealed with age, and no identity that opens it was given.
rec-intake-locked = Name the file that holds the AGE-SECRET-KEY for it: `--identity FILE`. The key that AndroidQF read (key.txt) is only the public half. Nothing was changed.
err-not-held = The sealed file is not in this vault.
rec-not-held = Sync with a device that holds it. If the fetch policy leaves it out, ask for it first: `cairn evidence fetch`.
err-verification-failed = Verification failed: { $file } ({ $problem }).
rec-verification-failed = Do not rely on this. Ask the sender for the original.
err-cancelled = Stopped as you asked.
rec-cancelled = What was done before stays done; start again to go on.
err-unknown-job = There is no such job; it may have ended.
rec-unknown-job = List the jobs that run.
err-bad-request = This makes no sense here: { $why }.
rec-bad-request = Read the help of the command.
err-bug = Something in Cairn went wrong ({ $place }).
rec-bug = Your data is as it was. Please tell the people who make Cairn this place; it names no content.

## Why a release is refused.

rule-unmarked = unmarked means: do not share
rule-marking-too-high = the marking does not allow this audience
rule-open-conflict = people have not yet decided between different values
rule-deleted = the record is deleted
rule-no-consent = no consent of this person is recorded, and without one the answer is no
rule-not-this-incident = the consent does not cover this incident
rule-not-this-audience = the person said no to this audience
rule-not-this-use = the person said no to this use
rule-new-purpose = the person agreed to other things and was not asked about this one
rule-ask-again = the person wants to be asked again first
rule-anonymised-only = the consent covers this audience only without names
rule-expired = the consent has expired
rule-not-yet-given = the consent starts later
rule-withdrawn = the consent was withdrawn

## What to do about it.

do-anonymised-only = Leave the names out: without --identifiability named.
do-ask-again = Ask the person, and record a new consent with the answer.
do-deleted = Restore the record, or take it out of what leaves.
do-expired = Ask the person whether it still holds, and record a new consent.
do-marking-too-high = Whoever marked it decides: lower the marking with them, or leave the record out.
do-new-purpose = A new purpose needs a new consent: ask, and record the answer.
do-no-consent = Ask the person, and record what they say: `cairn record add consent`.
do-not-this-audience = The answer is no. Do not ask again unless something changed for them; leave the record out, or change the audience.
do-not-this-incident = Ask the person about this incident, and record a consent that covers it.
do-not-this-use = The answer is no. Leave it.
do-not-yet-given = Wait for the day from which it holds, or mend its date.
do-open-conflict = Decide between the values: `cairn conflicts resolve`.
do-unmarked = Mark the record: `cairn record edit ID --set tlp=…`.
do-withdrawn = It stays withdrawn. Only a new consent opens this again; do not press for one.

## Notices

notice-keyring-repaired = One copy of the keyring was damaged. It was repaired from the other; check this disk.
notice-counter-repaired = Part of the counter file was damaged. It was written again; check this disk.
notice-counter-behind = An old copy of the counter file was put back. Nothing is lost.
notice-rebuilt = Lists and search were built anew for this version.
notice-waiting = Not everything that came in is in the lists yet. It follows by itself while the vault is open.

warning-unreadable = Some records cannot be built from their changes. Run `cairn vault check`.
warning-withheld = Some entries do not count under the charter page we work under.
warning-waiting = Some entries that came in are not in the lists yet. They follow by themselves while the vault is open.
warning-policy-unreadable = The fetch policy of a circle cannot be read, so its evidence is not fetched. Choose one again.
warning-unsound = The check after unlocking found damage. Run `cairn vault check`, and do not delete anything.
warning-not-held = Some evidence is not in this vault. Sync with a device that holds it.
notice-join-failed = Someone tried to join and did not. The invitation is still waiting.
notice-peer-refused = A device connected that is no member, or parted early.
notice-page-waits = A new page of the charter waits until you confirm it.
notice-rival-page = The other side works under another page of the charter. Talk to each other before you go on.
notice-removed = According to the other side, this device was removed from the circle. Nothing here was destroyed.
notice-forked = A device of the circle was rolled back or copied. Its owner should be told.
