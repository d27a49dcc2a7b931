# A therapist's calendars elsewhere, read so that nobody books them when they are busy.

calendars-words-before = When you are busy in another calendar, that time is not offered here. We keep only
# In bold, between the two.
calendars-words-when = when
calendars-words-after = you are busy, sealed: never what it is or with whom. Nobody here can look at it.
calendars-server = To do so, this server asks the server of that calendar every { $minutes } minutes, for as long as you leave it on. It tells it nothing of you or of anyone here, but that server sees that somebody reads your calendar from here.
calendars-off = Switched off
calendars-unread = Cannot be read
calendars-not-yet = Not read yet
calendars-on = On
calendars-caldav = A CalDAV calendar.
calendars-address = An address.
calendars-read-at = Last read well: { $when }.
calendars-counts-until = What was read before counts until { $when }.
calendars-counts-no-more = What was read before is older than { $days } days and does not count any more: times when you are busy may be offered.
calendars-counts-not = Nothing of it counts yet.
calendars-left-out = { $count ->
    [one] One entry could not be understood in full. Please close those times here yourself.
   *[other] { $count } entries could not be understood in full. Please close those times here yourself.
}
calendars-left-out-many = 100 entries or more could not be understood in full. Please close those times here yourself.
calendars-read-now = Read it now
calendars-switch-off = Switch it off
calendars-switch-on = Switch it on
calendars-remove = Take it away
calendars-full = You have { $most } calendars here, as many as there may be. Take one away to add another.
calendars-full-problem = You have { $most } already. Please take one away first.
calendars-add-address = Add a calendar by its address
calendars-address-label = Address
calendars-address-hint = Google calls it “Secret address in iCal format”, Outlook “ICS link”, Apple “Public calendar”. It begins with https:// or webcal://.
calendars-add = Add and read it
calendars-add-caldav = Add a CalDAV calendar
calendars-caldav-words = For a calendar that is not open to whoever has its address: at Fastmail, Nextcloud, mailbox.org and others.
calendars-place = Address of the calendar
calendars-place-hint = Of the calendar itself, as its settings there show it.
calendars-user = User name there
calendars-password = Password there
calendars-password-hint = Make one for this alone (an “app password”), so that you can end it there at any time. It is kept sealed.
calendars-address-missing = Please give the address.
calendars-user-missing = Please give your user name there.
calendars-password-missing = Please give the password you made for this.
calendars-said-read = It was read. Nothing is offered while you are busy there.
calendars-said-not-read = It could not be read just now. Below it says why.
calendars-said-off = It is not read any more, and its times do not count.
calendars-said-removed = It is gone, with all that was kept of it.

# Why one could not be read.
trouble-no-address = This is not an address we can read. It begins with https:// or webcal://.
trouble-not-https = This address is not safe on its way: only https:// and webcal:// are read.
trouble-password-inside = Please leave the name and password out of the address, and put them in their own fields.
trouble-other-port = This address names a port of its own. Your practice would have to allow that.
trouble-not-public = This address is not on the open internet. Your practice would have to allow it.
trouble-no-such-name = Nothing was found under this name. Is the address copied to its end?
trouble-no-answer = Nothing answers safely at this address right now.
trouble-too-slow = It took too long to answer.
trouble-led-on = This address leads on to others too often.
trouble-refused = It asks for another name or password.
trouble-not-there = There is nothing at this address (any more).
trouble-failed = It answered with an error of its own.
trouble-too-long = This calendar is larger than 10 MB.
trouble-packed = It sent the calendar packed, which is not read here.
trouble-no-calendar = What is at this address is not a calendar.
trouble-cut-short = This calendar ends too early, or is damaged.
trouble-too-many = This calendar has too many separate times to keep.
