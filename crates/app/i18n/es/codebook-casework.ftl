# The definitions of the vocabularies of casework in the built-in codebook. They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## case-type

def-case-type-help-request = Alguien pide ayuda para sí u otros
def-case-type-matter = Trabajo sobre una causa legal o pública
def-case-type-dossier = Registros reunidos sobre un tema

## case-status

def-case-status-new = Nadie lo ha mirado aún
def-case-status-triage = Alguien decide qué necesita
def-case-status-open = Alguien trabaja en ello
def-case-status-waiting = No avanza hasta que otros actúen
def-case-status-referred = Otros se han hecho cargo
def-case-status-closed = No se prevé más trabajo

## case-outcome

def-case-outcome-resolved = Se logró lo pedido
def-case-outcome-partly-resolved = Se logró parte de lo pedido
def-case-outcome-advice-given = Se dijo a la persona qué puede hacer
def-case-outcome-referred = Otros lo continúan
def-case-outcome-not-possible = Ningún medio sirvió
def-case-outcome-withdrawn = La persona ya no lo quiere
def-case-outcome-lost-contact = Ya no se puede localizar a la persona
def-case-outcome-out-of-scope = No es lo que hacemos

## urgency

def-urgency-life-at-risk = Alguien puede morir o ser detenido en cualquier momento
def-urgency-hours = Algo debe ocurrir hoy
def-urgency-days = Algo debe ocurrir esta semana
def-urgency-weeks = Algo debe ocurrir este mes
def-urgency-none = No se pierde nada por esperar

## request-channel

def-request-channel-in-person = La persona vino a nosotros
def-request-channel-phone = La persona llamó
def-request-channel-messenger = La persona escribió por mensajería
def-request-channel-e-mail = La persona escribió un correo
def-request-channel-web-form = La persona llenó un formulario en un sitio
def-request-channel-helpline = Llegó por una línea que da ayuda
def-request-channel-through-partner = Otra organización lo transmitió
def-request-channel-at-event = Surgió donde la gente se reunió
def-request-channel-own-monitoring = Lo encontramos nosotros
def-request-channel-other = Algo que ningún otro término cubre; aclárelo en la nota

## help-topic

def-help-topic-account-taken = Otra persona controla una cuenta
def-help-topic-account-suspended = Una plataforma cerró o congeló una cuenta
def-help-topic-device-seized = Las autoridades tienen o tuvieron un dispositivo
def-help-topic-device-suspicious = Un dispositivo hace lo que su dueño no pidió
def-help-topic-malware = Puede haber un programa dañino en un dispositivo
def-help-topic-spyware = Puede que espíen a alguien por un dispositivo
def-help-topic-phishing = Un mensaje buscó acceso o secretos
def-help-topic-harassment = Alguien sufre abuso repetido en la red
def-help-topic-doxxing = Se publicaron datos privados
def-help-topic-intimate-images = Se difunden o amenazan con difundir imágenes íntimas
def-help-topic-impersonation = Una cuenta o sitio finge ser la persona
def-help-topic-disinformation = Circulan falsedades sobre la persona o grupo
def-help-topic-site-attack = Un sitio está caído o fue vulnerado
def-help-topic-blocking = No se puede acceder a un sitio o servicio
def-help-topic-safe-communication = Cómo hablar o escribir sin ser escuchado
def-help-topic-physical-threat = Alguien puede ser herido o muerto
def-help-topic-legal = Hace falta abogado o asesoría
def-help-topic-psychosocial = Hace falta apoyo emocional
def-help-topic-relocation = Alguien debe ir a un lugar más seguro
def-help-topic-advice = Cualquier otra pregunta sobre seguridad
def-help-topic-other = Algo que ningún otro término cubre; aclárelo en la nota

## vetting

def-vetting-known = Ya la tratamos antes
def-vetting-vouched-for = Alguien de confianza dice quién es
def-vetting-checked = Averiguamos quién es
def-vetting-not-checked = Nadie ha comprobado quién es
def-vetting-doubtful = Algo no encaja

## referral-status

def-referral-status-asked = Se pidió a los otros
def-referral-status-accepted = Los otros lo harán
def-referral-status-declined = Los otros no lo harán
def-referral-status-no-answer = Los otros no han contestado
def-referral-status-done = Los otros lo han hecho

## examination-type

def-examination-type-triage = Primer vistazo rápido
def-examination-type-device-forensics = Examen a fondo de los datos de un dispositivo
def-examination-type-account-review = Revisión de accesos, ajustes y dispositivos vinculados
def-examination-type-malware-analysis = Averiguar qué hace un programa dañino
def-examination-type-file-analysis = Mirar dentro de archivos, correos o mensajes
def-examination-type-network-analysis = Mirar qué envía y recibe un dispositivo
def-examination-type-other = Algo que ningún otro término cubre; aclárelo en la nota

## examination-result

def-examination-result-nothing-found = Los indicadores usados no coincidieron; otros podrían
def-examination-result-suspicious = Algo llama la atención y puede ser inofensivo
def-examination-result-traces-found = Alguien intentó atacar; no consta que lo lograra
def-examination-result-compromised = Un atacante tuvo acceso
def-examination-result-inconclusive = Lo hallado no permite responder
def-examination-result-not-possible = No se pudo examinar en absoluto

## step-result

def-step-result-done = Se hizo tal como está escrito
def-step-result-done-differently = Se hizo de otra manera; la nota dice cómo
def-step-result-failed = Se empezó y no funcionó
def-step-result-skipped = No se hizo; la nota dice por qué
def-step-result-not-applicable = No tiene sentido aquí
def-step-result-not-yet = Queda por hacer

## acquisition-method

def-acquisition-method-backup = El dispositivo hizo una copia de sí
def-acquisition-method-logical = Se copió lo que el sistema entrega
def-acquisition-method-file-system = Se copiaron todos los archivos
def-acquisition-method-physical = Se copió cada bit del almacenamiento
def-acquisition-method-selected-files = Solo se copiaron algunos archivos
def-acquisition-method-log-export = Se tomaron registros que guarda el sistema
def-acquisition-method-memory = Se copió lo que tenía el equipo en marcha
def-acquisition-method-cloud = Los datos vinieron de un servicio, no del dispositivo
def-acquisition-method-screenshots = Se fotografió la pantalla
def-acquisition-method-other = Algo que ningún otro término cubre; aclárelo en la nota

## omission-reason

def-omission-reason-no-consent = La persona no consintió
def-omission-reason-locked = No se pudo abrir
def-omission-reason-encrypted = No se pudo leer sin clave
def-omission-reason-damaged = Está roto
def-omission-reason-overwritten = Los datos ya no están
def-omission-reason-not-held = No lo recibimos
def-omission-reason-no-tool = No tenemos con qué leerlo
def-omission-reason-no-time = No hubo tiempo
def-omission-reason-out-of-scope = No se pidió

## isolation

def-isolation-airplane-mode = Se apagaron sus radios por ajuste
def-isolation-shielded = El metal impidió las señales
def-isolation-sim-removed = Sin tarjeta; otras radios podían seguir
def-isolation-off = No funcionaba
def-isolation-not-isolated = Podía llegar a redes
def-isolation-unknown = No hay información sobre esto

## asset-type

def-asset-type-person = La vida, el cuerpo o la libertad de alguien
def-asset-type-group = Varias personas juntas
def-asset-type-organisation = Una entidad con miembros o personal
def-asset-type-programme = Trabajo que debe seguir
def-asset-type-information = Lo que no debe perderse ni saberse
def-asset-type-device = Un teléfono, ordenador u otro aparato
def-asset-type-account = Acceso a un servicio
def-asset-type-place = Una casa, oficina o lugar de reunión

## threat-class

def-threat-class-confidentiality = Otros saben lo que no deben
def-threat-class-control = Otros deciden sobre ello
def-threat-class-integrity = Se cambia o falsea
def-threat-class-availability = No se puede usar cuando hace falta
def-threat-class-identity = No se puede saber quién es alguien
def-threat-class-accountability = No se puede saber quién hizo algo

## adversary-rating

def-adversary-rating-none = Sin señales
def-adversary-rating-low = Señales débiles o raras
def-adversary-rating-medium = Señales claras a veces
def-adversary-rating-high = Señales claras, a menudo
def-adversary-rating-very-high = Señales claras, contra gente así, ahora

## likelihood

def-likelihood-very-unlikely = Sería una gran sorpresa
def-likelihood-unlikely = Sería una sorpresa
def-likelihood-possible = Puede ocurrir o no
def-likelihood-likely = Hay que esperarlo
def-likelihood-very-likely = Sorprendería que no ocurriera

## severity

def-severity-minor = Fácil de sobrellevar y pronto reparado
def-severity-moderate = Trabajo o vida se alteran un tiempo
def-severity-serious = Daño que tarda en repararse
def-severity-severe = Daño duradero a personas o fin de la labor
def-severity-extreme = Muerte, desaparición o fin de todo

## capacity-level

def-capacity-level-none = Nada con que afrontarlo
def-capacity-level-weak = Poco que ayude
def-capacity-level-fair = Algunos medios, sin probar
def-capacity-level-good = Medios que han funcionado
def-capacity-level-strong = Medios, personas y planes probados

## treatment

def-treatment-reduce = Hacerlo menos probable o menos grave
def-treatment-accept = Vivir con ello, a sabiendas
def-treatment-transfer = Lo asume quien está mejor situado
def-treatment-avoid = Renunciar a la labor que lo trae

## version-status

def-version-status-draft = Aún se escribe
def-version-status-current = Para usar ahora
def-version-status-superseded = Uno más nuevo ocupa su lugar
def-version-status-withdrawn = Ya no se usa

## protocol-type

def-protocol-type-triage = Cómo mirar primero un dispositivo
def-protocol-type-acquisition = Cómo copiar datos sin cambiarlos
def-protocol-type-examination = Cómo buscar huellas
def-protocol-type-interview = Cómo hablar con alguien para documentar
def-protocol-type-release = Qué comprobar antes de que algo salga
def-protocol-type-incident-response = Qué hacer cuando ocurre algo
def-protocol-type-retention = Cuánto guardar las cosas y cómo destruirlas
def-protocol-type-risk-template = Qué niveles usa un círculo para los riesgos
def-protocol-type-other = Algo que ningún otro término cubre; aclárelo en la nota

## risk-scale

def-risk-scale-likelihood = Cuán probable es
def-risk-scale-impact = Cuán grave sería
def-risk-scale-capacity = Cuán bien se podría afrontar
def-risk-scale-history = Lo que el adversario ha hecho antes
def-risk-scale-capability = Lo que el adversario puede hacer
def-risk-scale-intent = Lo que quiere el adversario
def-risk-scale-category = Qué tipo de riesgo es
def-risk-scale-band = Cómo se llama un número, y desde dónde

## judgment-type

def-judgment-type-same-person = Dos o más registros representan a una persona, o no
def-judgment-type-same-incident = Dos o más registros cuentan un incidente, o no
def-judgment-type-same-threat = Dos o más registros son una amenaza, o no
def-judgment-type-claim = Si otros confirman lo que alguien dijo
def-judgment-type-finding = Lo que muestra la documentación
def-judgment-type-attribution = Quién lo hizo
def-judgment-type-informant = Hasta dónde se puede confiar en un informante

## verdict

def-verdict-same = Son uno
def-verdict-different = No son uno
def-verdict-corroborated = Fuentes independientes dicen lo mismo
def-verdict-doubted = Hay motivos para no creerlo
def-verdict-refuted = Se ha mostrado que no es cierto
def-verdict-established = Se alcanza el estándar de prueba
def-verdict-not-established = No se alcanza el estándar de prueba
def-verdict-undecided = Queda abierto

## proof-standard

def-proof-standard-reasonable-grounds = Una persona prudente pensaría que ocurrió
def-proof-standard-balance = Más habla a favor que en contra
def-proof-standard-clear-and-convincing = Mucho más habla a favor que en contra
def-proof-standard-beyond-doubt = No queda duda razonable

## citation-weight

def-citation-weight-supports = El lugar citado habla a favor
def-citation-weight-against = El lugar citado habla en contra
def-citation-weight-context = El lugar citado ayuda a entenderlo

## task-status

def-task-status-open = Sin empezar
def-task-status-under-way = Empezado y sin terminar
def-task-status-waiting = No avanza hasta que ocurra algo
def-task-status-done = Terminado
def-task-status-dropped = Se dejó

## note-type

def-note-type-observation = Lo que alguien notó
def-note-type-conversation = Lo que se dijo entre personas
def-note-type-meeting = Lo que se habló y decidió en una reunión
def-note-type-idea = Lo que alguien pensó
def-note-type-handing-over = Lo que debe saber la siguiente persona
def-note-type-warning = Lo que puede poner a gente en peligro
def-note-type-other = Algo que ningún otro término cubre; aclárelo en la nota

## view-order

def-view-order-newest = Según cuándo se escribió por última vez
def-view-order-date = Según cuándo ocurrió

## view-layout

def-view-layout-list = Un registro por línea
def-view-layout-timeline = A lo largo del tiempo
def-view-layout-map = Por lugar
def-view-layout-graph = Los registros y sus vínculos
def-view-layout-matrix = Probabilidad frente a impacto

## name-type

def-name-type-legal = Tal como figura en documentos
def-name-type-birth = El primer nombre recibido
def-name-type-married = Adoptado al casarse
def-name-type-chosen = Como la persona quiere ser llamada
def-name-type-nickname = Como la llaman sus amistades
def-name-type-teknonym = Como «madre de» o «hijo de»
def-name-type-professional = Usado al escribir o en escena
def-name-type-fighting = Usado entre combatientes
def-name-type-religious = Adoptado con una fe u orden
def-name-type-handle = Usado en un servicio de la red
def-name-type-transliteration = El mismo nombre en otras letras
def-name-type-misspelling = Erróneo, y figura en algún papel
def-name-type-other = Algo que ningún otro término cubre; aclárelo en la nota

## device-identifier

def-device-identifier-imei = Número de un equipo móvil
def-device-identifier-serial = Número que le dio el fabricante
def-device-identifier-iccid = Número impreso en la tarjeta SIM
def-device-identifier-imsi = Número con que la red conoce al abonado
def-device-identifier-mac = Número de una tarjeta de red
def-device-identifier-advertising-id = Número con que los anunciantes siguen un dispositivo
def-device-identifier-device-id = Un identificador propio del fabricante
def-device-identifier-asset-number = El número en la lista de su dueño
def-device-identifier-account-id = El número que un servicio da a una cuenta
def-device-identifier-other = Algo que ningún otro término cubre; aclárelo en la nota

## copy-kind

def-copy-kind-original = Los bytes tal como llegaron, sin cambios
def-copy-kind-working = Copia para mirar y trabajar
def-copy-kind-derivative = Cambiado, recortado o convertido de otro

## evidence-origin

def-evidence-origin-person = Alguien eligió qué captar
def-evidence-origin-automatic = Como una cámara fija o un registro
def-evidence-origin-edited = Alguien lo cambió después de hacerlo
def-evidence-origin-ai-suspected = Hay señales de un generador
def-evidence-origin-ai-generated = Se sabe que lo hizo un generador
def-evidence-origin-unknown = No hay información sobre esto

## account-type

def-account-type-later = El mismo informante lo cuenta otra vez
def-account-type-addition = Dice más que antes
def-account-type-correction = Dice que algo fue de otro modo
def-account-type-retraction = Dice que no es así
def-account-type-transcript = Arregla lo escrito, no lo contado

## consent-told

def-consent-told-who-documents = Qué personas y grupo preguntan
def-consent-told-purpose = Para qué se usará lo contado
def-consent-told-access = Qué personas pueden leerlo
def-consent-told-risks = Qué daño puede traer
def-consent-told-benefits = Qué bien puede traer y cuál no
def-consent-told-voluntary = Decir que no no perjudica
def-consent-told-confidential = Qué se hace para que otros no lo sepan
def-consent-told-withdrawal = Cómo retirar el sí
def-consent-told-not-recallable = Lo que queda fuera aun tras retirarse
def-consent-told-contact = Cómo llegar a alguien con preguntas
def-consent-told-copy-left = La persona tiene el texto de lo acordado

## consent-standing

def-consent-standing-tells = Consiente como persona afectada
def-consent-standing-witness = Consiente como quien lo vio u oyó
def-consent-standing-shown = Consiente imágenes o sonido de sí
def-consent-standing-device-owner = Consiente lo que se haga con el dispositivo
def-consent-standing-account-holder = Consiente lo que se haga con la cuenta
def-consent-standing-relative = Consiente por un pariente muerto, desaparecido o incapaz
def-consent-standing-organisation = Consiente en nombre de un grupo

## consistency

def-consistency-not-consistent = La señal no se explica por lo contado
def-consistency-consistent = Lo contado podría explicarlo, y mucho más también
def-consistency-highly-consistent = Lo contado lo explica, y poco más
def-consistency-typical = Es lo que suele verse tras tales actos
def-consistency-diagnostic = Nada más deja esta señal

## counsel-access

def-counsel-access-none-allowed = Se pidió abogado y se negó
def-counsel-access-not-asked = La persona no pidió abogado
def-counsel-access-during-questioning = Hubo abogado mientras se preguntaba
def-counsel-access-before-charge = Se vio a un abogado antes de todo cargo
def-counsel-access-before-trial = Se vio a un abogado ya acusado
def-counsel-access-before-signing = Se vio a un abogado antes de firmar
def-counsel-access-after-signing = El abogado llegó solo tras la firma
def-counsel-access-at-trial = El abogado pudo hacer su labor en la sala
def-counsel-access-at-trial-silenced = Se estorbó al abogado en la sala
def-counsel-access-alone = Nadie escuchaba
def-counsel-access-overheard = Otros podían escuchar
def-counsel-access-no-talk = Tenía abogado y ningún trato con él
def-counsel-access-absent = El tribunal sesionó sin la persona
def-counsel-access-not-informed = La persona no sabía de la causa
def-counsel-access-self-incrimination = Se presionó a la persona para hablar en su contra
def-counsel-access-no-witnesses = La defensa no pudo preguntar
def-counsel-access-appointed = El Estado eligió al abogado
def-counsel-access-by-organisation = Un grupo envió al abogado
def-counsel-access-chosen = La persona escogió al abogado
def-counsel-access-paid = La persona corrió con el gasto
def-counsel-access-other = Algo que ningún otro término cubre; aclárelo en la nota
def-counsel-access-unknown = No hay información sobre esto

## court-type

def-court-type-civilian = Un tribunal ordinario del país
def-court-type-military = Un tribunal de las fuerzas armadas
def-court-type-administrative = Órgano que decide sobre actos de autoridades
def-court-type-security = Tribunal creado para delitos contra el Estado
def-court-type-cybercrime = Tribunal creado para delitos en la red
def-court-type-other = Algo que ningún otro término cubre; aclárelo en la nota
def-court-type-unknown = No hay información sobre esto

## court-language

def-court-language-mother-tongue = El tribunal habló la primera lengua de la persona
def-court-language-fluent = La persona siguió sin ayuda
def-court-language-some-translated = La persona siguió en parte, con ayuda
def-court-language-some-untranslated = La persona siguió en parte, sin ayuda
def-court-language-little-translated = La persona apenas siguió, con ayuda
def-court-language-little-untranslated = La persona apenas siguió, sin ayuda
def-court-language-unknown = No hay información sobre esto

## autopsy-result

def-autopsy-result-by-doctors = Médicos abrieron y examinaron el cuerpo
def-autopsy-result-informal = Personas sin esa formación miraron el cuerpo
def-autopsy-result-none = Nadie examinó el cuerpo
def-autopsy-result-unknown = No hay información sobre esto

## death-certificate

def-death-certificate-none = Nada indica que exista
def-death-certificate-not-available = No hay manera de obtenerlo
def-death-certificate-seen = Alguien fiable la leyó
def-death-certificate-held = Hay una copia aquí
def-death-certificate-unknown = No hay información sobre esto

## statement-signed

def-statement-signed-forced = Firmó bajo presión o amenaza
def-statement-signed-not-asked = No se le presentó ningún papel
def-statement-signed-refused = La persona no firmó
def-statement-signed-free = Firmó sin presión, habiendo entendido
def-statement-signed-not-understood = Firmó sin saber qué decía
def-statement-signed-unknown = No hay información sobre esto

## medical-attention

def-medical-attention-none-present = No había médico ni enfermero cerca
def-medical-attention-before = Acudió antes de que empezara
def-medical-attention-during = Estaba mientras duraba
def-medical-attention-took-part = Ayudó a hacerlo
def-medical-attention-after = Acudió cuando terminó
def-medical-attention-not-needed = La persona no necesitó atención
def-medical-attention-asked-for = La persona quiso atención
def-medical-attention-none-given = La persona no recibió atención
def-medical-attention-limited = La persona recibió menos de lo necesario
def-medical-attention-adequate = La persona recibió lo necesario
def-medical-attention-good = La persona fue muy bien atendida
def-medical-attention-unknown = No hay información sobre esto

## compensation

def-compensation-full = Se reparó todo lo perdido
def-compensation-substantial = Se reparó casi todo
def-compensation-partial = Se reparó algo
def-compensation-none = No se reparó nada
def-compensation-unknown = No hay información sobre esto

## orientation

def-orientation-lesbian = Mujer que ama a mujeres, según dice
def-orientation-gay = Hombre que ama a hombres, según dice
def-orientation-bisexual = Ama a personas de más de un género, según dice
def-orientation-heterosexual = Ama a personas del otro género, según dice
def-orientation-asexual = Siente poca o ninguna atracción sexual, según dice
def-orientation-other = Algo que ningún otro término cubre; aclárelo en la nota
def-orientation-withheld = Se le preguntó y no quiso decirlo
def-orientation-not-recorded = Nadie lo preguntó ni anotó
