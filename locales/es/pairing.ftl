# Elegir terapeuta, cambiar y terminar el trabajo; pausarlo y seguir por cuenta propia; con quién no se quiere
# coincidir; resúmenes del trabajo anterior.

# The short list of therapists.
match-title = Terapeutas para ti
match-none = No encontramos a nadie que tenga licencia donde estás, hable tu idioma y tenga lugar en este momento.
match-none-waiting = Tus respuestas quedan guardadas. Llegan nuevos terapeutas y se liberan lugares. En la [lista de espera], tu centro busca a alguien para ti y te escribe.
match-none-sooner = Si necesitas a alguien antes, [Ayuda ahora] muestra personas que pueden hablar hoy.
match-lead = Cada terapeuta tiene licencia donde estás, y cada licencia se comprobó. Ponemos primero a quien mejor encaja con lo que nos contaste. Eliges tú, y puedes cambiar después.
match-has-past = Ya escribiste antes en tu espacio privado. Un terapeuta nuevo solo lee lo que escribas desde ahora, a menos que le dejes leer todo: así no tienes que contarlo otra vez. También puedes decidirlo más tarde.
# $authors: names in a row.
match-along = El resumen de { $authors } va con quien elijas, como dijiste.
match-along-change = Cambiar eso
match-choose = Elegir a { $name }
match-choose-past = Elegir a { $name }, con permiso para leer todo mi espacio privado
match-hide = No mostrarme a { $name }
match-who-reads = La persona que elijas puede leer tus respuestas cuando te acepte: las preguntas que contestaste, y las de seguridad. Nadie más puede.
match-none-right = ¿Nadie de aquí es para ti? Puedes entrar en la [lista de espera], y aun así elegir a alguien aquí en cualquier momento.
match-hidden = [Terapeutas que no se te muestran].
match-wishes = Lo que buscas lo puedes cambiar en [tu lugar, tus horas y tus deseos].
match-partners = Terapeuta de tu pareja
# $places: names and addresses of rooms.
match-in-person = En persona en: { $places }
match-licence = { $kind }, { $place }
match-said-alone = Hecho: desde ahora sigues por tu cuenta, y tu espacio privado sigue siendo tuyo. Tómate tu tiempo para ver quién encaja contigo ahora.

# Why a therapist fits, or does not: short lines without a full stop. Goals, ways of working and whom somebody
# welcomes come from lists.ftl, with a small first letter.
reason-licensed = Tiene licencia donde estás ({ $place })
reason-known = Ya trabajaron juntos antes
reason-free = Tiene tiempo { $times }
reason-free-both = Tiene tiempo { $times }, cuando pueden los dos
reason-not-free = No tiene tiempo en las horas que elegiste
reason-not-free-both = No tiene tiempo en horas que les vayan bien a los dos
reason-works-with-couples = Trabaja con parejas en este tema: { $goal }
reason-works-with-people = Trabaja con personas en este tema: { $goal }
reason-not-works-on = No ha nombrado este tema entre los que trabaja: { $goal }
reason-welcomes = Conoce bien y da la bienvenida a: { $whom }
reason-not-welcomes = No ha nombrado entre lo que conoce bien: { $whom }
reason-trained = Se ha formado en { $way }
reason-not-trained = No ha nombrado entre sus formas de trabajar: { $ways }
reason-speaks = Habla { $languages }
reason-meets = Atiende { $ways }
# The wished gender, by its code; "other" for one that has no text of its own.
reason-is-woman = Es mujer, como deseabas
reason-is-man = Es hombre, como deseabas
reason-is-nonbinary = Es una persona no binaria, como deseabas
reason-is-other = Es { $gender }, como deseabas
reason-not-listed-woman = No consta como mujer
reason-not-listed-man = No consta como hombre
reason-not-listed-nonbinary = No consta como persona no binaria
reason-not-listed-other = No consta como { $gender }
reason-by-video = por video
reason-by-audio = por audio
reason-by-messages = por mensajes
reason-by-in-person = en persona
# Several of which one is enough.
reason-or = { $before } o { $last }
# A part of the week that comes again each week, and what stands for still more of them.
reason-time = { $weekday ->
    [monday] los lunes
    [tuesday] los martes
    [wednesday] los miércoles
    [thursday] los jueves
    [friday] los viernes
    [saturday] los sábados
   *[sunday] los domingos
} { $part ->
    [morning] por la mañana
    [afternoon] por la tarde
   *[evening] por la noche
}
reason-time-more = más

# Why an offer was not taken, a therapist changed, somebody not taken.
why-declined-times = Las horas no me van bien
why-declined-person = Siento que no es la persona adecuada para mí
why-declined-known = Conozco a esta persona, o a alguien cercano a ella
why-declined-later = Todavía no quiero empezar
why-declined-elsewhere = Encontré ayuda en otro lugar
why-changed-person = No encajamos como esperaba
why-changed-way = Quisiera otra forma de trabajar
why-changed-times = Las horas ya no me van bien
why-changed-heard = Sentí que no se me escuchaba
why-changed-place = Me mudé o me voy a mudar
why-refused-full = Ahora mismo no tengo lugar
why-refused-times = Mis horas no le van bien
why-refused-work = Otra persona conoce mejor este trabajo
why-refused-known = Conozco a esta persona, o a alguien cercano a ella
why-refused-away = Voy a estar fuera, o me voy
why-other = Otro motivo

change-title = Cambiar de terapeuta
change-lead = Puedes hacerlo en cualquier momento, y no tienes que decir por qué.
change-reads = Tu terapeuta ya no puede leer lo que escribas desde ahora. Sigue leyendo lo que podía leer antes: es parte de su registro.
change-new = Un terapeuta nuevo solo lee lo que escribas después del cambio, a menos que le dejes leer más. Eso lo eliges tú, entonces o después. Te haremos otra vez las preguntas de seguridad.
change-couple = Si vienes en pareja, el espacio compartido espera hasta que los dos tengan otra vez el mismo terapeuta.
change-why = Por qué, si lo quieres decir
change-why-none = Prefiero no decirlo
change-why-hint = Se guarda como uno más en una cuenta, sin tu nombre ni el de tu terapeuta. El centro solo ve un motivo cuando lo dieron varias personas.
change-summary = ¿Un resumen para quien venga después?
change-summary-hint = En qué trabajaron y qué ayudó, con las palabras de { $therapist }, para que no tengas que contarlo todo otra vez. Tiene { $days } días para escribirlo, y puede decir que no. Tu cambio no espera a eso.
change-no-summary = Ningún resumen
change-no-summary-hint = Todavía puedes pedir uno en los próximos días.
change-hide = No mostrarme otra vez a este terapeuta
change-hide-hint = No se le dice nada, y nadie más lo ve. Puedes retirarlo más tarde.
change-do = Terminar y buscar a otra persona
# Away from a page that changes much, without doing it.
pairing-leave-as-is = Dejar las cosas como están

end-title = Terminar el trabajo
end-heading = Terminar el trabajo con { $name }
end-lead = Esto lo termina hoy. { $name } recibe un correo que dice que hay novedades, y lee aquí que terminaste el trabajo, sin ningún motivo. Háblalo antes con esta persona, por favor, o escríbele: después de esto no puedes.
end-appointments = Las citas que vienen se cancelan.
end-reads = Sigues leyendo lo que podías leer hasta ahora; es parte de tu registro. Lo que se escriba desde ahora no lo puedes leer.
end-client = { $name } conserva todo, y puede elegir otro terapeuta. No entregamos nada: quien venga después solo lee lo que se escriba a partir de hoy. { $name } puede pedirte un resumen de su trabajo; entonces tienes 14 días, y puedes decir que no.
end-joint = Si el espacio compartido está abierto, se cierra para escribir.
end-safety = Si hay una preocupación por la seguridad, asegúrate primero, por favor, de que otra persona se ocupe de ella.
end-both = Terminar también el trabajo con { $partner }
end-both-hint = Si no lo marcas, sigues en su espacio privado.
end-do = Terminar el trabajo hoy

pause-title = Pausar el trabajo en pareja
pause-lead = Puedes hacerlo en cualquier momento, por tu cuenta. No necesitas un motivo, y nadie tiene que estar de acuerdo.
pause-joint = El espacio compartido se cierra enseguida para mensajes nuevos. Lo que se escribió allí lo pueden seguir leyendo los dos y su terapeuta.
pause-appointments = Las citas de los dos que todavía no han pasado se cancelan.
pause-own = Tu propio espacio privado, tu terapeuta y tus propias citas siguen como están.
pause-told = Tu pareja y tu terapeuta reciben un correo que dice que hay algo nuevo. Aquí leen que el espacio compartido está cerrado por ahora, y nada más.
pause-until = Puedes seguir otra vez cuando quieras. Solo tú puedes terminar tu pausa. Si tu pareja también hace una pausa, el espacio compartido se abre cuando los dos hayan vuelto.
pause-do = Pausar ahora

alone-title = Seguir por mi cuenta
alone-lead = Puedes hacerlo en cualquier momento, por ti. No necesitas un motivo, y nadie te lo va a pedir.
alone-written = Qué pasa con lo que se escribió
alone-private = Tu espacio privado
alone-private-stays = sigue siendo solo tuyo, con todo lo que escribiste allí.
alone-private-therapist = Quien sea tu terapeuta sigue allí contigo.
alone-private-partner = { $partner } nunca lo ve.
alone-joint = El espacio compartido
alone-joint-closes = se cierra enseguida. Tú, { $partner } y tu terapeuta siguen leyendo lo que cada quien podía leer hasta ahora. Nadie puede escribir más allí.
alone-joint-limit = Este centro pone un límite: cada miembro de la pareja puede leerlo durante { $days } días desde el día en que termina para esa persona. El registro de tu terapeuta se conserva.
alone-appointments = Las citas de los dos que todavía no han pasado se cancelan. Las tuyas siguen como están.
alone-no-joint = No se abre ningún espacio compartido.
alone-partner = { $partner } conserva su propio espacio privado y su terapeuta, y también puede seguir.
alone-told-heading = Qué se le dice a { $partner }, y cuándo
alone-told-choose = Eliges tú. Elijas lo que elijas, { $partner } nunca lee aquí dónde estás, qué haces después ni quién será tu terapeuta.
alone-told-until = Hasta que se le diga, solo ve que el espacio compartido está cerrado por ahora, y recibe un correo que dice que hay algo nuevo.
alone-told-therapist = Tu terapeuta ve lo que elegiste, para no decir más que eso.
alone-told = Qué se le dice
alone-when = Cuándo se le dice
alone-onward = Con quién sigues
alone-onward-why = { $therapist } trabaja con los dos. Seguir solo con una de las dos personas puede poner a su terapeuta entre ustedes. Por eso { $therapist } se queda { $days } días más en tu espacio privado, y después sale sin que hagas nada. En esos días pueden escribirse y verse, para terminar bien o para saber quién más podría ayudarte. Lo que escribiste se queda contigo, y { $therapist } sigue leyendo lo que podía leer.
alone-onward-partner = Lo mismo vale para { $partner }, desde el día en que lo sepa.
alone-i-go-on = Yo sigo así
alone-rather-pause = Si solo necesitas un tiempo, puedes [pausar el trabajo en pareja].
alone-afraid = Si te da miedo lo que pueda hacer { $partner }, habla antes con alguien, por favor: con tu terapeuta o con [las personas de esta página]. Pueden ayudarte a planearlo de forma segura.
# What the other can be told, and when. Quoted is what they will read.
alone-nothing = Nada más que lo que se puede ver
alone-nothing-hint-joint = Ve que el espacio compartido está cerrado por ahora: lo mismo que con una pausa.
alone-nothing-hint = No ve ningún cambio.
alone-quoted = “{ $words }”
alone-goes-on-hint = Desde entonces ve que está aquí por su cuenta.
alone-ask-therapist-hint = Tu terapeuta dice más, como le parezca bien.
alone-now = Ahora
alone-tomorrow = Mañana
alone-in-three-days = En tres días
alone-later = Por ahora hablo y me escribo con { $therapist }, y decido en estos días
alone-ask = Pido seguir con { $therapist }
alone-ask-hint = Los dos y { $therapist } deben estar de acuerdo. A { $partner } se le pregunta, y lee que lo pides. Por eso esto solo es posible con las palabras de que sigues por tu cuenta.
alone-new = Elijo a otra persona
alone-new-hint = { $therapist } sale ahora de tu espacio privado. { $partner } no se entera de nada de esto.
alone-nobody = Con nadie por ahora
alone-nobody-hint = { $therapist } sale ahora de tu espacio privado. Puedes elegir a alguien más tarde.
alone-must-be-told = Para preguntar si puedes seguir con el mismo terapeuta, elige las palabras de que sigues por tu cuenta. O elige a otra persona: entonces no se pregunta a nadie.

# What the one who stays reads. It gives no reason, blames nobody, and says nothing of what the other does next.
parting-goes-on = { $name } sigue por su cuenta por ahora. Lo que escribieron juntos lo pueden seguir leyendo los dos.
parting-ask-therapist = El espacio compartido está cerrado. Tu terapeuta puede contarte más.

told-title = Qué se le dice a la otra persona
told-heading = Qué se le dice a { $partner }
told-lead = Sigues por tu cuenta, y a { $partner } todavía no se le ha dicho. Hasta entonces puedes cambiar qué se le dice y cuándo, o retirarlo.
told-never = Elijas lo que elijas, { $partner } nunca lee aquí dónde estás, qué haces después ni quién será tu terapeuta. Tampoco ve que cambiaste algo. Tu terapeuta lo ve, para no decir más que eso.
told-as-it-is = El { $day }, como está ahora
told-keep = Guardar esto
told-must-be = Pediste seguir con el mismo terapeuta, y a la otra persona también se le pregunta. Por eso hay que decirle que sigues por tu cuenta. Todavía puedes elegir cuándo.

past-title = Lo que se escribió antes
past-lead = { $therapist } lee lo que se ha escrito desde que llegó. Lo que se escribió antes puedes darlo o guardarlo.
past-private = Tu espacio privado
past-private-unread = { $therapist } no puede leer lo que escribiste allí antes de que llegara: tus mensajes, tus respuestas, tus cuestionarios. Si le dejas leerlo, eso no se puede retirar para lo que ya haya leído.
past-private-let = Dejar que lo lea todo
past-private-read = { $therapist } puede leerlo todo.
past-summaries = Un resumen de un terapeuta anterior lo puedes pasar por separado: [resúmenes del trabajo anterior]
past-joint = Tu espacio compartido
past-joint-unread = { $therapist } no puede leer lo que ustedes dos escribieron allí antes de que llegara. Es de los dos, así que hace falta el sí de los dos. Nadie de los dos ve qué ha decidido la otra persona hasta que ambos hayan dicho que sí.
past-joint-agreed = Diste tu acuerdo.
past-joint-take-back = Retirar mi acuerdo
past-joint-agree = Acepto que lo lea
past-leave = Dejarlo como está
past-said-private = Hecho. Tu terapeuta ya puede leer todo tu espacio privado.
past-said-joint = Tu acuerdo queda anotado. Hace falta el de los dos.
past-said-back = Tu acuerdo queda retirado.

# Whom somebody asked not to be shown or suggested to.
hidden-clients = A quién no se le sugiere tu nombre
hidden-clients-lead = Pediste que no se te sugiera a estas personas. No se les dice nada, y nadie más lo ve.
hidden-therapists = Terapeutas que no se te muestran
hidden-therapists-lead = Pediste que no se te muestren estas personas. No se les dice nada, y nadie más lo ve, tu pareja tampoco.
hidden-none = Nadie
hidden-none-words = No hay nadie en esta lista.
hidden-suggest-again = Sugerirme otra vez a { $name }
hidden-show-again = Mostrarme otra vez a { $name }
hidden-back = Volver a tus clientes
hidden-said-not = Queda guardado. Nadie más lo ve.
hidden-said-again = Queda retirado.

# The practice keeps a client and a therapist from being brought together.
apart-title = No juntar a estas personas
apart-lead = Si un cliente y un terapeuta no deben trabajar juntos, dilo aquí. No se les sugiere a una persona la otra, no se les puede ofrecer, y una elección que espera no se puede aceptar.
apart-more = No se le dice a ninguna de las dos personas, y ninguna página dice por qué. Esto no termina nada: si ya trabajan juntas, habla con su terapeuta, por favor. Clientes y terapeutas también pueden pedirlo por su cuenta, y a ti no se te muestra lo que pidieron.
apart-email = El correo electrónico del cliente
apart-email-hint = El que usa para iniciar sesión. Si es de un cliente, sabrás que está aquí, y nada más de esta persona.
apart-therapist = Terapeuta
apart-therapist-choose = Elige terapeuta
apart-why = Por qué
apart-why-choose = Elige un motivo
apart-why-hint = Solo lo ve la administración. No cuentes aquí más que esto, por favor.
apart-do = No juntarlas
apart-list = Personas que no se juntan
apart-line = { $client } y { $therapist }, desde el { $day }
apart-end = Retirarlo
apart-why-close = Son familia, tienen amistad o viven muy cerca
apart-why-work = Trabajan o estudian juntas
apart-why-conflict = Hay otro conflicto de intereses
apart-why-harm = Alguna de las dos podría sufrir un daño
apart-why-asked = Una de las dos nos lo pidió, fuera de este servicio
apart-therapist-missing = Elige terapeuta, por favor.
apart-why-missing = Elige un motivo, por favor.
apart-no-client = Aquí ningún cliente tiene esta dirección. Mira, por favor, si está escrita como la usa aquí.
apart-said-kept = Desde ahora no se les junta. No se le dice a ninguna de las dos personas.
apart-said-end = Se les puede volver a juntar.
