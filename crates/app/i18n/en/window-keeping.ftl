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

win-due = Waiting for you
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
