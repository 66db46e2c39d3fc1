// SPDX-License-Identifier: Apache-2.0

export const deskMessages = {
  "palette.title": "Go to, or do",
  "palette.field": "Type a part of its name",
  "palette.results": "What was found",
  "palette.found":
    "{count, plural, =0 {Nothing found} one {# found} other {# found}}",
  "palette.none": "Nothing here is called “{typed}”.",
  "palette.theme": "Colours: {theme}",
  "palette.kind.audit": "Audit",
  "palette.kind.deliverable": "Deliverable",
  "palette.kind.finding": "Finding",
  "palette.kind.release": "Release",
  "palette.kind.consent": "Consent",
  "palette.kind.request": "Request",

  "shortcuts.everywhere": "Everywhere",
  "shortcuts.tab": "To the next control, or the one before",
  "shortcuts.arrows": "Up and down in a list",
  "shortcuts.enter": "Opens the row, presses the button",
  "shortcuts.escape": "Closes the sheet or the detail",

  "note.noSearch": "There is nothing to search in here.",
  "note.noAction": "There is no main action here.",
  "note.noProblem": "Nothing stands in the way on this screen.",
  "note.problem": "Problem {at, number} of {count, number}",

  "settings.under": "Of this computer, whatever vault is open",
  "settings.lock": "Lock",
  "settings.idle": "Lock after nobody was here for",
  "settings.minutes": "{minutes, plural, one {# minute} other {# minutes}}",
  "settings.lockAlso":
    "The vault also locks when the screen locks, when the computer sleeps and when the window is closed. Work that is under way is finished first when nobody is here; the other three break it off.",
  "settings.look": "Look",
  "settings.theme": "Colours",
  "settings.theme.system": "As the system",
  "settings.theme.light": "Light",
  "settings.theme.dark": "Dark",
  "settings.contrast": "Contrast",
  "settings.contrast.system": "As the system",
  "settings.contrast.more": "High",
  "settings.motion": "Nothing moves where the system asks for less motion.",
  "settings.times": "Times",
  "settings.timesShown": "Show times",
  "settings.times.utc": "In UTC, as charters and statements say them",
  "settings.times.both": "In UTC, with this computer’s clock beside",
  "settings.timesExample": "Now: {time}",

  "draft.back":
    "What you had typed before the lock is back. Nothing of it was sent.",
  "draft.partly":
    "What you had typed before the lock is back, but not: {missing}. Nothing of it was sent.",
  "draft.waits": "What you had typed in “{title}” before the lock is kept",
  "draft.waitsNext":
    "Open that sheet again and it stands there. Nothing of it was sent. Put this away to give it up.",
  "lockNear.title": "About to lock",
  "lockNear.why":
    "Nobody has touched this computer for a while. Whatever was acknowledged is safe, and the next opening comes back to this place. What is typed into a form and not sent is lost by a lock.",
  "lockNear.left":
    "{seconds, plural, one {Locks in # second} other {Locks in # seconds}}",
  "lockNear.stay": "Stay open",
  "lockNear.now": "Lock now",
  "lockNear.held": "Locks when the work under way is done",

  "embargoClock.open": "Embargo ends",
} as const;
