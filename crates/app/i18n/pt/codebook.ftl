# The definitions of the built-in codebook (version 2026.2). They are our own and may be used freely (CC0).
# Translated by a machine: what a person has read is listed in reviewed.txt; all else needs review.

## act

def-act-killing = Privação deliberada da vida de uma pessoa
def-act-summary-execution = Morte por ordem de um agente sem julgamento justo
def-act-extrajudicial-execution = Agentes do Estado matam alguém sem intervenção de nenhum tribunal
def-act-death-penalty = Cumpre-se uma sentença de morte proferida por um tribunal
def-act-mass-killing = Muitas pessoas são mortas em um mesmo lugar ou operação
def-act-death-in-custody = Alguém morre em poder das autoridades, qualquer que seja a causa alegada
def-act-attempted-killing = Alguém tentou matar uma pessoa, que sobreviveu
def-act-targeted-killing-non-state = Um grupo armado ou político mata alguém pelo que representa
def-act-killing-at-protest = A força usada contra uma multidão ou marcha mata alguém
def-act-indiscriminate-attack = Um ataque que não distingue civis de combatentes causa mortes
def-act-crossfire-death = Alguém alheio ao combate morre entre os lados
def-act-death-under-torture = Alguém morre pelo que sofreu sob custódia
def-act-assault = Força física contra uma pessoa, sem chegar à tortura
def-act-torture = Dor grave infligida de propósito com participação oficial
def-act-ill-treatment = Tratamento que fere ou degrada sem ser qualificado como tortura
def-act-rape = Penetração sexual sem consentimento
def-act-attempted-rape = Alguém tentou estuprar uma pessoa sem conseguir
def-act-sexual-violence = Ato ou contato sexual forçado, distinto do estupro
def-act-sexual-harassment = Palavras, olhares ou investidas sexuais indesejadas
def-act-genital-mutilation = Os genitais são cortados ou removidos sem necessidade médica
def-act-forced-sterilisation = Uma pessoa é privada contra a vontade da capacidade de ter filhos
def-act-forced-marriage = Casamento com o qual uma parte não concordou livremente
def-act-threat = Anúncio de um dano que não a morte
def-act-death-threat = Diz-se a alguém que ele ou os seus serão mortos
def-act-harassment = Pressão repetida que desgasta uma pessoa
def-act-stalking = Alguém é seguido ou contatado repetidamente até sentir medo
def-act-surveillance = Pessoas observam ou seguem alguém ou um lugar
def-act-reprisal-on-relatives = Familiares ou amigos pagam pelo que alguém fez
def-act-collective-punishment = Um grupo inteiro é punido pelo que um ou alguns fizeram
def-act-arrest = As autoridades tomam alguém sob seu poder
def-act-mass-arrest = Muitas pessoas são presas de uma vez, sem olhar quem são
def-act-detention = Uma pessoa é mantida presa depois de capturada
def-act-incommunicado-detention = Alguém está detido sem acesso a advogado nem família
def-act-pretrial-overstay = Alguém espera julgamento além do que a lei ou a justiça permitem
def-act-denial-of-bail = Nega-se a liberdade embora a lei a permitisse
def-act-enforced-disappearance = Agentes do Estado levam alguém e ocultam seu paradeiro
def-act-abduction = Pessoas sem poder legal levam alguém à força
def-act-house-arrest = Alguém não pode sair de casa
def-act-curfew = Proibição de sair de casa em certas horas
def-act-psychiatric-confinement = Alguém é internado em psiquiatria para ser calado
def-act-slavery = Uma pessoa é tratada como propriedade de outra
def-act-search-or-raid = Casa ou escritório é invadido e revistado sem base legal
def-act-body-search = O corpo de alguém é revistado para humilhar ou sem motivo
def-act-summons = As autoridades convocam e interrogam alguém
def-act-judicial-harassment = Acusações ou processos são usados para desgastar alguém
def-act-unfair-trial = Um processo carece das garantias devidas
def-act-denial-of-lawyer = Impede-se a um acusado ou detido o acesso a advogado
def-act-closed-trial = O público e os observadores são excluídos do julgamento
def-act-forced-confession = Alguém é obrigado a confessar ou depor contra si
def-act-displacement = Pessoas são obrigadas a deixar a área onde vivem
def-act-eviction = Pessoas são expulsas à força da casa ou da terra
def-act-deportation = Alguém é mandado para fora do país
def-act-refoulement = Alguém é devolvido para onde corre risco de perseguição
def-act-denial-of-asylum = Um pedido de proteção é negado sem exame justo
def-act-exile = Alguém é expulso do próprio país
def-act-internal-exile = Alguém é obrigado a viver em outra parte do país
def-act-denial-of-return = Impede-se alguém de voltar ao seu país ou lar
def-act-travel-ban = Alguém não pode sair do país ou de um lugar
def-act-passport-seizure = Documentos de viagem são tomados, anulados ou negados
def-act-loss-of-nationality = Um Estado retira a cidadania de alguém
def-act-blockade = Impede-se a entrada ou saída de pessoas ou bens de uma área
def-act-property-destruction = Coisas ou edifícios são arruinados de propósito
def-act-looting = Bens são tomados à força ou na desordem
def-act-confiscation = As autoridades tomam pertences
def-act-land-seizure = Pessoas perdem a terra em que vivem ou trabalham para quem tem poder
def-act-extortion = Dinheiro ou bens são obtidos sob ameaça
def-act-asset-freeze = Contas ou bens são bloqueados para frear um trabalho
def-act-dismissal = Alguém perde trabalho ou estudos como punição
def-act-forced-labour = Alguém é obrigado a trabalhar sob ameaça
def-act-withheld-wages = O trabalho é feito e o pagamento é retido
def-act-union-repression = Um sindicato é impedido em seu trabalho
def-act-denial-of-medical-care = Impede-se o tratamento a alguém detido ou necessitado
def-act-denial-of-aid = Impede-se que comida ou socorro chegue às pessoas
def-act-pollution = Água, solo ou ar são sujos a ponto de causar dano
def-act-censorship = Impede-se que palavras ou imagens cheguem às pessoas
def-act-publication-ban = Uma obra, um canal ou um jornal é proibido
def-act-speech-ban = Alguém é proibido de falar em público ou à imprensa
def-act-accreditation-refused = Negam-se a um jornalista as permissões para trabalhar
def-act-information-withheld = As autoridades ocultam o que o público tem direito de saber
def-act-religious-restriction = Impede-se praticar ou deixar uma religião
def-act-assembly-ban = Uma reunião ou marcha é proibida ou dispersada
def-act-organisation-ban = Um grupo é proibido ou fechado
def-act-office-closure = As autoridades fecham a sede de um grupo ou redação
def-act-funding-ban = Corta-se o dinheiro de um grupo, muitas vezes do exterior
def-act-foreign-agent-label = A lei marca pessoa ou grupo como a serviço do exterior
def-act-voter-intimidation = Eleitores, candidatos ou observadores são amedrontados
def-act-denial-of-vote = Impede-se de votar quem tem direito
def-act-defamation = Mentiras ou insultos ferem o bom nome de alguém
def-act-spyware-infection = Um programa no dispositivo informa outrem sobre o dono
def-act-spyware-attempt = Alguém tentou instalar spyware e não se achou infecção
def-act-stalkerware = Um aplicativo instalado por alguém próximo vigia o dono
def-act-phishing = Uma mensagem engana alguém para obter acesso ou segredos
def-act-account-takeover = Outra pessoa controla a conta de alguém
def-act-device-linked = Um mensageiro ou conta é espelhado em silêncio no dispositivo de um atacante
def-act-account-blocking = Uma conta ou seu conteúdo é removido; hoje se distinguem suspensão e remoção
def-act-account-suspension = Uma plataforma fecha ou congela a conta de alguém
def-act-content-removal = Uma plataforma ou hospedagem remove o que alguém publicou
def-act-doxxing = Publicam-se dados privados para que outros encontrem ou prejudiquem alguém
def-act-impersonation = Alguém se passa na internet por outra pessoa ou grupo
def-act-online-harassment = Abuso repetido contra uma pessoa na rede
def-act-hate-campaign = Muitas contas atacam juntas uma pessoa ou grupo
def-act-disinformation = Falsidades são espalhadas de propósito para prejudicar ou confundir
def-act-intimate-image-abuse = Imagens íntimas são divulgadas ou ameaçadas de divulgação
def-act-sexual-extortion = Alguém é chantageado com imagens ou conversas íntimas
def-act-synthetic-media = Sons ou imagens são forjados para enganar ou humilhar
def-act-device-seizure = As autoridades levam um telefone, computador ou disco
def-act-border-device-search = Agentes examinam o dispositivo de um viajante
def-act-forced-unlocking = Alguém é obrigado a abrir um dispositivo ou dar um código
def-act-data-extraction = O conteúdo de um dispositivo é copiado com ferramentas
def-act-forced-app-install = Pessoas são obrigadas a instalar um programa que as vigia
def-act-sim-swap = Um número de telefone passa para o cartão de um atacante
def-act-interception = Chamadas ou mensagens são captadas no caminho
def-act-location-tracking = Os movimentos de alguém são seguidos por meios técnicos
def-act-social-media-monitoring = Autoridades ou empresas coletam o que as pessoas dizem na rede
def-act-facial-recognition = Uma máquina compara rostos para achar ou seguir pessoas
def-act-biometric-collection = Digitais, rosto, íris ou DNA são colhidos sob pressão
def-act-drone-surveillance = Pessoas ou lugares são observados do ar
def-act-internet-shutdown = O acesso à rede é cortado para uma área ou população
def-act-throttling = A rede é desacelerada até quase não servir
def-act-blocking = Um site ou serviço não pode ser acessado de um lugar
def-act-circumvention-ban = Proíbe-se ou pune-se o uso de VPN ou mensageiros privados
def-act-domain-seizure = O nome ou servidor de um site é tirado do dono
def-act-denial-of-service = Um site é inundado até cair
def-act-defacement = As páginas de um site são trocadas pelas de um atacante
def-act-ransomware = Dados são trancados e pede-se dinheiro para abri-los
def-act-data-destruction = Arquivos ou sistemas são apagados de propósito
def-act-data-breach = Dados guardados vazam ou são roubados
def-act-data-request = Uma autoridade pede a uma empresa os dados de alguém
def-act-supply-chain-compromise = Programas ou atualizações são adulterados na origem
def-act-other = Algo que nenhum outro termo cobre; esclareça na nota
def-act-unknown = Não há informação sobre isto

## method

def-method-shooting = Armas de fogo são usadas contra pessoas
def-method-beating = Golpes com mãos, pés ou objetos
def-method-kicking = Golpes com a mão, o punho ou o pé
def-method-blunt-objects = Golpeia-se com um objeto duro ou que açoita
def-method-foot-whipping = A planta dos pés é golpeada
def-method-ear-blows = Os dois ouvidos são golpeados ao mesmo tempo
def-method-stabbing = Fere-se com lâmina ou ponta
def-method-amputation = Um membro ou parte do corpo é cortado
def-method-nail-removal = Unhas das mãos ou dos pés são arrancadas
def-method-burning = Fere-se com fogo, calor ou brasas
def-method-cigarette-burns = Cigarros acesos são apertados contra a pele
def-method-acid-attack = Derrama-se uma substância cáustica sobre alguém
def-method-bombing = Usam-se explosivos ou projéteis
def-method-drone-strike = Uma aeronave não tripulada ataca pessoas
def-method-arson = Põe-se fogo em edifícios ou bens
def-method-landmine = Uma carga enterrada ou escondida explode
def-method-chemical-weapon = Um agente tóxico é usado como arma
def-method-poisoning = Dá-se a alguém uma substância nociva
def-method-starvation = Pessoas ficam sem comida até morrer ou quase
def-method-suffocation = Corta-se a respiração com água, saco ou outro meio
def-method-near-drowning = Usa-se água para que alguém sinta que se afoga
def-method-bag-over-head = Cobre-se a cabeça até faltar o ar
def-method-strangulation = O pescoço é apertado ou atado
def-method-electric-shock = Passa-se corrente pelo corpo
def-method-stress-position = Obriga-se a manter uma posição dolorosa
def-method-suspension = Alguém é pendurado pelos braços, pulsos ou pés
def-method-binding = Mãos ou pés são atados por muito tempo ou com força
def-method-sleep-deprivation = Impede-se alguém de dormir
def-method-food-deprivation = Um detido recebe muito pouca comida ou água
def-method-medicine-withheld = Não se dão ao detido os remédios de que precisa
def-method-forced-feeding = Introduz-se comida em alguém contra a vontade
def-method-drugging = Dão-se drogas para quebrar, confundir ou ferir
def-method-isolation = Alguém é mantido só por muito tempo
def-method-overcrowding = Gente demais em espaço pequeno demais
def-method-extreme-temperature = Expõe-se alguém a calor ou frio que fere
def-method-noise-or-light = Forçam-se os sentidos sem descanso
def-method-blindfolding = Os olhos são cobertos por muito tempo
def-method-humiliation = Alguém é envergonhado ou rebaixado de propósito
def-method-forced-nudity = Alguém é obrigado a se despir ou ficar nu
def-method-threats = Anuncia-se um dano para pressionar alguém
def-method-threats-to-family = Anuncia-se dano a familiares para pressionar
def-method-mock-execution = Faz-se alguém crer que será morto
def-method-made-to-watch = Obriga-se a ver ou ouvir outra pessoa ser ferida
def-method-animals = Cães ou outros animais são soltos contra alguém
def-method-tear-gas = Usa-se gás irritante contra pessoas
def-method-rubber-bullets = Disparam-se projéteis feitos para não matar
def-method-water-cannon = Jatos de água são usados contra uma multidão
def-method-vehicle-attack = Um carro ou caminhão é lançado contra pessoas
def-method-zero-click = Ataca-se um dispositivo sem que o dono faça nada
def-method-one-click-link = O ataque funciona quando se abre um link
def-method-message-with-link = Um SMS ou chat traz o link
def-method-e-mail-attachment = Um arquivo enviado por e-mail traz o ataque
def-method-fake-login-page = Uma página copiada recolhe senhas
def-method-adversary-in-the-middle = Um intermediário repassa o login e fica com a sessão
def-method-session-theft = Cookies ou tokens são roubados e a senha é dispensada
def-method-consent-phishing = A vítima dá ao aplicativo do atacante acesso à conta
def-method-qr-code-lure = Um código para escanear leva ao ataque ou vincula um dispositivo
def-method-fake-profile = Uma pessoa inventada ganha confiança antes do ataque
def-method-phone-call-lure = Alguém convence por telefone a dar acesso
def-method-malicious-app = Um aplicativo faz outra coisa do que diz
def-method-management-profile = Um perfil de configuração dá controle a um estranho
def-method-network-injection = O tráfego é alterado no caminho para entregar um ataque
def-method-watering-hole = Um site de confiança ataca seus visitantes
def-method-physical-access = Alguém manuseia o próprio dispositivo
def-method-usb-device = Um pen drive, cabo ou carregador traz o ataque
def-method-extraction-tool = Um produto forense abre e copia um dispositivo
def-method-imsi-catcher = Uma célula falsa faz telefones próximos se conectarem
def-method-ss7-tracking = Abusa-se da sinalização entre operadoras para localizar ou escutar
def-method-sms-code-interception = Outra pessoa lê os códigos de uso único
def-method-password-reuse = Uma senha vazada ou fácil abre a conta
def-method-cloned-voice = Uma voz ou rosto artificial se passa por alguém conhecido
def-method-mass-reporting = Muitas queixas falsas fazem uma plataforma agir
def-method-bot-network = Contas automáticas publicam ou atacam juntas
def-method-dns-tampering = Nomes de sites levam a outro lugar ou a nenhum
def-method-deep-packet-inspection = O tráfego é lido na rede para filtrá-lo ou freá-lo
def-method-route-hijack = Os caminhos até uma rede são retirados ou desviados
def-method-cell-cut = O serviço móvel é desligado em uma área
def-method-other = Algo que nenhum outro termo cobre; esclareça na nota
def-method-unknown = Não há informação sobre isto

## right

def-right-life = Não ser morto arbitrariamente
def-right-liberty = Não ser preso sem base legal
def-right-integrity = Estar a salvo no corpo e na mente
def-right-freedom-from-torture = Nunca ser torturado nem degradado
def-right-assembly = Reunir-se em paz
def-right-association = Formar grupos e aderir a eles
def-right-expression = Ter e compartilhar opiniões
def-right-information = Buscar e receber informação
def-right-movement = Deslocar-se e escolher onde viver
def-right-religion = Crer e praticar, ou não
def-right-privacy = Que não se intrometam em casa, nas cartas nem na rede
def-right-reputation = Não ter o nome atacado ilegalmente
def-right-non-discrimination = Receber tratamento igual
def-right-political-participation = Votar, candidatar-se e participar da vida pública
def-right-fair-trial = Ser ouvido por um tribunal justo
def-right-property = Conservar o que se possui
def-right-health = Alcançar a melhor saúde possível
def-right-education = Ir à escola e aprender
def-right-work = Trabalhar livremente e em condições justas
def-right-housing = Ter casa, comida e o necessário para viver
def-right-data-protection = Decidir o que acontece com os próprios dados
def-right-women = Direitos que protegem as mulheres
def-right-children = Direitos que protegem as crianças
def-right-minorities = Direitos que protegem as minorias
def-right-other = Algo que nenhum outro termo cobre; esclareça na nota

## incident-status

def-incident-status-draft = Ainda em escrita; não se apoiar nele
def-incident-status-active = Alguém trabalha nisso agora
def-incident-status-pending = O trabalho espera algo de fora
def-incident-status-closed = Não se prevê mais trabalho

## finding

def-finding-not-examined = Ninguém olhou ainda
def-finding-unlikely = O que se sabe fala contra uma violação
def-finding-possible = Pode ser uma violação; sabe-se pouco
def-finding-likely = Quase tudo o que se sabe indica uma violação
def-finding-confirmed = Fontes independentes entre si coincidem
def-finding-not-a-violation = Aconteceu e não é violação
def-finding-nothing-found = Foi examinado com meios indicados e nada se achou; não significa seguro

## place-type

def-place-type-home = Onde alguém vive
def-place-type-workplace = Onde alguém trabalha
def-place-type-business = Lugar que vende bens ou serviços
def-place-type-factory = Onde se fabricam bens
def-place-type-mine = Onde se extraem minerais ou pedra
def-place-type-farm = Onde se planta ou se criam animais
def-place-type-hotel = Onde hóspedes dormem ou comem
def-place-type-government-office = Escritório de uma autoridade pública
def-place-type-military-site = Quartel, base ou outra área das forças armadas
def-place-type-police-station = Onde a polícia trabalha e pode reter pessoas
def-place-type-prison = Onde se cumprem penas ou se espera julgamento
def-place-type-court = Onde se julgam causas
def-place-type-school = Onde se ensina, em qualquer nível
def-place-type-hospital = Onde se tratam doentes ou feridos
def-place-type-organisation-office = Sede de um grupo da sociedade civil
def-place-type-media-office = Redação, estúdio ou gráfica
def-place-type-place-of-worship = Mesquita, igreja, templo ou outra casa de oração
def-place-type-public-square = Espaço aberto que qualquer um pode usar
def-place-type-protest-site = Onde pessoas se reuniram para reivindicar algo
def-place-type-polling-place = Onde se vota ou se contam votos
def-place-type-embassy = Sede da missão de outro Estado
def-place-type-road = Via para veículos fora de uma povoação
def-place-type-vehicle = Dentro de um carro, van ou caminhão
def-place-type-checkpoint = Onde se para e se controla as pessoas no caminho
def-place-type-border-crossing = Onde se passa de um país a outro
def-place-type-airport = Onde chegam e saem aviões, trens ou ônibus
def-place-type-refugee-camp = Onde vivem por um tempo os que fugiram
def-place-type-secret-site = Lugar de detenção cuja existência não se admite
def-place-type-online = Na rede, não em um lugar físico
def-place-type-other = Algo que nenhum outro termo cobre; esclareça na nota
def-place-type-unknown = Não há informação sobre isto

## degree

def-degree-carried-out = Cometeu o ato com as próprias mãos
def-degree-ordered = Mandou outros fazerem
def-degree-incited = Instou outros, em público ou em privado, a fazê-lo
def-degree-assisted = Ajudou quem o fez
def-degree-financed = Deu dinheiro para que fosse feito
def-degree-present = Estava lá e, até onde se sabe, não participou
def-degree-planned = Preparou como seria feito
def-degree-suspected = Acredita-se envolvido; não se sabe como
def-degree-made-rule = Redigiu ou aprovou a lei ou ordem que levou a isso
def-degree-applied-rule = Pôs em prática essa lei ou ordem
def-degree-failed-to-prevent = Podia ter impedido e não o fez
def-degree-failed-to-punish = Soube e deixou passar
def-degree-concealed = Apagou vestígios ou enganou quem perguntava
def-degree-supplied-technology = Vendeu ou deu os meios usados
def-degree-operated-technology = Manejou as ferramentas contra o alvo
def-degree-hosted = Seus servidores ou rede levaram o ataque
def-degree-other = Algo que nenhum outro termo cobre; esclareça na nota
def-degree-unknown = Não há informação sobre isto

## perpetrator-type

def-perpetrator-type-state = Qualquer órgão estatal, se não se sabe mais
def-perpetrator-type-national-official = Alguém do governo nacional
def-perpetrator-type-local-official = Alguém de um governo municipal ou regional
def-perpetrator-type-legislature = Órgão que faz as leis ou um de seus membros
def-perpetrator-type-armed-forces = Exército, marinha, aeronáutica ou outro corpo militar
def-perpetrator-type-police = Polícia de qualquer tipo
def-perpetrator-type-border-guard = Quem controla quem entra ou sai
def-perpetrator-type-prison-staff = Guardas e outros que dirigem locais de detenção
def-perpetrator-type-intelligence = Serviço que reúne informação em segredo
def-perpetrator-type-judiciary = Juízes e tribunais
def-perpetrator-type-prosecution = Quem acusa em nome do Estado
def-perpetrator-type-foreign-state = Órgãos de um Estado diferente do local
def-perpetrator-type-occupying-force = Forças que ocupam território alheio
def-perpetrator-type-pro-government-militia = Homens armados que agem pelo governo sem ser suas forças
def-perpetrator-type-death-squad = Quem mata ou pune fora da lei, muitas vezes tolerado
def-perpetrator-type-armed-opposition = Grupos armados que combatem o governo
def-perpetrator-type-private-army = Homens armados que seguem um chefe ou dono
def-perpetrator-type-organised-crime = Grupo duradouro que vive do crime
def-perpetrator-type-private-security = Guardas contratados ou empresa de segurança
def-perpetrator-type-crowd = Gente que age junta sem comando
def-perpetrator-type-family-member = Cônjuge, parceiro ou parente da vítima
def-perpetrator-type-employer = Pessoa para quem a vítima trabalha
def-perpetrator-type-teacher = Quem tem poder sobre alunos ou estudantes
def-perpetrator-type-landowner = Quem possui terra onde outros vivem ou trabalham
def-perpetrator-type-company = Firma de qualquer tamanho
def-perpetrator-type-spyware-vendor = Empresa que vende meios para vigiar ou invadir dispositivos
def-perpetrator-type-spyware-operator = Quem usa esses meios contra pessoas
def-perpetrator-type-telecom-operator = Empresa que opera redes de telefonia ou dados
def-perpetrator-type-online-platform = Empresa que hospeda o que as pessoas publicam ou dizem
def-perpetrator-type-data-broker = Empresa que coleta e vende dados de pessoas
def-perpetrator-type-hacker-for-hire = Quem invade contas ou dispositivos por pagamento
def-perpetrator-type-troll-network = Contas operadas juntas para atacar ou enganar
def-perpetrator-type-state-media = Veículos que difundem o que o poder quer
def-perpetrator-type-other = Algo que nenhum outro termo cobre; esclareça na nota
def-perpetrator-type-unknown = Não há informação sobre isto

## perpetrator-status

def-perpetrator-status-in-post = Mantém o cargo que tinha
def-perpetrator-status-not-charged = Não se abriu processo contra ele
def-perpetrator-status-charged = Está acusado e não se conhece sentença
def-perpetrator-status-convicted = Um tribunal o declarou culpado
def-perpetrator-status-acquitted = Um tribunal o declarou inocente
def-perpetrator-status-unpunished = Foi julgado e não sofreu pena
def-perpetrator-status-dismissed = Perdeu o cargo que tinha
def-perpetrator-status-sanctioned = Outro Estado ou órgão lhe impôs sanções
def-perpetrator-status-unknown = Não há informação sobre isto

## victim-status

def-victim-status-dead = Morreu disso ou enquanto durava
def-victim-status-injured = Lesionada e viva
def-victim-status-disabled = Curou-se com dano que permanece
def-victim-status-missing = Ninguém sabe onde está
def-victim-status-found-alive = Estava desaparecida e foi achada viva
def-victim-status-held = Presa no momento de escrever
def-victim-status-held-awaiting-trial = Presa enquanto a causa é julgada
def-victim-status-released = Solta, com ou sem condições
def-victim-status-released-on-trial = Livre por ora enquanto o processo segue
def-victim-status-escaped = Fugiu de quem a detinha
def-victim-status-in-hiding = Procurada ou com medo, mantém-se oculta
def-victim-status-exiled = Vive fora do país e não pode voltar com segurança
def-victim-status-displaced = Teve de deixar a casa e vive em outro lugar
def-victim-status-returned-home = Saiu por segurança e voltou
def-victim-status-restricted = Não pode ir aonde quiser
def-victim-status-lost-work = Foi demitida por isso
def-victim-status-account-lost = Não controla mais uma conta
def-victim-status-device-lost = Não tem mais um dispositivo
def-victim-status-device-compromised = Tem um dispositivo que outros leem ou controlam
def-victim-status-unharmed = Não se conhece dano
def-victim-status-unknown = Não há informação sobre isto

## attribution

def-attribution-officials-admit = As autoridades dizem que aconteceu e que foram elas
def-attribution-officials-deny = As autoridades dizem que nada disso aconteceu
def-attribution-officials-deny-responsibility = As autoridades dizem que aconteceu mas foram outros
def-attribution-officials-other-account = As autoridades contam os fatos de outro modo
def-attribution-non-state-admit = Um grupo diz tê-lo feito
def-attribution-non-state-deny = Um grupo diz não tê-lo feito
def-attribution-vendor-deny = O fabricante diz que não foi usado assim
def-attribution-technical-analysis = Vestígios em dispositivos ou redes apontam para alguém
def-attribution-platform-notice = Uma plataforma avisou o usuário sobre quem estava por trás
def-attribution-court-finding = Um tribunal disse quem o fez
def-attribution-independent-inquiry = Pessoas sem interesse no caso investigaram e nomearam o autor
def-attribution-other = Algo que nenhum outro termo cobre; esclareça na nota
def-attribution-unknown = Não há informação sobre isto

## detention-type

def-detention-type-administrative = Detido por uma ordem, sem processo penal
def-detention-type-emergency = Detido sob normas de emergência ou segurança
def-detention-type-expression-charge = Acusado por palavras, imagens ou protesto pacífico
def-detention-type-ordinary-charge = Acusado de um crime comum
def-detention-type-security-charge = Acusado de prejudicar o Estado ou de terrorismo
def-detention-type-cybercrime-charge = Acusado por uma lei sobre computadores ou a rede
def-detention-type-no-charge = Detido sem que se indique acusação
def-detention-type-other = Algo que nenhum outro termo cobre; esclareça na nota
def-detention-type-unknown = Não há informação sobre isto

## intent

def-intent-information = Fazer alguém dizer o que sabe
def-intent-intimidation = Amedrontar a pessoa atingida
def-intent-deterrence = Que outros temam fazer o mesmo
def-intent-punishment = Fazer alguém pagar pelo que fez ou é
def-intent-silencing = Calar críticas ou oposição
def-intent-extortion = Obter dinheiro, bens ou favores
def-intent-identify-contacts = Saber quem trabalha ou fala com a vítima
def-intent-discredit = Que as pessoas desconfiem da vítima
def-intent-other = Algo que nenhum outro termo cobre; esclareça na nota
def-intent-unknown = Não há informação sobre isto

## connection

def-connection-victim = Conta a pessoa a quem aconteceu
def-connection-witness = Viu ou ouviu acontecer
def-connection-perpetrator = Participou do ato
def-connection-relative = Parente da pessoa atingida
def-connection-colleague = Trabalha ou trabalhou com a vítima
def-connection-fellow-member = Pertence ao mesmo grupo que a vítima
def-connection-insider = Sabe disso pelo lado do perpetrador
def-connection-third-party = Transmite o que outros disseram
def-connection-journalist = Soube ao apurar
def-connection-lawyer = Soube ao representar alguém
def-connection-medical-staff = Soube ao tratar alguém
def-connection-organisation = Um grupo conta como conhecimento próprio
def-connection-analyst = Achou em vestígios de dispositivos ou redes
def-connection-service-provider = Soube ao operar um serviço
def-connection-unknown = Não há informação sobre isto

## material

def-material-interview = Conversa feita para documentar
def-material-victim-testimony = O que a vítima contou com suas palavras
def-material-witness-testimony = O que uma testemunha contou com suas palavras
def-material-affidavit = Declaração assinada como verdadeira
def-material-letter = Escrito dirigido a alguém, em papel ou por e-mail
def-material-phone-call = O que se disse ao telefone
def-material-audio = Gravação de som
def-material-video = Gravação de imagens em movimento
def-material-photograph = Imagem fixa de uma câmera
def-material-medical-report = Achados escritos de um médico
def-material-autopsy-report = Achados escritos sobre um cadáver
def-material-court-record = Documentos de um tribunal
def-material-official-statement = O que uma autoridade publicou
def-material-press-article = O que um veículo publicou
def-material-report = O que um grupo publicou sobre isso
def-material-leaflet = Impresso para distribuir ou colar
def-material-broadcast = O que foi ao ar
def-material-survey = Respostas de muitas pessoas às mesmas perguntas
def-material-satellite-image = Imagem do solo tirada do espaço
def-material-leaked-document = Documento que o dono não queria divulgar
def-material-chat-export = Mensagens salvas de um aplicativo de conversa
def-material-screenshot = Imagem de uma tela
def-material-social-media-post = Algo postado em uma rede social
def-material-forensic-report = Achados escritos de um exame técnico
def-material-network-capture = Tráfego de rede gravado
def-material-system-log = Anotações que um sistema guarda de si
def-material-threat-notification = Advertência de que alguém foi alvo
def-material-other = Algo que nenhum outro termo cobre; esclareça na nota
def-material-unknown = Não há informação sobre isto

## reliability

def-reliability-a = Sem dúvida quanto à honestidade e capacidade; sempre acertou
def-reliability-b = Leve dúvida; quase sempre acertou
def-reliability-c = Alguma dúvida; já acertou antes
def-reliability-d = Dúvida marcada; às vezes acertou
def-reliability-e = Falta honestidade ou capacidade; já errou
def-reliability-f = Sabe-se muito pouco do informante

## credibility

def-credibility-1 = Outros, independentes, dizem o mesmo
def-credibility-2 = Combina com o que se sabe; não confirmado
def-credibility-3 = Pode ser; combina em parte com o que se sabe
def-credibility-4 = Possível, mas nada o apoia
def-credibility-5 = Contradiz o que se sabe
def-credibility-6 = Não há com que julgar

## intervention

def-intervention-financial-help = Dinheiro ou bens para quem precisa
def-intervention-legal-help = Advogado ou orientação jurídica
def-intervention-medical-help = Tratamento ou um médico
def-intervention-psychosocial-help = Apoio emocional e no dia a dia
def-intervention-relocation = Levar alguém a lugar mais seguro
def-intervention-publicity = Tornar o caso conhecido
def-intervention-quiet-contact = Falar em particular com quem pode ajudar
def-intervention-referral = Encaminhar a pessoa a quem pode ajudar
def-intervention-demand-inquiry = Pedir às autoridades que investiguem
def-intervention-appeal = Pedir que se reverta o decidido
def-intervention-un-submission = Enviar o caso a um procedimento das Nações Unidas
def-intervention-litigation = Levar os responsáveis a um tribunal
def-intervention-trial-observation = Assistir ao julgamento para ver se é justo
def-intervention-prison-visit = Ir ver uma pessoa detida
def-intervention-urgent-appeal = Chamar muitos a escrever ou agir já
def-intervention-sanctions-request = Pedir a um Estado ou órgão que sancione alguém
def-intervention-device-triage = Primeiro exame para ver se o dispositivo foi atacado
def-intervention-forensic-analysis = Exame técnico completo
def-intervention-account-recovery = Devolver uma conta ao dono
def-intervention-platform-escalation = Pedir à equipe de uma plataforma que aja
def-intervention-takedown-request = Pedir à hospedagem que remova o site de um atacante
def-intervention-device-replacement = Dar um telefone ou computador limpo
def-intervention-security-advice = Ensinar alguém a ficar mais seguro
def-intervention-target-warning = Avisar outros que podem ser os próximos
def-intervention-other = Algo que nenhum outro termo cobre; esclareça na nota

## response

def-response-helped = Fez o pedido ou parte dele
def-response-pressed-authorities = Usou seu peso junto ao poder
def-response-publicised = Falou ou escreveu sobre isso em público
def-response-promised = Disse que agiria
def-response-inquiry-opened = Começou a investigar
def-response-asked-for-more = Quis saber mais antes
def-response-token = Respondeu por formalidade
def-response-denied = Disse que não aconteceu
def-response-obstructed = Tentou deter a intervenção
def-response-retaliated = Puniu quem pediu ou quem seria ajudado
def-response-none = Não respondeu
def-response-other = Algo que nenhum outro termo cobre; esclareça na nota

## impact

def-impact-strong-positive = A situação melhorou claramente por isso
def-impact-positive = A situação melhorou por isso
def-impact-minor = A situação melhorou um pouco por isso
def-impact-none = A situação continua igual
def-impact-negative = A situação piorou por isso
def-impact-strong-negative = A situação piorou claramente por isso
def-impact-unknown = Não há informação sobre isto

## intervention-status

def-intervention-status-planned = Decidida e não iniciada
def-intervention-status-under-way = Iniciada e não terminada
def-intervention-status-paused = Parada por um tempo
def-intervention-status-closed = Terminada

## priority

def-priority-urgent = Antes de tudo
def-priority-high = Logo
def-priority-normal = Na sua vez
def-priority-low = Quando houver tempo

## person-unit

def-person-unit-individual = Uma pessoa
def-person-unit-family = Pessoas que vivem em família
def-person-unit-organisation = Grupo com membros ou equipe
def-person-unit-community = Pessoas que partilham lugar ou modo de vida
def-person-unit-social-group = Pessoas com um traço comum, sem organização
def-person-unit-public = Qualquer um, sem distinção

## gender

def-gender-woman = Declara ser mulher
def-gender-man = Declara ser homem
def-gender-non-binary = Declara não ser só mulher nem só homem
def-gender-other = Algo que nenhum outro termo cobre; esclareça na nota
def-gender-withheld = Foi perguntado e não quis dizer
def-gender-not-recorded = Ninguém perguntou nem anotou
def-gender-not-applicable = O registro representa um grupo

## person-relation

def-person-relation-spouse = Casada ou casado com
def-person-relation-partner = Vive com, sem casamento
def-person-relation-parent = Mãe ou pai de
def-person-relation-child = Filha ou filho de
def-person-relation-sibling = Irmã ou irmão de
def-person-relation-relative = Parente em outro grau
def-person-relation-friend = Próximo sem parentesco
def-person-relation-neighbour = Mora ao lado ou perto
def-person-relation-colleague = Trabalha junto com
def-person-relation-superior = Dá ordens a
def-person-relation-subordinate = Recebe ordens de
def-person-relation-lawyer = Representa juridicamente
def-person-relation-guardian = Tem o dever de cuidar de
def-person-relation-member = Pertence ao grupo
def-person-relation-officer = Ocupa um cargo no grupo
def-person-relation-branch = É parte do grupo maior
def-person-relation-ally = Colabora com o grupo
def-person-relation-other = Algo que nenhum outro termo cobre; esclareça na nota

## address-type

def-address-type-home = Onde a pessoa mora
def-address-type-work = Onde a pessoa trabalha
def-address-type-other = Algo que nenhum outro termo cobre; esclareça na nota
def-address-type-former = Onde a pessoa estava antes
def-address-type-temporary = Onde a pessoa está por ora

## channel

def-channel-phone = Por chamada ou SMS a um número
def-channel-e-mail = Por mensagem a um endereço na rede
def-channel-signal = Pelo mensageiro Signal
def-channel-whatsapp = Pelo mensageiro WhatsApp
def-channel-telegram = Pelo mensageiro Telegram
def-channel-in-person = Cara a cara
def-channel-through-someone = Por meio de alguém em quem ambos confiam
def-channel-other = Algo que nenhum outro termo cobre; esclareça na nota

## threat-type

def-threat-type-malware = Programa feito para prejudicar ou espionar
def-threat-type-tool = Programa que pode ser mal usado, não feito para prejudicar
def-threat-type-threat-actor = Pessoas ou grupo que ataca
def-threat-type-intrusion-set = Ataques que parecem obra de um mesmo grupo
def-threat-type-campaign = Ataques com um mesmo fim durante um período
def-threat-type-infrastructure = Servidores e nomes que um ataque usa
def-threat-type-attack-pattern = Uma forma de atacar
def-threat-type-vulnerability = Fraqueza que pode ser atacada
def-threat-type-vendor = Empresa que vende meios de ataque ou vigilância

## indicator-type

def-indicator-type-domain = Um nome na rede
def-indicator-type-url = Endereço de uma página ou arquivo na rede
def-indicator-type-ipv4 = Número de uma máquina na rede, forma antiga
def-indicator-type-ipv6 = Número de uma máquina na rede, forma nova
def-indicator-type-email = Endereço de onde sai ou aonde chega correio
def-indicator-type-email-subject = A linha de assunto de um e-mail
def-indicator-type-phone = Número de onde vêm chamadas ou SMS
def-indicator-type-md5 = Soma MD5 de um arquivo; dois arquivos podem ser feitos para tê-la igual
def-indicator-type-sha1 = Soma SHA-1 de um arquivo; dois arquivos podem ser feitos para tê-la igual
def-indicator-type-sha256 = Soma SHA-256 de um arquivo, que o identifica com segurança
def-indicator-type-sha512 = Soma SHA-512 de um arquivo, que o identifica com segurança
def-indicator-type-file-name = Como um arquivo se chama
def-indicator-type-file-path = Onde um arquivo está em um dispositivo
def-indicator-type-process = Como se chama um programa em execução
def-indicator-type-app-id = Nome que o aplicativo tem para o sistema
def-indicator-type-certificate = Soma de um certificado que assina ou cifra
def-indicator-type-android-property = Configuração que o Android guarda
def-indicator-type-profile-id = Id de um perfil que configura um dispositivo
def-indicator-type-mutex = Trava com que um programa sabe que já está em execução
def-indicator-type-registry-key = Entrada do registro do Windows
def-indicator-type-asn = Rede de um operador, por seu número
def-indicator-type-mac = Número físico de uma placa de rede
def-indicator-type-user-agent = Como um navegador ou programa se nomeia
def-indicator-type-user-account = Conta de um serviço ou sistema
def-indicator-type-software = Programa por nome e versão
def-indicator-type-network = Série de números na rede
def-indicator-type-pattern = Padrão de outro tipo

## pattern-type

def-pattern-type-stix = Na linguagem de padrões do STIX 2.1
def-pattern-type-yara = Regras que buscam no conteúdo de arquivos
def-pattern-type-sigma = Regras que buscam em registros
def-pattern-type-snort = Regras de tráfego de rede, para Snort
def-pattern-type-suricata = Regras de tráfego de rede, para Suricata
def-pattern-type-pcre = Um padrão de caracteres
def-pattern-type-other = Algo que nenhum outro termo cobre; esclareça na nota

## triage

def-triage-unjudged = Ninguém decidiu ainda
def-triage-malicious = Pertence a um ataque
def-triage-suspicious = Pode pertencer a um ataque
def-triage-false-positive = Coincide com coisas inofensivas
def-triage-expired = Foi verdadeiro e não é mais

## set-format

def-set-format-stix = Um pacote STIX 2.0 ou 2.1
def-set-format-misp = Eventos ou fluxo do MISP
def-set-format-csv = Tabela com uma linha por indicador
def-set-format-text = Lista com um indicador por linha
def-set-format-warning-list = Lista de nomes que muitas pessoas partilham, que avisa

## device-type

def-device-type-phone = Telefone celular
def-device-type-tablet = Computador plano com tela de toque
def-device-type-laptop = Computador que se leva consigo
def-device-type-computer = Computador que fica na mesa
def-device-type-sim = Cartão ou chip com um número de telefone
def-device-type-storage = Algo que só guarda dados
def-device-type-server = Máquina que atende outras na rede
def-device-type-router = Máquina que une redes
def-device-type-camera = Tira fotos ou filma
def-device-type-recorder = Grava o que se diz
def-device-type-wearable = Usa-se no corpo e sabe onde está
def-device-type-smart-home = Alto-falante, câmera ou aparelho em rede
def-device-type-vehicle = Carro ou outro veículo que guarda dados
def-device-type-security-key = Objeto pequeno que prova quem entra
def-device-type-tracker = Objeto feito para ser achado ou para seguir alguém
def-device-type-account = Conta de um serviço
def-device-type-paper = Notas, cartas ou impressos
def-device-type-other = Algo que nenhum outro termo cobre; esclareça na nota

## device-state

def-device-state-on-unlocked = Funcionando, e qualquer um podia usar
def-device-state-on-locked = Funcionando, e pedia um código
def-device-state-off = Não funcionava
def-device-state-damaged = Quebrado em parte ou no todo
def-device-state-wiped = Seu conteúdo havia sido removido
def-device-state-unknown = Não há informação sobre isto

## evidence-type

def-evidence-type-document = Texto escrito, em papel ou arquivo
def-evidence-type-photograph = Imagem fixa de uma câmera
def-evidence-type-video = Imagens em movimento
def-evidence-type-audio = Som gravado
def-evidence-type-screenshot = Imagem de uma tela
def-evidence-type-web-capture = Uma página da rede como era em um momento
def-evidence-type-message = Uma mensagem ou conversa por mensagens
def-evidence-type-e-mail = Um e-mail com seus cabeçalhos
def-evidence-type-forensic-image = Cópia de um disco ou dispositivo inteiro
def-evidence-type-backup = Cópia que um dispositivo fez de si
def-evidence-type-system-log = Anotações que um sistema guarda de si
def-evidence-type-network-capture = Tráfego de rede gravado
def-evidence-type-malware-sample = Cópia de um programa nocivo
def-evidence-type-analysis-output = O que uma ferramenta de análise escreveu
def-evidence-type-satellite-image = Imagem do solo tirada do espaço
def-evidence-type-medical-record = Papéis ou arquivos sobre a saúde de alguém
def-evidence-type-identity-document = Papel que diz quem é alguém
def-evidence-type-physical-object = Coisa guardada como está, como um cartucho ou roupa
def-evidence-type-consent-form = Formulário em que alguém consentiu
def-evidence-type-other = Algo que nenhum outro termo cobre; esclareça na nota

## obtained

def-obtained-handed-over = Dado por alguém em pessoa
def-obtained-sent = Mandado por correio, e-mail ou mensageiro
def-obtained-downloaded = Trazido da rede
def-obtained-captured = Nós fotografamos, filmamos ou gravamos
def-obtained-extracted = Copiado de um dispositivo
def-obtained-found = Achado sem ser entregue
def-obtained-returned-by-authority = Voltou depois de ficar com autoridades
def-obtained-derived = Criado a partir de outro item daqui
def-obtained-unknown = Não há informação sobre isto

## operation

def-operation-copied = Copiado byte a byte
def-operation-redacted = Partes foram cobertas ou retiradas
def-operation-cropped = Reduzido a uma parte
def-operation-transcribed = A fala foi posta por escrito
def-operation-translated = Posto em outra língua
def-operation-converted = Salvo em outro formato
def-operation-extracted = Uma parte foi tirada como arquivo próprio
def-operation-stripped = Sem o que o arquivo dizia de si mesmo
def-operation-redaction-map = O que foi retirado de um texto, guardado à parte

## held

def-held-here = O arquivo está neste cofre
def-held-elsewhere = Alguém o guarda em outro local
def-held-destroyed = Não existe mais

## custody

def-custody-collected = Posto sob guarda pela primeira vez
def-custody-received = Tomado das mãos de alguém
def-custody-viewed = Aberto e olhado
def-custody-copied = Fez-se uma cópia
def-custody-exported = Uma cópia saiu do cofre
def-custody-transferred = Entregue a alguém
def-custody-transformed = Outra coisa foi feita dele
def-custody-sealed = Fechado de modo que uma mudança apareça
def-custody-deposited = Posto em local seguro ou arquivo
def-custody-verified = Conferido como igual
def-custody-destroyed = Eliminado para sempre
def-custody-returned = Devolvido a quem o entregou
def-custody-deviation = Algo foi feito de modo diferente do previsto

## consent-use

def-consent-use-keep = Conservar o que foi contado e entregue
def-consent-use-examine-device = Procurar vestígios em um dispositivo
def-consent-use-share-indicators = Contar a outros como reconhecer o ataque
def-consent-use-warn-targets = Dizer a outros que também podem ser atacados
def-consent-use-contact-again = Perguntar de novo à pessoa mais tarde

## consent-audience

def-consent-audience-partner = Uma organização nomeada à pessoa
def-consent-audience-statistics = Números em que ninguém pode ser reconhecido
def-consent-audience-public = Qualquer um que leia ou veja
def-consent-audience-un = Um mecanismo das Nações Unidas
def-consent-audience-national-court = Um tribunal de um país
def-consent-audience-international-court = Um tribunal entre países ou acima deles

## consent-answer

def-consent-answer-no = A pessoa não consente
def-consent-answer-yes = A pessoa consente
def-consent-answer-ask = A pessoa quer ser consultada a cada vez

## publicity

def-publicity-no = Nada pode ir para lá
def-publicity-anonymised = Pode ir se ninguém puder reconhecer a pessoa
def-publicity-named = Pode ir com o nome da pessoa
def-publicity-ask = A pessoa quer ser consultada a cada vez

## consent-form

def-consent-form-written = Assinado em papel ou tela
def-consent-form-spoken = Dito, e anotado por alguém
def-consent-form-audio = Dito e gravado
def-consent-form-thumbprint = Dado com a impressão do polegar

## capacity

def-capacity-own = A pessoa decidiu sozinha
def-capacity-guardian = Decidiu quem tem o dever legal
def-capacity-assisted = A pessoa decidiu e alguém a ajudou a entender
def-capacity-next-of-kin = Decidiu o parente mais próximo por quem não podia

## relation

def-relation-enabled = O primeiro tornou possível o segundo
def-relation-followed = O primeiro veio depois do segundo
def-relation-preceded = O primeiro veio antes do segundo
def-relation-caused = O primeiro provocou o segundo
def-relation-motivated = O primeiro foi um motivo do segundo
def-relation-retaliation-for = O primeiro foi feito para punir o segundo
def-relation-parallel-to = Ambos ocorreram ao mesmo tempo
def-relation-part-of = O primeiro pertence ao segundo, maior
def-relation-same-campaign = Ambos são de uma mesma campanha
def-relation-targeted = O primeiro foi dirigido contra o segundo
def-relation-uses = O primeiro se serve do segundo
def-relation-attributed-to = O primeiro é tido por obra do segundo
def-relation-communicates-with = O primeiro troca dados com o segundo
def-relation-found-on = O primeiro foi descoberto no segundo
def-relation-indicates = Ver o primeiro sugere o segundo
def-relation-derived-from = O primeiro foi feito a partir do segundo
def-relation-corroborates = O primeiro apoia o segundo
def-relation-contradicts = O primeiro fala contra o segundo
def-relation-evidence-of = O primeiro ajuda a provar o segundo
def-relation-belongs-to = O primeiro é de propriedade do segundo ou gerido por ele
def-relation-covers = O primeiro ocupa-se do segundo
def-relation-related-to = Têm a ver um com o outro; como, na nota

## confidence

def-confidence-low = Bem pode ser de outro modo
def-confidence-medium = É mais provável que sim do que não
def-confidence-high = Surpreenderia se fosse de outro modo

## place-level

def-place-level-exact = O ponto como está
def-place-level-100m = Movido, certo dentro de 100 metros
def-place-level-1km = Movido, certo dentro de um quilômetro
def-place-level-area = Só a cidade ou o distrito
def-place-level-country = Só o país
def-place-level-withheld = Nada sobre o lugar

## tlp

def-tlp-red = Só para os presentes ou nomeados
def-tlp-amber-strict = Só dentro da organização recebedora, a quem precisa
def-tlp-amber = Na organização e a seus clientes que precisam
def-tlp-green = Dentro da comunidade, não em público
def-tlp-clear = Sem limite para compartilhar

## pap

def-pap-red = Não fazer nada que se note fora
def-pap-amber = Consultar só de forma passiva
def-pap-green = Bloquear e outras defesas são permitidos
def-pap-clear = Sem limite ao que se pode fazer

## consequence

def-consequence-injury = Feridas ou dor que um médico poderia achar
def-consequence-lasting-disability = O corpo não funciona como antes
def-consequence-trauma = Medo, insônia ou outro sofrimento mental
def-consequence-livelihood-lost = Perderam-se os meios de vida
def-consequence-home-lost = A pessoa não pode mais viver em casa
def-consequence-family-separated = Membros de uma família foram separados
def-consequence-moved-for-safety = A pessoa deixou a cidade ou o país para ficar a salvo
def-consequence-self-censorship = Pessoas deixaram de dizer ou fazer o que faziam
def-consequence-work-stopped = Um projeto, uma investigação ou um jornal parou
def-consequence-organisation-closed = Um grupo teve de encerrar
def-consequence-data-exposed = Dados pessoais ou de trabalho caíram em outras mãos
def-consequence-contacts-exposed = Pessoas que confiavam na vítima ficaram conhecidas
def-consequence-arrest-followed = Alguém foi preso pelo que se descobriu
def-consequence-financial-loss = Perdeu-se dinheiro, bens ou salário
def-consequence-access-lost = Contas, dispositivos ou a rede ficaram sem uso
def-consequence-reputation-harmed = As pessoas pensam pior da vítima por isso
def-consequence-none-known = Não se relatou consequência
def-consequence-other = Algo que nenhum outro termo cobre; esclareça na nota
def-consequence-unknown = Não há informação sobre isto

## occupation

def-occupation-journalist = Reúne e relata notícias
def-occupation-photographer = Faz imagens de acontecimentos
def-occupation-blogger = Publica na rede sem veículo
def-occupation-human-rights-defender = Trabalha ou age pelos direitos de outros
def-occupation-environment-defender = Age para proteger terra, água ou natureza
def-occupation-womens-rights-defender = Trabalha ou age pelos direitos das mulheres
def-occupation-lgbtiq-defender = Trabalha ou age pelos direitos LGBTIQ+
def-occupation-digital-rights-defender = Trabalha pela liberdade e segurança na rede
def-occupation-trade-unionist = Trabalha para um sindicato ou o dirige
def-occupation-community-leader = Organiza as pessoas onde vivem
def-occupation-aid-worker = Leva ajuda em guerras ou desastres
def-occupation-social-worker = Ajuda por ofício pessoas em dificuldade
def-occupation-lawyer = Orienta e defende em direito
def-occupation-judge = Decide ou leva causas a tribunais
def-occupation-doctor = Trata doentes por profissão
def-occupation-nurse = Cuida de doentes ou partos
def-occupation-teacher = Ensina em uma escola
def-occupation-academic = Ensina ou pesquisa em universidade
def-occupation-student = Aprende em escola ou universidade
def-occupation-politician = Trabalha para um partido ou busca cargo
def-occupation-legislator = Ocupa assento em órgão legislativo
def-occupation-civil-servant = Trabalha para uma autoridade pública
def-occupation-religious-leader = Dirige ou ensina em uma fé
def-occupation-writer-or-artist = Cria livros, música, filmes ou outras obras
def-occupation-technologist = Constrói ou opera sistemas digitais
def-occupation-business-owner = Dirige empresa ou loja própria
def-occupation-shop-worker = Vende em loja ou mercado
def-occupation-farmer = Vive da terra, de animais ou da pesca
def-occupation-miner = Extrai minerais ou pedra
def-occupation-driver = Transporta pessoas ou bens por pagamento
def-occupation-day-labourer = Trabalha por dia sem contrato
def-occupation-domestic-worker = Trabalha em casa alheia
def-occupation-sex-worker = Vende serviços sexuais
def-occupation-police-officer = Serve em uma força policial
def-occupation-soldier = Serve nas forças armadas
def-occupation-volunteer = Dá trabalho não pago a uma causa
def-occupation-homemaker = Trabalha no próprio lar
def-occupation-retired = Não trabalha mais pela idade
def-occupation-unemployed = Procura trabalho ou não encontra
def-occupation-other = Algo que nenhum outro termo cobre; esclareça na nota
def-occupation-unknown = Não há informação sobre isto

## characteristic

def-characteristic-political-group = Pertence a um partido ou movimento
def-characteristic-armed-group = Pertence a um grupo que combate o governo
def-characteristic-armed-group-suspect = Tido por membro, com ou sem razão
def-characteristic-environment-group = Pertence a um grupo que protege a natureza
def-characteristic-rights-group = Pertence a um grupo que defende direitos
def-characteristic-peace-group = Pertence a um grupo que trabalha pela paz
def-characteristic-union-member = Pertence a um sindicato
def-characteristic-faith-group = Pertence a um grupo religioso organizado
def-characteristic-media-worker = É conhecido como parte da imprensa
def-characteristic-womens-group = Pertence a um grupo de mulheres
def-characteristic-pregnant = Esperava um filho
def-characteristic-mother = Tem filhos a seu cargo
def-characteristic-minor = Tinha menos de 18 anos
def-characteristic-street-child = Vive ou trabalha na rua sem família
def-characteristic-older-person = A idade a expõe mais
def-characteristic-indigenous = Pertence a um povo originário
def-characteristic-physical-disability = Vive com um limite físico duradouro
def-characteristic-mental-disability = Vive com um limite mental duradouro
def-characteristic-ethnic-minority = Pertence a um povo minoritário no país
def-characteristic-religious-minority = Professa uma fé minoritária no país
def-characteristic-linguistic-minority = Fala uma língua minoritária no país
def-characteristic-lgbtiq = É alvo por quem ama ou por quem é
def-characteristic-migrant = Vive em outro país para trabalhar ou ficar
def-characteristic-undocumented = Vive em um país sem permissão de residência
def-characteristic-internally-displaced = Fugiu de casa e ficou no país
def-characteristic-refugee = Fugiu para outro país de perseguição ou guerra
def-characteristic-asylum-seeker = Pediu proteção e espera
def-characteristic-stateless = Nenhum Estado o tem como cidadão
def-characteristic-exile = Vive fora e atua por seu país
def-characteristic-prisoner = Já estava detido quando aconteceu
def-characteristic-ill-or-wounded = Estava doente ou ferido quando aconteceu
def-characteristic-relative-of-target = É parente de uma pessoa perseguida
def-characteristic-associate-of-target = É próximo de uma pessoa perseguida
def-characteristic-witness-in-case = Sabe algo que outros querem calar
def-characteristic-campaigner = Fala em público por uma causa
def-characteristic-whistleblower = Revelou abusos daqueles para quem trabalhava
def-characteristic-demonstrator = Participou de um protesto
def-characteristic-bystander = Estava ali por acaso
def-characteristic-combatant = Participou de combates
def-characteristic-civilian-in-conflict = Não participou dos combates ao redor
def-characteristic-other = Algo que nenhum outro termo cobre; esclareça na nota

## civil-status

def-civil-status-single = Nunca se casou
def-civil-status-married = Casado por lei ou costume
def-civil-status-partnered = Vive junto sem casamento
def-civil-status-separated = Casado e vive à parte
def-civil-status-divorced = Um casamento terminou por lei
def-civil-status-widowed = O cônjuge morreu
def-civil-status-other = Algo que nenhum outro termo cobre; esclareça na nota
def-civil-status-unknown = Não há informação sobre isto

## education

def-education-none = Não foi à escola
def-education-primary = Os primeiros anos de escola
def-education-secondary = Escola depois dos primeiros anos
def-education-vocational = Aprendeu um ofício na escola ou no trabalho
def-education-religious-school = Formou-se em escola religiosa
def-education-higher = Estudou depois do secundário
def-education-other = Algo que nenhum outro termo cobre; esclareça na nota
def-education-unknown = Não há informação sobre isto

## whereabouts

def-whereabouts-known-contact = Dizem onde está e permitem visitas ou chamadas
def-whereabouts-known-no-contact = Dizem onde está e não deixam ninguém passar
def-whereabouts-held-place-hidden = Admitem e não dizem onde
def-whereabouts-denied = Ninguém admite deter a pessoa
def-whereabouts-moved-about = É movido para que ninguém o encontre
def-whereabouts-other = Algo que nenhum outro termo cobre; esclareça na nota
def-whereabouts-unknown = Não há informação sobre isto
