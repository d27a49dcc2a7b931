# Lo primero que ve cada persona: un cliente su inicio; un terapeuta sus casos y la página de un cliente.

# El inicio de un cliente.
home-title = Inicio
home-hello = Hola, { $name }
home-left-words = Puede ser mucho de golpe, y hoy no tienes que hacer nada. Puedes escribir en tu espacio privado a cualquier hora. Si prefieres hablar ahora con alguien, [estas personas contestan de día y de noche].
home-told-change = Cambiar qué se dice, o cuándo

# Después de que una pareja se separó: uno pregunta al otro si puede seguir con su terapeuta.
home-asked-title = { $name } y { $therapist }
home-asked-off = { $name } pidió seguir a solas con { $therapist }. No va a seguir.
home-asked-answered = { $name } pidió seguir a solas con { $therapist }. Ya respondiste. Nadie más ve lo que dijiste.
home-asked-words = { $name } quisiera seguir a solas con { $therapist }. Hace falta que estén de acuerdo ustedes dos y { $therapist }. Puedes decir que no con toda libertad, y no tienes que decir por qué. Nadie ve quién dijo qué: solo si sigue o no. Si no dices nada hasta el { $day }, cuenta como un no.
going-on-agree = Estoy de acuerdo
going-on-disagree = No estoy de acuerdo

# El trabajo de un cliente que termina por sí solo después de que la pareja se separó.
home-winding-title = Tú y { $therapist }: hasta el { $day }
home-winding-words = { $therapist } trabajó con ustedes dos. Sigue en tu espacio privado hasta el { $day }, y después sale sin que tengas que hacer nada. Hasta entonces pueden escribirse y reunirse, para cerrar bien o para saber quién más podría ayudarte. Todo lo que escribiste sigue siendo tuyo.
home-winding-gone = Termina ese día: para seguir habría que preguntar a la otra persona, y ya no está aquí.
winding-off = No va a seguir después de ese día.
home-winding-asked = Pediste seguir. Si ustedes dos y { $therapist } están de acuerdo antes de ese día, no termina nada.
home-winding-may-ask = Si quisieras seguir a solas con { $therapist }, hace falta que estén de acuerdo ustedes dos y { $therapist }. { $other } leerá que lo pides.
home-winding-ask = Pedir seguir con { $therapist }
home-winding-unknown = Para seguir a solas con { $therapist } habría que preguntar a { $other }, que todavía no sabe que sigues por tu cuenta.
home-winding-else = También puedes [elegir a otra persona] ahora. Para eso no se pregunta a nadie, y { $other } no se entera.
home-winding-else-gone = También puedes [elegir a otra persona] ahora. Para eso no se pregunta a nadie.

# Que la pareja se separó, como lo leen quien se quedó, quien se fue y el terapeuta que lo sabe.
parted-alone = Sigues por tu cuenta desde el { $day }.
parted-told-nothing = A { $name } no se le dice nada más de lo que se puede ver.
parted-is-told = A { $name } se le dice el { $day }: “{ $words }”
parted-was-told = A { $name } se le dijo el { $day }: “{ $words }”
parted-they-went = { $name } sigue por su cuenta desde el { $day }.
parted-care-told = Por favor, no digas nada de dónde está { $name } ni de lo que hará después.
parted-care-untold = Hasta que se le diga, { $name } ve que el espacio compartido está cerrado por ahora, como en una pausa. Por favor, no digas más que eso.

home-ended-title = { $therapist } terminó el trabajo contigo
home-ended-words = Terminó el { $day }. Conservas tu espacio privado y todo lo que escribiste. { $therapist } no puede leer lo que escribas desde ahora, y las citas pendientes quedan canceladas. Puedes elegir a otra persona como terapeuta; antes te hacemos otra vez las preguntas sobre tu seguridad, y quien llegue lee solo lo nuevo.
home-ended-summary = Puedes [pedir a { $therapist } un resumen] de su trabajo, para ti y para quien venga después.

home-licence-title = Sobre { $place }
home-licence-words = { $therapist } no tiene aquí una licencia que valga en { $place }, donde nos dijiste que estás. En casi todas partes, un terapeuta solo puede atender a personas que están donde vale su licencia. Nada termina por sí solo, y tus espacios siguen como están.
home-licence-talk = Por favor, háblalo pronto con { $therapist }: quizá pueda obtener una licencia allí, o ayudarte a encontrar a alguien. Si no estás en { $place }, [corrige dónde estás].
home-licence-else = Puedes [elegir a alguien con licencia allí] en cualquier momento.

# El camino hasta una persona terapeuta.
home-step-questions = Responde las preguntas
home-step-safety = Responde a solas las preguntas sobre tu seguridad
home-step-choose = Elige terapeuta
home-step-yes = Tu terapeuta dice que sí

home-offered-title = Te ofrecemos terapeuta
home-offered-words = Guardamos un lugar para ti durante unos días. Míralo, y di sí o no.
home-offered-see = Ver quién es
home-safety-title = Primero, unas preguntas sobre tu seguridad
home-safety-words = Se las hacemos a todo el mundo, a solas. Solo tú y tu terapeuta leerán las respuestas.
home-safety-answer = Responder
home-list-title = Estás en la lista de espera
home-list-words = Te escribimos en cuanto haya alguien para ti. También puedes buscar por tu cuenta en cualquier momento.
home-list-place = Tu lugar en la lista
home-choose-title = Elige a tu terapeuta
home-choose-words = Tenemos una lista corta para ti, con los motivos.
home-choose-see = Ver quién encaja
home-waiting-title = A la espera de { $therapist }
home-waiting-words = Le avisamos que le elegiste. La mayoría responde en dos días. Recibirás un correo cuando haya novedades.
home-waiting-else = Elegir a otra persona

home-sign = Para leer y firmar
home-opening-title = Se liberó una hora
home-opening-joint = Con { $name }, para ustedes dos. Es de quien la tome primero.
home-opening-private = Con { $name }, para tu espacio privado. Es de quien la tome primero.
home-opening-take = Tomarla
home-opening-gone = { $when }: ya no está libre. Seguimos buscando para ti.
home-opening-stop = No avisarme más

home-plan = El plan de esta semana
home-plan-open = Abrir el plan
home-how-title = ¿Medio minuto para ti?
home-how-words = Solo si quieres. [Cómo estoy]
home-spaces = Tus espacios
home-meeting = Reunirse
home-meeting-next = La próxima:
home-meeting-none = Todavía no hay nada reservado.
home-book-me = Reservar una hora para mí
home-book-both = Reservar una hora en pareja

home-partner = Tú y tu pareja
home-partner-here = Estás aquí con { $name }.
home-partner-closed = El espacio compartido está cerrado por ahora. Lo que se escribió allí se puede seguir leyendo.
home-partner-paused = Lo pusiste en pausa, y puedes [volver a seguir] cuando quieras.
home-partner-agreed = Aceptaste un espacio compartido. Tu terapeuta lo abre cuando sea un buen momento para ustedes dos; a menudo tarda una o dos semanas.
home-partner-opens = El espacio compartido se abre cuando ustedes dos aceptan y a tu terapeuta le parece un buen momento.
home-partner-about = Sobre el espacio compartido: hacer una pausa y seguir por tu cuenta
home-partner-own = Ahora estás aquí por tu cuenta, y tu trabajo sigue para ti. Si alguna vez quieres trabajar aquí en pareja, entonces podrás invitar a esa persona.
home-partner-about-inviting = Sobre invitar a tu pareja
home-partner-not-yet = Tu pareja todavía no está aquí. Puedes invitar a tu pareja ahora, más tarde o nunca.
home-partner-alone = Estás aquí por tu cuenta. Puedes invitar a tu pareja ahora, más tarde o nunca.
home-partner-invite = Invitar a mi pareja

home-between = Entre sesiones
home-yours = Lo que elegiste
home-to-skills = Practicar un ejercicio
home-to-how = Cómo estoy: medio minuto para ti
home-to-journal = Mi diario
home-to-library = Leer en la biblioteca
home-to-wishes = Cambiar dónde estás, cuándo puedes reunirte o qué deseas
home-to-consents = Lo que aceptaste
home-to-summaries = Resúmenes del trabajo anterior
home-to-past = Lo que tu terapeuta puede leer de antes
home-to-change = Cambiar de terapeuta

# Qué acaba de pasar, en el inicio de un cliente.
home-said-chosen = Ya elegiste. Tu terapeuta recibió el aviso y suele responder en dos días.
home-said-wishes = Tus respuestas están guardadas, todas.
home-said-joined = Ahora están aquí ustedes dos. Tu espacio privado sigue siendo solo tuyo.
home-said-asked = Lo pediste. Las demás personas recibieron el aviso de que hay algo que responder.
home-said-answered = Tu respuesta está guardada. Nadie más ve lo que dijiste.
home-said-alone = Desde ahora sigues por tu cuenta. Tu espacio privado sigue siendo tuyo.
home-said-told-otherwise = Tu elección está guardada. Es la que cuenta desde ahora.
home-said-paused = El trabajo en pareja está en pausa. Puedes volver a seguir cuando quieras.
home-said-on-again = Tu pausa terminó. El espacio compartido está abierto cuando nadie de ustedes dos lo tiene en pausa.
home-said-changed = Tu terapeuta salió de tu espacio. Puedes elegir a otra persona cuando quieras.
home-said-changed-asked = Tu terapeuta salió de tu espacio, y le pedimos un resumen. Puedes elegir a otra persona cuando quieras: nada depende del resumen.

# El enlace a un espacio, con cuánto hay sin leer y quién lo lee.
room-link-new = sin leer
room-link-closed = Cerrado para mensajes nuevos
room-link-read-by = Lo leen: { $names }
room-link-only-you = solo tú, por ahora
room-link-you-and = { $names } y tú

# Los casos de un terapeuta.
alerts-title = Por favor, mira esto hoy
alerts-look = Míralo y di que lo viste
alerts-apart = Con { $name }: vieron su última sesión de forma bastante distinta.

caseload-asking = Te eligieron
caseload-comes-as = Viene
comes-as-couple = en pareja
comes-as-individual = por su cuenta
caseload-is-in = Está en
caseload-goals = Busca ayuda con
caseload-since = Te eligió
caseload-asking-words = Si aceptas, puedes leer sus respuestas y su espacio privado.
caseload-accept = Aceptar
caseload-why = Si no aceptas, ¿por qué? Solo si quieres decirlo
caseload-why-blank = Prefiero no decirlo
caseload-why-hint = Se guarda solo como parte de una cuenta, sin tu nombre ni el suyo. No se le dice.
caseload-decline = No aceptar
caseload-never = No aceptar, y no volver a proponerme a esta persona
caseload-held = { $count ->
    [one] Uno de tus lugares está reservado para alguien de la lista de espera a quien se le ofreció trabajar contigo y aún no ha respondido. Sabrás quién es si dice que sí.
   *[other] { $count } de tus lugares están reservados para personas de la lista de espera a quienes se les ofreció trabajar contigo y aún no han respondido. Sabrás quiénes son si dicen que sí.
}
caseload-clients = Tus clientes
caseload-with = con { $name }
caseload-measures = Cuestionarios
caseload-measures-of = de { $name }
caseload-none = Aún no tienes clientes
caseload-none-words = Te mostramos a los clientes cuando tu perfil está completo y se comprobó una licencia.
caseload-away = Ausencias, y cubrir a otras personas
caseload-record = Tus resultados

# Cómo está un cliente con las preguntas sobre su seguridad.
screen-due = Aún no respondió las preguntas sobre su seguridad
screen-waiting = Hay respuestas sobre su seguridad por leer
screen-read = Respuestas sobre su seguridad leídas

# Qué acaba de pasar, en los casos.
caseload-said-accepted = Aceptaste. Ya puedes leer el espacio privado de este cliente.
caseload-said-declined = No aceptaste. Se avisó al cliente de que puede elegir a otra persona.
caseload-said-opened = El espacio compartido está abierto. Se avisó a las dos personas.
caseload-said-ended = El trabajo terminó. Se le avisó de que hay novedades.
caseload-said-unfit = Ahora no se puede aceptar: mira tus licencias, tus idiomas y tus lugares libres.
caseload-said-unfit-room = Ahora no se puede aceptar: según tu perfil no tienes ningún lugar libre.
caseload-said-unfit-age = Ahora no se puede aceptar: no tiene una edad que tú o tu centro atiendan.
caseload-said-unfit-work = Ahora no se puede aceptar: viene por un trabajo que, según tu perfil, no tomas.
caseload-said-unfit-training = Ahora no se puede aceptar: tu centro pide formación para trabajar con parejas en las que puede haber violencia.
caseload-said-unfit-not = Ahora no se puede aceptar: pediste que no te propusieran a esta persona.

# El trabajo que terminó, para un terapeuta.
ended-work-title = Trabajo que terminó
ended-work-lead = Lo que podías leer mientras trabajaban se puede seguir leyendo. Lo que se escribió después no te llega.
ended-work-until = hasta el { $day }
ended-work-summary = El resumen para { $name }
ended-work-not = Ya no te proponemos a { $name }.
ended-work-not-ask = No volver a proponerme a { $name }
ended-work-none = Aquí no hay nada
ended-work-none-words = Aquí se muestra el trabajo que terminaste tú o que terminó un cliente.
ended-work-to-not = A quién no te proponemos
ended-work-back = Volver a tus casos

# Un cliente, para su terapeuta.
case-in = En { $place }.
case-unlicensed = No tienes aquí una licencia comprobada que valga en { $place }.
case-unlicensed-words = { $name } también lo ve. Por favor, aclara con esta persona dónde está, añade una licencia a tu perfil si la tienes, o ayúdale a encontrar a alguien. Nada termina por sí solo.
case-winding-title = Tu trabajo con { $name } termina el { $day }
case-winding-words = Trabajaste con los dos de una pareja que se separó. Hasta ese día pueden escribirse y reunirse, para cerrar bien o para derivar a esta persona. Después sales de su espacio privado sin que hagas nada, y sigues leyendo lo que podías leer.
case-winding-answered = { $name } pidió seguir a solas contigo. Ya respondiste.
case-winding-asks = { $name } pide seguir a solas contigo. Hace falta el acuerdo informado de los dos y el tuyo: por favor, piensa en lo que dice tu código de ética sobre conflictos de intereses. Nadie ve quién dijo qué.
case-winding-only-if = Solo puede seguir si { $name } lo pide y ustedes tres están de acuerdo.
case-back = Todos los clientes
case-to-measures = Cuestionarios: cómo va, y qué pides
case-to-skills = Ejercicios en casa
case-to-safety-plan = Plan de seguridad
case-to-journal = Del diario
case-to-how = Cómo está
case-safety = Respuestas sobre su seguridad
case-safety-at = Respondidas: { $when }
case-safety-new = Nuevas
case-safety-read-by = A solas. Las leen solo { $name } y tú.
case-safety-none-raised = Ninguna respuesta da motivo de preocupación.
case-safety-look = Por favor, mira esto hoy:
case-safety-where = Responde solo en el espacio privado. Nada de esto se ve en el espacio compartido, y a su pareja no se le dice por qué hay que esperar.
case-safety-due = Aún no las respondió.
case-joint-with = Espacio compartido con { $name }
case-joint-open = Está abierto.
case-joint-paired = Las dos personas son clientes tuyos
case-joint-agreed = Las dos lo aceptaron
case-joint-signed = Las dos firmaron el acuerdo de pareja
case-joint-read = Leíste las respuestas de las dos sobre su seguridad
case-joint-held-back = La política de tu centro sobre parejas en las que puede haber violencia no te deja abrirlo.
case-joint-held-back-words = Por favor, habla con tu centro, o sigue con cada persona a solas. Los dos ven solo que hay que esperar, como antes de cada apertura.
case-joint-words = Ábrelo solo si es seguro para los dos. Hasta entonces los dos ven las mismas palabras: que lo abres cuando sea un buen momento.
case-joint-do = Abrir el espacio compartido
case-agreed = Lo que aceptó { $name }
case-agreed-words = Lo leen solo { $name } y tú. El consentimiento para la terapia en línea, si falta, se pide a la entrada de una sesión.
case-signed = Firmado el { $day }, como “{ $name }”
case-withdrawn = Retirado el { $day }
case-signed-before = Se firmó antes; hay que firmarlo de nuevo
case-signed-not = Aún no se ha firmado
case-answers = Respuestas al cuestionario
case-end = Terminar el trabajo
