# The terms of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).

## act

term-act-killing = Killing
term-act-summary-execution = Summary execution
term-act-extrajudicial-execution = Killing by state agents outside any court process
term-act-death-penalty = Carrying out of a death sentence
term-act-mass-killing = Mass killing
term-act-death-in-custody = Death in custody
term-act-attempted-killing = Attempted killing
term-act-targeted-killing-non-state = Political killing by a non-state group
term-act-killing-at-protest = Killing during a protest
term-act-indiscriminate-attack = Indiscriminate attack
term-act-crossfire-death = Death in crossfire
term-act-death-under-torture = Death under torture
term-act-assault = Physical assault
term-act-torture = Torture
term-act-ill-treatment = Cruel, inhuman or degrading treatment
term-act-rape = Rape
term-act-attempted-rape = Attempted rape
term-act-sexual-violence = Sexual violence
term-act-sexual-harassment = Sexual harassment
term-act-genital-mutilation = Genital mutilation
term-act-forced-sterilisation = Forced sterilisation
term-act-forced-marriage = Forced marriage
term-act-threat = Threat
term-act-death-threat = Death threat
term-act-harassment = Harassment or psychological pressure
term-act-stalking = Stalking
term-act-surveillance = Physical surveillance
term-act-reprisal-on-relatives = Reprisal against relatives
term-act-collective-punishment = Collective punishment
term-act-arrest = Arrest
term-act-mass-arrest = Mass arrest
term-act-detention = Detention or imprisonment
term-act-incommunicado-detention = Detention cut off from lawyer and family
term-act-pretrial-overstay = Held too long without trial
term-act-denial-of-bail = Release before trial refused
term-act-enforced-disappearance = Enforced disappearance
term-act-abduction = Abduction
term-act-house-arrest = House arrest
term-act-curfew = Curfew
term-act-psychiatric-confinement = Abusive psychiatric confinement
term-act-slavery = Slavery
term-act-search-or-raid = Unlawful search or raid
term-act-body-search = Abusive body search
term-act-summons = Summons or interrogation
term-act-judicial-harassment = Abusive prosecution or lawsuit
term-act-unfair-trial = Unfair trial
term-act-denial-of-lawyer = Lawyer refused
term-act-closed-trial = Trial behind closed doors
term-act-forced-confession = Forced confession
term-act-displacement = Forced displacement
term-act-eviction = Forced eviction
term-act-deportation = Expulsion or deportation
term-act-refoulement = Return to danger
term-act-denial-of-asylum = Asylum refused unfairly
term-act-exile = Exile
term-act-internal-exile = Internal exile
term-act-denial-of-return = Return home refused
term-act-travel-ban = Restriction of travel
term-act-passport-seizure = Passport taken or refused
term-act-loss-of-nationality = Nationality withdrawn
term-act-blockade = Blockade or siege
term-act-property-destruction = Destruction of property
term-act-looting = Looting
term-act-confiscation = Confiscation of property
term-act-land-seizure = Seizure of land
term-act-extortion = Extortion
term-act-asset-freeze = Freezing of accounts or assets
term-act-dismissal = Dismissal from work or study
term-act-forced-labour = Forced labour
term-act-withheld-wages = Wages withheld
term-act-union-repression = Repression of a union
term-act-denial-of-medical-care = Denial of medical care
term-act-denial-of-aid = Aid or food blocked
term-act-pollution = Harmful pollution
term-act-censorship = Censorship
term-act-publication-ban = Ban on a work or an outlet
term-act-speech-ban = Ban on speaking
term-act-accreditation-refused = Press accreditation refused
term-act-information-withheld = Information withheld
term-act-religious-restriction = Restriction of religion
term-act-assembly-ban = Ban or break-up of an assembly
term-act-organisation-ban = Ban or closure of an organisation
term-act-office-closure = Closure of an office
term-act-funding-ban = Ban on funding
term-act-foreign-agent-label = Labelled a foreign agent
term-act-voter-intimidation = Intimidation in an election
term-act-denial-of-vote = Vote refused
term-act-defamation = Smear or defamation
term-act-spyware-infection = Spyware infection
term-act-spyware-attempt = Attempted spyware infection
term-act-stalkerware = Covert monitoring app on a device
term-act-phishing = Phishing
term-act-account-takeover = Account takeover
term-act-device-linked = Another's device linked to an account
term-act-account-blocking = Account or content taken down
term-act-account-suspension = Account suspended
term-act-content-removal = Content removed
term-act-doxxing = Publication of private details (doxxing)
term-act-impersonation = Impersonation online
term-act-online-harassment = Online harassment
term-act-hate-campaign = Coordinated smear or hate campaign online
term-act-disinformation = Disinformation campaign
term-act-intimate-image-abuse = Abuse of intimate images
term-act-sexual-extortion = Sexual extortion
term-act-synthetic-media = Forged audio, image or video
term-act-device-seizure = Seizure of a device
term-act-border-device-search = Device searched at a border
term-act-forced-unlocking = Forced unlocking of a device
term-act-data-extraction = Extraction of data from a device
term-act-forced-app-install = App forced on a device
term-act-sim-swap = SIM swap
term-act-interception = Interception of communications
term-act-location-tracking = Location tracking
term-act-social-media-monitoring = Monitoring of social media
term-act-facial-recognition = Facial recognition used against people
term-act-biometric-collection = Forced collection of biometrics
term-act-drone-surveillance = Surveillance by drone
term-act-internet-shutdown = Internet shutdown
term-act-throttling = Throttling
term-act-blocking = Blocking of a site or service
term-act-circumvention-ban = Ban on encryption or circumvention tools
term-act-domain-seizure = Domain or site seized
term-act-denial-of-service = Denial-of-service attack
term-act-defacement = Defacement of a site
term-act-ransomware = Ransomware
term-act-data-destruction = Destruction of data
term-act-data-breach = Leak or theft of data
term-act-data-request = Demand for user data by an authority
term-act-supply-chain-compromise = Tampered software or update
term-act-other = Other act
term-act-unknown = Not known

## method

term-method-shooting = Shooting
term-method-beating = Beating
term-method-kicking = Slaps, punches or kicks
term-method-blunt-objects = Blows with sticks, butts or whips
term-method-foot-whipping = Beating of the soles (falanga)
term-method-ear-blows = Blows on both ears (teléfono)
term-method-stabbing = Stabbing
term-method-amputation = Cutting off of a body part
term-method-nail-removal = Pulling out of nails
term-method-burning = Burning
term-method-cigarette-burns = Burns with cigarettes
term-method-acid-attack = Acid or other chemicals on the body
term-method-bombing = Bombing or shelling
term-method-drone-strike = Strike by drone
term-method-arson = Arson
term-method-landmine = Landmine or hidden explosive
term-method-chemical-weapon = Chemical weapon
term-method-poisoning = Poisoning
term-method-starvation = Starvation
term-method-suffocation = Suffocation
term-method-near-drowning = Near-drowning
term-method-bag-over-head = Bag over the head
term-method-strangulation = Strangulation
term-method-electric-shock = Electric shock
term-method-stress-position = Forced posture
term-method-suspension = Suspension
term-method-binding = Tied up or shackled
term-method-sleep-deprivation = Deprivation of sleep
term-method-food-deprivation = Deprivation of food or water
term-method-medicine-withheld = Medicine withheld
term-method-forced-feeding = Forced feeding
term-method-drugging = Forced drugging
term-method-isolation = Isolation
term-method-overcrowding = Overcrowded cell
term-method-extreme-temperature = Extreme heat or cold
term-method-noise-or-light = Noise or light to wear someone down
term-method-blindfolding = Blindfolding
term-method-humiliation = Humiliation
term-method-forced-nudity = Forced nakedness
term-method-threats = Threats
term-method-threats-to-family = Threats against the family
term-method-mock-execution = Mock execution
term-method-made-to-watch = Made to watch others suffer
term-method-animals = Attack with animals
term-method-tear-gas = Tear gas
term-method-rubber-bullets = Rubber bullets or pellets
term-method-water-cannon = Water cannon
term-method-vehicle-attack = Attack with a vehicle
term-method-zero-click = Attack without any action of the victim
term-method-one-click-link = Link that had to be opened
term-method-message-with-link = Message with a link
term-method-e-mail-attachment = E-mail attachment
term-method-fake-login-page = Fake sign-in page
term-method-adversary-in-the-middle = Relay between user and real site
term-method-session-theft = Stolen session
term-method-consent-phishing = Permission granted to a malicious app
term-method-qr-code-lure = Lure by QR code
term-method-fake-profile = Fake profile
term-method-phone-call-lure = Lure by phone call
term-method-malicious-app = Malicious or repackaged app
term-method-management-profile = Management profile on a device
term-method-network-injection = Injection into network traffic
term-method-watering-hole = Infected site that the targets visit
term-method-physical-access = Physical access to the device
term-method-usb-device = USB stick or cable
term-method-extraction-tool = Forensic extraction tool
term-method-imsi-catcher = Fake mobile cell
term-method-ss7-tracking = Tracking through the phone network (SS7)
term-method-sms-code-interception = Interception of one-time codes
term-method-password-reuse = Guessed or leaked password
term-method-cloned-voice = Cloned voice or face
term-method-mass-reporting = Mass false reporting to a platform
term-method-bot-network = Network of automated accounts
term-method-dns-tampering = DNS tampering
term-method-deep-packet-inspection = Deep packet inspection
term-method-route-hijack = Withdrawal or hijack of routes (BGP)
term-method-cell-cut = Mobile network switched off
term-method-other = Other means
term-method-unknown = Not known

## right

term-right-life = Life
term-right-liberty = Liberty of person
term-right-integrity = Security and integrity of person
term-right-freedom-from-torture = Freedom from torture
term-right-assembly = Assembly
term-right-association = Association
term-right-expression = Expression
term-right-information = Access to information
term-right-movement = Movement
term-right-religion = Religion or belief
term-right-privacy = Privacy
term-right-reputation = Honour and reputation
term-right-non-discrimination = Freedom from discrimination
term-right-political-participation = Political participation
term-right-fair-trial = Fair trial
term-right-property = Property
term-right-health = Health
term-right-education = Education
term-right-work = Work
term-right-housing = Housing and living standard
term-right-data-protection = Control of one's personal data
term-right-women = Rights of women
term-right-children = Rights of children
term-right-minorities = Rights of minorities
term-right-other = Other right

## incident-status

term-incident-status-draft = Draft
term-incident-status-active = Being followed
term-incident-status-pending = Waiting
term-incident-status-closed = Closed

## finding

term-finding-not-examined = Not examined
term-finding-unlikely = Unlikely
term-finding-possible = Possible
term-finding-likely = Likely
term-finding-confirmed = Confirmed
term-finding-not-a-violation = Confirmed, not a violation
term-finding-nothing-found = Examined, nothing found

## place-type

term-place-type-home = Home
term-place-type-workplace = Workplace
term-place-type-business = Shop or business
term-place-type-factory = Factory
term-place-type-mine = Mine or quarry
term-place-type-farm = Farm or field
term-place-type-hotel = Hotel or restaurant
term-place-type-government-office = Government office
term-place-type-military-site = Military site
term-place-type-police-station = Police station
term-place-type-prison = Prison
term-place-type-court = Court
term-place-type-school = School or university
term-place-type-hospital = Hospital or clinic
term-place-type-organisation-office = Office of an organisation
term-place-type-media-office = Media office
term-place-type-place-of-worship = Place of worship
term-place-type-public-square = Square or street
term-place-type-protest-site = Site of a protest
term-place-type-polling-place = Polling place
term-place-type-embassy = Embassy or consulate
term-place-type-road = Road
term-place-type-vehicle = In a vehicle
term-place-type-checkpoint = Checkpoint
term-place-type-border-crossing = Border crossing
term-place-type-airport = Airport or station
term-place-type-refugee-camp = Refugee camp
term-place-type-secret-site = Secret place of detention
term-place-type-online = Online
term-place-type-other = Other place
term-place-type-unknown = Not known

## degree

term-degree-carried-out = Carried it out
term-degree-ordered = Ordered it
term-degree-incited = Called for it
term-degree-assisted = Assisted
term-degree-financed = Paid for it
term-degree-present = Was present
term-degree-planned = Planned it
term-degree-suspected = Suspected
term-degree-made-rule = Made the rule behind it
term-degree-applied-rule = Applied the rule
term-degree-failed-to-prevent = Failed to prevent it
term-degree-failed-to-punish = Knew and did not act
term-degree-concealed = Hid what happened
term-degree-supplied-technology = Supplied the technology
term-degree-operated-technology = Operated the technology
term-degree-hosted = Hosted or carried it
term-degree-other = Other
term-degree-unknown = Not known

## perpetrator-type

term-perpetrator-type-state = State body
term-perpetrator-type-national-official = National official
term-perpetrator-type-local-official = Local official
term-perpetrator-type-legislature = Parliament or lawmaker
term-perpetrator-type-armed-forces = Armed forces
term-perpetrator-type-police = Police
term-perpetrator-type-border-guard = Border or immigration officer
term-perpetrator-type-prison-staff = Prison staff
term-perpetrator-type-intelligence = Intelligence service
term-perpetrator-type-judiciary = Judiciary
term-perpetrator-type-prosecution = Prosecutor
term-perpetrator-type-foreign-state = Another state
term-perpetrator-type-occupying-force = Occupying force
term-perpetrator-type-pro-government-militia = Militia close to the government
term-perpetrator-type-death-squad = Vigilantes or death squad
term-perpetrator-type-armed-opposition = Armed opposition
term-perpetrator-type-private-army = Warlord or private army
term-perpetrator-type-organised-crime = Organised crime
term-perpetrator-type-private-security = Private security
term-perpetrator-type-crowd = Crowd
term-perpetrator-type-family-member = Partner or family member
term-perpetrator-type-employer = Employer
term-perpetrator-type-teacher = Teacher or school authority
term-perpetrator-type-landowner = Landowner
term-perpetrator-type-company = Company
term-perpetrator-type-spyware-vendor = Vendor of surveillance technology
term-perpetrator-type-spyware-operator = Operator of surveillance technology
term-perpetrator-type-telecom-operator = Telecom operator
term-perpetrator-type-online-platform = Online platform
term-perpetrator-type-data-broker = Data broker
term-perpetrator-type-hacker-for-hire = Hackers for hire
term-perpetrator-type-troll-network = Troll network
term-perpetrator-type-state-media = Media close to the state
term-perpetrator-type-other = Other
term-perpetrator-type-unknown = Not known

## perpetrator-status

term-perpetrator-status-in-post = Still in post
term-perpetrator-status-not-charged = Not charged
term-perpetrator-status-charged = Charged
term-perpetrator-status-convicted = Convicted
term-perpetrator-status-acquitted = Acquitted
term-perpetrator-status-unpunished = Tried and unpunished
term-perpetrator-status-dismissed = Removed from post
term-perpetrator-status-sanctioned = Under sanctions
term-perpetrator-status-unknown = Not known

## victim-status

term-victim-status-dead = Dead
term-victim-status-injured = Injured
term-victim-status-disabled = Lastingly disabled
term-victim-status-missing = Missing
term-victim-status-found-alive = Found alive
term-victim-status-held = Held
term-victim-status-held-awaiting-trial = Held and on trial
term-victim-status-released = Released
term-victim-status-released-on-trial = Released and on trial
term-victim-status-escaped = Escaped
term-victim-status-in-hiding = In hiding
term-victim-status-exiled = In exile
term-victim-status-displaced = Displaced
term-victim-status-returned-home = Returned home
term-victim-status-restricted = Restricted in movement
term-victim-status-lost-work = Lost work
term-victim-status-account-lost = Lost an account
term-victim-status-device-lost = Lost a device
term-victim-status-device-compromised = Device compromised
term-victim-status-unharmed = Unharmed
term-victim-status-unknown = Not known

## attribution

term-attribution-officials-admit = Officials accept responsibility
term-attribution-officials-deny = Officials deny it happened
term-attribution-officials-deny-responsibility = Officials deny responsibility
term-attribution-officials-other-account = Officials give another account
term-attribution-non-state-admit = A non-state group accepts responsibility
term-attribution-non-state-deny = A non-state group denies it
term-attribution-vendor-deny = A vendor denies it
term-attribution-technical-analysis = Rests on technical analysis
term-attribution-platform-notice = Rests on a platform's warning
term-attribution-court-finding = Rests on a court's finding
term-attribution-independent-inquiry = Rests on an independent inquiry
term-attribution-other = Other
term-attribution-unknown = Not known

## detention-type

term-detention-type-administrative = Administrative order
term-detention-type-emergency = Emergency or security law
term-detention-type-expression-charge = Charged over peaceful expression
term-detention-type-ordinary-charge = Charged under ordinary law
term-detention-type-security-charge = Charged with a crime against the state
term-detention-type-cybercrime-charge = Charged under a cybercrime law
term-detention-type-no-charge = Held without charge
term-detention-type-other = Other
term-detention-type-unknown = Not known

## intent

term-intent-information = To get information
term-intent-intimidation = To intimidate the victim
term-intent-deterrence = To frighten others
term-intent-punishment = To punish
term-intent-silencing = To silence opposition
term-intent-extortion = To extort
term-intent-identify-contacts = To find contacts and informants
term-intent-discredit = To discredit
term-intent-other = Other
term-intent-unknown = Not known

## connection

term-connection-victim = The victim
term-connection-witness = Witness
term-connection-perpetrator = Perpetrator
term-connection-relative = Relative of the victim
term-connection-colleague = Colleague of the victim
term-connection-fellow-member = Of the victim's organisation
term-connection-insider = Close to the perpetrator
term-connection-third-party = Heard from others
term-connection-journalist = Journalist
term-connection-lawyer = Lawyer
term-connection-medical-staff = Medical staff
term-connection-organisation = Organisation
term-connection-analyst = Technical analyst
term-connection-service-provider = Service provider or platform
term-connection-unknown = Not known

## material

term-material-interview = Interview
term-material-victim-testimony = Testimony of the victim
term-material-witness-testimony = Testimony of a witness
term-material-affidavit = Signed statement
term-material-letter = Letter or e-mail
term-material-phone-call = Phone call
term-material-audio = Audio
term-material-video = Video
term-material-photograph = Photograph
term-material-medical-report = Medical report
term-material-autopsy-report = Autopsy report
term-material-court-record = Court record
term-material-official-statement = Official statement
term-material-press-article = Press article
term-material-report = Report of an organisation
term-material-leaflet = Leaflet or poster
term-material-broadcast = Radio or television broadcast
term-material-survey = Questionnaire or survey
term-material-satellite-image = Satellite image
term-material-leaked-document = Leaked document
term-material-chat-export = Chat export
term-material-screenshot = Screenshot
term-material-social-media-post = Post on social media
term-material-forensic-report = Forensic report
term-material-network-capture = Network capture
term-material-system-log = System log
term-material-threat-notification = Warning by a platform or vendor
term-material-other = Other
term-material-unknown = Not known

## reliability

term-reliability-a = A: completely reliable
term-reliability-b = B: usually reliable
term-reliability-c = C: fairly reliable
term-reliability-d = D: not usually reliable
term-reliability-e = E: unreliable
term-reliability-f = F: cannot be judged

## credibility

term-credibility-1 = 1: confirmed by others
term-credibility-2 = 2: probably true
term-credibility-3 = 3: possibly true
term-credibility-4 = 4: doubtful
term-credibility-5 = 5: improbable
term-credibility-6 = 6: cannot be judged

## intervention

term-intervention-financial-help = Financial help
term-intervention-legal-help = Legal help
term-intervention-medical-help = Medical help
term-intervention-psychosocial-help = Psychosocial help
term-intervention-relocation = Relocation
term-intervention-publicity = Publicity
term-intervention-quiet-contact = Confidential contacts
term-intervention-referral = Referral or request to others
term-intervention-demand-inquiry = Demand for an inquiry
term-intervention-appeal = Appeal against a decision
term-intervention-un-submission = Submission to a UN procedure
term-intervention-litigation = Court case
term-intervention-trial-observation = Trial observation
term-intervention-prison-visit = Visit in detention
term-intervention-urgent-appeal = Urgent appeal
term-intervention-sanctions-request = Request for sanctions
term-intervention-device-triage = Check of a device
term-intervention-forensic-analysis = Forensic analysis
term-intervention-account-recovery = Recovery of an account
term-intervention-platform-escalation = Escalation to a platform
term-intervention-takedown-request = Request to take down an attacker's site
term-intervention-device-replacement = New device given
term-intervention-security-advice = Security advice or training
term-intervention-target-warning = Warning to other targets
term-intervention-other = Other

## response

term-response-helped = Helped
term-response-pressed-authorities = Put pressure on the authorities
term-response-publicised = Made it more widely known
term-response-promised = Promised to act
term-response-inquiry-opened = Opened an inquiry
term-response-asked-for-more = Asked for more information
term-response-token = Token reply
term-response-denied = Denied the incident
term-response-obstructed = Obstructed
term-response-retaliated = Retaliated
term-response-none = No reply
term-response-other = Other

## impact

term-impact-strong-positive = Much better
term-impact-positive = Better
term-impact-minor = Slightly better
term-impact-none = No change
term-impact-negative = Worse
term-impact-strong-negative = Much worse
term-impact-unknown = Not known

## intervention-status

term-intervention-status-planned = Planned
term-intervention-status-under-way = Under way
term-intervention-status-paused = Paused
term-intervention-status-closed = Closed

## priority

term-priority-urgent = Urgent
term-priority-high = High
term-priority-normal = Normal
term-priority-low = Low

## person-unit

term-person-unit-individual = Individual
term-person-unit-family = Family
term-person-unit-organisation = Group or organisation
term-person-unit-community = Community
term-person-unit-social-group = Social group
term-person-unit-public = People in general

## gender

term-gender-woman = Woman
term-gender-man = Man
term-gender-non-binary = Non-binary
term-gender-other = Other
term-gender-withheld = Prefers not to say
term-gender-not-recorded = Not recorded
term-gender-not-applicable = Does not apply

## person-relation

term-person-relation-spouse = Spouse
term-person-relation-partner = Partner
term-person-relation-parent = Parent
term-person-relation-child = Child
term-person-relation-sibling = Sibling
term-person-relation-relative = Other relative
term-person-relation-friend = Friend
term-person-relation-neighbour = Neighbour
term-person-relation-colleague = Colleague
term-person-relation-superior = Superior
term-person-relation-subordinate = Subordinate
term-person-relation-lawyer = Lawyer
term-person-relation-guardian = Guardian
term-person-relation-member = Member of
term-person-relation-officer = Office holder of
term-person-relation-branch = Branch of
term-person-relation-ally = Ally of
term-person-relation-other = Other

## address-type

term-address-type-home = Home
term-address-type-work = Work
term-address-type-other = Other
term-address-type-former = Former
term-address-type-temporary = Temporary

## channel

term-channel-phone = Phone
term-channel-e-mail = E-mail
term-channel-signal = Signal
term-channel-whatsapp = WhatsApp
term-channel-telegram = Telegram
term-channel-in-person = In person
term-channel-through-someone = Through someone trusted
term-channel-other = Other

## threat-type

term-threat-type-malware = Malware
term-threat-type-tool = Tool
term-threat-type-threat-actor = Threat actor
term-threat-type-intrusion-set = Intrusion set
term-threat-type-campaign = Campaign
term-threat-type-infrastructure = Infrastructure
term-threat-type-attack-pattern = Technique
term-threat-type-vulnerability = Vulnerability
term-threat-type-vendor = Vendor

## indicator-type

term-indicator-type-domain = Domain
term-indicator-type-url = URL
term-indicator-type-ipv4 = IPv4 address
term-indicator-type-ipv6 = IPv6 address
term-indicator-type-email = E-mail address
term-indicator-type-email-subject = E-mail subject
term-indicator-type-phone = Phone number
term-indicator-type-md5 = MD5 hash
term-indicator-type-sha1 = SHA-1 hash
term-indicator-type-sha256 = SHA-256 hash
term-indicator-type-sha512 = SHA-512 hash
term-indicator-type-file-name = File name
term-indicator-type-file-path = File path
term-indicator-type-process = Process name
term-indicator-type-app-id = App id
term-indicator-type-certificate = Certificate fingerprint
term-indicator-type-android-property = Android property
term-indicator-type-profile-id = Configuration profile
term-indicator-type-mutex = Mutex
term-indicator-type-registry-key = Registry key
term-indicator-type-asn = Autonomous system
term-indicator-type-mac = MAC address
term-indicator-type-user-agent = User agent
term-indicator-type-user-account = User account
term-indicator-type-software = Software
term-indicator-type-network = Network range
term-indicator-type-pattern = Other pattern

## pattern-type

term-pattern-type-stix = STIX pattern
term-pattern-type-yara = YARA
term-pattern-type-sigma = Sigma
term-pattern-type-snort = Snort
term-pattern-type-suricata = Suricata
term-pattern-type-pcre = Regular expression
term-pattern-type-other = Other

## triage

term-triage-unjudged = Not judged
term-triage-malicious = Malicious
term-triage-suspicious = Suspicious
term-triage-false-positive = False positive
term-triage-expired = No longer valid

## set-format

term-set-format-stix = STIX 2
term-set-format-misp = MISP
term-set-format-csv = CSV
term-set-format-text = Plain text
term-set-format-warning-list = Warning list

## device-type

term-device-type-phone = Phone
term-device-type-tablet = Tablet
term-device-type-laptop = Laptop
term-device-type-computer = Desktop computer
term-device-type-sim = SIM card
term-device-type-storage = Drive or memory card
term-device-type-server = Server or site
term-device-type-router = Router
term-device-type-camera = Camera
term-device-type-recorder = Sound recorder
term-device-type-wearable = Watch or other worn device
term-device-type-smart-home = Smart-home device
term-device-type-vehicle = Vehicle
term-device-type-security-key = Security key
term-device-type-tracker = Tracking tag
term-device-type-account = Account
term-device-type-paper = Paper
term-device-type-other = Other object

## device-state

term-device-state-on-unlocked = On, unlocked
term-device-state-on-locked = On, locked
term-device-state-off = Off
term-device-state-damaged = Damaged
term-device-state-wiped = Reset or wiped
term-device-state-unknown = Not known

## evidence-type

term-evidence-type-document = Document
term-evidence-type-photograph = Photograph
term-evidence-type-video = Video
term-evidence-type-audio = Audio
term-evidence-type-screenshot = Screenshot
term-evidence-type-web-capture = Web capture
term-evidence-type-message = Message or chat
term-evidence-type-e-mail = E-mail
term-evidence-type-forensic-image = Forensic image
term-evidence-type-backup = Device backup
term-evidence-type-system-log = System log
term-evidence-type-network-capture = Network capture
term-evidence-type-malware-sample = Malware sample
term-evidence-type-analysis-output = Output of an analysis tool
term-evidence-type-satellite-image = Satellite image
term-evidence-type-medical-record = Medical record
term-evidence-type-identity-document = Identity document
term-evidence-type-physical-object = Physical object
term-evidence-type-consent-form = Consent form
term-evidence-type-other = Other

## obtained

term-obtained-handed-over = Handed over
term-obtained-sent = Sent
term-obtained-downloaded = Downloaded
term-obtained-captured = Captured by us
term-obtained-extracted = Extracted from a device
term-obtained-found = Found
term-obtained-returned-by-authority = Returned by an authority
term-obtained-derived = Made from another item
term-obtained-unknown = Not known

## operation

term-operation-copied = Copied
term-operation-redacted = Redacted
term-operation-cropped = Cropped
term-operation-transcribed = Transcribed
term-operation-translated = Translated
term-operation-converted = Converted
term-operation-extracted = Extracted
term-operation-stripped = Stripped of metadata
term-operation-redaction-map = Words taken out

## held

term-held-here = In this vault
term-held-elsewhere = Held elsewhere
term-held-destroyed = Destroyed

## custody

term-custody-collected = Collected
term-custody-received = Received
term-custody-viewed = Viewed
term-custody-copied = Copied
term-custody-exported = Exported
term-custody-transferred = Transferred
term-custody-transformed = Transformed
term-custody-sealed = Sealed
term-custody-deposited = Deposited
term-custody-verified = Verified
term-custody-destroyed = Destroyed
term-custody-returned = Returned
term-custody-deviation = Deviation, with a reason

## consent-use

term-consent-use-keep = Keep the information
term-consent-use-examine-device = Examine a device
term-consent-use-share-indicators = Share indicators with the community
term-consent-use-warn-targets = Warn other targets
term-consent-use-contact-again = Contact again

## consent-audience

term-consent-audience-partner = Named partner
term-consent-audience-statistics = Anonymised statistics
term-consent-audience-public = Public
term-consent-audience-un = UN procedure
term-consent-audience-national-court = National court
term-consent-audience-international-court = International court

## consent-answer

term-consent-answer-no = No
term-consent-answer-yes = Yes
term-consent-answer-ask = Ask again

## publicity

term-publicity-no = No
term-publicity-anonymised = Yes, anonymised
term-publicity-named = Yes, by name
term-publicity-ask = Ask again

## consent-form

term-consent-form-written = Written
term-consent-form-spoken = Spoken
term-consent-form-audio = Audio
term-consent-form-thumbprint = Thumbprint

## capacity

term-capacity-own = The person
term-capacity-guardian = A guardian
term-capacity-assisted = The person, with help
term-capacity-next-of-kin = Next of kin

## relation

term-relation-enabled = enabled
term-relation-followed = followed
term-relation-preceded = preceded
term-relation-caused = caused
term-relation-motivated = motivated
term-relation-retaliation-for = was retaliation for
term-relation-parallel-to = happened in parallel with
term-relation-part-of = is part of
term-relation-same-campaign = is of the same campaign as
term-relation-targeted = targeted
term-relation-uses = uses
term-relation-attributed-to = is attributed to
term-relation-communicates-with = communicates with
term-relation-found-on = was found on
term-relation-indicates = indicates
term-relation-derived-from = is derived from
term-relation-corroborates = corroborates
term-relation-contradicts = contradicts
term-relation-evidence-of = is evidence of
term-relation-belongs-to = belongs to
term-relation-covers = covers
term-relation-related-to = is related to

## confidence

term-confidence-low = Low
term-confidence-medium = Medium
term-confidence-high = High

## place-level

term-place-level-exact = Exact
term-place-level-100m = To 100 metres
term-place-level-1km = To 1 kilometre
term-place-level-area = Area only
term-place-level-country = Country only
term-place-level-withheld = Withheld

## tlp

term-tlp-red = TLP:RED, named recipients only
term-tlp-amber-strict = TLP:AMBER+STRICT, own organisation only
term-tlp-amber = TLP:AMBER, organisation and its clients
term-tlp-green = TLP:GREEN, the community
term-tlp-clear = TLP:CLEAR, everyone

## pap

term-pap-red = PAP:RED, nothing that can be noticed
term-pap-amber = PAP:AMBER, passive checks only
term-pap-green = PAP:GREEN, active steps allowed
term-pap-clear = PAP:CLEAR, no limits

## country

term-country-ad = Andorra
term-country-ae = United Arab Emirates
term-country-af = Afghanistan
term-country-ag = Antigua & Barbuda
term-country-ai = Anguilla
term-country-al = Albania
term-country-am = Armenia
term-country-ao = Angola
term-country-aq = Antarctica
term-country-ar = Argentina
term-country-as = American Samoa
term-country-at = Austria
term-country-au = Australia
term-country-aw = Aruba
term-country-ax = Åland Islands
term-country-az = Azerbaijan
term-country-ba = Bosnia & Herzegovina
term-country-bb = Barbados
term-country-bd = Bangladesh
term-country-be = Belgium
term-country-bf = Burkina Faso
term-country-bg = Bulgaria
term-country-bh = Bahrain
term-country-bi = Burundi
term-country-bj = Benin
term-country-bl = St. Barthélemy
term-country-bm = Bermuda
term-country-bn = Brunei
term-country-bo = Bolivia
term-country-bq = Caribbean Netherlands
term-country-br = Brazil
term-country-bs = Bahamas
term-country-bt = Bhutan
term-country-bv = Bouvet Island
term-country-bw = Botswana
term-country-by = Belarus
term-country-bz = Belize
term-country-ca = Canada
term-country-cc = Cocos (Keeling) Islands
term-country-cd = Congo - Kinshasa
term-country-cf = Central African Republic
term-country-cg = Congo - Brazzaville
term-country-ch = Switzerland
term-country-ci = Côte d’Ivoire
term-country-ck = Cook Islands
term-country-cl = Chile
term-country-cm = Cameroon
term-country-cn = China
term-country-co = Colombia
term-country-cr = Costa Rica
term-country-cu = Cuba
term-country-cv = Cape Verde
term-country-cw = Curaçao
term-country-cx = Christmas Island
term-country-cy = Cyprus
term-country-cz = Czechia
term-country-de = Germany
term-country-dj = Djibouti
term-country-dk = Denmark
term-country-dm = Dominica
term-country-do = Dominican Republic
term-country-dz = Algeria
term-country-ec = Ecuador
term-country-ee = Estonia
term-country-eg = Egypt
term-country-eh = Western Sahara
term-country-er = Eritrea
term-country-es = Spain
term-country-et = Ethiopia
term-country-fi = Finland
term-country-fj = Fiji
term-country-fk = Falkland Islands
term-country-fm = Micronesia
term-country-fo = Faroe Islands
term-country-fr = France
term-country-ga = Gabon
term-country-gb = United Kingdom
term-country-gd = Grenada
term-country-ge = Georgia
term-country-gf = French Guiana
term-country-gg = Guernsey
term-country-gh = Ghana
term-country-gi = Gibraltar
term-country-gl = Greenland
term-country-gm = Gambia
term-country-gn = Guinea
term-country-gp = Guadeloupe
term-country-gq = Equatorial Guinea
term-country-gr = Greece
term-country-gs = South Georgia & South Sandwich Islands
term-country-gt = Guatemala
term-country-gu = Guam
term-country-gw = Guinea-Bissau
term-country-gy = Guyana
term-country-hk = Hong Kong
term-country-hm = Heard & McDonald Islands
term-country-hn = Honduras
term-country-hr = Croatia
term-country-ht = Haiti
term-country-hu = Hungary
term-country-id = Indonesia
term-country-ie = Ireland
term-country-il = Israel
term-country-im = Isle of Man
term-country-in = India
term-country-io = British Indian Ocean Territory
term-country-iq = Iraq
term-country-ir = Iran
term-country-is = Iceland
term-country-it = Italy
term-country-je = Jersey
term-country-jm = Jamaica
term-country-jo = Jordan
term-country-jp = Japan
term-country-ke = Kenya
term-country-kg = Kyrgyzstan
term-country-kh = Cambodia
term-country-ki = Kiribati
term-country-km = Comoros
term-country-kn = St. Kitts & Nevis
term-country-kp = North Korea
term-country-kr = South Korea
term-country-kw = Kuwait
term-country-ky = Cayman Islands
term-country-kz = Kazakhstan
term-country-la = Laos
term-country-lb = Lebanon
term-country-lc = St. Lucia
term-country-li = Liechtenstein
term-country-lk = Sri Lanka
term-country-lr = Liberia
term-country-ls = Lesotho
term-country-lt = Lithuania
term-country-lu = Luxembourg
term-country-lv = Latvia
term-country-ly = Libya
term-country-ma = Morocco
term-country-mc = Monaco
term-country-md = Moldova
term-country-me = Montenegro
term-country-mf = St. Martin
term-country-mg = Madagascar
term-country-mh = Marshall Islands
term-country-mk = North Macedonia
term-country-ml = Mali
term-country-mm = Myanmar (Burma)
term-country-mn = Mongolia
term-country-mo = Macao
term-country-mp = Northern Mariana Islands
term-country-mq = Martinique
term-country-mr = Mauritania
term-country-ms = Montserrat
term-country-mt = Malta
term-country-mu = Mauritius
term-country-mv = Maldives
term-country-mw = Malawi
term-country-mx = Mexico
term-country-my = Malaysia
term-country-mz = Mozambique
term-country-na = Namibia
term-country-nc = New Caledonia
term-country-ne = Niger
term-country-nf = Norfolk Island
term-country-ng = Nigeria
term-country-ni = Nicaragua
term-country-nl = Netherlands
term-country-no = Norway
term-country-np = Nepal
term-country-nr = Nauru
term-country-nu = Niue
term-country-nz = New Zealand
term-country-om = Oman
term-country-pa = Panama
term-country-pe = Peru
term-country-pf = French Polynesia
term-country-pg = Papua New Guinea
term-country-ph = Philippines
term-country-pk = Pakistan
term-country-pl = Poland
term-country-pm = St. Pierre & Miquelon
term-country-pn = Pitcairn Islands
term-country-pr = Puerto Rico
term-country-ps = Palestine
term-country-pt = Portugal
term-country-pw = Palau
term-country-py = Paraguay
term-country-qa = Qatar
term-country-re = Réunion
term-country-ro = Romania
term-country-rs = Serbia
term-country-ru = Russia
term-country-rw = Rwanda
term-country-sa = Saudi Arabia
term-country-sb = Solomon Islands
term-country-sc = Seychelles
term-country-sd = Sudan
term-country-se = Sweden
term-country-sg = Singapore
term-country-sh = St. Helena
term-country-si = Slovenia
term-country-sj = Svalbard & Jan Mayen
term-country-sk = Slovakia
term-country-sl = Sierra Leone
term-country-sm = San Marino
term-country-sn = Senegal
term-country-so = Somalia
term-country-sr = Suriname
term-country-ss = South Sudan
term-country-st = São Tomé & Príncipe
term-country-sv = El Salvador
term-country-sx = Sint Maarten
term-country-sy = Syria
term-country-sz = Eswatini
term-country-tc = Turks & Caicos Islands
term-country-td = Chad
term-country-tf = French Southern Territories
term-country-tg = Togo
term-country-th = Thailand
term-country-tj = Tajikistan
term-country-tk = Tokelau
term-country-tl = Timor-Leste
term-country-tm = Turkmenistan
term-country-tn = Tunisia
term-country-to = Tonga
term-country-tr = Türkiye
term-country-tt = Trinidad & Tobago
term-country-tv = Tuvalu
term-country-tw = Taiwan
term-country-tz = Tanzania
term-country-ua = Ukraine
term-country-ug = Uganda
term-country-um = U.S. Outlying Islands
term-country-us = United States
term-country-uy = Uruguay
term-country-uz = Uzbekistan
term-country-va = Vatican City
term-country-vc = St. Vincent & Grenadines
term-country-ve = Venezuela
term-country-vg = British Virgin Islands
term-country-vi = U.S. Virgin Islands
term-country-vn = Vietnam
term-country-vu = Vanuatu
term-country-wf = Wallis & Futuna
term-country-ws = Samoa
term-country-xk = Kosovo
term-country-ye = Yemen
term-country-yt = Mayotte
term-country-za = South Africa
term-country-zm = Zambia
term-country-zw = Zimbabwe

## consequence

term-consequence-injury = Bodily injury
term-consequence-lasting-disability = Lasting disability
term-consequence-trauma = Psychological harm
term-consequence-livelihood-lost = Livelihood lost
term-consequence-home-lost = Home lost
term-consequence-family-separated = Family separated
term-consequence-moved-for-safety = Moved for safety
term-consequence-self-censorship = Self-censorship
term-consequence-work-stopped = Work stopped
term-consequence-organisation-closed = Organisation closed
term-consequence-data-exposed = Data exposed
term-consequence-contacts-exposed = Contacts or sources exposed
term-consequence-arrest-followed = Arrest followed
term-consequence-financial-loss = Financial loss
term-consequence-access-lost = Access lost
term-consequence-reputation-harmed = Reputation harmed
term-consequence-none-known = None known
term-consequence-other = Other
term-consequence-unknown = Not known

## occupation

term-occupation-journalist = Journalist
term-occupation-photographer = Photographer or camera operator
term-occupation-blogger = Blogger or online commentator
term-occupation-human-rights-defender = Human-rights defender
term-occupation-environment-defender = Land or environment defender
term-occupation-womens-rights-defender = Women's-rights defender
term-occupation-lgbtiq-defender = Defender of LGBTIQ+ rights
term-occupation-digital-rights-defender = Digital-rights defender
term-occupation-trade-unionist = Trade unionist
term-occupation-community-leader = Community worker or leader
term-occupation-aid-worker = Humanitarian worker
term-occupation-social-worker = Social worker
term-occupation-lawyer = Lawyer
term-occupation-judge = Judge or prosecutor
term-occupation-doctor = Doctor
term-occupation-nurse = Nurse or midwife
term-occupation-teacher = Teacher
term-occupation-academic = Academic or researcher
term-occupation-student = Pupil or student
term-occupation-politician = Politician or party official
term-occupation-legislator = Member of parliament
term-occupation-civil-servant = Government official
term-occupation-religious-leader = Religious leader
term-occupation-writer-or-artist = Writer or artist
term-occupation-technologist = Computer or network specialist
term-occupation-business-owner = Business owner
term-occupation-shop-worker = Shop or market seller
term-occupation-farmer = Farmer or fisher
term-occupation-miner = Miner
term-occupation-driver = Driver
term-occupation-day-labourer = Day labourer
term-occupation-domestic-worker = Domestic worker
term-occupation-sex-worker = Sex worker
term-occupation-police-officer = Police officer
term-occupation-soldier = Soldier
term-occupation-volunteer = Volunteer
term-occupation-homemaker = Homemaker
term-occupation-retired = Retired
term-occupation-unemployed = Without work
term-occupation-other = Other
term-occupation-unknown = Not known

## characteristic

term-characteristic-political-group = Member of a party or political group
term-characteristic-armed-group = Member of an armed opposition group
term-characteristic-armed-group-suspect = Suspected of armed opposition
term-characteristic-environment-group = Environmental group
term-characteristic-rights-group = Human-rights group
term-characteristic-peace-group = Peace group
term-characteristic-union-member = Union member
term-characteristic-faith-group = Faith group
term-characteristic-media-worker = Works in the media
term-characteristic-womens-group = Women's group
term-characteristic-pregnant = Pregnant
term-characteristic-mother = Mother of young children
term-characteristic-minor = Child or youth
term-characteristic-street-child = Child living on the street
term-characteristic-older-person = Older person
term-characteristic-indigenous = Indigenous person
term-characteristic-physical-disability = Physical disability
term-characteristic-mental-disability = Mental or intellectual disability
term-characteristic-ethnic-minority = Ethnic minority
term-characteristic-religious-minority = Religious minority
term-characteristic-linguistic-minority = Linguistic minority
term-characteristic-lgbtiq = LGBTIQ+ person
term-characteristic-migrant = Migrant
term-characteristic-undocumented = Without papers
term-characteristic-internally-displaced = Displaced within the country
term-characteristic-refugee = Refugee
term-characteristic-asylum-seeker = Asylum seeker
term-characteristic-stateless = Stateless person
term-characteristic-exile = Exile or diaspora member
term-characteristic-prisoner = Prisoner
term-characteristic-ill-or-wounded = Ill or wounded
term-characteristic-relative-of-target = Relative of someone targeted
term-characteristic-associate-of-target = Friend or colleague of someone targeted
term-characteristic-witness-in-case = Witness in a case
term-characteristic-campaigner = Campaigner
term-characteristic-whistleblower = Whistleblower
term-characteristic-demonstrator = Demonstrator
term-characteristic-bystander = Bystander
term-characteristic-combatant = Fighter
term-characteristic-civilian-in-conflict = Civilian in a conflict
term-characteristic-other = Other

## civil-status

term-civil-status-single = Single
term-civil-status-married = Married
term-civil-status-partnered = Lives with a partner
term-civil-status-separated = Separated
term-civil-status-divorced = Divorced
term-civil-status-widowed = Widowed
term-civil-status-other = Other
term-civil-status-unknown = Not known

## education

term-education-none = No schooling
term-education-primary = Primary school
term-education-secondary = Secondary school
term-education-vocational = Training in a trade
term-education-religious-school = Religious schooling
term-education-higher = University or college
term-education-other = Other
term-education-unknown = Not known

## whereabouts

term-whereabouts-known-contact = Place known, contact allowed
term-whereabouts-known-no-contact = Place known, contact refused
term-whereabouts-held-place-hidden = Held, place kept secret
term-whereabouts-denied = Holding denied
term-whereabouts-moved-about = Moved from place to place
term-whereabouts-other = Other
term-whereabouts-unknown = Not known
