## What the command line says.

cli-vault-ready = The vault of { $name } is ready.
cli-list-empty = Nothing found.
cli-list-more = There may be more: say --limit 0 for all.
cli-cleared = (cleared)
cli-record-deleted = This record is deleted. It can be restored.
cli-conflict-in = People have not yet decided between different values of { $path }:
cli-status-name = Vault of { $name }
cli-status-evidence = { $count ->
    [one] One piece of evidence, { $held } held here
   *[other] { $count } pieces of evidence, { $held } held here
}
cli-status-conflicts = { $count ->
    [0] No open conflicts
    [one] One open conflict: see `cairn conflicts list`
   *[other] { $count } open conflicts: see `cairn conflicts list`
}
cli-circle = { $id }  { $name }: you are { $role }; people: { $people }; records: { $records } { $personal }
cli-circle-personal = (personal)
cli-this-device = (this device)
cli-joined = Admitted to { $name }. Now sync with a member.
cli-not-held = (not in this vault)
cli-signature-holds = signature holds
cli-signature-broken = SIGNATURE BROKEN
cli-fixity-ok = ok
cli-fixity-absent = absent
cli-fixity-damaged = DAMAGED
cli-synced = Synced with { $peer }: entries sent { $sent }, received { $received }; records changed { $records }; files { $files }; { $bytes } in { $trips } round trips.
cli-synced-equal = Both hold the same entries.
cli-synced-differ = The two do not hold the same entries yet: sync again.
cli-synced-evidence = All evidence of the circle is here.
cli-synced-no-evidence = Some evidence of the circle is not here.
cli-synced-digest = Digest { $digest }
cli-imported = Read { $read } objects: { $new } new, { $updated } updated, { $unchanged } already here.
cli-imported-set = Indicator set { $set }, SHA-256 { $sha256 }
cli-imported-notes = Notes: { $count }. Nothing was dropped; this is what was odd or not understood:
cli-imported-more = … and more: use --json for all.
cli-report = The report is built and signed: { $files } files, { $bytes }.
cli-report-signed = Signed with key { $fingerprint }. Hand this fingerprint over by another way.
cli-verify-valid = Valid. { $count } things were checked.
cli-verify-signer = Signed with key { $fingerprint }. Compare it with the fingerprint that the signer gave you in another way.
cli-verify-invalid = NOT VALID. Do not rely on this package.
cli-check-sound = Sound: { $entries } entries, { $records } records, { $files } sealed files.
cli-check-unsound = NOT SOUND: { $entries } entries, { $records } records, { $files } sealed files were checked.
cli-code-compare = Compare these six digits with the other person, by voice or face to face.
cli-ticket-hand-over = Hand this ticket to the other person. It names this device's network address.

## What a job is doing.

step-import = Reading
step-records = Writing records
step-entries = Exchanging entries
step-files = Exchanging evidence
step-seal = Sealing
step-verify = Verifying
step-check = Checking
step-rebuild = Rebuilding
step-report = Building the report
step-unlock = Deriving the key

## The steps of the demonstration.

demo-intro = Two people, two vaults, two processes. Everything here is made up.
demo-vaults = Amal and Noor each make a vault
demo-join = Amal starts a circle and invites Noor; both compare six digits
demo-import = Amal imports a STIX 2.1 indicator bundle, twice: the second time nothing is new
demo-incident = Amal documents an incident offline: what, when, where, who did what to whom, who says so
demo-evidence = Amal seals a file as evidence, with its first custody attestations
demo-links = Incident, indicator and evidence are linked
demo-first-sync = They sync over a live connection
demo-concurrent = Both edit the incident at the same time, then sync: their digests are equal
demo-conflict = The one real conflict is listed on both, with values and authors
demo-resolve = Amal resolves it by a signed edit, and it syncs back
demo-digests = The digests of the circle are equal
demo-refused = A report is refused: the consent does not cover its audience
demo-consent = The consent is recorded
demo-report = The report is built and signed, in English and Arabic
demo-verify = It verifies; after one changed byte it does not, and the file is named
demo-removed = (use --keep DIR to keep the vaults and the reports)

## In reports.

report-yes = yes
report-no = no
report-unknown = unknown
report-list-separator = {", "}
report-person = Person { $number }
report-cut = { $kind }, field { $field }: left out { $count ->
    [one] once
   *[other] { $count } times
} ({ $why }).
report-cut-class = the profile lets no { $class } field out
report-cut-place = a place may not be published so exactly
report-cut-not-released = it refers to something outside this release
report-cut-internal = working notes and foreign ids stay inside
report-not-held = The file of { $title } is not in the vault that made this report; it is listed only.
report-not-enclosed = The file of { $title } is listed with its hash only: its bytes were not reviewed for this audience.
report-no-custody = The custody list names those who handled the items and is not given to this audience.
report-profile-named = People appear under their pseudonyms
report-profile-anonymised = Without names
