## Drops and bundles.

err-drop-address = { $why ->
    [password] The address of the drop holds a password.
    [unencrypted] The address of the drop names a server without encryption.
   *[other] This names no drop.
}
rec-drop-address = { $why ->
    [password] Passwords in addresses end up in histories and lists. Take it out, change it, and give it in a file.
    [unencrypted] The password would be readable on the way. Use an address with https.
   *[other] Give a folder, webdav+https://user@host/path, or s3://bucket/prefix?endpoint=https://host.
}
err-drop-credentials = The drop needs a password or an access key.
rec-drop-credentials = Give a file with the password in its first line; for S3, the id of the access key in the first line and its secret in the second.
err-drop-missing = There is no such folder or bucket.
rec-drop-missing = If it is on a stick, plug it in. Nothing was created, and nothing was lost.
err-drop-refused = The drop refused: the password is wrong, writing is not allowed, or it is full.
rec-drop-refused = Check the password and the room. What was read is kept; visit it again and it goes on from there.
err-drop-unreachable = The drop could not be reached, or the connection broke off.
rec-drop-unreachable = Check the address and the network. What was moved is kept; visit it again and it goes on from there.
err-bundle-damaged = This is no whole bundle: it was cut short or changed.
rec-bundle-damaged = Nothing of it was used. Copy it again, or ask for a new one.
err-bundle-not-for-us = The bundle is sealed to others.
rec-bundle-not-for-us = Nothing of it was used. If it is from your circle, write what you hold with `bundle have`, and ask for a bundle made with that.
err-bundle-other-circle = The bundle is of another circle.
rec-bundle-other-circle = Nothing of it was used. Say the circle that it is from.
err-bundle-no-reader = Nobody whom this bundle would be for can read the circle.
rec-bundle-no-reader = Name devices of members who read the circle, or none, so that all of them can open it.

notice-drop-rolled-back = The drop had gone back to an earlier state or lost something. It was written again. If nobody of you did that, change its password.

step-drop-read = Reading the drop
step-drop = Exchanging with the drop
step-bundle-write = Writing the bundle
step-bundle-read = Reading the bundle

cli-drop = Visited the drop: entries written { $sent }, read { $received }; records changed { $records }; files { $files }; { $bytes }.
cli-drop-equal = All that lies there is here, and all that is here lies there.
cli-drop-differ = The drop and this vault do not hold the same yet.
cli-drop-damaged = Cut short or changed there, and not used: files { $count }.
cli-drop-unused = Not usable there yet: files { $count }.
cli-drop-unwritten = Not written or not deleted there: files { $count }.
cli-drop-too-large = Too large for a drop: pieces of evidence { $count }.
cli-drop-rolled-back = The drop had gone back to an earlier state or lost something. It was written again.
cli-drop-consent = Nothing was written there: a page of the charter waits until you confirm it.
cli-drop-held-back = Nothing was written there: a page that waits for your word, or a rival page, would remove somebody who could read it: { $persons }. `cairn circle choose` lists such pages.
cli-bundle-written = Written: pages { $pages }, entries { $entries }, pieces of evidence { $evidence }; { $bytes }.
cli-bundle-lacking = Not in this vault and so not in the bundle: pieces of evidence { $count }.
cli-bundle-read = Read: pages { $pages }, entries { $entries }, pieces of evidence { $evidence }; records changed { $records }; { $bytes }.
cli-bundle-complete = All that the bundle holds is here now.
cli-bundle-incomplete = Something of the bundle is not here yet.
cli-bundle-missing = Parts that were not given: { $parts }.
cli-bundle-more = The last part was not given; there may be more.
cli-bundle-waiting = Parts that wait for something earlier: { $parts }.
cli-bundle-problem = { $file } was not used: { $why }
cli-bundle-have = Written: what this device holds: entries { $entries }, pieces of evidence { $evidence }. Hand the file to whoever makes a bundle for it.
