# The definitions of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## act

def-act-killing = Fait d'ôter délibérément la vie à une personne
def-act-summary-execution = Mise à mort sur ordre d'un agent sans procès équitable
def-act-extrajudicial-execution = Des agents de l'État tuent quelqu'un sans qu'aucun tribunal soit intervenu
def-act-death-penalty = Une condamnation à mort prononcée par un tribunal est exécutée
def-act-mass-killing = Beaucoup de personnes sont tuées en un lieu ou lors d'une opération
def-act-death-in-custody = Quelqu'un meurt aux mains des autorités, quelle que soit la cause invoquée
def-act-attempted-killing = Quelqu'un a tenté de tuer une personne qui a survécu
def-act-targeted-killing-non-state = Un groupe armé ou politique tue quelqu'un pour ce qu'il représente
def-act-killing-at-protest = La force employée contre une foule ou un cortège tue quelqu'un
def-act-indiscriminate-attack = Une attaque qui ne distingue pas civils et combattants fait des morts
def-act-crossfire-death = Une personne étrangère au combat est tuée entre les belligérants
def-act-death-under-torture = Quelqu'un meurt de ce qu'il a subi en détention
def-act-assault = Force physique contre une personne, en deçà de la torture
def-act-torture = Douleur aiguë infligée volontairement avec participation officielle
def-act-ill-treatment = Traitement qui blesse ou avilit sans être qualifié de torture
def-act-rape = Pénétration sexuelle sans consentement
def-act-attempted-rape = Quelqu'un a tenté de violer une personne sans y parvenir
def-act-sexual-violence = Acte ou contact sexuel imposé, autre que le viol
def-act-sexual-harassment = Paroles, regards ou avances sexuels non désirés
def-act-genital-mutilation = Les organes génitaux sont coupés ou enlevés sans nécessité médicale
def-act-forced-sterilisation = Une personne est privée contre son gré de la capacité d'avoir des enfants
def-act-forced-marriage = Mariage auquel une partie n'a pas librement consenti
def-act-threat = Annonce d'un mal autre que la mort
def-act-death-threat = On annonce à quelqu'un qu'il sera tué, lui ou ses proches
def-act-harassment = Pression répétée qui use une personne
def-act-stalking = Quelqu'un est suivi ou contacté sans cesse au point d'avoir peur
def-act-surveillance = Des personnes observent ou suivent quelqu'un ou un lieu
def-act-reprisal-on-relatives = On fait payer aux proches ce que quelqu'un a fait
def-act-collective-punishment = Tout un groupe est puni pour les actes d'un ou de quelques-uns
def-act-arrest = Les autorités s'emparent de quelqu'un
def-act-mass-arrest = Beaucoup de personnes sont prises d'un coup, sans égard à leur identité
def-act-detention = Une personne est maintenue enfermée après avoir été prise
def-act-incommunicado-detention = Quelqu'un est détenu sans contact avec avocat ni famille
def-act-pretrial-overstay = Quelqu'un attend son procès plus longtemps que la loi ou l'équité ne le permet
def-act-denial-of-bail = La remise en liberté est refusée alors que la loi la permettrait
def-act-enforced-disappearance = Des agents de l'État prennent quelqu'un et cachent où il se trouve
def-act-abduction = Des personnes sans pouvoir légal emmènent quelqu'un de force
def-act-house-arrest = Quelqu'un n'a pas le droit de quitter son domicile
def-act-curfew = Interdiction de sortir de chez soi à certaines heures
def-act-psychiatric-confinement = Quelqu'un est enfermé en psychiatrie pour le faire taire
def-act-slavery = Une personne est traitée comme la propriété d'une autre
def-act-search-or-raid = Un domicile ou bureau est fouillé sans base légale
def-act-body-search = Le corps d'une personne est fouillé pour humilier ou sans motif
def-act-summons = Les autorités convoquent et interrogent quelqu'un
def-act-judicial-harassment = Poursuites ou procès servent à épuiser quelqu'un
def-act-unfair-trial = Un procès est privé des garanties d'équité
def-act-denial-of-lawyer = Une personne accusée ou détenue est privée d'avocat
def-act-closed-trial = Le public et les observateurs sont tenus à l'écart d'un procès
def-act-forced-confession = Quelqu'un est contraint d'avouer ou de témoigner contre soi
def-act-displacement = Des gens sont contraints de quitter la région où ils vivent
def-act-eviction = Des gens sont chassés de leur logement ou de leur terre
def-act-deportation = Quelqu'un est renvoyé hors du pays
def-act-refoulement = Quelqu'un est renvoyé là où il risque la persécution
def-act-denial-of-asylum = Une demande de protection est rejetée sans examen équitable
def-act-exile = Quelqu'un est chassé de son propre pays
def-act-internal-exile = Quelqu'un est contraint de vivre dans une autre région du pays
def-act-denial-of-return = Quelqu'un est empêché de rentrer dans son pays ou chez soi
def-act-travel-ban = Quelqu'un n'a pas le droit de quitter le pays ou un lieu
def-act-passport-seizure = Les documents de voyage sont retirés, annulés ou refusés
def-act-loss-of-nationality = Un État prive quelqu'un de sa citoyenneté
def-act-blockade = Personnes ou biens ne peuvent entrer dans une zone ni en sortir
def-act-property-destruction = Des choses ou bâtiments sont détruits volontairement
def-act-looting = Des biens sont pris par la force ou dans le désordre
def-act-confiscation = Les autorités prennent des effets
def-act-land-seizure = Des gens perdent la terre où ils vivent ou travaillent au profit de puissants
def-act-extortion = De l'argent ou des biens sont obtenus sous la menace
def-act-asset-freeze = Comptes ou biens sont bloqués pour entraver un travail
def-act-dismissal = Quelqu'un perd emploi ou études à titre de punition
def-act-forced-labour = Quelqu'un est contraint de travailler sous la menace
def-act-withheld-wages = Le travail est fait et la paie est retenue
def-act-union-repression = Un syndicat est entravé dans son travail
def-act-denial-of-medical-care = Une personne détenue ou dans le besoin est privée de soins
def-act-denial-of-aid = On empêche vivres ou secours d'atteindre les gens
def-act-pollution = L'eau, le sol ou l'air est souillé au point de nuire aux gens
def-act-censorship = Paroles ou images sont arrêtées avant d'atteindre le public
def-act-publication-ban = Une œuvre, une chaîne ou un journal est interdit
def-act-speech-ban = Quelqu'un est interdit de parole en public ou dans la presse
def-act-accreditation-refused = Un journaliste se voit refuser les papiers pour travailler
def-act-information-withheld = Les autorités taisent ce que le public a le droit de savoir
def-act-religious-restriction = On empêche de pratiquer ou de quitter une religion
def-act-assembly-ban = Une réunion ou marche est interdite ou dispersée
def-act-organisation-ban = Un groupe est interdit ou dissous
def-act-office-closure = Les autorités ferment les locaux d'un groupe ou d'une rédaction
def-act-funding-ban = Un groupe est privé d'argent, souvent venu de l'étranger
def-act-foreign-agent-label = La loi désigne une personne ou un groupe comme servant l'étranger
def-act-voter-intimidation = Électeurs, candidats ou observateurs sont effrayés
def-act-denial-of-vote = Une personne ayant le droit de voter en est empêchée
def-act-defamation = Mensonges ou injures nuisent à la réputation de quelqu'un
def-act-spyware-infection = Un logiciel sur l'appareil renseigne autrui sur son propriétaire
def-act-spyware-attempt = Quelqu'un a tenté d'implanter un logiciel espion, sans infection constatée
def-act-stalkerware = Une application installée par un proche surveille le propriétaire
def-act-phishing = Un message pousse quelqu'un à livrer accès ou secrets
def-act-account-takeover = Un tiers contrôle le compte d'une personne
def-act-device-linked = Une messagerie ou un compte est recopié en silence sur l'appareil d'un attaquant
def-act-account-blocking = Un compte ou son contenu est retiré ; on distingue désormais suspension et retrait
def-act-account-suspension = Une plateforme ferme ou gèle le compte de quelqu'un
def-act-content-removal = Une plateforme ou un hébergeur retire ce que quelqu'un a publié
def-act-doxxing = Des données privées sont publiées pour que d'autres trouvent ou nuisent
def-act-impersonation = Quelqu'un se fait passer en ligne pour une personne ou un groupe
def-act-online-harassment = Attaques répétées contre une personne sur internet
def-act-hate-campaign = De nombreux comptes attaquent ensemble une personne ou un groupe
def-act-disinformation = De fausses informations sont répandues pour nuire ou semer la confusion
def-act-intimate-image-abuse = Des images intimes sont diffusées ou menacent de l'être
def-act-sexual-extortion = Quelqu'un est soumis au chantage par images ou propos intimes
def-act-synthetic-media = Des sons ou images sont truqués pour tromper ou humilier
def-act-device-seizure = Les autorités prennent un téléphone, ordinateur ou disque
def-act-border-device-search = Des agents fouillent l'appareil d'un voyageur
def-act-forced-unlocking = Quelqu'un est contraint d'ouvrir un appareil ou de donner un code
def-act-data-extraction = Le contenu d'un appareil est copié à l'aide d'outils
def-act-forced-app-install = Des gens sont contraints d'installer un logiciel qui les surveille
def-act-sim-swap = Un numéro est transféré sur la carte d'un attaquant
def-act-interception = Appels ou messages sont captés en chemin
def-act-location-tracking = Les déplacements de quelqu'un sont suivis par des moyens techniques
def-act-social-media-monitoring = Autorités ou entreprises recueillent ce que les gens disent en ligne
def-act-facial-recognition = Une machine compare les visages pour trouver ou suivre des gens
def-act-biometric-collection = Empreintes, visage, iris ou ADN sont pris sous la contrainte
def-act-drone-surveillance = Des personnes ou des lieux sont observés depuis les airs
def-act-internet-shutdown = L'accès au réseau est coupé pour une région ou une population
def-act-throttling = Le réseau est ralenti jusqu'à devenir presque inutilisable
def-act-blocking = Un site ou service est inaccessible depuis un lieu
def-act-circumvention-ban = L'usage de VPN ou de messageries privées est interdit ou puni
def-act-domain-seizure = Le nom ou le serveur d'un site est pris à son propriétaire
def-act-denial-of-service = Un site est submergé jusqu'à tomber
def-act-defacement = Les pages d'un site sont remplacées par celles d'un attaquant
def-act-ransomware = Des données sont verrouillées et une rançon est demandée
def-act-data-destruction = Des fichiers ou systèmes sont effacés volontairement
def-act-data-breach = Des données conservées fuient ou sont volées
def-act-data-request = Une autorité réclame à une entreprise les données de quelqu'un
def-act-supply-chain-compromise = Logiciels ou mises à jour sont altérés à la source
def-act-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-act-unknown = Aucune information à ce sujet

## method

def-method-shooting = Des armes à feu sont employées contre des personnes
def-method-beating = Coups portés avec mains, pieds ou objets
def-method-kicking = Coups à main nue, du poing ou du pied
def-method-blunt-objects = On frappe avec un objet dur ou cinglant
def-method-foot-whipping = La plante des pieds est frappée
def-method-ear-blows = Les deux oreilles sont frappées à la fois
def-method-stabbing = On blesse avec une lame ou une pointe
def-method-amputation = Un membre ou une partie du corps est coupé
def-method-nail-removal = Des ongles de main ou de pied sont arrachés
def-method-burning = On blesse par le feu, la chaleur ou des braises
def-method-cigarette-burns = Des cigarettes allumées sont appliquées sur la peau
def-method-acid-attack = Une substance caustique est versée sur quelqu'un
def-method-bombing = Des explosifs ou obus sont employés
def-method-drone-strike = Un aéronef sans pilote frappe des personnes
def-method-arson = Bâtiments ou biens sont incendiés
def-method-landmine = Une charge enfouie ou cachée explose
def-method-chemical-weapon = Un agent toxique sert d'arme
def-method-poisoning = On fait absorber à quelqu'un une substance nocive
def-method-starvation = Des gens sont affamés jusqu'à la mort ou presque
def-method-suffocation = La respiration est coupée par l'eau, un sac ou autrement
def-method-near-drowning = L'eau sert à faire éprouver la noyade
def-method-bag-over-head = La tête est enveloppée jusqu'à manquer d'air
def-method-strangulation = La gorge est serrée ou liée
def-method-electric-shock = Du courant est passé dans le corps
def-method-stress-position = Quelqu'un doit garder une position douloureuse
def-method-suspension = Quelqu'un est pendu par les bras, les poignets ou les pieds
def-method-binding = Mains ou pieds sont liés longtemps ou serrés
def-method-sleep-deprivation = On empêche quelqu'un de dormir
def-method-food-deprivation = Un détenu reçoit trop peu de nourriture ou d'eau
def-method-medicine-withheld = Un détenu ne reçoit pas les médicaments nécessaires
def-method-forced-feeding = On nourrit quelqu'un contre son gré
def-method-drugging = Des drogues sont données pour briser, troubler ou blesser
def-method-isolation = Quelqu'un est tenu seul longtemps
def-method-overcrowding = Trop de personnes sont tenues dans un espace trop petit
def-method-extreme-temperature = Quelqu'un est exposé à une chaleur ou un froid qui blesse
def-method-noise-or-light = Les sens sont éprouvés sans répit
def-method-blindfolding = Les yeux sont couverts longtemps
def-method-humiliation = Quelqu'un est humilié ou avili volontairement
def-method-forced-nudity = Quelqu'un est contraint de se dévêtir ou de rester nu
def-method-threats = Un mal est annoncé pour faire pression
def-method-threats-to-family = Un mal visant les proches est annoncé pour faire pression
def-method-mock-execution = On fait croire à quelqu'un qu'il va être tué
def-method-made-to-watch = Quelqu'un doit voir ou entendre un autre être blessé
def-method-animals = Des chiens ou d'autres animaux sont lâchés sur quelqu'un
def-method-tear-gas = Un gaz irritant est employé contre des personnes
def-method-rubber-bullets = Des projectiles dits non létaux sont tirés sur des gens
def-method-water-cannon = Des jets d'eau sont employés contre une foule
def-method-vehicle-attack = Une voiture ou un camion est lancé sur des gens
def-method-zero-click = Un appareil est attaqué sans que son propriétaire agisse
def-method-one-click-link = L'attaque agit dès qu'un lien est ouvert
def-method-message-with-link = Un SMS ou message apporte le lien
def-method-e-mail-attachment = Un fichier envoyé par courriel porte l'attaque
def-method-fake-login-page = Une page imitée recueille des mots de passe
def-method-adversary-in-the-middle = Un mandataire relaie la connexion et garde la session
def-method-session-theft = Des cookies ou jetons sont pris, sans besoin de mot de passe
def-method-consent-phishing = La victime accorde à l'application d'un attaquant l'accès à son compte
def-method-qr-code-lure = Un code à scanner mène à l'attaque ou lie un appareil
def-method-fake-profile = Une personne inventée gagne la confiance avant l'attaque
def-method-phone-call-lure = Un appelant persuade de donner un accès
def-method-malicious-app = Une application fait autre chose que ce qu'elle annonce
def-method-management-profile = Un profil de configuration donne le contrôle à un tiers
def-method-network-injection = Le trafic est modifié en chemin pour livrer une attaque
def-method-watering-hole = Un site de confiance attaque ses visiteurs
def-method-physical-access = Quelqu'un manipule l'appareil lui-même
def-method-usb-device = Une clé, un câble ou un chargeur branché porte l'attaque
def-method-extraction-tool = Un produit d'analyse ouvre et copie un appareil
def-method-imsi-catcher = Une fausse cellule attire les téléphones proches
def-method-ss7-tracking = La signalisation entre opérateurs est détournée pour localiser ou écouter
def-method-sms-code-interception = Un tiers lit les codes à usage unique
def-method-password-reuse = Un mot de passe divulgué ou facile ouvre le compte
def-method-cloned-voice = Une voix ou un visage artificiel passe pour une personne connue
def-method-mass-reporting = De nombreuses fausses plaintes font agir une plateforme
def-method-bot-network = Des comptes automatiques publient ou attaquent ensemble
def-method-dns-tampering = Les noms de sites mènent ailleurs ou nulle part
def-method-deep-packet-inspection = Le trafic est lu dans le réseau pour le filtrer ou le ralentir
def-method-route-hijack = Les chemins vers un réseau sont retirés ou détournés
def-method-cell-cut = Le service mobile est coupé dans une zone
def-method-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-method-unknown = Aucune information à ce sujet

## right

def-right-life = Ne pas être tué arbitrairement
def-right-liberty = Ne pas être enfermé sans base légale
def-right-integrity = Être en sûreté dans son corps et son esprit
def-right-freedom-from-torture = N'être jamais torturé ni avili
def-right-assembly = Se rassembler pacifiquement
def-right-association = Former des groupes et y adhérer
def-right-expression = Avoir des opinions et les partager
def-right-information = Chercher et recevoir des informations
def-right-movement = Se déplacer et choisir où vivre
def-right-religion = Croire et pratiquer, ou non
def-right-privacy = Être tranquille chez soi, dans son courrier et en ligne
def-right-reputation = Ne pas voir son nom attaqué illégalement
def-right-non-discrimination = Être traité en égal
def-right-political-participation = Voter, se présenter et prendre part à la vie publique
def-right-fair-trial = Être entendu par un tribunal équitable
def-right-property = Garder ce que l'on possède
def-right-health = Atteindre la meilleure santé possible
def-right-education = Aller à l'école et apprendre
def-right-work = Travailler librement et dans des conditions justes
def-right-housing = Avoir un toit, de quoi manger et vivre
def-right-data-protection = Décider de ce qu'il advient de ses données
def-right-women = Droits qui protègent les femmes
def-right-children = Droits qui protègent les enfants
def-right-minorities = Droits qui protègent les minorités
def-right-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## incident-status

def-incident-status-draft = En cours d'écriture ; ne pas s'y fier
def-incident-status-active = Quelqu'un y travaille actuellement
def-incident-status-pending = Le travail attend quelque chose de l'extérieur
def-incident-status-closed = Aucun travail n'est plus prévu

## finding

def-finding-not-examined = Personne ne l'a encore regardé
def-finding-unlikely = Ce qu'on sait plaide contre une violation
def-finding-possible = Ce peut être une violation ; on en sait trop peu
def-finding-likely = L'essentiel de ce qu'on sait indique une violation
def-finding-confirmed = Des sources indépendantes entre elles concordent
def-finding-not-a-violation = Cela s'est produit et n'est pas une violation
def-finding-nothing-found = Examiné avec des moyens indiqués, rien trouvé ; cela ne veut pas dire sûr

## place-type

def-place-type-home = Là où quelqu'un vit
def-place-type-workplace = Là où quelqu'un travaille
def-place-type-business = Lieu qui vend biens ou services
def-place-type-factory = Là où l'on fabrique
def-place-type-mine = Là où l'on extrait minerai ou pierre
def-place-type-farm = Là où l'on cultive ou élève
def-place-type-hotel = Là où l'on dort ou mange
def-place-type-government-office = Bureau d'une autorité publique
def-place-type-military-site = Caserne, base ou autre terrain des forces armées
def-place-type-police-station = Là où la police travaille et peut retenir des gens
def-place-type-prison = Là où l'on purge une peine ou attend un procès
def-place-type-court = Là où les affaires sont jugées
def-place-type-school = Là où l'on enseigne, à tout niveau
def-place-type-hospital = Là où l'on soigne malades ou blessés
def-place-type-organisation-office = Locaux d'un groupe de la société civile
def-place-type-media-office = Rédaction, studio ou imprimerie
def-place-type-place-of-worship = Mosquée, église, temple ou autre lieu de prière
def-place-type-public-square = Espace ouvert à tous
def-place-type-protest-site = Là où des gens se sont rassemblés pour réclamer
def-place-type-polling-place = Là où l'on vote ou dépouille
def-place-type-embassy = Siège de la mission d'un autre État
def-place-type-road = Voie pour véhicules hors d'une localité
def-place-type-vehicle = À bord d'une voiture, d'un fourgon ou d'un camion
def-place-type-checkpoint = Là où l'on arrête et contrôle les gens en chemin
def-place-type-border-crossing = Là où l'on passe d'un pays à l'autre
def-place-type-airport = Là d'où partent avions, trains ou cars
def-place-type-refugee-camp = Là où vivent un temps ceux qui ont fui
def-place-type-secret-site = Lieu de détention dont l'existence n'est pas reconnue
def-place-type-online = Sur le réseau, pas en un lieu physique
def-place-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-place-type-unknown = Aucune information à ce sujet

## degree

def-degree-carried-out = A commis l'acte de ses mains
def-degree-ordered = A dit à d'autres de le faire
def-degree-incited = A poussé d'autres, en public ou en privé, à le faire
def-degree-assisted = A aidé ceux qui l'ont commis
def-degree-financed = A donné de l'argent pour que ce soit fait
def-degree-present = Était là sans participer, à ce qu'on sait
def-degree-planned = A préparé la façon de faire
def-degree-suspected = Cru impliqué, sans savoir comment
def-degree-made-rule = A écrit ou voté la loi ou l'ordre qui y a mené
def-degree-applied-rule = A mis en œuvre cette loi ou cet ordre
def-degree-failed-to-prevent = Aurait pu l'empêcher et ne l'a pas fait
def-degree-failed-to-punish = L'a su et a laissé faire
def-degree-concealed = A effacé des traces ou trompé ceux qui enquêtaient
def-degree-supplied-technology = A vendu ou donné les moyens employés
def-degree-operated-technology = A manié les outils contre la cible
def-degree-hosted = Ses serveurs ou son réseau ont porté l'attaque
def-degree-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-degree-unknown = Aucune information à ce sujet

## perpetrator-type

def-perpetrator-type-state = Tout organe d'État, faute de terme plus précis
def-perpetrator-type-national-official = Membre du gouvernement ou de l'administration nationale
def-perpetrator-type-local-official = Membre d'une administration municipale ou régionale
def-perpetrator-type-legislature = Organe qui fait les lois, ou l'un de ses membres
def-perpetrator-type-armed-forces = Armée, marine, aviation ou autre corps militaire
def-perpetrator-type-police = Police de toute sorte
def-perpetrator-type-border-guard = Personne qui contrôle entrées et sorties
def-perpetrator-type-prison-staff = Gardiens et autres agents des lieux de détention
def-perpetrator-type-intelligence = Service qui recueille des informations en secret
def-perpetrator-type-judiciary = Juges et tribunaux
def-perpetrator-type-prosecution = Ceux qui poursuivent au nom de l'État
def-perpetrator-type-foreign-state = Organes d'un État autre que celui du lieu
def-perpetrator-type-occupying-force = Forces qui tiennent le territoire d'autrui
def-perpetrator-type-pro-government-militia = Hommes armés qui agissent pour le pouvoir sans en être
def-perpetrator-type-death-squad = Gens qui tuent ou punissent hors la loi, souvent tolérés
def-perpetrator-type-armed-opposition = Groupes armés qui combattent le pouvoir
def-perpetrator-type-private-army = Hommes armés au service d'un chef ou propriétaire
def-perpetrator-type-organised-crime = Groupe durable qui vit du crime
def-perpetrator-type-private-security = Gardes engagés ou société de sécurité
def-perpetrator-type-crowd = Des gens qui agissent ensemble sans chef
def-perpetrator-type-family-member = Conjoint, partenaire ou parent de la victime
def-perpetrator-type-employer = Personne pour qui travaille la victime
def-perpetrator-type-teacher = Personne ayant pouvoir sur des élèves ou étudiants
def-perpetrator-type-landowner = Personne possédant la terre où d'autres vivent ou travaillent
def-perpetrator-type-company = Société de toute taille
def-perpetrator-type-spyware-vendor = Société qui vend de quoi surveiller ou pénétrer des appareils
def-perpetrator-type-spyware-operator = Celui qui emploie ces outils contre des gens
def-perpetrator-type-telecom-operator = Société qui exploite des réseaux téléphoniques ou de données
def-perpetrator-type-online-platform = Société qui héberge ce que les gens publient ou disent
def-perpetrator-type-data-broker = Société qui recueille et vend des données sur les gens
def-perpetrator-type-hacker-for-hire = Gens qui pénètrent comptes ou appareils contre paiement
def-perpetrator-type-troll-network = Comptes menés ensemble pour attaquer ou tromper
def-perpetrator-type-state-media = Médias qui diffusent ce que veut le pouvoir
def-perpetrator-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-perpetrator-type-unknown = Aucune information à ce sujet

## perpetrator-status

def-perpetrator-status-in-post = Occupe encore la même fonction
def-perpetrator-status-not-charged = Aucune procédure n'a été ouverte
def-perpetrator-status-charged = Accusé, sans verdict connu
def-perpetrator-status-convicted = Un tribunal l'a déclaré coupable
def-perpetrator-status-acquitted = Un tribunal l'a déclaré non coupable
def-perpetrator-status-unpunished = Jugé sans subir de peine
def-perpetrator-status-dismissed = A perdu sa fonction
def-perpetrator-status-sanctioned = Un autre État ou organe l'a sanctionné
def-perpetrator-status-unknown = Aucune information à ce sujet

## victim-status

def-victim-status-dead = Morte de cela ou pendant que cela durait
def-victim-status-injured = Atteinte et vivante
def-victim-status-disabled = Guérie avec des séquelles qui demeurent
def-victim-status-missing = Personne ne sait où elle est
def-victim-status-found-alive = Était disparue et a été retrouvée en vie
def-victim-status-held = Enfermée au moment d'écrire
def-victim-status-held-awaiting-trial = Enfermée pendant que l'affaire est jugée
def-victim-status-released = Relâchée, quelles que soient les conditions
def-victim-status-released-on-trial = Libre pour l'instant, l'affaire suit son cours
def-victim-status-escaped = A échappé à ceux qui la détenaient
def-victim-status-in-hiding = Recherchée ou apeurée, elle se cache
def-victim-status-exiled = Vit hors du pays et ne peut rentrer sans danger
def-victim-status-displaced = A dû quitter son foyer et vit ailleurs
def-victim-status-returned-home = Partie pour sa sécurité, elle est revenue
def-victim-status-restricted = Ne peut aller où elle veut
def-victim-status-lost-work = Renvoyée pour cette raison
def-victim-status-account-lost = Ne contrôle plus un compte
def-victim-status-device-lost = N'a plus un appareil
def-victim-status-device-compromised = A un appareil que d'autres lisent ou pilotent
def-victim-status-unharmed = Aucun mal connu
def-victim-status-unknown = Aucune information à ce sujet

## attribution

def-attribution-officials-admit = Les autorités disent que c'est arrivé et que c'est leur fait
def-attribution-officials-deny = Les autorités disent que rien de tel n'est arrivé
def-attribution-officials-deny-responsibility = Les autorités disent que c'est arrivé du fait d'autrui
def-attribution-officials-other-account = Les autorités racontent les faits autrement
def-attribution-non-state-admit = Un groupe dit l'avoir fait
def-attribution-non-state-deny = Un groupe dit ne pas l'avoir fait
def-attribution-vendor-deny = Le fabricant dit que l'outil n'a pas servi ainsi
def-attribution-technical-analysis = Des traces sur appareils ou réseaux désignent quelqu'un
def-attribution-platform-notice = Une plateforme a averti son utilisateur de l'origine
def-attribution-court-finding = Un tribunal a dit qui l'a fait
def-attribution-independent-inquiry = Des gens sans intérêt dans l'affaire ont enquêté et nommé l'auteur
def-attribution-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-attribution-unknown = Aucune information à ce sujet

## detention-type

def-detention-type-administrative = Détenu sur ordre, sans affaire pénale
def-detention-type-emergency = Détenu au titre de règles d'urgence ou de sécurité
def-detention-type-expression-charge = Accusé pour paroles, images ou protestation pacifique
def-detention-type-ordinary-charge = Accusé d'une infraction ordinaire
def-detention-type-security-charge = Accusé de nuire à l'État ou de terrorisme
def-detention-type-cybercrime-charge = Accusé au titre d'une loi sur l'informatique ou le réseau
def-detention-type-no-charge = Détenu sans qu'aucun chef ne soit indiqué
def-detention-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-detention-type-unknown = Aucune information à ce sujet

## intent

def-intent-information = Faire dire à quelqu'un ce qu'il sait
def-intent-intimidation = Effrayer la personne visée
def-intent-deterrence = Que d'autres aient peur d'en faire autant
def-intent-punishment = Faire payer à quelqu'un ce qu'il a fait ou est
def-intent-silencing = Arrêter critiques ou opposition
def-intent-extortion = Obtenir argent, biens ou faveurs
def-intent-identify-contacts = Savoir qui travaille ou parle avec la victime
def-intent-discredit = Que les gens se méfient de la victime
def-intent-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-intent-unknown = Aucune information à ce sujet

## connection

def-connection-victim = La personne à qui c'est arrivé le raconte
def-connection-witness = A vu ou entendu les faits
def-connection-perpetrator = A pris part à l'acte
def-connection-relative = Parent de la personne visée
def-connection-colleague = Travaille ou travaillait avec la victime
def-connection-fellow-member = Appartient au même groupe que la victime
def-connection-insider = Le sait du côté de l'auteur
def-connection-third-party = Rapporte ce que d'autres ont dit
def-connection-journalist = L'a appris en enquêtant
def-connection-lawyer = L'a appris en défendant quelqu'un
def-connection-medical-staff = L'a appris en soignant quelqu'un
def-connection-organisation = Un groupe le rapporte en son nom
def-connection-analyst = L'a trouvé dans des traces d'appareils ou réseaux
def-connection-service-provider = L'a appris en exploitant un service
def-connection-unknown = Aucune information à ce sujet

## material

def-material-interview = Échange tenu pour documenter
def-material-victim-testimony = Ce que la victime a dit avec ses mots
def-material-witness-testimony = Ce qu'un témoin a dit avec ses mots
def-material-affidavit = Déclaration signée comme vraie
def-material-letter = Écrit adressé à quelqu'un, sur papier ou par courriel
def-material-phone-call = Ce qui fut dit au téléphone
def-material-audio = Enregistrement sonore
def-material-video = Enregistrement d'images animées
def-material-photograph = Image fixe prise par un appareil
def-material-medical-report = Constatations écrites d'un médecin
def-material-autopsy-report = Constatations écrites sur un corps
def-material-court-record = Documents d'un tribunal
def-material-official-statement = Ce qu'une autorité a publié
def-material-press-article = Ce qu'un média a publié
def-material-report = Ce qu'un groupe a publié à ce sujet
def-material-leaflet = Imprimé à distribuer ou à coller
def-material-broadcast = Ce qui a été diffusé sur les ondes
def-material-survey = Réponses de nombreuses personnes aux mêmes questions
def-material-satellite-image = Image du sol prise depuis l'espace
def-material-leaked-document = Document que son détenteur ne voulait pas diffuser
def-material-chat-export = Messages extraits d'une messagerie
def-material-screenshot = Image d'un écran
def-material-social-media-post = Contenu posté sur un réseau social
def-material-forensic-report = Constatations écrites d'un examen technique
def-material-network-capture = Trafic réseau enregistré
def-material-system-log = Traces qu'un système garde de lui-même
def-material-threat-notification = Avertissement que quelqu'un a été visé
def-material-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-material-unknown = Aucune information à ce sujet

## reliability

def-reliability-a = Aucun doute sur l'honnêteté et la compétence ; toujours exact
def-reliability-b = Léger doute ; presque toujours exact
def-reliability-c = Quelque doute ; a déjà été exact
def-reliability-d = Doute marqué ; parfois exact
def-reliability-e = Malhonnête ou incompétent ; s'est déjà trompé
def-reliability-f = On en sait trop peu sur l'informateur

## credibility

def-credibility-1 = D'autres, indépendants, disent la même chose
def-credibility-2 = S'accorde avec ce qu'on sait ; non confirmé
def-credibility-3 = Possible ; s'accorde en partie avec ce qu'on sait
def-credibility-4 = Possible, mais rien ne l'appuie
def-credibility-5 = Contredit ce qu'on sait
def-credibility-6 = Rien ne permet d'en juger

## intervention

def-intervention-financial-help = Argent ou biens pour une personne dans le besoin
def-intervention-legal-help = Avocat ou conseil juridique
def-intervention-medical-help = Soins ou médecin
def-intervention-psychosocial-help = Soutien moral et au quotidien
def-intervention-relocation = Conduire quelqu'un en lieu plus sûr
def-intervention-publicity = Faire connaître l'affaire
def-intervention-quiet-contact = Parler en privé à qui peut aider
def-intervention-referral = Adresser la personne à qui peut aider
def-intervention-demand-inquiry = Demander aux autorités d'enquêter
def-intervention-appeal = Demander d'annuler ce qui fut décidé
def-intervention-un-submission = Envoyer l'affaire à une procédure des Nations unies
def-intervention-litigation = Traduire les responsables en justice
def-intervention-trial-observation = Assister au procès pour voir s'il est équitable
def-intervention-prison-visit = Aller voir une personne détenue
def-intervention-urgent-appeal = Inviter beaucoup de gens à écrire ou agir aussitôt
def-intervention-sanctions-request = Demander à un État ou organe de sanctionner quelqu'un
def-intervention-device-triage = Premier examen : l'appareil a-t-il été attaqué
def-intervention-forensic-analysis = Examen technique complet
def-intervention-account-recovery = Rendre un compte à son propriétaire
def-intervention-platform-escalation = Demander au personnel d'une plateforme d'agir
def-intervention-takedown-request = Demander à l'hébergeur de retirer le site d'un attaquant
def-intervention-device-replacement = Donner un téléphone ou ordinateur sain
def-intervention-security-advice = Apprendre à quelqu'un à mieux se protéger
def-intervention-target-warning = Prévenir ceux qui pourraient être les suivants
def-intervention-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## response

def-response-helped = A fait ce qui était demandé, ou une partie
def-response-pressed-authorities = A usé de son poids auprès du pouvoir
def-response-publicised = En a parlé ou écrit publiquement
def-response-promised = A dit qu'il agirait
def-response-inquiry-opened = A commencé à enquêter
def-response-asked-for-more = A voulu en savoir plus d'abord
def-response-token = A répondu pour la forme
def-response-denied = A dit que ce n'était pas arrivé
def-response-obstructed = A tenté d'arrêter la démarche
def-response-retaliated = A puni les demandeurs ou les bénéficiaires
def-response-none = N'a pas répondu
def-response-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## impact

def-impact-strong-positive = La situation s'est nettement améliorée grâce à cela
def-impact-positive = La situation s'est améliorée grâce à cela
def-impact-minor = La situation s'est un peu améliorée grâce à cela
def-impact-none = La situation est inchangée
def-impact-negative = La situation a empiré à cause de cela
def-impact-strong-negative = La situation a nettement empiré à cause de cela
def-impact-unknown = Aucune information à ce sujet

## intervention-status

def-intervention-status-planned = Décidée et pas commencée
def-intervention-status-under-way = Commencée et pas terminée
def-intervention-status-paused = Arrêtée pour un temps
def-intervention-status-closed = Terminée

## priority

def-priority-urgent = Avant tout le reste
def-priority-high = Bientôt
def-priority-normal = À son tour
def-priority-low = Quand il y aura le temps

## person-unit

def-person-unit-individual = Une personne
def-person-unit-family = Des personnes vivant en famille
def-person-unit-organisation = Groupe avec membres ou personnel
def-person-unit-community = Des gens partageant un lieu ou un mode de vie
def-person-unit-social-group = Des gens partageant un trait, sans organisation
def-person-unit-public = N'importe qui, sans distinction

## gender

def-gender-woman = Se dit femme
def-gender-man = Se dit homme
def-gender-non-binary = Se dit ni seulement femme ni seulement homme
def-gender-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-gender-withheld = La question fut posée, sans réponse souhaitée
def-gender-not-recorded = Personne ne l'a demandé ni noté
def-gender-not-applicable = La fiche représente un groupe

## person-relation

def-person-relation-spouse = Marié à
def-person-relation-partner = Vit avec, sans mariage
def-person-relation-parent = Père ou mère de
def-person-relation-child = Fille ou fils de
def-person-relation-sibling = Frère ou sœur de
def-person-relation-relative = Parent à un autre degré
def-person-relation-friend = Proche sans parenté
def-person-relation-neighbour = Vit à côté ou près
def-person-relation-colleague = Travaille avec
def-person-relation-superior = Donne des ordres à
def-person-relation-subordinate = Reçoit des ordres de
def-person-relation-lawyer = Représente en justice
def-person-relation-guardian = A le devoir de veiller sur
def-person-relation-member = Appartient au groupe
def-person-relation-officer = Exerce une fonction dans le groupe
def-person-relation-branch = Fait partie du groupe plus grand
def-person-relation-ally = Collabore avec le groupe
def-person-relation-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## address-type

def-address-type-home = Là où vit la personne
def-address-type-work = Là où travaille la personne
def-address-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-address-type-former = Là où était la personne
def-address-type-temporary = Là où est la personne pour l'instant

## channel

def-channel-phone = Par appel ou SMS à un numéro
def-channel-e-mail = Par message à une adresse en ligne
def-channel-signal = Par la messagerie Signal
def-channel-whatsapp = Par la messagerie WhatsApp
def-channel-telegram = Par la messagerie Telegram
def-channel-in-person = Face à face
def-channel-through-someone = Par l'entremise de quelqu'un en qui tous deux ont confiance
def-channel-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## threat-type

def-threat-type-malware = Programme fait pour nuire ou espionner
def-threat-type-tool = Programme détournable, non conçu pour nuire
def-threat-type-threat-actor = Personnes ou groupe qui attaque
def-threat-type-intrusion-set = Attaques qui semblent l'œuvre d'un même groupe
def-threat-type-campaign = Attaques ayant un même but sur une période
def-threat-type-infrastructure = Serveurs et noms utilisés par une attaque
def-threat-type-attack-pattern = Une façon d'attaquer
def-threat-type-vulnerability = Faiblesse qui peut être attaquée
def-threat-type-vendor = Société qui vend des moyens d'attaque ou de surveillance

## indicator-type

def-indicator-type-domain = Un nom sur le réseau
def-indicator-type-url = Adresse d'une page ou d'un fichier en ligne
def-indicator-type-ipv4 = Numéro d'une machine en réseau, ancienne forme
def-indicator-type-ipv6 = Numéro d'une machine en réseau, nouvelle forme
def-indicator-type-email = Adresse d'où part ou arrive du courrier
def-indicator-type-email-subject = La ligne d'objet d'un message
def-indicator-type-phone = Numéro d'où viennent appels ou SMS
def-indicator-type-md5 = Somme MD5 d'un fichier ; deux fichiers peuvent être forgés pour la partager
def-indicator-type-sha1 = Somme SHA-1 d'un fichier ; deux fichiers peuvent être forgés pour la partager
def-indicator-type-sha256 = Somme SHA-256 d'un fichier, qui l'identifie sûrement
def-indicator-type-sha512 = Somme SHA-512 d'un fichier, qui l'identifie sûrement
def-indicator-type-file-name = Le nom que porte un fichier
def-indicator-type-file-path = Où se trouve un fichier sur un appareil
def-indicator-type-process = Le nom d'un programme en cours
def-indicator-type-app-id = Le nom de l'application pour le système
def-indicator-type-certificate = Somme d'un certificat qui signe ou chiffre
def-indicator-type-android-property = Réglage que garde Android
def-indicator-type-profile-id = Identifiant d'un profil qui règle un appareil
def-indicator-type-mutex = Verrou par lequel un programme sait qu'il tourne déjà
def-indicator-type-registry-key = Entrée du registre de Windows
def-indicator-type-asn = Réseau d'un opérateur, par son numéro
def-indicator-type-mac = Numéro matériel d'une carte réseau
def-indicator-type-user-agent = Comment un navigateur ou programme se nomme
def-indicator-type-user-account = Compte d'un service ou système
def-indicator-type-software = Programme par nom et version
def-indicator-type-network = Une plage de numéros du réseau
def-indicator-type-pattern = Un motif d'un autre genre

## pattern-type

def-pattern-type-stix = Dans le langage de motifs de STIX 2.1
def-pattern-type-yara = Règles portant sur le contenu des fichiers
def-pattern-type-sigma = Règles portant sur les journaux
def-pattern-type-snort = Règles sur le trafic réseau, pour Snort
def-pattern-type-suricata = Règles sur le trafic réseau, pour Suricata
def-pattern-type-pcre = Un motif de caractères
def-pattern-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## triage

def-triage-unjudged = Personne n'a encore tranché
def-triage-malicious = Fait partie d'une attaque
def-triage-suspicious = Fait peut-être partie d'une attaque
def-triage-false-positive = Correspond à des choses inoffensives
def-triage-expired = Fut vrai et ne l'est plus

## set-format

def-set-format-stix = Un lot STIX 2.0 ou 2.1
def-set-format-misp = Événements ou flux MISP
def-set-format-csv = Tableau avec une ligne par indicateur
def-set-format-text = Liste avec un indicateur par ligne
def-set-format-warning-list = Liste de noms que beaucoup de gens partagent, qui avertit

## device-type

def-device-type-phone = Téléphone mobile
def-device-type-tablet = Ordinateur plat à écran tactile
def-device-type-laptop = Ordinateur que l'on emporte
def-device-type-computer = Ordinateur qui reste sur un bureau
def-device-type-sim = Carte ou puce portant un numéro
def-device-type-storage = Un support qui ne fait que stocker
def-device-type-server = Machine qui sert les autres en réseau
def-device-type-router = Machine qui relie des réseaux
def-device-type-camera = Prend des photos ou filme
def-device-type-recorder = Enregistre ce qui est dit
def-device-type-wearable = Se porte sur soi et sait où il est
def-device-type-smart-home = Enceinte, caméra ou appareil en réseau
def-device-type-vehicle = Voiture ou autre véhicule qui garde des données
def-device-type-security-key = Petit objet qui prouve qui se connecte
def-device-type-tracker = Petit objet fait pour être retrouvé, ou pour suivre
def-device-type-account = Compte d'un service
def-device-type-paper = Notes, lettres ou imprimés
def-device-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## device-state

def-device-state-on-unlocked = En marche, utilisable par tous
def-device-state-on-locked = En marche, un code était demandé
def-device-state-off = N'était pas en marche
def-device-state-damaged = Cassé en partie ou entièrement
def-device-state-wiped = Son contenu avait été retiré
def-device-state-unknown = Aucune information à ce sujet

## evidence-type

def-evidence-type-document = Texte écrit, sur papier ou fichier
def-evidence-type-photograph = Image fixe d'un appareil
def-evidence-type-video = Images animées
def-evidence-type-audio = Son enregistré
def-evidence-type-screenshot = Image d'un écran
def-evidence-type-web-capture = Une page du réseau telle qu'à un moment
def-evidence-type-message = Un message ou un échange de messages
def-evidence-type-e-mail = Un message avec ses en-têtes
def-evidence-type-forensic-image = Copie d'un disque ou appareil entier
def-evidence-type-backup = Copie qu'un appareil fait de lui-même
def-evidence-type-system-log = Traces qu'un système garde de lui-même
def-evidence-type-network-capture = Trafic réseau enregistré
def-evidence-type-malware-sample = Copie d'un programme nuisible
def-evidence-type-analysis-output = Ce qu'un outil d'analyse a écrit
def-evidence-type-satellite-image = Image du sol prise depuis l'espace
def-evidence-type-medical-record = Papiers ou fichiers sur la santé de quelqu'un
def-evidence-type-identity-document = Papier qui dit qui est quelqu'un
def-evidence-type-physical-object = Chose gardée en l'état, comme une douille ou un vêtement
def-evidence-type-consent-form = Formulaire par lequel quelqu'un a consenti
def-evidence-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## obtained

def-obtained-handed-over = Donné par quelqu'un en personne
def-obtained-sent = Expédié par poste, courriel ou messagerie
def-obtained-downloaded = Récupéré sur le réseau
def-obtained-captured = Nous l'avons photographié, filmé ou enregistré
def-obtained-extracted = Copié depuis un appareil
def-obtained-found = Découvert sans être remis
def-obtained-returned-by-authority = Rendu après avoir été tenu par les autorités
def-obtained-derived = Fait à partir d'un autre élément d'ici
def-obtained-unknown = Aucune information à ce sujet

## operation

def-operation-copied = Copié octet par octet
def-operation-redacted = Des parties ont été masquées ou retirées
def-operation-cropped = Réduit à une partie
def-operation-transcribed = La parole a été mise par écrit
def-operation-translated = Mis dans une autre langue
def-operation-converted = Enregistré dans un autre format
def-operation-extracted = Une partie a été tirée en fichier séparé
def-operation-stripped = Sans ce que le fichier disait de lui-même
def-operation-redaction-map = Ce qui a été retiré d'un texte, gardé à part

## held

def-held-here = Le fichier est dans ce coffre
def-held-elsewhere = Quelqu'un le garde dans un autre lieu
def-held-destroyed = Il n'existe plus

## custody

def-custody-collected = Pris en garde pour la première fois
def-custody-received = Repris des mains de quelqu'un
def-custody-viewed = Ouvert et regardé
def-custody-copied = Une copie a été faite
def-custody-exported = Une copie a quitté le coffre
def-custody-transferred = Remis à quelqu'un
def-custody-transformed = Autre chose en a été tiré
def-custody-sealed = Fermé de sorte qu'un changement se voie
def-custody-deposited = Mis en lieu sûr ou en archive
def-custody-verified = Contrôlé comme inchangé
def-custody-destroyed = Supprimé définitivement
def-custody-returned = Rendu à qui l'avait remis
def-custody-deviation = Une chose faite autrement que prévu

## consent-use

def-consent-use-keep = Conserver ce qui fut dit et remis
def-consent-use-examine-device = Chercher des traces sur un appareil
def-consent-use-share-indicators = Dire à d'autres comment reconnaître l'attaque
def-consent-use-warn-targets = Dire à d'autres qu'ils peuvent être attaqués
def-consent-use-contact-again = Interroger à nouveau la personne plus tard

## consent-audience

def-consent-audience-partner = Une organisation nommée à la personne
def-consent-audience-statistics = Chiffres où nul n'est reconnaissable
def-consent-audience-public = Quiconque le lit ou le voit
def-consent-audience-un = Un mécanisme des Nations unies
def-consent-audience-national-court = Un tribunal d'un pays
def-consent-audience-international-court = Un tribunal entre ou au-dessus des pays

## consent-answer

def-consent-answer-no = La personne ne consent pas
def-consent-answer-yes = La personne consent
def-consent-answer-ask = La personne veut être consultée chaque fois

## publicity

def-publicity-no = Rien ne peut y aller
def-publicity-anonymised = Possible si nul ne peut reconnaître la personne
def-publicity-named = Possible avec le nom de la personne
def-publicity-ask = La personne veut être consultée chaque fois

## consent-form

def-consent-form-written = Signé sur papier ou écran
def-consent-form-spoken = Dit, et noté par quelqu'un
def-consent-form-audio = Dit et enregistré
def-consent-form-thumbprint = Donné par l'empreinte du pouce

## capacity

def-capacity-own = La personne a décidé seule
def-capacity-guardian = Celui qui en a la charge légale a décidé
def-capacity-assisted = La personne a décidé, aidée pour comprendre
def-capacity-next-of-kin = Le plus proche a décidé pour qui ne le pouvait

## relation

def-relation-enabled = Le premier a rendu possible le second
def-relation-followed = Le premier est venu après le second
def-relation-preceded = Le premier est venu avant le second
def-relation-caused = Le premier a provoqué le second
def-relation-motivated = Le premier fut une raison du second
def-relation-retaliation-for = Le premier fut fait pour punir le second
def-relation-parallel-to = Les deux eurent lieu en même temps
def-relation-part-of = Le premier appartient au second, plus grand
def-relation-same-campaign = Les deux relèvent d'une même campagne
def-relation-targeted = Le premier visait le second
def-relation-uses = Le premier se sert du second
def-relation-attributed-to = Le premier est tenu pour l'œuvre du second
def-relation-communicates-with = Le premier échange des données avec le second
def-relation-found-on = Le premier fut découvert sur le second
def-relation-indicates = Voir le premier suggère le second
def-relation-derived-from = Le premier fut fait à partir du second
def-relation-corroborates = Le premier appuie le second
def-relation-contradicts = Le premier s'oppose au second
def-relation-evidence-of = Le premier aide à prouver le second
def-relation-belongs-to = Le premier est détenu ou géré par le second
def-relation-covers = Le premier porte sur le second
def-relation-related-to = Ils ont un lien ; lequel est dans la note

## confidence

def-confidence-low = Il peut bien en être autrement
def-confidence-medium = Plus probable que le contraire
def-confidence-high = Le contraire surprendrait

## place-level

def-place-level-exact = Le point tel quel
def-place-level-100m = Déplacé, juste à 100 mètres près
def-place-level-1km = Déplacé, juste à un kilomètre près
def-place-level-area = Seulement la ville ou le district
def-place-level-country = Seulement le pays
def-place-level-withheld = Rien sur le lieu

## tlp

def-tlp-red = Réservé aux présents ou aux personnes nommées
def-tlp-amber-strict = Au sein de l'organisation seulement, à qui en a besoin
def-tlp-amber = Dans l'organisation et à ses clients qui en ont besoin
def-tlp-green = Dans la communauté, pas en public
def-tlp-clear = Aucune limite au partage

## pap

def-pap-red = Ne rien faire qui puisse être remarqué au-dehors
def-pap-amber = Consulter de façon passive seulement
def-pap-green = Bloquer et autres défenses sont permis
def-pap-clear = Aucune limite aux actions

## consequence

def-consequence-injury = Plaies ou douleurs qu'un médecin pourrait constater
def-consequence-lasting-disability = Le corps ne fonctionne plus comme avant
def-consequence-trauma = Peur, insomnie ou autre souffrance morale
def-consequence-livelihood-lost = Les moyens de vivre ont été perdus
def-consequence-home-lost = La personne ne peut plus vivre chez elle
def-consequence-family-separated = Les membres d'une famille ont été séparés
def-consequence-moved-for-safety = La personne a quitté sa ville ou son pays pour sa sûreté
def-consequence-self-censorship = Des gens ont cessé de dire ou faire ce qu'ils faisaient
def-consequence-work-stopped = Un projet, une enquête ou un journal s'est arrêté
def-consequence-organisation-closed = Un groupe a dû cesser d'exister
def-consequence-data-exposed = Des données privées ou de travail sont tombées en d'autres mains
def-consequence-contacts-exposed = Des personnes qui faisaient confiance à la victime ont été découvertes
def-consequence-arrest-followed = Quelqu'un a été arrêté à cause de ce qui fut appris
def-consequence-financial-loss = De l'argent, des biens ou un salaire ont été perdus
def-consequence-access-lost = Comptes, appareils ou réseau sont devenus inutilisables
def-consequence-reputation-harmed = Les gens pensent moins de bien de la victime
def-consequence-none-known = Aucune conséquence n'a été signalée
def-consequence-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-consequence-unknown = Aucune information à ce sujet

## occupation

def-occupation-journalist = Recueille et rapporte l'information
def-occupation-photographer = Prend des images d'événements
def-occupation-blogger = Publie en ligne sans média
def-occupation-human-rights-defender = Travaille ou agit pour les droits d'autrui
def-occupation-environment-defender = Agit pour protéger terre, eau ou nature
def-occupation-womens-rights-defender = Travaille ou agit pour les droits des femmes
def-occupation-lgbtiq-defender = Travaille ou agit pour les droits LGBTIQ+
def-occupation-digital-rights-defender = Travaille pour la liberté et la sûreté en ligne
def-occupation-trade-unionist = Travaille pour un syndicat ou le dirige
def-occupation-community-leader = Organise les gens là où ils vivent
def-occupation-aid-worker = Apporte de l'aide en guerre ou catastrophe
def-occupation-social-worker = Aide par métier des gens en difficulté
def-occupation-lawyer = Conseille et défend en droit
def-occupation-judge = Juge ou porte les affaires en justice
def-occupation-doctor = Soigne les malades par profession
def-occupation-nurse = Prend soin des malades ou des naissances
def-occupation-teacher = Enseigne dans une école
def-occupation-academic = Enseigne ou cherche à l'université
def-occupation-student = Apprend à l'école ou à l'université
def-occupation-politician = Travaille pour un parti ou brigue un mandat
def-occupation-legislator = Siège dans une assemblée législative
def-occupation-civil-servant = Travaille pour une autorité publique
def-occupation-religious-leader = Dirige ou enseigne dans une foi
def-occupation-writer-or-artist = Crée livres, musique, films ou autres œuvres
def-occupation-technologist = Construit ou exploite des systèmes numériques
def-occupation-business-owner = Dirige sa propre entreprise ou boutique
def-occupation-shop-worker = Vend en boutique ou au marché
def-occupation-farmer = Vit de la terre, du bétail ou de la pêche
def-occupation-miner = Extrait minerai ou pierre
def-occupation-driver = Conduit personnes ou biens contre paie
def-occupation-day-labourer = Travaille à la journée sans contrat
def-occupation-domestic-worker = Travaille au domicile d'autrui
def-occupation-sex-worker = Vend des services sexuels
def-occupation-police-officer = Sert dans la police
def-occupation-soldier = Sert dans les forces armées
def-occupation-volunteer = Donne un travail non payé à une cause
def-occupation-homemaker = Travaille dans son propre foyer
def-occupation-retired = Ne travaille plus en raison de l'âge
def-occupation-unemployed = Cherche un travail ou n'en trouve pas
def-occupation-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-occupation-unknown = Aucune information à ce sujet

## characteristic

def-characteristic-political-group = Appartient à un parti ou mouvement
def-characteristic-armed-group = Appartient à un groupe qui combat le pouvoir
def-characteristic-armed-group-suspect = Pris pour membre, à tort ou à raison
def-characteristic-environment-group = Appartient à un groupe qui protège la nature
def-characteristic-rights-group = Appartient à un groupe qui défend les droits
def-characteristic-peace-group = Appartient à un groupe qui œuvre pour la paix
def-characteristic-union-member = Appartient à un syndicat
def-characteristic-faith-group = Appartient à un groupe religieux organisé
def-characteristic-media-worker = Est connu comme faisant partie de la presse
def-characteristic-womens-group = Appartient à un groupe de femmes
def-characteristic-pregnant = Attendait un enfant
def-characteristic-mother = A des enfants à charge
def-characteristic-minor = Avait moins de 18 ans
def-characteristic-street-child = Vit ou travaille dans la rue sans famille
def-characteristic-older-person = Son âge l'expose davantage
def-characteristic-indigenous = Appartient à un peuple autochtone
def-characteristic-physical-disability = Vit avec une limite physique durable
def-characteristic-mental-disability = Vit avec une limite mentale durable
def-characteristic-ethnic-minority = Appartient à un peuple minoritaire dans le pays
def-characteristic-religious-minority = Professe une foi minoritaire dans le pays
def-characteristic-linguistic-minority = Parle une langue minoritaire dans le pays
def-characteristic-lgbtiq = Est visée pour qui elle aime ou qui elle est
def-characteristic-migrant = Vit dans un autre pays pour travailler ou rester
def-characteristic-undocumented = Vit dans un pays sans titre de séjour
def-characteristic-internally-displaced = A fui son foyer sans quitter le pays
def-characteristic-refugee = A fui vers un autre pays la persécution ou la guerre
def-characteristic-asylum-seeker = A demandé protection et attend
def-characteristic-stateless = Aucun État ne le tient pour citoyen
def-characteristic-exile = Vit à l'étranger et agit pour son pays
def-characteristic-prisoner = Était déjà détenu au moment des faits
def-characteristic-ill-or-wounded = Était malade ou blessé au moment des faits
def-characteristic-relative-of-target = Est parent d'une personne persécutée
def-characteristic-associate-of-target = Est proche d'une personne persécutée
def-characteristic-witness-in-case = Sait ce que d'autres veulent taire
def-characteristic-campaigner = Parle publiquement pour une cause
def-characteristic-whistleblower = A révélé les fautes de ceux pour qui il travaillait
def-characteristic-demonstrator = A pris part à une manifestation
def-characteristic-bystander = Se trouvait là par hasard
def-characteristic-combatant = A pris part aux combats
def-characteristic-civilian-in-conflict = N'a pas pris part aux combats alentour
def-characteristic-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## civil-status

def-civil-status-single = Jamais marié
def-civil-status-married = Marié selon la loi ou la coutume
def-civil-status-partnered = Vit à deux sans mariage
def-civil-status-separated = Marié et vivant à part
def-civil-status-divorced = Un mariage a pris fin légalement
def-civil-status-widowed = Le conjoint est mort
def-civil-status-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-civil-status-unknown = Aucune information à ce sujet

## education

def-education-none = N'est pas allé à l'école
def-education-primary = Les premières années d'école
def-education-secondary = L'école après les premières années
def-education-vocational = A appris un métier à l'école ou au travail
def-education-religious-school = A été instruit dans une école religieuse
def-education-higher = A étudié après le secondaire
def-education-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-education-unknown = Aucune information à ce sujet

## whereabouts

def-whereabouts-known-contact = On dit où il est et l'on permet visites ou appels
def-whereabouts-known-no-contact = On dit où il est mais personne ne passe
def-whereabouts-held-place-hidden = On l'admet sans dire où
def-whereabouts-denied = Personne n'admet détenir la personne
def-whereabouts-moved-about = On le déplace pour que personne ne le trouve
def-whereabouts-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-whereabouts-unknown = Aucune information à ce sujet
