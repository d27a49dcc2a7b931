# Lo que alguien guarda en un aparato: sus planes y ejercicios, que se abren sin conexión.

# La oferta de guardar una página. Sigue con una parte en negrita, y después otra que no lo es.
device-title = En este aparato
device-offer-safety-plan = Puedes guardar el plan en este navegador, para que se abra sin conexión.
device-offer-plan = Puedes guardar este plan y sus ejercicios en este navegador, para que se abran sin conexión.
device-offer-exercise = Puedes guardar este ejercicio en este navegador, para que se abra sin conexión.
device-open = Entonces podrá leerlo cualquiera que pueda usar este navegador
device-open-until = , incluso sin tu contraseña, hasta que lo quites o cierres sesión. No lo guardes en un aparato que compartes, por favor.
device-keep = Guardarlo en este aparato
device-kept = Está guardado en este navegador y se abre sin conexión. Cualquiera que pueda usar este navegador puede leerlo. Se va cuando cierras sesión, y después de 14 días sin que lo abras aquí.
device-remove = Quitarlo de este aparato
device-copy = Esta copia está guardada en este navegador.

# Lo que acaba de pasar.
device-told-kept = Guardado. Ahora se abre sin conexión.
device-told-failed = Eso no funcionó. Inténtalo otra vez en un momento.
device-told-removed = Quitado de este aparato.
