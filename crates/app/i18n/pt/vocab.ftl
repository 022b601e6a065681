# The terms of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## act

term-act-killing = Homicídio
term-act-summary-execution = Execução sumária
term-act-extrajudicial-execution = Execução extrajudicial
term-act-death-penalty = Execução de pena de morte
term-act-mass-killing = Chacina
term-act-death-in-custody = Morte sob custódia
term-act-attempted-killing = Tentativa de homicídio
term-act-targeted-killing-non-state = Assassinato político por grupo não estatal
term-act-killing-at-protest = Morte durante protesto
term-act-indiscriminate-attack = Ataque indiscriminado
term-act-crossfire-death = Morte em fogo cruzado
term-act-death-under-torture = Morte sob tortura
term-act-assault = Agressão física
term-act-torture = Tortura
term-act-ill-treatment = Tratamento cruel, desumano ou degradante
term-act-rape = Estupro
term-act-attempted-rape = Tentativa de estupro
term-act-sexual-violence = Violência sexual
term-act-sexual-harassment = Assédio sexual
term-act-genital-mutilation = Mutilação genital
term-act-forced-sterilisation = Esterilização forçada
term-act-forced-marriage = Casamento forçado
term-act-threat = Ameaça
term-act-death-threat = Ameaça de morte
term-act-harassment = Assédio ou pressão psicológica
term-act-stalking = Perseguição obsessiva
term-act-surveillance = Vigilância física
term-act-reprisal-on-relatives = Represália contra familiares
term-act-collective-punishment = Punição coletiva
term-act-arrest = Prisão (captura)
term-act-mass-arrest = Prisão em massa
term-act-detention = Detenção ou encarceramento
term-act-incommunicado-detention = Detenção incomunicável
term-act-pretrial-overstay = Prisão provisória prolongada
term-act-denial-of-bail = Recusa de liberdade antes do julgamento
term-act-enforced-disappearance = Desaparecimento forçado
term-act-abduction = Sequestro
term-act-house-arrest = Prisão domiciliar
term-act-curfew = Toque de recolher
term-act-psychiatric-confinement = Internação psiquiátrica abusiva
term-act-slavery = Escravidão
term-act-search-or-raid = Busca ou invasão ilegal
term-act-body-search = Revista corporal abusiva
term-act-summons = Intimação ou interrogatório
term-act-judicial-harassment = Assédio judicial
term-act-unfair-trial = Julgamento injusto
term-act-denial-of-lawyer = Recusa de advogado
term-act-closed-trial = Julgamento a portas fechadas
term-act-forced-confession = Confissão forçada
term-act-displacement = Deslocamento forçado
term-act-eviction = Despejo forçado
term-act-deportation = Expulsão ou deportação
term-act-refoulement = Devolução a lugar de perigo
term-act-denial-of-asylum = Recusa injusta de asilo
term-act-exile = Exílio
term-act-internal-exile = Exílio interno
term-act-denial-of-return = Recusa de retorno
term-act-travel-ban = Proibição de viajar
term-act-passport-seizure = Retenção ou recusa de passaporte
term-act-loss-of-nationality = Retirada da nacionalidade
term-act-blockade = Bloqueio ou cerco
term-act-property-destruction = Destruição de bens
term-act-looting = Saque
term-act-confiscation = Confisco de bens
term-act-land-seizure = Tomada de terras
term-act-extortion = Extorsão
term-act-asset-freeze = Congelamento de contas ou bens
term-act-dismissal = Demissão ou expulsão
term-act-forced-labour = Trabalho forçado
term-act-withheld-wages = Salários retidos
term-act-union-repression = Repressão sindical
term-act-denial-of-medical-care = Negação de cuidados médicos
term-act-denial-of-aid = Bloqueio de ajuda ou alimentos
term-act-pollution = Poluição nociva
term-act-censorship = Censura
term-act-publication-ban = Proibição de obra ou veículo
term-act-speech-ban = Proibição de falar
term-act-accreditation-refused = Credencial de imprensa negada
term-act-information-withheld = Informação retida
term-act-religious-restriction = Restrição religiosa
term-act-assembly-ban = Proibição ou dispersão de reunião
term-act-organisation-ban = Proibição ou fechamento de organização
term-act-office-closure = Fechamento de escritório
term-act-funding-ban = Proibição de financiamento
term-act-foreign-agent-label = Rótulo de agente estrangeiro
term-act-voter-intimidation = Intimidação eleitoral
term-act-denial-of-vote = Recusa do voto
term-act-defamation = Difamação
term-act-spyware-infection = Infecção por spyware
term-act-spyware-attempt = Tentativa de infecção por spyware
term-act-stalkerware = Aplicativo de monitoramento oculto
term-act-phishing = Phishing
term-act-account-takeover = Tomada de conta
term-act-device-linked = Dispositivo alheio vinculado a uma conta
term-act-account-blocking = Conta ou conteúdo removido
term-act-account-suspension = Conta suspensa
term-act-content-removal = Conteúdo removido
term-act-doxxing = Exposição de dados pessoais (doxing)
term-act-impersonation = Falsidade ideológica na internet
term-act-online-harassment = Assédio on-line
term-act-hate-campaign = Campanha coordenada de ódio ou difamação
term-act-disinformation = Campanha de desinformação
term-act-intimate-image-abuse = Abuso de imagens íntimas
term-act-sexual-extortion = Extorsão sexual
term-act-synthetic-media = Áudio, imagem ou vídeo forjado
term-act-device-seizure = Apreensão de dispositivo
term-act-border-device-search = Revista de dispositivo na fronteira
term-act-forced-unlocking = Desbloqueio forçado de dispositivo
term-act-data-extraction = Extração de dados de dispositivo
term-act-forced-app-install = Instalação forçada de aplicativo
term-act-sim-swap = Troca fraudulenta de SIM
term-act-interception = Interceptação de comunicações
term-act-location-tracking = Rastreamento de localização
term-act-social-media-monitoring = Monitoramento de redes sociais
term-act-facial-recognition = Reconhecimento facial contra pessoas
term-act-biometric-collection = Coleta forçada de dados biométricos
term-act-drone-surveillance = Vigilância por drone
term-act-internet-shutdown = Corte de internet
term-act-throttling = Lentidão imposta à rede
term-act-blocking = Bloqueio de site ou serviço
term-act-circumvention-ban = Proibição de cifra ou de ferramentas de evasão
term-act-domain-seizure = Apreensão de domínio ou site
term-act-denial-of-service = Ataque de negação de serviço
term-act-defacement = Desfiguração de site
term-act-ransomware = Sequestro de dados
term-act-data-destruction = Destruição de dados
term-act-data-breach = Vazamento ou roubo de dados
term-act-data-request = Exigência oficial de dados de usuários
term-act-supply-chain-compromise = Programa ou atualização adulterada
term-act-other = Outro
term-act-unknown = Não se sabe

## method

term-method-shooting = Disparos
term-method-beating = Espancamento
term-method-kicking = Tapas, socos ou pontapés
term-method-blunt-objects = Golpes com paus, coronhas ou chicotes
term-method-foot-whipping = Golpes na sola dos pés (falanga)
term-method-ear-blows = Golpes nos dois ouvidos (telefone)
term-method-stabbing = Arma branca
term-method-amputation = Amputação
term-method-nail-removal = Arrancamento de unhas
term-method-burning = Queimaduras
term-method-cigarette-burns = Queimaduras com cigarros
term-method-acid-attack = Ácido ou outra substância no corpo
term-method-bombing = Bombas ou granadas
term-method-drone-strike = Ataque com drone armado
term-method-arson = Incêndio criminoso
term-method-landmine = Mina ou explosivo oculto
term-method-chemical-weapon = Arma química
term-method-poisoning = Envenenamento
term-method-starvation = Fome provocada
term-method-suffocation = Sufocamento
term-method-near-drowning = Afogamento simulado
term-method-bag-over-head = Saco na cabeça
term-method-strangulation = Estrangulamento
term-method-electric-shock = Choques elétricos
term-method-stress-position = Posição forçada
term-method-suspension = Suspensão
term-method-binding = Amarrado ou acorrentado
term-method-sleep-deprivation = Privação de sono
term-method-food-deprivation = Privação de comida ou água
term-method-medicine-withheld = Remédios negados
term-method-forced-feeding = Alimentação forçada
term-method-drugging = Drogas dadas à força
term-method-isolation = Isolamento
term-method-overcrowding = Cela superlotada
term-method-extreme-temperature = Calor ou frio extremos
term-method-noise-or-light = Barulho ou luz para desgastar
term-method-blindfolding = Olhos vendados
term-method-humiliation = Humilhação
term-method-forced-nudity = Nudez forçada
term-method-threats = Ameaças
term-method-threats-to-family = Ameaças contra a família
term-method-mock-execution = Execução simulada
term-method-made-to-watch = Obrigado a assistir ao sofrimento alheio
term-method-animals = Ataque com animais
term-method-tear-gas = Gás lacrimogêneo
term-method-rubber-bullets = Balas de borracha ou chumbinho
term-method-water-cannon = Canhão de água
term-method-vehicle-attack = Ataque com veículo
term-method-zero-click = Ataque sem ação da vítima
term-method-one-click-link = Link que precisou ser aberto
term-method-message-with-link = Mensagem com link
term-method-e-mail-attachment = Anexo de e-mail
term-method-fake-login-page = Página de login falsa
term-method-adversary-in-the-middle = Intermediário entre usuário e site real
term-method-session-theft = Sessão roubada
term-method-consent-phishing = Permissão dada a aplicativo malicioso
term-method-qr-code-lure = Isca com código QR
term-method-fake-profile = Perfil falso
term-method-phone-call-lure = Isca por telefonema
term-method-malicious-app = Aplicativo malicioso ou adulterado
term-method-management-profile = Perfil de gestão em um dispositivo
term-method-network-injection = Injeção no tráfego de rede
term-method-watering-hole = Site infectado visitado pelos alvos
term-method-physical-access = Acesso físico ao dispositivo
term-method-usb-device = Pen drive ou cabo USB
term-method-extraction-tool = Ferramenta forense de extração
term-method-imsi-catcher = Célula móvel falsa
term-method-ss7-tracking = Rastreamento pela rede telefônica (SS7)
term-method-sms-code-interception = Interceptação de códigos de uso único
term-method-password-reuse = Senha adivinhada ou vazada
term-method-cloned-voice = Voz ou rosto clonado
term-method-mass-reporting = Denúncias falsas em massa a uma plataforma
term-method-bot-network = Rede de contas automatizadas
term-method-dns-tampering = Manipulação de DNS
term-method-deep-packet-inspection = Inspeção profunda de pacotes
term-method-route-hijack = Retirada ou sequestro de rotas (BGP)
term-method-cell-cut = Rede móvel desligada
term-method-other = Outro
term-method-unknown = Não se sabe

## right

term-right-life = Vida
term-right-liberty = Liberdade pessoal
term-right-integrity = Segurança e integridade pessoal
term-right-freedom-from-torture = Não sofrer tortura
term-right-assembly = Reunião
term-right-association = Associação
term-right-expression = Expressão
term-right-information = Acesso à informação
term-right-movement = Circulação
term-right-religion = Religião ou crença
term-right-privacy = Vida privada
term-right-reputation = Honra e reputação
term-right-non-discrimination = Não discriminação
term-right-political-participation = Participação política
term-right-fair-trial = Julgamento justo
term-right-property = Propriedade
term-right-health = Saúde
term-right-education = Educação
term-right-work = Trabalho
term-right-housing = Moradia e padrão de vida
term-right-data-protection = Controle dos dados pessoais
term-right-women = Direitos das mulheres
term-right-children = Direitos das crianças
term-right-minorities = Direitos das minorias
term-right-other = Outro

## incident-status

term-incident-status-draft = Rascunho
term-incident-status-active = Em acompanhamento
term-incident-status-pending = Em espera
term-incident-status-closed = Encerrado

## finding

term-finding-not-examined = Não examinado
term-finding-unlikely = Improvável
term-finding-possible = Possível
term-finding-likely = Provável
term-finding-confirmed = Confirmado
term-finding-not-a-violation = Confirmado, sem violação
term-finding-nothing-found = Examinado, nada encontrado

## place-type

term-place-type-home = Moradia
term-place-type-workplace = Local de trabalho
term-place-type-business = Loja ou negócio
term-place-type-factory = Fábrica
term-place-type-mine = Mina ou pedreira
term-place-type-farm = Fazenda ou campo
term-place-type-hotel = Hotel ou restaurante
term-place-type-government-office = Repartição pública
term-place-type-military-site = Instalação militar
term-place-type-police-station = Delegacia
term-place-type-prison = Prisão
term-place-type-court = Tribunal
term-place-type-school = Escola ou universidade
term-place-type-hospital = Hospital ou clínica
term-place-type-organisation-office = Escritório de uma organização
term-place-type-media-office = Escritório de mídia
term-place-type-place-of-worship = Lugar de culto
term-place-type-public-square = Praça ou rua
term-place-type-protest-site = Local de protesto
term-place-type-polling-place = Local de votação
term-place-type-embassy = Embaixada ou consulado
term-place-type-road = Estrada
term-place-type-vehicle = Em um veículo
term-place-type-checkpoint = Posto de controle
term-place-type-border-crossing = Passagem de fronteira
term-place-type-airport = Aeroporto ou estação
term-place-type-refugee-camp = Campo de refugiados
term-place-type-secret-site = Local secreto de detenção
term-place-type-online = On-line
term-place-type-other = Outro
term-place-type-unknown = Não se sabe

## degree

term-degree-carried-out = Executou
term-degree-ordered = Ordenou
term-degree-incited = Incitou
term-degree-assisted = Ajudou
term-degree-financed = Financiou
term-degree-present = Esteve presente
term-degree-planned = Planejou
term-degree-suspected = Suspeito
term-degree-made-rule = Fez a norma por trás
term-degree-applied-rule = Aplicou a norma
term-degree-failed-to-prevent = Não impediu
term-degree-failed-to-punish = Soube e não agiu
term-degree-concealed = Ocultou
term-degree-supplied-technology = Forneceu a tecnologia
term-degree-operated-technology = Operou a tecnologia
term-degree-hosted = Hospedou ou transportou
term-degree-other = Outro
term-degree-unknown = Não se sabe

## perpetrator-type

term-perpetrator-type-state = Órgão do Estado
term-perpetrator-type-national-official = Funcionário nacional
term-perpetrator-type-local-official = Funcionário local
term-perpetrator-type-legislature = Parlamento ou legislador
term-perpetrator-type-armed-forces = Forças armadas
term-perpetrator-type-police = Polícia
term-perpetrator-type-border-guard = Guarda de fronteira ou agente de migração
term-perpetrator-type-prison-staff = Pessoal penitenciário
term-perpetrator-type-intelligence = Serviço de inteligência
term-perpetrator-type-judiciary = Judiciário
term-perpetrator-type-prosecution = Ministério público
term-perpetrator-type-foreign-state = Outro Estado
term-perpetrator-type-occupying-force = Força ocupante
term-perpetrator-type-pro-government-militia = Milícia próxima ao governo
term-perpetrator-type-death-squad = Justiceiros ou esquadrão da morte
term-perpetrator-type-armed-opposition = Oposição armada
term-perpetrator-type-private-army = Senhor da guerra ou exército privado
term-perpetrator-type-organised-crime = Crime organizado
term-perpetrator-type-private-security = Segurança privada
term-perpetrator-type-crowd = Multidão
term-perpetrator-type-family-member = Parceiro ou familiar
term-perpetrator-type-employer = Empregador
term-perpetrator-type-teacher = Professor ou autoridade escolar
term-perpetrator-type-landowner = Proprietário de terras
term-perpetrator-type-company = Empresa
term-perpetrator-type-spyware-vendor = Fornecedor de tecnologia de vigilância
term-perpetrator-type-spyware-operator = Operador de tecnologia de vigilância
term-perpetrator-type-telecom-operator = Operadora de telecomunicações
term-perpetrator-type-online-platform = Plataforma on-line
term-perpetrator-type-data-broker = Corretor de dados
term-perpetrator-type-hacker-for-hire = Hackers de aluguel
term-perpetrator-type-troll-network = Rede de trolls
term-perpetrator-type-state-media = Mídia próxima ao Estado
term-perpetrator-type-other = Outro
term-perpetrator-type-unknown = Não se sabe

## perpetrator-status

term-perpetrator-status-in-post = Continua no cargo
term-perpetrator-status-not-charged = Não acusado
term-perpetrator-status-charged = Acusado
term-perpetrator-status-convicted = Condenado
term-perpetrator-status-acquitted = Absolvido
term-perpetrator-status-unpunished = Julgado e impune
term-perpetrator-status-dismissed = Destituído
term-perpetrator-status-sanctioned = Sob sanções
term-perpetrator-status-unknown = Não se sabe

## victim-status

term-victim-status-dead = Morta
term-victim-status-injured = Ferida
term-victim-status-disabled = Com deficiência permanente
term-victim-status-missing = Desaparecida
term-victim-status-found-alive = Encontrada viva
term-victim-status-held = Detida
term-victim-status-held-awaiting-trial = Detida e em julgamento
term-victim-status-released = Libertada
term-victim-status-released-on-trial = Libertada com processo aberto
term-victim-status-escaped = Escapou
term-victim-status-in-hiding = Escondida
term-victim-status-exiled = No exílio
term-victim-status-displaced = Deslocada
term-victim-status-returned-home = Voltou para casa
term-victim-status-restricted = Com movimento restrito
term-victim-status-lost-work = Perdeu o trabalho
term-victim-status-account-lost = Perdeu uma conta
term-victim-status-device-lost = Perdeu um dispositivo
term-victim-status-device-compromised = Dispositivo comprometido
term-victim-status-unharmed = Ilesa
term-victim-status-unknown = Não se sabe

## attribution

term-attribution-officials-admit = As autoridades assumem a responsabilidade
term-attribution-officials-deny = As autoridades negam o fato
term-attribution-officials-deny-responsibility = As autoridades negam responsabilidade
term-attribution-officials-other-account = As autoridades dão outra versão
term-attribution-non-state-admit = Um grupo não estatal assume
term-attribution-non-state-deny = Um grupo não estatal nega
term-attribution-vendor-deny = Um fornecedor nega
term-attribution-technical-analysis = Baseia-se em análise técnica
term-attribution-platform-notice = Baseia-se no aviso de uma plataforma
term-attribution-court-finding = Baseia-se em decisão judicial
term-attribution-independent-inquiry = Baseia-se em investigação independente
term-attribution-other = Outro
term-attribution-unknown = Não se sabe

## detention-type

term-detention-type-administrative = Ordem administrativa
term-detention-type-emergency = Lei de emergência ou segurança
term-detention-type-expression-charge = Acusado por expressão pacífica
term-detention-type-ordinary-charge = Acusado pela lei comum
term-detention-type-security-charge = Acusado de crime contra o Estado
term-detention-type-cybercrime-charge = Acusado por lei de crimes cibernéticos
term-detention-type-no-charge = Detido sem acusação
term-detention-type-other = Outro
term-detention-type-unknown = Não se sabe

## intent

term-intent-information = Obter informação
term-intent-intimidation = Intimidar a vítima
term-intent-deterrence = Amedrontar outros
term-intent-punishment = Punir
term-intent-silencing = Silenciar a oposição
term-intent-extortion = Extorquir
term-intent-identify-contacts = Descobrir contatos e informantes
term-intent-discredit = Desacreditar
term-intent-other = Outro
term-intent-unknown = Não se sabe

## connection

term-connection-victim = A vítima
term-connection-witness = Testemunha
term-connection-perpetrator = Perpetrador
term-connection-relative = Familiar da vítima
term-connection-colleague = Colega da vítima
term-connection-fellow-member = Da organização da vítima
term-connection-insider = Próximo ao perpetrador
term-connection-third-party = Por ouvir dizer
term-connection-journalist = Jornalista
term-connection-lawyer = Advogado
term-connection-medical-staff = Pessoal médico
term-connection-organisation = Organização
term-connection-analyst = Analista técnico
term-connection-service-provider = Provedor de serviços ou plataforma
term-connection-unknown = Não se sabe

## material

term-material-interview = Entrevista
term-material-victim-testimony = Depoimento da vítima
term-material-witness-testimony = Depoimento de testemunha
term-material-affidavit = Declaração assinada
term-material-letter = Carta ou e-mail
term-material-phone-call = Telefonema
term-material-audio = Áudio
term-material-video = Vídeo
term-material-photograph = Fotografia
term-material-medical-report = Laudo médico
term-material-autopsy-report = Laudo de autópsia
term-material-court-record = Autos judiciais
term-material-official-statement = Comunicado oficial
term-material-press-article = Matéria de imprensa
term-material-report = Relatório de uma organização
term-material-leaflet = Panfleto ou cartaz
term-material-broadcast = Transmissão de rádio ou TV
term-material-survey = Questionário ou pesquisa
term-material-satellite-image = Imagem de satélite
term-material-leaked-document = Documento vazado
term-material-chat-export = Exportação de conversa
term-material-screenshot = Captura de tela
term-material-social-media-post = Publicação em rede social
term-material-forensic-report = Relatório forense
term-material-network-capture = Captura de rede
term-material-system-log = Registro de sistema
term-material-threat-notification = Aviso de plataforma ou fornecedor
term-material-other = Outro
term-material-unknown = Não se sabe

## reliability

term-reliability-a = A: totalmente confiável
term-reliability-b = B: geralmente confiável
term-reliability-c = C: razoavelmente confiável
term-reliability-d = D: nem sempre confiável
term-reliability-e = E: não confiável
term-reliability-f = F: não se pode julgar

## credibility

term-credibility-1 = 1: confirmado por outros
term-credibility-2 = 2: provavelmente verdadeiro
term-credibility-3 = 3: possivelmente verdadeiro
term-credibility-4 = 4: duvidoso
term-credibility-5 = 5: improvável
term-credibility-6 = 6: não se pode julgar

## intervention

term-intervention-financial-help = Ajuda financeira
term-intervention-legal-help = Ajuda jurídica
term-intervention-medical-help = Ajuda médica
term-intervention-psychosocial-help = Ajuda psicossocial
term-intervention-relocation = Realocação
term-intervention-publicity = Divulgação
term-intervention-quiet-contact = Contatos discretos
term-intervention-referral = Encaminhamento a outros
term-intervention-demand-inquiry = Pedido de investigação
term-intervention-appeal = Recurso contra uma decisão
term-intervention-un-submission = Envio a um mecanismo da ONU
term-intervention-litigation = Ação judicial
term-intervention-trial-observation = Observação de julgamento
term-intervention-prison-visit = Visita na detenção
term-intervention-urgent-appeal = Apelo urgente
term-intervention-sanctions-request = Pedido de sanções
term-intervention-device-triage = Triagem de dispositivo
term-intervention-forensic-analysis = Análise forense
term-intervention-account-recovery = Recuperação de conta
term-intervention-platform-escalation = Escalada a uma plataforma
term-intervention-takedown-request = Pedido de remoção de site de atacante
term-intervention-device-replacement = Entrega de dispositivo novo
term-intervention-security-advice = Orientação ou treino em segurança
term-intervention-target-warning = Aviso a outros alvos
term-intervention-other = Outro

## response

term-response-helped = Ajudou
term-response-pressed-authorities = Pressionou as autoridades
term-response-publicised = Divulgou mais
term-response-promised = Prometeu agir
term-response-inquiry-opened = Abriu uma investigação
term-response-asked-for-more = Pediu mais informação
term-response-token = Resposta protocolar
term-response-denied = Negou o fato
term-response-obstructed = Obstruiu
term-response-retaliated = Retaliou
term-response-none = Sem resposta
term-response-other = Outro

## impact

term-impact-strong-positive = Muito melhor
term-impact-positive = Melhor
term-impact-minor = Um pouco melhor
term-impact-none = Sem mudança
term-impact-negative = Pior
term-impact-strong-negative = Muito pior
term-impact-unknown = Não se sabe

## intervention-status

term-intervention-status-planned = Planejada
term-intervention-status-under-way = Em andamento
term-intervention-status-paused = Pausada
term-intervention-status-closed = Encerrada

## priority

term-priority-urgent = Urgente
term-priority-high = Alta
term-priority-normal = Normal
term-priority-low = Baixa

## person-unit

term-person-unit-individual = Indivíduo
term-person-unit-family = Família
term-person-unit-organisation = Grupo ou organização
term-person-unit-community = Comunidade
term-person-unit-social-group = Grupo social
term-person-unit-public = População em geral

## gender

term-gender-woman = Mulher
term-gender-man = Homem
term-gender-non-binary = Não binário
term-gender-other = Outro
term-gender-withheld = Prefere não dizer
term-gender-not-recorded = Não registrado
term-gender-not-applicable = Não se aplica

## person-relation

term-person-relation-spouse = Cônjuge
term-person-relation-partner = Parceiro
term-person-relation-parent = Mãe ou pai
term-person-relation-child = Filha ou filho
term-person-relation-sibling = Irmã ou irmão
term-person-relation-relative = Outro parente
term-person-relation-friend = Amizade
term-person-relation-neighbour = Vizinho
term-person-relation-colleague = Colega
term-person-relation-superior = Superior
term-person-relation-subordinate = Subordinado
term-person-relation-lawyer = Advogado
term-person-relation-guardian = Tutor
term-person-relation-member = Membro de
term-person-relation-officer = Dirigente de
term-person-relation-branch = Ramo de
term-person-relation-ally = Aliado de
term-person-relation-other = Outro

## address-type

term-address-type-home = Residência
term-address-type-work = Trabalho
term-address-type-other = Outro
term-address-type-former = Anterior
term-address-type-temporary = Temporário

## channel

term-channel-phone = Telefone
term-channel-e-mail = E-mail
term-channel-signal = Signal
term-channel-whatsapp = WhatsApp
term-channel-telegram = Telegram
term-channel-in-person = Pessoalmente
term-channel-through-someone = Por alguém de confiança
term-channel-other = Outro

## threat-type

term-threat-type-malware = Programa malicioso
term-threat-type-tool = Ferramenta
term-threat-type-threat-actor = Atacante
term-threat-type-intrusion-set = Conjunto de intrusões
term-threat-type-campaign = Campanha
term-threat-type-infrastructure = Infraestrutura
term-threat-type-attack-pattern = Técnica
term-threat-type-vulnerability = Vulnerabilidade
term-threat-type-vendor = Fornecedor

## indicator-type

term-indicator-type-domain = Domínio
term-indicator-type-url = URL
term-indicator-type-ipv4 = Endereço IPv4
term-indicator-type-ipv6 = Endereço IPv6
term-indicator-type-email = Endereço de e-mail
term-indicator-type-email-subject = Assunto de e-mail
term-indicator-type-phone = Número de telefone
term-indicator-type-md5 = Hash MD5
term-indicator-type-sha1 = Hash SHA-1
term-indicator-type-sha256 = Hash SHA-256
term-indicator-type-sha512 = Hash SHA-512
term-indicator-type-file-name = Nome de arquivo
term-indicator-type-file-path = Caminho de arquivo
term-indicator-type-process = Nome de processo
term-indicator-type-app-id = Id de aplicativo
term-indicator-type-certificate = Impressão de certificado
term-indicator-type-android-property = Propriedade do Android
term-indicator-type-profile-id = Perfil de configuração
term-indicator-type-mutex = Mutex
term-indicator-type-registry-key = Chave de registro
term-indicator-type-asn = Sistema autônomo
term-indicator-type-mac = Endereço MAC
term-indicator-type-user-agent = Agente de usuário
term-indicator-type-user-account = Conta de usuário
term-indicator-type-software = Programa
term-indicator-type-network = Faixa de rede
term-indicator-type-pattern = Outro padrão

## pattern-type

term-pattern-type-stix = Padrão STIX
term-pattern-type-yara = YARA
term-pattern-type-sigma = Sigma
term-pattern-type-snort = Snort
term-pattern-type-suricata = Suricata
term-pattern-type-pcre = Expressão regular
term-pattern-type-other = Outro

## triage

term-triage-unjudged = Não julgado
term-triage-malicious = Malicioso
term-triage-suspicious = Suspeito
term-triage-false-positive = Falso positivo
term-triage-expired = Não vale mais

## set-format

term-set-format-stix = STIX 2
term-set-format-misp = MISP
term-set-format-csv = CSV
term-set-format-text = Texto simples
term-set-format-warning-list = Lista de advertência

## device-type

term-device-type-phone = Telefone
term-device-type-tablet = Tablet
term-device-type-laptop = Notebook
term-device-type-computer = Computador de mesa
term-device-type-sim = Cartão SIM
term-device-type-storage = Disco ou cartão de memória
term-device-type-server = Servidor ou site
term-device-type-router = Roteador
term-device-type-camera = Câmera
term-device-type-recorder = Gravador
term-device-type-wearable = Relógio ou outro aparelho vestível
term-device-type-smart-home = Aparelho de casa conectada
term-device-type-vehicle = Veículo
term-device-type-security-key = Chave de segurança
term-device-type-tracker = Rastreador
term-device-type-account = Conta
term-device-type-paper = Papel
term-device-type-other = Outro

## device-state

term-device-state-on-unlocked = Ligado, desbloqueado
term-device-state-on-locked = Ligado, bloqueado
term-device-state-off = Desligado
term-device-state-damaged = Danificado
term-device-state-wiped = Restaurado ou apagado
term-device-state-unknown = Não se sabe

## evidence-type

term-evidence-type-document = Documento
term-evidence-type-photograph = Fotografia
term-evidence-type-video = Vídeo
term-evidence-type-audio = Áudio
term-evidence-type-screenshot = Captura de tela
term-evidence-type-web-capture = Captura da web
term-evidence-type-message = Mensagem ou conversa
term-evidence-type-e-mail = E-mail
term-evidence-type-forensic-image = Imagem forense
term-evidence-type-backup = Cópia de segurança do dispositivo
term-evidence-type-system-log = Registro de sistema
term-evidence-type-network-capture = Captura de rede
term-evidence-type-malware-sample = Amostra de programa malicioso
term-evidence-type-analysis-output = Saída de ferramenta de análise
term-evidence-type-satellite-image = Imagem de satélite
term-evidence-type-medical-record = Prontuário médico
term-evidence-type-identity-document = Documento de identidade
term-evidence-type-physical-object = Objeto físico
term-evidence-type-consent-form = Formulário de consentimento
term-evidence-type-other = Outro

## obtained

term-obtained-handed-over = Entregue
term-obtained-sent = Enviado
term-obtained-downloaded = Baixado
term-obtained-captured = Captado por nós
term-obtained-extracted = Extraído de um dispositivo
term-obtained-found = Encontrado
term-obtained-returned-by-authority = Devolvido por uma autoridade
term-obtained-derived = Feito de outro item
term-obtained-unknown = Não se sabe

## operation

term-operation-copied = Copiado
term-operation-redacted = Tarjado
term-operation-cropped = Recortado
term-operation-transcribed = Transcrito
term-operation-translated = Traduzido
term-operation-converted = Convertido
term-operation-extracted = Extraído
term-operation-stripped = Sem metadados
term-operation-redaction-map = Palavras retiradas

## held

term-held-here = Neste cofre
term-held-elsewhere = Em outro lugar
term-held-destroyed = Destruído

## custody

term-custody-collected = Coletado
term-custody-received = Recebido
term-custody-viewed = Visto
term-custody-copied = Copiado
term-custody-exported = Exportado
term-custody-transferred = Transferido
term-custody-transformed = Transformado
term-custody-sealed = Lacrado
term-custody-deposited = Depositado
term-custody-verified = Verificado
term-custody-destroyed = Destruído
term-custody-returned = Devolvido
term-custody-deviation = Desvio, com motivo

## consent-use

term-consent-use-keep = Guardar a informação
term-consent-use-examine-device = Examinar um dispositivo
term-consent-use-share-indicators = Compartilhar indicadores com a comunidade
term-consent-use-warn-targets = Avisar outros alvos
term-consent-use-contact-again = Contatar de novo

## consent-audience

term-consent-audience-partner = Parceiro nomeado
term-consent-audience-statistics = Estatísticas anônimas
term-consent-audience-public = Público
term-consent-audience-un = Procedimento da ONU
term-consent-audience-national-court = Tribunal nacional
term-consent-audience-international-court = Tribunal internacional

## consent-answer

term-consent-answer-no = Não
term-consent-answer-yes = Sim
term-consent-answer-ask = Perguntar de novo

## publicity

term-publicity-no = Não
term-publicity-anonymised = Sim, anonimizado
term-publicity-named = Sim, com nome
term-publicity-ask = Perguntar de novo

## consent-form

term-consent-form-written = Por escrito
term-consent-form-spoken = Oral
term-consent-form-audio = Gravado em áudio
term-consent-form-thumbprint = Impressão do polegar

## capacity

term-capacity-own = A pessoa
term-capacity-guardian = Um tutor
term-capacity-assisted = A pessoa, com ajuda
term-capacity-next-of-kin = O parente mais próximo

## relation

term-relation-enabled = tornou possível
term-relation-followed = seguiu-se a
term-relation-preceded = precedeu
term-relation-caused = causou
term-relation-motivated = motivou
term-relation-retaliation-for = foi retaliação por
term-relation-parallel-to = ocorreu em paralelo com
term-relation-part-of = faz parte de
term-relation-same-campaign = é da mesma campanha que
term-relation-targeted = teve como alvo
term-relation-uses = usa
term-relation-attributed-to = é atribuído a
term-relation-communicates-with = comunica-se com
term-relation-found-on = foi achado em
term-relation-indicates = indica
term-relation-derived-from = deriva de
term-relation-corroborates = corrobora
term-relation-contradicts = contradiz
term-relation-evidence-of = é prova de
term-relation-belongs-to = pertence a
term-relation-covers = trata de
term-relation-related-to = relaciona-se com

## confidence

term-confidence-low = Baixa
term-confidence-medium = Média
term-confidence-high = Alta

## place-level

term-place-level-exact = Exato
term-place-level-100m = ±100 m
term-place-level-1km = ±1 km
term-place-level-area = Área
term-place-level-country = País
term-place-level-withheld = Retido

## tlp

term-tlp-red = TLP:RED (vermelho)
term-tlp-amber-strict = TLP:AMBER+STRICT (âmbar estrito)
term-tlp-amber = TLP:AMBER (âmbar)
term-tlp-green = TLP:GREEN (verde)
term-tlp-clear = TLP:CLEAR (livre)

## pap

term-pap-red = PAP:RED (vermelho)
term-pap-amber = PAP:AMBER (âmbar)
term-pap-green = PAP:GREEN (verde)
term-pap-clear = PAP:CLEAR (livre)

## country

term-country-ad = Andorra
term-country-ae = Emirados Árabes Unidos
term-country-af = Afeganistão
term-country-ag = Antígua e Barbuda
term-country-ai = Anguila
term-country-al = Albânia
term-country-am = Armênia
term-country-ao = Angola
term-country-aq = Antártida
term-country-ar = Argentina
term-country-as = Samoa Americana
term-country-at = Áustria
term-country-au = Austrália
term-country-aw = Aruba
term-country-ax = Ilhas Åland
term-country-az = Azerbaijão
term-country-ba = Bósnia e Herzegovina
term-country-bb = Barbados
term-country-bd = Bangladesh
term-country-be = Bélgica
term-country-bf = Burkina Faso
term-country-bg = Bulgária
term-country-bh = Bahrein
term-country-bi = Burundi
term-country-bj = Benin
term-country-bl = São Bartolomeu
term-country-bm = Bermudas
term-country-bn = Brunei
term-country-bo = Bolívia
term-country-bq = Países Baixos Caribenhos
term-country-br = Brasil
term-country-bs = Bahamas
term-country-bt = Butão
term-country-bv = Ilha Bouvet
term-country-bw = Botsuana
term-country-by = Belarus
term-country-bz = Belize
term-country-ca = Canadá
term-country-cc = Ilhas Cocos
term-country-cd = República Democrática do Congo
term-country-cf = República Centro-Africana
term-country-cg = Congo
term-country-ch = Suíça
term-country-ci = Costa do Marfim
term-country-ck = Ilhas Cook
term-country-cl = Chile
term-country-cm = Camarões
term-country-cn = China
term-country-co = Colômbia
term-country-cr = Costa Rica
term-country-cu = Cuba
term-country-cv = Cabo Verde
term-country-cw = Curaçao
term-country-cx = Ilha Christmas
term-country-cy = Chipre
term-country-cz = Tchéquia
term-country-de = Alemanha
term-country-dj = Djibuti
term-country-dk = Dinamarca
term-country-dm = Dominica
term-country-do = República Dominicana
term-country-dz = Argélia
term-country-ec = Equador
term-country-ee = Estônia
term-country-eg = Egito
term-country-eh = Saara Ocidental
term-country-er = Eritreia
term-country-es = Espanha
term-country-et = Etiópia
term-country-fi = Finlândia
term-country-fj = Fiji
term-country-fk = Ilhas Malvinas (Falkland)
term-country-fm = Micronésia
term-country-fo = Ilhas Faroé
term-country-fr = França
term-country-ga = Gabão
term-country-gb = Reino Unido
term-country-gd = Granada
term-country-ge = Geórgia
term-country-gf = Guiana Francesa
term-country-gg = Guernsey
term-country-gh = Gana
term-country-gi = Gibraltar
term-country-gl = Groenlândia
term-country-gm = Gâmbia
term-country-gn = Guiné
term-country-gp = Guadalupe
term-country-gq = Guiné Equatorial
term-country-gr = Grécia
term-country-gs = Geórgia do Sul e Ilhas Sandwich do Sul
term-country-gt = Guatemala
term-country-gu = Guam
term-country-gw = Guiné-Bissau
term-country-gy = Guiana
term-country-hk = Hong Kong
term-country-hm = Ilhas Heard e McDonald
term-country-hn = Honduras
term-country-hr = Croácia
term-country-ht = Haiti
term-country-hu = Hungria
term-country-id = Indonésia
term-country-ie = Irlanda
term-country-il = Israel
term-country-im = Ilha de Man
term-country-in = Índia
term-country-io = Território Britânico do Oceano Índico
term-country-iq = Iraque
term-country-ir = Irã
term-country-is = Islândia
term-country-it = Itália
term-country-je = Jersey
term-country-jm = Jamaica
term-country-jo = Jordânia
term-country-jp = Japão
term-country-ke = Quênia
term-country-kg = Quirguistão
term-country-kh = Camboja
term-country-ki = Kiribati
term-country-km = Comores
term-country-kn = São Cristóvão e Névis
term-country-kp = Coreia do Norte
term-country-kr = Coreia do Sul
term-country-kw = Kuwait
term-country-ky = Ilhas Cayman
term-country-kz = Cazaquistão
term-country-la = Laos
term-country-lb = Líbano
term-country-lc = Santa Lúcia
term-country-li = Liechtenstein
term-country-lk = Sri Lanka
term-country-lr = Libéria
term-country-ls = Lesoto
term-country-lt = Lituânia
term-country-lu = Luxemburgo
term-country-lv = Letônia
term-country-ly = Líbia
term-country-ma = Marrocos
term-country-mc = Mônaco
term-country-md = Moldávia
term-country-me = Montenegro
term-country-mf = São Martinho
term-country-mg = Madagascar
term-country-mh = Ilhas Marshall
term-country-mk = Macedônia do Norte
term-country-ml = Mali
term-country-mm = Mianmar (Birmânia)
term-country-mn = Mongólia
term-country-mo = Macau
term-country-mp = Ilhas Marianas do Norte
term-country-mq = Martinica
term-country-mr = Mauritânia
term-country-ms = Montserrat
term-country-mt = Malta
term-country-mu = Maurício
term-country-mv = Maldivas
term-country-mw = Malaui
term-country-mx = México
term-country-my = Malásia
term-country-mz = Moçambique
term-country-na = Namíbia
term-country-nc = Nova Caledônia
term-country-ne = Níger
term-country-nf = Ilha Norfolk
term-country-ng = Nigéria
term-country-ni = Nicarágua
term-country-nl = Países Baixos
term-country-no = Noruega
term-country-np = Nepal
term-country-nr = Nauru
term-country-nu = Niue
term-country-nz = Nova Zelândia
term-country-om = Omã
term-country-pa = Panamá
term-country-pe = Peru
term-country-pf = Polinésia Francesa
term-country-pg = Papua-Nova Guiné
term-country-ph = Filipinas
term-country-pk = Paquistão
term-country-pl = Polônia
term-country-pm = São Pedro e Miquelão
term-country-pn = Ilhas Pitcairn
term-country-pr = Porto Rico
term-country-ps = Palestina
term-country-pt = Portugal
term-country-pw = Palau
term-country-py = Paraguai
term-country-qa = Catar
term-country-re = Reunião
term-country-ro = Romênia
term-country-rs = Sérvia
term-country-ru = Rússia
term-country-rw = Ruanda
term-country-sa = Arábia Saudita
term-country-sb = Ilhas Salomão
term-country-sc = Seicheles
term-country-sd = Sudão
term-country-se = Suécia
term-country-sg = Singapura
term-country-sh = Santa Helena
term-country-si = Eslovênia
term-country-sj = Svalbard e Jan Mayen
term-country-sk = Eslováquia
term-country-sl = Serra Leoa
term-country-sm = San Marino
term-country-sn = Senegal
term-country-so = Somália
term-country-sr = Suriname
term-country-ss = Sudão do Sul
term-country-st = São Tomé e Príncipe
term-country-sv = El Salvador
term-country-sx = Sint Maarten
term-country-sy = Síria
term-country-sz = Essuatíni
term-country-tc = Ilhas Turcas e Caicos
term-country-td = Chade
term-country-tf = Terras Austrais Francesas
term-country-tg = Togo
term-country-th = Tailândia
term-country-tj = Tajiquistão
term-country-tk = Tokelau
term-country-tl = Timor-Leste
term-country-tm = Turcomenistão
term-country-tn = Tunísia
term-country-to = Tonga
term-country-tr = Turquia
term-country-tt = Trinidad e Tobago
term-country-tv = Tuvalu
term-country-tw = Taiwan
term-country-tz = Tanzânia
term-country-ua = Ucrânia
term-country-ug = Uganda
term-country-um = Ilhas menores dos Estados Unidos
term-country-us = Estados Unidos
term-country-uy = Uruguai
term-country-uz = Uzbequistão
term-country-va = Vaticano
term-country-vc = São Vicente e Granadinas
term-country-ve = Venezuela
term-country-vg = Ilhas Virgens Britânicas
term-country-vi = Ilhas Virgens Americanas
term-country-vn = Vietnã
term-country-vu = Vanuatu
term-country-wf = Wallis e Futuna
term-country-ws = Samoa
term-country-xk = Kosovo
term-country-ye = Iêmen
term-country-yt = Mayotte
term-country-za = África do Sul
term-country-zm = Zâmbia
term-country-zw = Zimbábue

## consequence

term-consequence-injury = Lesão corporal
term-consequence-lasting-disability = Deficiência duradoura
term-consequence-trauma = Dano psicológico
term-consequence-livelihood-lost = Perda do sustento
term-consequence-home-lost = Perda da moradia
term-consequence-family-separated = Família separada
term-consequence-moved-for-safety = Mudança por segurança
term-consequence-self-censorship = Autocensura
term-consequence-work-stopped = Trabalho interrompido
term-consequence-organisation-closed = Organização fechada
term-consequence-data-exposed = Dados expostos
term-consequence-contacts-exposed = Contatos ou fontes expostos
term-consequence-arrest-followed = Seguiu-se uma prisão
term-consequence-financial-loss = Perda financeira
term-consequence-access-lost = Perda de acesso
term-consequence-reputation-harmed = Reputação ferida
term-consequence-none-known = Nenhuma conhecida
term-consequence-other = Outro
term-consequence-unknown = Não se sabe

## occupation

term-occupation-journalist = Jornalista
term-occupation-photographer = Fotógrafo ou cinegrafista
term-occupation-blogger = Blogueiro
term-occupation-human-rights-defender = Defensor de direitos humanos
term-occupation-environment-defender = Defensor da terra ou do ambiente
term-occupation-womens-rights-defender = Defensor dos direitos das mulheres
term-occupation-lgbtiq-defender = Defensor de direitos LGBTIQ+
term-occupation-digital-rights-defender = Defensor de direitos digitais
term-occupation-trade-unionist = Sindicalista
term-occupation-community-leader = Líder ou agente comunitário
term-occupation-aid-worker = Trabalhador humanitário
term-occupation-social-worker = Assistente social
term-occupation-lawyer = Advogado
term-occupation-judge = Juiz ou promotor
term-occupation-doctor = Médico
term-occupation-nurse = Enfermeiro ou parteira
term-occupation-teacher = Professor
term-occupation-academic = Acadêmico ou pesquisador
term-occupation-student = Aluno ou estudante
term-occupation-politician = Político ou dirigente de partido
term-occupation-legislator = Parlamentar
term-occupation-civil-servant = Servidor público
term-occupation-religious-leader = Líder religioso
term-occupation-writer-or-artist = Escritor ou artista
term-occupation-technologist = Especialista em informática ou redes
term-occupation-business-owner = Empresário
term-occupation-shop-worker = Vendedor de loja ou mercado
term-occupation-farmer = Agricultor ou pescador
term-occupation-miner = Mineiro
term-occupation-driver = Motorista
term-occupation-day-labourer = Diarista
term-occupation-domestic-worker = Trabalhador doméstico
term-occupation-sex-worker = Trabalhador do sexo
term-occupation-police-officer = Policial
term-occupation-soldier = Militar
term-occupation-volunteer = Voluntário
term-occupation-homemaker = Dona ou dono de casa
term-occupation-retired = Aposentado
term-occupation-unemployed = Sem trabalho
term-occupation-other = Outro
term-occupation-unknown = Não se sabe

## characteristic

term-characteristic-political-group = Membro de partido ou grupo político
term-characteristic-armed-group = Membro da oposição armada
term-characteristic-armed-group-suspect = Suspeito de oposição armada
term-characteristic-environment-group = Grupo ambientalista
term-characteristic-rights-group = Grupo de direitos humanos
term-characteristic-peace-group = Grupo pacifista
term-characteristic-union-member = Sindicalizado
term-characteristic-faith-group = Grupo religioso
term-characteristic-media-worker = Trabalha na mídia
term-characteristic-womens-group = Grupo de mulheres
term-characteristic-pregnant = Grávida
term-characteristic-mother = Mãe de crianças pequenas
term-characteristic-minor = Criança ou adolescente
term-characteristic-street-child = Criança em situação de rua
term-characteristic-older-person = Pessoa idosa
term-characteristic-indigenous = Pessoa indígena
term-characteristic-physical-disability = Deficiência física
term-characteristic-mental-disability = Deficiência mental ou intelectual
term-characteristic-ethnic-minority = Minoria étnica
term-characteristic-religious-minority = Minoria religiosa
term-characteristic-linguistic-minority = Minoria linguística
term-characteristic-lgbtiq = Pessoa LGBTIQ+
term-characteristic-migrant = Migrante
term-characteristic-undocumented = Sem documentos
term-characteristic-internally-displaced = Deslocado interno
term-characteristic-refugee = Refugiado
term-characteristic-asylum-seeker = Solicitante de asilo
term-characteristic-stateless = Apátrida
term-characteristic-exile = Exilado ou membro da diáspora
term-characteristic-prisoner = Preso
term-characteristic-ill-or-wounded = Doente ou ferido
term-characteristic-relative-of-target = Familiar de alguém perseguido
term-characteristic-associate-of-target = Amigo ou colega de alguém perseguido
term-characteristic-witness-in-case = Testemunha em um caso
term-characteristic-campaigner = Ativista em campanha
term-characteristic-whistleblower = Denunciante interno
term-characteristic-demonstrator = Manifestante
term-characteristic-bystander = Transeunte
term-characteristic-combatant = Combatente
term-characteristic-civilian-in-conflict = Civil em um conflito
term-characteristic-other = Outro

## civil-status

term-civil-status-single = Solteiro
term-civil-status-married = Casado
term-civil-status-partnered = Vive com parceiro
term-civil-status-separated = Separado
term-civil-status-divorced = Divorciado
term-civil-status-widowed = Viúvo
term-civil-status-other = Outro
term-civil-status-unknown = Não se sabe

## education

term-education-none = Sem escolaridade
term-education-primary = Ensino primário
term-education-secondary = Ensino secundário
term-education-vocational = Formação em um ofício
term-education-religious-school = Escola religiosa
term-education-higher = Universidade ou faculdade
term-education-other = Outro
term-education-unknown = Não se sabe

## whereabouts

term-whereabouts-known-contact = Lugar conhecido, contato permitido
term-whereabouts-known-no-contact = Lugar conhecido, contato negado
term-whereabouts-held-place-hidden = Detido, lugar oculto
term-whereabouts-denied = Detenção negada
term-whereabouts-moved-about = Levado de um lugar a outro
term-whereabouts-other = Outro
term-whereabouts-unknown = Não se sabe
