# Lo que dicen los correos: que hay algo que leer, nunca qué, de quién ni sobre qué. Después de cada texto,
# menos el último, viene un enlace en su propia línea.

mail-hello = Hola:
mail-subject-join = Una invitación para unirte
mail-subject-invited = Una invitación para ti
mail-subject-new = Algo nuevo te espera
mail-subject-reminder = Un recordatorio
mail-subject-appointment = Cita
mail-subject-today = Por favor, entra a mirar hoy
mail-subject-account = Sobre tu cuenta

mail-join = Te invitamos a unirte como terapeuta. Este enlace funciona una vez, durante 14 días:
mail-invited = Alguien que te conoce te invita. La página de este enlace dice más. Funciona una vez, durante 14 días, y no tienes ninguna obligación de abrirlo:
mail-new = Algo nuevo te espera. Inicia sesión para verlo:
mail-reminder = Tienes algo previsto pronto. Inicia sesión para verlo:
mail-asked-for = Pediste un recordatorio. Inicia sesión para ver de qué, o para no recibir más:
mail-appointment = Una cita tuya, para tu calendario. Inicia sesión para verla, cambiarla o cancelarla:
mail-today = Llegó algo que no debería esperar hasta mañana. Por favor, inicia sesión y míralo:
mail-recovery-asked = Alguien pidió un nuevo acceso a tu cuenta. Si no era para ti, puedes detenerlo en la página de este enlace:
mail-recovery-done = Tu cuenta tiene una contraseña nueva. Si no la pusiste tú, habla con nosotros, por favor. Inicia sesión para ver más:
mail-ways-in-changed = Cambiaron las formas de iniciar sesión en tu cuenta. Si no lo hiciste tú, habla con nosotros, por favor. Inicia sesión para ver cuáles hay ahora:
mail-erasure-asked = Se pidió algo sobre tu cuenta. Si no lo pediste tú, puedes detenerlo. Inicia sesión para ver qué es:
mail-erasure-done = Lo que se pidió sobre tu cuenta está hecho. La página de este enlace dice qué. Funciona durante 30 días y no necesita contraseña:

mail-appointment-closing = Pediste estos correos, y puedes desactivarlos donde están tus citas. Lo que responde tu calendario no cancela nada por sí solo. Por favor, no escribas nada aquí: nadie lo lee.
mail-closing = Este correo no dice más a propósito. Por favor, no lo contestes: nadie lee lo que se envía aquí.
