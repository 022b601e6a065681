## Taking in the output of tools: MVT, AndroidQF, ProofMode.

cli-intake-dry-run = Dry run: this is what would come in. Nothing was written.

## What came of an examination. None of these may read as "safe".

cli-intake-matches = { $matched ->
    [one] INDICATOR MATCHED: one detection. A match is a lead, not proof: let an expert look at it, and change nothing on the phone until then.
   *[other] INDICATORS MATCHED: { $matched } detections. A match is a lead, not proof: let an expert look at them, and change nothing on the phone until then.
}
cli-intake-alerts = { $alerts ->
    [one] No indicator matched. MVT raised one alert by its own rules; let an expert look at it. This does not say that the phone is safe.
   *[other] No indicator matched. MVT raised { $alerts } alerts by its own rules; let an expert look at them. This does not say that the phone is safe.
}
cli-intake-nothing-found = Examined, nothing found of the indicator sets named below. This does not say that the phone is safe: it says what was looked for, and where.
cli-intake-no-indicators = Examined without indicators, by MVT's own rules alone; nothing found. This does not say that the phone is safe.
cli-intake-not-examined = Acquired, not examined: there is no output of MVT in it. Nothing is known yet about this phone.
cli-intake-result = Recorded as: { $result }

cli-intake-indicators = Indicators that matched: { $count }
cli-intake-alerts-list = Alerts and remarks without an indicator: { $count }
cli-level-critical = critical
cli-level-high = high
cli-level-medium = medium
cli-level-low = low
cli-level-informational = remark

cli-intake-mvt = MVT { $version }, { $platform }, run on { $date } by the analyst's clock
cli-intake-set = Indicator set { $name }: SHA-256 { $sha256 } of the file that was named now
cli-intake-set-unknown = Indicator set { $name }: which version is not recorded
cli-intake-loaded = Indicators loaded: { $count }
cli-intake-modules = Modules that ran to their end: { $count }
cli-intake-timeline = Timeline: { $rows } rows, from { $first } to { $last }
cli-intake-info-matches = The log names the hash of info.json, and it is this one.
cli-intake-info-differs = WARNING: the log names another hash of info.json. One of the two was changed.
cli-intake-info-not-recorded = No hash of info.json is recorded: nothing shows that the output is as MVT wrote it.
cli-intake-inputs-altered = WARNING: files that are not what MVT examined: { $count }

## What stands in the record of an examination. It stands there in English and in Arabic.

intake-said-nothing-found = Examined, nothing found of these indicator sets, in the versions that are listed: { $sets }. This does not say that the device is safe: it says what was looked for, and where.
intake-said-unclear = The tool reported nothing, and no conclusion follows from that: which version of the indicators ({ $sets }) was used, what was looked at, or that the output is unchanged is not known. This does not say that the device is safe.
intake-limits = This covers only what is listed as examined, only the indicator sets that are listed with hash and date, and only the day of the examination. It cannot show that the device is safe or was never attacked: traces may be gone, may lie in what was not examined, or may be of something that these sets do not know. Of a set without hash or date, nobody can say what it looked for.
intake-limits-unjudged = All of it is what the tool's output says. No person has judged it yet; a match is a lead, not proof.
intake-limits-proof = Recordings were held against the hashes in their descriptions, and nothing else was looked at. That they agree does not say that a recording is true, who made it, or when: signatures and time stamps were not checked, and the bundle cannot prove whose key it holds.

## Hashes of an acquisition.

cli-intake-acquisition = AndroidQF { $version }, acquired on { $started }
cli-intake-acquisition-unknown = AndroidQF; the folder does not say which version, or when it ran (acquisition.json is missing)
cli-intake-hashes = hashes.csv: { $matched } of { $listed } match ({ $mode })
cli-intake-mode-normal = written into a folder
cli-intake-mode-streaming = written into an archive
cli-intake-expected = Cannot match, by the way the tool works: { $count }
expected-list-itself = the list cannot hold its own hash
expected-log-still-open = the log was still being written when it was hashed
expected-written-after = it is written after the hashes
expected-added-by-mvt = MVT wrote it there afterwards
cli-intake-altered = WARNING: files that are not what the list says: { $count }
cli-intake-missing = WARNING: files that are listed and not here: { $count }
cli-intake-extra = WARNING: files that are here and not listed: { $count }
cli-intake-no-hashes = There is no hashes.csv: nothing shows that the files are as AndroidQF wrote them.
cli-intake-unsigned = The list is not signed: whoever could change a file could change the list.

## What was not examined.

cli-intake-gaps = Not examined, or not recorded: { $count }
gap-not-examined = Everything: this is an acquisition without an output of MVT
gap-no-log = Which modules ran and which failed: there is no command.log (MVT writes it with -H)
gap-module-failed = Module { $what } failed
gap-module-not-run = Module { $what } was announced and did not run
gap-module-no-data = Module { $what } found no data to look at
gap-module-no-check = What module { $what } extracted was held against no indicator
gap-skipped = MVT says: { $what }
gap-no-indicators = Indicators: none was loaded, or none is recorded
gap-indicators-ignored = Indicators that MVT left out, because it does not know their type: { $what }
gap-indicators-unhashed = Which version of { $what } was used (name the file with --indicators to record its hash)
gap-processes-unread = The list of running processes: it lies in a file that this MVT does not read
gap-no-zone = The time zone of { $what }: its times are the phone's own

## ProofMode.

cli-proof-matches = { $media } is what its description says (SHA-256 { $sha256 })
cli-proof-differs = WARNING: the description of { $media } says another hash than its own name ({ $sha256 })
cli-proof-missing = WARNING: no recording of the hash { $sha256 } is in the bundle: it is missing or was changed
cli-proof-signatures = Signatures that are here and were not checked: { $count }. To check one, import the key and run:

## Records.

cli-intake-records = Files: { $files } ({ $bytes }). Records: new { $new }, updated { $updated }, unchanged { $unchanged }.
cli-intake-evidence = evidence { $id }
cli-intake-examination = examination { $id }
cli-intake-listing = list of files { $id }
cli-intake-device = device { $id }
cli-intake-notes = Not understood, or odd: { $count }. The sealed copy has everything.
