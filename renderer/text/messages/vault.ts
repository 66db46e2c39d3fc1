// SPDX-License-Identifier: Apache-2.0

export const vaultMessages = {
  "welcome.claim":
    "An offline vault, consent ledger and release desk for confidential security audits.",
  "welcome.foot":
    "Nothing here uses a network. What you open stays on this computer.",
  "vault.suggestedName": "audit-vault",

  "start.first": "Begin",
  "start.recent": "Vaults opened here",
  "start.open": "Open a vault…",
  "start.openHint": "Choose the vault’s folder",
  "start.create": "Create a vault…",
  "start.createHint": "A new folder, sealed with a passphrase",
  "start.sample": "Try a sample…",
  "start.sampleHint":
    "Invented data in a vault of its own, to go through every step",
  "sample.name": "Sample vault",
  "sample.title": "A sample to try",
  "sample.about":
    "Six invented people, their charter, a report and three findings. You can sign as each of them: their keys are in the vault, and the passphrase that you choose here opens them, too.",
  "sample.band":
    "This is a sample: its people, files and findings are invented. Keep nothing real in it.",
  "sample.unfinished":
    "This sample is not whole: a lock or a crash broke off its making. Delete it, and make a new one.",
  "sample.guide": "What to try…",
  "sample.guideTitle": "From a report to a release, in seven steps",
  "sample.step.look":
    "Look inside the report that the invented vendor handed over.",
  "sample.step.charter":
    "See who has to agree: the charter names two owners and three chairs.",
  "sample.step.propose":
    "Propose a release: choose the report, a place for it, and carve out the finding that has no answer yet.",
  "sample.step.inspect":
    "Inspect its files from the list of what is missing, and decide about what was found.",
  "sample.step.sign":
    "Write the statement. Sign it as the requester and as two chairs, each with a key of this vault and your passphrase.",
  "sample.step.export": "Export the release to a new folder.",
  "sample.step.verify":
    "Verify that folder by the charter in force here; a stranger would bring a copy of it.",
  "sample.go.deliverables": "To the deliverables",
  "sample.go.people": "To the charter",
  "sample.go.proposal": "Propose a release",
  "sample.go.releases": "To the releases",
  "sample.go.verify": "Verify a release",
  "sample.delete": "Delete the sample…",
  "sample.deleteTitle": "Delete this sample",
  "sample.deleteWhat":
    "The vault “{vault}” is deleted with everything in it, what you added too. Nothing brings it back.",
  "sample.deleteFolder":
    "Only the vault’s own files are deleted. If anything else lies in its folder, nothing is.",
  "sample.deleteGo": "Delete the sample",
  "start.verify": "Verify a release…",
  "start.verifyHint": "No vault and no passphrase needed",

  "development.title": "This runtime is not for real audits",
  "development.why":
    "The app is running on a development runtime that receives no security fixes. Confidential material should not be opened with it.",
  "development.ask": "Is “{vault}” a sample vault with invented data?",
  "development.goOn": "It is a sample, open it",

  "unlock.title": "Unlock the vault",
  "unlock.passphrase": "Passphrase",
  "unlock.empty": "Type the passphrase first.",
  "unlock.go": "Unlock",
  "unlock.busy": "Unlocking…",
  "unlock.other": "Another vault",

  "create.title": "Create a vault",
  "create.name": "Your name",
  "create.nameHint":
    "Names this passphrase; the ledger writes it beside everything you do.",
  "create.passphrase": "Passphrase",
  "create.passphraseHint":
    "Nobody can reset it. Several unrelated words are easier to keep than symbols.",
  "create.passphraseMissing": "Choose a passphrase.",
  "create.passphraseWeak":
    "Whoever has a copy of it finds this by trying. Nothing was made yet. Choose a longer one, or say below that you take it all the same.",
  "create.takeWeak": "Take this passphrase, although it can be guessed",
  "create.repeat": "The same passphrase again",
  "create.repeatDiffers": "The two are not the same. Type it here once more.",
  "create.go": "Create the vault",
  "create.busy": "Creating…",

  "strength.none": "Its strength is shown here as you type.",
  "strength.0": "Guessed at once.",
  "strength.1": "Weak: guessed by anybody who tries.",
  "strength.2": "Fair: withstands a casual attempt, not a determined one.",
  "strength.3": "Strong.",
  "strength.4": "Very strong.",

  "band.label": "State of the vault",

  "vault.state": "State",
  "vault.id": "Vault",
  "vault.entries": "Ledger",
  "vault.entriesUpTo": "up to entry {seq}",
  "vault.head": "Ledger head",
  "vault.freshness": "Freshness",
  "vault.fresh.proven":
    "The ledger contains the last state that this computer saw.",
  "vault.fresh.unproven":
    "This computer has not seen this vault before, so it cannot tell whether this is the newest copy.",
  "vault.fresh.rolled-back":
    "The ledger lacks the last state that this computer saw.",

  "check.title": "Check",
  "check.why":
    "Reads the header, every ledger entry and every sealed file, and compares each with what the ledger says of it. Nothing is changed.",
  "check.go": "Check everything",
  "check.whole": "Everything is whole.",
  "check.notWhole": "Not everything is whole.",
  "check.header.whole": "The header is whole.",
  "check.header.damaged": "The header is damaged.",
  "check.ledger.whole":
    "The ledger is unbroken: {entries, plural, one {# entry} other {# entries}}.",
  "check.ledger.damaged":
    "The ledger is damaged after {entries, plural, one {# entry} other {# entries}}.",
  "check.ledger.rolled-back":
    "The ledger is older than what this computer saw last; it has {entries, plural, one {# entry} other {# entries}}.",
  "check.objects":
    "{whole, plural, =0 {No sealed file} one {# sealed file} other {# sealed files}} whole, {bytes} read.",
  "check.missing": "{name} is missing from the disk.",
  "check.damaged": "{name} is damaged.",
  "check.unnamed": "{name} lies in the vault, but no entry names it.",
} as const;
