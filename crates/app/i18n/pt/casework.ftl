# The terms of the vocabularies of casework in the built-in codebook. They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## case-type

term-case-type-help-request = Pedido de ajuda
term-case-type-matter = Assunto jurídico ou de incidência
term-case-type-dossier = Dossiê

## case-status

term-case-status-new = Novo
term-case-status-triage = Em triagem
term-case-status-open = Em andamento
term-case-status-waiting = À espera de outros
term-case-status-referred = Encaminhado a outros
term-case-status-closed = Encerrado

## case-outcome

term-case-outcome-resolved = Resolvido
term-case-outcome-partly-resolved = Resolvido em parte
term-case-outcome-advice-given = Orientação dada
term-case-outcome-referred = Passado a outros
term-case-outcome-not-possible = Nada pôde ser feito
term-case-outcome-withdrawn = Retirado pela pessoa
term-case-outcome-lost-contact = Contato perdido
term-case-outcome-out-of-scope = Fora do nosso trabalho

## urgency

term-urgency-life-at-risk = Vida ou liberdade em risco agora
term-urgency-hours = Em horas
term-urgency-days = Em dias
term-urgency-weeks = Em semanas
term-urgency-none = Sem pressa

## request-channel

term-request-channel-in-person = Pessoalmente
term-request-channel-phone = Por telefone
term-request-channel-messenger = Por mensageiro
term-request-channel-e-mail = Por e-mail
term-request-channel-web-form = Por formulário web
term-request-channel-helpline = Por linha de ajuda
term-request-channel-through-partner = Por um parceiro
term-request-channel-at-event = Em treinamento ou encontro
term-request-channel-own-monitoring = Por nosso próprio monitoramento
term-request-channel-other = Outro

## help-topic

term-help-topic-account-taken = Conta tomada
term-help-topic-account-suspended = Conta suspensa
term-help-topic-device-seized = Dispositivo apreendido
term-help-topic-device-suspicious = Dispositivo estranho
term-help-topic-malware = Programa malicioso
term-help-topic-spyware = Spyware
term-help-topic-phishing = Phishing
term-help-topic-harassment = Assédio on-line
term-help-topic-doxxing = Dados privados publicados
term-help-topic-intimate-images = Abuso de imagens íntimas
term-help-topic-impersonation = Alguém se passa pela pessoa
term-help-topic-disinformation = Informações falsas
term-help-topic-site-attack = Site atacado
term-help-topic-blocking = Site ou serviço bloqueado
term-help-topic-safe-communication = Comunicação segura
term-help-topic-physical-threat = Ameaça à vida ou ao corpo
term-help-topic-legal = Ajuda jurídica
term-help-topic-psychosocial = Apoio psicológico
term-help-topic-relocation = Ida para lugar seguro
term-help-topic-advice = Orientação geral
term-help-topic-other = Outro

## vetting

term-vetting-known = Conhecida
term-vetting-vouched-for = Avalizada por alguém de confiança
term-vetting-checked = Verificada
term-vetting-not-checked = Não verificada
term-vetting-doubtful = Duvidosa

## referral-status

term-referral-status-asked = Pedido
term-referral-status-accepted = Aceito
term-referral-status-declined = Recusado
term-referral-status-no-answer = Sem resposta
term-referral-status-done = Feito

## examination-type

term-examination-type-triage = Triagem
term-examination-type-device-forensics = Exame forense de dispositivo
term-examination-type-account-review = Revisão de conta
term-examination-type-malware-analysis = Análise de programa malicioso
term-examination-type-file-analysis = Análise de arquivos ou mensagens
term-examination-type-network-analysis = Análise de tráfego de rede
term-examination-type-other = Outro

## examination-result

term-examination-result-nothing-found = Examinado, nada achado com estes indicadores (não significa seguro)
term-examination-result-suspicious = Algo suspeito, ainda sem explicação
term-examination-result-traces-found = Vestígios de um ataque
term-examination-result-compromised = Comprometido
term-examination-result-inconclusive = Sem conclusão possível
term-examination-result-not-possible = Não pôde ser examinado

## step-result

term-step-result-done = Feito como descrito
term-step-result-done-differently = Feito de outro modo
term-step-result-failed = Tentado, falhou
term-step-result-skipped = Omitido
term-step-result-not-applicable = Não se aplica
term-step-result-not-yet = Ainda não

## acquisition-method

term-acquisition-method-backup = Cópia feita pelo dispositivo
term-acquisition-method-logical = Extração lógica
term-acquisition-method-file-system = Sistema de arquivos inteiro
term-acquisition-method-physical = Armazenamento inteiro, bit a bit
term-acquisition-method-selected-files = Arquivos escolhidos
term-acquisition-method-log-export = Registros de diagnóstico
term-acquisition-method-memory = Memória de trabalho
term-acquisition-method-cloud = De uma conta on-line
term-acquisition-method-screenshots = Fotografias da tela
term-acquisition-method-other = Outro

## omission-reason

term-omission-reason-no-consent = Sem consentimento
term-omission-reason-locked = Bloqueado
term-omission-reason-encrypted = Cifrado
term-omission-reason-damaged = Danificado
term-omission-reason-overwritten = Sobrescrito ou expirado
term-omission-reason-not-held = Não entregue
term-omission-reason-no-tool = Sem ferramenta
term-omission-reason-no-time = Sem tempo
term-omission-reason-out-of-scope = Fora da tarefa

## isolation

term-isolation-airplane-mode = Modo avião
term-isolation-shielded = Em bolsa ou sala blindada
term-isolation-sim-removed = SIM retirado
term-isolation-off = Desligado
term-isolation-not-isolated = Não isolado
term-isolation-unknown = Não se sabe

## asset-type

term-asset-type-person = Uma pessoa
term-asset-type-group = Um grupo de pessoas
term-asset-type-organisation = Uma organização
term-asset-type-programme = Um programa ou atividade
term-asset-type-information = Informação
term-asset-type-device = Um dispositivo
term-asset-type-account = Uma conta
term-asset-type-place = Um lugar

## threat-class

term-threat-class-confidentiality = Sigilo
term-threat-class-control = Controle
term-threat-class-integrity = Integridade
term-threat-class-availability = Disponibilidade
term-threat-class-identity = Saber quem é quem
term-threat-class-accountability = Saber quem fez o quê

## adversary-rating

term-adversary-rating-none = Nenhum
term-adversary-rating-low = Baixo
term-adversary-rating-medium = Médio
term-adversary-rating-high = Alto
term-adversary-rating-very-high = Muito alto

## likelihood

term-likelihood-very-unlikely = Muito improvável
term-likelihood-unlikely = Improvável
term-likelihood-possible = Possível
term-likelihood-likely = Provável
term-likelihood-very-likely = Muito provável

## severity

term-severity-minor = Menor
term-severity-moderate = Moderada
term-severity-serious = Séria
term-severity-severe = Grave
term-severity-extreme = Extrema

## capacity-level

term-capacity-level-none = Nenhuma
term-capacity-level-weak = Fraca
term-capacity-level-fair = Razoável
term-capacity-level-good = Boa
term-capacity-level-strong = Forte

## treatment

term-treatment-reduce = Reduzir
term-treatment-accept = Aceitar
term-treatment-transfer = Deixar a outros
term-treatment-avoid = Parar o que o causa

## version-status

term-version-status-draft = Rascunho
term-version-status-current = Em vigor
term-version-status-superseded = Substituído por um novo
term-version-status-withdrawn = Retirado

## protocol-type

term-protocol-type-triage = Triagem de dispositivo
term-protocol-type-acquisition = Aquisição de dados
term-protocol-type-examination = Exame
term-protocol-type-interview = Entrevista
term-protocol-type-release = Liberação ou publicação
term-protocol-type-incident-response = Resposta a um incidente
term-protocol-type-retention = Guarda e destruição
term-protocol-type-risk-template = Escalas de avaliação de riscos
term-protocol-type-other = Outro

## risk-scale

term-risk-scale-likelihood = Probabilidade
term-risk-scale-impact = Impacto
term-risk-scale-capacity = Capacidade
term-risk-scale-history = Histórico do adversário
term-risk-scale-capability = Capacidade do adversário
term-risk-scale-intent = Intenção do adversário
term-risk-scale-category = Categoria de risco
term-risk-scale-band = Faixa

## judgment-type

term-judgment-type-same-person = Se os registros são a mesma pessoa
term-judgment-type-same-incident = Se os registros são o mesmo incidente
term-judgment-type-same-threat = Se os registros são a mesma ameaça
term-judgment-type-claim = Se uma alegação se confirma
term-judgment-type-finding = Uma conclusão
term-judgment-type-attribution = Quem é responsável
term-judgment-type-informant = Confiabilidade de um informante

## verdict

term-verdict-same = O mesmo
term-verdict-different = Diferente
term-verdict-corroborated = Corroborado
term-verdict-doubted = Posto em dúvida
term-verdict-refuted = Refutado
term-verdict-established = Estabelecido
term-verdict-not-established = Não estabelecido
term-verdict-undecided = Sem decisão

## proof-standard

term-proof-standard-reasonable-grounds = Motivos razoáveis para crer
term-proof-standard-balance = Mais provável que não
term-proof-standard-clear-and-convincing = Claro e convincente
term-proof-standard-beyond-doubt = Além de dúvida razoável

## citation-weight

term-citation-weight-supports = Apoia
term-citation-weight-against = Fala contra
term-citation-weight-context = Explica

## task-status

term-task-status-open = A fazer
term-task-status-under-way = Em andamento
term-task-status-waiting = Em espera
term-task-status-done = Feito
term-task-status-dropped = Abandonado

## note-type

term-note-type-observation = Observação
term-note-type-conversation = Conversa
term-note-type-meeting = Reunião
term-note-type-idea = Ideia
term-note-type-handing-over = Para quem assumir
term-note-type-warning = Aviso
term-note-type-other = Outro

## view-order

term-view-order-newest = Últimos escritos primeiro
term-view-order-date = Data mais recente primeiro

## view-layout

term-view-layout-list = Lista
term-view-layout-timeline = Linha do tempo
term-view-layout-map = Mapa
term-view-layout-graph = Grafo de ligações
term-view-layout-matrix = Matriz de riscos

## name-type

term-name-type-legal = Nos documentos
term-name-type-birth = De nascimento
term-name-type-married = De casamento
term-name-type-chosen = Nome escolhido
term-name-type-nickname = Apelido
term-name-type-teknonym = Por filho ou genitor
term-name-type-professional = Nome artístico ou de autor
term-name-type-fighting = Nome de guerra
term-name-type-religious = Nome religioso
term-name-type-handle = Nome na rede
term-name-type-transliteration = Escrito em outro alfabeto
term-name-type-misspelling = Mal escrito em um documento
term-name-type-other = Outro

## device-identifier

term-device-identifier-imei = IMEI
term-device-identifier-serial = Número de série
term-device-identifier-iccid = Número do SIM (ICCID)
term-device-identifier-imsi = Número de assinante (IMSI)
term-device-identifier-mac = Endereço de rede (MAC)
term-device-identifier-advertising-id = Id de publicidade
term-device-identifier-device-id = Id do fabricante
term-device-identifier-asset-number = Número de inventário
term-device-identifier-account-id = Id de conta
term-device-identifier-other = Outro

## copy-kind

term-copy-kind-original = O original como recebido
term-copy-kind-working = Cópia de trabalho
term-copy-kind-derivative = Feito de outro

## evidence-origin

term-evidence-origin-person = Por uma pessoa
term-evidence-origin-automatic = Por uma máquina, sem escolha
term-evidence-origin-edited = Por uma pessoa, editado depois
term-evidence-origin-ai-suspected = Talvez gerado por computador
term-evidence-origin-ai-generated = Gerado por computador
term-evidence-origin-unknown = Não se sabe

## account-type

term-account-type-later = Contado de novo depois
term-account-type-addition = Acrescenta
term-account-type-correction = Corrige
term-account-type-retraction = Retira
term-account-type-transcript = Corrige a transcrição

## consent-told

term-consent-told-who-documents = Quem documenta
term-consent-told-purpose = Para que serve
term-consent-told-access = Quem verá
term-consent-told-risks = O que pode dar errado
term-consent-told-benefits = O que pode trazer e o que não
term-consent-told-voluntary = Que pode recusar
term-consent-told-confidential = Como se guarda o segredo
term-consent-told-withdrawal = Que pode retirar e como
term-consent-told-not-recallable = O que não se desfaz depois de sair
term-consent-told-contact = A quem procurar
term-consent-told-copy-left = Uma cópia ficou com ela

## consent-standing

term-consent-standing-tells = Conta o que lhe aconteceu
term-consent-standing-witness = Conta o que aconteceu a outros
term-consent-standing-shown = É visto ou ouvido no material
term-consent-standing-device-owner = É dono do dispositivo
term-consent-standing-account-holder = É titular da conta
term-consent-standing-relative = Parente de quem não pode consentir
term-consent-standing-organisation = Fala por uma organização

## consistency

term-consistency-not-consistent = Não pode vir disso
term-consistency-consistent = Pode vir disso; muitas outras causas
term-consistency-highly-consistent = Provavelmente disso; poucas outras causas
term-consistency-typical = Comum depois disso; restam outras causas
term-consistency-diagnostic = Só disso

## counsel-access

term-counsel-access-none-allowed = Nenhum advogado permitido
term-counsel-access-not-asked = Nenhum advogado pedido
term-counsel-access-during-questioning = Durante o interrogatório
term-counsel-access-before-charge = Antes da acusação
term-counsel-access-before-trial = Após a acusação, antes do julgamento
term-counsel-access-before-signing = Antes de assinar declaração
term-counsel-access-after-signing = Após assinar declaração
term-counsel-access-at-trial = No julgamento, livre para defender
term-counsel-access-at-trial-silenced = No julgamento, sem liberdade de defesa
term-counsel-access-alone = Pôde falar a sós com o advogado
term-counsel-access-overheard = Pôde falar com o advogado diante de outros
term-counsel-access-no-talk = Não pôde falar com o advogado
term-counsel-access-absent = Julgado à revelia
term-counsel-access-not-informed = Não informado do processo
term-counsel-access-self-incrimination = Obrigado a depor contra si
term-counsel-access-no-witnesses = Não pôde interrogar testemunhas
term-counsel-access-appointed = Advogado dativo
term-counsel-access-by-organisation = Advogado de uma organização
term-counsel-access-chosen = Advogado escolhido pela pessoa
term-counsel-access-paid = Advogado pago pela pessoa
term-counsel-access-other = Outro
term-counsel-access-unknown = Não se sabe

## court-type

term-court-type-civilian = Tribunal civil
term-court-type-military = Tribunal militar
term-court-type-administrative = Tribunal administrativo
term-court-type-security = Tribunal de segurança ou antiterror
term-court-type-cybercrime = Tribunal de crimes cibernéticos
term-court-type-other = Outro
term-court-type-unknown = Não se sabe

## court-language

term-court-language-mother-tongue = Língua materna
term-court-language-fluent = Entendia bem
term-court-language-some-translated = Entendia algo, com intérprete
term-court-language-some-untranslated = Entendia algo, sem intérprete
term-court-language-little-translated = Entendia pouco, com intérprete
term-court-language-little-untranslated = Entendia pouco, sem intérprete
term-court-language-unknown = Não se sabe

## autopsy-result

term-autopsy-result-by-doctors = Autópsia por médicos
term-autopsy-result-informal = Visto por outros
term-autopsy-result-none = Nenhuma
term-autopsy-result-unknown = Não se sabe

## death-certificate

term-death-certificate-none = Parece não haver
term-death-certificate-not-available = Parece existir, não se obtém
term-death-certificate-seen = Vista por gente de confiança
term-death-certificate-held = Nós a temos
term-death-certificate-unknown = Não se sabe

## statement-signed

term-statement-signed-forced = Forçado a assinar
term-statement-signed-not-asked = Não foi pedido que assinasse
term-statement-signed-refused = Pedido, mas recusou
term-statement-signed-free = Assinou livremente, sabendo o quê
term-statement-signed-not-understood = Assinou sem entender
term-statement-signed-unknown = Não se sabe

## medical-attention

term-medical-attention-none-present = Não havia pessoal médico
term-medical-attention-before = Pessoal médico antes
term-medical-attention-during = Pessoal médico durante
term-medical-attention-took-part = Pessoal médico participou
term-medical-attention-after = Pessoal médico depois
term-medical-attention-not-needed = Não era preciso, diz a pessoa
term-medical-attention-asked-for = A pessoa pediu cuidados
term-medical-attention-none-given = Nenhum cuidado dado
term-medical-attention-limited = Pouco cuidado
term-medical-attention-adequate = Cuidado suficiente
term-medical-attention-good = Bom cuidado
term-medical-attention-unknown = Não se sabe

## compensation

term-compensation-full = Total
term-compensation-substantial = Na maior parte
term-compensation-partial = Em parte
term-compensation-none = Nenhuma
term-compensation-unknown = Não se sabe

## orientation

term-orientation-lesbian = Lésbica
term-orientation-gay = Gay
term-orientation-bisexual = Bissexual
term-orientation-heterosexual = Heterossexual
term-orientation-asexual = Assexual
term-orientation-other = Outro
term-orientation-withheld = Não declarada
term-orientation-not-recorded = Não registrada
