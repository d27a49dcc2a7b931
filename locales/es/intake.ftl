# Antes de las preguntas, y después de ellas: la cuenta.

start-title = Encuentra terapeuta
start-lead = Unas pocas preguntas nos ayudan a sugerirte terapeutas con licencia donde vives y que encajan con lo que buscas. Toma unos cinco minutos.
start-no-account = No necesitas una cuenta para empezar. La haces al final.
start-alone-or-couple = Ven por tu cuenta o en pareja. Puedes invitar a tu pareja más tarde, o nunca.
start-come-back = Puedes parar y volver en este navegador durante 14 días.
start-go-on = Seguir donde lo dejé
start-again = Empezar otra vez desde el principio
start-begin = Empezar

sign-up-heading = Último paso: tu cuenta
sign-up-words = Guarda tus respuestas bajo llave. Tu contraseña es la llave de lo que escribes aquí. El servidor del centro puede leer dónde estás y qué buscas, para encontrarte terapeutas.
sign-up-name = ¿Cómo quieres que te llamemos?
sign-up-email-hint = Usa un correo que solo tú leas. Los correos dicen que algo te espera, nunca qué.
sign-up-consent = Acepto que mi terapeuta y yo llevemos aquí un registro sellado para mi terapia. He leído qué se guarda y quién puede leerlo.
sign-up-kept = Qué se guarda y quién puede leerlo
sign-up-make = Crear mi cuenta
sign-up-consent-missing = Lee esto y acepta, o detente aquí: sin una cuenta no se guarda nada.
sign-up-taken = Esta dirección no se puede usar para una cuenta nueva. Si ya tienes una aquí, inicia sesión con ella.
sign-up-taken-invited = Esta dirección no se puede usar para una cuenta nueva. Si ya tienes una aquí, abre otra vez tu invitación e inicia sesión desde ahí.
