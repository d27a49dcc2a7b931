# La página de los correos que enviaría una demostración.
demo-mail-title = Correos
demo-mail-heading = Correos que enviaría esta demostración
demo-mail-words = No hay un servidor de correo configurado, así que los correos se quedan aquí. En el uso real nadie ve esta página.
demo-mail-none = Todavía ninguno.
demo-mail-as-sent = Tal como se enviaría
