## Which evidence is fetched, and who holds it.

warning-left-out = The fetch policy leaves some evidence on other devices. `cairn evidence list` names it.

cli-status-left-out = { $count ->
    [one] One of them is left elsewhere by the fetch policy
   *[other] { $count } of them are left elsewhere by the fetch policy
}
cli-status-asked = { $count ->
    [one] One that you asked for has not come yet
   *[other] { $count } that you asked for have not come yet
}
cli-lacking = { $count ->
    [one] One piece of evidence of the circle is not here yet.
   *[other] { $count } pieces of evidence of the circle are not here yet.
}
cli-left-out = { $count ->
    [one] One piece of evidence ({ $bytes }) is not here because the fetch policy leaves it out.
   *[other] { $count } pieces of evidence ({ $bytes }) are not here because the fetch policy leaves them out.
}
cli-bundle-left-out = { $count ->
    [one] One piece of evidence in the bundle was not taken: the fetch policy leaves it out. To have it, say `cairn evidence fetch` and read the bundle again.
   *[other] { $count } pieces of evidence in the bundle were not taken: the fetch policy leaves them out. To have them, say `cairn evidence fetch` and read the bundle again.
}

cli-evidence-here = in this vault
cli-evidence-next = (not in this vault; it comes with the next sync, drop or bundle that has it)
cli-evidence-asked = (not in this vault; you asked for it, and it comes with the next sync, drop or bundle that has it)
cli-evidence-left-out = (not in this vault: the fetch policy leaves it out)
cli-evidence-unknown = (not in this vault: what names its file has not come yet)
cli-evidence-partial = { $here } of { $of } have come; the next transfer goes on from there
cli-fixity-left-out = left out

cli-copies = Copies that are known of:
cli-copies-unknown = Who holds a copy is not known.
cli-copies-only = (nobody else is known to hold one)
cli-copy-here = this device
cli-copy = { $person }, device { $device }: { $told }
cli-copy-since = { $person }, device { $device }: { $told }; known since { $since }
copy-receipt = signed that it holds and verified it
copy-session = said so, or gave it, while connected
copy-custody = signed that it checked or exported it
copy-sealed = sealed it

cli-policy-all = { $name }: all evidence is fetched.
cli-policy-under = { $name }: evidence smaller than { $size } is fetched.
cli-policy-none = { $name }: no evidence is fetched, only what you ask for.
cli-policy-unreadable = { $name }: the fetch policy that is kept here cannot be read, so nothing is fetched. Choose one with `cairn evidence policy`.
cli-fetch-here = { $count ->
    [one] One file is here already.
   *[other] { $count } files are here already.
}
cli-fetch-coming = { $count ->
    [one] One file comes with the next sync, visit to a drop or bundle that has it.
   *[other] { $count } files come with the next sync, visit to a drop or bundle that has them.
}
cli-fetch-left-out = { $count ->
    [one] One file is left where it is, as the fetch policy says.
   *[other] { $count } files are left where they are, as the fetch policy says.
}
cli-fetch-unknown = { $count ->
    [one] For one item, what names its file has not come yet: sync first, then ask again.
   *[other] For { $count } items, what names their files has not come yet: sync first, then ask again.
}
