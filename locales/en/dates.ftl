# Days and times. Months are numbered from January, weekdays from Monday; years are given as words.

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-moment = { $weekday } { $day } { $month }, { $time }
date-moment-year = { $weekday } { $day } { $month } { $year }, { $time }
date-day-of-year = { $day } { $month }
date-short-day = { $day } { $month } { $year }
date-short-day-of-year = { $day } { $month }
date-weekday-and-day = { $weekday } { $day }
date-moment-utc = { $day }, { $time } UTC
date-month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
date-weekday-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
date-weekday-name = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
