# The definitions of the vocabularies of casework in the built-in codebook. They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## case-type

def-case-type-help-request = Alguém pede ajuda para si ou outros
def-case-type-matter = Trabalho sobre uma causa jurídica ou pública
def-case-type-dossier = Registros reunidos sobre um tema

## case-status

def-case-status-new = Ninguém olhou ainda
def-case-status-triage = Alguém decide o que é preciso
def-case-status-open = Alguém trabalha nisso
def-case-status-waiting = Não avança até que outros ajam
def-case-status-referred = Outros assumiram
def-case-status-closed = Não se prevê mais trabalho

## case-outcome

def-case-outcome-resolved = O pedido foi alcançado
def-case-outcome-partly-resolved = Parte do pedido foi alcançada
def-case-outcome-advice-given = Disse-se à pessoa o que pode fazer
def-case-outcome-referred = Outros continuam
def-case-outcome-not-possible = Nenhum meio ajudou
def-case-outcome-withdrawn = A pessoa não quer mais
def-case-outcome-lost-contact = A pessoa não pode mais ser alcançada
def-case-outcome-out-of-scope = Não é o que fazemos

## urgency

def-urgency-life-at-risk = Alguém pode morrer ou ser levado a qualquer momento
def-urgency-hours = Algo deve acontecer hoje
def-urgency-days = Algo deve acontecer esta semana
def-urgency-weeks = Algo deve acontecer este mês
def-urgency-none = Nada se perde por esperar

## request-channel

def-request-channel-in-person = A pessoa veio até nós
def-request-channel-phone = A pessoa ligou
def-request-channel-messenger = A pessoa escreveu por mensageiro
def-request-channel-e-mail = A pessoa escreveu um e-mail
def-request-channel-web-form = A pessoa preencheu um formulário em um site
def-request-channel-helpline = Veio por uma linha que dá ajuda
def-request-channel-through-partner = Outra organização o repassou
def-request-channel-at-event = Surgiu onde pessoas se reuniram
def-request-channel-own-monitoring = Nós mesmos o encontramos
def-request-channel-other = Algo que nenhum outro termo cobre; esclareça na nota

## help-topic

def-help-topic-account-taken = Outra pessoa controla uma conta
def-help-topic-account-suspended = Uma plataforma fechou ou congelou uma conta
def-help-topic-device-seized = Autoridades têm ou tiveram um dispositivo
def-help-topic-device-suspicious = Um dispositivo faz o que o dono não pediu
def-help-topic-malware = Pode haver um programa nocivo em um dispositivo
def-help-topic-spyware = Alguém pode ser espionado por um dispositivo
def-help-topic-phishing = Uma mensagem buscou acesso ou segredos
def-help-topic-harassment = Alguém sofre abuso repetido na rede
def-help-topic-doxxing = Publicaram-se dados privados
def-help-topic-intimate-images = Imagens íntimas circulam ou ameaçam circular
def-help-topic-impersonation = Uma conta ou site finge ser a pessoa
def-help-topic-disinformation = Circulam falsidades sobre a pessoa ou grupo
def-help-topic-site-attack = Um site está fora do ar ou foi invadido
def-help-topic-blocking = Um site ou serviço não pode ser acessado
def-help-topic-safe-communication = Como falar ou escrever sem ser escutado
def-help-topic-physical-threat = Alguém pode ser ferido ou morto
def-help-topic-legal = É preciso advogado ou orientação
def-help-topic-psychosocial = É preciso apoio emocional
def-help-topic-relocation = Alguém deve ir a um lugar mais seguro
def-help-topic-advice = Qualquer outra pergunta sobre segurança
def-help-topic-other = Algo que nenhum outro termo cobre; esclareça na nota

## vetting

def-vetting-known = Já tratamos com ela antes
def-vetting-vouched-for = Alguém de confiança diz quem é
def-vetting-checked = Apuramos quem é
def-vetting-not-checked = Ninguém verificou quem é
def-vetting-doubtful = Algo não combina

## referral-status

def-referral-status-asked = Os outros foram consultados
def-referral-status-accepted = Os outros o farão
def-referral-status-declined = Os outros não o farão
def-referral-status-no-answer = Os outros não responderam
def-referral-status-done = Os outros o fizeram

## examination-type

def-examination-type-triage = Primeiro olhar, rápido
def-examination-type-device-forensics = Exame completo dos dados de um dispositivo
def-examination-type-account-review = Revisão de acessos, ajustes e dispositivos vinculados
def-examination-type-malware-analysis = Apurar o que um programa nocivo faz
def-examination-type-file-analysis = Olhar dentro de arquivos, e-mails ou mensagens
def-examination-type-network-analysis = Olhar o que um dispositivo envia e recebe
def-examination-type-other = Algo que nenhum outro termo cobre; esclareça na nota

## examination-result

def-examination-result-nothing-found = Os indicadores usados não coincidiram; outros poderiam
def-examination-result-suspicious = Algo chama a atenção e pode ser inofensivo
def-examination-result-traces-found = Alguém tentou atacar; sucesso não demonstrado
def-examination-result-compromised = Um atacante teve acesso
def-examination-result-inconclusive = O que se achou não permite resposta
def-examination-result-not-possible = Não foi possível exame algum

## step-result

def-step-result-done = Foi feito como está escrito
def-step-result-done-differently = Foi feito de outra forma; a nota diz como
def-step-result-failed = Começou-se e não funcionou
def-step-result-skipped = Não foi feito; a nota diz por quê
def-step-result-not-applicable = Não faz sentido aqui
def-step-result-not-yet = Falta fazer

## acquisition-method

def-acquisition-method-backup = O dispositivo fez uma cópia de si
def-acquisition-method-logical = Copiou-se o que o sistema entrega
def-acquisition-method-file-system = Todos os arquivos foram copiados
def-acquisition-method-physical = Cada bit do armazenamento foi copiado
def-acquisition-method-selected-files = Só alguns arquivos foram copiados
def-acquisition-method-log-export = Tomaram-se registros que o sistema guarda
def-acquisition-method-memory = Copiou-se o que o aparelho ligado continha
def-acquisition-method-cloud = Os dados vieram de um serviço, não do dispositivo
def-acquisition-method-screenshots = A tela foi fotografada
def-acquisition-method-other = Algo que nenhum outro termo cobre; esclareça na nota

## omission-reason

def-omission-reason-no-consent = A pessoa não consentiu
def-omission-reason-locked = Não pôde ser aberto
def-omission-reason-encrypted = Não pôde ser lido sem chave
def-omission-reason-damaged = Está quebrado
def-omission-reason-overwritten = Os dados não estão mais lá
def-omission-reason-not-held = Não o recebemos
def-omission-reason-no-tool = Não temos com que ler
def-omission-reason-no-time = Não houve tempo
def-omission-reason-out-of-scope = Não foi pedido

## isolation

def-isolation-airplane-mode = Seus rádios foram desligados por ajuste
def-isolation-shielded = O metal barrou os sinais
def-isolation-sim-removed = Sem cartão; outros rádios podiam estar ligados
def-isolation-off = Não funcionava
def-isolation-not-isolated = Podia alcançar redes
def-isolation-unknown = Não há informação sobre isto

## asset-type

def-asset-type-person = A vida, o corpo ou a liberdade de alguém
def-asset-type-group = Várias pessoas juntas
def-asset-type-organisation = Uma entidade com membros ou equipe
def-asset-type-programme = Trabalho que deve continuar
def-asset-type-information = O que não deve se perder nem ser sabido
def-asset-type-device = Um telefone, computador ou outro aparelho
def-asset-type-account = Acesso a um serviço
def-asset-type-place = Uma casa, escritório ou local de reunião

## threat-class

def-threat-class-confidentiality = Outros sabem o que não devem
def-threat-class-control = Outros decidem sobre isso
def-threat-class-integrity = É mudado ou falsificado
def-threat-class-availability = Não pode ser usado quando preciso
def-threat-class-identity = Não se pode saber quem é alguém
def-threat-class-accountability = Não se pode saber quem fez algo

## adversary-rating

def-adversary-rating-none = Sem sinais
def-adversary-rating-low = Sinais fracos ou raros
def-adversary-rating-medium = Sinais claros às vezes
def-adversary-rating-high = Sinais claros, muitas vezes
def-adversary-rating-very-high = Sinais claros, contra pessoas assim, agora

## likelihood

def-likelihood-very-unlikely = Seria uma grande surpresa
def-likelihood-unlikely = Seria uma surpresa
def-likelihood-possible = Pode acontecer ou não
def-likelihood-likely = Deve-se esperar
def-likelihood-very-likely = Surpreenderia se não acontecesse

## severity

def-severity-minor = Fácil de suportar e logo reparado
def-severity-moderate = Trabalho ou vida perturbados por um tempo
def-severity-serious = Dano que demora a reparar
def-severity-severe = Dano duradouro a pessoas ou fim do trabalho
def-severity-extreme = Morte, desaparecimento ou fim de tudo

## capacity-level

def-capacity-level-none = Nada com que enfrentar
def-capacity-level-weak = Pouco que ajude
def-capacity-level-fair = Alguns meios, não testados
def-capacity-level-good = Meios que funcionaram
def-capacity-level-strong = Meios, pessoas e planos testados

## treatment

def-treatment-reduce = Torná-lo menos provável ou menos grave
def-treatment-accept = Conviver com ele, sabendo
def-treatment-transfer = Assume quem está mais bem situado
def-treatment-avoid = Abrir mão do trabalho que o traz

## version-status

def-version-status-draft = Ainda em escrita
def-version-status-current = Para usar agora
def-version-status-superseded = Um mais novo tomou seu lugar
def-version-status-withdrawn = Não usar mais

## protocol-type

def-protocol-type-triage = Como olhar primeiro um dispositivo
def-protocol-type-acquisition = Como copiar dados sem mudá-los
def-protocol-type-examination = Como procurar vestígios
def-protocol-type-interview = Como falar com alguém para documentar
def-protocol-type-release = O que conferir antes de algo sair
def-protocol-type-incident-response = O que fazer quando algo acontece
def-protocol-type-retention = Por quanto tempo guardar e como destruir
def-protocol-type-risk-template = Que níveis um círculo usa para os riscos
def-protocol-type-other = Algo que nenhum outro termo cobre; esclareça na nota

## risk-scale

def-risk-scale-likelihood = Quão provável é
def-risk-scale-impact = Quão grave seria
def-risk-scale-capacity = Quão bem se poderia enfrentar
def-risk-scale-history = O que o adversário já fez
def-risk-scale-capability = O que o adversário é capaz de fazer
def-risk-scale-intent = O que o adversário quer
def-risk-scale-category = Que tipo de risco é
def-risk-scale-band = Como se chama um número, e a partir de onde

## judgment-type

def-judgment-type-same-person = Dois ou mais registros são uma pessoa, ou não
def-judgment-type-same-incident = Dois ou mais registros contam um incidente, ou não
def-judgment-type-same-threat = Dois ou mais registros são uma ameaça, ou não
def-judgment-type-claim = Se outros confirmam o que alguém disse
def-judgment-type-finding = O que a documentação mostra
def-judgment-type-attribution = Quem o fez
def-judgment-type-informant = Até onde se pode confiar em um informante

## verdict

def-verdict-same = São um
def-verdict-different = Não são um
def-verdict-corroborated = Fontes independentes dizem o mesmo
def-verdict-doubted = Há motivos para não acreditar
def-verdict-refuted = Mostrou-se que não é verdade
def-verdict-established = O padrão de prova é alcançado
def-verdict-not-established = O padrão de prova não é alcançado
def-verdict-undecided = Fica em aberto

## proof-standard

def-proof-standard-reasonable-grounds = Uma pessoa prudente pensaria que aconteceu
def-proof-standard-balance = Mais fala a favor do que contra
def-proof-standard-clear-and-convincing = Muito mais fala a favor do que contra
def-proof-standard-beyond-doubt = Não resta dúvida razoável

## citation-weight

def-citation-weight-supports = O trecho citado fala a favor
def-citation-weight-against = O trecho citado fala contra
def-citation-weight-context = O trecho citado ajuda a entender

## task-status

def-task-status-open = Não iniciado
def-task-status-under-way = Iniciado e não terminado
def-task-status-waiting = Não avança até que algo aconteça
def-task-status-done = Terminado
def-task-status-dropped = Deixado de lado

## note-type

def-note-type-observation = O que alguém notou
def-note-type-conversation = O que se disse entre pessoas
def-note-type-meeting = O que uma reunião discutiu e decidiu
def-note-type-idea = O que alguém pensou
def-note-type-handing-over = O que a próxima pessoa precisa saber
def-note-type-warning = O que pode pôr pessoas em perigo
def-note-type-other = Algo que nenhum outro termo cobre; esclareça na nota

## view-order

def-view-order-newest = Por quando foi escrito por último
def-view-order-date = Por quando aconteceu

## view-layout

def-view-layout-list = Um registro por linha
def-view-layout-timeline = Ao longo do tempo
def-view-layout-map = Por lugar
def-view-layout-graph = Os registros e suas ligações
def-view-layout-matrix = Probabilidade contra impacto

## name-type

def-name-type-legal = Como consta nos documentos
def-name-type-birth = O primeiro nome recebido
def-name-type-married = Adotado ao casar
def-name-type-chosen = Como a pessoa quer ser chamada
def-name-type-nickname = Como os amigos a chamam
def-name-type-teknonym = Como “mãe de” ou “filho de”
def-name-type-professional = Usado ao escrever ou no palco
def-name-type-fighting = Usado entre combatentes
def-name-type-religious = Adotado com uma fé ou ordem
def-name-type-handle = Usado em um serviço da rede
def-name-type-transliteration = O mesmo nome em outras letras
def-name-type-misspelling = Errado, e consta em algum papel
def-name-type-other = Algo que nenhum outro termo cobre; esclareça na nota

## device-identifier

def-device-identifier-imei = Número de um aparelho móvel
def-device-identifier-serial = Número dado pelo fabricante
def-device-identifier-iccid = Número impresso no cartão SIM
def-device-identifier-imsi = Número pelo qual a rede conhece o assinante
def-device-identifier-mac = Número de uma placa de rede
def-device-identifier-advertising-id = Número com que anunciantes seguem um dispositivo
def-device-identifier-device-id = Um identificador próprio do fabricante
def-device-identifier-asset-number = O número na lista do dono
def-device-identifier-account-id = O número que um serviço dá a uma conta
def-device-identifier-other = Algo que nenhum outro termo cobre; esclareça na nota

## copy-kind

def-copy-kind-original = Os bytes como chegaram, nunca mudados
def-copy-kind-working = Cópia para olhar e trabalhar
def-copy-kind-derivative = Mudado, recortado ou convertido de outro

## evidence-origin

def-evidence-origin-person = Alguém escolheu o que captar
def-evidence-origin-automatic = Como uma câmera fixa ou um registro
def-evidence-origin-edited = Alguém o mudou depois de feito
def-evidence-origin-ai-suspected = Há sinais de um gerador
def-evidence-origin-ai-generated = Sabe-se que um gerador o fez
def-evidence-origin-unknown = Não há informação sobre isto

## account-type

def-account-type-later = O mesmo informante conta outra vez
def-account-type-addition = Diz mais do que antes
def-account-type-correction = Diz que algo foi de outro modo
def-account-type-retraction = Diz que não é assim
def-account-type-transcript = Conserta o escrito, não o contado

## consent-told

def-consent-told-who-documents = Que pessoas e grupo perguntam
def-consent-told-purpose = Para que será usado o relato
def-consent-told-access = Que pessoas podem ler
def-consent-told-risks = Que dano pode vir disso
def-consent-told-benefits = Que bem pode vir e qual não
def-consent-told-voluntary = Dizer não não prejudica
def-consent-told-confidential = O que se faz para que outros não saibam
def-consent-told-withdrawal = Como retirar o sim
def-consent-told-not-recallable = O que fica fora mesmo após a retirada
def-consent-told-contact = Como falar com alguém em caso de dúvidas
def-consent-told-copy-left = A pessoa tem o texto do acordado

## consent-standing

def-consent-standing-tells = Consente como pessoa atingida
def-consent-standing-witness = Consente como quem viu ou ouviu
def-consent-standing-shown = Consente com imagens ou som de si
def-consent-standing-device-owner = Consente com o que se faz com o dispositivo
def-consent-standing-account-holder = Consente com o que se faz com a conta
def-consent-standing-relative = Consente por parente morto, desaparecido ou incapaz
def-consent-standing-organisation = Consente em nome de um grupo

## consistency

def-consistency-not-consistent = O sinal não se explica pelo relato
def-consistency-consistent = O relato poderia explicá-lo, e muito mais também
def-consistency-highly-consistent = O relato o explica, e pouco mais
def-consistency-typical = É o que mais se vê após tais atos
def-consistency-diagnostic = Nada mais deixa este sinal

## counsel-access

def-counsel-access-none-allowed = Pediu-se advogado e foi negado
def-counsel-access-not-asked = A pessoa não pediu advogado
def-counsel-access-during-questioning = Havia advogado enquanto se perguntava
def-counsel-access-before-charge = Viu-se um advogado antes de qualquer acusação
def-counsel-access-before-trial = Viu-se um advogado já acusado
def-counsel-access-before-signing = Viu-se um advogado antes de assinar
def-counsel-access-after-signing = O advogado só veio depois da assinatura
def-counsel-access-at-trial = O advogado pôde fazer seu trabalho na sala
def-counsel-access-at-trial-silenced = O advogado foi impedido na sala
def-counsel-access-alone = Ninguém escutava
def-counsel-access-overheard = Outros podiam escutar
def-counsel-access-no-talk = Tinha advogado e nenhuma conversa com ele
def-counsel-access-absent = O tribunal reuniu-se sem a pessoa
def-counsel-access-not-informed = A pessoa não sabia do processo
def-counsel-access-self-incrimination = A pessoa foi pressionada a falar contra si
def-counsel-access-no-witnesses = A defesa não pôde perguntar
def-counsel-access-appointed = O Estado escolheu o advogado
def-counsel-access-by-organisation = Um grupo enviou o advogado
def-counsel-access-chosen = A pessoa escolheu o advogado
def-counsel-access-paid = A pessoa arcou com o custo
def-counsel-access-other = Algo que nenhum outro termo cobre; esclareça na nota
def-counsel-access-unknown = Não há informação sobre isto

## court-type

def-court-type-civilian = Um tribunal comum do país
def-court-type-military = Um tribunal das forças armadas
def-court-type-administrative = Órgão que decide sobre atos de autoridades
def-court-type-security = Tribunal criado para crimes contra o Estado
def-court-type-cybercrime = Tribunal criado para crimes na rede
def-court-type-other = Algo que nenhum outro termo cobre; esclareça na nota
def-court-type-unknown = Não há informação sobre isto

## court-language

def-court-language-mother-tongue = O tribunal falou a primeira língua da pessoa
def-court-language-fluent = A pessoa acompanhou sem ajuda
def-court-language-some-translated = A pessoa acompanhou em parte, com ajuda
def-court-language-some-untranslated = A pessoa acompanhou em parte, sem ajuda
def-court-language-little-translated = A pessoa mal acompanhou, com ajuda
def-court-language-little-untranslated = A pessoa mal acompanhou, sem ajuda
def-court-language-unknown = Não há informação sobre isto

## autopsy-result

def-autopsy-result-by-doctors = Médicos abriram e examinaram o corpo
def-autopsy-result-informal = Pessoas sem essa formação olharam o corpo
def-autopsy-result-none = Ninguém examinou o corpo
def-autopsy-result-unknown = Não há informação sobre isto

## death-certificate

def-death-certificate-none = Nada indica que exista
def-death-certificate-not-available = Não há como obtê-la
def-death-certificate-seen = Alguém confiável a leu
def-death-certificate-held = Há uma cópia aqui
def-death-certificate-unknown = Não há informação sobre isto

## statement-signed

def-statement-signed-forced = Assinou sob pressão ou ameaça
def-statement-signed-not-asked = Nenhum papel lhe foi apresentado
def-statement-signed-refused = A pessoa não assinou
def-statement-signed-free = Assinou sem pressão, tendo entendido
def-statement-signed-not-understood = Assinou sem saber o que dizia
def-statement-signed-unknown = Não há informação sobre isto

## medical-attention

def-medical-attention-none-present = Não havia médico nem enfermeiro por perto
def-medical-attention-before = Veio antes de começar
def-medical-attention-during = Estava enquanto durava
def-medical-attention-took-part = Ajudou a fazer
def-medical-attention-after = Veio quando acabou
def-medical-attention-not-needed = A pessoa não precisou de cuidados
def-medical-attention-asked-for = A pessoa quis cuidados
def-medical-attention-none-given = A pessoa não recebeu cuidados
def-medical-attention-limited = A pessoa recebeu menos que o necessário
def-medical-attention-adequate = A pessoa recebeu o necessário
def-medical-attention-good = A pessoa foi muito bem cuidada
def-medical-attention-unknown = Não há informação sobre isto

## compensation

def-compensation-full = Tudo o que se perdeu foi reparado
def-compensation-substantial = Quase tudo foi reparado
def-compensation-partial = Algo foi reparado
def-compensation-none = Nada foi reparado
def-compensation-unknown = Não há informação sobre isto

## orientation

def-orientation-lesbian = Mulher que ama mulheres, segundo diz
def-orientation-gay = Homem que ama homens, segundo diz
def-orientation-bisexual = Ama pessoas de mais de um gênero, segundo diz
def-orientation-heterosexual = Ama pessoas do outro gênero, segundo diz
def-orientation-asexual = Sente pouca ou nenhuma atração sexual, segundo diz
def-orientation-other = Algo que nenhum outro termo cobre; esclareça na nota
def-orientation-withheld = Foi perguntado e não quis dizer
def-orientation-not-recorded = Ninguém perguntou nem anotou
