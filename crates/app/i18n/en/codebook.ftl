# The definitions of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).

## act

def-act-killing = Deliberate taking of a person's life
def-act-summary-execution = Killing on an official's order without a fair hearing
def-act-extrajudicial-execution = State agents kill someone and no court was ever involved
def-act-death-penalty = A death sentence passed by a court is carried out
def-act-mass-killing = Many people are killed at one place or in one operation
def-act-death-in-custody = Someone dies while authorities hold them, whatever the cause given
def-act-attempted-killing = Someone tried to kill a person, who survived
def-act-targeted-killing-non-state = An armed or political group kills someone for what they stand for
def-act-killing-at-protest = Force used against a crowd or march kills someone
def-act-indiscriminate-attack = An attack that does not tell civilians from fighters kills people
def-act-crossfire-death = Someone who takes no part is killed between fighting sides
def-act-death-under-torture = Someone dies of what was done to them in custody
def-act-assault = Bodily force against a person short of torture
def-act-torture = Severe pain inflicted on purpose with official involvement
def-act-ill-treatment = Treatment that hurts or degrades and is not called torture
def-act-rape = Sexual penetration without consent
def-act-attempted-rape = Someone tried to rape a person and did not succeed
def-act-sexual-violence = Sexual act or touch forced on someone, other than rape
def-act-sexual-harassment = Unwanted sexual words, looks or advances
def-act-genital-mutilation = Genitals are cut or removed without medical need
def-act-forced-sterilisation = A person is made unable to have children against their will
def-act-forced-marriage = A marriage to which one side did not freely agree
def-act-threat = Announced harm short of death
def-act-death-threat = Someone is told that they or their kin will be killed
def-act-harassment = Repeated pressure that wears a person down
def-act-stalking = Someone is followed or contacted again and again so that they fear
def-act-surveillance = A person or place is watched or followed by people
def-act-reprisal-on-relatives = Family or friends are made to pay for what someone did
def-act-collective-punishment = A whole group is punished for what one or some did
def-act-arrest = Authorities take someone into their power
def-act-mass-arrest = Many people are taken at once, with little regard to who they are
def-act-detention = Someone is kept locked up after being taken
def-act-incommunicado-detention = Someone is held and may reach neither lawyer nor family
def-act-pretrial-overstay = Someone waits for a trial longer than law or fairness allows
def-act-denial-of-bail = A court or official refuses release though the law would allow it
def-act-enforced-disappearance = State agents take someone and hide where they are
def-act-abduction = People without legal power carry someone off
def-act-house-arrest = Someone may not leave their home
def-act-curfew = People may not leave their homes at certain hours
def-act-psychiatric-confinement = Someone is shut in a psychiatric ward to silence them
def-act-slavery = A person is treated as the property of another
def-act-search-or-raid = Home or office is entered and searched without lawful ground
def-act-body-search = A person's body is searched to humiliate or without ground
def-act-summons = Someone is called in and questioned by authorities
def-act-judicial-harassment = Charges or lawsuits are used to wear someone down
def-act-unfair-trial = A trial lacks what makes a hearing fair
def-act-denial-of-lawyer = Someone accused or held is kept from a lawyer
def-act-closed-trial = The public and observers are kept out of a trial
def-act-forced-confession = Someone is made to confess or to testify against themselves
def-act-displacement = People are made to leave the area where they live
def-act-eviction = People are put out of home or land by force
def-act-deportation = Someone is sent out of the country
def-act-refoulement = Someone is sent back to where they face persecution
def-act-denial-of-asylum = A claim for protection is turned down without a fair look
def-act-exile = Someone is driven out of their own country
def-act-internal-exile = Someone is made to live in another part of the country
def-act-denial-of-return = Someone is kept from coming back to their country or home
def-act-travel-ban = Someone may not leave the country or a place
def-act-passport-seizure = Travel papers are taken, cancelled or not issued
def-act-loss-of-nationality = A state takes someone's citizenship away
def-act-blockade = People or goods are kept from entering or leaving an area
def-act-property-destruction = Things or buildings are ruined on purpose
def-act-looting = Goods are taken by force or in disorder
def-act-confiscation = Authorities take belongings away
def-act-land-seizure = People lose land they live on or work to others with power
def-act-extortion = Money or goods are taken under threat
def-act-asset-freeze = Bank accounts or property are locked to stop someone's work
def-act-dismissal = Someone loses work or a place of study as punishment
def-act-forced-labour = Someone is made to work under threat
def-act-withheld-wages = Work is done and its pay is kept back
def-act-union-repression = A union is hindered in its work
def-act-denial-of-medical-care = Someone held or in need is kept from treatment
def-act-denial-of-aid = Food or relief is stopped from reaching people
def-act-pollution = Water, soil or air is fouled so that people are harmed
def-act-censorship = Words or images are stopped before they reach people
def-act-publication-ban = A work, channel or paper is forbidden
def-act-speech-ban = Someone is forbidden to speak in public or to the press
def-act-accreditation-refused = A journalist is refused the papers needed to work
def-act-information-withheld = Authorities keep back what the public has a right to know
def-act-religious-restriction = People are kept from practising or leaving a religion
def-act-assembly-ban = A meeting or march is forbidden or broken up
def-act-organisation-ban = A group is forbidden or shut down
def-act-office-closure = Authorities shut the rooms of a group or newsroom
def-act-funding-ban = A group is cut off from money, often from abroad
def-act-foreign-agent-label = The law marks a person or group as working for outsiders
def-act-voter-intimidation = Voters, candidates or observers are frightened
def-act-denial-of-vote = Someone entitled to vote is kept from it
def-act-defamation = Lies or slurs harm someone's good name
def-act-spyware-infection = Software on a device reports on its owner to someone else
def-act-spyware-attempt = Someone tried to place spyware and no infection was found
def-act-stalkerware = An app installed by someone close watches the owner
def-act-phishing = A message lures someone into giving access or secrets
def-act-account-takeover = Someone else controls a person's account
def-act-device-linked = A messenger or account is quietly mirrored on an attacker's device
def-act-account-blocking = An account or its content is removed; now told apart as suspension or removal
def-act-account-suspension = A platform closes or freezes someone's account
def-act-content-removal = A platform or host takes down what someone published
def-act-doxxing = Private details are published so that others can find or harm someone
def-act-impersonation = Someone poses online as another person or group
def-act-online-harassment = Repeated abuse of a person on the net
def-act-hate-campaign = Many accounts attack a person or group together
def-act-disinformation = False stories are spread on purpose to harm or confuse
def-act-intimate-image-abuse = Intimate pictures are shared or threatened to be shared
def-act-sexual-extortion = Someone is blackmailed with intimate pictures or talk
def-act-synthetic-media = Sound or pictures are faked to deceive or shame
def-act-device-seizure = Authorities take a phone, computer or drive
def-act-border-device-search = Officers look through a traveller's device
def-act-forced-unlocking = Someone is made to open a device or give a code
def-act-data-extraction = Contents of a device are copied out with tools
def-act-forced-app-install = People are made to install software that reports on them
def-act-sim-swap = A phone number is moved to an attacker's card
def-act-interception = Calls or messages are captured on their way
def-act-location-tracking = Someone's movements are followed by technical means
def-act-social-media-monitoring = Authorities or firms collect what people say online
def-act-facial-recognition = Faces are matched by machine to find or follow people
def-act-biometric-collection = Fingerprints, faces, eyes or DNA are taken under pressure
def-act-drone-surveillance = People or places are watched from the air
def-act-internet-shutdown = Access to the net is cut for an area or a people
def-act-throttling = The net is slowed until it is of little use
def-act-blocking = A site or service cannot be reached from a place
def-act-circumvention-ban = People are forbidden or punished to use VPNs or private messengers
def-act-domain-seizure = A site's name or server is taken from its owner
def-act-denial-of-service = A site is flooded until it fails
def-act-defacement = A site's pages are replaced by an attacker's
def-act-ransomware = Data are locked and money is asked to open them
def-act-data-destruction = Files or systems are wiped on purpose
def-act-data-breach = Stored data come out or are stolen
def-act-data-request = An authority asks a company for someone's data
def-act-supply-chain-compromise = Software or updates are tampered with at their source
def-act-other = Something that no other term covers; say what in the note
def-act-unknown = There is no information about this

## method

def-method-shooting = Firearms are used against people
def-method-beating = Blows with hands, feet or objects
def-method-kicking = Blows with the bare hand, fist or foot
def-method-blunt-objects = A hard or lashing object is used to hit
def-method-foot-whipping = The undersides of the feet are struck
def-method-ear-blows = Both ears are struck at once
def-method-stabbing = A blade or point is used to wound
def-method-amputation = A limb or other part of the body is cut off
def-method-nail-removal = Finger or toe nails are torn out
def-method-burning = Fire, heat or embers are used to hurt
def-method-cigarette-burns = Lit cigarettes are pressed on the skin
def-method-acid-attack = A caustic substance is poured on someone
def-method-bombing = Explosives or shells are used
def-method-drone-strike = An unmanned aircraft drops or fires at people
def-method-arson = Buildings or goods are set on fire
def-method-landmine = A buried or hidden charge goes off
def-method-chemical-weapon = A toxic agent is used as a weapon
def-method-poisoning = A person is given a harmful substance
def-method-starvation = People are left without food until they die or nearly
def-method-suffocation = Breath is cut off with water, a bag or otherwise
def-method-near-drowning = Water is used so that someone feels they drown
def-method-bag-over-head = The head is wrapped until breath runs out
def-method-strangulation = The throat is pressed or tied
def-method-electric-shock = Current is passed through the body
def-method-stress-position = Someone must hold a painful position
def-method-suspension = Someone is hung by arms, wrists or feet
def-method-binding = Hands or feet are bound for long or tightly
def-method-sleep-deprivation = Someone is kept from sleeping
def-method-food-deprivation = Someone held gets too little food or water
def-method-medicine-withheld = Someone held is not given the drugs they need
def-method-forced-feeding = Food is put into someone against their will
def-method-drugging = Drugs are given to break, confuse or hurt
def-method-isolation = Someone is kept alone for long
def-method-overcrowding = Too many people are held in too small a space
def-method-extreme-temperature = Someone is exposed to heat or cold that hurts
def-method-noise-or-light = Senses are strained without rest
def-method-blindfolding = The eyes are covered for long
def-method-humiliation = Someone is shamed or degraded on purpose
def-method-forced-nudity = Someone is made to undress or stay naked
def-method-threats = Harm is announced to press someone
def-method-threats-to-family = Harm to relatives is announced to press someone
def-method-mock-execution = Someone is made to believe they are about to be killed
def-method-made-to-watch = Someone must see or hear another being hurt
def-method-animals = Dogs or other animals are set on someone
def-method-tear-gas = Irritant gas is used against people
def-method-rubber-bullets = Projectiles meant not to kill are fired at people
def-method-water-cannon = Jets of water are used against a crowd
def-method-vehicle-attack = A car or truck is driven at people
def-method-zero-click = A device is attacked while its owner does nothing
def-method-one-click-link = The attack works once a link is opened
def-method-message-with-link = A text or chat message brings the link
def-method-e-mail-attachment = A file sent by mail carries the attack
def-method-fake-login-page = A copied page collects passwords
def-method-adversary-in-the-middle = A proxy passes the sign-in on and keeps the session
def-method-session-theft = Cookies or tokens are taken, so no password is needed
def-method-consent-phishing = The victim grants an attacker's app access to an account
def-method-qr-code-lure = A code to scan leads to the attack or links a device
def-method-fake-profile = An invented person wins trust before the attack
def-method-phone-call-lure = A caller talks someone into giving access
def-method-malicious-app = An app does other things than it says
def-method-management-profile = A configuration profile gives an outsider control
def-method-network-injection = Traffic is altered on its way to deliver an attack
def-method-watering-hole = A site the targets trust is made to attack its visitors
def-method-physical-access = Someone handles the device itself
def-method-usb-device = A plugged-in stick, cable or charger carries the attack
def-method-extraction-tool = A forensic product is used to open and copy a device
def-method-imsi-catcher = A false cell makes phones nearby connect to it
def-method-ss7-tracking = Signalling between operators is misused to locate or listen
def-method-sms-code-interception = One-time codes are read by someone else
def-method-password-reuse = A password that leaked or was easy to guess opens the account
def-method-cloned-voice = A machine-made voice or face passes for someone known
def-method-mass-reporting = Many false complaints make a platform act
def-method-bot-network = Accounts run by machine post or attack together
def-method-dns-tampering = Names of sites lead elsewhere or nowhere
def-method-deep-packet-inspection = Traffic is read in the network to filter or slow it
def-method-route-hijack = The paths to a network are removed or taken over
def-method-cell-cut = Mobile service is turned off in an area
def-method-other = Something that no other term covers; say what in the note
def-method-unknown = There is no information about this

## right

def-right-life = Not to be killed arbitrarily
def-right-liberty = Not to be locked up without lawful ground
def-right-integrity = To be safe in body and mind
def-right-freedom-from-torture = Never to be tortured or degraded
def-right-assembly = To gather in peace
def-right-association = To form and join groups
def-right-expression = To hold and share opinions
def-right-information = To seek and receive information
def-right-movement = To move and choose where to live
def-right-religion = To believe and practise, or not
def-right-privacy = To be left alone at home, in letters and on the net
def-right-reputation = Not to have one's name attacked unlawfully
def-right-non-discrimination = To be treated as an equal
def-right-political-participation = To vote, stand and take part in public life
def-right-fair-trial = To be heard by a fair court
def-right-property = To keep what one owns
def-right-health = To reach the best health one can
def-right-education = To go to school and learn
def-right-work = To work freely and in fair conditions
def-right-housing = To have a home, food and what life needs
def-right-data-protection = To decide what becomes of data about oneself
def-right-women = Rights that protect women
def-right-children = Rights that protect children
def-right-minorities = Rights that protect minorities
def-right-other = Something that no other term covers; say what in the note

## incident-status

def-incident-status-draft = Still being written; not to be relied on
def-incident-status-active = Someone works on it now
def-incident-status-pending = Work waits for something from outside
def-incident-status-closed = No more work is planned

## finding

def-finding-not-examined = Nobody has looked at it yet
def-finding-unlikely = What is known speaks against a violation
def-finding-possible = It may be a violation; too little is known
def-finding-likely = Most of what is known speaks for a violation
def-finding-confirmed = Sources that do not depend on each other agree on it
def-finding-not-a-violation = It happened, and it is no violation
def-finding-nothing-found = It was examined with named means and nothing was found; this does not mean safe

## place-type

def-place-type-home = Where someone lives
def-place-type-workplace = Where someone works
def-place-type-business = A place that sells goods or services
def-place-type-factory = Where goods are made
def-place-type-mine = Where minerals or stone are dug
def-place-type-farm = Where crops or animals are raised
def-place-type-hotel = Where guests sleep or eat
def-place-type-government-office = An office of a public authority
def-place-type-military-site = Barracks, base or other ground of armed forces
def-place-type-police-station = Where police work and may hold people
def-place-type-prison = Where people serve sentences or wait for trial
def-place-type-court = Where cases are heard
def-place-type-school = Where people are taught, of any level
def-place-type-hospital = Where the sick or wounded are treated
def-place-type-organisation-office = Rooms of a group of civil society
def-place-type-media-office = Newsroom, studio or printing house
def-place-type-place-of-worship = Mosque, church, temple or other house of prayer
def-place-type-public-square = Open ground that anyone may use
def-place-type-protest-site = Where people gathered to demand something
def-place-type-polling-place = Where votes are cast or counted
def-place-type-embassy = Seat of another state's mission
def-place-type-road = A way for vehicles outside a settlement
def-place-type-vehicle = Inside a car, van or truck
def-place-type-checkpoint = Where people are stopped and checked on their way
def-place-type-border-crossing = Where one passes from one country to another
def-place-type-airport = Where planes, trains or buses come and go
def-place-type-refugee-camp = Where people who fled live for a time
def-place-type-secret-site = A place of detention that is not admitted to exist
def-place-type-online = On the net, not in one place on the ground
def-place-type-other = Something that no other term covers; say what in the note
def-place-type-unknown = There is no information about this

## degree

def-degree-carried-out = Did the act with their own hands
def-degree-ordered = Told others to do it
def-degree-incited = Urged others in public or private to do it
def-degree-assisted = Helped those who did it
def-degree-financed = Gave money so that it could be done
def-degree-present = Was there and did not take part, as far as is known
def-degree-planned = Prepared how it would be done
def-degree-suspected = Thought to be involved; how is not known
def-degree-made-rule = Wrote or passed the law or order that led to it
def-degree-applied-rule = Put such a law or order into effect
def-degree-failed-to-prevent = Could have stopped it and did not
def-degree-failed-to-punish = Knew of it and let it pass
def-degree-concealed = Removed traces or misled those who asked
def-degree-supplied-technology = Sold or gave the means used
def-degree-operated-technology = Ran the tools against the target
def-degree-hosted = Its servers or network carried the attack
def-degree-other = Something that no other term covers; say what in the note
def-degree-unknown = There is no information about this

## perpetrator-type

def-perpetrator-type-state = Any organ of a state, when no closer term is known
def-perpetrator-type-national-official = Someone in the national government
def-perpetrator-type-local-official = Someone in a town or regional government
def-perpetrator-type-legislature = A body that makes laws, or a member of it
def-perpetrator-type-armed-forces = Army, navy, air force or other military body
def-perpetrator-type-police = Police of any kind
def-perpetrator-type-border-guard = Someone who controls who enters or leaves
def-perpetrator-type-prison-staff = Guards and others who run places of detention
def-perpetrator-type-intelligence = A service that gathers information in secret
def-perpetrator-type-judiciary = Judges and courts
def-perpetrator-type-prosecution = Those who bring charges for the state
def-perpetrator-type-foreign-state = Organs of a state other than the one where it happened
def-perpetrator-type-occupying-force = Forces that hold another's territory
def-perpetrator-type-pro-government-militia = Armed men who act for the government without being its forces
def-perpetrator-type-death-squad = People who kill or punish outside the law, often tolerated
def-perpetrator-type-armed-opposition = Armed groups that fight the government
def-perpetrator-type-private-army = Armed men who follow one leader or owner
def-perpetrator-type-organised-crime = A lasting group that lives by crime
def-perpetrator-type-private-security = Hired guards or security firm
def-perpetrator-type-crowd = People acting together without command
def-perpetrator-type-family-member = Spouse, partner or kin of the victim
def-perpetrator-type-employer = Someone for whom the victim works
def-perpetrator-type-teacher = Someone with power over pupils or students
def-perpetrator-type-landowner = Someone who holds land that others live or work on
def-perpetrator-type-company = A firm of any size
def-perpetrator-type-spyware-vendor = A firm that sells tools to watch or break into devices
def-perpetrator-type-spyware-operator = Whoever runs such tools against people
def-perpetrator-type-telecom-operator = A firm that runs phone or data networks
def-perpetrator-type-online-platform = A firm that hosts what people post or say
def-perpetrator-type-data-broker = A firm that collects and sells data about people
def-perpetrator-type-hacker-for-hire = People who break into accounts or devices for pay
def-perpetrator-type-troll-network = Accounts run together to attack or deceive
def-perpetrator-type-state-media = Outlets that spread what those in power want
def-perpetrator-type-other = Something that no other term covers; say what in the note
def-perpetrator-type-unknown = There is no information about this

## perpetrator-status

def-perpetrator-status-in-post = Still holds the office they had
def-perpetrator-status-not-charged = No case was opened against them
def-perpetrator-status-charged = Stands accused and no verdict is known
def-perpetrator-status-convicted = A court found them guilty
def-perpetrator-status-acquitted = A court found them not guilty
def-perpetrator-status-unpunished = Stood trial and suffered no penalty
def-perpetrator-status-dismissed = Lost the office they had
def-perpetrator-status-sanctioned = Another state or body put sanctions on them
def-perpetrator-status-unknown = There is no information about this

## victim-status

def-victim-status-dead = Died of it or while it lasted
def-victim-status-injured = Hurt and alive
def-victim-status-disabled = Healed with harm that stays
def-victim-status-missing = Nobody knows where they are
def-victim-status-found-alive = Was missing and has been found living
def-victim-status-held = Locked up at the time of writing
def-victim-status-held-awaiting-trial = Locked up while the case is heard
def-victim-status-released = Let go, whatever the terms
def-victim-status-released-on-trial = Free for now while a case goes on
def-victim-status-escaped = Got away from those who held them
def-victim-status-in-hiding = Sought or afraid, and keeps out of sight
def-victim-status-exiled = Lives outside the country and cannot safely return
def-victim-status-displaced = Had to leave home and lives elsewhere
def-victim-status-returned-home = Was away for safety and is back
def-victim-status-restricted = May not go where they wish
def-victim-status-lost-work = Was dismissed because of it
def-victim-status-account-lost = No longer controls an account
def-victim-status-device-lost = No longer has a device
def-victim-status-device-compromised = Has a device that others can read or steer
def-victim-status-unharmed = No harm is known
def-victim-status-unknown = There is no information about this

## attribution

def-attribution-officials-admit = Authorities say that it happened and that they did it
def-attribution-officials-deny = Authorities say that nothing of the kind happened
def-attribution-officials-deny-responsibility = Authorities say that it happened and that others did it
def-attribution-officials-other-account = Authorities tell what happened in another way
def-attribution-non-state-admit = A group says that it did it
def-attribution-non-state-deny = A group says that it did not do it
def-attribution-vendor-deny = The maker of the tool says it was not used so
def-attribution-technical-analysis = Traces on devices or networks point to someone
def-attribution-platform-notice = A platform told its user that a state or group was behind it
def-attribution-court-finding = A court has said who did it
def-attribution-independent-inquiry = People without a stake investigated and named who did it
def-attribution-other = Something that no other term covers; say what in the note
def-attribution-unknown = There is no information about this

## detention-type

def-detention-type-administrative = Held by an order, without a criminal case
def-detention-type-emergency = Held under rules for emergencies or security
def-detention-type-expression-charge = Accused of words, pictures or a peaceful protest
def-detention-type-ordinary-charge = Accused of a common offence
def-detention-type-security-charge = Accused of harming the state or of terrorism
def-detention-type-cybercrime-charge = Accused under a law about computers or the net
def-detention-type-no-charge = Held, and no charge has been named
def-detention-type-other = Something that no other term covers; say what in the note
def-detention-type-unknown = There is no information about this

## intent

def-intent-information = To make someone tell what they know
def-intent-intimidation = To frighten the person it was done to
def-intent-deterrence = To make others afraid to do the same
def-intent-punishment = To make someone pay for what they did or are
def-intent-silencing = To stop criticism or opposition
def-intent-extortion = To get money, goods or favours
def-intent-identify-contacts = To learn who works with or talks to the victim
def-intent-discredit = To make people distrust the victim
def-intent-other = Something that no other term covers; say what in the note
def-intent-unknown = There is no information about this

## connection

def-connection-victim = The person it happened to tells it
def-connection-witness = Saw or heard it happen
def-connection-perpetrator = Took part in doing it
def-connection-relative = Kin of the person it happened to
def-connection-colleague = Works or worked with the victim
def-connection-fellow-member = Belongs to the same group as the victim
def-connection-insider = Knows it from the perpetrator's side
def-connection-third-party = Passes on what others said
def-connection-journalist = Learnt of it by reporting
def-connection-lawyer = Learnt of it by acting for someone
def-connection-medical-staff = Learnt of it by treating someone
def-connection-organisation = A group tells it as its own knowledge
def-connection-analyst = Found it in traces on devices or networks
def-connection-service-provider = Learnt of it by running a service
def-connection-unknown = There is no information about this

## material

def-material-interview = A talk that was held to document
def-material-victim-testimony = What the victim told in their own words
def-material-witness-testimony = What a witness told in their own words
def-material-affidavit = A statement signed as true
def-material-letter = Something written to someone, on paper or by mail
def-material-phone-call = What was said on the phone
def-material-audio = A recording of sound
def-material-video = A recording of moving pictures
def-material-photograph = A still picture from a camera
def-material-medical-report = A doctor's written findings
def-material-autopsy-report = Written findings on a dead body
def-material-court-record = Papers of a court
def-material-official-statement = What an authority published
def-material-press-article = What a news outlet published
def-material-report = What a group published about it
def-material-leaflet = Printed matter meant to be handed out or put up
def-material-broadcast = What was sent over the air
def-material-survey = Answers to the same questions from many people
def-material-satellite-image = A picture of the ground taken from space
def-material-leaked-document = A paper that its owner did not mean to give out
def-material-chat-export = Messages saved out of a chat app
def-material-screenshot = A picture of a screen
def-material-social-media-post = Something posted on a social network
def-material-forensic-report = Written findings of a technical examination
def-material-network-capture = Recorded network traffic
def-material-system-log = Records that a system keeps of itself
def-material-threat-notification = A warning that someone was targeted
def-material-other = Something that no other term covers; say what in the note
def-material-unknown = There is no information about this

## reliability

def-reliability-a = No doubt about honesty and ability; always right so far
def-reliability-b = Slight doubt; mostly right so far
def-reliability-c = Some doubt; has been right before
def-reliability-d = Marked doubt; has been right at times
def-reliability-e = Not honest or able; has been wrong before
def-reliability-f = Too little is known of the informant

## credibility

def-credibility-1 = Others who do not depend on it say the same
def-credibility-2 = Fits with what is known; not confirmed
def-credibility-3 = May be so; agrees in part with what is known
def-credibility-4 = Possible, yet nothing supports it
def-credibility-5 = Goes against what is known
def-credibility-6 = There is nothing to judge it by

## intervention

def-intervention-financial-help = Money or goods for someone in need
def-intervention-legal-help = A lawyer or legal advice
def-intervention-medical-help = Treatment or a doctor
def-intervention-psychosocial-help = Support for mind and daily life
def-intervention-relocation = Bringing someone to a safer place
def-intervention-publicity = Making the case known
def-intervention-quiet-contact = Speaking in private with those who can help
def-intervention-referral = Passing the person on to others who can help
def-intervention-demand-inquiry = Asking authorities to investigate
def-intervention-appeal = Asking to overturn what was decided
def-intervention-un-submission = Sending the case to a procedure of the United Nations
def-intervention-litigation = Bringing those responsible before a court
def-intervention-trial-observation = Sitting in court to see whether it is fair
def-intervention-prison-visit = Going to see someone who is held
def-intervention-urgent-appeal = Calling on many to write or act at once
def-intervention-sanctions-request = Asking a state or body to put someone under sanctions
def-intervention-device-triage = A first look whether a device was attacked
def-intervention-forensic-analysis = A thorough technical examination
def-intervention-account-recovery = Getting an account back to its owner
def-intervention-platform-escalation = Asking a platform's staff to act
def-intervention-takedown-request = Asking a host to remove an attacker's site
def-intervention-device-replacement = Giving a clean phone or computer
def-intervention-security-advice = Teaching someone how to be safer
def-intervention-target-warning = Telling others that they may be next
def-intervention-other = Something that no other term covers; say what in the note

## response

def-response-helped = Did what was asked, or part of it
def-response-pressed-authorities = Used its weight with those in power
def-response-publicised = Spoke or wrote about it in public
def-response-promised = Said that they would act
def-response-inquiry-opened = Began to investigate
def-response-asked-for-more = Wanted to know more first
def-response-token = Answered for form's sake
def-response-denied = Said that it did not happen
def-response-obstructed = Tried to stop the intervention
def-response-retaliated = Punished those who asked or those it was for
def-response-none = Did not answer
def-response-other = Something that no other term covers; say what in the note

## impact

def-impact-strong-positive = The situation is clearly better because of it
def-impact-positive = The situation is better because of it
def-impact-minor = The situation is a little better because of it
def-impact-none = The situation is as before
def-impact-negative = The situation is worse because of it
def-impact-strong-negative = The situation is clearly worse because of it
def-impact-unknown = There is no information about this

## intervention-status

def-intervention-status-planned = Decided and not begun
def-intervention-status-under-way = Begun and not ended
def-intervention-status-paused = Stopped for a time
def-intervention-status-closed = Ended

## priority

def-priority-urgent = Before everything else
def-priority-high = Soon
def-priority-normal = In its turn
def-priority-low = When there is time

## person-unit

def-person-unit-individual = One person
def-person-unit-family = People who live as a family
def-person-unit-organisation = A group with members or staff
def-person-unit-community = People who share a place or way of life
def-person-unit-social-group = People who share a trait, without being organised
def-person-unit-public = Anyone, without distinction

## gender

def-gender-woman = States that she is a woman
def-gender-man = States that he is a man
def-gender-non-binary = States to be neither only a woman nor only a man
def-gender-other = Something that no other term covers; say what in the note
def-gender-withheld = Was asked and did not want to say
def-gender-not-recorded = Nobody asked or wrote it down
def-gender-not-applicable = The record stands for a group

## person-relation

def-person-relation-spouse = Married to
def-person-relation-partner = Lives with, unmarried
def-person-relation-parent = Mother or father of
def-person-relation-child = Daughter or son of
def-person-relation-sibling = Sister or brother of
def-person-relation-relative = Kin in another degree
def-person-relation-friend = Close without kinship
def-person-relation-neighbour = Lives next to or near
def-person-relation-colleague = Works together with
def-person-relation-superior = Gives orders to
def-person-relation-subordinate = Takes orders from
def-person-relation-lawyer = Acts in law for
def-person-relation-guardian = Has the duty to look after
def-person-relation-member = Belongs to the group
def-person-relation-officer = Holds an office in the group
def-person-relation-branch = Is a part of the larger group
def-person-relation-ally = Works with the group as a partner
def-person-relation-other = Something that no other term covers; say what in the note

## address-type

def-address-type-home = Where the person lives
def-address-type-work = Where the person works
def-address-type-other = Something that no other term covers; say what in the note
def-address-type-former = Where the person used to be
def-address-type-temporary = Where the person is for now

## channel

def-channel-phone = By call or text to a number
def-channel-e-mail = By mail to an address on the net
def-channel-signal = By the Signal messenger
def-channel-whatsapp = By the WhatsApp messenger
def-channel-telegram = By the Telegram messenger
def-channel-in-person = Face to face
def-channel-through-someone = By way of a person both sides trust
def-channel-other = Something that no other term covers; say what in the note

## threat-type

def-threat-type-malware = A program made to harm or spy
def-threat-type-tool = A program that can be misused, not made for harm
def-threat-type-threat-actor = People or a group who attack
def-threat-type-intrusion-set = Attacks that seem to be one group's work
def-threat-type-campaign = Attacks with one aim over a time
def-threat-type-infrastructure = Servers and names that an attack uses
def-threat-type-attack-pattern = A way of attacking
def-threat-type-vulnerability = A weakness that can be attacked
def-threat-type-vendor = A firm that sells means of attack or surveillance

## indicator-type

def-indicator-type-domain = A name on the net
def-indicator-type-url = An address of a page or file on the net
def-indicator-type-ipv4 = A machine's number on the net, older form
def-indicator-type-ipv6 = A machine's number on the net, newer form
def-indicator-type-email = An address that mail comes from or goes to
def-indicator-type-email-subject = The subject line of a mail
def-indicator-type-phone = A number that calls or texts come from
def-indicator-type-md5 = A file's MD5 checksum; two files can be made to share one
def-indicator-type-sha1 = A file's SHA-1 checksum; two files can be made to share one
def-indicator-type-sha256 = A file's SHA-256 checksum, which names it safely
def-indicator-type-sha512 = A file's SHA-512 checksum, which names it safely
def-indicator-type-file-name = What a file is called
def-indicator-type-file-path = Where a file lies on a device
def-indicator-type-process = What a running program is called
def-indicator-type-app-id = The name an app has for the system
def-indicator-type-certificate = The checksum of a certificate that signs or encrypts
def-indicator-type-android-property = A setting that Android keeps
def-indicator-type-profile-id = The id of a profile that sets up a device
def-indicator-type-mutex = A lock by which a program knows that it runs already
def-indicator-type-registry-key = An entry of the Windows registry
def-indicator-type-asn = A network run by one operator, by its number
def-indicator-type-mac = The hardware number of a network card
def-indicator-type-user-agent = How a browser or program names itself
def-indicator-type-user-account = An account of a service or system
def-indicator-type-software = A program by name and version
def-indicator-type-network = A range of numbers on the net
def-indicator-type-pattern = A pattern of another kind

## pattern-type

def-pattern-type-stix = In the pattern language of STIX 2.1
def-pattern-type-yara = Rules that match the contents of files
def-pattern-type-sigma = Rules that match logs
def-pattern-type-snort = Rules that match network traffic, for Snort
def-pattern-type-suricata = Rules that match network traffic, for Suricata
def-pattern-type-pcre = A pattern of characters
def-pattern-type-other = Something that no other term covers; say what in the note

## triage

def-triage-unjudged = Nobody has decided yet
def-triage-malicious = Belongs to an attack
def-triage-suspicious = May belong to an attack
def-triage-false-positive = Matches harmless things
def-triage-expired = Was true once and no longer is

## set-format

def-set-format-stix = A bundle of STIX 2.0 or 2.1
def-set-format-misp = Events or a feed of MISP
def-set-format-csv = A table with a row for each indicator
def-set-format-text = A list with an indicator on each line
def-set-format-warning-list = A list of names that many people share, which warns

## device-type

def-device-type-phone = A mobile phone
def-device-type-tablet = A flat computer with a touch screen
def-device-type-laptop = A computer one carries about
def-device-type-computer = A computer that stays on a desk
def-device-type-sim = A card or chip that holds a phone number
def-device-type-storage = Something that only stores data
def-device-type-server = A machine that serves others on the net
def-device-type-router = A machine that joins networks
def-device-type-camera = Takes pictures or film
def-device-type-recorder = Records what is said
def-device-type-wearable = Is worn on the body and knows where it is
def-device-type-smart-home = A speaker, camera or appliance on the net
def-device-type-vehicle = A car or other vehicle that keeps data
def-device-type-security-key = A small thing that proves who signs in
def-device-type-tracker = A small thing made to be found, or to follow someone
def-device-type-account = An account of a service
def-device-type-paper = Notes, letters or printed matter
def-device-type-other = Something that no other term covers; say what in the note

## device-state

def-device-state-on-unlocked = Running, and anyone could use it
def-device-state-on-locked = Running, and asked for a code
def-device-state-off = Not running
def-device-state-damaged = Broken in part or whole
def-device-state-wiped = Its contents had been removed
def-device-state-unknown = There is no information about this

## evidence-type

def-evidence-type-document = A written text, on paper or as a file
def-evidence-type-photograph = A still picture from a camera
def-evidence-type-video = Moving pictures
def-evidence-type-audio = Recorded sound
def-evidence-type-screenshot = A picture of a screen
def-evidence-type-web-capture = A page of the net as it was at a time
def-evidence-type-message = A message or a talk of messages
def-evidence-type-e-mail = A mail with its headers
def-evidence-type-forensic-image = A copy of a whole drive or device
def-evidence-type-backup = A copy that a device made of itself
def-evidence-type-system-log = Records that a system keeps of itself
def-evidence-type-network-capture = Recorded network traffic
def-evidence-type-malware-sample = A copy of a harmful program
def-evidence-type-analysis-output = What an analysis tool wrote
def-evidence-type-satellite-image = A picture of the ground taken from space
def-evidence-type-medical-record = Papers or files on someone's health
def-evidence-type-identity-document = A paper that says who someone is
def-evidence-type-physical-object = A thing kept as it is, such as a shell or clothing
def-evidence-type-consent-form = A form on which someone agreed
def-evidence-type-other = Something that no other term covers; say what in the note

## obtained

def-obtained-handed-over = Given by someone in person
def-obtained-sent = Sent by post, mail or messenger
def-obtained-downloaded = Fetched from the net
def-obtained-captured = We photographed, filmed or recorded it
def-obtained-extracted = Copied off a device
def-obtained-found = Come upon without being given
def-obtained-returned-by-authority = Came back after authorities held it
def-obtained-derived = Made from another item here
def-obtained-unknown = There is no information about this

## operation

def-operation-copied = Copied byte for byte
def-operation-redacted = Parts were covered or taken out
def-operation-cropped = Cut down to a part
def-operation-transcribed = Speech was written down
def-operation-translated = Put into another language
def-operation-converted = Saved in another format
def-operation-extracted = A part was taken out as a file of its own
def-operation-stripped = Without what the file said about itself
def-operation-redaction-map = What was taken out of a text, kept apart

## held

def-held-here = The file is in this vault
def-held-elsewhere = Someone keeps it in another place
def-held-destroyed = It no longer exists

## custody

def-custody-collected = Taken into keeping for the first time
def-custody-received = Taken over from someone
def-custody-viewed = Opened and looked at
def-custody-copied = A copy was made
def-custody-exported = A copy left the vault
def-custody-transferred = Given over to someone
def-custody-transformed = Something else was made from it
def-custody-sealed = Locked so that a change would show
def-custody-deposited = Put in a safe place or archive
def-custody-verified = Checked to be as it was
def-custody-destroyed = Done away with for good
def-custody-returned = Given back to whom it came from
def-custody-deviation = Something was done otherwise than the rules say

## consent-use

def-consent-use-keep = To keep what was told and given
def-consent-use-examine-device = To look for traces on a device
def-consent-use-share-indicators = To tell others how the attack can be recognised
def-consent-use-warn-targets = To tell others that they may be attacked too
def-consent-use-contact-again = To ask the person again later

## consent-audience

def-consent-audience-partner = An organisation that was named to the person
def-consent-audience-statistics = Counts in which nobody can be recognised
def-consent-audience-public = Anyone who reads or sees it
def-consent-audience-un = A procedure of the United Nations
def-consent-audience-national-court = A court of a country
def-consent-audience-international-court = A court between or above countries

## consent-answer

def-consent-answer-no = The person does not agree
def-consent-answer-yes = The person agrees
def-consent-answer-ask = The person wants to be asked each time

## publicity

def-publicity-no = Nothing may go there
def-publicity-anonymised = It may go there if nobody can recognise the person
def-publicity-named = It may go there with the person's name
def-publicity-ask = The person wants to be asked each time

## consent-form

def-consent-form-written = Signed on paper or screen
def-consent-form-spoken = Said, and noted by someone
def-consent-form-audio = Said, and recorded
def-consent-form-thumbprint = Given by a print of the thumb

## capacity

def-capacity-own = The person decided alone
def-capacity-guardian = Someone with the legal duty decided for them
def-capacity-assisted = The person decided, and someone helped them understand
def-capacity-next-of-kin = The closest relative decided for someone who could not

## relation

def-relation-enabled = The first made the second possible
def-relation-followed = The first came after the second
def-relation-preceded = The first came before the second
def-relation-caused = The first brought the second about
def-relation-motivated = The first was a reason for the second
def-relation-retaliation-for = The first was done to punish for the second
def-relation-parallel-to = Both went on at the same time
def-relation-part-of = The first belongs to the larger second
def-relation-same-campaign = Both belong to one campaign
def-relation-targeted = The first was aimed at the second
def-relation-uses = The first makes use of the second
def-relation-attributed-to = The first is held to be the work of the second
def-relation-communicates-with = The first exchanges data with the second
def-relation-found-on = The first was discovered on the second
def-relation-indicates = Seeing the first suggests the second
def-relation-derived-from = The first was made from the second
def-relation-corroborates = The first supports the second
def-relation-contradicts = The first speaks against the second
def-relation-evidence-of = The first helps to prove the second
def-relation-belongs-to = The first is owned or run by the second
def-relation-covers = The first deals with the second
def-relation-related-to = They have to do with each other; how is in the note

## confidence

def-confidence-low = It may well be otherwise
def-confidence-medium = It is more likely so than not
def-confidence-high = It would be a surprise if it were otherwise

## place-level

def-place-level-exact = The point as it is
def-place-level-100m = Moved so that it is right to within 100 metres
def-place-level-1km = Moved so that it is right to within a kilometre
def-place-level-area = Only the town or district
def-place-level-country = Only the country
def-place-level-withheld = Nothing about the place

## tlp

def-tlp-red = Only for those present or named
def-tlp-amber-strict = Only inside the receiving organisation, for those who need it
def-tlp-amber = Inside the organisation and to its clients who need it
def-tlp-green = Inside the community, not in public
def-tlp-clear = No limit on sharing

## pap

def-pap-red = Do nothing that could be noticed outside
def-pap-amber = Look things up in passive ways only
def-pap-green = Blocking and other defence is allowed
def-pap-clear = No limit on what may be done

## consequence

def-consequence-injury = Wounds or pain that a doctor could find
def-consequence-lasting-disability = The body does not work as before
def-consequence-trauma = Fear, sleeplessness or other suffering of the mind
def-consequence-livelihood-lost = The means to live were taken away
def-consequence-home-lost = The person can no longer live at home
def-consequence-family-separated = Members of a family were torn apart
def-consequence-moved-for-safety = The person left town or country to be safe
def-consequence-self-censorship = People stopped saying or doing what they used to
def-consequence-work-stopped = A project, investigation or paper came to an end
def-consequence-organisation-closed = A group had to give up
def-consequence-data-exposed = Private or work data came into others' hands
def-consequence-contacts-exposed = People who trusted the victim became known to others
def-consequence-arrest-followed = Someone was taken because of what was learnt
def-consequence-financial-loss = Money, goods or pay were lost
def-consequence-access-lost = Accounts, devices or the net could not be used
def-consequence-reputation-harmed = People think less of the victim because of it
def-consequence-none-known = No consequence has been reported
def-consequence-other = Something that no other term covers; say what in the note
def-consequence-unknown = There is no information about this

## occupation

def-occupation-journalist = Gathers and reports news
def-occupation-photographer = Takes pictures or film of events
def-occupation-blogger = Publishes on the net without an outlet
def-occupation-human-rights-defender = Works or acts for the rights of others
def-occupation-environment-defender = Acts to protect land, water or nature
def-occupation-womens-rights-defender = Works or acts for the rights of women
def-occupation-lgbtiq-defender = Works or acts for the rights of LGBTIQ+ people
def-occupation-digital-rights-defender = Works for freedom and safety on the net
def-occupation-trade-unionist = Works for or leads a union
def-occupation-community-leader = Organises people where they live
def-occupation-aid-worker = Brings help in war or disaster
def-occupation-social-worker = Helps people in hardship as a job
def-occupation-lawyer = Advises and defends people in law
def-occupation-judge = Decides or brings cases in court
def-occupation-doctor = Treats the sick by profession
def-occupation-nurse = Cares for the sick or for births
def-occupation-teacher = Teaches in a school
def-occupation-academic = Teaches or studies at a university
def-occupation-student = Learns at a school or university
def-occupation-politician = Works for a party or seeks office
def-occupation-legislator = Sits in a body that makes laws
def-occupation-civil-servant = Works for a public authority
def-occupation-religious-leader = Leads or teaches in a faith
def-occupation-writer-or-artist = Makes books, music, film or other works
def-occupation-technologist = Builds or runs digital systems
def-occupation-business-owner = Runs a firm or shop of their own
def-occupation-shop-worker = Sells goods in a shop or market
def-occupation-farmer = Lives from land, animals or fishing
def-occupation-miner = Digs minerals or stone
def-occupation-driver = Drives people or goods for pay
def-occupation-day-labourer = Works by the day without a contract
def-occupation-domestic-worker = Works in someone else's home
def-occupation-sex-worker = Sells sexual services
def-occupation-police-officer = Serves in a police force
def-occupation-soldier = Serves in armed forces
def-occupation-volunteer = Gives unpaid work to a cause
def-occupation-homemaker = Works in their own home
def-occupation-retired = No longer works because of age
def-occupation-unemployed = Seeks work or cannot find it
def-occupation-other = Something that no other term covers; say what in the note
def-occupation-unknown = There is no information about this

## characteristic

def-characteristic-political-group = Belongs to a political party or movement
def-characteristic-armed-group = Belongs to a group that fights the government
def-characteristic-armed-group-suspect = Taken for a member of such a group, rightly or not
def-characteristic-environment-group = Belongs to a group that protects nature
def-characteristic-rights-group = Belongs to a group that defends rights
def-characteristic-peace-group = Belongs to a group that works for peace
def-characteristic-union-member = Belongs to a union
def-characteristic-faith-group = Belongs to an organised religious group
def-characteristic-media-worker = Is known as part of the press
def-characteristic-womens-group = Belongs to a group of or for women
def-characteristic-pregnant = Was expecting a child
def-characteristic-mother = Has children in her care
def-characteristic-minor = Was under 18
def-characteristic-street-child = Lives or works on the street without family
def-characteristic-older-person = Is old enough to be more easily harmed
def-characteristic-indigenous = Belongs to a people who were there first
def-characteristic-physical-disability = Lives with a lasting limit of the body
def-characteristic-mental-disability = Lives with a lasting limit of the mind
def-characteristic-ethnic-minority = Belongs to a people who are fewer in the country
def-characteristic-religious-minority = Holds a faith that few in the country hold
def-characteristic-linguistic-minority = Speaks a language that few in the country speak
def-characteristic-lgbtiq = Is targeted for whom they love or who they are
def-characteristic-migrant = Lives in another country to work or stay
def-characteristic-undocumented = Lives in a country without leave to stay
def-characteristic-internally-displaced = Fled home and stayed in the country
def-characteristic-refugee = Fled to another country from persecution or war
def-characteristic-asylum-seeker = Has asked for protection and waits
def-characteristic-stateless = No state holds them as its citizen
def-characteristic-exile = Lives abroad and is active for home
def-characteristic-prisoner = Was already held when it happened
def-characteristic-ill-or-wounded = Was sick or hurt when it happened
def-characteristic-relative-of-target = Is kin of a person who is persecuted
def-characteristic-associate-of-target = Is close to a person who is persecuted
def-characteristic-witness-in-case = Knows something that others want kept quiet
def-characteristic-campaigner = Speaks up in public for a cause
def-characteristic-whistleblower = Revealed wrongs of those they worked for
def-characteristic-demonstrator = Took part in a protest
def-characteristic-bystander = Happened to be there
def-characteristic-combatant = Took part in fighting
def-characteristic-civilian-in-conflict = Took no part in the fighting around them
def-characteristic-other = Something that no other term covers; say what in the note

## civil-status

def-civil-status-single = Never married
def-civil-status-married = Married in law or custom
def-civil-status-partnered = Lives together without marriage
def-civil-status-separated = Married and living apart
def-civil-status-divorced = A marriage was ended by law
def-civil-status-widowed = The spouse has died
def-civil-status-other = Something that no other term covers; say what in the note
def-civil-status-unknown = There is no information about this

## education

def-education-none = Did not go to school
def-education-primary = The first years of school
def-education-secondary = School after the first years
def-education-vocational = Learnt a trade at school or at work
def-education-religious-school = Was taught in a religious school
def-education-higher = Studied after secondary school
def-education-other = Something that no other term covers; say what in the note
def-education-unknown = There is no information about this

## whereabouts

def-whereabouts-known-contact = The holders say where and let others see or call
def-whereabouts-known-no-contact = The holders say where and let nobody through
def-whereabouts-held-place-hidden = The holders admit it and do not say where
def-whereabouts-denied = Nobody admits to hold the person
def-whereabouts-moved-about = The person is moved so that nobody can find them
def-whereabouts-other = Something that no other term covers; say what in the note
def-whereabouts-unknown = There is no information about this
