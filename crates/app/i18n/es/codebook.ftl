# The definitions of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## act

def-act-killing = Privación deliberada de la vida de una persona
def-act-summary-execution = Muerte por orden de un funcionario sin juicio justo
def-act-extrajudicial-execution = Agentes del Estado matan a alguien sin que intervenga ningún tribunal
def-act-death-penalty = Se cumple una condena a muerte dictada por un tribunal
def-act-mass-killing = Muchas personas mueren en un mismo lugar u operativo
def-act-death-in-custody = Alguien muere mientras está en manos de las autoridades, sea cual sea la causa alegada
def-act-attempted-killing = Alguien intentó matar a una persona, que sobrevivió
def-act-targeted-killing-non-state = Un grupo armado o político mata a alguien por lo que representa
def-act-killing-at-protest = La fuerza usada contra una multitud o marcha mata a alguien
def-act-indiscriminate-attack = Un ataque que no distingue entre civiles y combatientes causa muertes
def-act-crossfire-death = Alguien ajeno al combate muere entre dos bandos
def-act-death-under-torture = Alguien muere por lo que le hicieron estando detenido
def-act-assault = Fuerza física contra una persona sin llegar a la tortura
def-act-torture = Dolor grave infligido a propósito con participación oficial
def-act-ill-treatment = Trato que daña o degrada sin calificarse de tortura
def-act-rape = Penetración sexual sin consentimiento
def-act-attempted-rape = Alguien intentó violar a una persona sin lograrlo
def-act-sexual-violence = Acto o contacto sexual forzado, distinto de la violación
def-act-sexual-harassment = Palabras, miradas o insinuaciones sexuales no deseadas
def-act-genital-mutilation = Se cortan o extirpan los genitales sin necesidad médica
def-act-forced-sterilisation = Se deja a una persona sin poder tener hijos contra su voluntad
def-act-forced-marriage = Matrimonio al que una parte no consintió libremente
def-act-threat = Anuncio de un daño que no es la muerte
def-act-death-threat = Se dice a alguien que lo matarán a él o a los suyos
def-act-harassment = Presión repetida que desgasta a una persona
def-act-stalking = Se sigue o contacta a alguien una y otra vez hasta causarle miedo
def-act-surveillance = Personas observan o siguen a alguien o un lugar
def-act-reprisal-on-relatives = Se hace pagar a familiares o amigos por lo que alguien hizo
def-act-collective-punishment = Se castiga a todo un grupo por lo que hicieron uno o algunos
def-act-arrest = Las autoridades toman a alguien bajo su poder
def-act-mass-arrest = Se detiene a muchas personas a la vez sin mirar quiénes son
def-act-detention = Se mantiene encerrada a una persona después de capturarla
def-act-incommunicado-detention = Alguien está detenido sin acceso a abogado ni familia
def-act-pretrial-overstay = Alguien espera juicio más de lo que permiten la ley o la justicia
def-act-denial-of-bail = Se niega la libertad aunque la ley la permitiría
def-act-enforced-disappearance = Agentes del Estado se llevan a alguien y ocultan su paradero
def-act-abduction = Personas sin potestad legal se llevan a alguien
def-act-house-arrest = Se prohíbe a alguien salir de su casa
def-act-curfew = No se permite salir de casa a ciertas horas
def-act-psychiatric-confinement = Se encierra a alguien en un psiquiátrico para callarlo
def-act-slavery = Se trata a una persona como propiedad de otra
def-act-search-or-raid = Entran y registran una casa u oficina sin base legal
def-act-body-search = Se registra el cuerpo de alguien para humillar o sin motivo
def-act-summons = Las autoridades citan e interrogan a alguien
def-act-judicial-harassment = Se usan cargos o demandas para desgastar a alguien
def-act-unfair-trial = Un proceso carece de las garantías debidas
def-act-denial-of-lawyer = Se impide a un acusado o detenido tener abogado
def-act-closed-trial = Se excluye al público y a los observadores de un juicio
def-act-forced-confession = Se obliga a alguien a confesar o declarar contra sí mismo
def-act-displacement = Se obliga a la gente a dejar la zona donde vive
def-act-eviction = Se expulsa por la fuerza de la vivienda o la tierra
def-act-deportation = Se saca a alguien del país
def-act-refoulement = Se devuelve a alguien adonde corre peligro de persecución
def-act-denial-of-asylum = Se rechaza una solicitud de protección sin examen justo
def-act-exile = Se expulsa a alguien de su propio país
def-act-internal-exile = Se obliga a alguien a vivir en otra parte del país
def-act-denial-of-return = Se impide a alguien volver a su país u hogar
def-act-travel-ban = No se permite a alguien salir del país o de un lugar
def-act-passport-seizure = Se quitan, anulan o niegan documentos de viaje
def-act-loss-of-nationality = Un Estado quita la ciudadanía a alguien
def-act-blockade = Se impide la entrada o salida de personas o bienes de una zona
def-act-property-destruction = Se arruinan a propósito cosas o edificios
def-act-looting = Se toman bienes por la fuerza o en el desorden
def-act-confiscation = Las autoridades quitan pertenencias
def-act-land-seizure = La gente pierde la tierra en que vive o trabaja a manos de quien tiene poder
def-act-extortion = Se obtiene dinero o bienes con amenazas
def-act-asset-freeze = Se bloquean cuentas o bienes para frenar una labor
def-act-dismissal = Alguien pierde trabajo o estudios como castigo
def-act-forced-labour = Se obliga a alguien a trabajar bajo amenaza
def-act-withheld-wages = Se hizo el trabajo y se retiene la paga
def-act-union-repression = Se obstaculiza la labor de un sindicato
def-act-denial-of-medical-care = Se impide el tratamiento a alguien detenido o necesitado
def-act-denial-of-aid = Se impide que comida o ayuda llegue a la gente
def-act-pollution = Se ensucia agua, suelo o aire y la gente sufre daño
def-act-censorship = Se impide que palabras o imágenes lleguen a la gente
def-act-publication-ban = Se prohíbe una obra, un canal o un periódico
def-act-speech-ban = Se prohíbe a alguien hablar en público o con la prensa
def-act-accreditation-refused = Se niegan a un periodista los permisos para trabajar
def-act-information-withheld = Las autoridades ocultan lo que el público tiene derecho a saber
def-act-religious-restriction = Se impide practicar o dejar una religión
def-act-assembly-ban = Se prohíbe o disuelve una reunión o marcha
def-act-organisation-ban = Se prohíbe o clausura un grupo
def-act-office-closure = Las autoridades cierran el local de un grupo o redacción
def-act-funding-ban = Se corta a un grupo el dinero, a menudo del extranjero
def-act-foreign-agent-label = La ley marca a una persona o grupo como al servicio de otros países
def-act-voter-intimidation = Se atemoriza a votantes, candidatos u observadores
def-act-denial-of-vote = Se impide votar a quien tiene derecho
def-act-defamation = Mentiras o insultos dañan el buen nombre de alguien
def-act-spyware-infection = Un programa en el dispositivo informa a otro sobre su dueño
def-act-spyware-attempt = Alguien intentó instalar software espía y no se halló infección
def-act-stalkerware = Una aplicación instalada por alguien cercano vigila al dueño
def-act-phishing = Un mensaje engaña a alguien para obtener acceso o secretos
def-act-account-takeover = Otra persona controla la cuenta de alguien
def-act-device-linked = Una mensajería o cuenta se duplica en silencio en el dispositivo de un atacante
def-act-account-blocking = Se retira una cuenta o su contenido; hoy se distingue entre suspensión y retirada
def-act-account-suspension = Una plataforma cierra o congela la cuenta de alguien
def-act-content-removal = Una plataforma o un alojamiento retira lo que alguien publicó
def-act-doxxing = Se publican datos privados para que otros encuentren o dañen a alguien
def-act-impersonation = Alguien se hace pasar en línea por otra persona o grupo
def-act-online-harassment = Abuso repetido contra una persona en la red
def-act-hate-campaign = Muchas cuentas atacan juntas a una persona o grupo
def-act-disinformation = Se difunden a propósito falsedades para dañar o confundir
def-act-intimate-image-abuse = Se difunden imágenes íntimas o se amenaza con ello
def-act-sexual-extortion = Se chantajea a alguien con imágenes o charlas íntimas
def-act-synthetic-media = Se falsifican sonidos o imágenes para engañar o avergonzar
def-act-device-seizure = Las autoridades se llevan un teléfono, ordenador o disco
def-act-border-device-search = Agentes revisan el dispositivo de un viajero
def-act-forced-unlocking = Se obliga a alguien a abrir un dispositivo o dar un código
def-act-data-extraction = Se copian con herramientas los contenidos de un dispositivo
def-act-forced-app-install = Se obliga a instalar un programa que informa sobre la persona
def-act-sim-swap = Un número de teléfono pasa a la tarjeta de un atacante
def-act-interception = Se captan llamadas o mensajes en tránsito
def-act-location-tracking = Se siguen los movimientos de alguien por medios técnicos
def-act-social-media-monitoring = Autoridades o empresas recogen lo que la gente dice en línea
def-act-facial-recognition = Una máquina compara rostros para hallar o seguir a personas
def-act-biometric-collection = Se toman huellas, rostro, iris o ADN bajo presión
def-act-drone-surveillance = Se observa a personas o lugares desde el aire
def-act-internet-shutdown = Se corta el acceso a la red en una zona o población
def-act-throttling = La red se ralentiza hasta ser casi inútil
def-act-blocking = No se puede acceder a un sitio o servicio desde un lugar
def-act-circumvention-ban = Se prohíbe o castiga usar VPN o mensajería privada
def-act-domain-seizure = Se quita a su dueño el nombre o servidor de un sitio
def-act-denial-of-service = Se satura un sitio hasta que cae
def-act-defacement = Un atacante sustituye las páginas de un sitio
def-act-ransomware = Se bloquean los datos y se pide dinero para abrirlos
def-act-data-destruction = Se borran a propósito archivos o sistemas
def-act-data-breach = Datos almacenados se filtran o son robados
def-act-data-request = Una autoridad pide a una empresa datos de alguien
def-act-supply-chain-compromise = Se manipulan programas o actualizaciones en su origen
def-act-other = Algo que ningún otro término cubre; aclárelo en la nota
def-act-unknown = No hay información sobre esto

## method

def-method-shooting = Se usan armas de fuego contra personas
def-method-beating = Golpes con manos, pies u objetos
def-method-kicking = Golpes con la mano, el puño o el pie
def-method-blunt-objects = Se golpea con un objeto duro o que azota
def-method-foot-whipping = Se golpea la planta de los pies
def-method-ear-blows = Se golpean los dos oídos a la vez
def-method-stabbing = Se hiere con una hoja o punta
def-method-amputation = Se corta un miembro u otra parte del cuerpo
def-method-nail-removal = Se arrancan uñas de manos o pies
def-method-burning = Se daña con fuego, calor o brasas
def-method-cigarette-burns = Se apagan cigarrillos sobre la piel
def-method-acid-attack = Se vierte una sustancia cáustica sobre alguien
def-method-bombing = Se usan explosivos o proyectiles
def-method-drone-strike = Una aeronave no tripulada ataca a personas
def-method-arson = Se prende fuego a edificios o bienes
def-method-landmine = Estalla una carga enterrada u oculta
def-method-chemical-weapon = Se usa un agente tóxico como arma
def-method-poisoning = Se administra a alguien una sustancia dañina
def-method-starvation = Se deja a la gente sin comida hasta morir o casi
def-method-suffocation = Se corta la respiración con agua, bolsa u otro medio
def-method-near-drowning = Se usa agua para que alguien sienta que se ahoga
def-method-bag-over-head = Se cubre la cabeza hasta que falta el aire
def-method-strangulation = Se aprieta o ata el cuello
def-method-electric-shock = Se hace pasar corriente por el cuerpo
def-method-stress-position = Se obliga a mantener una posición dolorosa
def-method-suspension = Se cuelga a alguien de brazos, muñecas o pies
def-method-binding = Se atan manos o pies mucho tiempo o con fuerza
def-method-sleep-deprivation = Se impide dormir a alguien
def-method-food-deprivation = Un detenido recibe muy poca comida o agua
def-method-medicine-withheld = No se dan a un detenido las medicinas que necesita
def-method-forced-feeding = Se introduce comida en alguien contra su voluntad
def-method-drugging = Se dan drogas para quebrar, confundir o dañar
def-method-isolation = Se mantiene a alguien solo durante mucho tiempo
def-method-overcrowding = Demasiadas personas en un espacio muy pequeño
def-method-extreme-temperature = Se expone a alguien a calor o frío que daña
def-method-noise-or-light = Se fuerzan los sentidos sin descanso
def-method-blindfolding = Se cubren los ojos mucho tiempo
def-method-humiliation = Se avergüenza o degrada a alguien a propósito
def-method-forced-nudity = Se obliga a alguien a desnudarse o seguir desnudo
def-method-threats = Se anuncia un daño para presionar a alguien
def-method-threats-to-family = Se anuncia un daño a familiares para presionar
def-method-mock-execution = Se hace creer a alguien que van a matarlo
def-method-made-to-watch = Se obliga a ver u oír cómo dañan a otra persona
def-method-animals = Se azuzan perros u otros animales contra alguien
def-method-tear-gas = Se usa gas irritante contra personas
def-method-rubber-bullets = Se disparan proyectiles pensados para no matar
def-method-water-cannon = Se usan chorros de agua contra una multitud
def-method-vehicle-attack = Se lanza un coche o camión contra personas
def-method-zero-click = Se ataca un dispositivo sin que su dueño haga nada
def-method-one-click-link = El ataque funciona al abrir un enlace
def-method-message-with-link = Un SMS o chat trae el enlace
def-method-e-mail-attachment = Un archivo enviado por correo lleva el ataque
def-method-fake-login-page = Una página copiada recoge contraseñas
def-method-adversary-in-the-middle = Un intermediario reenvía el acceso y se queda la sesión
def-method-session-theft = Se roban cookies o fichas y no hace falta contraseña
def-method-consent-phishing = La víctima da a la aplicación del atacante acceso a su cuenta
def-method-qr-code-lure = Un código para escanear lleva al ataque o vincula un dispositivo
def-method-fake-profile = Una persona inventada gana confianza antes del ataque
def-method-phone-call-lure = Alguien convence por teléfono de dar acceso
def-method-malicious-app = Una aplicación hace otra cosa de lo que dice
def-method-management-profile = Un perfil de configuración da el control a un extraño
def-method-network-injection = Se altera el tráfico en tránsito para lanzar un ataque
def-method-watering-hole = Un sitio de confianza ataca a sus visitantes
def-method-physical-access = Alguien manipula el propio dispositivo
def-method-usb-device = Una memoria, cable o cargador conectado lleva el ataque
def-method-extraction-tool = Un producto forense abre y copia un dispositivo
def-method-imsi-catcher = Una celda falsa hace que los teléfonos cercanos se conecten
def-method-ss7-tracking = Se abusa de la señalización entre operadores para localizar o escuchar
def-method-sms-code-interception = Otra persona lee los códigos de un solo uso
def-method-password-reuse = Una contraseña filtrada o fácil abre la cuenta
def-method-cloned-voice = Una voz o cara hecha por máquina pasa por alguien conocido
def-method-mass-reporting = Muchas quejas falsas hacen actuar a una plataforma
def-method-bot-network = Cuentas manejadas por máquina publican o atacan juntas
def-method-dns-tampering = Los nombres de sitios llevan a otra parte o a ninguna
def-method-deep-packet-inspection = Se lee el tráfico en la red para filtrarlo o frenarlo
def-method-route-hijack = Se quitan o desvían los caminos hacia una red
def-method-cell-cut = Se apaga el servicio móvil en una zona
def-method-other = Algo que ningún otro término cubre; aclárelo en la nota
def-method-unknown = No hay información sobre esto

## right

def-right-life = No ser matado arbitrariamente
def-right-liberty = No ser encerrado sin base legal
def-right-integrity = Estar a salvo en cuerpo y mente
def-right-freedom-from-torture = No ser nunca torturado ni degradado
def-right-assembly = Reunirse pacíficamente
def-right-association = Formar grupos y unirse a ellos
def-right-expression = Tener y compartir opiniones
def-right-information = Buscar y recibir información
def-right-movement = Desplazarse y elegir dónde vivir
def-right-religion = Creer y practicar, o no
def-right-privacy = Que no se metan en la casa, las cartas ni la red
def-right-reputation = Que no se ataque ilegalmente el buen nombre
def-right-non-discrimination = Recibir un trato igual
def-right-political-participation = Votar, ser candidato y participar en lo público
def-right-fair-trial = Ser oído por un tribunal justo
def-right-property = Conservar lo que se posee
def-right-health = Alcanzar la mejor salud posible
def-right-education = Ir a la escuela y aprender
def-right-work = Trabajar libremente y en condiciones justas
def-right-housing = Tener casa, comida y lo necesario para vivir
def-right-data-protection = Decidir qué pasa con los propios datos
def-right-women = Derechos que protegen a las mujeres
def-right-children = Derechos que protegen a niñas y niños
def-right-minorities = Derechos que protegen a las minorías
def-right-other = Algo que ningún otro término cubre; aclárelo en la nota

## incident-status

def-incident-status-draft = Aún se escribe; no apoyarse en ello
def-incident-status-active = Alguien trabaja en ello ahora
def-incident-status-pending = El trabajo espera algo de fuera
def-incident-status-closed = No se prevé más trabajo

## finding

def-finding-not-examined = Nadie lo ha mirado todavía
def-finding-unlikely = Lo que se sabe habla en contra de una violación
def-finding-possible = Puede ser una violación; se sabe poco
def-finding-likely = Casi todo lo que se sabe apunta a una violación
def-finding-confirmed = Fuentes independientes entre sí coinciden
def-finding-not-a-violation = Ocurrió y no es una violación
def-finding-nothing-found = Se examinó con medios indicados y no se halló nada; no significa que esté a salvo

## place-type

def-place-type-home = Donde vive alguien
def-place-type-workplace = Donde trabaja alguien
def-place-type-business = Lugar que vende bienes o servicios
def-place-type-factory = Donde se fabrican bienes
def-place-type-mine = Donde se extraen minerales o piedra
def-place-type-farm = Donde se cultiva o se crían animales
def-place-type-hotel = Donde duermen o comen huéspedes
def-place-type-government-office = Oficina de una autoridad pública
def-place-type-military-site = Cuartel, base u otro terreno de fuerzas armadas
def-place-type-police-station = Donde trabaja la policía y puede retener a personas
def-place-type-prison = Donde se cumplen penas o se espera juicio
def-place-type-court = Donde se ven las causas
def-place-type-school = Donde se enseña, en cualquier nivel
def-place-type-hospital = Donde se atiende a enfermos o heridos
def-place-type-organisation-office = Local de un grupo de la sociedad civil
def-place-type-media-office = Redacción, estudio o imprenta
def-place-type-place-of-worship = Mezquita, iglesia, templo u otra casa de oración
def-place-type-public-square = Espacio abierto que cualquiera puede usar
def-place-type-protest-site = Donde la gente se reunió para reclamar algo
def-place-type-polling-place = Donde se vota o se cuentan votos
def-place-type-embassy = Sede de la misión de otro Estado
def-place-type-road = Vía para vehículos fuera de un poblado
def-place-type-vehicle = Dentro de un coche, furgoneta o camión
def-place-type-checkpoint = Donde se detiene y controla a la gente en su camino
def-place-type-border-crossing = Donde se pasa de un país a otro
def-place-type-airport = Donde llegan y salen aviones, trenes o autobuses
def-place-type-refugee-camp = Donde viven por un tiempo quienes huyeron
def-place-type-secret-site = Lugar de detención cuya existencia no se reconoce
def-place-type-online = En la red, no en un lugar físico
def-place-type-other = Algo que ningún otro término cubre; aclárelo en la nota
def-place-type-unknown = No hay información sobre esto

## degree

def-degree-carried-out = Cometió el acto con sus propias manos
def-degree-ordered = Mandó a otros hacerlo
def-degree-incited = Instó a otros, en público o en privado, a hacerlo
def-degree-assisted = Ayudó a quienes lo hicieron
def-degree-financed = Dio dinero para que se hiciera
def-degree-present = Estaba allí y, hasta donde se sabe, no participó
def-degree-planned = Preparó cómo se haría
def-degree-suspected = Se le cree implicado; no se sabe cómo
def-degree-made-rule = Redactó o aprobó la ley u orden que llevó a ello
def-degree-applied-rule = Puso en práctica esa ley u orden
def-degree-failed-to-prevent = Pudo evitarlo y no lo hizo
def-degree-failed-to-punish = Lo supo y lo dejó pasar
def-degree-concealed = Borró huellas o engañó a quienes preguntaban
def-degree-supplied-technology = Vendió o dio los medios usados
def-degree-operated-technology = Manejó las herramientas contra el objetivo
def-degree-hosted = Sus servidores o red llevaron el ataque
def-degree-other = Algo que ningún otro término cubre; aclárelo en la nota
def-degree-unknown = No hay información sobre esto

## perpetrator-type

def-perpetrator-type-state = Cualquier órgano estatal, si no se sabe más
def-perpetrator-type-national-official = Alguien del gobierno nacional
def-perpetrator-type-local-official = Alguien de un gobierno municipal o regional
def-perpetrator-type-legislature = Órgano que hace las leyes o uno de sus miembros
def-perpetrator-type-armed-forces = Ejército, marina, aviación u otro cuerpo militar
def-perpetrator-type-police = Policía de cualquier tipo
def-perpetrator-type-border-guard = Quien controla quién entra o sale
def-perpetrator-type-prison-staff = Guardias y otros que manejan lugares de detención
def-perpetrator-type-intelligence = Servicio que reúne información en secreto
def-perpetrator-type-judiciary = Jueces y tribunales
def-perpetrator-type-prosecution = Quienes acusan en nombre del Estado
def-perpetrator-type-foreign-state = Órganos de un Estado distinto al del lugar
def-perpetrator-type-occupying-force = Fuerzas que ocupan territorio ajeno
def-perpetrator-type-pro-government-militia = Hombres armados que actúan para el gobierno sin ser sus fuerzas
def-perpetrator-type-death-squad = Quienes matan o castigan fuera de la ley, a menudo tolerados
def-perpetrator-type-armed-opposition = Grupos armados que combaten al gobierno
def-perpetrator-type-private-army = Hombres armados que siguen a un jefe o dueño
def-perpetrator-type-organised-crime = Grupo estable que vive del delito
def-perpetrator-type-private-security = Guardias contratados o empresa de seguridad
def-perpetrator-type-crowd = Gente que actúa junta sin mando
def-perpetrator-type-family-member = Cónyuge, pareja o pariente de la víctima
def-perpetrator-type-employer = Persona para quien trabaja la víctima
def-perpetrator-type-teacher = Quien tiene poder sobre alumnos o estudiantes
def-perpetrator-type-landowner = Quien posee tierra donde otros viven o trabajan
def-perpetrator-type-company = Empresa de cualquier tamaño
def-perpetrator-type-spyware-vendor = Empresa que vende medios para vigilar o entrar en dispositivos
def-perpetrator-type-spyware-operator = Quien usa esos medios contra personas
def-perpetrator-type-telecom-operator = Empresa que gestiona redes de telefonía o datos
def-perpetrator-type-online-platform = Empresa que aloja lo que la gente publica o dice
def-perpetrator-type-data-broker = Empresa que recoge y vende datos de personas
def-perpetrator-type-hacker-for-hire = Quienes entran en cuentas o dispositivos por dinero
def-perpetrator-type-troll-network = Cuentas manejadas juntas para atacar o engañar
def-perpetrator-type-state-media = Medios que difunden lo que quiere el poder
def-perpetrator-type-other = Algo que ningún otro término cubre; aclárelo en la nota
def-perpetrator-type-unknown = No hay información sobre esto

## perpetrator-status

def-perpetrator-status-in-post = Conserva el cargo que tenía
def-perpetrator-status-not-charged = No se abrió causa en su contra
def-perpetrator-status-charged = Está acusado y no se conoce sentencia
def-perpetrator-status-convicted = Un tribunal lo declaró culpable
def-perpetrator-status-acquitted = Un tribunal lo declaró inocente
def-perpetrator-status-unpunished = Fue juzgado y no sufrió pena
def-perpetrator-status-dismissed = Perdió el cargo que tenía
def-perpetrator-status-sanctioned = Otro Estado u organismo le impuso sanciones
def-perpetrator-status-unknown = No hay información sobre esto

## victim-status

def-victim-status-dead = Murió por ello o mientras duraba
def-victim-status-injured = Con lesiones y con vida
def-victim-status-disabled = Sanó con un daño que perdura
def-victim-status-missing = Nadie sabe dónde está
def-victim-status-found-alive = Estaba desaparecida y apareció viva
def-victim-status-held = Encerrada en el momento de escribir
def-victim-status-held-awaiting-trial = Encerrada mientras se ve su causa
def-victim-status-released = Puesta en libertad, con o sin condiciones
def-victim-status-released-on-trial = Libre por ahora mientras sigue la causa
def-victim-status-escaped = Huyó de quienes la retenían
def-victim-status-in-hiding = Buscada o con miedo, y se oculta
def-victim-status-exiled = Vive fuera del país y no puede volver sin peligro
def-victim-status-displaced = Tuvo que dejar su casa y vive en otra parte
def-victim-status-returned-home = Se fue por seguridad y ha vuelto
def-victim-status-restricted = No puede ir adonde quiera
def-victim-status-lost-work = Fue despedida por ello
def-victim-status-account-lost = Ya no controla una cuenta
def-victim-status-device-lost = Ya no tiene un dispositivo
def-victim-status-device-compromised = Tiene un dispositivo que otros leen o manejan
def-victim-status-unharmed = No se conoce daño
def-victim-status-unknown = No hay información sobre esto

## attribution

def-attribution-officials-admit = Las autoridades dicen que ocurrió y que fueron ellas
def-attribution-officials-deny = Las autoridades dicen que no ocurrió nada así
def-attribution-officials-deny-responsibility = Las autoridades dicen que ocurrió pero que fueron otros
def-attribution-officials-other-account = Las autoridades cuentan los hechos de otro modo
def-attribution-non-state-admit = Un grupo dice haberlo hecho
def-attribution-non-state-deny = Un grupo dice no haberlo hecho
def-attribution-vendor-deny = El fabricante dice que no se usó así
def-attribution-technical-analysis = Huellas en dispositivos o redes apuntan a alguien
def-attribution-platform-notice = Una plataforma avisó a su usuario quién estaba detrás
def-attribution-court-finding = Un tribunal ha dicho quién lo hizo
def-attribution-independent-inquiry = Personas sin interés en el caso investigaron y señalaron al autor
def-attribution-other = Algo que ningún otro término cubre; aclárelo en la nota
def-attribution-unknown = No hay información sobre esto

## detention-type

def-detention-type-administrative = Detenido por una orden, sin causa penal
def-detention-type-emergency = Detenido según normas de emergencia o seguridad
def-detention-type-expression-charge = Acusado por palabras, imágenes o protesta pacífica
def-detention-type-ordinary-charge = Acusado de un delito común
def-detention-type-security-charge = Acusado de dañar al Estado o de terrorismo
def-detention-type-cybercrime-charge = Acusado según una ley sobre ordenadores o la red
def-detention-type-no-charge = Detenido sin que se nombre cargo alguno
def-detention-type-other = Algo que ningún otro término cubre; aclárelo en la nota
def-detention-type-unknown = No hay información sobre esto

## intent

def-intent-information = Hacer que alguien diga lo que sabe
def-intent-intimidation = Atemorizar a la persona afectada
def-intent-deterrence = Que otros teman hacer lo mismo
def-intent-punishment = Hacer pagar a alguien por lo que hizo o es
def-intent-silencing = Detener críticas u oposición
def-intent-extortion = Obtener dinero, bienes o favores
def-intent-identify-contacts = Saber quién trabaja o habla con la víctima
def-intent-discredit = Que la gente desconfíe de la víctima
def-intent-other = Algo que ningún otro término cubre; aclárelo en la nota
def-intent-unknown = No hay información sobre esto

## connection

def-connection-victim = Lo cuenta la persona a quien le ocurrió
def-connection-witness = Vio u oyó cómo ocurría
def-connection-perpetrator = Participó en hacerlo
def-connection-relative = Pariente de la persona afectada
def-connection-colleague = Trabaja o trabajó con la víctima
def-connection-fellow-member = Pertenece al mismo grupo que la víctima
def-connection-insider = Lo sabe desde el lado del perpetrador
def-connection-third-party = Transmite lo que otros dijeron
def-connection-journalist = Lo supo por su labor informativa
def-connection-lawyer = Lo supo al representar a alguien
def-connection-medical-staff = Lo supo al atender a alguien
def-connection-organisation = Un grupo lo cuenta como propio
def-connection-analyst = Lo halló en huellas de dispositivos o redes
def-connection-service-provider = Lo supo al operar un servicio
def-connection-unknown = No hay información sobre esto

## material

def-material-interview = Conversación hecha para documentar
def-material-victim-testimony = Lo que contó la víctima con sus palabras
def-material-witness-testimony = Lo que contó un testigo con sus palabras
def-material-affidavit = Declaración firmada como verdadera
def-material-letter = Escrito dirigido a alguien, en papel o por correo
def-material-phone-call = Lo que se dijo por teléfono
def-material-audio = Grabación de sonido
def-material-video = Grabación de imágenes en movimiento
def-material-photograph = Imagen fija de una cámara
def-material-medical-report = Hallazgos escritos de un médico
def-material-autopsy-report = Hallazgos escritos sobre un cadáver
def-material-court-record = Documentos de un tribunal
def-material-official-statement = Lo que publicó una autoridad
def-material-press-article = Lo que publicó un medio
def-material-report = Lo que publicó un grupo sobre ello
def-material-leaflet = Impreso para repartir o pegar
def-material-broadcast = Lo que se emitió al aire
def-material-survey = Respuestas de muchas personas a las mismas preguntas
def-material-satellite-image = Imagen del terreno tomada desde el espacio
def-material-leaked-document = Documento que su dueño no quería difundir
def-material-chat-export = Mensajes guardados desde una aplicación de chat
def-material-screenshot = Imagen de una pantalla
def-material-social-media-post = Algo publicado en una red social
def-material-forensic-report = Hallazgos escritos de un examen técnico
def-material-network-capture = Tráfico de red grabado
def-material-system-log = Anotaciones que un sistema guarda de sí
def-material-threat-notification = Advertencia de que alguien fue objetivo
def-material-other = Algo que ningún otro término cubre; aclárelo en la nota
def-material-unknown = No hay información sobre esto

## reliability

def-reliability-a = Sin duda de su honradez y capacidad; siempre acertó
def-reliability-b = Ligera duda; casi siempre acertó
def-reliability-c = Cierta duda; ha acertado antes
def-reliability-d = Duda notable; a veces acertó
def-reliability-e = Falta de honradez o capacidad; ya se equivocó
def-reliability-f = Se sabe muy poco del informante

## credibility

def-credibility-1 = Otros que no dependen de ello dicen lo mismo
def-credibility-2 = Encaja con lo que se sabe; sin confirmar
def-credibility-3 = Puede ser; coincide en parte con lo que se sabe
def-credibility-4 = Posible, pero nada lo apoya
def-credibility-5 = Contradice lo que se sabe
def-credibility-6 = No hay con qué juzgarlo

## intervention

def-intervention-financial-help = Dinero o bienes para quien lo necesita
def-intervention-legal-help = Abogado o asesoría jurídica
def-intervention-medical-help = Tratamiento o un médico
def-intervention-psychosocial-help = Apoyo emocional y para la vida diaria
def-intervention-relocation = Llevar a alguien a un lugar más seguro
def-intervention-publicity = Dar a conocer el caso
def-intervention-quiet-contact = Hablar en privado con quien puede ayudar
def-intervention-referral = Remitir a la persona a quien puede ayudar
def-intervention-demand-inquiry = Pedir a las autoridades que investiguen
def-intervention-appeal = Pedir que se revoque lo decidido
def-intervention-un-submission = Enviar el caso a un procedimiento de Naciones Unidas
def-intervention-litigation = Llevar a los responsables ante un tribunal
def-intervention-trial-observation = Asistir al juicio para ver si es justo
def-intervention-prison-visit = Ir a ver a una persona detenida
def-intervention-urgent-appeal = Llamar a muchos a escribir o actuar ya
def-intervention-sanctions-request = Pedir a un Estado u organismo que sancione a alguien
def-intervention-device-triage = Primer vistazo a si un dispositivo fue atacado
def-intervention-forensic-analysis = Examen técnico a fondo
def-intervention-account-recovery = Devolver una cuenta a su dueño
def-intervention-platform-escalation = Pedir al personal de una plataforma que actúe
def-intervention-takedown-request = Pedir al alojamiento que quite el sitio de un atacante
def-intervention-device-replacement = Dar un teléfono u ordenador limpio
def-intervention-security-advice = Enseñar a alguien a estar más seguro
def-intervention-target-warning = Avisar a otros de que pueden ser los siguientes
def-intervention-other = Algo que ningún otro término cubre; aclárelo en la nota

## response

def-response-helped = Hizo lo pedido o una parte
def-response-pressed-authorities = Usó su influencia ante el poder
def-response-publicised = Habló o escribió de ello en público
def-response-promised = Dijo que actuaría
def-response-inquiry-opened = Empezó a investigar
def-response-asked-for-more = Quiso saber más antes
def-response-token = Contestó por cumplir
def-response-denied = Dijo que no ocurrió
def-response-obstructed = Intentó frenar la gestión
def-response-retaliated = Castigó a quien pidió o a quien se ayudaba
def-response-none = No contestó
def-response-other = Algo que ningún otro término cubre; aclárelo en la nota

## impact

def-impact-strong-positive = La situación mejoró claramente por ello
def-impact-positive = La situación mejoró por ello
def-impact-minor = La situación mejoró un poco por ello
def-impact-none = La situación sigue igual
def-impact-negative = La situación empeoró por ello
def-impact-strong-negative = La situación empeoró claramente por ello
def-impact-unknown = No hay información sobre esto

## intervention-status

def-intervention-status-planned = Decidida y sin empezar
def-intervention-status-under-way = Empezada y sin terminar
def-intervention-status-paused = Detenida por un tiempo
def-intervention-status-closed = Terminada

## priority

def-priority-urgent = Antes que todo lo demás
def-priority-high = Pronto
def-priority-normal = A su turno
def-priority-low = Cuando haya tiempo

## person-unit

def-person-unit-individual = Una persona
def-person-unit-family = Personas que viven en familia
def-person-unit-organisation = Grupo con miembros o personal
def-person-unit-community = Personas que comparten lugar o modo de vida
def-person-unit-social-group = Personas con un rasgo común, sin organización
def-person-unit-public = Cualquiera, sin distinción

## gender

def-gender-woman = Dice ser mujer
def-gender-man = Dice ser hombre
def-gender-non-binary = Dice no ser solo mujer ni solo hombre
def-gender-other = Algo que ningún otro término cubre; aclárelo en la nota
def-gender-withheld = Se le preguntó y no quiso decirlo
def-gender-not-recorded = Nadie lo preguntó ni anotó
def-gender-not-applicable = El registro representa a un grupo

## person-relation

def-person-relation-spouse = Casada o casado con
def-person-relation-partner = Vive con, sin matrimonio
def-person-relation-parent = Madre o padre de
def-person-relation-child = Hija o hijo de
def-person-relation-sibling = Hermana o hermano de
def-person-relation-relative = Pariente de otro grado
def-person-relation-friend = Persona cercana sin parentesco
def-person-relation-neighbour = Vive al lado o cerca
def-person-relation-colleague = Trabaja junto con
def-person-relation-superior = Da órdenes a
def-person-relation-subordinate = Recibe órdenes de
def-person-relation-lawyer = Representa legalmente a
def-person-relation-guardian = Tiene el deber de cuidar de
def-person-relation-member = Pertenece al grupo
def-person-relation-officer = Ocupa un cargo en el grupo
def-person-relation-branch = Es parte del grupo mayor
def-person-relation-ally = Colabora con el grupo
def-person-relation-other = Algo que ningún otro término cubre; aclárelo en la nota

## address-type

def-address-type-home = Donde vive la persona
def-address-type-work = Donde trabaja la persona
def-address-type-other = Algo que ningún otro término cubre; aclárelo en la nota
def-address-type-former = Donde estaba antes la persona
def-address-type-temporary = Donde está por ahora la persona

## channel

def-channel-phone = Por llamada o SMS a un número
def-channel-e-mail = Por correo a una dirección en la red
def-channel-signal = Por la mensajería Signal
def-channel-whatsapp = Por la mensajería WhatsApp
def-channel-telegram = Por la mensajería Telegram
def-channel-in-person = Cara a cara
def-channel-through-someone = Por medio de alguien en quien ambos confían
def-channel-other = Algo que ningún otro término cubre; aclárelo en la nota

## threat-type

def-threat-type-malware = Programa hecho para dañar o espiar
def-threat-type-tool = Programa que se puede usar mal, no hecho para dañar
def-threat-type-threat-actor = Personas o grupo que ataca
def-threat-type-intrusion-set = Ataques que parecen obra de un mismo grupo
def-threat-type-campaign = Ataques con un mismo fin durante un tiempo
def-threat-type-infrastructure = Servidores y nombres que usa un ataque
def-threat-type-attack-pattern = Una forma de atacar
def-threat-type-vulnerability = Debilidad que puede atacarse
def-threat-type-vendor = Empresa que vende medios de ataque o vigilancia

## indicator-type

def-indicator-type-domain = Un nombre en la red
def-indicator-type-url = Dirección de una página o archivo en la red
def-indicator-type-ipv4 = Número de una máquina en la red, forma antigua
def-indicator-type-ipv6 = Número de una máquina en la red, forma nueva
def-indicator-type-email = Dirección de la que sale o a la que llega correo
def-indicator-type-email-subject = La línea de asunto de un correo
def-indicator-type-phone = Número del que vienen llamadas o SMS
def-indicator-type-md5 = Suma MD5 de un archivo; se pueden fabricar dos archivos con la misma
def-indicator-type-sha1 = Suma SHA-1 de un archivo; se pueden fabricar dos archivos con la misma
def-indicator-type-sha256 = Suma SHA-256 de un archivo, que lo identifica con seguridad
def-indicator-type-sha512 = Suma SHA-512 de un archivo, que lo identifica con seguridad
def-indicator-type-file-name = Cómo se llama un archivo
def-indicator-type-file-path = Dónde está un archivo en un dispositivo
def-indicator-type-process = Cómo se llama un programa en ejecución
def-indicator-type-app-id = Nombre que la aplicación tiene para el sistema
def-indicator-type-certificate = Suma de un certificado que firma o cifra
def-indicator-type-android-property = Ajuste que guarda Android
def-indicator-type-profile-id = Id de un perfil que configura un dispositivo
def-indicator-type-mutex = Cerrojo con que un programa sabe que ya se ejecuta
def-indicator-type-registry-key = Entrada del registro de Windows
def-indicator-type-asn = Red de un operador, por su número
def-indicator-type-mac = Número físico de una tarjeta de red
def-indicator-type-user-agent = Cómo se nombra un navegador o programa
def-indicator-type-user-account = Cuenta de un servicio o sistema
def-indicator-type-software = Programa por nombre y versión
def-indicator-type-network = Serie de números en la red
def-indicator-type-pattern = Patrón de otro tipo

## pattern-type

def-pattern-type-stix = En el lenguaje de patrones de STIX 2.1
def-pattern-type-yara = Reglas que buscan en el contenido de archivos
def-pattern-type-sigma = Reglas que buscan en registros
def-pattern-type-snort = Reglas de tráfico de red, para Snort
def-pattern-type-suricata = Reglas de tráfico de red, para Suricata
def-pattern-type-pcre = Un patrón de caracteres
def-pattern-type-other = Algo que ningún otro término cubre; aclárelo en la nota

## triage

def-triage-unjudged = Nadie lo ha decidido aún
def-triage-malicious = Pertenece a un ataque
def-triage-suspicious = Puede pertenecer a un ataque
def-triage-false-positive = Coincide con cosas inofensivas
def-triage-expired = Fue cierto y ya no lo es

## set-format

def-set-format-stix = Un paquete STIX 2.0 o 2.1
def-set-format-misp = Eventos o canal de MISP
def-set-format-csv = Tabla con una fila por indicador
def-set-format-text = Lista con un indicador por línea
def-set-format-warning-list = Lista de nombres que comparten muchas personas, que advierte

## device-type

def-device-type-phone = Teléfono móvil
def-device-type-tablet = Ordenador plano con pantalla táctil
def-device-type-laptop = Ordenador que se lleva consigo
def-device-type-computer = Ordenador que se queda en la mesa
def-device-type-sim = Tarjeta o chip con un número de teléfono
def-device-type-storage = Algo que solo guarda datos
def-device-type-server = Máquina que atiende a otras en la red
def-device-type-router = Máquina que une redes
def-device-type-camera = Toma fotos o filma
def-device-type-recorder = Graba lo que se dice
def-device-type-wearable = Se lleva en el cuerpo y sabe dónde está
def-device-type-smart-home = Altavoz, cámara o aparato en red
def-device-type-vehicle = Coche u otro vehículo que guarda datos
def-device-type-security-key = Objeto pequeño que prueba quién accede
def-device-type-tracker = Objeto hecho para ser hallado o para seguir a alguien
def-device-type-account = Cuenta de un servicio
def-device-type-paper = Notas, cartas o impresos
def-device-type-other = Algo que ningún otro término cubre; aclárelo en la nota

## device-state

def-device-state-on-unlocked = Funcionando, y cualquiera podía usarlo
def-device-state-on-locked = Funcionando, y pedía un código
def-device-state-off = No funcionaba
def-device-state-damaged = Roto en parte o del todo
def-device-state-wiped = Se había quitado su contenido
def-device-state-unknown = No hay información sobre esto

## evidence-type

def-evidence-type-document = Texto escrito, en papel o archivo
def-evidence-type-photograph = Imagen fija de una cámara
def-evidence-type-video = Imágenes en movimiento
def-evidence-type-audio = Sonido grabado
def-evidence-type-screenshot = Imagen de una pantalla
def-evidence-type-web-capture = Una página de la red tal como era en un momento
def-evidence-type-message = Un mensaje o una conversación por mensajes
def-evidence-type-e-mail = Un correo con sus cabeceras
def-evidence-type-forensic-image = Copia de un disco o dispositivo entero
def-evidence-type-backup = Copia que un dispositivo hizo de sí
def-evidence-type-system-log = Anotaciones que un sistema guarda de sí
def-evidence-type-network-capture = Tráfico de red grabado
def-evidence-type-malware-sample = Copia de un programa dañino
def-evidence-type-analysis-output = Lo que escribió una herramienta de análisis
def-evidence-type-satellite-image = Imagen del terreno tomada desde el espacio
def-evidence-type-medical-record = Papeles o archivos sobre la salud de alguien
def-evidence-type-identity-document = Papel que dice quién es alguien
def-evidence-type-physical-object = Cosa guardada tal cual, como un casquillo o ropa
def-evidence-type-consent-form = Formulario en que alguien consintió
def-evidence-type-other = Algo que ningún otro término cubre; aclárelo en la nota

## obtained

def-obtained-handed-over = Alguien lo dio en persona
def-obtained-sent = Mandado por correo o mensajería
def-obtained-downloaded = Traído de la red
def-obtained-captured = Lo fotografiamos, filmamos o grabamos
def-obtained-extracted = Copiado de un dispositivo
def-obtained-found = Encontrado sin que nadie lo diera
def-obtained-returned-by-authority = Volvió tras estar en manos de autoridades
def-obtained-derived = Creado a partir de otro elemento de aquí
def-obtained-unknown = No hay información sobre esto

## operation

def-operation-copied = Copiado byte a byte
def-operation-redacted = Se cubrieron o quitaron partes
def-operation-cropped = Reducido a una parte
def-operation-transcribed = Se puso por escrito lo hablado
def-operation-translated = Puesto en otro idioma
def-operation-converted = Guardado en otro formato
def-operation-extracted = Se sacó una parte como archivo propio
def-operation-stripped = Sin lo que el archivo decía de sí mismo
def-operation-redaction-map = Lo que se quitó de un texto, guardado aparte

## held

def-held-here = El archivo está en esta bóveda
def-held-elsewhere = Alguien lo guarda en otro sitio
def-held-destroyed = Ya no existe

## custody

def-custody-collected = Puesto bajo custodia por primera vez
def-custody-received = Tomado de manos de alguien
def-custody-viewed = Abierto y mirado
def-custody-copied = Se hizo una copia
def-custody-exported = Una copia salió de la bóveda
def-custody-transferred = Entregado a alguien
def-custody-transformed = Se hizo otra cosa a partir de ello
def-custody-sealed = Cerrado de modo que se note un cambio
def-custody-deposited = Puesto en lugar seguro o archivo
def-custody-verified = Comprobado que sigue igual
def-custody-destroyed = Eliminado para siempre
def-custody-returned = Devuelto a quien lo entregó
def-custody-deviation = Algo se hizo de otro modo que el previsto

## consent-use

def-consent-use-keep = Conservar lo contado y entregado
def-consent-use-examine-device = Buscar huellas en un dispositivo
def-consent-use-share-indicators = Contar a otros cómo reconocer el ataque
def-consent-use-warn-targets = Decir a otros que también pueden ser atacados
def-consent-use-contact-again = Preguntar de nuevo a la persona más tarde

## consent-audience

def-consent-audience-partner = Una organización que se nombró a la persona
def-consent-audience-statistics = Cifras en que nadie puede ser reconocido
def-consent-audience-public = Cualquiera que lo lea o vea
def-consent-audience-un = Un mecanismo de Naciones Unidas
def-consent-audience-national-court = Un tribunal de un país
def-consent-audience-international-court = Un tribunal entre países o por encima de ellos

## consent-answer

def-consent-answer-no = La persona no consiente
def-consent-answer-yes = La persona consiente
def-consent-answer-ask = La persona quiere que se le pregunte cada vez

## publicity

def-publicity-no = Nada puede ir allí
def-publicity-anonymised = Puede ir si nadie puede reconocer a la persona
def-publicity-named = Puede ir con el nombre de la persona
def-publicity-ask = La persona quiere que se le pregunte cada vez

## consent-form

def-consent-form-written = Firmado en papel o pantalla
def-consent-form-spoken = Dicho, y anotado por alguien
def-consent-form-audio = Dicho y grabado
def-consent-form-thumbprint = Dado con la huella del pulgar

## capacity

def-capacity-own = La persona decidió sola
def-capacity-guardian = Decidió quien tiene el deber legal
def-capacity-assisted = Decidió la persona y alguien le ayudó a entender
def-capacity-next-of-kin = Decidió el pariente más próximo por quien no podía

## relation

def-relation-enabled = Lo primero hizo posible lo segundo
def-relation-followed = Lo primero vino después de lo segundo
def-relation-preceded = Lo primero vino antes de lo segundo
def-relation-caused = Lo primero provocó lo segundo
def-relation-motivated = Lo primero fue un motivo de lo segundo
def-relation-retaliation-for = Lo primero se hizo para castigar lo segundo
def-relation-parallel-to = Ambos ocurrieron al mismo tiempo
def-relation-part-of = Lo primero pertenece a lo segundo, mayor
def-relation-same-campaign = Ambos son de una misma campaña
def-relation-targeted = Lo primero se dirigió contra lo segundo
def-relation-uses = Lo primero se sirve de lo segundo
def-relation-attributed-to = Lo primero se tiene por obra de lo segundo
def-relation-communicates-with = Lo primero intercambia datos con lo segundo
def-relation-found-on = Lo primero se descubrió en lo segundo
def-relation-indicates = Ver lo primero sugiere lo segundo
def-relation-derived-from = Lo primero se hizo a partir de lo segundo
def-relation-corroborates = Lo primero apoya lo segundo
def-relation-contradicts = Lo primero habla en contra de lo segundo
def-relation-evidence-of = Lo primero ayuda a probar lo segundo
def-relation-belongs-to = Lo primero es propiedad de lo segundo o lo maneja
def-relation-covers = Lo primero se ocupa de lo segundo
def-relation-related-to = Tienen que ver entre sí; cómo, en la nota

## confidence

def-confidence-low = Bien puede ser de otro modo
def-confidence-medium = Es más probable que sí que no
def-confidence-high = Sorprendería que fuera de otro modo

## place-level

def-place-level-exact = El punto tal cual
def-place-level-100m = Movido de modo que acierta a 100 metros
def-place-level-1km = Movido de modo que acierta a un kilómetro
def-place-level-area = Solo la localidad o el distrito
def-place-level-country = Solo el país
def-place-level-withheld = Nada sobre el lugar

## tlp

def-tlp-red = Solo para los presentes o nombrados
def-tlp-amber-strict = Solo dentro de la organización receptora, a quien lo necesite
def-tlp-amber = Dentro de la organización y a sus clientes que lo necesiten
def-tlp-green = Dentro de la comunidad, no en público
def-tlp-clear = Sin límite para compartir

## pap

def-pap-red = No hacer nada que se note fuera
def-pap-amber = Consultar solo de forma pasiva
def-pap-green = Se permite bloquear y otras defensas
def-pap-clear = Sin límite a lo que se puede hacer

## consequence

def-consequence-injury = Heridas o dolor que un médico podría hallar
def-consequence-lasting-disability = El cuerpo no funciona como antes
def-consequence-trauma = Miedo, insomnio u otro sufrimiento mental
def-consequence-livelihood-lost = Se perdieron los medios de vida
def-consequence-home-lost = La persona ya no puede vivir en su casa
def-consequence-family-separated = Se separó a miembros de una familia
def-consequence-moved-for-safety = La persona dejó su ciudad o país para estar a salvo
def-consequence-self-censorship = La gente dejó de decir o hacer lo que solía
def-consequence-work-stopped = Se detuvo un proyecto, una investigación o un periódico
def-consequence-organisation-closed = Un grupo tuvo que dejar su labor
def-consequence-data-exposed = Datos privados o de trabajo cayeron en otras manos
def-consequence-contacts-exposed = Se supo de personas que confiaban en la víctima
def-consequence-arrest-followed = Alguien fue detenido por lo que se averiguó
def-consequence-financial-loss = Se perdió dinero, bienes o salario
def-consequence-access-lost = No se pudieron usar cuentas, dispositivos o la red
def-consequence-reputation-harmed = La gente piensa peor de la víctima por ello
def-consequence-none-known = No se ha informado de consecuencias
def-consequence-other = Algo que ningún otro término cubre; aclárelo en la nota
def-consequence-unknown = No hay información sobre esto

## occupation

def-occupation-journalist = Reúne e informa noticias
def-occupation-photographer = Toma imágenes o filma sucesos
def-occupation-blogger = Publica en la red sin un medio
def-occupation-human-rights-defender = Trabaja o actúa por los derechos de otros
def-occupation-environment-defender = Actúa para proteger tierra, agua o naturaleza
def-occupation-womens-rights-defender = Trabaja o actúa por los derechos de las mujeres
def-occupation-lgbtiq-defender = Trabaja o actúa por los derechos LGBTIQ+
def-occupation-digital-rights-defender = Trabaja por la libertad y seguridad en la red
def-occupation-trade-unionist = Trabaja para un sindicato o lo dirige
def-occupation-community-leader = Organiza a la gente donde vive
def-occupation-aid-worker = Lleva ayuda en guerras o desastres
def-occupation-social-worker = Ayuda por oficio a personas en dificultad
def-occupation-lawyer = Asesora y defiende en derecho
def-occupation-judge = Decide o lleva causas ante tribunales
def-occupation-doctor = Atiende enfermos por profesión
def-occupation-nurse = Cuida enfermos o partos
def-occupation-teacher = Enseña en una escuela
def-occupation-academic = Enseña o investiga en una universidad
def-occupation-student = Aprende en escuela o universidad
def-occupation-politician = Trabaja para un partido o busca un cargo
def-occupation-legislator = Ocupa un escaño en un órgano legislativo
def-occupation-civil-servant = Trabaja para una autoridad pública
def-occupation-religious-leader = Dirige o enseña en una fe
def-occupation-writer-or-artist = Crea libros, música, cine u otras obras
def-occupation-technologist = Construye u opera sistemas digitales
def-occupation-business-owner = Dirige una empresa o tienda propia
def-occupation-shop-worker = Vende en una tienda o mercado
def-occupation-farmer = Vive de la tierra, animales o pesca
def-occupation-miner = Extrae minerales o piedra
def-occupation-driver = Transporta personas o bienes por paga
def-occupation-day-labourer = Trabaja por día sin contrato
def-occupation-domestic-worker = Trabaja en casa ajena
def-occupation-sex-worker = Vende servicios sexuales
def-occupation-police-officer = Sirve en un cuerpo de policía
def-occupation-soldier = Sirve en las fuerzas armadas
def-occupation-volunteer = Da trabajo sin paga a una causa
def-occupation-homemaker = Trabaja en su propio hogar
def-occupation-retired = Ya no trabaja por la edad
def-occupation-unemployed = Busca trabajo o no lo encuentra
def-occupation-other = Algo que ningún otro término cubre; aclárelo en la nota
def-occupation-unknown = No hay información sobre esto

## characteristic

def-characteristic-political-group = Pertenece a un partido o movimiento
def-characteristic-armed-group = Pertenece a un grupo que combate al gobierno
def-characteristic-armed-group-suspect = Se le tiene por miembro, con razón o sin ella
def-characteristic-environment-group = Pertenece a un grupo que protege la naturaleza
def-characteristic-rights-group = Pertenece a un grupo que defiende derechos
def-characteristic-peace-group = Pertenece a un grupo que trabaja por la paz
def-characteristic-union-member = Pertenece a un sindicato
def-characteristic-faith-group = Pertenece a un grupo religioso organizado
def-characteristic-media-worker = Se le conoce como parte de la prensa
def-characteristic-womens-group = Pertenece a un grupo de mujeres
def-characteristic-pregnant = Esperaba un hijo
def-characteristic-mother = Tiene hijos a su cargo
def-characteristic-minor = Tenía menos de 18 años
def-characteristic-street-child = Vive o trabaja en la calle sin familia
def-characteristic-older-person = Por su edad puede sufrir más daño
def-characteristic-indigenous = Pertenece a un pueblo originario
def-characteristic-physical-disability = Vive con una limitación física duradera
def-characteristic-mental-disability = Vive con una limitación mental duradera
def-characteristic-ethnic-minority = Pertenece a un pueblo minoritario en el país
def-characteristic-religious-minority = Profesa una fe minoritaria en el país
def-characteristic-linguistic-minority = Habla una lengua minoritaria en el país
def-characteristic-lgbtiq = Se la ataca por a quién ama o por quién es
def-characteristic-migrant = Vive en otro país para trabajar o quedarse
def-characteristic-undocumented = Vive en un país sin permiso de residencia
def-characteristic-internally-displaced = Huyó de su hogar y sigue en el país
def-characteristic-refugee = Huyó a otro país de la persecución o la guerra
def-characteristic-asylum-seeker = Ha pedido protección y espera
def-characteristic-stateless = Ningún Estado lo tiene por ciudadano
def-characteristic-exile = Vive fuera y actúa por su país
def-characteristic-prisoner = Ya estaba detenido cuando ocurrió
def-characteristic-ill-or-wounded = Estaba enfermo o herido cuando ocurrió
def-characteristic-relative-of-target = Es pariente de una persona perseguida
def-characteristic-associate-of-target = Es cercano a una persona perseguida
def-characteristic-witness-in-case = Sabe algo que otros quieren callar
def-characteristic-campaigner = Habla en público por una causa
def-characteristic-whistleblower = Reveló abusos de aquellos para quienes trabajaba
def-characteristic-demonstrator = Participó en una protesta
def-characteristic-bystander = Estaba allí por casualidad
def-characteristic-combatant = Participó en combates
def-characteristic-civilian-in-conflict = No participó en los combates a su alrededor
def-characteristic-other = Algo que ningún otro término cubre; aclárelo en la nota

## civil-status

def-civil-status-single = Nunca se casó
def-civil-status-married = Casado por ley o costumbre
def-civil-status-partnered = Convive sin matrimonio
def-civil-status-separated = Casado y vive aparte
def-civil-status-divorced = Un matrimonio terminó por ley
def-civil-status-widowed = El cónyuge ha muerto
def-civil-status-other = Algo que ningún otro término cubre; aclárelo en la nota
def-civil-status-unknown = No hay información sobre esto

## education

def-education-none = No fue a la escuela
def-education-primary = Los primeros años de escuela
def-education-secondary = Escuela después de los primeros años
def-education-vocational = Aprendió un oficio en escuela o trabajo
def-education-religious-school = Se formó en una escuela religiosa
def-education-higher = Estudió después de la secundaria
def-education-other = Algo que ningún otro término cubre; aclárelo en la nota
def-education-unknown = No hay información sobre esto

## whereabouts

def-whereabouts-known-contact = Dicen dónde está y permiten visitas o llamadas
def-whereabouts-known-no-contact = Dicen dónde está y no dejan pasar a nadie
def-whereabouts-held-place-hidden = Lo reconocen y no dicen dónde
def-whereabouts-denied = Nadie reconoce tener a la persona
def-whereabouts-moved-about = Se le mueve para que nadie lo encuentre
def-whereabouts-other = Algo que ningún otro término cubre; aclárelo en la nota
def-whereabouts-unknown = No hay información sobre esto
