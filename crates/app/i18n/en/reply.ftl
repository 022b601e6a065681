## The answer to a person who handed in a suspicious message. Plain words; addresses are written so that nothing turns them into links.

reply-greeting = Hello,
reply-thanks = thank you for telling us about this message. That was right, also if it turns out to be harmless. Here is what we saw in it, what we did not examine, and what you can do now.
reply-reference = Our number for it: { $number }
reply-found = WHAT WE FOUND
reply-messages =
    { $count ->
        [one] We looked at one suspicious message.
       *[other] We looked at { $count } suspicious messages.
    }
reply-links-none = No address of a website stands in it.
reply-links =
    { $count ->
        [one] It leads to this address. It is written so that nobody opens it by mistake:
       *[other] It leads to { $count } addresses. They are written so that nobody opens them by mistake:
    }
reply-more = … and { $count } more.
reply-shows = The text of a link shows another place than it leads to: { $line }
reply-malicious = we know it from attacks
reply-suspicious = we find it suspicious
reply-harmless = we know it to be harmless
reply-known = it is on a list of addresses used in attacks
reply-wellknown = it belongs to a well-known service, which attackers use too
reply-sender = It names this sender: { $value }. Anybody can write any sender into a message.
reply-claims = The server that took the message noted about its sender: { $claims }. We could not check that ourselves.
reply-files =
    { $count ->
        [0] No file came with it.
        [one] One file came with it. We sealed it and did not open it.
       *[other] { $count } files came with it. We sealed them and did not open them.
    }
reply-not = WHAT WE DID NOT EXAMINE
reply-not-links = We did not open any address: that could tell the attackers about you and about us.
reply-not-files = We did not open or run any file.
reply-not-sender = We do not know who really sent the message.
reply-not-device = We did not examine your phone, your computer or your accounts. This answer does not say that they are safe.
reply-do = WHAT YOU CAN DO NOW
reply-do-keep = Do not answer, do not open anything in it, and keep the message: do not delete it yet.
reply-do-password = If you typed a password or a code somewhere: change that password from another device, end all other sessions, and turn on a second factor that is not a short message.
reply-do-open = If you opened a file, installed something or allowed something: do not use that device for anything confidential, do not erase it, and tell us.
reply-do-others = If others around you got it too: tell them not to open it, by voice or another channel. Do not pass the message on.
reply-do-again = If another such message comes: send it to us as an attachment, or as a screenshot with the sender and the whole address in it.
reply-do-danger = If you are in danger now, tell us first of all, on the way that is safest for you.
reply-close = If anything here is unclear, please ask. There are no foolish questions about this.
