## What the command line says.

cli-vault-ready = The vault of { $name } is ready.
cli-list-empty = Nothing found.
cli-list-more = There may be more: say --limit 0 for all.
cli-list-looked = { $count ->
    [one] One record was looked at: the index does not tell all of these conditions.
   *[other] { $count } records were looked at: the index does not tell all of these conditions.
}
cli-view-shows = shows { $kind } records of the circle { $circle }
cli-view-count = { $count ->
    [one] one record
   *[other] { $count } records
}
cli-view-newer = (made with a newer version: not run)
cli-view-unclear = (something is missing or undecided: not run)
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
cli-choices-none = Nothing waits for your word in { $name }.
cli-choices-waiting = These pages wait for your word. Until then, nothing goes to those whom they would remove:
cli-choices-rivals = People wrote pages against each other. Make sure by another way what is true, agree on one branch, and all choose it:
cli-choices-nobody = nobody that we know of
cli-choices-how = Follow one with `cairn circle choose PAGE`, or decline it with --refuse. The program does not decide between people.
cli-branch-ours = { $page }  this device works under it; so do: { $working }
cli-branch-open = { $page }  another branch; under it work: { $working }
cli-branch-waits = { $page }  another branch, waits for your word; under it work: { $working }
cli-branch-declined = { $page }  declined; under it work: { $working }
cli-branch-overruled = { $page }  set behind ours by a rule; under it work: { $working }
cli-deed = { $page }  page { $number } of { $time }, signed by { $signers }
cli-withheld = { $person }, device { $device }: entries { $from } to { $to } do not count; records touched: { $records }.
cli-withheld-unknown = (nobody that we know)
withheld-unknown-log = No page that we hold knows this device. It may come with a later page.
withheld-above-cut = The device was closed before them. If they are genuine, any member can vouch: `cairn circle vouch DEVICE`.
withheld-above-strict-cut = The device was closed strictly before them. If they are genuine, a steward can vouch: `cairn circle vouch DEVICE`.
withheld-other-at-cut = The device was closed at another entry: it was copied or rolled back. Nobody's word makes these count.
withheld-reduced = Their author's role was reduced before them; they count only as far as the lesser role goes.
cli-erasure-parts = single parts of an entry
cli-erasure-asked = { $what }: hidden; asked by { $asked }. A second person has to confirm: `cairn record destroy ID`.
cli-erasure-done = { $what }: destroyed here; asked by { $asked }, confirmed by { $confirmed }. Backups, and those who left, may still have it.
cli-you = (you)
cli-members = { $name }, page { $page } of { $time }
cli-members-renew = New keys are due: `cairn circle renew`.
cli-member-no-device = (no device)
cli-member-wrote = newest entry of { $time }
cli-member-silent = nothing of it is here
cli-member-synced = synced with us { $time }
cli-member-never-synced = never synced with us directly
cli-member-behind = wrote that under page { $page }: it may not have heard of later ones
cli-member-closed = Closed: device { $device } of { $person }, counts up to its entry { $cut }
cli-member-closed-strictly = Closed strictly: device { $device } of { $person }, counts up to its entry { $cut }
cli-page-followed = This device works under page { $number } of { $name }. Signed by { $signers }.
cli-page-proposed = Proposed as page { $number } of { $name }, signed by { $signers }. Nothing has changed yet. It takes a steward, or { $needed } of those who may edit; { $signed } of them have signed.
cli-removal-future = From now on they get nothing that is written. What they have stays with them.
cli-removal-unheard = Until these devices sync, they go on serving whoever was removed: { $devices }
cli-removal-drop = If the circle uses a drop, change its password: whoever knows it can delete everything there.
cli-held = Device { $device } of { $person } had with it:
cli-held-records = records of the circle: up to { $records }; entries of its own here: { $entries }
cli-held-own-records = only what it wrote itself; { $entries } of its entries are here
cli-held-reachable = { $count ->
    [one] it could have fetched one more piece of evidence
   *[other] it could have fetched { $count } more pieces of evidence
}
cli-invitation-person = for somebody new, as { $role }
cli-invitation-device = for a further device of { $person }
cli-join-request = Hand this request to a steward. It asks to be admitted as { $name } and names no circle.
cli-join-again = Hand this request to a steward, or to another device of yours. It asks for new keys in place of the old ones, and names no circle. Whoever admits it names the old device: { $device }
cli-join-request-code = Read these digits out to the steward, by voice or face to face: { $code }
cli-join-answer = { $person } is admitted to { $name }. Hand the answer over; only that device can open it.
cli-join-answer-code = Read these digits out to the newcomer, by voice or face to face: { $code }
cli-join-offer = { $steward } admits you to { $name }. Ask for the digits of the answer, by voice or face to face, and say them with --code. Nothing was entered yet.
cli-joined = Admitted to { $name }. Now sync with a member.
cli-signature-holds = signature holds
cli-signature-broken = SIGNATURE BROKEN
cli-fixity-ok = ok
cli-fixity-absent = absent
cli-fixity-damaged = DAMAGED
cli-synced = Synced with { $peer }: entries sent { $sent }, received { $received }; records changed { $records }; files { $files }; { $bytes } in { $trips } round trips.
cli-synced-equal = Both hold the same entries.
cli-synced-differ = The two do not hold the same entries yet: sync again.
cli-synced-evidence = All evidence of the circle is here.
cli-synced-digest = Digest { $digest }
cli-imported = Objects read { $read }: new { $new }, updated { $updated }, already here { $unchanged }.
cli-imported-set = Indicator set { $set }, SHA-256 { $sha256 }
cli-imported-notes = Notes: { $count }. Nothing was dropped; this is what was odd or not understood:
cli-imported-more = … and more: use --json for all.
cli-indicator-also = also: { $place } (circle { $circle })
cli-report = The report is built and signed: files { $files }, { $bytes }.
cli-report-signed = Signed with key { $fingerprint }. Hand this fingerprint over by another way.
cli-verify-valid = Valid. { $count } things were checked.
cli-verify-signer = Signed with key { $fingerprint }. Compare it with the fingerprint that the signer gave you in another way.
cli-verify-invalid = NOT VALID. Do not rely on this package.
cli-check-sound = Sound: entries { $entries }, records { $records }, sealed files { $files }.
cli-check-unsound = NOT SOUND. Checked: entries { $entries }, records { $records }, sealed files { $files }.
cli-code-compare = Compare these six digits with the other person, by voice or face to face.
cli-ticket-hand-over = Hand this ticket to the other person. It names this device's network address.

## What a page of a charter changes.

page-renamed = The circle is called { $to }.
page-policy = Keys are renewed after { $to } days.
page-admitted = { $person } comes in as { $to }.
page-removed = { $person } ({ $from }) is removed.
page-person-renamed = { $person } is called { $to }.
page-role = { $person } becomes { $to } (was { $from }).
page-device-added = { $person } has one more device, { $device }.
page-device-closed = Device { $device } of { $person } is closed after its entry { $to }. What it writes later counts if a member vouches for it.
page-device-closed-strictly = Device { $device } of { $person } is closed strictly after its entry { $to }. What it writes later counts only if a steward vouches for it.
page-cut = Device { $device } of { $person } counts as { $from } up to its entry { $to }.
page-seal = Device { $device } of { $person } gets the circle's keys under another key.
page-recovery = { $person } has other recovery keys.
page-renewed = The circle's keys are renewed.

## What a job is doing.

step-look = Looking at records
step-import = Reading
step-records = Writing records
step-entries = Exchanging entries
step-files = Exchanging evidence
step-project = Bringing lists up to date
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
demo-readme =
    What lies here
    ==============

    Two vaults, two reports, and what went into them. Everything is made up, people and indicators alike.

    amal                    Amal's vault. Its passphrase: { $amal }
    noor                    Noor's vault. Its passphrase: { $noor }
    report-en, report-ar    the report that Amal signed, in English and Arabic; VERIFY.txt says how to check it
    indicators.stix2.json   the indicators that Amal imported
    message.txt             the file that Amal sealed as evidence

    To look around, in this folder (the passphrase is asked for):

        cairn --vault amal status
        cairn --vault amal record list incident
        cairn --vault noor digest
        cairn verify report-en
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
