# Exports in foreign formats.
step-export = Writing
cli-export-done = Written: { $records } records in { $files } file(s), { $size }. The release is signed.
cli-export-would = Would be written: { $records } records in { $files } file(s), { $size }. Nothing was written.
cli-export-cut = What these readers do not get:
cli-export-lost = What the format has no place for:
export-left-inside = records of this kind stay in the circle
export-left-marked = marked higher than { $tlp }
