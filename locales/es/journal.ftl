# El diario de cada cliente, y lo que muestra de él a su terapeuta.

journal-title = Mi diario
journal-lead = Un lugar para palabras que no necesitan respuesta. Solo tú lo lees, salvo las páginas que elijas mostrar a tu terapeuta. Tu pareja nunca lo ve, ni sabe que existe.
journal-write = Escribir una página
journal-none = Aquí no hay nada todavía
journal-none-words = Escribe cuando quieras y tan poco como quieras. Nadie lleva la cuenta.
journal-badge-you = Solo tú
journal-badge-therapist = Tu terapeuta puede leerla
journal-badge-earlier = Mostrada antes a otro terapeuta
journal-older = Páginas anteriores
journal-newest = Volver a lo más reciente

# Una página, y quién la lee.
journal-changed = Último cambio: { $day }.
journal-read-by-you = solo tú
journal-read-by-therapist = tú y tu terapeuta. Tu pareja nunca la ve.
journal-read-by-earlier = tú y un terapeuta que tuviste antes; tu terapeuta de ahora, solo si le dejas leer lo anterior.
journal-change = Cambiarla
journal-shown = Mostraste esta página a un terapeuta
journal-shown-words = Puedes retirarla en cualquier momento. Lo que ya leyó hasta entonces, lo leyó. [Quién vio qué] te dice cuándo se abrió tu diario.
journal-take-back = Retirarla
journal-shown-earlier = A tu terapeuta de ahora no se le mostró esta página. Si se la muestras, quien la leía antes ya no podrá leerla aquí.
journal-show-now = Mostrarla ahora a mi terapeuta
journal-show-asked = ¿Mostrar esta página a tu terapeuta?
journal-show-words = Solo si quieres, y solo esta página. Entonces podrán leerla tú y tu terapeuta; tu pareja no. Puedes retirarla.
journal-show = Mostrar esta página a mi terapeuta
journal-delete = Eliminar esta página
journal-delete-words = Desaparece en el acto y para siempre.
journal-delete-shown = Desaparece en el acto y para siempre, también para tu terapeuta. Lo que ya leyó, lo leyó.

# Escribir.
journal-back = Volver a la página
journal-new = Una página nueva
journal-change-title = Cambiar una página
journal-write-read-by-therapist = tú y tu terapeuta. Tu terapeuta ve que la página cambió, y cuándo.
journal-write-read-by-you = solo tú. Puedes mostrarla a tu terapeuta más adelante, si quieres.
journal-write-read-by-earlier = solo tú, en cuanto la cambies. Se retira del terapeuta a quien la mostraste.
journal-page-title = Título
journal-page-text = Tus palabras
journal-page-day = Día
journal-keep = Guardar esta página
journal-not-kept = No se guarda nada hasta que pulses el botón.
journal-title-long = Usa menos de 120 caracteres para el título.
journal-text-missing = En esta página no hay nada todavía.
journal-text-long = Usa menos de 10 000 caracteres por página. Puedes seguir en otra.
journal-day-wrong = Elige un día: hoy o antes.

# Lo que acaba de pasar.
journal-said-kept = Tu página está guardada.
journal-said-deleted = La página está eliminada.
journal-said-shared = Ahora tu terapeuta puede leer esta página.
journal-said-taken-back = Esta página vuelve a ser solo tuya.

# Lo que se muestra a un terapeuta.
journal-case-title = Diario: { $name }
journal-case = Del diario de { $name }
journal-case-read-by = tú y { $name }. Nada de esto aparece en un espacio compartido.
journal-case-about = Páginas que { $name } eligió mostrarte, una por una. Puede cambiarlas, retirarlas o eliminarlas. Lo que guarda para sí no está aquí, ni siquiera como un número.
journal-case-shown = Mostrada el { $day }.
journal-case-changed = Cambió el { $day }
journal-case-none = Nada todavía.
