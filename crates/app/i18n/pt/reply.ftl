## A resposta a quem entregou uma mensagem suspeita. Tradução automática, por rever.

reply-greeting = Olá,
reply-thanks = obrigado por nos avisar desta mensagem. Fez bem, mesmo que ela se revele inofensiva. Aqui está o que vimos nela, o que não examinámos e o que pode fazer agora.
reply-reference = O nosso número para este assunto: { $number }
reply-found = O QUE ENCONTRÁMOS
reply-messages =
    { $count ->
        [one] Olhámos uma mensagem suspeita.
       *[other] Olhámos { $count } mensagens suspeitas.
    }
reply-links-none = Não contém nenhum endereço de um site.
reply-links =
    { $count ->
        [one] Leva a este endereço. Está escrito de modo que ninguém o abra por engano:
       *[other] Leva a { $count } endereços. Estão escritos de modo que ninguém os abra por engano:
    }
reply-more = … e mais { $count }.
reply-shows = O texto de um link mostra outro lugar que não aquele a que leva: { $line }
reply-malicious = conhecemo-lo de ataques
reply-suspicious = parece-nos suspeito
reply-harmless = sabemos que é inofensivo
reply-known = está numa lista de endereços usados em ataques
reply-wellknown = pertence a um serviço muito conhecido, que os atacantes também usam
reply-sender = Indica este remetente: { $value }. Qualquer pessoa pode escrever qualquer remetente numa mensagem.
reply-claims = O servidor que recebeu a mensagem anotou sobre o remetente: { $claims }. Não pudemos verificar isso nós mesmos.
reply-files =
    { $count ->
        [0] Nenhum ficheiro veio com ela.
        [one] Um ficheiro veio com ela. Selámo-lo e não o abrimos.
       *[other] { $count } ficheiros vieram com ela. Selámo-los e não os abrimos.
    }
reply-not = O QUE NÃO EXAMINÁMOS
reply-not-links = Não abrimos nenhum endereço: isso poderia informar os atacantes sobre si e sobre nós.
reply-not-files = Não abrimos nem executámos nenhum ficheiro.
reply-not-sender = Não sabemos quem realmente enviou a mensagem.
reply-not-device = Não examinámos o seu telefone, o seu computador nem as suas contas. Esta resposta não diz que estão seguros.
reply-do = O QUE PODE FAZER AGORA
reply-do-keep = Não responda, não abra nada do que ela contém e guarde a mensagem: não a apague ainda.
reply-do-password = Se escreveu uma senha ou um código em algum lugar: mude essa senha a partir de outro aparelho, termine todas as outras sessões e ative um segundo fator que não seja uma mensagem curta.
reply-do-open = Se abriu um ficheiro, instalou ou permitiu alguma coisa: não use esse aparelho para nada confidencial, não o apague e avise-nos.
reply-do-others = Se outras pessoas à sua volta também a receberam: diga-lhes que não a abram, de viva voz ou por outro canal. Não passe a mensagem adiante.
reply-do-again = Se chegar outra mensagem assim: envie-a para nós como anexo, ou como captura de ecrã em que se vejam o remetente e o endereço inteiro.
reply-do-danger = Se está em perigo agora, diga-nos antes de tudo, pela via mais segura para si.
reply-close = Se algo aqui não estiver claro, pergunte. Sobre isto não há perguntas tolas.
