# The definitions of the vocabularies of casework in the built-in codebook. They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## case-type

def-case-type-help-request = Quelqu'un demande de l'aide pour soi ou autrui
def-case-type-matter = Travail sur une cause juridique ou publique
def-case-type-dossier = Fiches réunies sur un sujet

## case-status

def-case-status-new = Personne ne l'a encore vu
def-case-status-triage = Quelqu'un décide de ce qu'il faut
def-case-status-open = Quelqu'un y travaille
def-case-status-waiting = N'avance pas avant que d'autres agissent
def-case-status-referred = D'autres l'ont repris
def-case-status-closed = Aucun travail n'est plus prévu

## case-outcome

def-case-outcome-resolved = Ce qui était demandé fut obtenu
def-case-outcome-partly-resolved = Une partie de la demande fut obtenue
def-case-outcome-advice-given = On a dit à la personne que faire
def-case-outcome-referred = D'autres poursuivent
def-case-outcome-not-possible = Aucun moyen n'a aidé
def-case-outcome-withdrawn = La personne n'en veut plus
def-case-outcome-lost-contact = La personne n'est plus joignable
def-case-outcome-out-of-scope = Ce n'est pas notre travail

## urgency

def-urgency-life-at-risk = Quelqu'un peut mourir ou être pris à tout moment
def-urgency-hours = Il faut agir aujourd'hui
def-urgency-days = Il faut agir cette semaine
def-urgency-weeks = Il faut agir ce mois-ci
def-urgency-none = Attendre ne fait rien perdre

## request-channel

def-request-channel-in-person = La personne est venue à nous
def-request-channel-phone = La personne a appelé
def-request-channel-messenger = La personne a écrit par messagerie
def-request-channel-e-mail = La personne a écrit un courriel
def-request-channel-web-form = La personne a rempli un formulaire en ligne
def-request-channel-helpline = Venu par une ligne qui aide
def-request-channel-through-partner = Une autre organisation l'a transmis
def-request-channel-at-event = Apparu là où des gens se réunissaient
def-request-channel-own-monitoring = Nous l'avons découvert nous-mêmes
def-request-channel-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## help-topic

def-help-topic-account-taken = Un tiers contrôle un compte
def-help-topic-account-suspended = Une plateforme a fermé ou gelé un compte
def-help-topic-device-seized = Les autorités ont ou ont eu un appareil
def-help-topic-device-suspicious = Un appareil fait ce qu'on ne lui demande pas
def-help-topic-malware = Un programme nuisible est peut-être sur un appareil
def-help-topic-spyware = Quelqu'un est peut-être espionné par un appareil
def-help-topic-phishing = Un message visait un accès ou des secrets
def-help-topic-harassment = Quelqu'un est attaqué sans cesse en ligne
def-help-topic-doxxing = Des données privées ont été publiées
def-help-topic-intimate-images = Des images intimes circulent ou risquent de circuler
def-help-topic-impersonation = Un compte ou site prétend être la personne
def-help-topic-disinformation = De fausses histoires circulent sur la personne ou le groupe
def-help-topic-site-attack = Un site est tombé ou a été forcé
def-help-topic-blocking = Un site ou service est inaccessible
def-help-topic-safe-communication = Comment parler ou écrire sans être écouté
def-help-topic-physical-threat = Quelqu'un peut être blessé ou tué
def-help-topic-legal = Il faut un avocat ou un conseil
def-help-topic-psychosocial = Il faut un soutien moral
def-help-topic-relocation = Quelqu'un doit gagner un lieu plus sûr
def-help-topic-advice = Toute autre question de sécurité
def-help-topic-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## vetting

def-vetting-known = Nous avons déjà eu affaire à elle
def-vetting-vouched-for = Quelqu'un de confiance dit qui elle est
def-vetting-checked = Nous avons établi qui elle est
def-vetting-not-checked = Personne n'a vérifié qui elle est
def-vetting-doubtful = Quelque chose ne colle pas

## referral-status

def-referral-status-asked = Les autres ont été sollicités
def-referral-status-accepted = Les autres le feront
def-referral-status-declined = Les autres ne le feront pas
def-referral-status-no-answer = Les autres n'ont pas répondu
def-referral-status-done = Les autres l'ont fait

## examination-type

def-examination-type-triage = Premier regard, rapide
def-examination-type-device-forensics = Examen complet des données d'un appareil
def-examination-type-account-review = Examen des connexions, réglages et appareils liés
def-examination-type-malware-analysis = Établir ce que fait un programme nuisible
def-examination-type-file-analysis = Regarder dans des fichiers, courriels ou messages
def-examination-type-network-analysis = Regarder ce qu'un appareil envoie et reçoit
def-examination-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## examination-result

def-examination-result-nothing-found = Les indicateurs employés n'ont rien donné ; d'autres le pourraient
def-examination-result-suspicious = Quelque chose ressort, peut-être anodin
def-examination-result-traces-found = Quelqu'un a tenté d'attaquer ; succès non établi
def-examination-result-compromised = Un attaquant a eu accès
def-examination-result-inconclusive = Ce qui fut trouvé ne permet pas de répondre
def-examination-result-not-possible = Aucun examen n'a été possible

## step-result

def-step-result-done = Fait tel qu'écrit
def-step-result-done-differently = Fait d'une autre façon ; voir la note
def-step-result-failed = Commencé sans réussir
def-step-result-skipped = Non fait ; la note dit pourquoi
def-step-result-not-applicable = N'a pas de sens ici
def-step-result-not-yet = Reste à faire

## acquisition-method

def-acquisition-method-backup = L'appareil a fait une copie de lui-même
def-acquisition-method-logical = Copie de ce que le système livre
def-acquisition-method-file-system = Tous les fichiers ont été copiés
def-acquisition-method-physical = Chaque bit du stockage a été copié
def-acquisition-method-selected-files = Seuls certains fichiers ont été copiés
def-acquisition-method-log-export = Les journaux du système ont été pris
def-acquisition-method-memory = Copie de ce que l'appareil en marche contenait
def-acquisition-method-cloud = Données venues d'un service, non de l'appareil
def-acquisition-method-screenshots = L'écran a été photographié
def-acquisition-method-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## omission-reason

def-omission-reason-no-consent = La personne n'a pas consenti
def-omission-reason-locked = N'a pas pu être ouvert
def-omission-reason-encrypted = Illisible sans clé
def-omission-reason-damaged = Est cassé
def-omission-reason-overwritten = Les données n'y sont plus
def-omission-reason-not-held = Nous ne l'avons pas reçu
def-omission-reason-no-tool = Nous n'avons rien pour le lire
def-omission-reason-no-time = Le temps a manqué
def-omission-reason-out-of-scope = N'était pas demandé

## isolation

def-isolation-airplane-mode = Ses radios ont été coupées par réglage
def-isolation-shielded = Le métal arrêtait les signaux
def-isolation-sim-removed = Sans carte ; d'autres radios pouvaient marcher
def-isolation-off = N'était pas en marche
def-isolation-not-isolated = Pouvait joindre des réseaux
def-isolation-unknown = Aucune information à ce sujet

## asset-type

def-asset-type-person = La vie, le corps ou la liberté de quelqu'un
def-asset-type-group = Plusieurs personnes ensemble
def-asset-type-organisation = Une entité avec membres ou personnel
def-asset-type-programme = Un travail qui doit continuer
def-asset-type-information = Ce qui ne doit être ni perdu ni connu
def-asset-type-device = Un téléphone, ordinateur ou autre objet
def-asset-type-account = L'accès à un service
def-asset-type-place = Un domicile, bureau ou lieu de réunion

## threat-class

def-threat-class-confidentiality = D'autres apprennent ce qu'ils ne devraient pas
def-threat-class-control = D'autres en décident
def-threat-class-integrity = Cela est modifié ou falsifié
def-threat-class-availability = Inutilisable quand il le faut
def-threat-class-identity = On ne peut dire qui est quelqu'un
def-threat-class-accountability = On ne peut dire qui a fait quelque chose

## adversary-rating

def-adversary-rating-none = Aucun signe
def-adversary-rating-low = Signes faibles ou rares
def-adversary-rating-medium = Signes nets de temps en temps
def-adversary-rating-high = Signes nets, souvent
def-adversary-rating-very-high = Signes nets, contre de telles personnes, maintenant

## likelihood

def-likelihood-very-unlikely = Ce serait une grande surprise
def-likelihood-unlikely = Ce serait une surprise
def-likelihood-possible = Peut arriver ou non
def-likelihood-likely = Il faut s'y attendre
def-likelihood-very-likely = Il serait surprenant que cela n'arrive pas

## severity

def-severity-minor = Supportable et vite réparée
def-severity-moderate = Travail ou vie troublés un temps
def-severity-serious = Un mal long à réparer
def-severity-severe = Mal durable aux personnes ou fin du travail
def-severity-extreme = Mort, disparition ou fin de tout

## capacity-level

def-capacity-level-none = Rien pour y faire face
def-capacity-level-weak = Peu de choses aident
def-capacity-level-fair = Quelques moyens, non éprouvés
def-capacity-level-good = Des moyens qui ont servi
def-capacity-level-strong = Moyens, personnes et plans éprouvés

## treatment

def-treatment-reduce = Le rendre moins probable ou moins grave
def-treatment-accept = Vivre avec, en le sachant
def-treatment-transfer = Quelqu'un de mieux placé s'en charge
def-treatment-avoid = Renoncer au travail qui l'entraîne

## version-status

def-version-status-draft = En cours d'écriture
def-version-status-current = À utiliser maintenant
def-version-status-superseded = Un plus récent a pris sa place
def-version-status-withdrawn = Ne plus utiliser

## protocol-type

def-protocol-type-triage = Comment examiner d'abord un appareil
def-protocol-type-acquisition = Comment copier des données sans les changer
def-protocol-type-examination = Comment chercher des traces
def-protocol-type-interview = Comment parler avec quelqu'un pour documenter
def-protocol-type-release = Ce qu'il faut vérifier avant une diffusion
def-protocol-type-incident-response = Que faire quand quelque chose arrive
def-protocol-type-retention = Combien de temps garder et comment détruire
def-protocol-type-risk-template = Les niveaux qu'un cercle emploie pour les risques
def-protocol-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## risk-scale

def-risk-scale-likelihood = À quel point c'est probable
def-risk-scale-impact = À quel point ce serait grave
def-risk-scale-capacity = Comment on pourrait y faire face
def-risk-scale-history = Ce que l'adversaire a déjà fait
def-risk-scale-capability = Ce dont l'adversaire est capable
def-risk-scale-intent = Ce que veut l'adversaire
def-risk-scale-category = De quel genre de risque il s'agit
def-risk-scale-band = Comment on appelle un nombre, et à partir d’où

## judgment-type

def-judgment-type-same-person = Deux fiches ou plus représentent une personne, ou non
def-judgment-type-same-incident = Deux fiches ou plus racontent un incident, ou non
def-judgment-type-same-threat = Deux fiches ou plus sont une menace, ou non
def-judgment-type-claim = Si d'autres appuient ce que quelqu'un a dit
def-judgment-type-finding = Ce que montre la documentation
def-judgment-type-attribution = Qui l'a fait
def-judgment-type-informant = Jusqu'où l'on peut se fier à un informateur

## verdict

def-verdict-same = Ils ne font qu'un
def-verdict-different = Ils ne sont pas un
def-verdict-corroborated = Des sources indépendantes disent de même
def-verdict-doubted = Il y a des raisons de ne pas y croire
def-verdict-refuted = Il est montré que c'est faux
def-verdict-established = Le niveau de preuve est atteint
def-verdict-not-established = Le niveau de preuve n'est pas atteint
def-verdict-undecided = La question reste ouverte

## proof-standard

def-proof-standard-reasonable-grounds = Une personne prudente penserait que c'est arrivé
def-proof-standard-balance = Plus d'éléments pour que contre
def-proof-standard-clear-and-convincing = Bien plus d'éléments pour que contre
def-proof-standard-beyond-doubt = Il ne reste aucun doute raisonnable

## citation-weight

def-citation-weight-supports = Le passage cité parle pour
def-citation-weight-against = Le passage cité parle contre
def-citation-weight-context = Le passage cité aide à comprendre

## task-status

def-task-status-open = Pas commencé
def-task-status-under-way = Commencé et pas fini
def-task-status-waiting = Ne peut avancer avant autre chose
def-task-status-done = Terminé
def-task-status-dropped = Laissé de côté

## note-type

def-note-type-observation = Ce que quelqu'un a remarqué
def-note-type-conversation = Ce qui fut dit entre personnes
def-note-type-meeting = Ce qu'une réunion a discuté et décidé
def-note-type-idea = Ce à quoi quelqu'un a pensé
def-note-type-handing-over = Ce que la personne suivante doit savoir
def-note-type-warning = Ce qui peut mettre des gens en danger
def-note-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## view-order

def-view-order-newest = Selon la dernière écriture
def-view-order-date = Selon le moment des faits

## view-layout

def-view-layout-list = Une fiche par ligne
def-view-layout-timeline = Le long du temps
def-view-layout-map = Par lieu
def-view-layout-graph = Les fiches et leurs liens
def-view-layout-matrix = Vraisemblance contre impact

## name-type

def-name-type-legal = Tel que sur les pièces d'identité
def-name-type-birth = Le premier nom reçu
def-name-type-married = Pris en se mariant
def-name-type-chosen = Comme la personne veut être appelée
def-name-type-nickname = Comme ses amis l'appellent
def-name-type-teknonym = Comme « mère de » ou « fils de »
def-name-type-professional = Employé pour écrire ou sur scène
def-name-type-fighting = Employé entre combattants
def-name-type-religious = Pris avec une foi ou un ordre
def-name-type-handle = Employé sur un service en ligne
def-name-type-transliteration = Le même nom en d'autres lettres
def-name-type-misspelling = Erroné, et présent dans un papier
def-name-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## device-identifier

def-device-identifier-imei = Numéro d'un appareil mobile
def-device-identifier-serial = Numéro donné par le fabricant
def-device-identifier-iccid = Numéro imprimé sur la carte SIM
def-device-identifier-imsi = Numéro par lequel le réseau connaît l'abonné
def-device-identifier-mac = Numéro d'une carte réseau
def-device-identifier-advertising-id = Numéro par lequel les annonceurs suivent un appareil
def-device-identifier-device-id = Un identifiant propre au fabricant
def-device-identifier-asset-number = Le numéro dans la liste du propriétaire
def-device-identifier-account-id = Le numéro qu'un service donne à un compte
def-device-identifier-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note

## copy-kind

def-copy-kind-original = Les octets tels qu'arrivés, jamais changés
def-copy-kind-working = Copie pour regarder et travailler
def-copy-kind-derivative = Modifié, coupé ou converti à partir d'un autre

## evidence-origin

def-evidence-origin-person = Quelqu'un a choisi quoi saisir
def-evidence-origin-automatic = Comme une caméra fixe ou un journal
def-evidence-origin-edited = Quelqu'un l'a modifié après coup
def-evidence-origin-ai-suspected = Il y a des signes d'un générateur
def-evidence-origin-ai-generated = On sait qu'un générateur l'a fait
def-evidence-origin-unknown = Aucune information à ce sujet

## account-type

def-account-type-later = Le même informateur le raconte encore
def-account-type-addition = Dit plus qu'auparavant
def-account-type-correction = Dit qu'une chose fut autrement
def-account-type-retraction = Dit qu'il n'en est rien
def-account-type-transcript = Répare l'écrit, non le récit

## consent-told

def-consent-told-who-documents = Quelles personnes et quel groupe demandent
def-consent-told-purpose = À quoi servira le récit
def-consent-told-access = Quelles personnes pourront le lire
def-consent-told-risks = Quel mal peut en venir
def-consent-told-benefits = Quel bien peut en venir, et lequel non
def-consent-told-voluntary = Dire non n'a pas de suite fâcheuse
def-consent-told-confidential = Ce qui est fait pour que d'autres ne l'apprennent pas
def-consent-told-withdrawal = Comment reprendre son oui
def-consent-told-not-recallable = Ce qui reste dehors même après un retrait
def-consent-told-contact = Comment joindre quelqu'un pour des questions
def-consent-told-copy-left = La personne a le texte de l'accord

## consent-standing

def-consent-standing-tells = Consent comme personne concernée
def-consent-standing-witness = Consent comme témoin
def-consent-standing-shown = Consent aux images ou sons de soi
def-consent-standing-device-owner = Consent à ce qu'on fait de l'appareil
def-consent-standing-account-holder = Consent à ce qu'on fait du compte
def-consent-standing-relative = Consent pour un proche mort, disparu ou empêché
def-consent-standing-organisation = Consent au nom d'un groupe

## consistency

def-consistency-not-consistent = Le signe ne s'explique pas par le récit
def-consistency-consistent = Le récit pourrait l'expliquer, et bien d'autres choses
def-consistency-highly-consistent = Le récit l'explique, et peu d'autres choses
def-consistency-typical = C'est ce qu'on voit le plus souvent après de tels actes
def-consistency-diagnostic = Rien d'autre ne laisse ce signe

## counsel-access

def-counsel-access-none-allowed = Un avocat fut demandé et refusé
def-counsel-access-not-asked = La personne n'a pas demandé d'avocat
def-counsel-access-during-questioning = Un avocat était là pendant les questions
def-counsel-access-before-charge = Un avocat fut vu avant toute inculpation
def-counsel-access-before-trial = Un avocat fut vu une fois inculpé
def-counsel-access-before-signing = Un avocat fut vu avant de signer
def-counsel-access-after-signing = L'avocat ne vint qu'après la signature
def-counsel-access-at-trial = L'avocat a pu faire son travail à l'audience
def-counsel-access-at-trial-silenced = L'avocat fut entravé à l'audience
def-counsel-access-alone = Personne n'écoutait
def-counsel-access-overheard = D'autres pouvaient écouter
def-counsel-access-no-talk = La personne avait un avocat sans échange avec lui
def-counsel-access-absent = Le tribunal siégea sans la personne
def-counsel-access-not-informed = La personne ignorait l'affaire
def-counsel-access-self-incrimination = La personne fut poussée à parler contre elle-même
def-counsel-access-no-witnesses = La défense n'a pu poser de questions
def-counsel-access-appointed = L'État a choisi l'avocat
def-counsel-access-by-organisation = Un groupe a envoyé l'avocat
def-counsel-access-chosen = La personne a choisi l'avocat
def-counsel-access-paid = La personne a supporté les frais
def-counsel-access-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-counsel-access-unknown = Aucune information à ce sujet

## court-type

def-court-type-civilian = Un tribunal ordinaire du pays
def-court-type-military = Un tribunal des forces armées
def-court-type-administrative = Organe qui juge les actes des autorités
def-court-type-security = Tribunal créé pour les crimes contre l'État
def-court-type-cybercrime = Tribunal créé pour les crimes en ligne
def-court-type-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-court-type-unknown = Aucune information à ce sujet

## court-language

def-court-language-mother-tongue = Le tribunal parlait la langue première de la personne
def-court-language-fluent = La personne suivait sans aide
def-court-language-some-translated = La personne suivait en partie, aidée
def-court-language-some-untranslated = La personne suivait en partie, sans aide
def-court-language-little-translated = La personne suivait à peine, aidée
def-court-language-little-untranslated = La personne suivait à peine, sans aide
def-court-language-unknown = Aucune information à ce sujet

## autopsy-result

def-autopsy-result-by-doctors = Des médecins ont ouvert et examiné le corps
def-autopsy-result-informal = Des gens sans formation ont regardé le corps
def-autopsy-result-none = Personne n'a examiné le corps
def-autopsy-result-unknown = Aucune information à ce sujet

## death-certificate

def-death-certificate-none = Rien n'en indique l'existence
def-death-certificate-not-available = On ne peut l'obtenir
def-death-certificate-seen = Quelqu'un de fiable l'a lue
def-death-certificate-held = Une copie est ici
def-death-certificate-unknown = Aucune information à ce sujet

## statement-signed

def-statement-signed-forced = Signé sous pression ou menace
def-statement-signed-not-asked = Aucun papier ne lui fut présenté
def-statement-signed-refused = La personne n'a pas signé
def-statement-signed-free = Signé sans pression, en comprenant
def-statement-signed-not-understood = Signé sans savoir ce qui était écrit
def-statement-signed-unknown = Aucune information à ce sujet

## medical-attention

def-medical-attention-none-present = Ni médecin ni infirmier à proximité
def-medical-attention-before = Venus avant le début
def-medical-attention-during = Présents pendant que cela durait
def-medical-attention-took-part = Ils ont aidé à le faire
def-medical-attention-after = Venus une fois fini
def-medical-attention-not-needed = La personne n'avait pas besoin de soins
def-medical-attention-asked-for = La personne voulait des soins
def-medical-attention-none-given = La personne n'a reçu aucun soin
def-medical-attention-limited = La personne a reçu moins que nécessaire
def-medical-attention-adequate = La personne a reçu le nécessaire
def-medical-attention-good = La personne fut très bien soignée
def-medical-attention-unknown = Aucune information à ce sujet

## compensation

def-compensation-full = Toute la perte fut réparée
def-compensation-substantial = L'essentiel fut réparé
def-compensation-partial = Une part fut réparée
def-compensation-none = Rien ne fut réparé
def-compensation-unknown = Aucune information à ce sujet

## orientation

def-orientation-lesbian = Femme qui aime les femmes, selon elle
def-orientation-gay = Homme qui aime les hommes, selon lui
def-orientation-bisexual = Aime des personnes de plus d'un genre, selon elle
def-orientation-heterosexual = Aime des personnes de l'autre genre, selon elle
def-orientation-asexual = Ressent peu ou pas d'attirance sexuelle, selon elle
def-orientation-other = Ce qu'aucun autre terme ne couvre ; à préciser dans la note
def-orientation-withheld = La question fut posée, sans réponse souhaitée
def-orientation-not-recorded = Personne ne l'a demandé ni noté
