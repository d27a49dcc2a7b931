# Las preguntas del inicio: una pantalla de ellas, las preguntas de seguridad y los deseos que se cambian más tarde.

questions-title = Preguntas
questions-readers = Hasta que crees una cuenta, solo este navegador puede abrir tus respuestas.
questions-please-read = Lee esto, por favor
questions-continue = Continuar

# Respuestas a cualquier pregunta, también a las de los cuestionarios.
answer-yes = Sí
answer-no = No
answer-none = Sin respuesta
answer-choose = Elige una opción
answer-words = Tus palabras
answer-own = Tu respuesta

# Por qué lo enviado no es una respuesta, también en los cuestionarios.
refused-required = Contesta esta pregunta para seguir, por favor.
refused-one-only = Elige una sola respuesta, por favor.
refused-not-offered = Elige entre las respuestas que se muestran, por favor.
refused-not-a-number = Escribe un número entero, por ejemplo 34.
refused-too-small = Escribe { $least } o más.
refused-too-large = Escribe { $most } o menos.
refused-not-a-date = Escribe una fecha, por ejemplo 2027-03-09.
refused-not-a-decimal = Escribe un número, por ejemplo 72.5.
refused-not-a-time = Escribe una hora, por ejemplo 18:30.
refused-not-a-moment = Escribe una fecha y una hora.
refused-not-an-address = Escribe una dirección, por ejemplo https://example.org.
refused-too-long = Usa { $longest } caracteres como mucho.
refused-unreadable = Usa letras, números y signos que se puedan leer.

# Menos de dieciocho años.
not-yet-title = Ayuda para jóvenes
not-yet-heading = Gracias por tu sinceridad
not-yet-lead = Solo podemos trabajar con personas de 18 años o más. Es una regla para nosotros, no un juicio sobre ti: lo que sientes cuenta, y está bien que hayas buscado ayuda.
not-yet-others = Hay personas que escuchan a jóvenes todos los días. Hablar con ellas es gratis, y no tienes que dar tu nombre.
not-yet-see = Ver con quién puedes hablar
not-yet-deleted = Tus respuestas están borradas.

# Antes de las preguntas de seguridad.
safety-title = Seguridad
safety-heading = Unas preguntas sobre seguridad
safety-lead = Se las hacemos a todo el mundo, a cada persona a solas, antes de que empiece cualquier trabajo en pareja.
safety-sealed = Tus respuestas quedan selladas en tu espacio privado. Solo tú y tu terapeuta pueden leerlas. Tu pareja no puede nunca, ni puede saber qué contestaste.
safety-be-alone = Contesta cuando estés a solas, por favor. Si alguien puede estar mirando, vuelve más tarde: no se perderá nada.
safety-skip = Puedes saltarte cualquier pregunta.
safety-alone = Estoy a solas: seguir
safety-later = Más tarde
safety-readers = Esto solo lo leerán tú y tu terapeuta. Nunca tu pareja.

# Después de ellas. Lo de en medio se muestra cuando una respuesta dio motivo de preocupación.
safety-done-title = Gracias
safety-done = Gracias por contárnoslo
safety-done-sealed = Tus respuestas están selladas. Solo tú y tu terapeuta pueden leerlas.
safety-not-alone = No estás a solas con esto, y no has hecho nada malo al decirlo.
safety-cannot-come = Tu terapeuta leerá tus respuestas. Pero aquí tu terapeuta no puede acudir enseguida. Si estás en peligro ahora, o sientes que podrías hacerte daño, llama por favor a alguien que pueda ayudarte de inmediato:
safety-near = Quién puede ayudar de inmediato, donde estás
safety-see-help = Ver quién puede ayudar ahora
safety-partner = A tu pareja no se le dice nada, y no ve nada que le permita adivinarlo.
safety-go-on = Seguir

# Qué le dice al terapeuta una respuesta sobre seguridad.
concern-violence = Miedo, daño o control por parte de una pareja
concern-self-harm = Pensamientos de suicidio o de hacerse daño
concern-danger = Peligro ahora mismo

# Lo que un cliente cambia más tarde.
wishes-title = Tu lugar, tus horas y tus deseos
wishes-lead = Estas son tus respuestas hasta ahora. Cambia lo que ya no sea así. Se guarda todo junto, o nada.
wishes-seen = Tu terapeuta ve las respuestas nuevas, y tu pareja no. Nada termina por sí solo: si tu terapeuta no tiene licencia para un nuevo lugar, les decimos a ambas partes qué pueden hacer.
wishes-leave = Dejar las cosas como están

# Los deseos que alguien dijo que más le importan, en su propia copia.
most-times = Los momentos que elegiste
most-goals = Alguien que trabaje con aquello por lo que vienes
most-affirms = Que se te conozca y acoja como eres
most-gender = El género de tu terapeuta
most-approaches = Una forma de trabajar
