# The terms of the vocabularies of casework in the built-in codebook. They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## case-type

term-case-type-help-request = Demande d'aide
term-case-type-matter = Affaire juridique ou de plaidoyer
term-case-type-dossier = Dossier

## case-status

term-case-status-new = Nouveau
term-case-status-triage = Tri en cours
term-case-status-open = En traitement
term-case-status-waiting = En attente d'autrui
term-case-status-referred = Confié à d'autres
term-case-status-closed = Clos

## case-outcome

term-case-outcome-resolved = Résolu
term-case-outcome-partly-resolved = Résolu en partie
term-case-outcome-advice-given = Conseil donné
term-case-outcome-referred = Transmis à d'autres
term-case-outcome-not-possible = Rien n'a pu être fait
term-case-outcome-withdrawn = Retiré par la personne
term-case-outcome-lost-contact = Contact perdu
term-case-outcome-out-of-scope = Hors de notre mission

## urgency

term-urgency-life-at-risk = Vie ou liberté en danger
term-urgency-hours = En quelques heures
term-urgency-days = En quelques jours
term-urgency-weeks = En quelques semaines
term-urgency-none = Rien ne presse

## request-channel

term-request-channel-in-person = En personne
term-request-channel-phone = Par téléphone
term-request-channel-messenger = Par messagerie
term-request-channel-e-mail = Par courriel
term-request-channel-web-form = Par formulaire web
term-request-channel-helpline = Par une ligne d'assistance
term-request-channel-through-partner = Par un partenaire
term-request-channel-at-event = Lors d'une formation ou rencontre
term-request-channel-own-monitoring = Par notre propre veille
term-request-channel-other = Autre

## help-topic

term-help-topic-account-taken = Compte détourné
term-help-topic-account-suspended = Compte suspendu
term-help-topic-device-seized = Appareil saisi
term-help-topic-device-suspicious = Appareil suspect
term-help-topic-malware = Logiciel malveillant
term-help-topic-spyware = Logiciel espion
term-help-topic-phishing = Hameçonnage
term-help-topic-harassment = Harcèlement en ligne
term-help-topic-doxxing = Données privées publiées
term-help-topic-intimate-images = Images intimes détournées
term-help-topic-impersonation = Usurpation d'identité
term-help-topic-disinformation = Fausses informations
term-help-topic-site-attack = Site attaqué
term-help-topic-blocking = Site ou service bloqué
term-help-topic-safe-communication = Communication sûre
term-help-topic-physical-threat = Menace physique
term-help-topic-legal = Aide juridique
term-help-topic-psychosocial = Soutien psychologique
term-help-topic-relocation = Mise à l'abri
term-help-topic-advice = Conseil général
term-help-topic-other = Autre

## vetting

term-vetting-known = Connue de nous
term-vetting-vouched-for = Recommandée par quelqu'un de sûr
term-vetting-checked = Vérifiée
term-vetting-not-checked = Non vérifiée
term-vetting-doubtful = Douteuse

## referral-status

term-referral-status-asked = Demandée
term-referral-status-accepted = Acceptée
term-referral-status-declined = Refusée
term-referral-status-no-answer = Sans réponse
term-referral-status-done = Faite

## examination-type

term-examination-type-triage = Tri
term-examination-type-device-forensics = Examen approfondi d'un appareil
term-examination-type-account-review = Examen d'un compte
term-examination-type-malware-analysis = Analyse de programme malveillant
term-examination-type-file-analysis = Analyse de fichiers ou messages
term-examination-type-network-analysis = Analyse du trafic réseau
term-examination-type-other = Autre

## examination-result

term-examination-result-nothing-found = Examiné, rien trouvé avec ces indicateurs (ne veut pas dire sûr)
term-examination-result-suspicious = Élément suspect, non expliqué
term-examination-result-traces-found = Traces d'une attaque
term-examination-result-compromised = Compromis
term-examination-result-inconclusive = Sans conclusion possible
term-examination-result-not-possible = Examen impossible

## step-result

term-step-result-done = Fait comme décrit
term-step-result-done-differently = Fait autrement
term-step-result-failed = Tenté, échoué
term-step-result-skipped = Omis
term-step-result-not-applicable = Sans objet
term-step-result-not-yet = Pas encore

## acquisition-method

term-acquisition-method-backup = Sauvegarde faite par l'appareil
term-acquisition-method-logical = Extraction logique
term-acquisition-method-file-system = Système de fichiers entier
term-acquisition-method-physical = Stockage entier, bit à bit
term-acquisition-method-selected-files = Fichiers choisis
term-acquisition-method-log-export = Journaux de diagnostic
term-acquisition-method-memory = Mémoire vive
term-acquisition-method-cloud = Depuis un compte en ligne
term-acquisition-method-screenshots = Photographies de l'écran
term-acquisition-method-other = Autre

## omission-reason

term-omission-reason-no-consent = Sans accord
term-omission-reason-locked = Verrouillé
term-omission-reason-encrypted = Chiffré
term-omission-reason-damaged = Endommagé
term-omission-reason-overwritten = Écrasé ou périmé
term-omission-reason-not-held = Non remis
term-omission-reason-no-tool = Pas d'outil
term-omission-reason-no-time = Pas de temps
term-omission-reason-out-of-scope = Hors mission

## isolation

term-isolation-airplane-mode = Mode avion
term-isolation-shielded = En sac ou pièce blindé
term-isolation-sim-removed = SIM retirée
term-isolation-off = Éteint
term-isolation-not-isolated = Non isolé
term-isolation-unknown = Inconnu

## asset-type

term-asset-type-person = Une personne
term-asset-type-group = Un groupe
term-asset-type-organisation = Une organisation
term-asset-type-programme = Un programme ou une activité
term-asset-type-information = De l'information
term-asset-type-device = Un appareil
term-asset-type-account = Un compte
term-asset-type-place = Un lieu

## threat-class

term-threat-class-confidentiality = Secret
term-threat-class-control = Maîtrise
term-threat-class-integrity = Intégrité
term-threat-class-availability = Disponibilité
term-threat-class-identity = Savoir qui est qui
term-threat-class-accountability = Savoir qui a fait quoi

## adversary-rating

term-adversary-rating-none = Aucun
term-adversary-rating-low = Faible
term-adversary-rating-medium = Moyen
term-adversary-rating-high = Élevé
term-adversary-rating-very-high = Très élevé

## likelihood

term-likelihood-very-unlikely = Très improbable
term-likelihood-unlikely = Improbable
term-likelihood-possible = Possible
term-likelihood-likely = Probable
term-likelihood-very-likely = Très probable

## severity

term-severity-minor = Mineure
term-severity-moderate = Modérée
term-severity-serious = Sérieuse
term-severity-severe = Grave
term-severity-extreme = Extrême

## capacity-level

term-capacity-level-none = Aucune
term-capacity-level-weak = Faible
term-capacity-level-fair = Moyenne
term-capacity-level-good = Bonne
term-capacity-level-strong = Forte

## treatment

term-treatment-reduce = Le réduire
term-treatment-accept = L'accepter
term-treatment-transfer = Le confier à d'autres
term-treatment-avoid = Cesser ce qui l'amène

## version-status

term-version-status-draft = Brouillon
term-version-status-current = En vigueur
term-version-status-superseded = Remplacé par un plus récent
term-version-status-withdrawn = Retiré

## protocol-type

term-protocol-type-triage = Tri d'un appareil
term-protocol-type-acquisition = Acquisition de données
term-protocol-type-examination = Examen
term-protocol-type-interview = Entretien
term-protocol-type-release = Diffusion ou publication
term-protocol-type-incident-response = Réponse à un incident
term-protocol-type-retention = Conservation et destruction
term-protocol-type-risk-template = Échelles d'évaluation des risques
term-protocol-type-other = Autre

## risk-scale

term-risk-scale-likelihood = Vraisemblance
term-risk-scale-impact = Impact
term-risk-scale-capacity = Capacité
term-risk-scale-history = Passé de l'adversaire
term-risk-scale-capability = Moyens de l'adversaire
term-risk-scale-intent = Intention de l'adversaire
term-risk-scale-category = Catégorie de risque
term-risk-scale-band = Tranche

## judgment-type

term-judgment-type-same-person = Si des fiches sont la même personne
term-judgment-type-same-incident = Si des fiches sont le même incident
term-judgment-type-same-threat = Si des fiches sont la même menace
term-judgment-type-claim = Si une affirmation est étayée
term-judgment-type-finding = Une conclusion
term-judgment-type-attribution = Qui est responsable
term-judgment-type-informant = Fiabilité d'un informateur

## verdict

term-verdict-same = Identiques
term-verdict-different = Différents
term-verdict-corroborated = Corroboré
term-verdict-doubted = Mis en doute
term-verdict-refuted = Réfuté
term-verdict-established = Établi
term-verdict-not-established = Non établi
term-verdict-undecided = Non tranché

## proof-standard

term-proof-standard-reasonable-grounds = Motifs raisonnables de croire
term-proof-standard-balance = Plus probable que le contraire
term-proof-standard-clear-and-convincing = Clair et convaincant
term-proof-standard-beyond-doubt = Au-delà du doute raisonnable

## citation-weight

term-citation-weight-supports = L'appuie
term-citation-weight-against = S'y oppose
term-citation-weight-context = L'explique

## task-status

term-task-status-open = À faire
term-task-status-under-way = En cours
term-task-status-waiting = En attente
term-task-status-done = Fait
term-task-status-dropped = Abandonné

## note-type

term-note-type-observation = Observation
term-note-type-conversation = Conversation
term-note-type-meeting = Réunion
term-note-type-idea = Idée
term-note-type-handing-over = Pour qui prend la suite
term-note-type-warning = Avertissement
term-note-type-other = Autre

## view-order

term-view-order-newest = Derniers écrits d'abord
term-view-order-date = Date la plus récente d'abord

## view-layout

term-view-layout-list = Liste
term-view-layout-timeline = Chronologie
term-view-layout-map = Carte
term-view-layout-graph = Graphe de liens
term-view-layout-matrix = Matrice des risques

## name-type

term-name-type-legal = Selon les papiers
term-name-type-birth = De naissance
term-name-type-married = De mariage
term-name-type-chosen = Nom choisi
term-name-type-nickname = Surnom
term-name-type-teknonym = D'après un enfant ou parent
term-name-type-professional = Nom de plume ou de scène
term-name-type-fighting = Nom de guerre
term-name-type-religious = Nom religieux
term-name-type-handle = Pseudonyme en ligne
term-name-type-transliteration = Écrit dans une autre écriture
term-name-type-misspelling = Mal écrit dans un document
term-name-type-other = Autre

## device-identifier

term-device-identifier-imei = IMEI
term-device-identifier-serial = Numéro de série
term-device-identifier-iccid = Numéro de carte SIM (ICCID)
term-device-identifier-imsi = Numéro d'abonné (IMSI)
term-device-identifier-mac = Adresse réseau (MAC)
term-device-identifier-advertising-id = Identifiant publicitaire
term-device-identifier-device-id = Identifiant du fabricant
term-device-identifier-asset-number = Numéro d'inventaire
term-device-identifier-account-id = Identifiant de compte
term-device-identifier-other = Autre

## copy-kind

term-copy-kind-original = L'original tel que reçu
term-copy-kind-working = Copie de travail
term-copy-kind-derivative = Tiré d'un autre

## evidence-origin

term-evidence-origin-person = Par une personne
term-evidence-origin-automatic = Par une machine, sans choix
term-evidence-origin-edited = Par une personne, puis retouché
term-evidence-origin-ai-suspected = Peut-être généré par ordinateur
term-evidence-origin-ai-generated = Généré par ordinateur
term-evidence-origin-unknown = Inconnu

## account-type

term-account-type-later = Raconté à nouveau plus tard
term-account-type-addition = Y ajoute
term-account-type-correction = Le corrige
term-account-type-retraction = Le retire
term-account-type-transcript = Corrige la transcription

## consent-told

term-consent-told-who-documents = Qui documente
term-consent-told-purpose = À quoi cela sert
term-consent-told-access = Qui le verra
term-consent-told-risks = Ce qui peut mal tourner
term-consent-told-benefits = Ce que cela peut apporter ou non
term-consent-told-voluntary = Qu'elle peut refuser
term-consent-told-confidential = Comment le secret est gardé
term-consent-told-withdrawal = Qu'elle peut se retirer et comment
term-consent-told-not-recallable = Ce qui ne peut être repris une fois sorti
term-consent-told-contact = Qui joindre
term-consent-told-copy-left = Une copie lui a été laissée

## consent-standing

term-consent-standing-tells = Raconte ce qui lui est arrivé
term-consent-standing-witness = Raconte ce qui est arrivé à d'autres
term-consent-standing-shown = Se voit ou s'entend dans le document
term-consent-standing-device-owner = Possède l'appareil
term-consent-standing-account-holder = Est titulaire du compte
term-consent-standing-relative = Proche de qui ne peut consentir
term-consent-standing-organisation = Parle pour une organisation

## consistency

term-consistency-not-consistent = Ne peut en provenir
term-consistency-consistent = Peut en provenir ; bien d'autres causes
term-consistency-highly-consistent = En provient sans doute ; peu d'autres causes
term-consistency-typical = Habituel après cela ; d'autres causes restent
term-consistency-diagnostic = De cela seulement

## counsel-access

term-counsel-access-none-allowed = Aucun avocat autorisé
term-counsel-access-not-asked = Aucun avocat demandé
term-counsel-access-during-questioning = Pendant l'interrogatoire
term-counsel-access-before-charge = Avant l'inculpation
term-counsel-access-before-trial = Après l'inculpation, avant le procès
term-counsel-access-before-signing = Avant de signer une déclaration
term-counsel-access-after-signing = Après avoir signé une déclaration
term-counsel-access-at-trial = Au procès, libre de défendre
term-counsel-access-at-trial-silenced = Au procès, sans pouvoir défendre
term-counsel-access-alone = A pu parler seul avec l'avocat
term-counsel-access-overheard = A pu parler à l'avocat devant d'autres
term-counsel-access-no-talk = N'a pu parler à l'avocat
term-counsel-access-absent = Jugé par défaut
term-counsel-access-not-informed = Non informé de la procédure
term-counsel-access-self-incrimination = Contraint de témoigner contre soi
term-counsel-access-no-witnesses = N'a pu interroger les témoins
term-counsel-access-appointed = Avocat commis d'office
term-counsel-access-by-organisation = Avocat d'une organisation
term-counsel-access-chosen = Avocat choisi par la personne
term-counsel-access-paid = Avocat payé par la personne
term-counsel-access-other = Autre
term-counsel-access-unknown = Inconnu

## court-type

term-court-type-civilian = Tribunal civil
term-court-type-military = Tribunal militaire
term-court-type-administrative = Tribunal administratif
term-court-type-security = Tribunal de sécurité ou antiterroriste
term-court-type-cybercrime = Tribunal de cybercriminalité
term-court-type-other = Autre
term-court-type-unknown = Inconnu

## court-language

term-court-language-mother-tongue = Langue maternelle
term-court-language-fluent = La comprenait bien
term-court-language-some-translated = Comprenait un peu, avec interprète
term-court-language-some-untranslated = Comprenait un peu, sans interprète
term-court-language-little-translated = Comprenait peu, avec interprète
term-court-language-little-untranslated = Comprenait peu, sans interprète
term-court-language-unknown = Inconnu

## autopsy-result

term-autopsy-result-by-doctors = Autopsie par des médecins
term-autopsy-result-informal = Vu par d'autres
term-autopsy-result-none = Aucune
term-autopsy-result-unknown = Inconnu

## death-certificate

term-death-certificate-none = Il ne semble pas y en avoir
term-death-certificate-not-available = Semble exister, inaccessible
term-death-certificate-seen = Vue par des gens sûrs
term-death-certificate-held = Nous l'avons
term-death-certificate-unknown = Inconnu

## statement-signed

term-statement-signed-forced = Forcé de signer
term-statement-signed-not-asked = Pas invité à signer
term-statement-signed-refused = Invité, a refusé
term-statement-signed-free = Signé librement, en connaissance
term-statement-signed-not-understood = Signé sans comprendre
term-statement-signed-unknown = Inconnu

## medical-attention

term-medical-attention-none-present = Aucun soignant présent
term-medical-attention-before = Soignants avant
term-medical-attention-during = Soignants pendant
term-medical-attention-took-part = Des soignants ont participé
term-medical-attention-after = Soignants après
term-medical-attention-not-needed = Pas nécessaire, selon la personne
term-medical-attention-asked-for = Soins demandés
term-medical-attention-none-given = Aucun soin donné
term-medical-attention-limited = Peu de soins
term-medical-attention-adequate = Soins suffisants
term-medical-attention-good = Bons soins
term-medical-attention-unknown = Inconnu

## compensation

term-compensation-full = Totale
term-compensation-substantial = En majeure partie
term-compensation-partial = En partie
term-compensation-none = Aucune
term-compensation-unknown = Inconnu

## orientation

term-orientation-lesbian = Lesbienne
term-orientation-gay = Gay
term-orientation-bisexual = Bisexuel
term-orientation-heterosexual = Hétérosexuel
term-orientation-asexual = Asexuel
term-orientation-other = Autre
term-orientation-withheld = Non déclarée
term-orientation-not-recorded = Non notée
