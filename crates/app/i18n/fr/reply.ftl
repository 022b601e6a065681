## La réponse à la personne qui a remis un message suspect. Traduction automatique, à relire.

reply-greeting = Bonjour,
reply-thanks = merci de nous avoir parlé de ce message. Vous avez bien fait, même s’il se révèle inoffensif. Voici ce que nous y avons vu, ce que nous n’avons pas examiné, et ce que vous pouvez faire maintenant.
reply-reference = Notre numéro pour cette affaire : { $number }
reply-found = CE QUE NOUS AVONS TROUVÉ
reply-messages =
    { $count ->
        [one] Nous avons regardé un message suspect.
       *[other] Nous avons regardé { $count } messages suspects.
    }
reply-links-none = Il ne contient aucune adresse de site web.
reply-links =
    { $count ->
        [one] Il mène à cette adresse. Elle est écrite de façon que personne ne l’ouvre par erreur :
       *[other] Il mène à { $count } adresses. Elles sont écrites de façon que personne ne les ouvre par erreur :
    }
reply-more = … et { $count } de plus.
reply-shows = Le texte d’un lien montre un autre lieu que celui où il mène : { $line }
reply-malicious = nous la connaissons par des attaques
reply-suspicious = nous la trouvons suspecte
reply-harmless = nous la savons inoffensive
reply-known = elle figure sur une liste d’adresses utilisées dans des attaques
reply-wellknown = elle appartient à un service très connu, que les attaquants utilisent aussi
reply-sender = Il nomme cet expéditeur : { $value }. N’importe qui peut écrire n’importe quel expéditeur dans un message.
reply-claims = Le serveur qui a reçu le message a noté sur son expéditeur : { $claims }. Nous n’avons pas pu le vérifier nous-mêmes.
reply-files =
    { $count ->
        [0] Aucun fichier ne l’accompagnait.
        [one] Un fichier l’accompagnait. Nous l’avons scellé sans l’ouvrir.
       *[other] { $count } fichiers l’accompagnaient. Nous les avons scellés sans les ouvrir.
    }
reply-not = CE QUE NOUS N’AVONS PAS EXAMINÉ
reply-not-links = Nous n’avons ouvert aucune adresse : cela pourrait renseigner les attaquants sur vous et sur nous.
reply-not-files = Nous n’avons ouvert ni exécuté aucun fichier.
reply-not-sender = Nous ne savons pas qui a vraiment envoyé le message.
reply-not-device = Nous n’avons pas examiné votre téléphone, votre ordinateur ni vos comptes. Cette réponse ne dit pas qu’ils sont sûrs.
reply-do = CE QUE VOUS POUVEZ FAIRE MAINTENANT
reply-do-keep = Ne répondez pas, n’ouvrez rien de ce qu’il contient et gardez le message : ne l’effacez pas encore.
reply-do-password = Si vous avez tapé un mot de passe ou un code quelque part : changez ce mot de passe depuis un autre appareil, fermez toutes les autres sessions et activez un second facteur qui ne soit pas un SMS.
reply-do-open = Si vous avez ouvert un fichier, installé ou autorisé quelque chose : n’utilisez cet appareil pour rien de confidentiel, ne l’effacez pas et prévenez-nous.
reply-do-others = Si d’autres autour de vous l’ont reçu aussi : dites-leur de ne pas l’ouvrir, de vive voix ou par un autre canal. Ne transmettez pas le message.
reply-do-again = Si un autre message de ce genre arrive : envoyez-le-nous en pièce jointe, ou en capture d’écran où l’on voit l’expéditeur et l’adresse entière.
reply-do-danger = Si vous êtes en danger maintenant, dites-le-nous avant tout, par la voie la plus sûre pour vous.
reply-close = Si quelque chose n’est pas clair, demandez-nous. Il n’y a pas de question bête à ce sujet.
