# The terms of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## act

term-act-killing = Homicide
term-act-summary-execution = Exécution sommaire
term-act-extrajudicial-execution = Exécution extrajudiciaire
term-act-death-penalty = Exécution d'une peine de mort
term-act-mass-killing = Tuerie de masse
term-act-death-in-custody = Mort en détention
term-act-attempted-killing = Tentative d'homicide
term-act-targeted-killing-non-state = Assassinat politique par un groupe non étatique
term-act-killing-at-protest = Mort lors d'une manifestation
term-act-indiscriminate-attack = Attaque aveugle
term-act-crossfire-death = Mort entre deux feux
term-act-death-under-torture = Mort sous la torture
term-act-assault = Agression physique
term-act-torture = Torture
term-act-ill-treatment = Traitement cruel, inhumain ou dégradant
term-act-rape = Viol
term-act-attempted-rape = Tentative de viol
term-act-sexual-violence = Violence sexuelle
term-act-sexual-harassment = Harcèlement sexuel
term-act-genital-mutilation = Mutilation génitale
term-act-forced-sterilisation = Stérilisation forcée
term-act-forced-marriage = Mariage forcé
term-act-threat = Menace
term-act-death-threat = Menace de mort
term-act-harassment = Harcèlement ou pression psychologique
term-act-stalking = Traque
term-act-surveillance = Surveillance physique
term-act-reprisal-on-relatives = Représailles contre des proches
term-act-collective-punishment = Punition collective
term-act-arrest = Arrestation
term-act-mass-arrest = Arrestations massives
term-act-detention = Détention ou emprisonnement
term-act-incommunicado-detention = Détention au secret
term-act-pretrial-overstay = Détention provisoire excessive
term-act-denial-of-bail = Refus de mise en liberté avant procès
term-act-enforced-disappearance = Disparition forcée
term-act-abduction = Enlèvement
term-act-house-arrest = Assignation à résidence
term-act-curfew = Couvre-feu
term-act-psychiatric-confinement = Internement psychiatrique abusif
term-act-slavery = Esclavage
term-act-search-or-raid = Perquisition ou descente illégale
term-act-body-search = Fouille corporelle abusive
term-act-summons = Convocation ou interrogatoire
term-act-judicial-harassment = Harcèlement judiciaire
term-act-unfair-trial = Procès inéquitable
term-act-denial-of-lawyer = Refus d'avocat
term-act-closed-trial = Procès à huis clos
term-act-forced-confession = Aveux forcés
term-act-displacement = Déplacement forcé
term-act-eviction = Expulsion forcée du logement
term-act-deportation = Expulsion du territoire
term-act-refoulement = Refoulement
term-act-denial-of-asylum = Refus injuste d'asile
term-act-exile = Exil
term-act-internal-exile = Relégation
term-act-denial-of-return = Refus du droit au retour
term-act-travel-ban = Interdiction de voyager
term-act-passport-seizure = Passeport retiré ou refusé
term-act-loss-of-nationality = Déchéance de nationalité
term-act-blockade = Blocus ou siège
term-act-property-destruction = Destruction de biens
term-act-looting = Pillage
term-act-confiscation = Confiscation de biens
term-act-land-seizure = Accaparement de terres
term-act-extortion = Extorsion
term-act-asset-freeze = Gel de comptes ou d'avoirs
term-act-dismissal = Renvoi du travail ou des études
term-act-forced-labour = Travail forcé
term-act-withheld-wages = Salaires impayés
term-act-union-repression = Répression syndicale
term-act-denial-of-medical-care = Privation de soins
term-act-denial-of-aid = Aide ou nourriture bloquée
term-act-pollution = Pollution nuisible
term-act-censorship = Censure
term-act-publication-ban = Interdiction d'une œuvre ou d'un média
term-act-speech-ban = Interdiction de parole
term-act-accreditation-refused = Accréditation de presse refusée
term-act-information-withheld = Rétention d'information
term-act-religious-restriction = Restriction religieuse
term-act-assembly-ban = Interdiction ou dispersion d'un rassemblement
term-act-organisation-ban = Interdiction ou fermeture d'une organisation
term-act-office-closure = Fermeture d'un bureau
term-act-funding-ban = Interdiction de financement
term-act-foreign-agent-label = Étiquette d'agent étranger
term-act-voter-intimidation = Intimidation électorale
term-act-denial-of-vote = Privation du droit de vote
term-act-defamation = Diffamation
term-act-spyware-infection = Infection par logiciel espion
term-act-spyware-attempt = Tentative d'infection par logiciel espion
term-act-stalkerware = Application de surveillance dissimulée
term-act-phishing = Hameçonnage
term-act-account-takeover = Prise de contrôle d'un compte
term-act-device-linked = Appareil étranger lié à un compte
term-act-account-blocking = Compte ou contenu retiré
term-act-account-suspension = Compte suspendu
term-act-content-removal = Contenu retiré
term-act-doxxing = Divulgation de données privées (doxing)
term-act-impersonation = Usurpation d'identité en ligne
term-act-online-harassment = Harcèlement en ligne
term-act-hate-campaign = Campagne coordonnée de haine ou de dénigrement
term-act-disinformation = Campagne de désinformation
term-act-intimate-image-abuse = Abus d'images intimes
term-act-sexual-extortion = Sextorsion
term-act-synthetic-media = Son, image ou vidéo falsifié
term-act-device-seizure = Saisie d'un appareil
term-act-border-device-search = Fouille d'un appareil à la frontière
term-act-forced-unlocking = Déverrouillage forcé d'un appareil
term-act-data-extraction = Extraction de données d'un appareil
term-act-forced-app-install = Installation forcée d'une application
term-act-sim-swap = Détournement de carte SIM
term-act-interception = Interception de communications
term-act-location-tracking = Suivi de localisation
term-act-social-media-monitoring = Surveillance des réseaux sociaux
term-act-facial-recognition = Reconnaissance faciale contre des personnes
term-act-biometric-collection = Collecte forcée de données biométriques
term-act-drone-surveillance = Surveillance par drone
term-act-internet-shutdown = Coupure d'internet
term-act-throttling = Ralentissement du réseau
term-act-blocking = Blocage d'un site ou service
term-act-circumvention-ban = Interdiction du chiffrement ou des outils de contournement
term-act-domain-seizure = Saisie d'un domaine ou site
term-act-denial-of-service = Attaque par déni de service
term-act-defacement = Défiguration d'un site
term-act-ransomware = Rançongiciel
term-act-data-destruction = Destruction de données
term-act-data-breach = Fuite ou vol de données
term-act-data-request = Demande officielle de données d'utilisateur
term-act-supply-chain-compromise = Logiciel ou mise à jour altéré
term-act-other = Autre
term-act-unknown = Inconnu

## method

term-method-shooting = Tirs
term-method-beating = Coups
term-method-kicking = Gifles, coups de poing ou de pied
term-method-blunt-objects = Coups de bâton, de crosse ou de fouet
term-method-foot-whipping = Coups sur la plante des pieds (falanga)
term-method-ear-blows = Coups sur les deux oreilles (téléphone)
term-method-stabbing = Arme blanche
term-method-amputation = Amputation
term-method-nail-removal = Arrachage d'ongles
term-method-burning = Brûlures
term-method-cigarette-burns = Brûlures de cigarette
term-method-acid-attack = Acide ou autre produit sur le corps
term-method-bombing = Bombes ou obus
term-method-drone-strike = Frappe de drone
term-method-arson = Incendie volontaire
term-method-landmine = Mine ou engin dissimulé
term-method-chemical-weapon = Arme chimique
term-method-poisoning = Empoisonnement
term-method-starvation = Privation de nourriture jusqu'à la mort
term-method-suffocation = Suffocation
term-method-near-drowning = Simulacre de noyade
term-method-bag-over-head = Sac sur la tête
term-method-strangulation = Strangulation
term-method-electric-shock = Chocs électriques
term-method-stress-position = Posture forcée
term-method-suspension = Suspension
term-method-binding = Ligoté ou enchaîné
term-method-sleep-deprivation = Privation de sommeil
term-method-food-deprivation = Privation de nourriture ou d'eau
term-method-medicine-withheld = Médicaments refusés
term-method-forced-feeding = Alimentation forcée
term-method-drugging = Drogues administrées de force
term-method-isolation = Isolement
term-method-overcrowding = Cellule surpeuplée
term-method-extreme-temperature = Chaleur ou froid extrême
term-method-noise-or-light = Bruit ou lumière pour épuiser
term-method-blindfolding = Yeux bandés
term-method-humiliation = Humiliation
term-method-forced-nudity = Nudité forcée
term-method-threats = Menaces
term-method-threats-to-family = Menaces contre la famille
term-method-mock-execution = Simulacre d'exécution
term-method-made-to-watch = Contraint d'assister à la souffrance d'autrui
term-method-animals = Attaque avec des animaux
term-method-tear-gas = Gaz lacrymogène
term-method-rubber-bullets = Balles en caoutchouc ou plombs
term-method-water-cannon = Canon à eau
term-method-vehicle-attack = Attaque au véhicule
term-method-zero-click = Attaque sans clic
term-method-one-click-link = Lien qu'il fallait ouvrir
term-method-message-with-link = Message avec un lien
term-method-e-mail-attachment = Pièce jointe
term-method-fake-login-page = Fausse page de connexion
term-method-adversary-in-the-middle = Relais entre l'utilisateur et le vrai site
term-method-session-theft = Session volée
term-method-consent-phishing = Autorisation donnée à une application malveillante
term-method-qr-code-lure = Leurre par code QR
term-method-fake-profile = Faux profil
term-method-phone-call-lure = Leurre par téléphone
term-method-malicious-app = Application malveillante ou modifiée
term-method-management-profile = Profil de gestion sur un appareil
term-method-network-injection = Injection dans le trafic réseau
term-method-watering-hole = Site piégé fréquenté par les cibles
term-method-physical-access = Accès physique à l'appareil
term-method-usb-device = Clé ou câble USB
term-method-extraction-tool = Outil d'extraction
term-method-imsi-catcher = Fausse antenne-relais
term-method-ss7-tracking = Suivi par le réseau téléphonique (SS7)
term-method-sms-code-interception = Interception de codes à usage unique
term-method-password-reuse = Mot de passe deviné ou divulgué
term-method-cloned-voice = Voix ou visage cloné
term-method-mass-reporting = Signalements abusifs en masse
term-method-bot-network = Réseau de comptes automatisés
term-method-dns-tampering = Altération du DNS
term-method-deep-packet-inspection = Inspection approfondie des paquets
term-method-route-hijack = Retrait ou détournement de routes (BGP)
term-method-cell-cut = Réseau mobile coupé
term-method-other = Autre
term-method-unknown = Inconnu

## right

term-right-life = Vie
term-right-liberty = Liberté de la personne
term-right-integrity = Sécurité et intégrité de la personne
term-right-freedom-from-torture = Protection contre la torture
term-right-assembly = Réunion
term-right-association = Association
term-right-expression = Expression
term-right-information = Accès à l'information
term-right-movement = Circulation
term-right-religion = Religion ou conviction
term-right-privacy = Vie privée
term-right-reputation = Honneur et réputation
term-right-non-discrimination = Non-discrimination
term-right-political-participation = Participation politique
term-right-fair-trial = Procès équitable
term-right-property = Propriété
term-right-health = Santé
term-right-education = Éducation
term-right-work = Travail
term-right-housing = Logement et niveau de vie
term-right-data-protection = Maîtrise de ses données personnelles
term-right-women = Droits des femmes
term-right-children = Droits des enfants
term-right-minorities = Droits des minorités
term-right-other = Autre

## incident-status

term-incident-status-draft = Brouillon
term-incident-status-active = Suivi en cours
term-incident-status-pending = En attente
term-incident-status-closed = Clos

## finding

term-finding-not-examined = Non examiné
term-finding-unlikely = Peu probable
term-finding-possible = Possible
term-finding-likely = Probable
term-finding-confirmed = Confirmé
term-finding-not-a-violation = Confirmé, sans violation
term-finding-nothing-found = Examiné, rien trouvé

## place-type

term-place-type-home = Domicile
term-place-type-workplace = Lieu de travail
term-place-type-business = Commerce ou entreprise
term-place-type-factory = Usine
term-place-type-mine = Mine ou carrière
term-place-type-farm = Ferme ou champ
term-place-type-hotel = Hôtel ou restaurant
term-place-type-government-office = Administration
term-place-type-military-site = Site militaire
term-place-type-police-station = Commissariat
term-place-type-prison = Prison
term-place-type-court = Tribunal
term-place-type-school = École ou université
term-place-type-hospital = Hôpital ou clinique
term-place-type-organisation-office = Bureau d'une organisation
term-place-type-media-office = Bureau d'un média
term-place-type-place-of-worship = Lieu de culte
term-place-type-public-square = Place ou rue
term-place-type-protest-site = Lieu d'une manifestation
term-place-type-polling-place = Bureau de vote
term-place-type-embassy = Ambassade ou consulat
term-place-type-road = Route
term-place-type-vehicle = Dans un véhicule
term-place-type-checkpoint = Poste de contrôle
term-place-type-border-crossing = Poste frontière
term-place-type-airport = Aéroport ou gare
term-place-type-refugee-camp = Camp de réfugiés
term-place-type-secret-site = Lieu de détention secret
term-place-type-online = En ligne
term-place-type-other = Autre
term-place-type-unknown = Inconnu

## degree

term-degree-carried-out = L'a exécuté
term-degree-ordered = L'a ordonné
term-degree-incited = Y a incité
term-degree-assisted = A aidé
term-degree-financed = L'a financé
term-degree-present = Était présent
term-degree-planned = L'a planifié
term-degree-suspected = Soupçonné
term-degree-made-rule = A fait la règle en cause
term-degree-applied-rule = A appliqué la règle
term-degree-failed-to-prevent = Ne l'a pas empêché
term-degree-failed-to-punish = A su et n'a pas agi
term-degree-concealed = L'a dissimulé
term-degree-supplied-technology = A fourni la technologie
term-degree-operated-technology = A opéré la technologie
term-degree-hosted = L'a hébergé ou acheminé
term-degree-other = Autre
term-degree-unknown = Inconnu

## perpetrator-type

term-perpetrator-type-state = Organe de l'État
term-perpetrator-type-national-official = Agent national
term-perpetrator-type-local-official = Agent local
term-perpetrator-type-legislature = Parlement ou élu
term-perpetrator-type-armed-forces = Forces armées
term-perpetrator-type-police = Police
term-perpetrator-type-border-guard = Garde-frontière ou agent d'immigration
term-perpetrator-type-prison-staff = Personnel pénitentiaire
term-perpetrator-type-intelligence = Service de renseignement
term-perpetrator-type-judiciary = Pouvoir judiciaire
term-perpetrator-type-prosecution = Parquet
term-perpetrator-type-foreign-state = Autre État
term-perpetrator-type-occupying-force = Force d'occupation
term-perpetrator-type-pro-government-militia = Milice proche du pouvoir
term-perpetrator-type-death-squad = Miliciens ou escadron de la mort
term-perpetrator-type-armed-opposition = Opposition armée
term-perpetrator-type-private-army = Chef de guerre ou armée privée
term-perpetrator-type-organised-crime = Crime organisé
term-perpetrator-type-private-security = Sécurité privée
term-perpetrator-type-crowd = Foule
term-perpetrator-type-family-member = Partenaire ou membre de la famille
term-perpetrator-type-employer = Employeur
term-perpetrator-type-teacher = Enseignant ou autorité scolaire
term-perpetrator-type-landowner = Propriétaire terrien
term-perpetrator-type-company = Entreprise
term-perpetrator-type-spyware-vendor = Vendeur de technologie de surveillance
term-perpetrator-type-spyware-operator = Opérateur de technologie de surveillance
term-perpetrator-type-telecom-operator = Opérateur télécom
term-perpetrator-type-online-platform = Plateforme en ligne
term-perpetrator-type-data-broker = Courtier en données
term-perpetrator-type-hacker-for-hire = Pirates à gages
term-perpetrator-type-troll-network = Réseau de trolls
term-perpetrator-type-state-media = Médias proches de l'État
term-perpetrator-type-other = Autre
term-perpetrator-type-unknown = Inconnu

## perpetrator-status

term-perpetrator-status-in-post = Toujours en poste
term-perpetrator-status-not-charged = Non poursuivi
term-perpetrator-status-charged = Poursuivi
term-perpetrator-status-convicted = Condamné
term-perpetrator-status-acquitted = Acquitté
term-perpetrator-status-unpunished = Jugé et impuni
term-perpetrator-status-dismissed = Démis
term-perpetrator-status-sanctioned = Sous sanctions
term-perpetrator-status-unknown = Inconnu

## victim-status

term-victim-status-dead = Décédée
term-victim-status-injured = Blessée
term-victim-status-disabled = Handicap durable
term-victim-status-missing = Disparue
term-victim-status-found-alive = Retrouvée vivante
term-victim-status-held = Détenue
term-victim-status-held-awaiting-trial = Détenue et en procès
term-victim-status-released = Libérée
term-victim-status-released-on-trial = Libérée, procès en cours
term-victim-status-escaped = Évadée
term-victim-status-in-hiding = Cachée
term-victim-status-exiled = En exil
term-victim-status-displaced = Déplacée
term-victim-status-returned-home = Rentrée chez elle
term-victim-status-restricted = Restreinte dans ses déplacements
term-victim-status-lost-work = A perdu son emploi
term-victim-status-account-lost = A perdu un compte
term-victim-status-device-lost = A perdu un appareil
term-victim-status-device-compromised = Appareil compromis
term-victim-status-unharmed = Indemne
term-victim-status-unknown = Inconnu

## attribution

term-attribution-officials-admit = Les autorités assument
term-attribution-officials-deny = Les autorités nient les faits
term-attribution-officials-deny-responsibility = Les autorités nient leur responsabilité
term-attribution-officials-other-account = Les autorités donnent une autre version
term-attribution-non-state-admit = Un groupe non étatique revendique
term-attribution-non-state-deny = Un groupe non étatique nie
term-attribution-vendor-deny = Un vendeur nie
term-attribution-technical-analysis = Repose sur une analyse technique
term-attribution-platform-notice = Repose sur l'alerte d'une plateforme
term-attribution-court-finding = Repose sur un jugement
term-attribution-independent-inquiry = Repose sur une enquête indépendante
term-attribution-other = Autre
term-attribution-unknown = Inconnu

## detention-type

term-detention-type-administrative = Décision administrative
term-detention-type-emergency = Loi d'urgence ou de sécurité
term-detention-type-expression-charge = Accusé pour expression pacifique
term-detention-type-ordinary-charge = Accusé de droit commun
term-detention-type-security-charge = Accusé d'atteinte à l'État
term-detention-type-cybercrime-charge = Accusé selon une loi sur la cybercriminalité
term-detention-type-no-charge = Détenu sans inculpation
term-detention-type-other = Autre
term-detention-type-unknown = Inconnu

## intent

term-intent-information = Obtenir des informations
term-intent-intimidation = Intimider la victime
term-intent-deterrence = Effrayer les autres
term-intent-punishment = Punir
term-intent-silencing = Faire taire l'opposition
term-intent-extortion = Extorquer
term-intent-identify-contacts = Trouver contacts et informateurs
term-intent-discredit = Discréditer
term-intent-other = Autre
term-intent-unknown = Inconnu

## connection

term-connection-victim = La victime
term-connection-witness = Témoin
term-connection-perpetrator = Auteur
term-connection-relative = Proche de la victime
term-connection-colleague = Collègue de la victime
term-connection-fellow-member = De l'organisation de la victime
term-connection-insider = Proche de l'auteur
term-connection-third-party = Ouï-dire
term-connection-journalist = Journaliste
term-connection-lawyer = Avocat
term-connection-medical-staff = Personnel médical
term-connection-organisation = Organisation
term-connection-analyst = Analyste technique
term-connection-service-provider = Fournisseur de services ou plateforme
term-connection-unknown = Inconnu

## material

term-material-interview = Entretien
term-material-victim-testimony = Témoignage de la victime
term-material-witness-testimony = Témoignage d'un témoin
term-material-affidavit = Déclaration signée
term-material-letter = Lettre ou courriel
term-material-phone-call = Appel téléphonique
term-material-audio = Audio
term-material-video = Vidéo
term-material-photograph = Photographie
term-material-medical-report = Rapport médical
term-material-autopsy-report = Rapport d'autopsie
term-material-court-record = Dossier judiciaire
term-material-official-statement = Déclaration officielle
term-material-press-article = Article de presse
term-material-report = Rapport d'une organisation
term-material-leaflet = Tract ou affiche
term-material-broadcast = Émission de radio ou télévision
term-material-survey = Questionnaire ou enquête
term-material-satellite-image = Image satellite
term-material-leaked-document = Document divulgué
term-material-chat-export = Export de discussion
term-material-screenshot = Capture d'écran
term-material-social-media-post = Publication sur un réseau social
term-material-forensic-report = Rapport d'analyse technique
term-material-network-capture = Capture réseau
term-material-system-log = Journal système
term-material-threat-notification = Alerte d'une plateforme ou d'un fournisseur
term-material-other = Autre
term-material-unknown = Inconnu

## reliability

term-reliability-a = A : entièrement fiable
term-reliability-b = B : généralement fiable
term-reliability-c = C : assez fiable
term-reliability-d = D : pas souvent fiable
term-reliability-e = E : non fiable
term-reliability-f = F : impossible à juger

## credibility

term-credibility-1 = 1 : confirmé par d'autres
term-credibility-2 = 2 : probablement vrai
term-credibility-3 = 3 : peut-être vrai
term-credibility-4 = 4 : douteux
term-credibility-5 = 5 : improbable
term-credibility-6 = 6 : impossible à juger

## intervention

term-intervention-financial-help = Aide financière
term-intervention-legal-help = Aide juridique
term-intervention-medical-help = Aide médicale
term-intervention-psychosocial-help = Aide psychosociale
term-intervention-relocation = Mise à l'abri
term-intervention-publicity = Publicité
term-intervention-quiet-contact = Contacts discrets
term-intervention-referral = Orientation vers d'autres
term-intervention-demand-inquiry = Demande d'enquête
term-intervention-appeal = Recours contre une décision
term-intervention-un-submission = Saisine d'une procédure de l'ONU
term-intervention-litigation = Action en justice
term-intervention-trial-observation = Observation de procès
term-intervention-prison-visit = Visite en détention
term-intervention-urgent-appeal = Appel urgent
term-intervention-sanctions-request = Demande de sanctions
term-intervention-device-triage = Vérification d'un appareil
term-intervention-forensic-analysis = Analyse approfondie
term-intervention-account-recovery = Récupération d'un compte
term-intervention-platform-escalation = Signalement à une plateforme
term-intervention-takedown-request = Demande de fermeture du site d'un attaquant
term-intervention-device-replacement = Remplacement d'un appareil
term-intervention-security-advice = Conseil ou formation en sécurité
term-intervention-target-warning = Avertissement à d'autres cibles
term-intervention-other = Autre

## response

term-response-helped = A aidé
term-response-pressed-authorities = A fait pression sur les autorités
term-response-publicised = L'a fait connaître
term-response-promised = A promis d'agir
term-response-inquiry-opened = A ouvert une enquête
term-response-asked-for-more = A demandé plus d'informations
term-response-token = Réponse de pure forme
term-response-denied = A nié les faits
term-response-obstructed = A fait obstacle
term-response-retaliated = A exercé des représailles
term-response-none = Aucune réponse
term-response-other = Autre

## impact

term-impact-strong-positive = Bien meilleur
term-impact-positive = Meilleur
term-impact-minor = Un peu meilleur
term-impact-none = Sans changement
term-impact-negative = Pire
term-impact-strong-negative = Bien pire
term-impact-unknown = Inconnu

## intervention-status

term-intervention-status-planned = Prévue
term-intervention-status-under-way = En cours
term-intervention-status-paused = En pause
term-intervention-status-closed = Close

## priority

term-priority-urgent = Urgent
term-priority-high = Haute
term-priority-normal = Normale
term-priority-low = Basse

## person-unit

term-person-unit-individual = Individu
term-person-unit-family = Famille
term-person-unit-organisation = Groupe ou organisation
term-person-unit-community = Communauté
term-person-unit-social-group = Groupe social
term-person-unit-public = Population en général

## gender

term-gender-woman = Femme
term-gender-man = Homme
term-gender-non-binary = Non binaire
term-gender-other = Autre
term-gender-withheld = Préfère ne pas le dire
term-gender-not-recorded = Non noté
term-gender-not-applicable = Sans objet

## person-relation

term-person-relation-spouse = Conjoint
term-person-relation-partner = Partenaire
term-person-relation-parent = Père ou mère
term-person-relation-child = Enfant
term-person-relation-sibling = Frère ou sœur
term-person-relation-relative = Autre parent
term-person-relation-friend = Ami
term-person-relation-neighbour = Voisin
term-person-relation-colleague = Collègue
term-person-relation-superior = Supérieur
term-person-relation-subordinate = Subordonné
term-person-relation-lawyer = Avocat
term-person-relation-guardian = Tuteur
term-person-relation-member = Membre de
term-person-relation-officer = Responsable de
term-person-relation-branch = Branche de
term-person-relation-ally = Allié de
term-person-relation-other = Autre

## address-type

term-address-type-home = Domicile
term-address-type-work = Travail
term-address-type-other = Autre
term-address-type-former = Ancienne
term-address-type-temporary = Temporaire

## channel

term-channel-phone = Téléphone
term-channel-e-mail = Courriel
term-channel-signal = Signal
term-channel-whatsapp = WhatsApp
term-channel-telegram = Telegram
term-channel-in-person = En personne
term-channel-through-someone = Par une personne de confiance
term-channel-other = Autre

## threat-type

term-threat-type-malware = Logiciel malveillant
term-threat-type-tool = Outil
term-threat-type-threat-actor = Attaquant
term-threat-type-intrusion-set = Ensemble d'intrusions
term-threat-type-campaign = Campagne
term-threat-type-infrastructure = Infrastructure
term-threat-type-attack-pattern = Technique
term-threat-type-vulnerability = Vulnérabilité
term-threat-type-vendor = Vendeur

## indicator-type

term-indicator-type-domain = Domaine
term-indicator-type-url = URL
term-indicator-type-ipv4 = Adresse IPv4
term-indicator-type-ipv6 = Adresse IPv6
term-indicator-type-email = Adresse de courriel
term-indicator-type-email-subject = Objet de courriel
term-indicator-type-phone = Numéro de téléphone
term-indicator-type-md5 = Empreinte MD5
term-indicator-type-sha1 = Empreinte SHA-1
term-indicator-type-sha256 = Empreinte SHA-256
term-indicator-type-sha512 = Empreinte SHA-512
term-indicator-type-file-name = Nom de fichier
term-indicator-type-file-path = Chemin de fichier
term-indicator-type-process = Nom de processus
term-indicator-type-app-id = Identifiant d'application
term-indicator-type-certificate = Empreinte de certificat
term-indicator-type-android-property = Propriété Android
term-indicator-type-profile-id = Profil de configuration
term-indicator-type-mutex = Mutex
term-indicator-type-registry-key = Clé de registre
term-indicator-type-asn = Système autonome
term-indicator-type-mac = Adresse MAC
term-indicator-type-user-agent = Agent utilisateur
term-indicator-type-user-account = Compte utilisateur
term-indicator-type-software = Logiciel
term-indicator-type-network = Plage réseau
term-indicator-type-pattern = Autre motif

## pattern-type

term-pattern-type-stix = Motif STIX
term-pattern-type-yara = YARA
term-pattern-type-sigma = Sigma
term-pattern-type-snort = Snort
term-pattern-type-suricata = Suricata
term-pattern-type-pcre = Expression régulière
term-pattern-type-other = Autre

## triage

term-triage-unjudged = Non jugé
term-triage-malicious = Malveillant
term-triage-suspicious = Suspect
term-triage-false-positive = Faux positif
term-triage-expired = Périmé

## set-format

term-set-format-stix = STIX 2
term-set-format-misp = MISP
term-set-format-csv = CSV
term-set-format-text = Texte brut
term-set-format-warning-list = Liste d’avertissement

## device-type

term-device-type-phone = Téléphone
term-device-type-tablet = Tablette
term-device-type-laptop = Ordinateur portable
term-device-type-computer = Ordinateur de bureau
term-device-type-sim = Carte SIM
term-device-type-storage = Disque ou carte mémoire
term-device-type-server = Serveur ou site
term-device-type-router = Routeur
term-device-type-camera = Appareil photo ou caméra
term-device-type-recorder = Enregistreur
term-device-type-wearable = Montre ou objet porté
term-device-type-smart-home = Objet connecté de la maison
term-device-type-vehicle = Véhicule
term-device-type-security-key = Clé de sécurité
term-device-type-tracker = Balise de suivi
term-device-type-account = Compte
term-device-type-paper = Papier
term-device-type-other = Autre

## device-state

term-device-state-on-unlocked = Allumé, déverrouillé
term-device-state-on-locked = Allumé, verrouillé
term-device-state-off = Éteint
term-device-state-damaged = Endommagé
term-device-state-wiped = Réinitialisé ou effacé
term-device-state-unknown = Inconnu

## evidence-type

term-evidence-type-document = Document
term-evidence-type-photograph = Photographie
term-evidence-type-video = Vidéo
term-evidence-type-audio = Audio
term-evidence-type-screenshot = Capture d'écran
term-evidence-type-web-capture = Capture web
term-evidence-type-message = Message ou discussion
term-evidence-type-e-mail = Courriel
term-evidence-type-forensic-image = Image disque
term-evidence-type-backup = Sauvegarde d'appareil
term-evidence-type-system-log = Journal système
term-evidence-type-network-capture = Capture réseau
term-evidence-type-malware-sample = Échantillon malveillant
term-evidence-type-analysis-output = Résultat d'un outil d'analyse
term-evidence-type-satellite-image = Image satellite
term-evidence-type-medical-record = Dossier médical
term-evidence-type-identity-document = Pièce d'identité
term-evidence-type-physical-object = Objet matériel
term-evidence-type-consent-form = Formulaire de consentement
term-evidence-type-other = Autre

## obtained

term-obtained-handed-over = Remis
term-obtained-sent = Envoyé
term-obtained-downloaded = Téléchargé
term-obtained-captured = Pris par nous
term-obtained-extracted = Extrait d'un appareil
term-obtained-found = Trouvé
term-obtained-returned-by-authority = Restitué par une autorité
term-obtained-derived = Tiré d'un autre élément
term-obtained-unknown = Inconnu

## operation

term-operation-copied = Copié
term-operation-redacted = Caviardé
term-operation-cropped = Recadré
term-operation-transcribed = Transcrit
term-operation-translated = Traduit
term-operation-converted = Converti
term-operation-extracted = Extrait
term-operation-stripped = Sans métadonnées
term-operation-redaction-map = Mots retirés

## held

term-held-here = Dans ce coffre
term-held-elsewhere = Ailleurs
term-held-destroyed = Détruit

## custody

term-custody-collected = Recueilli
term-custody-received = Reçu
term-custody-viewed = Consulté
term-custody-copied = Copié
term-custody-exported = Exporté
term-custody-transferred = Transféré
term-custody-transformed = Transformé
term-custody-sealed = Scellé
term-custody-deposited = Déposé
term-custody-verified = Vérifié
term-custody-destroyed = Détruit
term-custody-returned = Rendu
term-custody-deviation = Écart, motivé

## consent-use

term-consent-use-keep = Garder les informations
term-consent-use-examine-device = Examiner un appareil
term-consent-use-share-indicators = Partager des indicateurs
term-consent-use-warn-targets = Prévenir d'autres cibles
term-consent-use-contact-again = Recontacter

## consent-audience

term-consent-audience-partner = Partenaire nommé
term-consent-audience-statistics = Statistiques anonymes
term-consent-audience-public = Public
term-consent-audience-un = Procédure de l'ONU
term-consent-audience-national-court = Tribunal national
term-consent-audience-international-court = Tribunal international

## consent-answer

term-consent-answer-no = Non
term-consent-answer-yes = Oui
term-consent-answer-ask = Redemander

## publicity

term-publicity-no = Non
term-publicity-anonymised = Oui, anonymisé
term-publicity-named = Oui, nommément
term-publicity-ask = Redemander

## consent-form

term-consent-form-written = Écrit
term-consent-form-spoken = Oral
term-consent-form-audio = Enregistré
term-consent-form-thumbprint = Empreinte du pouce

## capacity

term-capacity-own = La personne
term-capacity-guardian = Un tuteur
term-capacity-assisted = La personne, avec de l'aide
term-capacity-next-of-kin = Le plus proche parent

## relation

term-relation-enabled = a rendu possible
term-relation-followed = a suivi
term-relation-preceded = a précédé
term-relation-caused = a causé
term-relation-motivated = a motivé
term-relation-retaliation-for = fut une représaille pour
term-relation-parallel-to = s'est produit en parallèle de
term-relation-part-of = fait partie de
term-relation-same-campaign = est de la même campagne que
term-relation-targeted = a visé
term-relation-uses = utilise
term-relation-attributed-to = est attribué à
term-relation-communicates-with = communique avec
term-relation-found-on = a été trouvé sur
term-relation-indicates = indique
term-relation-derived-from = est tiré de
term-relation-corroborates = corrobore
term-relation-contradicts = contredit
term-relation-evidence-of = est une preuve de
term-relation-belongs-to = appartient à
term-relation-covers = couvre
term-relation-related-to = est lié à

## confidence

term-confidence-low = Faible
term-confidence-medium = Moyenne
term-confidence-high = Élevée

## place-level

term-place-level-exact = Exact
term-place-level-100m = ±100 m
term-place-level-1km = ±1 km
term-place-level-area = Zone
term-place-level-country = Pays
term-place-level-withheld = Non divulgué

## tlp

term-tlp-red = TLP:RED (rouge)
term-tlp-amber-strict = TLP:AMBER+STRICT (ambre strict)
term-tlp-amber = TLP:AMBER (ambre)
term-tlp-green = TLP:GREEN (vert)
term-tlp-clear = TLP:CLEAR (libre)

## pap

term-pap-red = PAP:RED (rouge)
term-pap-amber = PAP:AMBER (ambre)
term-pap-green = PAP:GREEN (vert)
term-pap-clear = PAP:CLEAR (libre)

## country

term-country-ad = Andorre
term-country-ae = Émirats arabes unis
term-country-af = Afghanistan
term-country-ag = Antigua-et-Barbuda
term-country-ai = Anguilla
term-country-al = Albanie
term-country-am = Arménie
term-country-ao = Angola
term-country-aq = Antarctique
term-country-ar = Argentine
term-country-as = Samoa américaines
term-country-at = Autriche
term-country-au = Australie
term-country-aw = Aruba
term-country-ax = Îles Åland
term-country-az = Azerbaïdjan
term-country-ba = Bosnie-Herzégovine
term-country-bb = Barbade
term-country-bd = Bangladesh
term-country-be = Belgique
term-country-bf = Burkina Faso
term-country-bg = Bulgarie
term-country-bh = Bahreïn
term-country-bi = Burundi
term-country-bj = Bénin
term-country-bl = Saint-Barthélemy
term-country-bm = Bermudes
term-country-bn = Brunei
term-country-bo = Bolivie
term-country-bq = Pays-Bas caribéens
term-country-br = Brésil
term-country-bs = Bahamas
term-country-bt = Bhoutan
term-country-bv = Île Bouvet
term-country-bw = Botswana
term-country-by = Biélorussie
term-country-bz = Belize
term-country-ca = Canada
term-country-cc = Îles Cocos
term-country-cd = République démocratique du Congo
term-country-cf = République centrafricaine
term-country-cg = Congo
term-country-ch = Suisse
term-country-ci = Côte d'Ivoire
term-country-ck = Îles Cook
term-country-cl = Chili
term-country-cm = Cameroun
term-country-cn = Chine
term-country-co = Colombie
term-country-cr = Costa Rica
term-country-cu = Cuba
term-country-cv = Cap-Vert
term-country-cw = Curaçao
term-country-cx = Île Christmas
term-country-cy = Chypre
term-country-cz = Tchéquie
term-country-de = Allemagne
term-country-dj = Djibouti
term-country-dk = Danemark
term-country-dm = Dominique
term-country-do = République dominicaine
term-country-dz = Algérie
term-country-ec = Équateur
term-country-ee = Estonie
term-country-eg = Égypte
term-country-eh = Sahara occidental
term-country-er = Érythrée
term-country-es = Espagne
term-country-et = Éthiopie
term-country-fi = Finlande
term-country-fj = Fidji
term-country-fk = Îles Malouines (Falkland)
term-country-fm = Micronésie
term-country-fo = Îles Féroé
term-country-fr = France
term-country-ga = Gabon
term-country-gb = Royaume-Uni
term-country-gd = Grenade
term-country-ge = Géorgie
term-country-gf = Guyane française
term-country-gg = Guernesey
term-country-gh = Ghana
term-country-gi = Gibraltar
term-country-gl = Groenland
term-country-gm = Gambie
term-country-gn = Guinée
term-country-gp = Guadeloupe
term-country-gq = Guinée équatoriale
term-country-gr = Grèce
term-country-gs = Géorgie du Sud et îles Sandwich du Sud
term-country-gt = Guatemala
term-country-gu = Guam
term-country-gw = Guinée-Bissau
term-country-gy = Guyana
term-country-hk = Hong Kong
term-country-hm = Îles Heard et McDonald
term-country-hn = Honduras
term-country-hr = Croatie
term-country-ht = Haïti
term-country-hu = Hongrie
term-country-id = Indonésie
term-country-ie = Irlande
term-country-il = Israël
term-country-im = Île de Man
term-country-in = Inde
term-country-io = Territoire britannique de l'océan Indien
term-country-iq = Irak
term-country-ir = Iran
term-country-is = Islande
term-country-it = Italie
term-country-je = Jersey
term-country-jm = Jamaïque
term-country-jo = Jordanie
term-country-jp = Japon
term-country-ke = Kenya
term-country-kg = Kirghizstan
term-country-kh = Cambodge
term-country-ki = Kiribati
term-country-km = Comores
term-country-kn = Saint-Christophe-et-Niévès
term-country-kp = Corée du Nord
term-country-kr = Corée du Sud
term-country-kw = Koweït
term-country-ky = Îles Caïmans
term-country-kz = Kazakhstan
term-country-la = Laos
term-country-lb = Liban
term-country-lc = Sainte-Lucie
term-country-li = Liechtenstein
term-country-lk = Sri Lanka
term-country-lr = Liberia
term-country-ls = Lesotho
term-country-lt = Lituanie
term-country-lu = Luxembourg
term-country-lv = Lettonie
term-country-ly = Libye
term-country-ma = Maroc
term-country-mc = Monaco
term-country-md = Moldavie
term-country-me = Monténégro
term-country-mf = Saint-Martin
term-country-mg = Madagascar
term-country-mh = Îles Marshall
term-country-mk = Macédoine du Nord
term-country-ml = Mali
term-country-mm = Myanmar (Birmanie)
term-country-mn = Mongolie
term-country-mo = Macao
term-country-mp = Îles Mariannes du Nord
term-country-mq = Martinique
term-country-mr = Mauritanie
term-country-ms = Montserrat
term-country-mt = Malte
term-country-mu = Maurice
term-country-mv = Maldives
term-country-mw = Malawi
term-country-mx = Mexique
term-country-my = Malaisie
term-country-mz = Mozambique
term-country-na = Namibie
term-country-nc = Nouvelle-Calédonie
term-country-ne = Niger
term-country-nf = Île Norfolk
term-country-ng = Nigeria
term-country-ni = Nicaragua
term-country-nl = Pays-Bas
term-country-no = Norvège
term-country-np = Népal
term-country-nr = Nauru
term-country-nu = Niue
term-country-nz = Nouvelle-Zélande
term-country-om = Oman
term-country-pa = Panama
term-country-pe = Pérou
term-country-pf = Polynésie française
term-country-pg = Papouasie-Nouvelle-Guinée
term-country-ph = Philippines
term-country-pk = Pakistan
term-country-pl = Pologne
term-country-pm = Saint-Pierre-et-Miquelon
term-country-pn = Îles Pitcairn
term-country-pr = Porto Rico
term-country-ps = Palestine
term-country-pt = Portugal
term-country-pw = Palaos
term-country-py = Paraguay
term-country-qa = Qatar
term-country-re = La Réunion
term-country-ro = Roumanie
term-country-rs = Serbie
term-country-ru = Russie
term-country-rw = Rwanda
term-country-sa = Arabie saoudite
term-country-sb = Îles Salomon
term-country-sc = Seychelles
term-country-sd = Soudan
term-country-se = Suède
term-country-sg = Singapour
term-country-sh = Sainte-Hélène
term-country-si = Slovénie
term-country-sj = Svalbard et Jan Mayen
term-country-sk = Slovaquie
term-country-sl = Sierra Leone
term-country-sm = Saint-Marin
term-country-sn = Sénégal
term-country-so = Somalie
term-country-sr = Suriname
term-country-ss = Soudan du Sud
term-country-st = Sao Tomé-et-Principe
term-country-sv = Salvador
term-country-sx = Sint-Maarten
term-country-sy = Syrie
term-country-sz = Eswatini
term-country-tc = Îles Turques-et-Caïques
term-country-td = Tchad
term-country-tf = Terres australes françaises
term-country-tg = Togo
term-country-th = Thaïlande
term-country-tj = Tadjikistan
term-country-tk = Tokelau
term-country-tl = Timor oriental
term-country-tm = Turkménistan
term-country-tn = Tunisie
term-country-to = Tonga
term-country-tr = Turquie
term-country-tt = Trinité-et-Tobago
term-country-tv = Tuvalu
term-country-tw = Taïwan
term-country-tz = Tanzanie
term-country-ua = Ukraine
term-country-ug = Ouganda
term-country-um = Îles mineures des États-Unis
term-country-us = États-Unis
term-country-uy = Uruguay
term-country-uz = Ouzbékistan
term-country-va = Vatican
term-country-vc = Saint-Vincent-et-les-Grenadines
term-country-ve = Venezuela
term-country-vg = Îles Vierges britanniques
term-country-vi = Îles Vierges des États-Unis
term-country-vn = Viêt Nam
term-country-vu = Vanuatu
term-country-wf = Wallis-et-Futuna
term-country-ws = Samoa
term-country-xk = Kosovo
term-country-ye = Yémen
term-country-yt = Mayotte
term-country-za = Afrique du Sud
term-country-zm = Zambie
term-country-zw = Zimbabwe

## consequence

term-consequence-injury = Blessure corporelle
term-consequence-lasting-disability = Handicap durable
term-consequence-trauma = Atteinte psychique
term-consequence-livelihood-lost = Perte des moyens de subsistance
term-consequence-home-lost = Perte du logement
term-consequence-family-separated = Famille séparée
term-consequence-moved-for-safety = Départ pour se mettre à l'abri
term-consequence-self-censorship = Autocensure
term-consequence-work-stopped = Travail interrompu
term-consequence-organisation-closed = Organisation fermée
term-consequence-data-exposed = Données exposées
term-consequence-contacts-exposed = Contacts ou sources exposés
term-consequence-arrest-followed = Suivi d'une arrestation
term-consequence-financial-loss = Perte financière
term-consequence-access-lost = Perte d'accès
term-consequence-reputation-harmed = Réputation atteinte
term-consequence-none-known = Aucune connue
term-consequence-other = Autre
term-consequence-unknown = Inconnu

## occupation

term-occupation-journalist = Journaliste
term-occupation-photographer = Photographe ou cadreur
term-occupation-blogger = Blogueur
term-occupation-human-rights-defender = Défenseur des droits humains
term-occupation-environment-defender = Défenseur de la terre ou de l'environnement
term-occupation-womens-rights-defender = Défenseur des droits des femmes
term-occupation-lgbtiq-defender = Défenseur des droits LGBTIQ+
term-occupation-digital-rights-defender = Défenseur des droits numériques
term-occupation-trade-unionist = Syndicaliste
term-occupation-community-leader = Animateur ou responsable local
term-occupation-aid-worker = Travailleur humanitaire
term-occupation-social-worker = Travailleur social
term-occupation-lawyer = Avocat
term-occupation-judge = Juge ou procureur
term-occupation-doctor = Médecin
term-occupation-nurse = Infirmier ou sage-femme
term-occupation-teacher = Enseignant
term-occupation-academic = Universitaire ou chercheur
term-occupation-student = Élève ou étudiant
term-occupation-politician = Responsable politique
term-occupation-legislator = Parlementaire
term-occupation-civil-servant = Fonctionnaire
term-occupation-religious-leader = Responsable religieux
term-occupation-writer-or-artist = Écrivain ou artiste
term-occupation-technologist = Spécialiste informatique ou réseau
term-occupation-business-owner = Chef d'entreprise
term-occupation-shop-worker = Vendeur
term-occupation-farmer = Agriculteur ou pêcheur
term-occupation-miner = Mineur de fond
term-occupation-driver = Chauffeur
term-occupation-day-labourer = Journalier
term-occupation-domestic-worker = Employé de maison
term-occupation-sex-worker = Travailleur du sexe
term-occupation-police-officer = Policier
term-occupation-soldier = Militaire
term-occupation-volunteer = Bénévole
term-occupation-homemaker = Personne au foyer
term-occupation-retired = Retraité
term-occupation-unemployed = Sans emploi
term-occupation-other = Autre
term-occupation-unknown = Inconnu

## characteristic

term-characteristic-political-group = Membre d'un parti ou groupe politique
term-characteristic-armed-group = Membre d'un groupe armé d'opposition
term-characteristic-armed-group-suspect = Soupçonné d'opposition armée
term-characteristic-environment-group = Groupe écologiste
term-characteristic-rights-group = Groupe de défense des droits
term-characteristic-peace-group = Groupe pacifiste
term-characteristic-union-member = Membre d'un syndicat
term-characteristic-faith-group = Groupe religieux
term-characteristic-media-worker = Travaille dans les médias
term-characteristic-womens-group = Groupe de femmes
term-characteristic-pregnant = Enceinte
term-characteristic-mother = Mère de jeunes enfants
term-characteristic-minor = Enfant ou adolescent
term-characteristic-street-child = Enfant des rues
term-characteristic-older-person = Personne âgée
term-characteristic-indigenous = Personne autochtone
term-characteristic-physical-disability = Handicap physique
term-characteristic-mental-disability = Handicap mental ou intellectuel
term-characteristic-ethnic-minority = Minorité ethnique
term-characteristic-religious-minority = Minorité religieuse
term-characteristic-linguistic-minority = Minorité linguistique
term-characteristic-lgbtiq = Personne LGBTIQ+
term-characteristic-migrant = Migrant
term-characteristic-undocumented = Sans papiers
term-characteristic-internally-displaced = Déplacé interne
term-characteristic-refugee = Réfugié
term-characteristic-asylum-seeker = Demandeur d'asile
term-characteristic-stateless = Apatride
term-characteristic-exile = Exilé ou membre de la diaspora
term-characteristic-prisoner = Prisonnier
term-characteristic-ill-or-wounded = Malade ou blessé
term-characteristic-relative-of-target = Proche d'une personne visée
term-characteristic-associate-of-target = Ami ou collègue d'une personne visée
term-characteristic-witness-in-case = Témoin dans une affaire
term-characteristic-campaigner = Militant d'une campagne
term-characteristic-whistleblower = Lanceur d'alerte
term-characteristic-demonstrator = Manifestant
term-characteristic-bystander = Passant
term-characteristic-combatant = Combattant
term-characteristic-civilian-in-conflict = Civil dans un conflit
term-characteristic-other = Autre

## civil-status

term-civil-status-single = Célibataire
term-civil-status-married = Marié
term-civil-status-partnered = Vit en couple
term-civil-status-separated = Séparé
term-civil-status-divorced = Divorcé
term-civil-status-widowed = Veuf
term-civil-status-other = Autre
term-civil-status-unknown = Inconnu

## education

term-education-none = Sans scolarité
term-education-primary = Primaire
term-education-secondary = Secondaire
term-education-vocational = Formation à un métier
term-education-religious-school = École religieuse
term-education-higher = Université ou école supérieure
term-education-other = Autre
term-education-unknown = Inconnu

## whereabouts

term-whereabouts-known-contact = Lieu connu, contact permis
term-whereabouts-known-no-contact = Lieu connu, contact refusé
term-whereabouts-held-place-hidden = Détenu, lieu caché
term-whereabouts-denied = Détention niée
term-whereabouts-moved-about = Déplacé d'un lieu à l'autre
term-whereabouts-other = Autre
term-whereabouts-unknown = Inconnu
