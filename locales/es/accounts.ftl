# Entrar: la sesión, el segundo paso, el código de recuperación; y qué falla en lo que se escribió.

sign-in-heading = Qué bueno verte de nuevo
sign-in-email = Correo electrónico
sign-in-password = Contraseña
sign-in-passkey = Iniciar sesión con una llave de acceso
sign-in-forgot = Olvidé mi contraseña
sign-in-new = ¿Es tu primera vez? [Encuentra terapeuta]. No necesitas una cuenta para empezar.
sign-in-wrong = El correo y lo que abre la cuenta no van juntos. Busca un error de escritura en los dos e inténtalo de nuevo.
sign-in-many = Hubo muchos intentos en poco tiempo, así que pausamos el inicio de sesión un rato. Espera 15 minutos. Tu cuenta está a salvo.
sign-up-name-missing = Dinos cómo quieres que te llamemos, con 100 letras como mucho.

confirm-wrong = Esta no es tu contraseña actual. Busca un error de escritura.
email-wrong = Esto no parece un correo electrónico. Uno se ve así: nombre@example.org.
password-hint = 12 caracteres o más. Cuatro o cinco palabras sencillas son una buena contraseña.
password-short = Usa 12 caracteres o más. Cuatro o cinco palabras sencillas son una buena contraseña.
password-long = Es más larga de lo que podemos recibir. Usa menos de 500 caracteres.
password-personal = No uses tu nombre ni tu correo en la contraseña.
password-common = Mucha gente usa esta, así que es de las primeras que se prueban. Elige otra.

second-title = Un paso más
second-words = Tu contraseña es correcta. Para que no entre nadie que solo sepa la contraseña, muestra que también tienes lo que configuraste.
second-code = Código de tu aplicación
second-code-hint = Seis cifras. La aplicación muestra un código nuevo cada 30 segundos.
second-or-passkey = O con una llave de acceso
second-passkey = Usar mi llave de acceso
second-no-script = Tu llave de acceso necesita JavaScript, y en este navegador está apagado.
second-no-passkeys = Este navegador no conoce las llaves de acceso. Inicia sesión con el que usaste antes.
second-lost = ¿Ya no lo tienes?
second-lost-words = Tu [código de recuperación] te deja volver. Con él pones una contraseña nueva y un segundo paso nuevo.
second-not-now = Ahora no: cerrar sesión
second-wrong = Este código no es correcto, o ya se usó. Espera a que tu aplicación muestre el siguiente y escribe ese.
second-many = Hubo muchos intentos en poco tiempo, así que pausamos los códigos, una hora como mucho. Tu cuenta está a salvo. Mientras tanto funciona tu código de recuperación.

recover-title = Usa tu código de recuperación
recover-words = Lo que escribiste está cerrado con tu contraseña. Aquí nadie puede abrirlo por ti, y nadie puede cambiarla por correo. El código de recuperación que recibiste al empezar también lo abre.
recover-code = Código de recuperación
recover-code-hint = Las letras y cifras de tu papel. Los espacios y las mayúsculas no importan.
recover-password = Contraseña nueva
recover-button = Poner la contraseña e iniciar sesión
recover-no-code = ¿Ya no tienes el código? Avisa a tu centro. Guarda una llave de recuperación, fuera de línea. Con ella el centro puede devolverte todo lo que podías leer. Tarda unos días, a propósito: para que nadie más pueda pedirlo sin que lo sepas.
recover-code-wrong = Hay un error de escritura en el código: sus últimas letras comprueban las demás. Compáralo con tu papel.

code-title = Tu código de recuperación
code-heading = Guarda este código de recuperación
code-lead = Si olvidas tu contraseña, este código te deja volver a tus propias palabras.
code-copy = Copiarlo
code-copied = Copiado
code-copy-failed = Selecciónalo y cópialo a mano
code-paper = Escríbelo en papel o guárdalo en un gestor de contraseñas.
code-secret = Guárdalo donde solo mires tú. Quien lo tenga y sepa tu correo puede entrar en tu cuenta.
code-once = Solo se muestra ahora. Puedes hacer uno nuevo en la página de tu cuenta cuando quieras.
code-kept = Ya lo guardé: seguir

# Lo que dice la página mientras se le pide a un aparato una llave de acceso.
passkey-asking = Tu aparato te pregunta ahora.
passkey-closed = No se hizo nada: se cerró la ventana de tu aparato, o pasó demasiado tiempo. Puedes intentarlo otra vez.
passkey-failed = Eso no funcionó. Revisa tu conexión e inténtalo otra vez.
passkey-here-already = Este aparato ya tiene una llave de acceso para tu cuenta.
passkey-unable = Este aparato no puede guardar una llave de acceso: tiene que poder comprobar que eres tú, con un PIN, tu dedo o tu cara.
passkey-unknown-kind = Este tipo de llave de acceso no funciona aquí. Prueba con otro aparato.
passkey-paused = Hubo muchos intentos desde donde estás, así que pausamos las llaves de acceso un rato. Tu cuenta está a salvo. Mientras tanto funciona tu contraseña.
passkey-wrong = Esta llave de acceso no sirvió. Quizá se quitó aquí, o pasó demasiado tiempo. Inténtalo una vez más.
passkey-known = Esta llave de acceso ya está configurada aquí.
passkey-second-only = Esta llave de acceso no puede abrir tus palabras por sí sola. Inicia sesión con tu contraseña: entonces la llave es tu segundo paso.
passkey-many = Hubo muchos intentos en poco tiempo, así que pausamos las llaves de acceso un rato. Tu cuenta está a salvo. Inténtalo otra vez en una hora.
