# The terms of the vocabularies of casework in the built-in codebook. They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## case-type

term-case-type-help-request = Petición de ayuda
term-case-type-matter = Asunto legal o de incidencia
term-case-type-dossier = Expediente

## case-status

term-case-status-new = Nuevo
term-case-status-triage = En clasificación
term-case-status-open = En trabajo
term-case-status-waiting = A la espera de otros
term-case-status-referred = Derivado a otros
term-case-status-closed = Cerrado

## case-outcome

term-case-outcome-resolved = Resuelto
term-case-outcome-partly-resolved = Resuelto en parte
term-case-outcome-advice-given = Se dio consejo
term-case-outcome-referred = Pasado a otros
term-case-outcome-not-possible = No se pudo hacer nada
term-case-outcome-withdrawn = Retirado por la persona
term-case-outcome-lost-contact = Contacto perdido
term-case-outcome-out-of-scope = Fuera de nuestra labor

## urgency

term-urgency-life-at-risk = Vida o libertad en riesgo ahora
term-urgency-hours = En horas
term-urgency-days = En días
term-urgency-weeks = En semanas
term-urgency-none = Sin prisa

## request-channel

term-request-channel-in-person = En persona
term-request-channel-phone = Por teléfono
term-request-channel-messenger = Por mensajería
term-request-channel-e-mail = Por correo
term-request-channel-web-form = Por formulario web
term-request-channel-helpline = Por una línea de ayuda
term-request-channel-through-partner = Por un socio
term-request-channel-at-event = En una formación o encuentro
term-request-channel-own-monitoring = Por nuestro propio seguimiento
term-request-channel-other = Otro

## help-topic

term-help-topic-account-taken = Cuenta robada
term-help-topic-account-suspended = Cuenta suspendida
term-help-topic-device-seized = Dispositivo incautado
term-help-topic-device-suspicious = Dispositivo raro
term-help-topic-malware = Programa malicioso
term-help-topic-spyware = Software espía
term-help-topic-phishing = Phishing
term-help-topic-harassment = Acoso en línea
term-help-topic-doxxing = Datos privados publicados
term-help-topic-intimate-images = Abuso de imágenes íntimas
term-help-topic-impersonation = Alguien se hace pasar por la persona
term-help-topic-disinformation = Informaciones falsas
term-help-topic-site-attack = Sitio atacado
term-help-topic-blocking = Sitio o servicio bloqueado
term-help-topic-safe-communication = Comunicación segura
term-help-topic-physical-threat = Amenaza a la vida o al cuerpo
term-help-topic-legal = Ayuda legal
term-help-topic-psychosocial = Apoyo psicológico
term-help-topic-relocation = Traslado a lugar seguro
term-help-topic-advice = Consejo general
term-help-topic-other = Otro

## vetting

term-vetting-known = Conocida
term-vetting-vouched-for = Avalada por alguien de confianza
term-vetting-checked = Comprobada
term-vetting-not-checked = Sin comprobar
term-vetting-doubtful = Dudosa

## referral-status

term-referral-status-asked = Pedida
term-referral-status-accepted = Aceptada
term-referral-status-declined = Rechazada
term-referral-status-no-answer = Sin respuesta
term-referral-status-done = Hecha

## examination-type

term-examination-type-triage = Revisión inicial
term-examination-type-device-forensics = Examen forense de un dispositivo
term-examination-type-account-review = Revisión de una cuenta
term-examination-type-malware-analysis = Análisis de programa malicioso
term-examination-type-file-analysis = Análisis de archivos o mensajes
term-examination-type-network-analysis = Análisis de tráfico de red
term-examination-type-other = Otro

## examination-result

term-examination-result-nothing-found = Examinado, nada hallado con estos indicadores (no significa seguro)
term-examination-result-suspicious = Algo sospechoso, sin explicar aún
term-examination-result-traces-found = Huellas de un ataque
term-examination-result-compromised = Comprometido
term-examination-result-inconclusive = Sin conclusión posible
term-examination-result-not-possible = No se pudo examinar

## step-result

term-step-result-done = Hecho como se describe
term-step-result-done-differently = Hecho de otro modo
term-step-result-failed = Intentado, falló
term-step-result-skipped = Omitido
term-step-result-not-applicable = No aplicable
term-step-result-not-yet = Aún no

## acquisition-method

term-acquisition-method-backup = Copia hecha por el dispositivo
term-acquisition-method-logical = Extracción lógica
term-acquisition-method-file-system = Sistema de archivos completo
term-acquisition-method-physical = Almacenamiento completo, bit a bit
term-acquisition-method-selected-files = Archivos escogidos
term-acquisition-method-log-export = Registros de diagnóstico
term-acquisition-method-memory = Memoria de trabajo
term-acquisition-method-cloud = Desde una cuenta en línea
term-acquisition-method-screenshots = Fotografías de la pantalla
term-acquisition-method-other = Otro

## omission-reason

term-omission-reason-no-consent = Sin consentimiento
term-omission-reason-locked = Bloqueado
term-omission-reason-encrypted = Cifrado
term-omission-reason-damaged = Dañado
term-omission-reason-overwritten = Sobrescrito o caducado
term-omission-reason-not-held = No entregado
term-omission-reason-no-tool = Sin herramienta
term-omission-reason-no-time = Sin tiempo
term-omission-reason-out-of-scope = Fuera del encargo

## isolation

term-isolation-airplane-mode = Modo avión
term-isolation-shielded = En bolsa o sala blindada
term-isolation-sim-removed = SIM retirada
term-isolation-off = Apagado
term-isolation-not-isolated = Sin aislar
term-isolation-unknown = No se sabe

## asset-type

term-asset-type-person = Una persona
term-asset-type-group = Un grupo de personas
term-asset-type-organisation = Una organización
term-asset-type-programme = Un programa o actividad
term-asset-type-information = Información
term-asset-type-device = Un dispositivo
term-asset-type-account = Una cuenta
term-asset-type-place = Un lugar

## threat-class

term-threat-class-confidentiality = Secreto
term-threat-class-control = Control
term-threat-class-integrity = Integridad
term-threat-class-availability = Disponibilidad
term-threat-class-identity = Saber quién es quién
term-threat-class-accountability = Saber quién hizo qué

## adversary-rating

term-adversary-rating-none = Ninguno
term-adversary-rating-low = Bajo
term-adversary-rating-medium = Medio
term-adversary-rating-high = Alto
term-adversary-rating-very-high = Muy alto

## likelihood

term-likelihood-very-unlikely = Muy improbable
term-likelihood-unlikely = Improbable
term-likelihood-possible = Posible
term-likelihood-likely = Probable
term-likelihood-very-likely = Muy probable

## severity

term-severity-minor = Menor
term-severity-moderate = Moderada
term-severity-serious = Seria
term-severity-severe = Grave
term-severity-extreme = Extrema

## capacity-level

term-capacity-level-none = Ninguna
term-capacity-level-weak = Débil
term-capacity-level-fair = Regular
term-capacity-level-good = Buena
term-capacity-level-strong = Fuerte

## treatment

term-treatment-reduce = Reducirlo
term-treatment-accept = Aceptarlo
term-treatment-transfer = Que otros lo asuman
term-treatment-avoid = Dejar lo que lo causa

## version-status

term-version-status-draft = Borrador
term-version-status-current = Vigente
term-version-status-superseded = Sustituido por uno nuevo
term-version-status-withdrawn = Retirado

## protocol-type

term-protocol-type-triage = Revisión de un dispositivo
term-protocol-type-acquisition = Obtención de datos
term-protocol-type-examination = Examen
term-protocol-type-interview = Entrevista
term-protocol-type-release = Difusión o publicación
term-protocol-type-incident-response = Respuesta a un incidente
term-protocol-type-retention = Conservación y destrucción
term-protocol-type-risk-template = Escalas de evaluación de riesgos
term-protocol-type-other = Otro

## risk-scale

term-risk-scale-likelihood = Probabilidad
term-risk-scale-impact = Impacto
term-risk-scale-capacity = Capacidad
term-risk-scale-history = Historial del adversario
term-risk-scale-capability = Capacidad del adversario
term-risk-scale-intent = Intención del adversario
term-risk-scale-category = Categoría de riesgo
term-risk-scale-band = Franja

## judgment-type

term-judgment-type-same-person = Si los registros son la misma persona
term-judgment-type-same-incident = Si los registros son el mismo incidente
term-judgment-type-same-threat = Si los registros son la misma amenaza
term-judgment-type-claim = Si se confirma una afirmación
term-judgment-type-finding = Una conclusión
term-judgment-type-attribution = Quién es responsable
term-judgment-type-informant = Fiabilidad de un informante

## verdict

term-verdict-same = Lo mismo
term-verdict-different = Distinto
term-verdict-corroborated = Corroborado
term-verdict-doubted = Puesto en duda
term-verdict-refuted = Refutado
term-verdict-established = Establecido
term-verdict-not-established = No establecido
term-verdict-undecided = Sin decidir

## proof-standard

term-proof-standard-reasonable-grounds = Motivos razonables para creer
term-proof-standard-balance = Más probable que no
term-proof-standard-clear-and-convincing = Claro y convincente
term-proof-standard-beyond-doubt = Más allá de toda duda razonable

## citation-weight

term-citation-weight-supports = Lo apoya
term-citation-weight-against = Habla en contra
term-citation-weight-context = Lo explica

## task-status

term-task-status-open = Por hacer
term-task-status-under-way = En curso
term-task-status-waiting = En espera
term-task-status-done = Hecho
term-task-status-dropped = Abandonado

## note-type

term-note-type-observation = Observación
term-note-type-conversation = Conversación
term-note-type-meeting = Reunión
term-note-type-idea = Idea
term-note-type-handing-over = Para quien tome el relevo
term-note-type-warning = Advertencia
term-note-type-other = Otro

## view-order

term-view-order-newest = Lo último escrito primero
term-view-order-date = Fecha más reciente primero

## view-layout

term-view-layout-list = Lista
term-view-layout-timeline = Cronología
term-view-layout-map = Mapa
term-view-layout-graph = Grafo de vínculos
term-view-layout-matrix = Matriz de riesgos

## name-type

term-name-type-legal = Según documentos
term-name-type-birth = De nacimiento
term-name-type-married = De casada o casado
term-name-type-chosen = Nombre elegido
term-name-type-nickname = Apodo
term-name-type-teknonym = Por un hijo o progenitor
term-name-type-professional = Seudónimo artístico o de autor
term-name-type-fighting = Nombre de guerra
term-name-type-religious = Nombre religioso
term-name-type-handle = Alias en línea
term-name-type-transliteration = Escrito en otro alfabeto
term-name-type-misspelling = Mal escrito en un documento
term-name-type-other = Otro

## device-identifier

term-device-identifier-imei = IMEI
term-device-identifier-serial = Número de serie
term-device-identifier-iccid = Número de la SIM (ICCID)
term-device-identifier-imsi = Número de abonado (IMSI)
term-device-identifier-mac = Dirección de red (MAC)
term-device-identifier-advertising-id = Id de publicidad
term-device-identifier-device-id = Id del fabricante
term-device-identifier-asset-number = Número de inventario
term-device-identifier-account-id = Id de cuenta
term-device-identifier-other = Otro

## copy-kind

term-copy-kind-original = El original tal como se recibió
term-copy-kind-working = Copia de trabajo
term-copy-kind-derivative = Hecho a partir de otro

## evidence-origin

term-evidence-origin-person = Por una persona
term-evidence-origin-automatic = Por una máquina, sin elección
term-evidence-origin-edited = Por una persona, editado después
term-evidence-origin-ai-suspected = Quizá generado por ordenador
term-evidence-origin-ai-generated = Generado por ordenador
term-evidence-origin-unknown = No se sabe

## account-type

term-account-type-later = Contado de nuevo después
term-account-type-addition = Lo amplía
term-account-type-correction = Lo corrige
term-account-type-retraction = Se retracta
term-account-type-transcript = Corrige la transcripción

## consent-told

term-consent-told-who-documents = Quién documenta
term-consent-told-purpose = Para qué es
term-consent-told-access = Quién lo verá
term-consent-told-risks = Qué puede salir mal
term-consent-told-benefits = Qué puede aportar y qué no
term-consent-told-voluntary = Que puede negarse
term-consent-told-confidential = Cómo se guarda el secreto
term-consent-told-withdrawal = Que puede retirarse y cómo
term-consent-told-not-recallable = Lo que no se puede deshacer una vez fuera
term-consent-told-contact = A quién acudir
term-consent-told-copy-left = Se le dejó una copia

## consent-standing

term-consent-standing-tells = Cuenta lo que le ocurrió
term-consent-standing-witness = Cuenta lo que ocurrió a otros
term-consent-standing-shown = Se le ve u oye en el material
term-consent-standing-device-owner = Es dueño del dispositivo
term-consent-standing-account-holder = Es titular de la cuenta
term-consent-standing-relative = Familiar de quien no puede consentir
term-consent-standing-organisation = Habla por una organización

## consistency

term-consistency-not-consistent = No puede venir de ello
term-consistency-consistent = Puede venir de ello; muchas otras causas
term-consistency-highly-consistent = Probablemente de ello; pocas otras causas
term-consistency-typical = Habitual tras ello; quedan otras causas
term-consistency-diagnostic = Solo de ello

## counsel-access

term-counsel-access-none-allowed = No se permitió abogado
term-counsel-access-not-asked = No se pidió abogado
term-counsel-access-during-questioning = Durante el interrogatorio
term-counsel-access-before-charge = Antes de los cargos
term-counsel-access-before-trial = Tras los cargos, antes del juicio
term-counsel-access-before-signing = Antes de firmar una declaración
term-counsel-access-after-signing = Tras firmar una declaración
term-counsel-access-at-trial = En el juicio, con libertad de defensa
term-counsel-access-at-trial-silenced = En el juicio, sin libertad de defensa
term-counsel-access-alone = Pudo hablar a solas con el abogado
term-counsel-access-overheard = Pudo hablar con el abogado ante otros
term-counsel-access-no-talk = No pudo hablar con el abogado
term-counsel-access-absent = Juzgado en ausencia
term-counsel-access-not-informed = No se le informó del proceso
term-counsel-access-self-incrimination = Obligado a declarar contra sí
term-counsel-access-no-witnesses = No pudo interrogar a testigos
term-counsel-access-appointed = Abogado de oficio
term-counsel-access-by-organisation = Abogado de una organización
term-counsel-access-chosen = Abogado elegido por la persona
term-counsel-access-paid = Abogado pagado por la persona
term-counsel-access-other = Otro
term-counsel-access-unknown = No se sabe

## court-type

term-court-type-civilian = Tribunal civil
term-court-type-military = Tribunal militar
term-court-type-administrative = Tribunal administrativo
term-court-type-security = Tribunal de seguridad o antiterrorista
term-court-type-cybercrime = Tribunal de delitos informáticos
term-court-type-other = Otro
term-court-type-unknown = No se sabe

## court-language

term-court-language-mother-tongue = Lengua materna
term-court-language-fluent = La entendía bien
term-court-language-some-translated = Entendía algo, con intérprete
term-court-language-some-untranslated = Entendía algo, sin intérprete
term-court-language-little-translated = Entendía poco, con intérprete
term-court-language-little-untranslated = Entendía poco, sin intérprete
term-court-language-unknown = No se sabe

## autopsy-result

term-autopsy-result-by-doctors = Autopsia por médicos
term-autopsy-result-informal = Mirado por otros
term-autopsy-result-none = Ninguna
term-autopsy-result-unknown = No se sabe

## death-certificate

term-death-certificate-none = Parece no haber
term-death-certificate-not-available = Parece existir, no se obtiene
term-death-certificate-seen = Vista por gente de confianza
term-death-certificate-held = La tenemos
term-death-certificate-unknown = No se sabe

## statement-signed

term-statement-signed-forced = Forzado a firmar
term-statement-signed-not-asked = No se le pidió firmar
term-statement-signed-refused = Se le pidió y se negó
term-statement-signed-free = Firmó libremente y sabiendo qué
term-statement-signed-not-understood = Firmó sin entenderlo
term-statement-signed-unknown = No se sabe

## medical-attention

term-medical-attention-none-present = No hubo personal médico
term-medical-attention-before = Personal médico antes
term-medical-attention-during = Personal médico durante
term-medical-attention-took-part = Personal médico participó
term-medical-attention-after = Personal médico después
term-medical-attention-not-needed = No hacía falta, según la persona
term-medical-attention-asked-for = La persona pidió atención
term-medical-attention-none-given = No se dio atención
term-medical-attention-limited = Poca atención
term-medical-attention-adequate = Atención suficiente
term-medical-attention-good = Buena atención
term-medical-attention-unknown = No se sabe

## compensation

term-compensation-full = Total
term-compensation-substantial = En su mayor parte
term-compensation-partial = En parte
term-compensation-none = Ninguna
term-compensation-unknown = No se sabe

## orientation

term-orientation-lesbian = Lesbiana
term-orientation-gay = Gay
term-orientation-bisexual = Bisexual
term-orientation-heterosexual = Heterosexual
term-orientation-asexual = Asexual
term-orientation-other = Otro
term-orientation-withheld = No declarada
term-orientation-not-recorded = No consta
