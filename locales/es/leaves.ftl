# Tiempo fuera: la página de un terapeuta, lo que leen sus clientes, y dejar entrar en un espacio a quien reemplaza.

away-title = Tiempo fuera
away-clients = Todos tus clientes
away-asked = { $name } no está del { $first } al { $last }
away-asked-waits = { $name } te pide que le reemplaces. Los clientes leen tu nombre, donde tu licencia vale para ellos. No lees nada, salvo si un cliente te deja entrar.
away-asked-yes = Tú reemplazas. No lees nada, salvo si un cliente te deja entrar.
away-asked-no = Dijiste que no puedes reemplazar.
away-stand-in = Sí, reemplazo
away-cannot = No puedo
away-rooms = Donde los clientes te dejaron entrar
away-room = { $room } de { $names }
away-own = No estás del { $first } al { $last }
away-own-nobody = No reemplaza nadie.
away-own-waits = Se pidió a { $name } que te reemplace, y todavía no contestó.
away-own-yes = { $name } te reemplaza.
away-own-no = { $name } no puede reemplazarte. Hasta que alguien lo haga, los clientes leen que no reemplaza nadie.
away-appointments = Citas en ese tiempo
away-not = Sí estaré entonces
away-say = Di cuándo no estás
away-say-words = En esos días nadie puede reservar contigo. Tus clientes leen desde cuándo y hasta cuándo, quién te reemplaza y dónde hay ayuda en una emergencia; nada del porqué.
away-first = Primer día
away-last = Último día
away-cover = Quién reemplaza
away-cover-nobody = Nadie
away-cover-hint = Primero se le pregunta. No lee nada, salvo si un cliente le deja entrar.
away-plan = Planificarlo
away-gone = Alguien que ya no tiene cuenta
away-first-missing = Escribe el primer día, por favor.
away-last-missing = Escribe el último día, por favor.
away-days-wrong = Escribe un último día que no haya pasado y que no sea antes del primero; medio año como mucho, por favor.
away-overlap = En algunos de estos días ya dijiste que no estás.
away-cover-wrong = Elige a alguien que trabaje aquí, por favor.
away-said-planned = Está planificado. Tus horas están cerradas para esos días, y tus clientes reciben el aviso desde cuatro semanas antes.
away-said-ended = Sí estarás entonces. Tus horas están abiertas otra vez.
away-said-answered = Tu respuesta está guardada, y ya se avisó a quien te lo pidió.

# Qué contestó la persona a quien se pidió reemplazar.
stand-in-answer-waits = Todavía no
stand-in-answer-yes = Sí
stand-in-answer-no = No puede

# Lo que lee un cliente.
leave-now = En ese tiempo { $name } está para ti. No lee nada tuyo si no se lo permites. Para escribir a { $name }, [ábrele tu espacio].
leave-soon = En ese tiempo { $name } está para ti. No lee nada tuyo si no se lo permites. Desde ese día puedes abrirle tu espacio y escribirle.
leave-not-there = En ese tiempo no reemplaza aquí nadie que pueda atender a personas en { $place }, donde nos dijiste que estás. Igual puedes escribir, y { $therapist } lo lee a su vuelta.
leave-nobody = En ese tiempo no reemplaza nadie. Igual puedes escribir, y { $therapist } lo lee a su vuelta.
leave-emergency = En una emergencia, no esperes aquí una respuesta: [Ayuda ahora].

# Abrirle un espacio.
stand-in-title = Mientras tu terapeuta no está
stand-in-heading = Mientras { $therapist } no está
stand-in-lead = { $cover } reemplaza hasta el { $last }. No lee nada tuyo si no se lo permites, y no tienes que hacerlo.
stand-in-words = Si le dejas entrar, lee y escribe en ese espacio desde entonces. Termina solo cuando { $therapist } vuelve, o al instante con un botón aquí. Lo que pudo leer hasta entonces lo puede seguir leyendo, como cualquier terapeuta: es parte de su expediente sobre ti.
stand-in-is-in = { $cover } está dentro. [Ir al espacio]
stand-in-end = Terminarlo ahora
stand-in-agreed = Diste tu acuerdo. No abre nada hasta que lo den las dos personas, y nadie sabe antes lo que dijo la otra.
stand-in-take-back = Deshacerlo
stand-in-both = Para este espacio hace falta el acuerdo de las dos personas. Nadie sabe lo que dijo la otra antes de que lo den las dos. Lo escrito hasta ahora sigue cerrado para { $cover }.
stand-in-agree = Doy mi acuerdo
stand-in-past = También puede leer lo escrito hasta ahora
stand-in-past-hint = Lo que ya se leyó no se puede deshacer.
stand-in-let = Dejar entrar a { $cover }
stand-in-said-in = Ya está dentro. Lee lo que se escriba desde ahora.
stand-in-said-waits = Tu acuerdo está guardado. No abre nada hasta que lo den las dos personas.
stand-in-said-out = Desde ahora no lee nada más.
