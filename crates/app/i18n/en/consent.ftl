## Consent: what the command line says.

cli-consent-none = No consent of this person is recorded. The answer to everything is no.
cli-consent = { $id }  { $title }, given { $when }
cli-consent-expires = expires { $when }
cli-consent-incidents = only for the incidents { $incidents }
cli-consent-conflicts = People have not yet decided between different values of it: until then it opens nothing.
cli-consent-uses = What may be done:
cli-consent-audiences = To whom it may go:
cli-consent-until = until { $when }
cli-consent-withdrawn = TAKEN BACK from { $from } on: { $what }. Written down by { $by }: { $reason }
cli-consent-left = What has left:
cli-consent-nothing-left = Nothing that this covers has left, as far as this vault knows.
cli-consent-release = { $time }  to: { $audience }, { $recipient }: { $title } (by { $by })
cli-consent-by-incident = (Written down before releases named people: the person stands in the incident as it is now.)
cli-consent-overridden = OVERRIDDEN { $time } by { $by }: { $why }
cli-consent-allowed = Nothing speaks against it today.
cli-consent-refused = { $count ->
    [one] It may not: one rule forbids it.
   *[other] It may not: { $count } rules forbid it.
}
consent-not-asked = not asked: no
consent-all = everything
consent-recall-ask = Whoever has it can be asked to destroy it.
consent-recall-deposited = It lies with a court and cannot be recalled.
consent-recall-published = It was published and cannot be called back.
cli-intake-consent = Nobody wrote down that the person { $person } lets this device be examined. Ask, and record the answer: `cairn record add consent`.
