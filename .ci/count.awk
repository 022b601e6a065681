# Reads a suite's log and prints "PASSED FAILED", from the closing lines of the test runners that Cairn uses.
# -v style=nextest|cargo|vitest|plain
{ gsub(/\033\[[0-9;]*[A-Za-z]/, "") }
style == "nextest" && /Summary \[/ {
  run = 0; good = 0
  if (match($0, /[0-9]+(\/[0-9]+)? tests? run/)) { run = substr($0, RSTART) + 0; if (index(substr($0, RSTART, RLENGTH), "/")) { split(substr($0, RSTART), n, "[/ ]"); run = n[2] + 0 } }
  if (match($0, /[0-9]+ passed/)) good = substr($0, RSTART) + 0
  passed = good; failed = run - good
}
style == "cargo" && /^test result: / {
  if (match($0, /[0-9]+ passed/)) passed += substr($0, RSTART)
  if (match($0, /[0-9]+ failed/)) failed += substr($0, RSTART)
}
style == "vitest" && /^ *Tests +[0-9]/ {
  passed = 0; failed = 0
  if (match($0, /[0-9]+ passed/)) passed = substr($0, RSTART) + 0
  if (match($0, /[0-9]+ failed/)) failed = substr($0, RSTART) + 0
}
style == "plain" && /^([a-z]+: )?[0-9]+ passed, [0-9]+ failed/ {
  match($0, /[0-9]+ passed/); passed += substr($0, RSTART)
  match($0, /[0-9]+ failed/); failed += substr($0, RSTART)
}
END { print passed + 0, failed + 0 }
