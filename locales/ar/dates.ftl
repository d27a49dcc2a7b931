# الأيام والأوقات. تُعدّ الشهور من يناير والأيام من الاثنين، وتأتي السنوات كلمات.

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-moment = { $weekday } { $day } { $month }، { $time }
date-moment-year = { $weekday } { $day } { $month } { $year }، { $time }
date-day-of-year = { $day } { $month }
date-short-day = { $day } { $month } { $year }
date-short-day-of-year = { $day } { $month }
date-weekday-and-day = { $weekday }، { $day }
date-moment-utc = { $day }، { $time } UTC
date-month-name = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
date-month-short = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
date-weekday-short = { $weekday ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[7] الأحد
}
date-weekday-name = { $weekday ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[7] الأحد
}
