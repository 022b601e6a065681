# The terms of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## act

term-act-killing = Homicidio
term-act-summary-execution = Ejecución sumaria
term-act-extrajudicial-execution = Ejecución extrajudicial
term-act-death-penalty = Ejecución de una pena de muerte
term-act-mass-killing = Matanza
term-act-death-in-custody = Muerte bajo custodia
term-act-attempted-killing = Intento de homicidio
term-act-targeted-killing-non-state = Asesinato político por un grupo no estatal
term-act-killing-at-protest = Muerte durante una protesta
term-act-indiscriminate-attack = Ataque indiscriminado
term-act-crossfire-death = Muerte en fuego cruzado
term-act-death-under-torture = Muerte por tortura
term-act-assault = Agresión física
term-act-torture = Tortura
term-act-ill-treatment = Trato cruel, inhumano o degradante
term-act-rape = Violación
term-act-attempted-rape = Intento de violación
term-act-sexual-violence = Violencia sexual
term-act-sexual-harassment = Acoso sexual
term-act-genital-mutilation = Mutilación genital
term-act-forced-sterilisation = Esterilización forzada
term-act-forced-marriage = Matrimonio forzado
term-act-threat = Amenaza
term-act-death-threat = Amenaza de muerte
term-act-harassment = Hostigamiento o presión psicológica
term-act-stalking = Acecho
term-act-surveillance = Vigilancia física
term-act-reprisal-on-relatives = Represalia contra familiares
term-act-collective-punishment = Castigo colectivo
term-act-arrest = Detención (captura)
term-act-mass-arrest = Detención masiva
term-act-detention = Detención o encarcelamiento
term-act-incommunicado-detention = Detención en régimen de incomunicación
term-act-pretrial-overstay = Prisión preventiva prolongada
term-act-denial-of-bail = Negativa de libertad antes del juicio
term-act-enforced-disappearance = Desaparición forzada
term-act-abduction = Secuestro
term-act-house-arrest = Arresto domiciliario
term-act-curfew = Toque de queda
term-act-psychiatric-confinement = Internamiento psiquiátrico abusivo
term-act-slavery = Esclavitud
term-act-search-or-raid = Registro o allanamiento ilegal
term-act-body-search = Registro corporal abusivo
term-act-summons = Citación o interrogatorio
term-act-judicial-harassment = Acoso judicial
term-act-unfair-trial = Juicio injusto
term-act-denial-of-lawyer = Negativa de abogado
term-act-closed-trial = Juicio a puerta cerrada
term-act-forced-confession = Confesión forzada
term-act-displacement = Desplazamiento forzado
term-act-eviction = Desalojo forzado
term-act-deportation = Expulsión o deportación
term-act-refoulement = Devolución a un lugar de peligro
term-act-denial-of-asylum = Denegación injusta de asilo
term-act-exile = Exilio
term-act-internal-exile = Destierro interno
term-act-denial-of-return = Negativa de retorno
term-act-travel-ban = Prohibición de viajar
term-act-passport-seizure = Retención o negativa del pasaporte
term-act-loss-of-nationality = Retirada de la nacionalidad
term-act-blockade = Bloqueo o asedio
term-act-property-destruction = Destrucción de bienes
term-act-looting = Saqueo
term-act-confiscation = Confiscación de bienes
term-act-land-seizure = Apropiación de tierras
term-act-extortion = Extorsión
term-act-asset-freeze = Congelación de cuentas o bienes
term-act-dismissal = Despido o expulsión
term-act-forced-labour = Trabajo forzado
term-act-withheld-wages = Salarios retenidos
term-act-union-repression = Represión sindical
term-act-denial-of-medical-care = Negación de atención médica
term-act-denial-of-aid = Bloqueo de ayuda o alimentos
term-act-pollution = Contaminación dañina
term-act-censorship = Censura
term-act-publication-ban = Prohibición de una obra o medio
term-act-speech-ban = Prohibición de expresarse
term-act-accreditation-refused = Acreditación de prensa negada
term-act-information-withheld = Información retenida
term-act-religious-restriction = Restricción religiosa
term-act-assembly-ban = Prohibición o disolución de una reunión
term-act-organisation-ban = Prohibición o cierre de una organización
term-act-office-closure = Cierre de una oficina
term-act-funding-ban = Prohibición de financiación
term-act-foreign-agent-label = Declaración de agente extranjero
term-act-voter-intimidation = Intimidación electoral
term-act-denial-of-vote = Negativa del voto
term-act-defamation = Difamación
term-act-spyware-infection = Infección por software espía
term-act-spyware-attempt = Intento de infección por software espía
term-act-stalkerware = Aplicación de vigilancia encubierta
term-act-phishing = Phishing
term-act-account-takeover = Toma de control de una cuenta
term-act-device-linked = Dispositivo ajeno vinculado a una cuenta
term-act-account-blocking = Cuenta o contenido retirado
term-act-account-suspension = Cuenta suspendida
term-act-content-removal = Contenido retirado
term-act-doxxing = Publicación de datos privados (doxing)
term-act-impersonation = Suplantación en línea
term-act-online-harassment = Acoso en línea
term-act-hate-campaign = Campaña coordinada de odio o desprestigio
term-act-disinformation = Campaña de desinformación
term-act-intimate-image-abuse = Abuso de imágenes íntimas
term-act-sexual-extortion = Extorsión sexual
term-act-synthetic-media = Audio, imagen o vídeo falsificado
term-act-device-seizure = Incautación de un dispositivo
term-act-border-device-search = Registro de un dispositivo en la frontera
term-act-forced-unlocking = Desbloqueo forzado de un dispositivo
term-act-data-extraction = Extracción de datos de un dispositivo
term-act-forced-app-install = Instalación forzada de una aplicación
term-act-sim-swap = Duplicado fraudulento de SIM
term-act-interception = Interceptación de comunicaciones
term-act-location-tracking = Rastreo de la ubicación
term-act-social-media-monitoring = Vigilancia de redes sociales
term-act-facial-recognition = Reconocimiento facial contra personas
term-act-biometric-collection = Recogida forzada de datos biométricos
term-act-drone-surveillance = Vigilancia con dron
term-act-internet-shutdown = Corte de internet
term-act-throttling = Ralentización de la red
term-act-blocking = Bloqueo de un sitio o servicio
term-act-circumvention-ban = Prohibición de cifrado o de herramientas de elusión
term-act-domain-seizure = Incautación de un dominio o sitio
term-act-denial-of-service = Ataque de denegación de servicio
term-act-defacement = Alteración de un sitio
term-act-ransomware = Secuestro de datos
term-act-data-destruction = Destrucción de datos
term-act-data-breach = Filtración o robo de datos
term-act-data-request = Exigencia oficial de datos de usuarios
term-act-supply-chain-compromise = Programa o actualización manipulada
term-act-other = Otro
term-act-unknown = No se sabe

## method

term-method-shooting = Disparos
term-method-beating = Golpes
term-method-kicking = Bofetadas, puñetazos o patadas
term-method-blunt-objects = Golpes con palos, culatas o látigos
term-method-foot-whipping = Golpes en las plantas de los pies (falanga)
term-method-ear-blows = Golpes en ambos oídos (teléfono)
term-method-stabbing = Arma blanca
term-method-amputation = Amputación
term-method-nail-removal = Arrancamiento de uñas
term-method-burning = Quemaduras
term-method-cigarette-burns = Quemaduras con cigarrillos
term-method-acid-attack = Ácido u otras sustancias sobre el cuerpo
term-method-bombing = Bombas o proyectiles
term-method-drone-strike = Ataque con dron armado
term-method-arson = Incendio intencionado
term-method-landmine = Mina o explosivo oculto
term-method-chemical-weapon = Arma química
term-method-poisoning = Envenenamiento
term-method-starvation = Hambre provocada
term-method-suffocation = Asfixia
term-method-near-drowning = Ahogamiento simulado
term-method-bag-over-head = Bolsa en la cabeza
term-method-strangulation = Estrangulamiento
term-method-electric-shock = Descargas eléctricas
term-method-stress-position = Postura forzada
term-method-suspension = Suspensión
term-method-binding = Atado o encadenado
term-method-sleep-deprivation = Privación del sueño
term-method-food-deprivation = Privación de alimento o agua
term-method-medicine-withheld = Medicamentos negados
term-method-forced-feeding = Alimentación forzada
term-method-drugging = Drogas administradas a la fuerza
term-method-isolation = Aislamiento
term-method-overcrowding = Celda hacinada
term-method-extreme-temperature = Calor o frío extremos
term-method-noise-or-light = Ruido o luz para desgastar
term-method-blindfolding = Ojos vendados
term-method-humiliation = Humillación
term-method-forced-nudity = Desnudez forzada
term-method-threats = Amenazas
term-method-threats-to-family = Amenazas contra la familia
term-method-mock-execution = Simulacro de ejecución
term-method-made-to-watch = Obligado a presenciar el sufrimiento ajeno
term-method-animals = Ataque con animales
term-method-tear-gas = Gas lacrimógeno
term-method-rubber-bullets = Balas de goma o perdigones
term-method-water-cannon = Cañón de agua
term-method-vehicle-attack = Ataque con vehículo
term-method-zero-click = Ataque sin intervención de la víctima
term-method-one-click-link = Enlace que hubo que abrir
term-method-message-with-link = Mensaje con un enlace
term-method-e-mail-attachment = Adjunto de correo
term-method-fake-login-page = Página de acceso falsa
term-method-adversary-in-the-middle = Intermediario entre usuario y sitio real
term-method-session-theft = Sesión robada
term-method-consent-phishing = Permiso concedido a una aplicación maliciosa
term-method-qr-code-lure = Señuelo con código QR
term-method-fake-profile = Perfil falso
term-method-phone-call-lure = Señuelo por llamada
term-method-malicious-app = Aplicación maliciosa o alterada
term-method-management-profile = Perfil de gestión en un dispositivo
term-method-network-injection = Inyección en el tráfico de red
term-method-watering-hole = Sitio infectado que visitan los objetivos
term-method-physical-access = Acceso físico al dispositivo
term-method-usb-device = Memoria o cable USB
term-method-extraction-tool = Herramienta forense de extracción
term-method-imsi-catcher = Celda móvil falsa
term-method-ss7-tracking = Rastreo por la red telefónica (SS7)
term-method-sms-code-interception = Interceptación de códigos de un solo uso
term-method-password-reuse = Contraseña adivinada o filtrada
term-method-cloned-voice = Voz o rostro clonado
term-method-mass-reporting = Denuncias falsas masivas a una plataforma
term-method-bot-network = Red de cuentas automatizadas
term-method-dns-tampering = Manipulación de DNS
term-method-deep-packet-inspection = Inspección profunda de paquetes
term-method-route-hijack = Retirada o secuestro de rutas (BGP)
term-method-cell-cut = Apagado de la red móvil
term-method-other = Otro
term-method-unknown = No se sabe

## right

term-right-life = Vida
term-right-liberty = Libertad personal
term-right-integrity = Seguridad e integridad personal
term-right-freedom-from-torture = No sufrir tortura
term-right-assembly = Reunión
term-right-association = Asociación
term-right-expression = Expresión
term-right-information = Acceso a la información
term-right-movement = Circulación
term-right-religion = Religión o creencias
term-right-privacy = Vida privada
term-right-reputation = Honra y reputación
term-right-non-discrimination = No discriminación
term-right-political-participation = Participación política
term-right-fair-trial = Juicio justo
term-right-property = Propiedad
term-right-health = Salud
term-right-education = Educación
term-right-work = Trabajo
term-right-housing = Vivienda y nivel de vida
term-right-data-protection = Control de los datos personales
term-right-women = Derechos de las mujeres
term-right-children = Derechos de la niñez
term-right-minorities = Derechos de las minorías
term-right-other = Otro

## incident-status

term-incident-status-draft = Borrador
term-incident-status-active = En seguimiento
term-incident-status-pending = En espera
term-incident-status-closed = Cerrado

## finding

term-finding-not-examined = No examinado
term-finding-unlikely = Improbable
term-finding-possible = Posible
term-finding-likely = Probable
term-finding-confirmed = Confirmado
term-finding-not-a-violation = Confirmado, sin violación
term-finding-nothing-found = Examinado, sin hallazgos

## place-type

term-place-type-home = Vivienda
term-place-type-workplace = Lugar de trabajo
term-place-type-business = Tienda o negocio
term-place-type-factory = Fábrica
term-place-type-mine = Mina o cantera
term-place-type-farm = Granja o campo
term-place-type-hotel = Hotel o restaurante
term-place-type-government-office = Oficina pública
term-place-type-military-site = Recinto militar
term-place-type-police-station = Comisaría
term-place-type-prison = Prisión
term-place-type-court = Tribunal
term-place-type-school = Escuela o universidad
term-place-type-hospital = Hospital o clínica
term-place-type-organisation-office = Oficina de una organización
term-place-type-media-office = Oficina de un medio
term-place-type-place-of-worship = Lugar de culto
term-place-type-public-square = Plaza o calle
term-place-type-protest-site = Lugar de una protesta
term-place-type-polling-place = Centro de votación
term-place-type-embassy = Embajada o consulado
term-place-type-road = Carretera
term-place-type-vehicle = En un vehículo
term-place-type-checkpoint = Puesto de control
term-place-type-border-crossing = Paso fronterizo
term-place-type-airport = Aeropuerto o estación
term-place-type-refugee-camp = Campo de refugiados
term-place-type-secret-site = Lugar secreto de detención
term-place-type-online = En línea
term-place-type-other = Otro
term-place-type-unknown = No se sabe

## degree

term-degree-carried-out = Lo ejecutó
term-degree-ordered = Lo ordenó
term-degree-incited = Incitó a ello
term-degree-assisted = Ayudó
term-degree-financed = Lo financió
term-degree-present = Estuvo presente
term-degree-planned = Lo planeó
term-degree-suspected = Sospechoso
term-degree-made-rule = Hizo la norma que lo causó
term-degree-applied-rule = Aplicó la norma
term-degree-failed-to-prevent = No lo impidió
term-degree-failed-to-punish = Lo supo y no actuó
term-degree-concealed = Lo ocultó
term-degree-supplied-technology = Suministró la tecnología
term-degree-operated-technology = Operó la tecnología
term-degree-hosted = Lo alojó o transportó
term-degree-other = Otro
term-degree-unknown = No se sabe

## perpetrator-type

term-perpetrator-type-state = Órgano del Estado
term-perpetrator-type-national-official = Funcionario nacional
term-perpetrator-type-local-official = Funcionario local
term-perpetrator-type-legislature = Parlamento o legislador
term-perpetrator-type-armed-forces = Fuerzas armadas
term-perpetrator-type-police = Policía
term-perpetrator-type-border-guard = Guardia fronteriza o de migración
term-perpetrator-type-prison-staff = Personal penitenciario
term-perpetrator-type-intelligence = Servicio de inteligencia
term-perpetrator-type-judiciary = Poder judicial
term-perpetrator-type-prosecution = Fiscalía
term-perpetrator-type-foreign-state = Otro Estado
term-perpetrator-type-occupying-force = Fuerza ocupante
term-perpetrator-type-pro-government-militia = Milicia afín al gobierno
term-perpetrator-type-death-squad = Vigilantes o escuadrón de la muerte
term-perpetrator-type-armed-opposition = Oposición armada
term-perpetrator-type-private-army = Señor de la guerra o ejército privado
term-perpetrator-type-organised-crime = Crimen organizado
term-perpetrator-type-private-security = Seguridad privada
term-perpetrator-type-crowd = Multitud
term-perpetrator-type-family-member = Pareja o familiar
term-perpetrator-type-employer = Empleador
term-perpetrator-type-teacher = Docente o autoridad escolar
term-perpetrator-type-landowner = Terrateniente
term-perpetrator-type-company = Empresa
term-perpetrator-type-spyware-vendor = Vendedor de tecnología de vigilancia
term-perpetrator-type-spyware-operator = Operador de tecnología de vigilancia
term-perpetrator-type-telecom-operator = Operador de telecomunicaciones
term-perpetrator-type-online-platform = Plataforma en línea
term-perpetrator-type-data-broker = Comerciante de datos
term-perpetrator-type-hacker-for-hire = Piratas informáticos a sueldo
term-perpetrator-type-troll-network = Red de troles
term-perpetrator-type-state-media = Medios afines al Estado
term-perpetrator-type-other = Otro
term-perpetrator-type-unknown = No se sabe

## perpetrator-status

term-perpetrator-status-in-post = Sigue en su puesto
term-perpetrator-status-not-charged = No acusado
term-perpetrator-status-charged = Acusado
term-perpetrator-status-convicted = Condenado
term-perpetrator-status-acquitted = Absuelto
term-perpetrator-status-unpunished = Juzgado sin castigo
term-perpetrator-status-dismissed = Destituido
term-perpetrator-status-sanctioned = Sancionado
term-perpetrator-status-unknown = No se sabe

## victim-status

term-victim-status-dead = Muerta
term-victim-status-injured = Herida
term-victim-status-disabled = Con discapacidad permanente
term-victim-status-missing = Desaparecida
term-victim-status-found-alive = Hallada con vida
term-victim-status-held = Detenida
term-victim-status-held-awaiting-trial = Detenida y en juicio
term-victim-status-released = Liberada
term-victim-status-released-on-trial = Liberada con causa abierta
term-victim-status-escaped = Escapó
term-victim-status-in-hiding = Escondida
term-victim-status-exiled = En el exilio
term-victim-status-displaced = Desplazada
term-victim-status-returned-home = Volvió a su hogar
term-victim-status-restricted = Con movimiento restringido
term-victim-status-lost-work = Perdió el trabajo
term-victim-status-account-lost = Perdió una cuenta
term-victim-status-device-lost = Perdió un dispositivo
term-victim-status-device-compromised = Dispositivo comprometido
term-victim-status-unharmed = Ilesa
term-victim-status-unknown = No se sabe

## attribution

term-attribution-officials-admit = Las autoridades asumen la responsabilidad
term-attribution-officials-deny = Las autoridades niegan el hecho
term-attribution-officials-deny-responsibility = Las autoridades niegan responsabilidad
term-attribution-officials-other-account = Las autoridades dan otra versión
term-attribution-non-state-admit = Un grupo no estatal asume la responsabilidad
term-attribution-non-state-deny = Un grupo no estatal lo niega
term-attribution-vendor-deny = Un proveedor lo niega
term-attribution-technical-analysis = Se basa en análisis técnico
term-attribution-platform-notice = Se basa en el aviso de una plataforma
term-attribution-court-finding = Se basa en una sentencia
term-attribution-independent-inquiry = Se basa en una investigación independiente
term-attribution-other = Otro
term-attribution-unknown = No se sabe

## detention-type

term-detention-type-administrative = Orden administrativa
term-detention-type-emergency = Ley de emergencia o seguridad
term-detention-type-expression-charge = Acusado por expresión pacífica
term-detention-type-ordinary-charge = Acusado según la ley ordinaria
term-detention-type-security-charge = Acusado de un delito contra el Estado
term-detention-type-cybercrime-charge = Acusado por ley de delitos informáticos
term-detention-type-no-charge = Detenido sin cargos
term-detention-type-other = Otro
term-detention-type-unknown = No se sabe

## intent

term-intent-information = Obtener información
term-intent-intimidation = Intimidar a la víctima
term-intent-deterrence = Atemorizar a otros
term-intent-punishment = Castigar
term-intent-silencing = Acallar a la oposición
term-intent-extortion = Extorsionar
term-intent-identify-contacts = Descubrir contactos e informantes
term-intent-discredit = Desacreditar
term-intent-other = Otro
term-intent-unknown = No se sabe

## connection

term-connection-victim = La víctima
term-connection-witness = Testigo
term-connection-perpetrator = Perpetrador
term-connection-relative = Familiar de la víctima
term-connection-colleague = Colega de la víctima
term-connection-fellow-member = De la organización de la víctima
term-connection-insider = Cercano al perpetrador
term-connection-third-party = De oídas
term-connection-journalist = Periodista
term-connection-lawyer = Abogado
term-connection-medical-staff = Personal médico
term-connection-organisation = Organización
term-connection-analyst = Analista técnico
term-connection-service-provider = Proveedor de servicios o plataforma
term-connection-unknown = No se sabe

## material

term-material-interview = Entrevista
term-material-victim-testimony = Testimonio de la víctima
term-material-witness-testimony = Testimonio de un testigo
term-material-affidavit = Declaración firmada
term-material-letter = Carta o correo
term-material-phone-call = Llamada telefónica
term-material-audio = Audio
term-material-video = Vídeo
term-material-photograph = Fotografía
term-material-medical-report = Informe médico
term-material-autopsy-report = Informe de autopsia
term-material-court-record = Expediente judicial
term-material-official-statement = Comunicado oficial
term-material-press-article = Artículo de prensa
term-material-report = Informe de una organización
term-material-leaflet = Volante o cartel
term-material-broadcast = Emisión de radio o televisión
term-material-survey = Cuestionario o encuesta
term-material-satellite-image = Imagen de satélite
term-material-leaked-document = Documento filtrado
term-material-chat-export = Exportación de chat
term-material-screenshot = Captura de pantalla
term-material-social-media-post = Publicación en redes sociales
term-material-forensic-report = Informe forense
term-material-network-capture = Captura de red
term-material-system-log = Registro de sistema
term-material-threat-notification = Aviso de una plataforma o proveedor
term-material-other = Otro
term-material-unknown = No se sabe

## reliability

term-reliability-a = A: totalmente fiable
term-reliability-b = B: generalmente fiable
term-reliability-c = C: bastante fiable
term-reliability-d = D: no suele ser fiable
term-reliability-e = E: no fiable
term-reliability-f = F: no se puede juzgar

## credibility

term-credibility-1 = 1: confirmado por otros
term-credibility-2 = 2: probablemente cierto
term-credibility-3 = 3: posiblemente cierto
term-credibility-4 = 4: dudoso
term-credibility-5 = 5: improbable
term-credibility-6 = 6: no se puede juzgar

## intervention

term-intervention-financial-help = Ayuda económica
term-intervention-legal-help = Ayuda legal
term-intervention-medical-help = Ayuda médica
term-intervention-psychosocial-help = Ayuda psicosocial
term-intervention-relocation = Reubicación
term-intervention-publicity = Difusión pública
term-intervention-quiet-contact = Gestiones discretas
term-intervention-referral = Derivación o petición a otros
term-intervention-demand-inquiry = Exigencia de investigación
term-intervention-appeal = Recurso contra una decisión
term-intervention-un-submission = Comunicación a un mecanismo de la ONU
term-intervention-litigation = Litigio
term-intervention-trial-observation = Observación de juicio
term-intervention-prison-visit = Visita en detención
term-intervention-urgent-appeal = Acción urgente
term-intervention-sanctions-request = Petición de sanciones
term-intervention-device-triage = Revisión de un dispositivo
term-intervention-forensic-analysis = Análisis forense
term-intervention-account-recovery = Recuperación de una cuenta
term-intervention-platform-escalation = Escalada a una plataforma
term-intervention-takedown-request = Petición de retirada del sitio de un atacante
term-intervention-device-replacement = Entrega de un dispositivo nuevo
term-intervention-security-advice = Consejo o formación en seguridad
term-intervention-target-warning = Aviso a otros objetivos
term-intervention-other = Otro

## response

term-response-helped = Ayudó
term-response-pressed-authorities = Presionó a las autoridades
term-response-publicised = Le dio más difusión
term-response-promised = Prometió actuar
term-response-inquiry-opened = Abrió una investigación
term-response-asked-for-more = Pidió más información
term-response-token = Respuesta de trámite
term-response-denied = Negó el hecho
term-response-obstructed = Obstaculizó
term-response-retaliated = Tomó represalias
term-response-none = Sin respuesta
term-response-other = Otro

## impact

term-impact-strong-positive = Mucho mejor
term-impact-positive = Mejor
term-impact-minor = Algo mejor
term-impact-none = Sin cambio
term-impact-negative = Peor
term-impact-strong-negative = Mucho peor
term-impact-unknown = No se sabe

## intervention-status

term-intervention-status-planned = Planeada
term-intervention-status-under-way = En curso
term-intervention-status-paused = En pausa
term-intervention-status-closed = Cerrada

## priority

term-priority-urgent = Urgente
term-priority-high = Alta
term-priority-normal = Normal
term-priority-low = Baja

## person-unit

term-person-unit-individual = Individuo
term-person-unit-family = Familia
term-person-unit-organisation = Grupo u organización
term-person-unit-community = Comunidad
term-person-unit-social-group = Grupo social
term-person-unit-public = Población en general

## gender

term-gender-woman = Mujer
term-gender-man = Hombre
term-gender-non-binary = No binario
term-gender-other = Otro
term-gender-withheld = Prefiere no decirlo
term-gender-not-recorded = No consta
term-gender-not-applicable = No aplicable

## person-relation

term-person-relation-spouse = Cónyuge
term-person-relation-partner = Pareja
term-person-relation-parent = Madre o padre
term-person-relation-child = Hija o hijo
term-person-relation-sibling = Hermana o hermano
term-person-relation-relative = Otro familiar
term-person-relation-friend = Amistad
term-person-relation-neighbour = Vecino
term-person-relation-colleague = Colega
term-person-relation-superior = Superior
term-person-relation-subordinate = Subordinado
term-person-relation-lawyer = Abogado
term-person-relation-guardian = Tutor
term-person-relation-member = Miembro de
term-person-relation-officer = Cargo en
term-person-relation-branch = Rama de
term-person-relation-ally = Aliado de
term-person-relation-other = Otro

## address-type

term-address-type-home = Domicilio
term-address-type-work = Trabajo
term-address-type-other = Otro
term-address-type-former = Anterior
term-address-type-temporary = Temporal

## channel

term-channel-phone = Teléfono
term-channel-e-mail = Correo electrónico
term-channel-signal = Signal
term-channel-whatsapp = WhatsApp
term-channel-telegram = Telegram
term-channel-in-person = En persona
term-channel-through-someone = A través de alguien de confianza
term-channel-other = Otro

## threat-type

term-threat-type-malware = Programa malicioso
term-threat-type-tool = Herramienta
term-threat-type-threat-actor = Atacante
term-threat-type-intrusion-set = Conjunto de intrusiones
term-threat-type-campaign = Campaña
term-threat-type-infrastructure = Infraestructura
term-threat-type-attack-pattern = Técnica
term-threat-type-vulnerability = Vulnerabilidad
term-threat-type-vendor = Proveedor

## indicator-type

term-indicator-type-domain = Dominio
term-indicator-type-url = URL
term-indicator-type-ipv4 = Dirección IPv4
term-indicator-type-ipv6 = Dirección IPv6
term-indicator-type-email = Dirección de correo
term-indicator-type-email-subject = Asunto de correo
term-indicator-type-phone = Número de teléfono
term-indicator-type-md5 = Hash MD5
term-indicator-type-sha1 = Hash SHA-1
term-indicator-type-sha256 = Hash SHA-256
term-indicator-type-sha512 = Hash SHA-512
term-indicator-type-file-name = Nombre de archivo
term-indicator-type-file-path = Ruta de archivo
term-indicator-type-process = Nombre de proceso
term-indicator-type-app-id = Id de aplicación
term-indicator-type-certificate = Huella de certificado
term-indicator-type-android-property = Propiedad de Android
term-indicator-type-profile-id = Perfil de configuración
term-indicator-type-mutex = Mutex
term-indicator-type-registry-key = Clave de registro
term-indicator-type-asn = Sistema autónomo
term-indicator-type-mac = Dirección MAC
term-indicator-type-user-agent = Agente de usuario
term-indicator-type-user-account = Cuenta de usuario
term-indicator-type-software = Programa
term-indicator-type-network = Rango de red
term-indicator-type-pattern = Otro patrón

## pattern-type

term-pattern-type-stix = Patrón STIX
term-pattern-type-yara = YARA
term-pattern-type-sigma = Sigma
term-pattern-type-snort = Snort
term-pattern-type-suricata = Suricata
term-pattern-type-pcre = Expresión regular
term-pattern-type-other = Otro

## triage

term-triage-unjudged = Sin valorar
term-triage-malicious = Malicioso
term-triage-suspicious = Sospechoso
term-triage-false-positive = Falso positivo
term-triage-expired = Ya no vale

## set-format

term-set-format-stix = STIX 2
term-set-format-misp = MISP
term-set-format-csv = CSV
term-set-format-text = Texto simple
term-set-format-warning-list = Lista de advertencia

## device-type

term-device-type-phone = Teléfono
term-device-type-tablet = Tableta
term-device-type-laptop = Portátil
term-device-type-computer = Ordenador de mesa
term-device-type-sim = Tarjeta SIM
term-device-type-storage = Disco o tarjeta de memoria
term-device-type-server = Servidor o sitio
term-device-type-router = Router
term-device-type-camera = Cámara
term-device-type-recorder = Grabadora
term-device-type-wearable = Reloj u otro aparato que se lleva puesto
term-device-type-smart-home = Aparato de hogar conectado
term-device-type-vehicle = Vehículo
term-device-type-security-key = Llave de seguridad
term-device-type-tracker = Rastreador
term-device-type-account = Cuenta
term-device-type-paper = Papel
term-device-type-other = Otro

## device-state

term-device-state-on-unlocked = Encendido, desbloqueado
term-device-state-on-locked = Encendido, bloqueado
term-device-state-off = Apagado
term-device-state-damaged = Dañado
term-device-state-wiped = Restablecido o borrado
term-device-state-unknown = No se sabe

## evidence-type

term-evidence-type-document = Documento
term-evidence-type-photograph = Fotografía
term-evidence-type-video = Vídeo
term-evidence-type-audio = Audio
term-evidence-type-screenshot = Captura de pantalla
term-evidence-type-web-capture = Captura web
term-evidence-type-message = Mensaje o chat
term-evidence-type-e-mail = Correo electrónico
term-evidence-type-forensic-image = Imagen forense
term-evidence-type-backup = Copia de seguridad del dispositivo
term-evidence-type-system-log = Registro de sistema
term-evidence-type-network-capture = Captura de red
term-evidence-type-malware-sample = Muestra de programa malicioso
term-evidence-type-analysis-output = Salida de una herramienta de análisis
term-evidence-type-satellite-image = Imagen de satélite
term-evidence-type-medical-record = Historial médico
term-evidence-type-identity-document = Documento de identidad
term-evidence-type-physical-object = Objeto físico
term-evidence-type-consent-form = Formulario de consentimiento
term-evidence-type-other = Otro

## obtained

term-obtained-handed-over = Entregado
term-obtained-sent = Enviado
term-obtained-downloaded = Descargado
term-obtained-captured = Captado por nosotros
term-obtained-extracted = Extraído de un dispositivo
term-obtained-found = Hallado
term-obtained-returned-by-authority = Devuelto por una autoridad
term-obtained-derived = Hecho a partir de otro elemento
term-obtained-unknown = No se sabe

## operation

term-operation-copied = Copiado
term-operation-redacted = Censurado
term-operation-cropped = Recortado
term-operation-transcribed = Transcrito
term-operation-translated = Traducido
term-operation-converted = Convertido
term-operation-extracted = Extraído
term-operation-stripped = Sin metadatos
term-operation-redaction-map = Palabras quitadas

## held

term-held-here = En esta bóveda
term-held-elsewhere = En otro lugar
term-held-destroyed = Destruido

## custody

term-custody-collected = Recogido
term-custody-received = Recibido
term-custody-viewed = Visto
term-custody-copied = Copiado
term-custody-exported = Exportado
term-custody-transferred = Transferido
term-custody-transformed = Transformado
term-custody-sealed = Sellado
term-custody-deposited = Depositado
term-custody-verified = Verificado
term-custody-destroyed = Destruido
term-custody-returned = Devuelto
term-custody-deviation = Desviación, con motivo

## consent-use

term-consent-use-keep = Guardar la información
term-consent-use-examine-device = Examinar un dispositivo
term-consent-use-share-indicators = Compartir indicadores con la comunidad
term-consent-use-warn-targets = Avisar a otros objetivos
term-consent-use-contact-again = Volver a contactar

## consent-audience

term-consent-audience-partner = Socio nombrado
term-consent-audience-statistics = Estadísticas anónimas
term-consent-audience-public = Público
term-consent-audience-un = Procedimiento de la ONU
term-consent-audience-national-court = Tribunal nacional
term-consent-audience-international-court = Tribunal internacional

## consent-answer

term-consent-answer-no = No
term-consent-answer-yes = Sí
term-consent-answer-ask = Preguntar de nuevo

## publicity

term-publicity-no = No
term-publicity-anonymised = Sí, anonimizado
term-publicity-named = Sí, con nombre
term-publicity-ask = Preguntar de nuevo

## consent-form

term-consent-form-written = Por escrito
term-consent-form-spoken = Oral
term-consent-form-audio = Grabado en audio
term-consent-form-thumbprint = Huella del pulgar

## capacity

term-capacity-own = La persona
term-capacity-guardian = Un tutor
term-capacity-assisted = La persona, con ayuda
term-capacity-next-of-kin = El familiar más cercano

## relation

term-relation-enabled = hizo posible
term-relation-followed = siguió a
term-relation-preceded = precedió a
term-relation-caused = causó
term-relation-motivated = motivó
term-relation-retaliation-for = fue represalia por
term-relation-parallel-to = ocurrió en paralelo con
term-relation-part-of = forma parte de
term-relation-same-campaign = es de la misma campaña que
term-relation-targeted = tuvo como objetivo a
term-relation-uses = usa
term-relation-attributed-to = se atribuye a
term-relation-communicates-with = se comunica con
term-relation-found-on = se halló en
term-relation-indicates = indica
term-relation-derived-from = deriva de
term-relation-corroborates = corrobora
term-relation-contradicts = contradice
term-relation-evidence-of = es prueba de
term-relation-belongs-to = pertenece a
term-relation-covers = trata de
term-relation-related-to = se relaciona con

## confidence

term-confidence-low = Baja
term-confidence-medium = Media
term-confidence-high = Alta

## place-level

term-place-level-exact = Exacto
term-place-level-100m = ±100 m
term-place-level-1km = ±1 km
term-place-level-area = Zona
term-place-level-country = País
term-place-level-withheld = Reservado

## tlp

term-tlp-red = TLP:RED (rojo)
term-tlp-amber-strict = TLP:AMBER+STRICT (ámbar estricto)
term-tlp-amber = TLP:AMBER (ámbar)
term-tlp-green = TLP:GREEN (verde)
term-tlp-clear = TLP:CLEAR (sin límite)

## pap

term-pap-red = PAP:RED (rojo)
term-pap-amber = PAP:AMBER (ámbar)
term-pap-green = PAP:GREEN (verde)
term-pap-clear = PAP:CLEAR (sin límite)

## country

term-country-ad = Andorra
term-country-ae = Emiratos Árabes Unidos
term-country-af = Afganistán
term-country-ag = Antigua y Barbuda
term-country-ai = Anguila
term-country-al = Albania
term-country-am = Armenia
term-country-ao = Angola
term-country-aq = Antártida
term-country-ar = Argentina
term-country-as = Samoa Americana
term-country-at = Austria
term-country-au = Australia
term-country-aw = Aruba
term-country-ax = Islas Åland
term-country-az = Azerbaiyán
term-country-ba = Bosnia y Herzegovina
term-country-bb = Barbados
term-country-bd = Bangladés
term-country-be = Bélgica
term-country-bf = Burkina Faso
term-country-bg = Bulgaria
term-country-bh = Baréin
term-country-bi = Burundi
term-country-bj = Benín
term-country-bl = San Bartolomé
term-country-bm = Bermudas
term-country-bn = Brunéi
term-country-bo = Bolivia
term-country-bq = Caribe neerlandés
term-country-br = Brasil
term-country-bs = Bahamas
term-country-bt = Bután
term-country-bv = Isla Bouvet
term-country-bw = Botsuana
term-country-by = Bielorrusia
term-country-bz = Belice
term-country-ca = Canadá
term-country-cc = Islas Cocos
term-country-cd = República Democrática del Congo
term-country-cf = República Centroafricana
term-country-cg = Congo
term-country-ch = Suiza
term-country-ci = Costa de Marfil
term-country-ck = Islas Cook
term-country-cl = Chile
term-country-cm = Camerún
term-country-cn = China
term-country-co = Colombia
term-country-cr = Costa Rica
term-country-cu = Cuba
term-country-cv = Cabo Verde
term-country-cw = Curazao
term-country-cx = Isla de Navidad
term-country-cy = Chipre
term-country-cz = Chequia
term-country-de = Alemania
term-country-dj = Yibuti
term-country-dk = Dinamarca
term-country-dm = Dominica
term-country-do = República Dominicana
term-country-dz = Argelia
term-country-ec = Ecuador
term-country-ee = Estonia
term-country-eg = Egipto
term-country-eh = Sahara Occidental
term-country-er = Eritrea
term-country-es = España
term-country-et = Etiopía
term-country-fi = Finlandia
term-country-fj = Fiyi
term-country-fk = Islas Malvinas (Falkland)
term-country-fm = Micronesia
term-country-fo = Islas Feroe
term-country-fr = Francia
term-country-ga = Gabón
term-country-gb = Reino Unido
term-country-gd = Granada
term-country-ge = Georgia
term-country-gf = Guayana Francesa
term-country-gg = Guernesey
term-country-gh = Ghana
term-country-gi = Gibraltar
term-country-gl = Groenlandia
term-country-gm = Gambia
term-country-gn = Guinea
term-country-gp = Guadalupe
term-country-gq = Guinea Ecuatorial
term-country-gr = Grecia
term-country-gs = Georgia del Sur e Islas Sandwich del Sur
term-country-gt = Guatemala
term-country-gu = Guam
term-country-gw = Guinea-Bisáu
term-country-gy = Guyana
term-country-hk = Hong Kong
term-country-hm = Islas Heard y McDonald
term-country-hn = Honduras
term-country-hr = Croacia
term-country-ht = Haití
term-country-hu = Hungría
term-country-id = Indonesia
term-country-ie = Irlanda
term-country-il = Israel
term-country-im = Isla de Man
term-country-in = India
term-country-io = Territorio Británico del Océano Índico
term-country-iq = Irak
term-country-ir = Irán
term-country-is = Islandia
term-country-it = Italia
term-country-je = Jersey
term-country-jm = Jamaica
term-country-jo = Jordania
term-country-jp = Japón
term-country-ke = Kenia
term-country-kg = Kirguistán
term-country-kh = Camboya
term-country-ki = Kiribati
term-country-km = Comoras
term-country-kn = San Cristóbal y Nieves
term-country-kp = Corea del Norte
term-country-kr = Corea del Sur
term-country-kw = Kuwait
term-country-ky = Islas Caimán
term-country-kz = Kazajistán
term-country-la = Laos
term-country-lb = Líbano
term-country-lc = Santa Lucía
term-country-li = Liechtenstein
term-country-lk = Sri Lanka
term-country-lr = Liberia
term-country-ls = Lesoto
term-country-lt = Lituania
term-country-lu = Luxemburgo
term-country-lv = Letonia
term-country-ly = Libia
term-country-ma = Marruecos
term-country-mc = Mónaco
term-country-md = Moldavia
term-country-me = Montenegro
term-country-mf = San Martín
term-country-mg = Madagascar
term-country-mh = Islas Marshall
term-country-mk = Macedonia del Norte
term-country-ml = Malí
term-country-mm = Myanmar (Birmania)
term-country-mn = Mongolia
term-country-mo = Macao
term-country-mp = Islas Marianas del Norte
term-country-mq = Martinica
term-country-mr = Mauritania
term-country-ms = Montserrat
term-country-mt = Malta
term-country-mu = Mauricio
term-country-mv = Maldivas
term-country-mw = Malaui
term-country-mx = México
term-country-my = Malasia
term-country-mz = Mozambique
term-country-na = Namibia
term-country-nc = Nueva Caledonia
term-country-ne = Níger
term-country-nf = Isla Norfolk
term-country-ng = Nigeria
term-country-ni = Nicaragua
term-country-nl = Países Bajos
term-country-no = Noruega
term-country-np = Nepal
term-country-nr = Nauru
term-country-nu = Niue
term-country-nz = Nueva Zelanda
term-country-om = Omán
term-country-pa = Panamá
term-country-pe = Perú
term-country-pf = Polinesia Francesa
term-country-pg = Papúa Nueva Guinea
term-country-ph = Filipinas
term-country-pk = Pakistán
term-country-pl = Polonia
term-country-pm = San Pedro y Miquelón
term-country-pn = Islas Pitcairn
term-country-pr = Puerto Rico
term-country-ps = Palestina
term-country-pt = Portugal
term-country-pw = Palaos
term-country-py = Paraguay
term-country-qa = Catar
term-country-re = Reunión
term-country-ro = Rumanía
term-country-rs = Serbia
term-country-ru = Rusia
term-country-rw = Ruanda
term-country-sa = Arabia Saudí
term-country-sb = Islas Salomón
term-country-sc = Seychelles
term-country-sd = Sudán
term-country-se = Suecia
term-country-sg = Singapur
term-country-sh = Santa Elena
term-country-si = Eslovenia
term-country-sj = Svalbard y Jan Mayen
term-country-sk = Eslovaquia
term-country-sl = Sierra Leona
term-country-sm = San Marino
term-country-sn = Senegal
term-country-so = Somalia
term-country-sr = Surinam
term-country-ss = Sudán del Sur
term-country-st = Santo Tomé y Príncipe
term-country-sv = El Salvador
term-country-sx = Sint Maarten
term-country-sy = Siria
term-country-sz = Esuatini
term-country-tc = Islas Turcas y Caicos
term-country-td = Chad
term-country-tf = Tierras Australes Francesas
term-country-tg = Togo
term-country-th = Tailandia
term-country-tj = Tayikistán
term-country-tk = Tokelau
term-country-tl = Timor Oriental
term-country-tm = Turkmenistán
term-country-tn = Túnez
term-country-to = Tonga
term-country-tr = Turquía
term-country-tt = Trinidad y Tobago
term-country-tv = Tuvalu
term-country-tw = Taiwán
term-country-tz = Tanzania
term-country-ua = Ucrania
term-country-ug = Uganda
term-country-um = Islas menores de Estados Unidos
term-country-us = Estados Unidos
term-country-uy = Uruguay
term-country-uz = Uzbekistán
term-country-va = Ciudad del Vaticano
term-country-vc = San Vicente y las Granadinas
term-country-ve = Venezuela
term-country-vg = Islas Vírgenes Británicas
term-country-vi = Islas Vírgenes de EE. UU.
term-country-vn = Vietnam
term-country-vu = Vanuatu
term-country-wf = Wallis y Futuna
term-country-ws = Samoa
term-country-xk = Kosovo
term-country-ye = Yemen
term-country-yt = Mayotte
term-country-za = Sudáfrica
term-country-zm = Zambia
term-country-zw = Zimbabue

## consequence

term-consequence-injury = Lesión corporal
term-consequence-lasting-disability = Discapacidad duradera
term-consequence-trauma = Daño psicológico
term-consequence-livelihood-lost = Pérdida del sustento
term-consequence-home-lost = Pérdida de la vivienda
term-consequence-family-separated = Familia separada
term-consequence-moved-for-safety = Traslado por seguridad
term-consequence-self-censorship = Autocensura
term-consequence-work-stopped = Trabajo interrumpido
term-consequence-organisation-closed = Organización cerrada
term-consequence-data-exposed = Datos expuestos
term-consequence-contacts-exposed = Contactos o fuentes expuestos
term-consequence-arrest-followed = Le siguió una detención
term-consequence-financial-loss = Pérdida económica
term-consequence-access-lost = Pérdida de acceso
term-consequence-reputation-harmed = Reputación dañada
term-consequence-none-known = Ninguna conocida
term-consequence-other = Otro
term-consequence-unknown = No se sabe

## occupation

term-occupation-journalist = Periodista
term-occupation-photographer = Fotógrafo o camarógrafo
term-occupation-blogger = Bloguero o comentarista en línea
term-occupation-human-rights-defender = Defensor de derechos humanos
term-occupation-environment-defender = Defensor de la tierra o el ambiente
term-occupation-womens-rights-defender = Defensora de derechos de las mujeres
term-occupation-lgbtiq-defender = Defensor de derechos LGBTIQ+
term-occupation-digital-rights-defender = Defensor de derechos digitales
term-occupation-trade-unionist = Sindicalista
term-occupation-community-leader = Líder o trabajador comunitario
term-occupation-aid-worker = Trabajador humanitario
term-occupation-social-worker = Trabajador social
term-occupation-lawyer = Abogado
term-occupation-judge = Juez o fiscal
term-occupation-doctor = Médico
term-occupation-nurse = Enfermero o partera
term-occupation-teacher = Docente
term-occupation-academic = Académico o investigador
term-occupation-student = Alumno o estudiante
term-occupation-politician = Político o dirigente de partido
term-occupation-legislator = Parlamentario
term-occupation-civil-servant = Funcionario público
term-occupation-religious-leader = Líder religioso
term-occupation-writer-or-artist = Escritor o artista
term-occupation-technologist = Especialista en informática o redes
term-occupation-business-owner = Empresario
term-occupation-shop-worker = Vendedor de tienda o mercado
term-occupation-farmer = Agricultor o pescador
term-occupation-miner = Minero
term-occupation-driver = Conductor
term-occupation-day-labourer = Jornalero
term-occupation-domestic-worker = Trabajador doméstico
term-occupation-sex-worker = Trabajador sexual
term-occupation-police-officer = Policía
term-occupation-soldier = Militar
term-occupation-volunteer = Voluntario
term-occupation-homemaker = Ama o amo de casa
term-occupation-retired = Jubilado
term-occupation-unemployed = Sin trabajo
term-occupation-other = Otro
term-occupation-unknown = No se sabe

## characteristic

term-characteristic-political-group = Miembro de partido o grupo político
term-characteristic-armed-group = Miembro de un grupo armado opositor
term-characteristic-armed-group-suspect = Sospechoso de oposición armada
term-characteristic-environment-group = Grupo ambientalista
term-characteristic-rights-group = Grupo de derechos humanos
term-characteristic-peace-group = Grupo pacifista
term-characteristic-union-member = Afiliado sindical
term-characteristic-faith-group = Grupo religioso
term-characteristic-media-worker = Trabaja en los medios
term-characteristic-womens-group = Grupo de mujeres
term-characteristic-pregnant = Embarazada
term-characteristic-mother = Madre de niños pequeños
term-characteristic-minor = Niña, niño o adolescente
term-characteristic-street-child = Niño de la calle
term-characteristic-older-person = Persona mayor
term-characteristic-indigenous = Persona indígena
term-characteristic-physical-disability = Discapacidad física
term-characteristic-mental-disability = Discapacidad mental o intelectual
term-characteristic-ethnic-minority = Minoría étnica
term-characteristic-religious-minority = Minoría religiosa
term-characteristic-linguistic-minority = Minoría lingüística
term-characteristic-lgbtiq = Persona LGBTIQ+
term-characteristic-migrant = Migrante
term-characteristic-undocumented = Sin papeles
term-characteristic-internally-displaced = Desplazado interno
term-characteristic-refugee = Refugiado
term-characteristic-asylum-seeker = Solicitante de asilo
term-characteristic-stateless = Apátrida
term-characteristic-exile = Exiliado o miembro de la diáspora
term-characteristic-prisoner = Preso
term-characteristic-ill-or-wounded = Enfermo o herido
term-characteristic-relative-of-target = Familiar de alguien perseguido
term-characteristic-associate-of-target = Amigo o colega de alguien perseguido
term-characteristic-witness-in-case = Testigo en un caso
term-characteristic-campaigner = Activista en campaña
term-characteristic-whistleblower = Denunciante interno
term-characteristic-demonstrator = Manifestante
term-characteristic-bystander = Transeúnte
term-characteristic-combatant = Combatiente
term-characteristic-civilian-in-conflict = Civil en un conflicto
term-characteristic-other = Otro

## civil-status

term-civil-status-single = Soltero
term-civil-status-married = Casado
term-civil-status-partnered = Vive en pareja
term-civil-status-separated = Separado
term-civil-status-divorced = Divorciado
term-civil-status-widowed = Viudo
term-civil-status-other = Otro
term-civil-status-unknown = No se sabe

## education

term-education-none = Sin escolaridad
term-education-primary = Primaria
term-education-secondary = Secundaria
term-education-vocational = Formación en un oficio
term-education-religious-school = Escuela religiosa
term-education-higher = Universidad o instituto superior
term-education-other = Otro
term-education-unknown = No se sabe

## whereabouts

term-whereabouts-known-contact = Lugar conocido, contacto permitido
term-whereabouts-known-no-contact = Lugar conocido, contacto negado
term-whereabouts-held-place-hidden = Detenido, lugar oculto
term-whereabouts-denied = Detención negada
term-whereabouts-moved-about = Trasladado de un lugar a otro
term-whereabouts-other = Otro
term-whereabouts-unknown = No se sabe
