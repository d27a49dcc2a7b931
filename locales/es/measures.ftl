# Los cuestionarios en la terapia: lo que responde un cliente, lo que ve su terapeuta, la lista del centro.
# Las preguntas, los títulos y las notas de los cuestionarios son contenido.

measures-due = Te esperan
measures-due-session = ¿Cómo estuvo tu sesión?
measures-due-session-why = Cuatro toques. Solo los lee tu terapeuta.
measures-due-asked-once = Te lo pidió tu terapeuta.
measures-due-asked-week = Te lo pidió tu terapeuta, cada semana.
measures-due-asked-fortnight = Te lo pidió tu terapeuta, cada dos semanas.
measures-due-asked-month = Te lo pidió tu terapeuta, cada cuatro semanas.
measures-due-asked-session = Te lo pidió tu terapeuta, después de cada sesión.
measures-due-asked-third-session = Te lo pidió tu terapeuta, después de cada tres sesiones.
measures-due-asked-schedule = Te lo pidió tu terapeuta, según un calendario.
measures-due-go-on = Seguir
measures-due-answer = Responder ahora

# Lo que puede responder un cliente.
measures-lead = Unos minutos tranquilos que les muestran a ti y a tu terapeuta cómo van las cosas, y si esto ayuda.
measures-yours = Los tuyos
measures-last = Última respuesta: { $day }.
measures-questions = { $count ->
    [one] 1 pregunta corta. Respóndela cuando quieras.
   *[other] { $count } preguntas cortas. Respóndelas cuando quieras.
}
measures-none = Todavía no hay nada
measures-none-words = Lo que respondas se verá aquí.
measures-counted = Ayuda a tu centro a saber si la terapia ayuda
measures-readers = Tus respuestas son para ti y tu terapeuta. Tu pareja nunca las ve. Si quieres, puedes compartir algunos resultados.

measures-said-thanks = Gracias. Tu terapeuta ya puede leerlo.
measures-said-finished = Gracias. Tus respuestas están guardadas y tu terapeuta puede leerlas.
measures-said-discarded = Esas respuestas ya no están. Nadie las leyó.
measures-said-shared = Tu pareja lo verá cuando también comparta lo suyo. Puedes retirarlo en cualquier momento.
measures-said-taken-back = Ya no lo compartes. Ya está oculto.

# En lugar del nombre y la nota de un cuestionario que no debe dejar rastro en las páginas de un cliente.
measures-no-trace-title = Unas preguntas de tu terapeuta
measures-no-trace = Por favor, responde cuando estés a solas. Después no queda nada de esto en tus páginas; solo lo lee tu terapeuta.

# Una pregunta.
measures-question-yours = (tu respuesta)
measures-question-own-words = O con tus propias palabras
measures-question-answer = Tu respuesta
measures-question-choose = Elige una
measures-question-words = Tus palabras
measures-question-whole-number = Un número entero
measures-question-number = Un número
measures-question-how-much = Cuánto
measures-question-unit = De qué
measures-question-continue = Continuar
measures-question-keep = Dejar mi respuesta
measures-question-skip = Saltar esta
measures-question-readers = Cada respuesta se guarda en cuanto la das. La leen tú y tu terapeuta; tu pareja no la ve. [Seguir en otro momento]

# Todas las respuestas, antes de entregarlas.
look-over-title = Tus respuestas
look-over-missing = Falta una respuesta.
look-over-missing-go = Ir a esa pregunta
look-over-lead = Míralas. Todavía puedes cambiar cada una.
look-over-done = Así es
look-over-not-answered = Sin respuesta
look-over-change = Cambiar
look-over-change-what = la respuesta a: { $question }
look-over-discard = Descartar estas respuestas
look-over-then = Cuando termines, tu terapeuta podrá leerlo. Entonces ya no se puede cambiar; siempre puedes responder de nuevo.

# Ayuda, en cuanto alguien da una respuesta de la que una persona debe saber.
critical-title = Gracias por decirlo
critical-self-harm = Pensamientos como este pueden venir cuando todo es muy difícil. No estás a solas con ellos, y pueden pasar. Por favor, habla hoy con alguien.
critical-other = Lo que dijiste importa, y no es culpa tuya. Puedes hablar hoy con alguien que conoce estas cosas, sin dar tu nombre.
critical-people = Personas que contestan ahora
critical-told = Hace un momento avisamos a tu terapeuta. Quizá no lo vea enseguida, así que, si necesitas a alguien ahora, por favor no esperes su respuesta.
critical-nobody = Tu respuesta está guardada. Aquí aún no tienes terapeuta, así que ahora nadie de tu centro la lee. Por favor, habla con una de las personas de arriba.
critical-go-on = Seguir con las preguntas
critical-stop = Parar aquí por hoy
critical-not-saved = No pudimos guardar esta respuesta, y no se avisó a nadie. Por favor, llama a una de las personas de arriba o a tu centro. Todo lo que respondiste antes está a salvo.
critical-again = Intentarlo otra vez

# Qué salió de un cuestionario, para el cliente.
results-back = Todos los cuestionarios
results-lead = { $count ->
    [one] 1 pregunta. Tu respuesta se guarda en cuanto la das, así que puedes parar y seguir cuando quieras.
   *[other] { $count } preguntas, de una en una. Cada respuesta se guarda en cuanto la das, así que puedes parar y seguir cuando quieras.
}
results-begun = Ya empezaste
results-begun-words = Las respuestas que diste hasta ahora están guardadas.
results-discard = Descartar esas respuestas
results-again = Responderlo otra vez
results-begin = Empezar
results-share = ¿Quieres compartir esto con tu pareja?
results-share-both = Lo comparten ustedes dos. Lo tuyo lo diste el { $day }.
results-share-see = Verse en la misma imagen
results-share-waiting = Lo compartes desde el { $day }. Aquí se verán ustedes dos cuando tu pareja también comparta lo suyo. No hay prisa, y cualquiera de ustedes puede decir que no.
results-share-none = Tú eliges, y un “no” es una buena respuesta. Tu pareja ve un punto en la imagen y sus números, nunca tus respuestas, y solo si también comparte lo suyo. No se le dice si compartes hasta que lo hagan ustedes dos. Tu terapeuta también lo lee.
results-share-newest = Compartir dónde estoy ahora
results-share-path = Compartir todo mi camino
results-share-take-back = Retirarlo
results-share-only-newest = Compartir solo dónde estoy ahora
results-share-later = Lo que respondas más tarde no se comparte por sí solo. Si lo retiras, se oculta al instante.
results-answered = Lo que respondiste el { $day }

# Lo que los dos de una pareja ven uno del otro.
measures-couple-title = Ustedes dos
measures-couple-you-and = Tú y { $name }
measures-couple-readers = tú, tu pareja y tu terapeuta, mientras lo compartan ustedes dos
measures-couple-no-more = Ya no quiero compartir esto

# Los cuestionarios de un cliente, para su terapeuta.
client-measures-title = Cuestionarios: { $name }
client-measures-of = Cuestionarios de { $name }
client-measures-alone = Escribe o habla con { $name } a solas. Nada de esto se ve en el espacio compartido.
client-measures-seen = Lo vi
client-measures-courses = Cómo va
client-measures-times = { $count ->
    [one] Respondido una vez, el { $day }
   *[other] Respondido { $count } veces, la última el { $day }
}
client-measures-none = Todavía no hay respuestas
client-measures-none-words = Aquí se muestra lo que termine de responder.
client-measures-asked = Lo que pides
client-measures-asked-none = Nada por ahora.
client-measures-waits = Espera respuesta
client-measures-stop = Dejar de pedirlo
client-measures-ask-what = Pedir que responda
client-measures-ask-often = Cada cuánto
client-measures-both = Pedírselo también a { $name }
client-measures-both-hint = Cada persona responde a solas.
client-measures-ask = Pedir
client-measures-practice = Los cuestionarios del centro, y cómo traer uno
client-measures-said-assigned = Pedido. Se le avisó de que hay algo nuevo.
client-measures-said-ended = Ya no se le pide. Lo que respondió se queda.
client-measures-said-seen = Anotado: lo viste.
measures-often-once = Una vez
measures-often-week = Cada semana
measures-often-fortnight = Cada dos semanas
measures-often-month = Cada cuatro semanas
measures-often-session = Después de cada sesión
measures-often-third-session = Después de cada tres sesiones
measures-often-schedule = Según un calendario
client-course-together = En la misma imagen
client-course-share = Lo comparten entre sí.
client-course-answered = Lo que respondió

# Lo que un terapeuta debe ver enseguida. $question y $answer están en las palabras que leyó el cliente.
alert-self-harm = Sobre autolesiones o suicidio. { $measure }: a “{ $question }” se respondió “{ $answer }”.
alert-violence = Sobre violencia o miedo en casa. { $measure }: a “{ $question }” se respondió “{ $answer }”.
alert-danger = Sobre un peligro. { $measure }: a “{ $question }” se respondió “{ $answer }”.
alert-worse = La última sesión se sintió peor que las anteriores: { $now } de 5; antes, { $before }.
alert-low = La última sesión no se sintió bien: { $now } de 5.

# Los cuestionarios que tiene un centro. Los errores de un archivo están en inglés.
measures-import-lead = Lo que se puede pedir que respondan los clientes de este centro.
measures-import-version = { $count ->
    [one] versión { $version }, 1 pregunta con puntuación
   *[other] versión { $version }, { $count } preguntas con puntuación
}
measures-import-ours = Viene con securebase: una reflexión, no una prueba validada.
measures-import-unsupported = Lo que pide su archivo y aquí no se hace ({ $count })
measures-import-title = Traer uno
measures-import-words = Un cuestionario es un archivo en FHIR R4 (JSON). Muchas editoriales y hospitales los tienen. Por favor, trae solo lo que tu centro pueda usar.
measures-import-file = El archivo del cuestionario (.json)
measures-import-file-hint = Hasta 240 KB. Los más grandes: securebase measure import, en el servidor.
measures-import-key = Cómo se puntúa
measures-import-key-hint = Aquí están las claves de los instrumentos habituales, sin sus textos.
measures-import-key-own = Otra: traigo también su clave
measures-import-key-file = El archivo de la clave, si no está en la lista (.toml)
measures-import-do = Traerlo
measures-import-then = Las respuestas de antes conservan la versión con la que se dieron.
measures-import-utf8 = Este archivo no está escrito en UTF-8. No se guardó nada.
measures-import-no-file = Elige el archivo del cuestionario.
measures-import-no-key = Elige una clave para puntuar: una de la lista, o un archivo tuyo.
measures-import-done = Ya está aquí, como versión { $version }. Los terapeutas pueden pedir a sus clientes que lo respondan.
measures-import-known = Ya estaba aquí, como versión { $version }. No se cambió nada.
measures-import-more = Y { $count } más como estos.
