# Días y horas. Los meses se cuentan desde enero y los días desde el lunes; los años llegan como palabras.

date-day = { $day } de { $month } de { $year }
date-month = { $month } de { $year }
date-moment = { $weekday } { $day } { $month }, { $time }
date-moment-year = { $weekday } { $day } { $month } { $year }, { $time }
date-day-of-year = { $day } de { $month }
date-short-day = { $day } { $month } { $year }
date-short-day-of-year = { $day } { $month }
date-weekday-and-day = { $weekday }, { $day }
date-moment-utc = { $day }, { $time } UTC
date-month-name = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
date-month-short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
}
date-weekday-short = { $weekday ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
}
date-weekday-name = { $weekday ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
