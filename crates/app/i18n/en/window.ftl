# Texts of the window only. Every id begins with win-; the core's texts stand in the other files of this folder.

## Everywhere

win-app-name = Cairn
win-back = Back
win-cancel = Cancel
win-close = Close
win-delete = Delete
win-done = Done
win-edit = Edit
win-save = Save
win-saving = Saving…
win-stop = Stop
win-restart = Start again
win-try-again = Try again
win-undo = Undo
win-loading = Loading
win-untitled = Without a title
win-search = Search
win-answer = { $question }: { $answer }

## The rail and the palette

win-rail = Main parts
win-palette = Find a command or an incident
win-palette-short = Find…
win-palette-hint = A command, or words of an incident
win-palette-none = Nothing goes by that name.
win-lock = Lock
win-hide-and-lock = Hide and lock
win-incidents = Incidents
win-records = People and more
win-evidence = Evidence
win-conflicts = Conflicts
win-circles = Circles
win-sync = Sync
win-settings = Settings

## First run and unlocking

win-start-failed = Cairn could not start
win-first-title = Set up this device
win-first-lead = Everything you record stays on this device, encrypted, until you choose to share it with people you name. There is no account.
win-first-name = Your name in Cairn
win-first-name-hint = Colleagues whose circle you join will see it. A pseudonym is fine.
win-first-name-missing = Give a name or a pseudonym.
win-first-warning = Nobody can reset this passphrase, and nothing opens the vault without it. Write it down and keep it away from this device.
win-first-create = Create the vault
win-first-working = Creating the vault…
win-passphrase = Passphrase
win-passphrase-again = Passphrase once more
win-passphrase-show = Show the passphrase
win-passphrase-hide = Hide the passphrase
win-passphrase-weak = Choose a longer or less regular passphrase.
win-passphrase-differs = The two passphrases differ.
win-strength-empty = Five or six words that do not belong together are strong and easy to remember.
win-strength-short = Too short: use at least { $fewest } characters.
win-strength-plain = Too regular: repeated characters, runs and bare numbers are guessed first.
win-strength-fair = Acceptable. One or two more words make it much stronger.
win-strength-good = Long enough to resist guessing, if nobody else has seen it or could find it in a book.
win-unlock-title = Unlock the vault
win-unlock-lead = Enter your passphrase to open the records on this device.
win-unlock = Unlock
win-unlock-working = Unlocking…
win-unlock-wait = This takes a second or two on purpose: it slows down anyone who guesses.

## Incidents

win-incident-new = New incident
win-incident-first = Record the first incident
win-incident-edit = Edit incident
win-incident-only-title = Only the title is recorded so far. Everything else can be added with Edit, whenever it is known.
win-incident-beside = About this incident
win-incident-deleted = This incident is deleted. It can be restored from its history.
win-incidents-open = Go to incidents
win-incidents-empty = No incidents yet
win-incidents-empty-words = One line is enough to begin. Everything else can follow later.
win-incidents-none-found = Nothing matches
win-incidents-none-found-words = No incident has these words and filters. Search also looks at acts, statements and places.
win-search-incidents = Search incidents
win-filter-view = Saved view
win-filter-status = Status
win-filter-tlp = Marking
win-filter-finding = Finding
win-filter-clear = Clear filters
win-order = Order
win-order-newest = Last changed first
win-order-date = Latest date first
win-list-count = { $count ->
    [0] None
    [one] { $count } record
   *[other] { $count } records
}
win-list-count-more = more than { $count }
win-column-date = Date
win-column-title = Title
win-column-place = Place
win-column-updated = Last changed
win-column-status = Status
win-column-tlp = Marking
win-row-conflicts = { $count ->
    [one] One field in conflict
   *[other] { $count } fields in conflict
}
win-tlp-none = Unmarked
win-tlp-none-help = Unmarked means: do not share.

## Parts of an incident

win-form-parts = Parts of the form
win-part-what = What happened
win-part-what-hint = A title is enough to save. Write down what is known, not what is guessed.
win-part-when = When and where
win-part-when-hint = Write the date as you would say it: “early March 2024”, “12 May 2024”, “2023”. You see at once how it is read.
win-part-acts = Who did what to whom
win-part-acts-hint = One act for each victim and each thing done. People stand under a pseudonym; their names are kept in another record.
win-part-statements = Statements
win-part-statements-hint = Who says so, in their own words. Later accounts are added, never written over.
win-part-interventions = Responses
win-part-interventions-hint = Who did something about it, for whom, and what came of it.
win-part-marking = Marking and consent
win-part-marking-hint = To whom this may go. Without a marking it goes to nobody.
win-part-more = More
win-act-who = Who did it
win-act-what = What was done
win-act-whom = To whom
win-act-unknown = Not known

## Forms

win-choose = Choose…
win-choose-nothing = Not stated
win-choose-none = No term fits.
win-choose-open = Show the terms for { $field }
win-flag-yes = Yes
win-flag-no = No
win-fields-more = { $count ->
    [one] One more field
   *[other] { $count } more fields
}
win-field-in-conflict = In conflict
win-note-add = Add a note
win-note-of = Note on { $field }
win-item-of = { $name } { $number }
win-item-add = Add: { $name }
win-item-remove = Remove { $name } { $number }
win-set-add = Add…
win-set-remove = Remove { $name }
win-pick-record = Find or add: { $kind }
win-pick-none = None found. Type a name to add one.
win-pick-open = Show what there is: { $kind }
win-pick-create = Add “{ $title }”
win-form-unclear = { $count ->
    [one] One field is not understood yet. Please look at it before saving.
   *[other] { $count } fields are not understood yet. Please look at them before saving.
}
win-saved = Saved.
win-saved-hidden = Saved. The filters of the list hide it.
win-draft-restored = Unsaved work was kept
win-draft-restored-words = These changes were not saved when the vault was locked. Nothing is in the record until you save.
win-draft-discard = Discard these changes
win-leave-title = Save your changes?
win-leave-words = There are changes on this page that are not saved.
win-leave-discard = Discard
win-leave-stay = Stay here
win-class-location = place
win-class-location-help = Can tell where someone is or lives.
win-class-identity = identifies
win-class-identity-help = Can tell who someone is.
win-class-informant = source
win-class-informant-help = Can tell who spoke to you.
win-class-medical = health
win-class-medical-help = Tells about someone’s health.
win-class-device = device
win-class-device-help = Tells about someone’s device or account.

## Dates

win-date-example = such as: early March 2024
win-date-read-as = Read as: { $date }
win-date-unread = This is not read as a date. Try “12 May 2024”, “May 2024”, “about 2020” or “2024-05/2024-07”.
win-date-calendars = In other calendars
win-date-which = Which one do you mean?
win-date-about = about { $date }
win-date-perhaps = perhaps { $date }
win-date-perhaps-about = perhaps about { $date }
win-date-since = since { $date }
win-date-until = until { $date }
win-date-between = between { $from } and { $to }
win-date-unknown-part = { $date } (day not known)
win-date-decade = the { $year }s
win-date-century = the century from { $year }

## Records of any kind

win-kind-incident = Incident
win-kinds-incident = Incidents
win-kind-person = Person
win-kinds-person = People
win-kind-identity = Identity
win-kinds-identity = Identities
win-kind-indicator = Indicator
win-kinds-indicator = Indicators
win-kind-indicator-set = Indicator set
win-kinds-indicator-set = Indicator sets
win-kind-evidence = Evidence
win-kinds-evidence = Evidence
win-kind-threat = Threat
win-kinds-threat = Threats
win-kind-device = Device
win-kinds-device = Devices
win-kind-consent = Consent
win-kinds-consent = Consents
win-kind-case = Case
win-kinds-case = Cases
win-kind-examination = Examination
win-kinds-examination = Examinations
win-kind-assessment = Risk assessment
win-kinds-assessment = Risk assessments
win-kind-protocol = Protocol
win-kinds-protocol = Protocols
win-kind-judgment = Judgment
win-kinds-judgment = Judgments
win-kind-task = Task
win-kinds-task = Tasks
win-kind-note = Note
win-kinds-note = Notes
win-kind-saved-view = Saved view
win-kinds-saved-view = Saved views
win-kind-term = Term
win-kinds-term = Terms
win-kinds = Kinds of records
win-record-new = New: { $kind }
win-records-empty = Nothing here yet: { $kind }
win-records-none-found = Nothing matches: { $kind }
win-search-kind = Search: { $kind }
win-record-conflicts = { $count ->
    [one] One field has different values
   *[other] { $count } fields have different values
}
win-record-conflicts-words = People changed the same field at the same time. Both values are kept until someone decides.
win-history = History
win-history-show = Show who changed what
win-deleted = Deleted.
win-delete-title = Delete this record?
win-delete-words = It leaves all lists, also those of your circle, and can be restored. It is not destroyed.
win-links = Links
win-links-empty = Not linked to anything yet.
win-link-add = Add a link
win-link-save = Link
win-link-relation = Relation
win-link-kind = Kind of record
win-link-to = Record
win-link-note = Note
win-link-out = { $relation } →
win-link-in = ← { $relation }
win-link-elsewhere = not on this device
win-link-remove = Remove the link to { $title }
win-consent-none = No consent is recorded. A report to anyone will be refused.
win-consent-add = Record a consent

## Evidence

win-evidence-lead = Every file is sealed unchanged. Its SHA-256 is taken as it comes in, and everyone who handles it is listed.
win-evidence-empty = Drop files anywhere in this window, or choose them.
win-evidence-drop = Drop more files here, or choose them.
win-evidence-choose = Choose files
win-evidence-sealing = Sealing: { $done } of { $total }
win-evidence-waiting = Waiting
win-evidence-stopped = Stopped. The file was not sealed.
win-evidence-failed = Failed
win-evidence-forget = Take off the list
win-evidence-sealed = { $count ->
    [one] One file is sealed. The original is where it was.
   *[other] { $count } files are sealed. The originals are where they were.
}
win-evidence-elsewhere = not on this device
win-custody = Custody
win-custody-by = by { $name }, { $time }
win-custody-unverified = The signature of this entry does not hold.
win-drop-on-incident = Drop to seal as evidence of this incident
win-drop-anywhere = Drop to seal as evidence
win-drop-save-first = Save the incident first, then drop files on it.

## Conflicts

win-conflicts-waiting = { $count ->
    [one] one waits
   *[other] { $count } wait
}
win-conflicts-open = Show conflicts
win-conflicts-none = No conflicts
win-conflicts-none-words = When two people change the same field at the same time, both values appear here until someone decides.
win-conflicts-lead = { $count ->
    [one] One field was changed by several people at the same time. Nothing is lost; choose what it should say. Your choice is signed and can be seen in the history.
   *[other] { $count } fields were changed by several people at the same time. Nothing is lost; choose what each should say. Your choice is signed and can be seen in the history.
}
win-conflict-cleared = Cleared the field
win-conflict-keep = Keep what { $name } wrote
win-conflict-both = Keep both
win-conflict-both-hint = Both texts, one below the other. Change them here if you like.
win-conflict-keep-both = Keep this text
win-conflict-one-only = This field holds one value only. The other stays in the history.
win-conflict-resolved = Settled: { $field }.

## Circles

win-circle = Circle
win-circles-open = Go to circles
win-circles-lead = A circle is the people who share records. What is in a circle lies, encrypted, on the devices of its members and nowhere else.
win-circle-personal = Only you
win-circle-personal-hint = Work starts here. Nothing in it leaves this device by syncing.
win-circle-size = { $people ->
    [one] One person
   *[other] { $people } people
}, { $devices ->
    [one] one device
   *[other] { $devices } devices
}, { $records ->
    [one] one record
   *[other] { $records } records
}
win-circle-new = New circle
win-circle-new-words = You are its first steward. Then invite the people who should share its records.
win-circle-name = Name of the circle
win-circle-make = Make the circle
win-circle-invite = Invite
win-circle-join = Join a circle
win-member-person = Person
win-member-role = Role
win-member-device = Device
win-member-entries = Entries here
win-member-own = this device
win-role-steward = Steward
win-role-steward-hint = Reads and edits everything, and decides who belongs to the circle.
win-role-editor = Editor
win-role-editor-hint = Reads and edits everything.
win-role-reader = Reader
win-role-reader-hint = Reads everything and edits nothing.
win-role-contributor = Contributor
win-role-contributor-hint = Adds and edits own records, and does not read those of others.
win-invite-title = Invite to { $circle }
win-invite-words = The other person must be with you or on the phone, because you compare a number together.
win-invite-role = What the person may do
win-invite-start = Make the invitation
win-invite-ticket-hint = Hand this text to the person, in a message that you trust. It works once.
win-invite-waiting = Waiting for the other person…
win-join-words = Paste the text that a steward of the circle gave you. You then compare a number together.
win-join-start = Join
win-invited = The other device now belongs to { $circle }
win-joined = Welcome: { $circle }
win-joined-words = The devices know each other now. Sync to exchange records.
win-code-title = Do you both see this number?
win-code-how = Read it to each other. If a single digit differs, someone may be between you.
win-code-same = Yes, the same
win-code-differ = No, it differs

## Sync

win-sync-lead = Nothing leaves this device until you start here. Devices speak to each other directly, encrypted, and only to members of the circle.
win-sync-listen = Wait for a member
win-sync-listen-hint = Your device waits, and the other one calls.
win-sync-listen-start = Wait
win-sync-ticket-hint = Give this text to the member who will call.
win-sync-waiting = Waiting for a member to call…
win-sync-with = Call a member
win-sync-with-hint = Paste the text that the waiting member gave you.
win-sync-start = Sync
win-sync-dialling = Calling the other device…
win-sync-no-circle = You share no circle yet. Make one or join one first.
win-sync-someone = the other member
win-sync-equal = You and { $peer } now hold the same.
win-sync-unequal = The exchange with { $peer } is not complete yet.
win-sync-lists-follow = Not all of it is in the lists yet. It follows by itself while the vault is open.
win-sync-nothing = There was nothing new on either side.
win-sync-moved = Sent { $sent ->
    [one] one change
   *[other] { $sent } changes
}, received { $received ->
    [one] one change
   *[other] { $received } changes
}; { $changed ->
    [0] no record is different now
    [one] one record is different now
   *[other] { $changed } records are different now
}.
win-sync-files = Evidence files: { $sent } sent, { $received } received.
win-sync-evidence-missing = Some evidence files are still only on other devices. Sync again to fetch them.
win-sync-evidence-left = { $count ->
    [one] One evidence file stays on other devices, as you chose.
   *[other] { $count } evidence files stay on other devices, as you chose.
}
win-sync-cost = { $bytes }, { $seconds } s
win-ticket = Ticket
win-ticket-copy = Copy
win-ticket-copied = Copied
win-step-working = Working…
win-step-of = { $done } of { $total }
win-meeting-stopped = Stopped. What was received so far is kept.

## Settings

win-settings-language = Language
win-settings-look = Look
win-settings-theme = Theme
win-theme-system = As the system
win-theme-light = Light
win-theme-dark = Dark
win-theme-contrast = High contrast
win-settings-lock = Locking
win-settings-lock-hint = Locking closes the vault and wipes its keys from memory.
win-settings-idle = Lock by itself after
win-settings-minutes = { $count ->
    [one] One minute
   *[other] { $count } minutes
}
win-settings-limits = Cairn cannot protect records from someone who watches the screen, controls the device, or forces you to unlock it.
win-settings-keys = Keys

## What went wrong, where the window says it in its own way

win-err-window = Something in the window went wrong.
win-rec-window = Nothing was lost. Go back and try again; if it happens again, lock and unlock.
win-rec-vault-missing = Set up a vault on this device.
win-rec-vault-exists = Unlock the vault that is here.
win-rec-unknown-record = It may not have been synced yet, or it was deleted.
win-rec-unknown-circle = Look at the list of your circles.
