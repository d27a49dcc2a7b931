# What somebody keeps on a device: their plans and exercises, which open without a connection.

# The offer to keep a page. It goes on with a part in bold, and then a part that is not.
device-title = On this device
device-offer-safety-plan = You can keep the plan in this browser, so that it opens without a connection.
device-offer-plan = You can keep this plan and its exercises in this browser, so that it opens without a connection.
device-offer-exercise = You can keep this exercise in this browser, so that it opens without a connection.
device-open = Anyone who can use this browser can then read it
device-open-until = , even without your password, until you take it off or sign out. Please do not keep it on a device you share.
device-keep = Keep it on this device
device-kept = It is kept in this browser and opens without a connection. Anyone who can use this browser can read it. It goes when you sign out, and after 14 days in which you did not open it here.
device-remove = Take it off this device
device-copy = This copy is kept in this browser.

# What just happened.
device-told-kept = Kept. It opens without a connection now.
device-told-failed = That did not work. Please try again in a moment.
device-told-removed = Taken off this device.
