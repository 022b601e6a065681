## The codebook, on the command line and in errors

err-unknown-vocabulary = The codebook has no vocabulary "{ $name }".
rec-unknown-vocabulary = List the codebook to see its vocabularies: cairn codebook list
err-unknown-term = Neither the codebook nor the circle has a term "{ $term }".
rec-unknown-term = Name it as VOCABULARY/CODE, and the circle if the term is a circle's own.

cli-term-retired = (no longer offered)
cli-term-machine = [machine translation, needs review]
cli-term-since = since codebook { $version }
cli-term-parent = under { $parent }
cli-term-record = a circle's own term, record { $id }
cli-codebook-unread = { $count } of these texts ({ $lang }) were translated by a machine and wait for a person's review.
