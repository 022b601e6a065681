# Words of the casework vocabularies (term-…). The ids follow the codebook.

## case-type

term-case-type-help-request = Request for help
term-case-type-matter = Legal or advocacy matter
term-case-type-dossier = Dossier

## case-status

term-case-status-new = New
term-case-status-triage = Being sorted
term-case-status-open = Being worked on
term-case-status-waiting = Waiting for others
term-case-status-referred = Referred to others
term-case-status-closed = Closed

## case-outcome

term-case-outcome-resolved = Solved
term-case-outcome-partly-resolved = Solved in part
term-case-outcome-advice-given = Advice given
term-case-outcome-referred = Passed on to others
term-case-outcome-not-possible = Nothing could be done
term-case-outcome-withdrawn = Withdrawn by the person
term-case-outcome-lost-contact = Contact lost
term-case-outcome-out-of-scope = Not our work

## urgency

term-urgency-life-at-risk = Life or liberty at risk now
term-urgency-hours = Within hours
term-urgency-days = Within days
term-urgency-weeks = Within weeks
term-urgency-none = No hurry

## request-channel

term-request-channel-in-person = In person
term-request-channel-phone = By phone
term-request-channel-messenger = By messenger
term-request-channel-e-mail = By e-mail
term-request-channel-web-form = By web form
term-request-channel-helpline = By a helpline
term-request-channel-through-partner = Through a partner
term-request-channel-at-event = At a training or event
term-request-channel-own-monitoring = Found by our own monitoring
term-request-channel-other = Other

## help-topic

term-help-topic-account-taken = Account taken over
term-help-topic-account-suspended = Account suspended
term-help-topic-device-seized = Device seized
term-help-topic-device-suspicious = Device behaves oddly
term-help-topic-malware = Malware
term-help-topic-spyware = Spyware
term-help-topic-phishing = Phishing
term-help-topic-harassment = Harassment online
term-help-topic-doxxing = Private data made public
term-help-topic-intimate-images = Intimate images misused
term-help-topic-impersonation = Someone poses as them
term-help-topic-disinformation = False reports about them
term-help-topic-site-attack = Website attacked
term-help-topic-blocking = Site or service blocked
term-help-topic-safe-communication = Communicating safely
term-help-topic-physical-threat = Threat to life or body
term-help-topic-legal = Legal help
term-help-topic-psychosocial = Psychological support
term-help-topic-relocation = Moving to safety
term-help-topic-advice = Advice in general
term-help-topic-other = Other

## vetting

term-vetting-known = Known to us
term-vetting-vouched-for = Vouched for by someone we trust
term-vetting-checked = Checked
term-vetting-not-checked = Not checked yet
term-vetting-doubtful = Doubtful

## referral-status

term-referral-status-asked = Asked
term-referral-status-accepted = Accepted
term-referral-status-declined = Declined
term-referral-status-no-answer = No answer
term-referral-status-done = Done

## examination-type

term-examination-type-triage = Triage
term-examination-type-device-forensics = Forensic examination of a device
term-examination-type-account-review = Review of an account
term-examination-type-malware-analysis = Analysis of malware
term-examination-type-file-analysis = Analysis of files or messages
term-examination-type-network-analysis = Analysis of network traffic
term-examination-type-other = Other

## examination-result

term-examination-result-nothing-found = Examined, nothing found with these indicators (this does not mean safe)
term-examination-result-suspicious = Something suspicious, not explained yet
term-examination-result-traces-found = Traces of an attack
term-examination-result-compromised = Compromised
term-examination-result-inconclusive = No conclusion possible
term-examination-result-not-possible = Could not be examined

## step-result

term-step-result-done = Done as described
term-step-result-done-differently = Done differently
term-step-result-failed = Tried, failed
term-step-result-skipped = Left out
term-step-result-not-applicable = Does not apply
term-step-result-not-yet = Not yet

## acquisition-method

term-acquisition-method-backup = Backup made by the device
term-acquisition-method-logical = Logical extraction
term-acquisition-method-file-system = Whole file system
term-acquisition-method-physical = Whole storage, bit for bit
term-acquisition-method-selected-files = Selected files
term-acquisition-method-log-export = Diagnostic logs
term-acquisition-method-memory = Working memory
term-acquisition-method-cloud = From an online account
term-acquisition-method-screenshots = Photographs of the screen
term-acquisition-method-other = Other

## omission-reason

term-omission-reason-no-consent = Not agreed to
term-omission-reason-locked = Locked
term-omission-reason-encrypted = Encrypted
term-omission-reason-damaged = Damaged
term-omission-reason-overwritten = Overwritten or expired
term-omission-reason-not-held = Not handed over
term-omission-reason-no-tool = No tool for it
term-omission-reason-no-time = No time
term-omission-reason-out-of-scope = Not part of the task

## isolation

term-isolation-airplane-mode = Airplane mode
term-isolation-shielded = In a shielded bag or room
term-isolation-sim-removed = SIM taken out
term-isolation-off = Switched off
term-isolation-not-isolated = Not cut off
term-isolation-unknown = Unknown

## asset-type

term-asset-type-person = A person
term-asset-type-group = A group of people
term-asset-type-organisation = An organisation
term-asset-type-programme = A programme or activity
term-asset-type-information = Information
term-asset-type-device = A device
term-asset-type-account = An account
term-asset-type-place = A place

## threat-class

term-threat-class-confidentiality = Secrecy
term-threat-class-control = Control
term-threat-class-integrity = Soundness
term-threat-class-availability = Availability
term-threat-class-identity = Knowing who is who
term-threat-class-accountability = Knowing who did what

## adversary-rating

term-adversary-rating-none = None
term-adversary-rating-low = Low
term-adversary-rating-medium = Medium
term-adversary-rating-high = High
term-adversary-rating-very-high = Very high

## likelihood

term-likelihood-very-unlikely = Very unlikely
term-likelihood-unlikely = Unlikely
term-likelihood-possible = Possible
term-likelihood-likely = Likely
term-likelihood-very-likely = Very likely

## severity

term-severity-minor = Minor
term-severity-moderate = Moderate
term-severity-serious = Serious
term-severity-severe = Severe
term-severity-extreme = Extreme

## capacity-level

term-capacity-level-none = None
term-capacity-level-weak = Weak
term-capacity-level-fair = Fair
term-capacity-level-good = Good
term-capacity-level-strong = Strong

## treatment

term-treatment-reduce = Reduce it
term-treatment-accept = Accept it
term-treatment-transfer = Let others carry it
term-treatment-avoid = Stop what brings it

## version-status

term-version-status-draft = Draft
term-version-status-current = In force
term-version-status-superseded = Replaced by a newer one
term-version-status-withdrawn = Withdrawn

## protocol-type

term-protocol-type-triage = Triage of a device
term-protocol-type-acquisition = Acquisition of data
term-protocol-type-examination = Examination
term-protocol-type-interview = Interview
term-protocol-type-release = Release or publication
term-protocol-type-incident-response = Response to an incident
term-protocol-type-retention = Keeping and destroying
term-protocol-type-risk-template = Scales of risk assessments
term-protocol-type-other = Other

## risk-scale

term-risk-scale-likelihood = Likelihood
term-risk-scale-impact = Impact
term-risk-scale-capacity = Capacity
term-risk-scale-history = History of the adversary
term-risk-scale-capability = Capability of the adversary
term-risk-scale-intent = Intent of the adversary
term-risk-scale-category = Category of risk
term-risk-scale-band = Band

## judgment-type

term-judgment-type-same-person = Whether records are the same person
term-judgment-type-same-incident = Whether records are the same incident
term-judgment-type-same-threat = Whether records are the same threat
term-judgment-type-claim = How far a claim is borne out
term-judgment-type-finding = A finding
term-judgment-type-attribution = Who is responsible
term-judgment-type-informant = How reliable an informant is

## verdict

term-verdict-same = The same
term-verdict-different = Not the same
term-verdict-corroborated = Corroborated
term-verdict-doubted = Doubted
term-verdict-refuted = Refuted
term-verdict-established = Established
term-verdict-not-established = Not established
term-verdict-undecided = Undecided

## proof-standard

term-proof-standard-reasonable-grounds = Reasonable grounds to believe
term-proof-standard-balance = More likely than not
term-proof-standard-clear-and-convincing = Clear and convincing
term-proof-standard-beyond-doubt = Beyond reasonable doubt

## citation-weight

term-citation-weight-supports = Supports it
term-citation-weight-against = Speaks against it
term-citation-weight-context = Explains it

## task-status

term-task-status-open = To do
term-task-status-under-way = Under way
term-task-status-waiting = Waiting
term-task-status-done = Done
term-task-status-dropped = Dropped

## note-type

term-note-type-observation = Observation
term-note-type-conversation = Conversation
term-note-type-meeting = Meeting
term-note-type-idea = Idea
term-note-type-handing-over = For whoever takes over
term-note-type-warning = Warning
term-note-type-other = Other

## record-kind

term-record-kind-incident = Incidents
term-record-kind-case = Cases
term-record-kind-person = People
term-record-kind-identity = Identities
term-record-kind-indicator = Indicators
term-record-kind-indicator-set = Indicator sets
term-record-kind-evidence = Evidence
term-record-kind-threat = Threats
term-record-kind-device = Devices
term-record-kind-examination = Examinations
term-record-kind-assessment = Risk assessments
term-record-kind-protocol = Protocols
term-record-kind-consent = Consents
term-record-kind-judgment = Judgments
term-record-kind-task = Tasks
term-record-kind-note = Notes
term-record-kind-saved-view = Saved views
term-record-kind-term = Terms

## view-order

term-view-order-newest = Last written first
term-view-order-date = Latest date first

## view-layout

term-view-layout-list = List
term-view-layout-timeline = Timeline
term-view-layout-map = Map
term-view-layout-graph = Graph of links
term-view-layout-matrix = Risk matrix

## script

term-script-arab = Arabic
term-script-armn = Armenian
term-script-beng = Bengali
term-script-cyrl = Cyrillic
term-script-deva = Devanagari
term-script-ethi = Ethiopic
term-script-geor = Georgian
term-script-grek = Greek
term-script-gujr = Gujarati
term-script-guru = Gurmukhi
term-script-hang = Hangul
term-script-hans = Han, simplified
term-script-hant = Han, traditional
term-script-hebr = Hebrew
term-script-jpan = Japanese
term-script-khmr = Khmer
term-script-knda = Kannada
term-script-laoo = Lao
term-script-latn = Latin
term-script-mlym = Malayalam
term-script-mong = Mongolian
term-script-mymr = Burmese
term-script-nkoo = N’Ko
term-script-orya = Odia
term-script-sinh = Sinhala
term-script-syrc = Syriac
term-script-taml = Tamil
term-script-telu = Telugu
term-script-tfng = Tifinagh
term-script-thaa = Thaana
term-script-thai = Thai
term-script-tibt = Tibetan
term-script-zyyy = Another or none

## name-type

term-name-type-legal = In papers
term-name-type-birth = Given at birth
term-name-type-married = After marriage
term-name-type-chosen = Chosen name
term-name-type-nickname = Nickname
term-name-type-teknonym = After a child or parent
term-name-type-professional = Pen or stage name
term-name-type-fighting = Name in an armed group
term-name-type-religious = Religious name
term-name-type-handle = Name online
term-name-type-transliteration = Written in another script
term-name-type-misspelling = Misspelt in a document
term-name-type-other = Other

## device-identifier

term-device-identifier-imei = IMEI
term-device-identifier-serial = Serial number
term-device-identifier-iccid = SIM card number (ICCID)
term-device-identifier-imsi = Subscriber number (IMSI)
term-device-identifier-mac = Network address (MAC)
term-device-identifier-advertising-id = Advertising id
term-device-identifier-device-id = Id given by the maker
term-device-identifier-asset-number = Inventory number
term-device-identifier-account-id = Account id
term-device-identifier-other = Other

## copy-kind

term-copy-kind-original = The original as received
term-copy-kind-working = Working copy
term-copy-kind-derivative = Made from another item

## evidence-origin

term-evidence-origin-person = By a person
term-evidence-origin-automatic = By a machine without anyone choosing
term-evidence-origin-edited = By a person, edited afterwards
term-evidence-origin-ai-suspected = Perhaps generated by a computer
term-evidence-origin-ai-generated = Generated by a computer
term-evidence-origin-unknown = Unknown

## account-type

term-account-type-later = Told again later
term-account-type-addition = Adds to it
term-account-type-correction = Corrects it
term-account-type-retraction = Takes it back
term-account-type-transcript = Corrects how it was written down

## consent-told

term-consent-told-who-documents = Who documents
term-consent-told-purpose = What it is for
term-consent-told-access = Who will see it
term-consent-told-risks = What may go wrong
term-consent-told-benefits = What it may bring, and what not
term-consent-told-voluntary = That they may refuse
term-consent-told-confidential = How it is kept secret
term-consent-told-withdrawal = That and how they may withdraw
term-consent-told-not-recallable = What cannot be taken back once it is out
term-consent-told-contact = Whom to reach
term-consent-told-copy-left = A copy was left with them

## consent-standing

term-consent-standing-tells = Tells what happened to them
term-consent-standing-witness = Tells what happened to others
term-consent-standing-shown = Is seen or heard in the material
term-consent-standing-device-owner = Owns the device
term-consent-standing-account-holder = Holds the account
term-consent-standing-relative = Relative of someone who cannot agree
term-consent-standing-organisation = Speaks for an organisation

## consistency

term-consistency-not-consistent = Cannot have come from it
term-consistency-consistent = May have come from it; many other causes
term-consistency-highly-consistent = Likely from it; few other causes
term-consistency-typical = Usually seen after it; other causes remain
term-consistency-diagnostic = Only from it

## counsel-access

term-counsel-access-none-allowed = No lawyer was allowed
term-counsel-access-not-asked = No lawyer was asked for
term-counsel-access-during-questioning = During questioning
term-counsel-access-before-charge = Before the charge
term-counsel-access-before-trial = After the charge, before the trial
term-counsel-access-before-signing = Before signing a statement
term-counsel-access-after-signing = After signing a statement
term-counsel-access-at-trial = At the trial, free to defend
term-counsel-access-at-trial-silenced = At the trial, not free to defend
term-counsel-access-alone = Could talk to the lawyer alone
term-counsel-access-overheard = Could talk to the lawyer with others present
term-counsel-access-no-talk = Could not talk to the lawyer
term-counsel-access-absent = Tried in absence
term-counsel-access-not-informed = Not told of the proceedings
term-counsel-access-self-incrimination = Made to testify against themselves
term-counsel-access-no-witnesses = Could not question witnesses
term-counsel-access-appointed = Lawyer named by the state
term-counsel-access-by-organisation = Lawyer from an organisation
term-counsel-access-chosen = Lawyer chosen by the person
term-counsel-access-paid = Lawyer paid by the person
term-counsel-access-other = Other
term-counsel-access-unknown = Unknown

## court-type

term-court-type-civilian = Civilian court
term-court-type-military = Military court
term-court-type-administrative = Administrative tribunal
term-court-type-security = Security or anti-terrorism court
term-court-type-cybercrime = Cybercrime court
term-court-type-other = Other
term-court-type-unknown = Unknown

## court-language

term-court-language-mother-tongue = Mother tongue
term-court-language-fluent = Understood it well
term-court-language-some-translated = Understood some, with an interpreter
term-court-language-some-untranslated = Understood some, without an interpreter
term-court-language-little-translated = Understood little, with an interpreter
term-court-language-little-untranslated = Understood little, without an interpreter
term-court-language-unknown = Unknown

## autopsy-result

term-autopsy-result-by-doctors = Autopsy by doctors
term-autopsy-result-informal = Looked at by others
term-autopsy-result-none = None
term-autopsy-result-unknown = Unknown

## death-certificate

term-death-certificate-none = None seems to exist
term-death-certificate-not-available = Seems to exist, cannot be had
term-death-certificate-seen = Seen by people we trust
term-death-certificate-held = We have it
term-death-certificate-unknown = Unknown

## statement-signed

term-statement-signed-forced = Forced to sign
term-statement-signed-not-asked = Not asked to sign
term-statement-signed-refused = Asked, but refused
term-statement-signed-free = Signed freely, knowing what
term-statement-signed-not-understood = Signed without understanding it
term-statement-signed-unknown = Unknown

## medical-attention

term-medical-attention-none-present = No medical staff were there
term-medical-attention-before = Medical staff were there before it
term-medical-attention-during = Medical staff were there during it
term-medical-attention-took-part = Medical staff took part
term-medical-attention-after = Medical staff were there after it
term-medical-attention-not-needed = No care was needed, the person says
term-medical-attention-asked-for = The person asked for care
term-medical-attention-none-given = No care was given
term-medical-attention-limited = Little care was given
term-medical-attention-adequate = Adequate care was given
term-medical-attention-good = Good care was given
term-medical-attention-unknown = Unknown

## compensation

term-compensation-full = In full
term-compensation-substantial = For the most part
term-compensation-partial = In part
term-compensation-none = Not at all
term-compensation-unknown = Unknown

## orientation

term-orientation-lesbian = Lesbian
term-orientation-gay = Gay
term-orientation-bisexual = Bisexual
term-orientation-heterosexual = Heterosexual
term-orientation-asexual = Asexual
term-orientation-other = Other
term-orientation-withheld = Not stated
term-orientation-not-recorded = Not recorded
