# Lo que hay detrás de la cuenta propia: cómo se inicia sesión, qué la protege y cómo se vuelve a entrar.

account-sign-in = Cómo inicias sesión
account-password-alone = Solo con tu contraseña. Quien la consiga puede entrar.
account-add-second = Añadir un segundo paso
account-with-passkey = Con una llave de acceso y sin contraseña, o con tu contraseña y un segundo paso. Quien solo tenga tu contraseña se queda fuera.
account-with-second = Con tu contraseña y un segundo paso. Quien solo tenga tu contraseña se queda fuera.
account-one-step = Si pierdes tu único segundo paso, solo tu código de recuperación te deja volver. Es buena idea tener otro más.
# Another second step.
account-add-another = Añadir otro
account-change-password = Cambiarla
account-passkeys = Llaves de acceso
# After the name of a passkey.
account-passkey-alone = , inicia tu sesión por sí sola
account-passkey-second = , es un segundo paso después de tu contraseña
account-passkey-used = Se añadió el { $since } y se usó por última vez el { $used }
account-passkey-unused = Se añadió el { $since } y todavía no se ha usado
# A passkey that was given no name.
account-passkey-unnamed = Mi llave de acceso
account-take-away = Quitarla
# None of passkeys; no app.
account-no-passkey = Ninguna.
account-no-app = Ninguna.
account-passkey-add-one = Añadir una
account-passkey-add-another = Añadir otra
# Heard by who cannot see what the link before it belongs to.
account-which-passkey = : una llave de acceso
account-which-app = : la aplicación
account-which-new-app = : una aplicación de códigos
account-app = Aplicación de códigos
account-app-since = Configurada el { $day }.
account-app-set-up = Configurar una
account-code-words = En tu papel. Te deja volver cuando nada más lo hace.
account-code-new = Hacer uno nuevo
account-seen-words-client = Cuándo abrió alguien algo tuyo, y cada vez que se usó tu cuenta.
account-seen-words-staff = Lo que abriste e hiciste aquí, y cada vez que se usó tu cuenta.
account-seen-look = Consultarlo
account-copy = Una copia de todo
account-copy-client = Todo lo que escribiste y respondiste, y lo que puedes leer, en un archivo para guardar.
account-copy-staff = Tu perfil, tus licencias y tus notas propias, en un archivo para guardar.
account-copy-take = Llevarme una copia
account-browsers = Dónde tienes la sesión abierta
# After the name of a browser.
account-browser-this = , este mismo
account-browser-since = Desde { $since }
account-browser-used = Desde { $since }, usado por última vez hacia { $used }
account-browser-which = { $device }, desde { $since }
account-sign-out-others = Cerrar sesión en todos los demás
account-leaving = Irse
account-leaving-words = Puedes pedir que se borre tu cuenta. Primero lees qué significa eso, y después hay tiempo para cancelarlo.
account-erase = Borrar mi cuenta
account-back = Volver a tu cuenta

# A browser somebody is signed in with, by its name and the system it runs on.
device-on = { $browser } en { $system }
device-browser = Un navegador
system-a-Chromebook = un Chromebook
system-a-Mac = un Mac
system-an-iPad = un iPad
system-an-iPhone = un iPhone

# What somebody is called who was erased.
person-left = Alguien que se fue

# What just happened.
account-said-password = Tu contraseña ha cambiado. Se cerró la sesión en todos los demás navegadores.
account-said-app = Tu aplicación está configurada. Desde ahora se te pide un código de ella después de tu contraseña.
account-said-app-gone = Se quitó la aplicación. Sus códigos ya no abren nada.
account-said-passkey = Se añadió tu llave de acceso. Inicia tu sesión por sí sola, sin contraseña.
account-said-passkey-second = Se añadió tu llave de acceso. No puede abrir tus palabras por sí sola, así que es tu segundo paso después de la contraseña.
account-said-passkey-gone = Se quitó la llave de acceso. Aquí ya no abre nada.
account-said-ended = Se cerró la sesión en ese navegador.
account-said-others = Se cerró la sesión en todos los demás navegadores.
account-said-known = Gracias. Todavía puedes detenerlo más abajo, hasta que se termine.
account-said-stopped = Está detenido. No se cambió nada. Si no lo pediste tú, avisa a tu centro de que alguien lo hizo.

# An app with codes.
app-new-title = Una aplicación de códigos
app-new-heading = Configura una aplicación de códigos
# The practice's name stands between the two.
app-new-listed = Tu aplicación la mostrará con el nombre
app-new-listed-more = , con tu correo electrónico. Elige un teléfono que solo mires tú.
app-new-show = 1. Muéstraselo a la aplicación
app-new-camera = Elige “añadir” en la aplicación y apunta con la cámara del teléfono a esta imagen.
app-new-picture = Una imagen para tu aplicación. Lo mismo está escrito abajo.
app-new-open = ¿Estás en ese mismo teléfono? [Ábrelo en la aplicación], o escribe esto en ella:
app-new-type = 2. Escribe lo que muestra la aplicación
app-new-on = Activarla
app-new-leave = Dejarlo
app-new-wrong = Este no es el código que la aplicación muestra ahora. Escribe el más nuevo. Si nunca es correcto, quizá el reloj de tu teléfono no va bien: deja que se ponga en hora solo.
app-title = Tu aplicación de códigos
app-since = Configurada el { $day }. Cuando inicias sesión con tu contraseña, se te pide un código de ella.
app-phone = Si cambias de teléfono, quítala aquí y configúrala otra vez en el nuevo.
account-keep-it = Conservarla

# Whether it is still they, before what could lock somebody out.
confirm-title = ¿Sigues siendo tú?
confirm-words = Lo que vas a hacer podría dejar a alguien fuera. Puede que un navegador se haya quedado abierto, así que preguntamos una vez más. Vale por diez minutos.
confirm-password = Tu contraseña
confirm-yes = Soy yo
confirm-back = Volver atrás
confirm-passkey = Usar mejor mi llave de acceso
confirm-code = O con un código

# A new recovery code, a new password.
new-code-title = Un código de recuperación nuevo
new-code-words = Un código de recuperación te deja volver cuando nada más lo hace. El nuevo se muestra una sola vez, en la página siguiente, y el viejo deja de servir.
new-code-paper = Ten a mano papel y lápiz, o tu gestor de contraseñas.
new-code-make = Hacer un código nuevo
new-code-keep = Conservar el viejo
new-code-shown = Tu nuevo código de recuperación
password-title = Una contraseña nueva
password-words = Abre las mismas palabras que la vieja. Se cierra la sesión en todos los demás navegadores.
password-change = Cambiar la contraseña
password-leave = Dejarla como está

# A passkey.
passkey-new-title = Añadir una llave de acceso
passkey-new-words = Una llave de acceso la guarda por ti tu teléfono, tu computadora, un gestor de contraseñas o una llave de seguridad. La usas con tu dedo, tu cara o un PIN. Nadie puede adivinarla ni sacártela con engaños.
passkey-new-no-name = Aquí no funcionan las llaves de acceso: necesitan un sitio con nombre, y a este se llega por un número. Una aplicación de códigos sí funciona.
passkey-new-unlock = Muchas llaves de acceso también pueden abrir tus palabras: entonces inicias sesión con la llave y no necesitas contraseña. Otras no pueden, y son un segundo paso después de tu contraseña. Cuando la añadas, te diremos de cuáles es la tuya.
# The name of the site stands between the two.
passkey-new-listed = Tu aparato la mostrará con el nombre
passkey-new-listed-more = , con tu correo electrónico. Elige un aparato que solo uses tú.
passkey-new-no-script = Las llaves de acceso necesitan JavaScript, y en este navegador está apagado. Todo lo demás funciona aquí sin él.
passkey-new-unknown = Este navegador no conoce las llaves de acceso. Una aplicación de códigos funciona en cualquier navegador.
passkey-new-name = Un nombre para ella
passkey-new-name-hint = Para que la reconozcas, por ejemplo: mi teléfono.
passkey-new-add = Añadirla
passkey-new-lost = A partir de entonces tu contraseña sola no te deja entrar. Si la llave de acceso se pierde, tu código de recuperación sí, así que guárdalo donde lo encuentres.
passkey-remove-title = Quitar una llave de acceso
passkey-remove-heading = ¿Quitar esta llave de acceso?
# After the name of the passkey.
passkey-remove-words = ya no abrirá nada aquí. Puede que tu aparato la siga mostrando; allí también puedes borrarla.
passkey-remove-last-staff = Es tu único segundo paso. Configurarás otro antes de seguir.
passkey-remove-last = Es tu único segundo paso. Sin ella, tu contraseña sola te deja entrar.

# The second step: why, and which.
step-title = Un segundo paso
step-heading = Un segundo paso al iniciar sesión
step-has-one = Ya tienes uno: una contraseña robada no basta para abrir tu cuenta. Puedes añadir otro, por si uno se pierde.
step-staff-lead = Antes de seguir: la gente confía a este centro lo que no cuenta a nadie más.
step-staff-words = Las contraseñas se roban, y no hace falta que nadie tenga la culpa. Por eso todas las personas que trabajan aquí inician sesión también con una segunda cosa, algo que solo tienes tú. Son dos minutos, una sola vez.
step-lead = Hace que una contraseña robada no valga nada.
step-words = Las contraseñas se adivinan, se roban o se miran por encima del hombro. Con un segundo paso, quien tenga la tuya se queda fuera. Tú decides, y puedes volver a quitarlo.
step-passkey = Una llave de acceso
step-passkey-words = La guarda tu teléfono, tu computadora o tu gestor de contraseñas, y la usas con tu dedo, tu cara o un PIN. Con muchas de ellas ya no necesitas contraseña.
step-app-words = Una aplicación en tu teléfono muestra seis cifras que cambian cada 30 segundos. Sirve cualquier aplicación de este tipo, y muchos gestores de contraseñas también pueden.
step-app-set-up = Configurar una aplicación
step-lost = A partir de entonces tu contraseña sola no te deja entrar. Si se pierde lo que elegiste, tu código de recuperación sí, así que guárdalo donde lo encuentres.
step-not-now = Ahora no

# Read at the first sign-in after the recovery code was used.
recovered-title = Se usó tu código de recuperación
recovered-words = El { $at } alguien entró con tu código de recuperación y puso una contraseña nueva. Se cerró la sesión en todos los demás navegadores y se quitó cualquier segundo paso.
recovered-you = Si fuiste tú, todo está bien.
# Three links in a row, one sentence.
recovered-not-you = Si no fuiste tú, alguien tiene tu código.
recovered-new-code = Por favor, [haz un código nuevo],
recovered-new-password = [pon una contraseña nueva]
recovered-look = y mira [dónde tienes la sesión abierta].
recovered-go-on = Fui yo: seguir

# The practice brings somebody back with its recovery key: the link to a new password.
way-password-heading = Elige una contraseña nueva
way-password-words = Tu centro te está devolviendo el acceso a tu cuenta. Lo que escribiste está cerrado con llave, así que hacen falta tres personas: tú, tu centro y la persona que guarda su llave de recuperación.
way-password-counts = La contraseña nueva vale cuando tu centro haya terminado, no antes del { $at }. Hasta entonces sigue valiendo la vieja, y puedes detener esto en cualquier momento.
way-password-keep = Guardar esta contraseña
way-password-doubt = ¿Te dio este enlace otra persona, o tu centro no te avisó de él? Entonces cierra esta página y pregunta en tu centro.
way-waits-title = Tres cosas que guardar
way-waits-lead = Tu contraseña nueva está guardada, y espera. Anota ahora lo siguiente, por favor: solo se muestra una vez.
way-waits-password = 1. Tu contraseña
way-waits-password-words = Solo la sabes tú. Aquí nadie puede leerla.
way-waits-code = 2. Tu código de recuperación
way-waits-code-words = Si vuelves a olvidar la contraseña, con este código puedes entrar sin ayuda de nadie. Escríbelo en papel o guárdalo en un gestor de contraseñas.
way-waits-letters = 3. Las letras de tu llave nueva
way-waits-letters-words = La persona que guarda la llave de recuperación te pedirá estas letras, por teléfono o en persona. Léeselas solo a esa persona. Demuestran que la llave es tuya y de nadie más.
way-waits-next = Qué pasa después
way-waits-next-words = Tu centro puede terminar esto a partir del { $at }. Entonces inicias sesión con la contraseña nueva y encuentras todo lo que podías leer antes. Se cierra la sesión en cualquier otro navegador. Si tenías llaves de acceso o una aplicación de códigos, dejan de funcionar aquí, y las añades otra vez.

# What their mail leads to.
way-title = Un nuevo acceso a tu cuenta
way-words = El { $at } alguien de tu centro pidió un nuevo acceso a tu cuenta: una contraseña nueva, y la llave de recuperación del centro para abrir lo que podías leer. Así vuelve quien perdió tanto la contraseña como el código de recuperación.
way-done = Está hecho.
way-done-words = La cuenta tiene una contraseña nueva. Si no la pusiste tú, habla ahora con tu centro.
way-stopped = Está detenido.
way-stopped-words = No se cambió nada, y tu contraseña sigue como estaba. Si no pediste esto, avisa a tu centro de que alguien lo hizo.
way-opens = No se puede hacer antes del { $at }. Hasta ese momento, y hasta que esté hecho, puedes detenerlo aquí.
way-known = Dijiste que eres tú.
way-known-words = Todavía puedes detenerlo.
way-doubt = Si tienes dudas, detenlo. Tu centro puede pedirlo otra vez.

# All that were asked for, on the account's page.
ways-heading = Nuevos accesos a tu cuenta
ways-words = Cada vez que alguien de tu centro pide devolverte el acceso con su llave de recuperación, queda aquí para siempre.
# What became of it follows.
ways-asked = { $at }: lo pidió { $by }, por este motivo: “{ $reason }”
ways-waits = Espera a que se ponga una contraseña nueva.
ways-password-set = Hay una contraseña nueva, y espera. El centro puede terminarlo a partir del { $at }.
ways-you-stopped = Lo detuviste el { $at }.
ways-practice-stopped = El centro lo detuvo el { $at }.
ways-over = Nadie lo terminó a tiempo, así que se acabó.
ways-finished = Se terminó el { $at }: una contraseña nueva, una llave nueva.
