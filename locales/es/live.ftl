# Las sesiones: la puerta, la llamada con lo que dice su programa, probar cámara y micrófono, personas invitadas, y después.
# En los textos que muestra un programa, los lugares se llenan en el navegador.

live-title = Sesión
live-check = Probar cámara y micrófono
live-waiting-room = Sala de espera
live-said-at-door = Dicho en la puerta
live-microphone = Micrófono
live-camera = Cámara
live-loudspeaker = Altavoz
live-hide = Ocultar mi dirección de red a las demás personas
live-no-video-here = Hablan de tu navegador al suyo. Lo que dices y muestras va cifrado por el camino; este servidor lo pasa y no puede verlo ni oírlo.
live-phone = Si nada funciona, llama a tu centro: [{ $phone }]
live-to-waiting-room = Ir a la sala de espera

# La puerta, para un cliente.
door-title = Antes de entrar
door-lead = Con { $names }. Primero, tres preguntas cortas. Las respuestas solo las lee tu terapeuta.
door-lead-joint = Con { $names }. Primero, tres preguntas cortas. Las respuestas solo las lee tu terapeuta; tu pareja, nunca.
door-coming = También viene, si te parece bien: { $guests }. Tu terapeuta da el paso. Si prefieres que no, díselo a tu terapeuta.
door-place = ¿Dónde estás ahora mismo?
door-place-hint = La licencia de tu terapeuta debe valer hoy en ese lugar.
door-place-choose = Elige un lugar
door-place-missing = Elige dónde estás ahora mismo, por favor.
door-emergency = ¿Dónde podría encontrarte la ayuda y a quién podríamos llamar?
door-emergency-hint = Una dirección, y un nombre con su número. Es solo para una emergencia, y se guarda cifrado.
door-emergency-missing = Dinos dónde podría encontrarte la ayuda, por favor. Solo lo lee tu terapeuta.
door-emergency-long = Escribe menos de 500 letras, por favor.
door-freely = ¿Puedes hablar con libertad?
door-freely-hint = Si no puedes, entra igual. Tu terapeuta lo sabe y tiene cuidado.
door-freely-yes = Sí, puedo hablar con libertad
door-freely-no = Ahora no: alguien podría oír, o hay alguien conmigo
door-freely-missing = Elige una opción, por favor. Las dos están bien.
door-how = Cómo funciona una sesión
door-how-recorded = Aquí no se graba nada. No la grabes tú tampoco, por favor.
door-how-address = Los navegadores de las demás personas conocen tu dirección de red. Puedes ocultarla antes de entrar: hay una casilla para marcar.
door-how-breaks = La conexión puede cortarse. Si pasa, quédate en la página: vuelve sola.
door-how-emergency = Una sesión aquí no es para emergencias. [Ayuda ahora] está en todas las páginas.
door-consent = Acepto reunirme hoy de esta manera.
door-consent-missing = Marca esta casilla si aceptas, por favor. Si no, escribe a tu terapeuta.

# Lo que dijeron allí los clientes, para su terapeuta.
arrivals-not-here = Todavía no está
arrivals-licensed = Tu licencia vale en { $place }
arrivals-unlicensed = Ninguna licencia tuya vale en { $place }
arrivals-freely = Puede hablar con libertad
arrivals-not-freely = Ahora no puede hablar con libertad
arrivals-agreed = Aceptó reunirse hoy de esta manera
arrivals-warning = Ninguna licencia que registraste aquí cubre el lugar donde está hoy. Compruébalo antes de empezar. En una emergencia, primero ayuda.
arrivals-elsewhere = Fuera de casa: suele estar en { $place }.
arrivals-emergency = En una emergencia:

# La puerta, para el terapeuta, que puede invitar a alguien.
lead-title = Antes de la sesión
lead-lead = Con { $names }. Nadie se conecta con nadie hasta que des paso.
lead-open = Abrir la sesión
lead-bring = Invitar a alguien
lead-bring-words = Coterapeutas o intérpretes pueden venir solo a esta sesión, sin cuenta. Tus clientes leen el nombre antes de entrar. La persona invitada espera, como todas, hasta que le des paso.
lead-link = Dale tú este enlace. Se muestra solo esta vez y funciona mientras la sesión está abierta:
lead-take-back = Anular el enlace
lead-take-back-of = Anular el enlace: { $guest }
lead-full = Una sesión puede tener dos personas invitadas como mucho.
lead-name = Su nombre
lead-name-hint = Como lo verán todas las personas de la sesión.
lead-name-wrong = Escribe el nombre que verán todas las personas de la sesión, con 100 letras como mucho, por favor.
lead-kind = Viene como
lead-kind-interpreter = Intérprete
lead-kind-co-therapist = Coterapeuta
lead-kind-missing = Elige como qué viene, por favor.
lead-make = Crear un enlace
lead-back = Volver a la cita

# Una persona invitada: $kind es interpreter o co-therapist.
guest-named = { $kind ->
    [interpreter] { $name }, intérprete
   *[other] { $name }, coterapeuta
}
guest-title = Te invitan a una sesión
guest-heading = { $practice } te invita a una sesión
guest-lead = { $kind ->
    [interpreter] Te damos la bienvenida, { $name }. Vienes como intérprete solo a esta sesión. No necesitas una cuenta.
   *[other] Te damos la bienvenida, { $name }. Vienes como coterapeuta solo a esta sesión. No necesitas una cuenta.
}
guest-asked = Qué te pedimos
guest-asked-silent = Guarda para ti todo lo que veas y oigas, también quién estaba.
guest-asked-alone = Quédate en una habitación sin nadie más, donde nadie pueda oír.
guest-asked-recorded = Aquí no se graba nada. No grabes, por favor, y no te lleves fotos ni notas.
guest-asked-known = { $kind ->
    [interpreter] Todas las personas de la sesión saben tu nombre y que vienes como intérprete. El centro guarda registro de cuándo estuviste.
   *[other] Todas las personas de la sesión saben tu nombre y que vienes como coterapeuta. El centro guarda registro de cuándo estuviste.
}
guest-how = Cómo funciona
guest-how-wait = Esperas hasta que te den paso. Si la conexión se corta, quédate en la página: vuelve sola.
guest-agree = Acepto, y no hay nadie más en la habitación.
guest-agree-missing = Marca esta casilla si aceptas, por favor. Si no, simplemente cierra esta página.
guest-rather-not = Si prefieres no hacerlo, simplemente cierra esta página.
guest-thanks = Gracias
guest-thanks-lead = Gracias por estar ahí. Guarda para ti lo que oíste, por favor.
guest-thanks-close = Ya puedes cerrar esta página. Si la conexión se cortó por error, abre tu enlace otra vez mientras dura la sesión.

# La página de una llamada.
call-no-script = Una sesión necesita JavaScript, y en este navegador está apagado. Enciéndelo para esta página o usa otro navegador, por favor.
call-no-script-phone = Una sesión necesita JavaScript, y en este navegador está apagado. Enciéndelo para esta página, usa otro navegador o llama al número de abajo, por favor.
call-again = Intentarlo otra vez
call-phone = Si nada ayuda, llama a tu centro: [{ $phone }]
call-ready = ¿Empezamos?
call-ready-therapist = Tu navegador pregunta si esta página puede usar tu cámara y tu micrófono. Di que sí, por favor. Nadie te ve ni te oye antes de que des paso.
call-ready-client = Tu navegador pregunta si esta página puede usar tu cámara y tu micrófono. Di que sí, por favor. Nadie te ve ni te oye antes de que te den paso.
call-hide-hint = Entonces todo lo que dices y muestras pasa por el servidor de este centro, siempre cifrado.
call-video = Con video
call-sound = Solo con sonido
# El nombre de la otra persona está entre los dos.
call-alone-before = Este es un momento privado: solo tú y
call-alone-after = están dentro. Quien espera no puede verlo ni oírlo.
call-controls = Controles
call-mute = Silenciar
call-unmute = Activar sonido
call-video-stop = Apagar video
call-video-start = Encender video
call-screen-stop = Dejar de compartir
call-screen-start = Compartir pantalla
call-hand-lower = Bajar la mano
call-hand-raise = Levantar la mano
call-messages = Mensajes
call-tools = Reloj y turnos
call-settings = Ajustes
call-leave = Salir
call-people = Personas en esta sesión
call-words = Seis palabras:
call-words-how = Léanlas en voz alta: si todas las personas ven las mismas, no hay nadie en medio.
call-waiting-none = No espera nadie.
call-end = Terminar la sesión para todas las personas
call-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
call-stop = Parar
call-turn = ¿A quién le toca hablar?
call-captions = Mostrar subtítulos, hechos en este aparato
call-messages-joint = Mensajes en el espacio compartido
call-messages-private = Mensajes en el espacio privado
call-messages-read = Esto lo leen las dos personas de la pareja y su terapeuta, también quien está esperando.

# Lo que dice su programa.
call-says-connecting = Conectando…
call-says-mic-gone = Tu micrófono ya no está, y no se pudo usar otro. Elige uno en los ajustes.
call-says-line-lost = Se perdió la conexión con el servidor de tu centro. Pueden seguir hablando. Vuelve sola.
call-says-waits = Estás en la sala de espera. Quien lleva la sesión sabe que estás aquí y te dará paso.
call-says-waits-alone = Estás en la sala de espera. Quien lleva la sesión todavía no está.
call-says-coming = En la sala de espera está { $name }. Si prefieres que no entre, dilo ahora.
call-says-connecting-with = Conectando con { $name }…
call-says-weak = La conexión con { $name } es débil: tu video espera, para que el sonido siga claro.
call-says-in-therapist = Ya estás dentro. Da paso a las demás personas desde la sala de espera.
call-says-in = Ya estás dentro. Ahora mismo no hay nadie más.
call-says-denied = Tu navegador no nos deja usar el micrófono
call-says-denied-todo = Pulsa el signo junto a la dirección de esta página, permite el micrófono y la cámara, e inténtalo otra vez.
call-says-no-mic = No encontramos ningún micrófono
call-says-no-mic-todo = Conecta uno o usa un teléfono. Luego inténtalo otra vez.
call-says-mic-used = Otra cosa está usando tu micrófono
call-says-mic-used-todo = Cierra los otros programas que lo usan e inténtalo otra vez.
call-says-mic-silent = Tu micrófono no responde
call-says-mic-silent-todo = Comprueba que está conectado e inténtalo otra vez.
call-says-asking = Pidiendo tu micrófono…
call-says-no-camera = No se pudo usar ninguna cámara, así que estás solo con sonido.
call-says-not-open = Esta sesión no está abierta
call-says-not-open-guest = Quizá terminó, o tu enlace se anuló.
call-says-not-open-member = Quizá terminó, o se cerró tu sesión de usuario. La página de tu cita dice más.
call-says-replaced = Estás aquí en otra ventana
call-says-replaced-todo = Esta ventana se soltó, para que nadie te oiga dos veces. Inténtalo otra vez para seguir aquí.
call-says-full-in = No hay lugar para un aparato más.
call-says-full = No hay lugar para un aparato más
call-says-full-todo = Puede haber cinco a la vez, y tres de una persona. Cierra uno de los tuyos e inténtalo otra vez.
call-says-guest-interpreter = { $name }, intérprete
call-says-guest-co-therapist = { $name }, coterapeuta
call-says-another-device = { $name }, otro aparato
call-says-you = Tú
call-says-no-connection = Tu navegador no pudo empezar una conexión. Carga la página otra vez o prueba con otro navegador.
call-says-own-screen = Tu pantalla
call-says-screen = { $name }: pantalla
call-says-send-back = A la sala de espera
call-says-talk-alone = Hablar a solas
call-says-hand = mano levantada
call-says-muted = sin sonido
call-says-not-yet = conectando…
call-says-failed = Eso no funcionó. Quizá tu navegador no lo permite.
call-says-insecure = Esta página no se abrió de forma segura
call-says-insecure-todo = La cámara y el micrófono solo funcionan en una dirección que empieza con https. Avisa a tu centro, por favor.
call-says-old = Este navegador es demasiado viejo para las sesiones
call-says-old-todo = Actualízalo, por favor, o usa un Firefox, Chrome, Edge o Safari más nuevo, quizá en un teléfono.
call-says-device = Aparato
call-says-device-failed = No se pudo usar este aparato. Seguimos con el anterior.
call-says-small-window = En una ventana pequeña
call-says-press-to-hear = Pulsa para oír
call-says-time-up = Se acabó el tiempo. Respira.
call-says-nobody = Nadie
call-says-let-in = Dar paso
call-says-alone-first = Primero hablar a solas
call-says-line-gone = { $name } (sin conexión)
call-says-came = Llegó a la sesión: { $names }.

# Probar la cámara, el micrófono y la conexión.
devices-lead = Dos minutos ahora ahorran diez después. Aquí nadie te ve ni te oye, y no se guarda nada.
devices-no-script = Esta prueba y las sesiones necesitan JavaScript, y en este navegador está apagado.
devices-start = Empezar la prueba
devices-not-yet = Aún sin probar.
devices-loud = Con qué fuerza se te oye. Di algo.
devices-play = Hacer sonar algo
devices-connection = Conexión
devices-back = Volver a tus citas

# Lo que dice su programa.
devices-says-asking = Preguntando a tu navegador…
devices-says-no-camera = No se pudo usar ninguna cámara. Pueden reunirse igual, solo con sonido.
devices-says-camera = Tu cámara funciona si te ves arriba.
devices-says-denied = Tu navegador no nos dejó. Pulsa el signo junto a la dirección de esta página, permite la cámara y el micrófono, y empieza otra vez.
devices-says-no-mic = No encontramos ningún micrófono que funcione. Conecta uno o usa un teléfono, y empieza otra vez.
devices-says-not-checked = Sin probar.
devices-says-relay = Probando el camino por el repetidor…
devices-says-heard = Te oímos.
devices-says-silent = Todavía no oímos nada.
devices-says-tone = Si oíste un tono suave, tu altavoz funciona.
devices-says-sign-in = Inicia sesión otra vez, por favor, y luego repite la prueba.
devices-says-offline = No hay conexión con el servidor de tu centro. Revisa tu internet y empieza otra vez.
devices-says-no-relay = Tu centro no tiene repetidor. Las sesiones funcionan donde los navegadores encuentran un camino directo entre sí.
devices-says-no-way = No se encontró un camino por el repetidor. Quizá hay un cortafuegos en medio: prueba con otra red, por ejemplo la de tu teléfono.
devices-says-works = Tu conexión funciona, por el repetidor ({ $milliseconds } milisegundos ida y vuelta).
devices-says-insecure = La cámara solo funciona en una dirección que empieza con https. Avisa a tu centro, por favor.
devices-says-old = Este navegador es demasiado viejo para las sesiones. Actualízalo, por favor, o usa otro.

# Después de una sesión, para el terapeuta.
after-note = Mi nota propia
after-note-label = Lo que quiero recordar
after-note-hint = Una nota de psicoterapia: solo para ti, guardada aparte del expediente. El diagnóstico, el plan, las horas y los avances van en el expediente, no aquí.
after-note-save = Guardar mi nota
after-note-long = Esto tiene más de 20 000 letras. Todavía no se guardó nada: hazlo más corto, por favor.
after-felt = Cómo fue para tus clientes
after-felt-none = Nadie ha dicho nada todavía.
after-apart = La pareja ve esta sesión de manera bastante distinta. Vale la pena hablarlo con cada persona.
after-low = Bajo
after-there = Quién estuvo
after-there-none = No entró nadie.
# Después de un nombre y dos puntos.
after-there-until = de { $from } a { $until }, dentro durante { $took }
after-there-open = desde { $from }, sigue dentro o no se sabe
after-absent = Quién no vino
# El nombre está entre los dos.
after-absent-noted = Anotaste que
after-absent-noted-end = no vino.
after-absent-back = Deshacerlo
# Después de un nombre.
after-let-in = tuvo paso a la sesión.
after-not-let-in = no tuvo paso a la sesión. ¿No vino?
after-absent-note = { $name } no vino
after-absent-words = Lo lee con palabras amables en la página de la cita, con una manera de escribirte. Cada persona lee solo lo suyo.
after-caseload = A mis clientes
after-said-kept = Tu nota está guardada. Solo tú puedes leerla.
after-said-absent = Está anotado. Tu cliente recibe el aviso con palabras amables, y que puede escribirte.
after-said-taken-back = Está deshecho. Su página ya no lo dice.
