# The page of the mail that a demo would send.
demo-mail-title = Mail
demo-mail-heading = Mail this demo would send
demo-mail-words = No mail server is set, so mail is kept here. In real use nobody sees this page.
demo-mail-none = None yet.
demo-mail-as-sent = As it would be sent
