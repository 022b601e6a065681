## What people hand in.

cli-notice = { $place }: case { $case }; files sealed: { $files }; addresses and numbers held apart: { $held }
cli-notice-incident = Incident: { $id }
cli-notice-identity = Who handed it in is named in a record of the personal circle alone: { $id }
cli-notice-nothing = No address, link or file of a suspicious message was found.
cli-notice-no-sender = No sender was noted. If the file is the suspicious message itself, as it arrived, import it with `--as suspicious`; of a chat, name who sent it with `--sender`.
cli-notice-shows = the text shows { $shows } instead
cli-notice-warning = on warning lists: { $lists }
cli-notice-way-sender = sender
cli-notice-way-server = server on the way
cli-notice-way-attachment = attached
cli-notice-way-text = in the text
cli-notice-way-link = behind a link
cli-notice-way-form = where a form sends what is typed
cli-notice-way-redirect = where the page goes by itself
cli-notice-way-loaded = loaded with the message
cli-notice-way-picture = in a QR code
cli-reply-machine = A machine translated this answer. Let somebody who speaks the language read it before it is sent.
cli-reply-not-asked = The person was not asked yet whether they may be contacted again.
cli-reply-written = The answer is written.
