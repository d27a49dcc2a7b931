# Resúmenes del trabajo anterior, que un terapeuta escribe para un cliente y para quien venga después. Parte de pairing.

summaries-title = Resúmenes del trabajo anterior
summaries-lead = Un terapeuta que trabajó contigo puede resumir ese trabajo: para ti, y para quien venga después. Tú lo lees, y tú decides quién más lo lee.
summaries-of-client = Resúmenes del trabajo anterior con { $client }
summary-yours-for = Tu resumen para { $client }
summary-by = De { $author }
summary-asked-by-you = Lo pediste el { $day }. Todavía no está escrito.
summary-asked = Se pidió el { $day }. Todavía no está escrito.
summary-you-have = Tienes hasta el { $day }.
summary-they-have = { $author } tiene hasta el { $day }.
summary-write-it = Escribirlo
summary-written = Escrito el { $day }.
summary-corrected-on = Corregido el { $day }: míralo debajo.
summary-you-did-not = No escribiste ninguno.
summary-they-did-not = { $author } no escribió ninguno.
summary-none-why = Eso no dice nada de ti: hay terapeutas que prefieren hablar con quien viene después, y otros no tienen tiempo. Todavía puedes dejar que un terapeuta nuevo [lea lo que escribiste antes], o contarlo con tus propias palabras.
summary-corrected-by-you = Corregido por ti el { $day }
summary-corrected-by = Corregido por { $author } el { $day }
summary-correct-it = Corregirlo
summary-ask = Pedir un resumen a { $name }
summary-ask-until = Puedes pedirlo hasta el { $day }. { $name } tiene { $days } días para escribirlo, y puede decir que no.
summary-ask-first = Pedirlo y leerlo primero
summary-ask-along = Pedirlo y dejar que también lo lea { $next }
# In place of the name of a therapist in summary-ask-along and summary-let, while nobody is known to come next.
summary-my-next = mi próximo terapeuta
summary-nothing = Aquí no hay nada
summary-nothing-words = Cuando el trabajo con un terapeuta ha terminado, puedes pedirle un resumen.
summary-home = Inicio
summary-all-clients = Todos los clientes

summary-wanted-first = Sí. Lo leo primero, y luego decido quién lo recibe
summary-wanted-first-hint = Hasta entonces solo lo pueden leer tú y { $author }.
summary-wanted-along = Sí, y mi próximo terapeuta puede leerlo en cuanto yo pueda
summary-wanted-along-hint = Puedes cambiarlo hasta que esté escrito.

summary-reader-reads = { $reader } puede leerlo, y eso no se puede retirar.
summary-reader-will = { $reader } puede leerlo en cuanto tú puedas.
summary-next-reads = Tu próximo terapeuta puede leerlo cuando te acepte.
summary-next-will = Tu próximo terapeuta puede leerlo cuando te acepte y esté escrito.
summary-only-you = Solo lo pueden leer tú y { $author }.
summary-you-first = Lo lees primero, y luego decides quién lo recibe.
summary-nobody-after = Nadie lo recibe después de { $reader }
summary-whoever-after = Quien venga después de { $reader } también puede leerlo
summary-read-first = Quiero leerlo primero
summary-keep = Guardarlo para mí
summary-let = Dejar que lo lea { $next }

summary-said-asked = Lo pediste. Recibes un correo cuando haya novedades.
summary-said-decided = Queda como dijiste.
summary-said-next = Anotado. Vale para quien venga después de tu terapeuta actual, que ya puede leerlo.
summary-said-over = Esto ya no se puede hacer.
summary-said-given = Ya está entregado. Se le avisó a tu cliente.
summary-said-corrected = Ya está agregada. Se le avisó a tu cliente, y también a quien más pueda leer el resumen.
summary-said-declined = Anotado. A tu cliente se le avisó que hay novedades, y lee que no escribes ninguno.
summary-said-draft = Tu borrador queda guardado. Nadie más que tú puede leerlo.

# Lines on a first page.
summary-news-waits = Un resumen de { $author }: todavía no está escrito. Tiene hasta el { $day }.
summary-news-corrected = { $author } corrigió el resumen que escribió para ti.
summary-news-written = { $author } escribió el resumen que pediste.
summary-news-none = { $author } no escribió ningún resumen.
summary-news-asked = { $client } te pide un resumen de su trabajo contigo, hasta el { $day }.
summary-news-passed-corrected = Se corrigió un resumen que { $client } te pasó.
summary-news-passed = { $client } te pasó un resumen de su trabajo anterior.

summary-write-title = Un resumen para { $client }
summary-write-lead = { $client } te pide que resumas el trabajo que hicieron, para sí y para quien venga después. Hay tiempo hasta el { $day }.
summary-write-reads = { $client } lo lee, y decide si lo lee su próximo terapeuta. Es parte del registro, y tú conservas tu copia en “Trabajo que terminó”.
summary-write-stays = Cuando lo entregas, se queda como está. Lo que resulte estar mal lo puedes corregir después, con palabras que quedan debajo.
summary-write-alone = Escribe solo sobre { $client }. Lo que escribió o dijo una pareja no te toca pasarlo aquí.
summary-write-text = El resumen
summary-write-hint = Por ejemplo: por qué vino, en qué trabajaron y qué ayudó, qué queda abierto, qué tan segura es su situación, quién más le ayuda. Palabras sencillas: tu cliente también lo lee.
summary-write-give = Entregarlo a { $client }
summary-write-draft = Guardar un borrador
summary-write-none = No voy a escribir ninguno
summary-write-none-words = Puedes decir que no, sin decir por qué. { $client } lee que no escribiste ninguno, y que eso no dice nada sobre su persona. Si no dices nada hasta el { $day }, entonces lee lo mismo.
summary-write-empty = Escribe primero el resumen, por favor.
summary-too-long = Usa 20 000 letras como mucho, por favor.

summary-correct-title = Corregir un resumen
summary-correct-heading = Corregir el resumen para { $client }
summary-correct-lead = Lo que entregaste se queda como está. Tu corrección queda debajo, con la fecha de hoy.
summary-correct-given = Lo que entregaste el { $day }
summary-correct-earlier = Corregido el { $day }
summary-correct-readers = Quien puede leer el resumen puede leer la corrección, y se le avisa que hay algo que mirar. Es decir, { $client } y cualquier terapeuta a quien se le haya pasado.
summary-correct-stays = { $left ->
    [one] Una vez agregada, también se queda. Es la última que puedes agregar.
   *[other] Una vez agregada, también se queda. Puedes agregar { $left } más.
}
summary-correct-what = Di qué está mal o qué falta, y qué es lo correcto. No escribas nada de lo que vino después, ni nada que haya escrito o dicho una pareja.
summary-correct-text = La corrección
summary-correct-add = Agregarla para quienes leen el resumen
summary-correct-back = Volver al resumen
summary-correct-empty = Escribe primero la corrección, por favor.
summary-correct-meanwhile = Entretanto se agregó otra corrección, quizá tuya desde otra ventana. Está arriba. Mírala, por favor, y envía esta otra vez si todavía hace falta.
