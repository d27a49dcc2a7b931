# Borrar una cuenta: qué significa, pedirlo, qué queda; y lo que el centro decide sobre ello.

# What will happen. $days is 0, 1 or more.
erase-due = Se hará el { $day }. Hasta entonces todo funciona como antes, y puedes conservar tu cuenta en cualquier momento.
erase-lead = Puedes irte y sacar tus palabras de aquí. Lee primero qué significa eso, por favor. Una vez hecho, no se puede deshacer.
erase-goes = Qué se destruye
erase-kept = Qué se guarda
erase-shared = Lo que compartes con una pareja
erase-how = Cómo se hace
erase-how-soon = { $days ->
    [0] Se hace a los pocos minutos de pedirlo.
    [1] Se hace un día después de pedirlo.
   *[other] Se hace { $days } días después de pedirlo.
} En ese tiempo un botón lo cancela, en todas las páginas.
erase-how-appointments = Las citas que todavía no han sido se cancelan ese día, y termina el trabajo con terapeuta.
erase-how-copy = Si quieres conservar algo tuyo, llévate antes [una copia de todo]. Después de ese día nadie puede dártelo desde aquí.
erase-how-save = Si quieres conservar algo tuyo, guárdalo antes. Después de ese día nadie puede dártelo desde aquí.
erase-how-mail = Enviamos un último correo con un enlace a un certificado firmado: qué se destruyó, qué se guarda y hasta cuándo.
erase-how-backups = Pueden quedar por un tiempo copias anteriores de los datos del servidor. Tus llaves se destruyen otra vez cada vez que se vuelve a poner una.
erase-as-text = Guardar esto como archivo de texto
erase-open-work = Hay clientes que te han elegido o que trabajan contigo ahora. Cuando ese trabajo haya terminado, se puede borrar tu cuenta: [Tus clientes]
erase-only-administrator = Eres la única persona en la administración. Alguien tiene que llevar el centro, así que tu cuenta no se puede borrar mientras no haya otra persona.
erase-go-on = Seguir

# The same as a text to keep.
erase-text-title = Qué pasará cuando se borre tu cuenta
erase-text-when = Cuándo: { $when }
erase-text-after = { $days } días después de que lo pidas

# Asking for it.
erase-ask-now = Se hace en unos minutos, y después nadie puede deshacerlo.
erase-ask-days = Se hace en { $days ->
    [1] un día
   *[other] { $days } días
}. Hasta entonces puedes cancelarlo con un botón, en todas las páginas.
erase-sure = He leído lo que va a pasar, y quiero que se borre mi cuenta.
erase-sure-missing = Marca esta casilla si lo tienes claro.

# What just happened.
erase-said-asked = Haremos lo que pides. Hasta entonces puedes cancelarlo en cualquier momento.
erase-said-kept = Tu cuenta se queda. No se borró nada.
erase-said-late = Ya se está haciendo y no se puede cancelar.

# What is destroyed.
erase-goes-account = Lo que abre tu cuenta: la contraseña, el código de recuperación, las llaves de acceso y todas las sesiones abiertas. Nadie puede volver a entrar en ella.
erase-goes-about = Tu correo electrónico, tu zona horaria y los correos que esperan para ti.
erase-goes-client-kept = Tu nombre, tus deseos para la búsqueda de terapeuta, los cuestionarios que todavía estaban por venir, los resultados que compartiste con una pareja, lo que escribiste solo para ti (en tu diario, en los ejercicios, sobre cómo estás), y tus propias llaves de todo lo que escribiste.
erase-goes-client = Tu nombre, tus deseos para la búsqueda de terapeuta, y tu espacio privado con todo lo que hay en él: mensajes, respuestas, sesiones y todas sus llaves.
erase-goes-therapist = Tu perfil, tus licencias y tus llaves de todo lo que escribieron los clientes. Tu nombre se queda donde los expedientes de los clientes dicen quién les atendió.
erase-goes-administrator = Tu nombre.

# What is kept.
erase-kept-nothing = Tu centro no guarda nada de ti.
erase-kept-no-record = No hay ningún expediente de tratamiento que se deba guardar. No se guarda nada de ti.
erase-kept-until = Un centro debe guardar el expediente del tratamiento por un tiempo. El tuyo se guarda hasta el { $day }, según esta norma: { $rule }.
erase-kept-custodian = Lo guarda { $by }, y solo se abre con la llave de recuperación del centro, que no está en este servidor. Tu terapeuta ya no puede abrirlo.
erase-kept-therapist = Lo guarda { $by }, y también tu terapeuta, que puede seguir leyendo lo que podía leer antes.
erase-kept-name = Tu nombre y tu correo electrónico se guardan con él bajo la misma llave, para que se pueda encontrar el expediente si la ley lo pide, o si lo pides tú.
erase-kept-then = Ese día se destruye también el resto.
# Who keeps the recovery key, as long as the practice has not said who.
erase-custodian = quien tiene la llave de recuperación del centro

# What stays with a partner.
erase-shared-words = Un espacio compartido es de las dos personas de la pareja. Lo que escribiste allí se queda para tu pareja y para el terapeuta que podía leerlo. Tu nombre pasa a ser allí “{ $left }”.
erase-shared-told = Tu pareja ve que el espacio compartido está cerrado. No se le dice por qué.

# The certificate's page.
certificate-title = Certificado de borrado
certificate-heading = Tu cuenta está borrada
certificate-lead = Este es el certificado. No nombra a nadie, y el centro lo ha firmado. Guárdalo, por favor: esta página está aquí 30 días.
certificate-save = Guardar el certificado
# The file itself is in English: other languages say so here.
certificate-says = Qué dice (el archivo lo dice en inglés, tal como se firmó)
certificate-check = Cómo comprobarlo
certificate-check-words = Cualquiera puede comprobar que está completo y que lo firmó este centro, con el programa securebase y esta llave del centro. Pide al centro que te lea la llave si quieres tener la seguridad de que es esa.
certificate-thanks = Gracias por la confianza que pusiste en este centro. El mismo correo electrónico puede volver a empezar aquí, como alguien nuevo. [La ayuda está aquí en todo momento], sin necesidad de una cuenta.

# The certificate itself. Its English is signed, and is part of what is checked: a certificate that was given to
# somebody no longer holds if a word of the English is changed. All that is given is given as words.
certificate-number = Número: { $number }
certificate-practice = Centro: { $practice }
certificate-account = Cuenta: { $account }
certificate-asked = Pedido: { $at }
certificate-done = Hecho: { $at }
certificate-again = Se hizo otra vez, después de volver a poner una copia de seguridad anterior.
certificate-record-over = Se cumplió el tiempo por el que había que guardar el expediente. Está destruido.
certificate-ways-in = Destruido: lo que abre la cuenta ({ $count } cerraduras e inicios de sesión), el correo electrónico y la zona horaria.
certificate-name-kept = Guardado: el nombre, en los expedientes de los clientes, que dicen quién les atendió.
certificate-name = Destruido: el nombre, en todos los lugares donde este servidor podía leerlo.
certificate-rows = Destruido: { $keys } llaves envueltas de miembros, { $recovery } envueltas para la llave de recuperación; { $all } filas de la base de datos en total.
certificate-space = Destruido con todas sus llaves y todas sus palabras: el espacio { $space }
certificate-kept-nothing = Guardado: nada.
certificate-kept-space = Guardado como expediente clínico: el espacio { $space }
certificate-kept-until = Guardado hasta: { $at }
certificate-kept-by = Lo guarda: { $by }
certificate-kept-by-both = { $by }, y el terapeuta
# Two keys as certificates name them.
certificate-key-alone = solo la llave de recuperación del centro, que se guarda fuera de línea
certificate-key-both = la llave de recuperación del centro y la llave propia del terapeuta
certificate-opens = Se abre con: { $key }
certificate-rule = Según esta norma: { $rule }
certificate-shared = Espacio compartido que se queda con quienes siguen en él: { $space }

# What the practice decides.
erasing-title = Borrar cuentas
erasing-lead = Cualquiera puede pedir que se borre su cuenta. Tú decides cuánto tiempo hay para pensarlo, y qué parte del expediente del tratamiento obliga la ley a guardar. Lo que pongas aquí se le dice a quien lo quiera pedir, antes de pedirlo.
erasing-undecided = Todavía no se ha decidido nada.
erasing-undecided-words = Hasta que lo hagas, vale lo que está escrito abajo. Compruébalo con la ley del lugar donde trabajas y guárdalo.
erasing-days = Días para pensarlo
erasing-days-hint = De 1 a 28. Proponemos 7.
erasing-years = Años para guardar el expediente
erasing-years-hint = Después de la última sesión o entrada. Con 0 no se guarda nada. De quien ningún terapeuta aceptó nunca, no se guarda nada.
erasing-rule = La ley o norma en que se basa
erasing-rule-hint = La gente la lee, y está en su certificado.
erasing-custodian = Quién guarda la llave de recuperación
erasing-custodian-hint = Un nombre o un cargo, tal como la gente debe leerlo.
erasing-keeper = Quién puede abrir un expediente guardado
erasing-keeper-custodian = Solo quien tiene la llave de recuperación
erasing-keeper-custodian-hint = Nadie con una sesión abierta aquí puede abrirlo ya. Es lo que proponemos.
erasing-keeper-therapist = También el terapeuta
erasing-keeper-therapist-hint = Donde la ley pone el deber de guardar los expedientes en el terapeuta en persona.
erasing-said-kept = Guardado. Vale para quien lo pida desde ahora.
erasing-rule-wrong = Escribe la ley o norma, en una línea de 300 letras como mucho.
erasing-custodian-wrong = Di quién la guarda, con 100 letras como mucho.

# What was done.
erasing-certificates = Certificados
erasing-certificates-words = Uno por cada cuenta borrada, y uno por cada expediente destruido al cumplirse su tiempo. No nombran a nadie.
erasing-certificates-none = Todavía no hay ninguno.
erasing-kept-until = { $made }, expediente guardado hasta el { $until }
erasing-key = La llave con que se comprueban. Dásela a quien la pida:
erasing-taken = Expedientes guardados que se sacaron
erasing-taken-words = Cuando la ley pide un expediente guardado, o lo pide la persona de quien es, se saca en el servidor y lo abre quien tiene la llave de recuperación. Cada vez queda aquí. Si una te sorprende, habla hoy mismo con quien aparece en ella.
erasing-taken-none = No se sacó ninguno.
# The reason follows.
erasing-taken-record = Expediente { $number }, por { $by }:
erasing-taken-list = La lista de quiénes tienen un expediente guardado, por { $by }:
