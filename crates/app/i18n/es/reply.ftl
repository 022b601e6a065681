## La respuesta a quien entregó un mensaje sospechoso. Traducción automática, por revisar.

reply-greeting = Hola:
reply-thanks = gracias por avisarnos de este mensaje. Hizo bien, aunque al final resulte inofensivo. Aquí está lo que vimos en él, lo que no examinamos y lo que puede hacer ahora.
reply-reference = Nuestro número para este asunto: { $number }
reply-found = LO QUE ENCONTRAMOS
reply-messages =
    { $count ->
        [one] Miramos un mensaje sospechoso.
       *[other] Miramos { $count } mensajes sospechosos.
    }
reply-links-none = No contiene ninguna dirección de un sitio web.
reply-links =
    { $count ->
        [one] Lleva a esta dirección. Está escrita de modo que nadie la abra por error:
       *[other] Lleva a { $count } direcciones. Están escritas de modo que nadie las abra por error:
    }
reply-more = … y { $count } más.
reply-shows = El texto de un enlace muestra otro lugar que aquel al que lleva: { $line }
reply-malicious = la conocemos de ataques
reply-suspicious = nos parece sospechosa
reply-harmless = sabemos que es inofensiva
reply-known = está en una lista de direcciones usadas en ataques
reply-wellknown = pertenece a un servicio muy conocido, que también usan los atacantes
reply-sender = Indica este remitente: { $value }. Cualquiera puede escribir cualquier remitente en un mensaje.
reply-claims = El servidor que recibió el mensaje anotó sobre su remitente: { $claims }. No pudimos comprobarlo nosotros mismos.
reply-files =
    { $count ->
        [0] No venía ningún archivo con él.
        [one] Venía un archivo con él. Lo sellamos y no lo abrimos.
       *[other] Venían { $count } archivos con él. Los sellamos y no los abrimos.
    }
reply-not = LO QUE NO EXAMINAMOS
reply-not-links = No abrimos ninguna dirección: eso podría informar a los atacantes sobre usted y sobre nosotros.
reply-not-files = No abrimos ni ejecutamos ningún archivo.
reply-not-sender = No sabemos quién envió realmente el mensaje.
reply-not-device = No examinamos su teléfono, su computadora ni sus cuentas. Esta respuesta no dice que estén a salvo.
reply-do = LO QUE PUEDE HACER AHORA
reply-do-keep = No responda, no abra nada de lo que contiene y guarde el mensaje: no lo borre todavía.
reply-do-password = Si escribió una contraseña o un código en algún lugar: cambie esa contraseña desde otro aparato, cierre todas las demás sesiones y active un segundo factor que no sea un mensaje corto.
reply-do-open = Si abrió un archivo, instaló algo o permitió algo: no use ese aparato para nada confidencial, no lo borre y avísenos.
reply-do-others = Si otras personas de su entorno también lo recibieron: dígales que no lo abran, de viva voz o por otro canal. No reenvíe el mensaje.
reply-do-again = Si llega otro mensaje así: envíenoslo como archivo adjunto, o como captura de pantalla en que se vean el remitente y la dirección completa.
reply-do-danger = Si está en peligro ahora, díganoslo antes que nada, por la vía más segura para usted.
reply-close = Si algo de esto no está claro, pregúntenos. Sobre esto no hay preguntas tontas.
