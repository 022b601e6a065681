## What evidence says about itself, and what is made from it.

err-media-unsupported = This cannot be done with a file of this format.
rec-media-unsupported = Pictures: JPEG, PNG and WebP lose their metadata; these and GIF can be covered and cropped. Text: plain text in UTF-8. For anything else, make the copy with a tool of your own, add it as evidence, and set "parent" and "operation". Nothing was recorded.
err-media-moves = This picture moves: it is several pictures that follow each other.
rec-media-moves = A copy would show only the first. Make the copy with a tool of your own and add it as evidence. Nothing was recorded.
err-media-damaged = The picture is damaged or cut short, and no part of it is guessed.
rec-media-damaged = Check the item with `cairn evidence verify`: if it is as it was, the file came damaged. Nothing was recorded.
err-region-outside = A region lies outside the picture, or covers nothing of it.
rec-region-outside = Give X,Y,WIDTH,HEIGHT in pixels of the picture as it is shown (`cairn evidence metadata` tells its size), or all four in percent. Nothing was recorded.
err-not-in-text = What is to be taken out is not in the text: { $what } number { $number }.
rec-not-in-text = Check the spelling: whatever is not found would stay readable. Spans are counted in characters from 0. Nothing was recorded.

cli-derived = { $operation }, from { $parent }
cli-derived-of = of sha256 { $sha256 }
cli-derived-removed = left out: { $what }
cli-derived-nothing-removed = there was no metadata to leave out
cli-derived-places = { $count ->
    [one] covered in one place
   *[other] covered in { $count } places
}
cli-derived-words = the words are kept as { $id }, in your personal circle only
cli-derived-beside = Look at the copy before it leaves: what was covered may also be said elsewhere in it.
cli-lineage-above = Made from:
cli-lineage-below = Made from this:
cli-lineage-more = (there is more that is not shown, or not here)
cli-lineage-differs = (its original now has another hash than the one it was made from)
cli-thumbnail = { $width } × { $height } pixels

cli-meta-size = { $width } × { $height } pixels
cli-meta-nothing = The file says nothing about itself that could be read.
cli-meta-unknown = The file is not of a format whose metadata is read.
cli-meta-kept = Kept in the record: { $fields }
cli-meta-warning = Warning: this file says: { $what }.
cli-meta-advice = The original stays as it is. Before a copy leaves: `cairn evidence strip { $id }`.
risk-place = where it was made
risk-person = who made it, or whose it is
risk-device = which device made it
risk-software = with which software
risk-time = when
risk-hidden = what is no longer to be seen in it

meta-unread = Part of the metadata could not be read: there may be more in the file.
meta-too-large = The file is too large for its metadata to be read here.
meta-more = There is more than is listed.

meta-camera-make = make
meta-camera-model = model
meta-lens-model = lens
meta-camera-serial = serial number
meta-lens-serial = serial number of the lens
meta-image-id = identifier
meta-computer = computer
meta-software = software
meta-producer = made with
meta-owner = owner
meta-artist = artist
meta-author = author
meta-copyright = copyright
meta-description = description
meta-title = title
meta-comment = comment
meta-user-comment = comment of the camera
meta-text = text
meta-gps = coordinates
meta-gps-unread = coordinates, unreadable
meta-gps-method = how the place was found
meta-gps-area = name of the area
meta-gps-time = time by satellite
meta-taken = made on
meta-changed = changed on
meta-maker-note = bytes of the maker's own data
meta-small-picture = a small picture of an earlier state
meta-more-pictures = further pictures
meta-appended = bytes behind the end
meta-xmp = XMP data
meta-iptc = IPTC data
meta-exif = Exif data
meta-time = time of change
meta-colour-profile = colour profile
meta-app-data = data of programs
meta-page = page
meta-captured = captured
meta-page-title = title of the page
meta-captured-by = captured with
