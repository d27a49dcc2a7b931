# Qué se guarda y quién puede leerlo, para cualquiera que se lo pregunte.

privacy-heading = Qué se guarda y quién puede leerlo
privacy-lead = Todo lo que escribes pertenece a un espacio. Solo quienes están en un espacio pueden leer lo que hay en él.
privacy-spaces = Espacios
privacy-private = Tu espacio privado:
privacy-private-who = tú y tu terapeuta.
privacy-joint = El espacio compartido:
privacy-joint-who = tú, tu pareja y tu terapeuta, cuando las dos personas lo aceptan y tu terapeuta lo abre.
privacy-keys = Cada espacio tiene su propia llave. Las llaves están cerradas con tu contraseña, así que lo que hay en el disco no se puede leer sin alguien que esté en el espacio.
privacy-practice = Lo que puede leer el centro
privacy-practice-names = Tu nombre y tu correo electrónico, tus respuestas sobre dónde estás, qué buscas y cuándo puedes, y las horas de las citas: el servidor los necesita para encontrar terapeutas y para recordarte las citas. Están sellados con la llave propia del servidor.
privacy-practice-key = El centro guarda una llave de recuperación, fuera de línea. Puede abrir tu expediente cuando lo pide la ley o una emergencia, o si pierdes tu contraseña.
privacy-practice-else = Nadie más. Este sitio no carga nada de otras empresas y no les envía nada.
privacy-seen = Cada vez que tu terapeuta abre algo tuyo, se anota antes de mostrarlo. Puedes leer estas anotaciones en cualquier momento: [quién vio qué]. El centro puede ver que se abrió algo, quién lo abrió y cuándo; no lo que dice. Lo que mira tu pareja no se te muestra a ti, y lo que miras tú no se le muestra a tu pareja.
privacy-notice = Lo que aceptan los clientes se dice completo en el [aviso de privacidad].
privacy-copy = Una copia para ti
privacy-copy-words = Como cliente puedes llevarte todo lo que puedes leer aquí, en un archivo, en cualquier momento: [una copia de todo].
privacy-browser = Lo que se queda en tu navegador
privacy-browser-words = Ayuda ahora se guarda en tu navegador, para que se abra sin conexión. Es la misma página para todo el mundo. Tu plan de seguridad, el plan de esta semana y los ejercicios se guardan allí solo si pulsas para ello. Un mensaje que envías sin conexión espera allí, sellado, hasta que ha llegado. Todo se va cuando cierras la sesión. Nada más de lo tuyo se guarda allí.
privacy-not = Lo que esto no impide
privacy-not-shoulder = Que alguien mire por encima de tu hombro o sepa tu contraseña.
privacy-not-server = Que alguien se haya apoderado de este servidor mientras lo usas.
privacy-act = Cuándo puede tener que actuar tu terapeuta
privacy-act-words = Los terapeutas deben actuar cuando alguien está en grave peligro, o lo está un menor. La ley del lugar donde estás dice cuándo. Tu terapeuta hablará contigo de ello.
