# The definitions of the vocabularies of casework in the built-in codebook. They are our own and may be used freely (CC0).

## case-type

def-case-type-help-request = Someone asks for help for themselves or others
def-case-type-matter = Work on one legal or public cause
def-case-type-dossier = Records gathered on one subject

## case-status

def-case-status-new = Nobody has looked at it yet
def-case-status-triage = Someone decides what it needs
def-case-status-open = Someone works on it
def-case-status-waiting = It cannot go on until others act
def-case-status-referred = Others have taken it over
def-case-status-closed = No more work is planned

## case-outcome

def-case-outcome-resolved = What was asked for was reached
def-case-outcome-partly-resolved = Some of what was asked for was reached
def-case-outcome-advice-given = The person was told what they can do
def-case-outcome-referred = Others carry it on
def-case-outcome-not-possible = No means helped
def-case-outcome-withdrawn = The person no longer wants it
def-case-outcome-lost-contact = The person can no longer be reached
def-case-outcome-out-of-scope = It is not what we do

## urgency

def-urgency-life-at-risk = Someone may die or be taken at any time
def-urgency-hours = Something must happen today
def-urgency-days = Something must happen this week
def-urgency-weeks = Something must happen this month
def-urgency-none = Nothing is lost by waiting

## request-channel

def-request-channel-in-person = The person came to us
def-request-channel-phone = The person called
def-request-channel-messenger = The person wrote in a messenger
def-request-channel-e-mail = The person wrote a mail
def-request-channel-web-form = The person filled in a form on a site
def-request-channel-helpline = It came by a line that gives help
def-request-channel-through-partner = Another organisation passed it on
def-request-channel-at-event = It came up where people met
def-request-channel-own-monitoring = We came upon it ourselves
def-request-channel-other = Something that no other term covers; say what in the note

## help-topic

def-help-topic-account-taken = Someone else controls an account
def-help-topic-account-suspended = A platform closed or froze an account
def-help-topic-device-seized = Authorities hold or held a device
def-help-topic-device-suspicious = A device does what its owner did not ask
def-help-topic-malware = A harmful program may be on a device
def-help-topic-spyware = Someone may be spied on through a device
def-help-topic-phishing = A message tried to get access or secrets
def-help-topic-harassment = Someone is abused again and again on the net
def-help-topic-doxxing = Private details were published
def-help-topic-intimate-images = Intimate pictures are shared or threatened to be
def-help-topic-impersonation = An account or site pretends to be the person
def-help-topic-disinformation = False stories about the person or group go round
def-help-topic-site-attack = A website is down or was broken into
def-help-topic-blocking = A site or service cannot be reached
def-help-topic-safe-communication = How to talk or write without being overheard
def-help-topic-physical-threat = Someone may be hurt or killed
def-help-topic-legal = A lawyer or legal advice is needed
def-help-topic-psychosocial = Support for the mind is needed
def-help-topic-relocation = Someone must get to a safer place
def-help-topic-advice = Any other question about safety
def-help-topic-other = Something that no other term covers; say what in the note

## vetting

def-vetting-known = We have dealt with them before
def-vetting-vouched-for = Someone we trust says who they are
def-vetting-checked = We found out who they are
def-vetting-not-checked = Nobody has checked who they are
def-vetting-doubtful = Something does not fit

## referral-status

def-referral-status-asked = The others have been asked
def-referral-status-accepted = The others will do it
def-referral-status-declined = The others will not do it
def-referral-status-no-answer = The others have not answered
def-referral-status-done = The others have done it

## examination-type

def-examination-type-triage = A first, quick look
def-examination-type-device-forensics = A thorough look at a device's data
def-examination-type-account-review = A look at sign-ins, settings and linked devices
def-examination-type-malware-analysis = Finding out what a harmful program does
def-examination-type-file-analysis = Looking into files, mails or messages
def-examination-type-network-analysis = Looking at what a device sends and gets
def-examination-type-other = Something that no other term covers; say what in the note

## examination-result

def-examination-result-nothing-found = The indicators that were used matched nothing; others might
def-examination-result-suspicious = Something stands out and may be harmless
def-examination-result-traces-found = Someone tried to attack; success is not shown
def-examination-result-compromised = An attacker had access
def-examination-result-inconclusive = What was found allows no answer
def-examination-result-not-possible = It could not be examined at all

## step-result

def-step-result-done = It was done the way it is written
def-step-result-done-differently = It was done in another way; the note says how
def-step-result-failed = It was begun and did not work
def-step-result-skipped = It was not done; the note says why
def-step-result-not-applicable = It makes no sense here
def-step-result-not-yet = It is still to be done

## acquisition-method

def-acquisition-method-backup = The device made a copy of itself
def-acquisition-method-logical = What the system gives out was copied
def-acquisition-method-file-system = All files were copied
def-acquisition-method-physical = Every bit of the storage was copied
def-acquisition-method-selected-files = Only some files were copied
def-acquisition-method-log-export = Logs that the system keeps were taken
def-acquisition-method-memory = What the running device held was copied
def-acquisition-method-cloud = Data came from a service, not the device
def-acquisition-method-screenshots = The screen was photographed
def-acquisition-method-other = Something that no other term covers; say what in the note

## omission-reason

def-omission-reason-no-consent = The person did not agree to it
def-omission-reason-locked = It could not be opened
def-omission-reason-encrypted = It could not be read without a key
def-omission-reason-damaged = It is broken
def-omission-reason-overwritten = The data are no longer there
def-omission-reason-not-held = We did not get it
def-omission-reason-no-tool = We have nothing that reads it
def-omission-reason-no-time = There was no time for it
def-omission-reason-out-of-scope = It was not asked for

## isolation

def-isolation-airplane-mode = Its radios were turned off by setting
def-isolation-shielded = Metal kept signals out
def-isolation-sim-removed = It had no card; other radios may have been on
def-isolation-off = It was not running
def-isolation-not-isolated = It could reach networks
def-isolation-unknown = There is no information about this

## asset-type

def-asset-type-person = Somebody's life, body or freedom
def-asset-type-group = Several people together
def-asset-type-organisation = A body with members or staff
def-asset-type-programme = Work that is to go on
def-asset-type-information = What must not be lost or known
def-asset-type-device = A phone, computer or other thing
def-asset-type-account = Access to a service
def-asset-type-place = A home, office or meeting place

## threat-class

def-threat-class-confidentiality = Others learn what they should not
def-threat-class-control = Others decide over it
def-threat-class-integrity = It is changed or falsified
def-threat-class-availability = It cannot be used when needed
def-threat-class-identity = One cannot tell who someone is
def-threat-class-accountability = One cannot tell who did something

## adversary-rating

def-adversary-rating-none = No sign of it
def-adversary-rating-low = Weak or rare signs
def-adversary-rating-medium = Clear signs now and then
def-adversary-rating-high = Clear signs, often
def-adversary-rating-very-high = Clear signs, against people like these, now

## likelihood

def-likelihood-very-unlikely = It would be a great surprise
def-likelihood-unlikely = It would be a surprise
def-likelihood-possible = It may or may not happen
def-likelihood-likely = One should expect it
def-likelihood-very-likely = It would be a surprise if it did not happen

## severity

def-severity-minor = Easy to bear and soon mended
def-severity-moderate = Work or life is disturbed for a time
def-severity-serious = Harm that takes long to mend
def-severity-severe = Lasting harm to people or the end of work
def-severity-extreme = Death, disappearance or the end of all

## capacity-level

def-capacity-level-none = Nothing to cope with it
def-capacity-level-weak = Little that helps
def-capacity-level-fair = Some means, untried
def-capacity-level-good = Means that have worked
def-capacity-level-strong = Tried means, people and plans

## treatment

def-treatment-reduce = Make it less likely or less bad
def-treatment-accept = Live with it, knowing it
def-treatment-transfer = Someone better placed takes it on
def-treatment-avoid = Give up the work that brings it

## version-status

def-version-status-draft = Still being written
def-version-status-current = To be used now
def-version-status-superseded = A newer one has taken its place
def-version-status-withdrawn = Not to be used any more

## protocol-type

def-protocol-type-triage = How to look at a device first
def-protocol-type-acquisition = How to copy data without changing it
def-protocol-type-examination = How to look for traces
def-protocol-type-interview = How to talk with someone to document
def-protocol-type-release = What to check before something goes out
def-protocol-type-incident-response = What to do when something happens
def-protocol-type-retention = How long to keep things and how to destroy them
def-protocol-type-risk-template = Which levels a circle uses for risks
def-protocol-type-other = Something that no other term covers; say what in the note

## risk-scale

def-risk-scale-likelihood = How likely it is
def-risk-scale-impact = How bad it would be
def-risk-scale-capacity = How well one could cope
def-risk-scale-history = What the adversary has done before
def-risk-scale-capability = What the adversary is able to do
def-risk-scale-intent = What the adversary wants
def-risk-scale-category = What kind of risk it is
def-risk-scale-band = What a number is called, from where on

## judgment-type

def-judgment-type-same-person = Two or more records stand for one person, or not
def-judgment-type-same-incident = Two or more records tell of one incident, or not
def-judgment-type-same-threat = Two or more records stand for one threat, or not
def-judgment-type-claim = Whether others bear out what someone said
def-judgment-type-finding = What the documentation shows
def-judgment-type-attribution = Who did it
def-judgment-type-informant = How far an informant can be relied on

## verdict

def-verdict-same = They are one
def-verdict-different = They are not one
def-verdict-corroborated = Independent sources say the same
def-verdict-doubted = There are reasons not to believe it
def-verdict-refuted = It is shown to be untrue
def-verdict-established = The standard of proof is met
def-verdict-not-established = The standard of proof is not met
def-verdict-undecided = It is left open

## proof-standard

def-proof-standard-reasonable-grounds = A careful person would think that it happened
def-proof-standard-balance = More speaks for it than against it
def-proof-standard-clear-and-convincing = Much more speaks for it than against it
def-proof-standard-beyond-doubt = No reasonable doubt is left

## citation-weight

def-citation-weight-supports = The cited place speaks for it
def-citation-weight-against = The cited place speaks against it
def-citation-weight-context = The cited place helps to understand it

## task-status

def-task-status-open = Not begun
def-task-status-under-way = Begun and not finished
def-task-status-waiting = Cannot go on until something happens
def-task-status-done = Finished
def-task-status-dropped = Given up

## note-type

def-note-type-observation = What someone noticed
def-note-type-conversation = What was said between people
def-note-type-meeting = What a meeting talked about and decided
def-note-type-idea = What someone thought of
def-note-type-handing-over = What the next person needs to know
def-note-type-warning = What may put people in danger
def-note-type-other = Something that no other term covers; say what in the note

## view-order

def-view-order-newest = By when it was last written
def-view-order-date = By when it happened

## view-layout

def-view-layout-list = One record a line
def-view-layout-timeline = Along time
def-view-layout-map = By place
def-view-layout-graph = Records and the links between them
def-view-layout-matrix = Likelihood against impact

## name-type

def-name-type-legal = As identity papers have it
def-name-type-birth = The first name given
def-name-type-married = Taken with a marriage
def-name-type-chosen = What the person wants to be called
def-name-type-nickname = What friends call the person
def-name-type-teknonym = Such as “mother of” or “son of”
def-name-type-professional = Used in writing or on stage
def-name-type-fighting = Used among fighters
def-name-type-religious = Taken with a faith or order
def-name-type-handle = Used on a service of the net
def-name-type-transliteration = The same name in other letters
def-name-type-misspelling = Wrong, and found in some paper
def-name-type-other = Something that no other term covers; say what in the note

## device-identifier

def-device-identifier-imei = The number of a mobile device
def-device-identifier-serial = The number its maker gave it
def-device-identifier-iccid = The number printed on a SIM card
def-device-identifier-imsi = The number by which a network knows a subscriber
def-device-identifier-mac = The number of a network card
def-device-identifier-advertising-id = A number by which advertisers follow a device
def-device-identifier-device-id = An id of the maker's own
def-device-identifier-asset-number = The number in an owner's list
def-device-identifier-account-id = The number a service gives an account
def-device-identifier-other = Something that no other term covers; say what in the note

## copy-kind

def-copy-kind-original = The bytes as they came, never changed
def-copy-kind-working = A copy to look at and work with
def-copy-kind-derivative = Changed, cut or converted from another

## evidence-origin

def-evidence-origin-person = Someone chose what to take
def-evidence-origin-automatic = Such as a fixed camera or a log
def-evidence-origin-edited = Someone changed it after it was made
def-evidence-origin-ai-suspected = There are signs of a generator
def-evidence-origin-ai-generated = It is known that a generator made it
def-evidence-origin-unknown = There is no information about this

## account-type

def-account-type-later = The same informant tells it once more
def-account-type-addition = Says more than was said before
def-account-type-correction = Says that something was otherwise
def-account-type-retraction = Says that it is not so
def-account-type-transcript = Mends the writing, not the telling

## consent-told

def-consent-told-who-documents = Which people and group ask
def-consent-told-purpose = What the telling will be used for
def-consent-told-access = Which people may read it
def-consent-told-risks = What harm may come of it
def-consent-told-benefits = What good may come of it, and what will not
def-consent-told-voluntary = Saying no has no bad effect
def-consent-told-confidential = What is done so that others do not learn it
def-consent-told-withdrawal = How to take the yes back
def-consent-told-not-recallable = What stays out there even after a withdrawal
def-consent-told-contact = How to reach someone with questions
def-consent-told-copy-left = The person has the text of what was agreed

## consent-standing

def-consent-standing-tells = Agrees as the one it happened to
def-consent-standing-witness = Agrees as one who saw or heard it
def-consent-standing-shown = Agrees to pictures or sound of themselves
def-consent-standing-device-owner = Agrees to what is done with the device
def-consent-standing-account-holder = Agrees to what is done with the account
def-consent-standing-relative = Agrees for kin who is dead, missing or unable
def-consent-standing-organisation = Agrees in the name of a group

## consistency

def-consistency-not-consistent = The sign cannot be explained by what was told
def-consistency-consistent = What was told could explain it, and so could much else
def-consistency-highly-consistent = What was told explains it, and little else does
def-consistency-typical = It is what one mostly sees after such acts
def-consistency-diagnostic = Nothing else leaves this sign

## counsel-access

def-counsel-access-none-allowed = A lawyer was asked for and refused
def-counsel-access-not-asked = The person did not ask for a lawyer
def-counsel-access-during-questioning = A lawyer was there while questions were put
def-counsel-access-before-charge = A lawyer was seen before any charge
def-counsel-access-before-trial = A lawyer was seen once charged
def-counsel-access-before-signing = A lawyer was seen before a paper was signed
def-counsel-access-after-signing = A lawyer came only once a paper was signed
def-counsel-access-at-trial = The lawyer could do their work in court
def-counsel-access-at-trial-silenced = The lawyer was hindered in court
def-counsel-access-alone = Nobody listened
def-counsel-access-overheard = Others could listen
def-counsel-access-no-talk = The person had a lawyer and no talk with them
def-counsel-access-absent = The court sat without the person
def-counsel-access-not-informed = The person did not know of the case
def-counsel-access-self-incrimination = The person was pressed to speak against themselves
def-counsel-access-no-witnesses = The defence could ask no questions
def-counsel-access-appointed = The state chose the lawyer
def-counsel-access-by-organisation = A group sent the lawyer
def-counsel-access-chosen = The person picked the lawyer
def-counsel-access-paid = The person bore the cost
def-counsel-access-other = Something that no other term covers; say what in the note
def-counsel-access-unknown = There is no information about this

## court-type

def-court-type-civilian = A common court of the country
def-court-type-military = A court of the armed forces
def-court-type-administrative = A body that decides on acts of authorities
def-court-type-security = A court made for crimes against the state
def-court-type-cybercrime = A court made for crimes on the net
def-court-type-other = Something that no other term covers; say what in the note
def-court-type-unknown = There is no information about this

## court-language

def-court-language-mother-tongue = The court spoke the person's first language
def-court-language-fluent = The person followed without help
def-court-language-some-translated = The person followed in part, and had help
def-court-language-some-untranslated = The person followed in part, and had no help
def-court-language-little-translated = The person hardly followed, and had help
def-court-language-little-untranslated = The person hardly followed, and had no help
def-court-language-unknown = There is no information about this

## autopsy-result

def-autopsy-result-by-doctors = Doctors opened and examined the body
def-autopsy-result-informal = People without that training looked at the body
def-autopsy-result-none = Nobody examined the body
def-autopsy-result-unknown = There is no information about this

## death-certificate

def-death-certificate-none = Nothing points to one
def-death-certificate-not-available = It cannot be got at
def-death-certificate-seen = Someone reliable read it
def-death-certificate-held = A copy is here
def-death-certificate-unknown = There is no information about this

## statement-signed

def-statement-signed-forced = Signed under pressure or threat
def-statement-signed-not-asked = No paper was put before the person
def-statement-signed-refused = The person did not sign
def-statement-signed-free = Signed without pressure, having understood
def-statement-signed-not-understood = Signed without knowing what it said
def-statement-signed-unknown = There is no information about this

## medical-attention

def-medical-attention-none-present = No doctor or nurse was near
def-medical-attention-before = They came before it began
def-medical-attention-during = They were there while it lasted
def-medical-attention-took-part = They helped to do it
def-medical-attention-after = They came when it was over
def-medical-attention-not-needed = The person did not need care
def-medical-attention-asked-for = The person wanted care
def-medical-attention-none-given = The person got no care
def-medical-attention-limited = The person got less care than needed
def-medical-attention-adequate = The person got the care needed
def-medical-attention-good = The person was cared for very well
def-medical-attention-unknown = There is no information about this

## compensation

def-compensation-full = All that was lost was made good
def-compensation-substantial = Most was made good
def-compensation-partial = Some was made good
def-compensation-none = Nothing was made good
def-compensation-unknown = There is no information about this

## orientation

def-orientation-lesbian = A woman who loves women, as she says
def-orientation-gay = A man who loves men, as he says
def-orientation-bisexual = Loves people of more than one gender, as they say
def-orientation-heterosexual = Loves people of the other gender, as they say
def-orientation-asexual = Feels little or no sexual attraction, as they say
def-orientation-other = Something that no other term covers; say what in the note
def-orientation-withheld = Was asked and did not want to say
def-orientation-not-recorded = Nobody asked or wrote it down
