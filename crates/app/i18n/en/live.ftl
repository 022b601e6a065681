## Live connections

notice-live-address = A live connection shows this device's network address and the time to the other device, and to your relay if one carries it. No stranger can read what is sent. This is said once.
notice-held-back = A device was given nothing: a page that waits for your word, or a rival page, would remove it.
notice-peer-removed = A device that was removed from the circle connected. It was given the page that removes it and nothing else.

way-direct = directly
way-relay = over the relay

cli-peers-connected = Connected: { $person } ({ $device }) since { $since }, { $way }.
cli-peers-none = Nobody is connected.
cli-peers-unheard = Not met under page { $page } since this began: { $devices }. They may not have heard of it.

err-not-reached = No device of this member has told where it is reached.
rec-not-reached = Ask for a ticket. A device tells it to members when it listens with a relay named, and you learn of it with the next sync.
err-held-back = A page that waits for your word, or a rival page, would remove somebody who could read this: { $persons }.
rec-held-back = They were given nothing. `cairn circle choose` lists such pages: make sure by another way what is true, then follow the page or refuse it. Meanwhile a bundle for others can be made if you name their devices with `--for`.
err-relay-certificate = { $why ->
    [none] There is no certificate in this file.
    [several] There are several certificates in this file.
   *[malformed] The certificate in this file does not read.
}
rec-relay-certificate = Give a file with one certificate, as PEM or DER, from whoever runs the relay; compare its fingerprint with them by another way. Nothing was changed.
err-relay-address = { $why ->
    [unencrypted] This relay would be spoken to without encryption.
   *[malformed] This is no relay's address.
}
rec-relay-address = Write https:// and the relay's host, with a port if it is not 443. Nothing was changed.
err-relay-token = This is no relay's token.
rec-relay-token = A token is one word of printable ASCII. Ask whoever runs the relay for it. Nothing was changed.
err-relay-unknown = This goes over a relay that is not named to this device.
rec-relay-unknown = No relay is contacted unless you name it. Ask the other person which relay it is, and name it with `cairn sync relay set`.
err-relay-denied = The relay did not let this device in.
rec-relay-denied = Its token is another. Ask whoever runs the relay, and name the relay again with `cairn sync relay set`.

notice-relay-unreachable = The relay does not answer yet. This device goes on trying; until then nobody reaches it that way.
notice-relay-denied = The relay did not let this device in: its token is another. Nobody reaches this device that way.

cli-relay = Relay: { $url }, { $token }.
cli-relay-with-token = with a token
cli-relay-without-token = without a token
cli-relay-certificate = Only its own certificate is trusted, or what that signed. SHA-256: { $fingerprint }
cli-relay-none = No relay is named to this device, so none is ever contacted.

notice-lan-open = Looking for members in the local network. Others there see that a peer-to-peer program runs, not whose. It ends by itself when nothing has moved for a while.

cli-lan-once = Everything was exchanged with one member.
cli-lan-idle = Ended, because nothing had moved for a while. The network hears nothing of this device any more.
cli-lan-stopped = Stopped. The network hears nothing of this device any more.
cli-lan-nobody = Nobody was met. Both devices must be in the same network and do this at the same time.
cli-relay-token = The relay's token:{" "}
