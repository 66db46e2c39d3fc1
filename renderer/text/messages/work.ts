// SPDX-License-Identifier: Apache-2.0

/** Long work and the list of it. */
export const workMessages = {
  "work.title": "Work",
  "work.running":
    "{count, plural, one {# job under way} other {# jobs under way}}",
  "work.ended":
    "{count, plural, one {# job has ended} other {# jobs have ended}}",
  "work.runningShort": "Under way",
  "work.endedShort": "Ended",
  "work.none": "Nothing is under way.",
  "work.why":
    "Work goes on while you are elsewhere. Locking breaks it off; nothing that was acknowledged is lost.",
  "work.leave": "Leave it running",
  "work.done": "Done.",
  "work.stopped": "Stopped.",
  "work.putAway": "Put away: {name}",
  "work.import": "Taking in files",
  "work.intakeLook": "Looking into a hand-over",
  "work.intakeTake": "Taking in a hand-over",
  "work.inspection": "Inspecting a file",
  "work.cleanCopy": "Making a clean copy",
  "work.findings": "Looking for findings",
  "work.request": "Opening a request",
  "work.share": "Sealing files to their readers",
  "work.review": "Sealing files for review",
  "work.release": "Writing a release",
  "work.check": "Checking the vault",
  "work.backup": "Backing up the vault",
  "work.restore": "Restoring a vault",
  "work.repair": "Repairing the vault",
  "work.rekey": "Sealing the vault under new keys",
} as const;
