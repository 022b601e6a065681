## Doubles, judgments, and everything about one thing.

err-not-comparable = These two cannot be judged the same or different.
rec-not-comparable = Name two different persons or identities, two incidents, or two threats.
err-already-judged = You judged these two already: { $id }.
rec-already-judged = Take that judgment back first: `cairn duplicates undo ID --why TEXT`. What others judged stands beside yours.
err-not-a-judgment = This is no judgment of whether records are the same.
rec-not-a-judgment = `cairn record show ID` of one of the two records lists its judgments.
err-already-reversed = This judgment was taken back already.
rec-already-reversed = Judge the two anew: `cairn duplicates judge A B same` or `different`.
err-not-an-observable = This is neither a record nor a domain, address, hash or phone number.
rec-not-an-observable = Give an id (8 digits or more), the number of a case, a domain, a URL, an e-mail or IP address, a hash, or a phone number. To look for words, use `cairn record list KIND --search TEXT`.

step-likeness-read = Reading
step-likeness-compare = Comparing

## Why two records seem alike. The values follow.

like-name-equal = the same name
like-name-written = the same name, written another way
like-name-part = one name is part of the other
like-name-like = names that are alike
like-name-differs = different names
like-born-equal = the same date of birth
like-born-may = dates of birth that may be the same
like-born-near = dates of birth that differ as by a slip
like-born-differs = different dates of birth
like-gender-equal = the same gender
like-gender-differs = different genders
like-unit-differs = one is a person, the other is not
like-contact-shared = the same way to reach them
like-document-shared = the same document
like-relation-shared = related to the same person
like-occupation-shared = the same occupation
like-place-equal = the same place
like-place-near = places near each other, or called alike
like-place-differs = different places
like-country-shared = a country in common
like-country-differs = different countries
like-date-equal = the same date
like-date-overlaps = dates that overlap
like-date-near = dates near each other
like-date-differs = different dates
like-victim-shared = a victim in common
like-victim-differs = different victims
like-perpetrator-shared = a perpetrator in common
like-act-shared = the same acts
like-act-differs = different acts
like-title-equal = the same title
like-title-like = words of the title in common
like-title-differs = different titles
like-reference-shared = the same reference number

cli-duplicates-done = { $total ->
    [0] Nothing to propose. Records looked at: { $records }; pairs compared: { $compared }.
   *[other] Pairs to look at: { $total }, shown { $shown }. Records looked at: { $records }; pairs compared: { $compared }.
}
cli-duplicates-blank = Records with no name, contact or document to compare: { $count }.
cli-duplicates-crowds = { $count ->
    [one] One name, date or place is shared by so many that only those whose names lie near each other were compared.
   *[other] { $count } names, dates or places are shared by so many that only those whose names lie near each other were compared.
}
cli-duplicates-full = Records with more like them than were compared: { $count }. Look in one circle at a time (--circle).
cli-duplicates-how = The number is likeness, not certainty. Judge with `cairn duplicates judge A B same` or `different`, and --why. No record is changed or merged.
cli-duplicates-outside = draws on what no shared circle with both can read: a judgment stays in your personal circle
cli-judged-circle = Recorded in { $name }: its members will see it.
cli-judged-personal = Recorded in your personal circle: nobody else sees it.
cli-judged-kept-back = Recorded in your personal circle, because the likeness draws on what no shared circle with both can read. To tell a circle that holds both, take it back and judge again with --circle.
cli-judgment = Judgment { $id }: { $verdict }: { $others } ({ $by }, { $when })
cli-judgment-reversed = Judgment { $id }, taken back: { $verdict }: { $others } ({ $by }, { $when })

cli-about-group = { $kind }: { $count }
cli-about-next = … and more: --kind { $kind } --after { $after }
cli-about-names = It names: { $count }
cli-about-sets = In imported indicator sets: { $count }
cli-about-not-here = (not here)
cli-about-nothing = Nothing in this vault names it. That says nothing about what others know.
cli-about-more = There is more than was looked through. Narrow it with --kind or --circle.
cli-about-places = … and in { $count } more places
cli-about-through = (as { $id }, judged the same)
cli-about-conflict = (people have not decided between this and another value)

seen-equal = the same
seen-within = in the text
seen-subdomain = a subdomain
seen-network = a network that holds it
