## Recovery sheets and backups.

err-sheet-malformed = This is no whole recovery sheet: a letter is wrong, or something is missing.
rec-sheet-malformed = Compare the long line with the paper, letter by letter: it begins with AGE-SECRET-KEY-1. Capitals and spaces do not matter.
err-backup-no-key = There is nothing yet that this backup could be sealed to.
rec-backup-no-key = Make a recovery sheet first: `cairn backup sheet --to FILE`. Or give a passphrase for the backup in a file: --backup-passphrase-file.
err-backup-wrong-key = This recovery sheet or passphrase does not open this backup.
rec-backup-wrong-key = Look for the sheet that was the newest when the backup was made; with a passphrase, check the language of the keyboard. Nothing was changed, and there is no limit to trying.
err-backup-damaged = This is no whole backup: it was cut short or changed.
rec-backup-damaged = Nothing was restored. Copy it again from where it lies, or take another backup.

step-backup = Writing the backup
step-restore = Restoring the backup

## What stands on the sheet itself, between its title and the long line. At most 70 characters a line.
sheet-words =
    Made on { $day }.

    KEEP THIS PAGE ON PAPER, away from your devices: locked up, or with
    somebody you trust. Take no photograph of it.

    If your device is lost, broken or taken, the long line below and a
    backup bring your work back: it opens your backups, and it admits a
    new device in your name to your circles.

    Whoever has the line can do the same. If others may have seen it,
    make a new sheet and new backups, and destroy the old ones.

    WHEN YOU NEED IT
    1. Install Cairn on a device that you trust.
    2. Type the long line into a file called SHEET. Capitals and spaces do
       not matter, and a wrong letter is found.
    3. cairn backup restore BACKUP --sheet SHEET
    4. Sync with your circle. Then make a new sheet and a new backup.
    Without Cairn: age -d -i SHEET BACKUP | tar -x

    After you join another circle, make a new sheet.
    Public half of this sheet, no secret:
    { $recipient }

cli-sheet-registered = The recovery sheet is made. It admits a new device in your name to: { $circles }.
cli-sheet-lacking = Not to { $circles }: this device may not register it there. A steward can admit you.
cli-sheet-printed = It is kept nowhere. If it is not on paper, make another one.
cli-sheet-file = Print the file, check that the long line can be read, put the page away, and delete the file. A deleted file may stay on a disk: --to - hands the sheet straight to a printer (`| lpr`).
cli-sheet-next = An earlier sheet admits nobody any more; it still opens the backups that were sealed to it. Now write a backup: `cairn backup write --to FILE`.
cli-backup-written = Written: circles { $circles }, records { $records }, pieces of evidence { $evidence }; { $bytes }.
cli-backup-lacking = Not in this vault and so not in the backup: pieces of evidence { $count }.
cli-backup-next = Keep it on another disk in another place. It brings a vault back once; after that write a new one.
cli-restore-passphrase = Choose a new passphrase for the vault that is restored.
cli-restored = The vault of { $name } is restored: records { $records }, pieces of evidence { $evidence }, held here { $held }. Its keys are new.
cli-restored-ready = { $name }: you can write here.
cli-restored-waits = { $name }: you can read here, and write nothing until the circle knows the new keys.
cli-restored-next = What to do now:
cli-restored-next-sheet = Where you cannot write yet: if you have your recovery sheet, `cairn backup admit --sheet FILE`.
cli-restored-next-steward = Without the sheet, ask a steward or another device of yours to admit the new keys: `cairn circle join --circle NAME --request FILE`.
cli-restored-next-sync = Sync with your circles, so that the others learn your new keys and send you what is newer than the backup.
cli-restored-next-drop = If the circle has changed since the backup, they take you for a stranger at first. Then visit one folder, on a stick for instance, one after another: a steward, you, the steward again: `cairn sync drop FOLDER`.
cli-restored-next-vouch = What you had written after the backup comes from the others. If something of it waits for your word: `cairn circle withheld`, then `cairn circle vouch`.
cli-restored-next-evidence = Evidence that is not held here comes from others when you sync.
cli-restored-next-old = Do not go on with the old vault, should you find it: its keys are closed.
cli-restored-next-backup = Make a new recovery sheet and a new backup: this one does not admit another vault.
