# La lista de espera: para quien espera, y para el centro que busca a quien pueda atender.

# Para quien espera.
waiting-chosen = Ya elegiste terapeuta, así que no hay nada que esperar.
waiting-chosen-on-list = Si no pudiera atenderte, sigues en la lista, con todo el tiempo que esperaste.
waiting-home = Volver a tu página de inicio
waiting-offered = Una propuesta para ti.
waiting-held = Te guardamos el lugar hasta el { $until }.
waiting-yes = Sí, elijo a { $name }
waiting-yes-past = Sí, y { $name } puede leer todo mi espacio privado
waiting-yes-means = Tu sí llega a { $name }, que entonces también dice que sí. Desde ese momento puede leer tus respuestas.
waiting-why-not = Si no, ¿por qué? Solo si quieres decirlo
waiting-why-not-hint = Se guarda como parte de una cuenta, sin tu nombre ni el del terapeuta. El centro ve un motivo solo cuando varias personas lo dieron.
waiting-not-this = Esta propuesta no
waiting-no-means = Si dices que no, o nada, sigues en la lista y no pierdes nada de tu tiempo.
waiting-on-list = Estás en la lista
waiting-since = Desde
waiting-your-number = Tu número
waiting-number-means = Tu centro te conoce aquí por este número. Si llamas por la lista, dilo, por favor. Si algo hace que esperar te cueste mucho, es un buen motivo para llamar.
waiting-no-promise = Nadie puede prometerte un día.
waiting-typical = De quienes entraron en la lista en el último año, la mitad tuvo terapeuta en { $half ->
    [one] { $half } semana
   *[other] { $half } semanas
} como mucho, y nueve de cada diez en { $most }. Para ti puede ser distinto.
waiting-typical-unknown = Muy pocas personas han estado en la lista para decir cuánto tarda.
waiting-we-write = Te escribimos cuando hay una propuesta para ti. El correo no lo dice: solo que aquí hay algo nuevo.
waiting-leave = Salir de la lista
waiting-lead = Si ahora no hay nadie libre para ti, tu centro puede buscar por ti.
waiting-how = Mira a todas las personas que esperan y cada lugar que queda libre. Cuenta quién lo necesita antes, quién ha esperado más y qué tan bien encaja un terapeuta.
waiting-how-offer = Cuando alguien podría ser adecuado, te escribimos. Ves quién es, y dices que sí o que no. Un no no te cuesta nada: sigues en la lista.
waiting-how-number = El centro ve aquí un número, no tu nombre, y nada de lo que escribiste.
waiting-watched = Para saber si trata igual a todas las personas, tu centro compara las esperas según { $what }, a partir de lo que nos dijiste para encontrar terapeuta. Ve cuentas de cinco personas o más, y a nadie por separado.
waiting-watched-form = si alguien viene por su cuenta o en pareja
waiting-watched-language = el idioma
waiting-watched-place = el lugar donde se vive
waiting-watched-welcome = lo que un terapeuta debería conocer y recibir con gusto
waiting-any-time = Puedes salir de la lista, o elegir tú a alguien, en cualquier momento.
waiting-join = Entrar en la lista de espera
waiting-joined = Estás en la lista de espera.
waiting-left = Saliste de la lista de espera. Puedes volver en cualquier momento.
waiting-declined = Está bien. Sigues en la lista, con todo el tiempo que esperaste.
waiting-over = Esta propuesta ya no vale: pasó su plazo, o el lugar ya no está. Sigues en la lista, con todo el tiempo que esperaste.
meanwhile = Mientras tanto
meanwhile-match = Puedes [mirar quién está libre] por tu cuenta,
meanwhile-library = [leer en la biblioteca] y escribir en tu espacio privado.
meanwhile-help = En [Ayuda ahora] hay personas con quienes puedes hablar hoy.

# Para el centro: quién espera.
waiting-count = { $count ->
    [0] No espera nadie.
    [one] Espera una persona.
   *[other] Esperan { $count } personas.
}
waiting-free = { $count ->
    [one] Una todavía no tiene propuesta.
   *[other] { $count } todavía no tienen propuesta.
}
waiting-numbers-only = Aquí las personas son números. Ves desde cuándo esperan, y nunca un nombre, un deseo ni una respuesta. Quien llame puede decirte su número.
waiting-work-out = Calcular un plan
waiting-see-last = Ver el último plan
waiting-see-rules = Qué cuenta, y cuánto tiempo vale una propuesta
waiting-figures = La lista en cifras
waiting-see-fairness = Si algunas personas esperan más que otras
waiting-number = Número { $number }
waiting-badge-chosen = Eligió terapeuta, que todavía no responde
waiting-badge-none = Sin propuesta todavía
waiting-badge-out = Tiene una propuesta
waiting-row = { $form ->
    [couple] Viene en pareja. Espera desde hace { $weeks }.
   *[other] Viene por su cuenta. Espera desde hace { $weeks }.
}
waiting-weeks = { $count ->
    [0] menos de una semana
    [one] 1 semana
   *[other] { $count } semanas
}
waiting-take-back = Retirar la propuesta de { $name }
waiting-how-soon = ¿Con qué urgencia se debe atender al número { $number }?
waiting-need-usual = Como todas las personas
waiting-need-sooner = Antes que otras personas
waiting-need-first = Antes que nadie
waiting-need-saved = Guardado. Cuenta en el próximo plan.
waiting-taken-back = La propuesta se retiró. La persona sigue esperando, con todo su tiempo.
waiting-sent = Las propuestas se enviaron. Cada una guarda un lugar hasta que se responde o se acaba su plazo.
waiting-sent-some = Algunas propuestas no se pudieron enviar: había cambiado un lugar, una regla o la elección de alguien. Las demás se enviaron. Quienes quedaron fuera siguen esperando.
waiting-sent-none = No se envió nada: no se eligió a nadie, o entretanto cambiaron lugares y elecciones.
waiting-sent-over = Este plan ya se envió, o hay uno más nuevo. Ahora no se envió nada.
waiting-back = Volver a la lista de espera

# Un plan de propuestas: quién podría atender a quién.
proposal-title = Un plan
proposal-heading = Un plan de propuestas para la lista de espera
proposal-making = Se está calculando.
proposal-leave = Puedes salir de esta página. Sigue por sí sola.
proposal-look = Mirar otra vez
proposal-stalled = Se interrumpió.
proposal-again = Calcularlo otra vez
proposal-anew = Calcular uno nuevo
proposal-none = No se propone a nadie. Las palabras junto a cada quien dicen por qué.
proposal-count = { $count ->
    [one] Hay una propuesta. Todavía no se envió nada.
   *[other] Hay { $count } propuestas. Todavía no se envió nada.
}
proposal-best = De todas las maneras de llenar los lugares que estaban libres el { $made }, este es el mejor plan según lo que cuenta aquí: que haya una propuesta para tantas personas como se pueda, y después la necesidad, las semanas de espera y qué tan bien encajan. Cambia lo que quieras. Quita las marcas de alguien para que siga esperando.
proposal-numbers = { $count ->
    [one] Número { $numbers }
   *[other] Números { $numbers }
}
proposal-offer-to = { $count ->
    [one] Proponer al número { $numbers }
   *[other] Proponer a los números { $numbers }
}
proposal-line = { $form ->
    [couple] Una pareja que espera desde hace { $weeks }
   *[other] Una persona que espera desde hace { $weeks }
}
proposal-more = Otros también tienen un lugar, y encajan menos.
proposal-holds = Cada propuesta guarda un lugar hasta que se responde o se acaba su plazo. El correo solo dice que aquí hay algo nuevo.
proposal-send-ticked = Enviar lo que marqué
proposal-send = Enviar estas propuestas
proposal-places = Qué haría un lugar más
proposal-place = { $form ->
    [couple] Un lugar más para una pareja con { $name }:
   *[other] Un lugar más para una persona con { $name }:
} { $gain ->
    [more] habría una propuesta para alguien más
   *[better] habría propuestas que encajan mejor
} ({ $saves } puntos).
proposal-gone = Alguien cuya cuenta ya no existe
proposal-fits-very-well = encaja muy bien
proposal-fits-well = encaja bien
proposal-fits-in-part = encaja en parte
proposal-fits-a-little = encaja un poco
proposal-best-fit = Es lo que mejor encaja.
proposal-gives-up = { $points ->
    [one] Otro terapeuta encaja mejor por 1 punto de 100. Ese lugar es para otra persona de aquí, que perdería más, o ahí no hay ninguno libre.
   *[other] Otro terapeuta encaja mejor por { $points } puntos de 100. Ese lugar es para otra persona de aquí, que perdería más, o ahí no hay ninguno libre.
}
proposal-nobody-may = Nadie puede atender aquí a esta persona o pareja: no hay terapeuta con una licencia, un idioma y una manera de verse que correspondan y que no se le haya propuesto antes.
proposal-all-full = Quienes pueden atenderles no tienen lugar.
proposal-others-first = Los lugares libres son para otras personas de aquí, que van antes por necesidad, espera y por cómo encajan; o encaja menos de lo que pusiste como mínimo.
proposal-nothing-free = Ahora nadie espera una propuesta.
proposal-nothing-full = No hay nada que enviar: quienes pueden atenderles no tienen lugar.
proposal-nothing-barred = No hay nada que enviar: nadie puede atenderles aquí.
proposal-nothing-both = No hay nada que enviar: quienes pueden atenderles no tienen lugar, y a algunas personas nadie puede atenderlas aquí.

# Qué cuenta en la lista.
waiting-rules = Qué cuenta en la lista de espera
waiting-rules-lead = Un terapeuta encaja con alguien de 0 a 100 puntos. Lo que pongas aquí dice cuántos puntos valen, además, la espera y la necesidad. Primero se busca una propuesta para tantas personas como se pueda; estos puntos dicen quién va antes cuando los lugares no alcanzan.
waiting-rules-judgement = Ningún estudio dice cuáles son los números correctos. Son tu criterio.
waiting-rules-week = Puntos por cada semana de espera
waiting-rules-week-hint = De 0 a 100. Lo habitual es 3: diez semanas cuentan tanto como 30 puntos de encajar.
waiting-rules-need = Puntos por cada grado de necesidad
waiting-rules-need-hint = De 0 a 500. Lo habitual es 100. «Antes que otras personas» es un grado, «Antes que nadie» son dos.
waiting-rules-least = Lo mínimo que debe encajar una propuesta
waiting-rules-least-hint = De 0 a 100. Lo habitual es 30.
waiting-rules-offers = Propuestas a la vez
waiting-rules-offers-hint = De 1 a 5, las que un plan da como mucho a una persona. Cada una guarda un lugar, así que con más propuestas otras personas esperan más.
waiting-rules-days = Días que vale una propuesta
waiting-rules-days-hint = De 2 a 60. Lo habitual es 7.
waiting-rules-saved = Guardado. Cuenta desde el próximo plan.

# La lista en cifras. Nunca se muestra una cuenta menor que cinco.
figures-title = La lista de espera en cifras
figures-typical = De quienes esperaron en el último año, la mitad tuvo terapeuta en { $half } semanas como mucho, y nueve de cada diez en { $most }.
figures-typical-unknown = La espera típica se dice cuando 20 personas encontraron terapeuta en un año y nueve de cada diez de quienes llegaron ya tienen a alguien.
figures-least = Una cuenta menor que cinco no se muestra, para que ninguna cifra trate de una sola persona.
figures-not-enough = Todavía no hay bastante que mostrar.
figures-few = menos de { $count }
figures-matched = Tiempo hasta que un terapeuta dijo que sí, en el último año
figures-waited = Espera
figures-people = Personas
figures-under-1 = Menos de 1 semana
figures-1 = 1 semana
figures-2-to-3 = De 2 a 3 semanas
figures-4-to-7 = De 4 a 7 semanas
figures-8-to-12 = De 8 a 12 semanas
figures-13-more = 13 semanas o más
figures-by-week = Cuántas personas esperaban, semana a semana
figures-monday = Lunes
figures-declines = Por qué no se aceptaron propuestas, en el último año
figures-changes = Por qué se cambió de terapeuta, en el último año
figures-refusals = Por qué algún terapeuta no aceptó a alguien, en el último año
figures-reason = Motivo
figures-times = Veces

# La espera y cómo encajan, grupo por grupo.
fairness-title = La espera y qué tan bien encajan, grupo por grupo
fairness-lead = Si algunas personas esperan aquí más que otras, o reciben terapeutas que encajan menos.
fairness-groups = ¿Qué quieres comparar?
fairness-groups-hint = Todo es lo que la gente dijo para encontrar terapeuta. A nadie se le pregunta nada más. Quien entra en la lista lee lo que comparas.
fairness-form = Parejas y personas solas
fairness-language = Idiomas
fairness-place = Dónde viven las personas
fairness-welcome = Lo que un terapeuta debería conocer y recibir con gusto
fairness-couple = En pareja
fairness-alone = Por su cuenta
fairness-asked = Lo pidieron
fairness-not-asked = No lo pidieron
fairness-none = Todavía no hay nada que comparar: un grupo se muestra desde cinco personas, y hacen falta dos grupos.
fairness-group = Grupo
fairness-matched = Con terapeuta
fairness-median = La mitad tiene terapeuta en
fairness-fit = Qué tan bien encajan, valor central de 100
fairness-how = Cómo se calcula, y lo que no dice
fairness-how-waits = Cuentan todas las personas que esperaron, y las dos de una pareja; quien todavía espera cuenta por el tiempo que lleva esperando (Kaplan y Meier, 1958). Entre paréntesis está dónde quedaría la cifra en 95 de 100 muestras de las mismas personas (Efron, 1981). Las esperas se comparan con la prueba de log-rank; qué tan bien encajan, con la prueba de Kruskal y Wallis; las dos frente a lo que resulta de barajar los grupos. Todos los valores p de esta página están ajustados por su número (Holm, 1979).
fairness-how-small = Los grupos de menos de cinco personas se dejan fuera. En un grupo pequeño es fácil no ver una diferencia real.
fairness-how-cause = Una diferencia no es una causa. Puede venir de dónde viven las personas, de las horas en que pueden venir o del idioma que hablan. Es un motivo para mirar más de cerca.
fairness-saved = Guardado. Se informa a quienes entran en la lista.
fairness-weeks = { $weeks } semanas (de { $low } a { $high })
fairness-unknown = todavía no se sabe
fairness-fit-median = { $fit } (de { $low } a { $high })
fairness-too-few = muy pocos para decirlo
fairness-p-small = menor que 0,001
fairness-waits-differ = Las esperas difieren más de lo que el azar suele producir (p ajustado: { $p }).
fairness-waits-same = No se encontró ninguna diferencia en las esperas que el azar no suela producir (p ajustado: { $p }).
fairness-fits-differ = Las diferencias en qué tan bien encajan son mayores de lo que el azar suele producir (p ajustado: { $p }).
fairness-fits-same = No se encontró ninguna diferencia en qué tan bien encajan que el azar no suela producir (p ajustado: { $p }).
