# Texts of the window about evidence, consent and examinations. Every id begins with win-.

## A piece of evidence

win-evidence-open = Open this item
win-evidence-incident = Open its incident
win-evidence-fields = All fields
win-evidence-beside = About this item
win-evidence-file = The file
win-picture-of = Small picture of { $title }
win-picture-none = No small picture: { $why }
win-held-size = Size and kind
win-held-where = Held by
win-held-here = this device
win-held-next = not on this device yet; it comes with the next sync
win-held-asked = not on this device yet; you asked for it, and it comes with the next sync
win-held-left-out = not on this device, as you chose
win-held-unknown = not on this device; what names the file has not come yet
win-held-alone = Nobody else is known to hold a copy.
win-held-thing = No file of it is sealed: it is a thing, or it lies elsewhere. Its custody is kept all the same.
win-fixity-check = Check now
win-fixity-checking = Checking the file
win-fixity-stopped = Stopped. Nothing was signed.
win-checked-agrees = The file is as it was sealed. The check is signed.
win-checked-differs = The file is not as it was sealed. Do not rely on this copy.
win-checked-absent = The file is not on this device.
win-checked-copies = Known to hold a copy: { $names }

## Custody

win-custody-hint = Every step is signed by the device of whoever took it, and names the steps before it.
win-custody-holds = The signature holds.
win-custody-broken = This step does not hold: its signature is wrong, or something before it is missing.
win-custody-withheld = Signed by somebody whose word does not count in the circle now.
win-custody-breaks = { $count ->
    [one] One step does not hold
   *[other] { $count } steps do not hold
}
win-custody-breaks-words = Look at the steps marked below before you rely on this item.
win-custody-signed-more = All that was signed
win-custody-content = SHA-256 of the content
win-custody-after = Follows step
win-custody-device = Device
win-custody-hash = SHA-256 of the step
win-custody-problem = What is wrong
win-custody-log = Log an event
win-custody-log-words = Something that happened to the item in the world. You sign it, and it cannot be taken back or changed.
win-custody-event = What happened
win-custody-why = Why
win-custody-why-needed = A deviation needs its reason.
win-custody-when = When, if not now
win-custody-by-whom = Who did it, if not you
win-custody-from = From
win-custody-to = To
win-custody-place = Where
win-custody-seal = Number of the seal or bag
win-custody-state = In what state
win-custody-sign = Sign
win-custody-logged = Signed as step { $number }.
win-custody-released = Released, and signed as step { $number }. It stays open until it is answered.
win-custody-received = Received, and signed as step { $number }.
win-custody-refused = Refused, and signed as step { $number }.
win-custody-taken-back = Taken back, and signed as step { $number }.
win-event-viewed = It was viewed
win-event-copied = It was copied
win-event-deposited = It was deposited
win-event-returned = It was returned
win-event-received = It was received
win-event-collected = It was collected
win-event-exported = It was taken out
win-event-destroyed = It was destroyed
win-event-deviation = Something was not done as it should be

## The steps in words

win-did-collected = { $name } collected it
win-did-collected-from = { $name } collected it from { $from }
win-did-sealed = { $name } sealed it unchanged
win-did-received = { $name } received it
win-did-received-from = { $name } received it from { $from }
win-did-viewed = { $name } looked at it
win-did-copied = { $name } copied it
win-did-exported = { $name } took it out
win-did-exported-audience = { $name } took it out for: { $audience }
win-did-derived = { $name } made another file from it
win-did-derived-operation = { $name } made a copy from it: { $operation }
win-did-deposited = { $name } deposited it
win-did-deposited-to = { $name } deposited it with { $to }
win-did-returned = { $name } returned it
win-did-returned-to = { $name } returned it to { $to }
win-did-transferred = { $name } released it
win-did-transferred-to = { $name } released it to { $to }
win-did-refused = { $name } refused it, or took it back
win-did-destroyed = { $name } destroyed it
win-did-destruction-asked = { $name } asked for it to be destroyed
win-did-deviation = { $name } reported that something was not done as it should be
win-did-checked = { $name } checked it
win-did-checked-agrees = { $name } checked it: it was as it was sealed
win-did-checked-differs = { $name } checked it: it was not as it was sealed
win-did-timestamped = { $name } had it time-stamped
win-did-other = { $name }: { $event }

## From hand to hand

win-transfer = Handing over
win-transfer-words = A release is signed by you, and a receipt by whoever gets it. Until then it is open.
win-transfer-nobody = Nobody else is in this circle. To hand it over, the item has to be in a circle that you share.
win-transfer-release = Release to a member
win-transfer-release-words = You sign that the item leaves your hands. The other person signs that it came.
win-transfer-receive = Receive
win-transfer-receive-words = Released by { $name }. A file is read whole and compared with what was released before you sign.
win-transfer-refuse = Refuse
win-transfer-refuse-words = You sign that you do not take what { $name } released to you.
win-transfer-take-back = Take back
win-transfer-take-back-words = You sign that your release to { $name } does not hold any more.
win-transfer-to = To whom
win-transfer-purpose = What for
win-transfer-note = Note
win-transfer-state-needed = There is no file to compare: say the number of the seal, or what you see.
win-transfer-to-me = { $name } released this to you
win-transfer-by-me = You released this to { $name }, who has not answered yet
win-transfer-others = { $from } released this to { $name }, who has not answered yet

## Copies

win-kin = Copies
win-kin-above = Made from
win-kin-below = Made from this
win-kin-none = Nothing was made from it yet.
win-kin-more = There is more that is not shown, or not here.
win-kin-differs = its original now has another hash than the one it was made from
win-derive-make = Make a copy
win-derive-words = The original stays as it is. The copy is sealed as an item of its own that names its original, and both custodies say so.
win-derive-way = What kind of copy
win-derive-cover = Cover parts of the picture
win-derive-cover-hint = What lies below is not in the copy. Metadata are left out, too.
win-derive-crop = Cut out a part
win-derive-crop-hint = Only the part that you mark is in the copy. Metadata are left out, too.
win-derive-strip = Without metadata
win-derive-strip-hint = The picture is the same. Place, device, names and times that the file tells are left out.
win-derive-redact = Take words out
win-derive-redact-hint = The words are replaced wherever they stand. They are kept in your personal circle only.
win-derive-copy = Unchanged
win-derive-copy-hint = The same bytes as an item of their own.
win-derive-terms = Words to take out
win-derive-terms-hint = One a line. What is not found stops the copy, so that nothing stays readable by a slip.
win-derive-title = What the copy is called
win-derive-instead = Reports of the incident take the copy, and no longer the original
win-derive-do = Make the copy
win-derive-open = Open the copy
win-derive-made-cover = { $places ->
    [one] The copy is made: covered in one place.
   *[other] The copy is made: covered in { $places } places.
}
win-derive-made-crop = The copy is made: cut to the part that you marked.
win-derive-made-strip = The copy is made, without metadata.
win-derive-made-redact = { $places ->
    [one] The copy is made: words taken out in one place.
   *[other] The copy is made: words taken out in { $places } places.
}
win-derive-made-copy = The copy is made.
win-derive-removed = Left out: { $what }.
win-derive-kept-words = The words that were taken out are kept in your personal circle only.
win-derive-look = Look at the copy before it leaves: what was covered may also be said elsewhere in it.
win-region-picture = The picture, { $width } by { $height } pixels
win-region-hint = Draw on the picture, or set the numbers: pixels from the left and upper edge.
win-region-crop-hint = Draw the part that stays, or set its numbers: pixels from the left and upper edge.
win-region-add = Add a region
win-region-name = Region { $number }
win-region-remove = Remove: { $name }
win-region-shape = Form
win-region-rectangle = Rectangle
win-region-ellipse = Oval
win-region-left = Left
win-region-top = Top
win-region-width = Width
win-region-height = Height

## What waits

win-waiting-for-you = Waiting for you
win-due-to-me = { $name } released to you
win-due-by-me = released to { $name }, not answered yet
win-due-retention = to be kept until { $date }; that day is past
win-due-fixity = { $count ->
    [one] One sealed file is due to be checked
   *[other] { $count } sealed files are due to be checked
}
win-due-fixity-words = Longer than { $days } days ago
win-due-check = Check them now
win-due-checked = { $count ->
    [one] One file was checked: it is as it was sealed.
   *[other] { $count } files were checked: all are as they were sealed.
}
win-due-checked-bad = { $count ->
    [one] One file is not as it was sealed, or not here
   *[other] { $count } files are not as they were sealed, or not here
}

## Consent

win-consents-of = What { $name } agreed to
win-consents-none = No consent of this person is recorded. The answer to everything is no.
win-consents-open = Consents
win-consents-open-words = What the person agreed to, as a table
win-consent-given = Given { $date }
win-consent-expires = All of it expires { $date }
win-consent-only-for = Only for
win-consent-in-conflict = People have not decided between different values yet. Until then it opens nothing.
win-consent-uses = What may be done
win-consent-use = Use
win-consent-audiences = To whom it may go
win-consent-audience = Audience
win-consent-until = Until
win-consent-no-end = no end
win-consent-today = Today
win-consent-not-asked = Not asked
win-consent-opens = It may
win-consent-shut = It may not
win-withdraw = Take back
win-withdraw-warning = This is for good
win-withdraw-warning-words = It is signed and goes to the whole circle. Nothing more leaves that it covers. What has left already does not come back by itself: the next page lists it, so that you can ask for it.
win-withdraw-what = What the person takes back
win-withdraw-all = Everything
win-withdraw-from = From which day on
win-withdraw-from-hint = Today, if nothing stands here.
win-withdraw-why = Why, in the person’s words or yours
win-withdraw-do = Take it back
win-withdraw-done = Taken back
win-withdraw-left = This had left before
win-withdraw-nothing-left = Nothing that it covers has left, as far as this device knows.
win-withdrawn-from = Taken back from { $date } on: { $what }
win-subject-use = Use: { $what }
win-subject-audience = Audience: { $who }
win-check = May it?
win-check-hint = Ask before you do it. Nothing leaves by asking.
win-check-what = What would be done
win-check-about = With what
win-check-person = This person’s record
win-check-how = How
win-check-anonymised = Anonymised
win-check-named = By name
win-check-do = Ask
win-check-allowed = Nothing speaks against it today
win-check-refused = It may not, today
win-left = What has left
win-left-released = Releases that this person is in
win-left-nothing = Nothing has left, as far as this device knows.
win-left-to = To: { $audience }, { $recipient }. By { $name }, { $time }
win-left-nobody = nobody named
win-left-by-incident = Written down before releases named people: the person stands in the incident as it is now.
win-overridden = Where consents were overridden

## Protocols and examinations

win-protocols = Examinations
win-protocols-list = Protocols
win-protocols-hint = A protocol says step by step how a device is examined or a thing is done. Open one to follow it.
win-protocol-length = { $count ->
    [one] one step
   *[other] { $count } steps
}
win-protocol-version = version { $version }
win-protocol-shipped = comes with Cairn
win-protocol-machine = translated by a machine
win-protocol-machine-words = Let someone who speaks the language read it before anybody works by it.
win-protocol-about = About this protocol
win-protocol-purpose = What it is for
win-protocol-scope = What it covers
win-protocol-origin = Where it comes from
win-protocol-licence = Licence
win-protocol-steps = Steps
win-runs = Recorded so far
win-runs-all = All examinations
win-runs-none = No examination is recorded yet. Open a protocol below and start one.
win-run-start = Start an examination
win-run-start-words = It follows this version of the protocol, also when the protocol changes later.
win-run-device = Device
win-run-device-hint = The device that is examined. It may be named later.
win-run-title = Title
win-run-title-hint = Without one: the protocol and the device.
win-run-begin = Start
win-run-progress = { $left ->
    [0] { $done } of { $total } steps say how they went. Every required step is settled.
    [one] { $done } of { $total } steps say how they went. One required step is open.
   *[other] { $done } of { $total } steps say how they went. { $left } required steps are open.
}
win-run-no-steps = This examination follows no protocol.
win-run-newer = The protocol has gone on to version { $version }; this examination keeps its own.
win-run-protocol-missing = The protocol is not on this device: nobody can say which steps are required.
win-run-step-said = Step { $number } is saved and signed.
win-run-close = Close the examination
win-run-close-words = Say what came of it. Everybody sees who closed it, and that it was opened again if it is.
win-run-close-do = Close it
win-run-closed = The examination is closed.
win-run-closed-by = Closed by { $name }, { $time }
win-run-reopen = Open it again
win-run-reopened = The examination is open again.
win-run-result = What came of it
win-run-conclusion = What follows
win-run-left = { $count ->
    [one] Required step { $steps } is open
   *[other] Required steps are open: { $steps }
}
win-run-left-words = Do them, or say for each that it was left out, and why.
win-step-required = required
win-step-needed = needed
win-step-beware = Beware: { $text }
win-step-with = With: { $text }
win-step-gives = Gives: { $text }
win-step-signed = Signed by { $name }, { $time }.
win-step-signed-for = Done by { $done }, signed by { $name }, { $time }.
win-step-again = Said { $count } times; the history shows each.
win-step-result = How it went
win-step-tool = With which tool
win-step-tool-version = Version
win-step-finding = What was seen
win-step-deviation = What was done differently
win-step-reason = Why
win-step-reason-needed = Say why it was left out or done differently.
win-step-output = Gave
win-step-save = Save step { $number }
win-covered = What it covers
win-covered-acquired = Copied from the device
win-covered-examined = Examined
win-covered-not-examined = Not examined
win-covered-sets = Looked for
win-covered-tools = Tools
win-covered-none-acquired = Nothing is recorded.
win-covered-none-examined = Nothing is recorded.
win-covered-none-not-examined = Nothing is recorded. Whatever is not listed as examined was not.
win-covered-none-sets = No indicator set is recorded.
win-covered-set-unknown = hash or date not recorded, so nobody can say what was looked for
win-covered-tool-unversioned = version not recorded
win-covered-incomplete = Incomplete
win-covered-found = Found: { $count }, of them not judged yet: { $unjudged }

## What went wrong, where the window says it in its own way

win-rec-reason-needed = Say why, in a sentence. It is signed and stays.
win-rec-transfer-open = Wait for the answer, or take the release back.
win-rec-no-transfer = It may have been answered already. If it was released on another device, sync first.
win-rec-state-needed = Say the number of the seal, or what you see.
win-rec-media-unsupported = Make the copy with a tool of your own, add it as evidence, and link it to the original. Nothing was recorded.
win-rec-media-damaged = Check the item: if it is as it was sealed, the file came damaged. Nothing was recorded.
win-rec-region-outside = Set the region anew, inside the picture. Nothing was recorded.
win-rec-unknown-event = Choose another event.
win-rec-no-custody = Record it as evidence or as a device first.
win-rec-unknown-protocol = It may not have been synced yet. Go back to the list of protocols.
win-rec-unknown-step = Go back and open the examination again.
win-rec-examination-closed = Open it again first; everybody sees that it was. Nothing was changed.
win-rec-steps-open = Do them, or say for each that it was left out, and why. The examination stays open.
