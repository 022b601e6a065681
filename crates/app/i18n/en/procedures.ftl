## Protocols, examinations that follow them, and risk.

err-unknown-protocol = There is no protocol { $protocol } here.
rec-unknown-protocol = List protocols with `cairn protocol list`. It may not have been synced yet.
err-unknown-step = There is no such step or level.
rec-unknown-step = Look at the numbers with `cairn protocol show` or `cairn examination show`.
err-protocol-version = The protocol has no such version; the newest is { $newest }.
rec-protocol-version = Name a version from 1 to { $newest }.
err-protocol-too-long = The protocol has more than { $limit } steps or levels.
rec-protocol-too-long = Split it into several protocols. Nothing was changed.
err-protocol-circular = The protocol would be based on itself.
rec-protocol-circular = Name what it was made from. Nothing was changed.
err-examination-closed = The examination is closed.
rec-examination-closed = Open it again with `cairn examination close --reopen`; everybody sees that it was. Nothing was changed.
err-steps-open = Required steps are open, or were left out without a reason: { $steps }.
rec-steps-open = Do them, or say with --result skipped --reason why not. The examination stays open.

warning-risks-due = A review or a treatment of a risk is overdue: see `cairn risk due`.
cli-status-risks-due = { $count ->
    [one] One review or treatment of a risk is overdue
   *[other] { $count } reviews and treatments of risks are overdue
}

## Protocols

cli-protocols-shipped = Come with the program (copy one into a circle with `cairn protocol copy NAME`):
cli-protocols-own = Of your circles:
cli-protocol-steps = { $count ->
    [one] one step
   *[other] { $count } steps
}
cli-protocol-levels = { $count ->
    [one] one level
   *[other] { $count } levels
}
cli-protocol-version = version { $version }
cli-protocol-machine = [machine translation, needs review]
cli-protocol-old = This is version { $shown }; the protocol stands at version { $newest }.
cli-protocol-purpose = For: { $text }
cli-protocol-scope = Covers: { $text }
cli-protocol-changes = Changed: { $text }
cli-protocol-approved = Approved: { $text }
cli-protocol-review = To be looked at again: { $text }
cli-protocol-origin = Origin: { $origin }; licence { $licence }
cli-protocol-based-on = Based on { $title }
cli-protocol-not-here = { $id } (not here)
cli-protocol-circular = Warning: what it is based on leads back to itself. Nobody can say which came first.
cli-protocol-required = (required)
cli-protocol-warning = Beware: { $text }
cli-protocol-tools = With: { $text }
cli-protocol-output = Gives: { $text }
cli-protocol-no-weight = no weight
cli-protocol-problems = What is wrong with these scales counts for nothing until it is mended:
problem-unknown-level = { $scale }: no assessment can name the level { $code }
problem-twice = { $scale }: { $code } is there twice; the first counts
problem-no-weight = { $scale }: { $code } has no weight
problem-out-of-range = { $scale }: the weight of { $code } is out of range
problem-not-in-order = { $scale }: { $code } is out of order with the level below it
problem-missing = { $scale }: { $code } is missing
cli-protocol-copied = Copied. The circle can change it now: `cairn protocol step`, `cairn protocol scale`.
cli-protocol-copy-existed = The circle has this copy already; it was left as it is.
cli-protocol-copy-machine = These words were translated by a machine. Let someone who speaks the language read them before anybody works by them.

## Examinations

cli-run-protocol = By: { $title }, version { $version }
cli-run-newer = The protocol has gone on to version { $newest }; this run keeps its own.
cli-run-protocol-missing = The protocol { $id } is not here: nobody can say which steps are required.
cli-run-device = Device: { $device }
cli-run-closed = Closed { $when } by { $by }
cli-run-open = Open
cli-run-steps = Steps:
cli-run-unsettled = NEEDED
cli-run-signed = signed by { $by }, { $time }
cli-run-signed-for = done by { $done }, signed by { $by }, { $time }
cli-run-signed-again = said { $count } times; `cairn record history` shows each
cli-run-tool = with { $tool }
cli-run-tool-unversioned = { $tool } (version not recorded)
cli-run-output = gave { $output }
cli-run-finding = seen: { $text }
cli-run-deviation = done differently: { $text }
cli-run-reason = reason: { $text }
cli-run-no-reason = NO REASON GIVEN
cli-run-left = { $count ->
    [0] Every required step is settled.
    [one] One required step keeps it from being closed.
   *[other] { $count } required steps keep it from being closed.
}
cli-run-acquired = Acquired:
cli-run-examined = Examined:
cli-run-not-examined = NOT examined:
cli-run-sets = Looked for:
cli-run-tools = Tools:
cli-run-complete = complete
cli-run-incomplete = INCOMPLETE
cli-run-no-acquired = Acquired: nothing is recorded
cli-run-no-examined = Examined: nothing is recorded
cli-run-no-sets = Looked for: no indicator set is recorded
cli-run-no-not-examined = NOT examined: nothing is recorded. Whatever is not listed as examined was not.
cli-run-set = { $name }: SHA-256 { $sha256 }, of { $published }
cli-run-set-unknown = { $name }: hash or date not recorded, so nobody can say what was looked for
cli-run-found = Found: { $count }, of them not judged yet: { $unjudged }
verdict-open = No result is recorded yet. Nothing follows from this.
verdict-not-examined = Nothing is recorded as examined. Nothing is known about this device.
verdict-found = Something was found; see the findings. What was not examined may hold more.
verdict-nothing-found = Examined, nothing found of the indicator sets named above. This does not say that the device is safe: it says what was looked for, where, and on which day.
verdict-nothing-found-unclear = "Nothing found" was recorded, and nothing follows from it: what was examined, or which indicators were looked for, is not recorded with hash and date, or findings stand against it. This does not say that the device is safe.
verdict-inconclusive = Inconclusive. This does not say that the device is safe.
verdict-not-possible = It could not be examined. Nothing is known about this device.

## Risk

cli-risk-asset = At risk: { $text }
cli-risk-scenario = What could happen: { $text }
cli-risk-adversary = Adversary: { $text }
cli-risk-scales = Counted by: { $title }, version { $version }
cli-risk-scales-missing = The scales that it names ({ $id }) are not here. It was counted by those of the program.
cli-risk-likelihood = Likelihood: { $label }, counts { $weight }
cli-risk-impact = Impact: { $label }, counts { $weight }
cli-risk-impact-of = Impact on { $category }: { $label }, counts { $weight }
cli-risk-capacity = Capacity: { $label }, leaves { $weight } of the number
cli-risk-uncounted = nothing that can be counted
cli-risk-raw = { $likelihood } × { $impact } = { $score } ({ $band }), before capacity
cli-risk-now = Comes to { $score }: { $band }. { $meaning }
cli-risk-none = Comes to no number.
cli-risk-residual = After treatment ({ $likelihood }, { $impact }): { $score } ({ $band })
cli-risk-no-band = no band
category-people = people
category-organisation = the organisation
category-programme = the programme
remark-no-likelihood = It is not said how likely it is.
remark-no-impact = It is not said how bad it would be.
remark-unknown-code = { $field } holds { $code }, which this version does not know. Somebody with a newer version may have written it; it was not guessed.
remark-no-weight = The scales give { $code } ({ $field }) no usable weight.
remark-no-capacity = Capacity is not said: nothing was taken off.
remark-no-band = The scales have no band for this number.
remark-adversary-suggests = History, capability and intent of the adversary speak for: { $code }. The likelihood says something else; say why in its basis.
remark-residual-not-lower = After treatment it is not expected to be lower. Then why treat it so?
cli-risk-basis = Rests on: { $text }
cli-risk-backed = Incidents behind the likelihood: { $count }
cli-risk-unbacked = No incident of this vault stands behind the likelihood.
cli-risk-not-here = { $count ->
    [one] one more is named and not here
   *[other] { $count } more are named and not here
}
cli-risk-similar = Hint: { $count } more incidents with the same acts since { $since } are not linked ({ $there } of them at the same places).
cli-risk-similar-more = Hint: more than { $count } incidents with the same acts since { $since } are not linked ({ $there } of those at the same places).
cli-risk-similar-none = No other incident with the same acts since { $since }.
cli-risk-treatment = Treatment: { $treatment }
cli-risk-owner = Owner: { $owner }
cli-risk-no-owner = Owner: NOBODY
cli-risk-review = Review: { $review }
cli-risk-no-review = Review: no day is set
cli-risk-overdue = OVERDUE
cli-risk-moves = How it moved:
cli-risk-accepted = Accepted by { $by } ({ $on }): { $reason }
cli-risk-accepted-nobody = NOBODY IS NAMED
cli-risk-no-reason = no reason given
cli-risk-no-day = no day given
cli-matrix-title = Risk matrix
cli-matrix-on = Risk matrix at the end of { $on }, by the clocks of those who wrote
cli-matrix-axes = Rows: likelihood, 5 to 1 from top to bottom. Columns: impact, 1 to 5 from left to right. Numbers are before capacity.
cli-matrix-likelihood = Likelihood:
cli-matrix-impact = Impact:
cli-matrix-bands = Bands:
cli-matrix-band-from = { $label }, from { $from }: { $meaning }
cli-matrix-entries = Assessments:
cli-matrix-empty = No assessment has a place here.
cli-matrix-now = now { $band }
cli-matrix-then-gone = now gone or withdrawn
cli-matrix-same = unchanged since
cli-matrix-moved = now at { $cell }, { $band }
cli-matrix-place = likelihood { $likelihood }, impact { $impact }
cli-matrix-no-place = NO PLACE: likelihood or impact is not said, or not known here
cli-matrix-other = counted by other scales
cli-matrix-left-out = { $count } more assessments are not shown: name a circle or a case.
cli-matrix-accepted = Accepted risks:
cli-due-title = Due as of { $on }
cli-due-reviews = Reviews:
cli-due-treatments = Treatments:
cli-due-none = Nothing is due.
cli-due-left-out = { $count } more assessments were not looked at: name a circle.
