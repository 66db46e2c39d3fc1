// SPDX-License-Identifier: Apache-2.0

export const deliverableMessages = {
  "kind.findings-report": "Findings report",
  "kind.threat-model": "Threat model",
  "kind.white-paper": "White paper",
  "kind.reference-architecture": "Reference architecture",
  "kind.ancillary-data": "Ancillary data",
  "kind.proposal": "Proposal",
  "kind.rfp": "RFP",
  "kind.other": "Other",
  "variant.private": "Private",
  "variant.public": "Public",

  "deliverables.empty":
    "No deliverables yet. Drop the vendor’s files on this window, or choose them.",
  "deliverables.find": "Find by title, file, digest or giver",
  "deliverables.found": "{count} found.",
  "deliverables.column.title": "Deliverable",
  "deliverables.column.variant": "Variant",
  "deliverables.column.size": "Size",
  "deliverables.column.imported": "Taken in",
  "deliverables.versions":
    "{count, plural, one {# version} other {# versions}}",

  "version.number": "Version {number, number}",
  "version.name": "File",
  "version.size": "Size",
  "version.sizeExact": "{rounded} ({bytes} bytes)",
  "version.from": "From",
  "version.channel": "Channel",
  "version.imported": "Taken in",
  "version.add": "Add a version…",

  "import.choose": "Import files…",
  "import.drop":
    "Drop to take these files in. You say what they are before anything is written.",
  "import.dropMore": "Drop to add these files to the list",
  "import.dropLater": "Not now: another import is on this sheet",
  "import.title": "Take files in",
  "import.staged":
    "{count, plural, =0 {No file is on the list. Drop one here, or cancel.} one {# file. It is sealed into the vault; the original stays where it is.} other {# files. They are sealed into the vault; the originals stay where they are.}}",
  "import.leaveOut": "Leave out {name}",
  "import.noFiles": "Nothing was taken in: the list is empty.",
  "import.go":
    "{count, plural, =0 {Take in} one {Take in # file} other {Take in # files}}",
  "import.stopHint":
    "Stopping leaves nothing half-made: what is not wholly sealed is taken away again.",
  "import.doneTitle": "What became of the files",
  "import.taken":
    "{count, plural, one {# file was taken in} other {# files were taken in}}",
  "import.refused":
    "{count, plural, one {# file was not taken in} other {# files were not taken in}}",
  "import.said":
    "{taken, plural, one {# file was taken in} other {# files were taken in}}; {refused, plural, =0 {none was refused} one {# was refused} other {# were refused}}.",

  "custody.kind": "Kind",
  "custody.kindHint":
    "For every file on the list; take files of another kind in separately.",
  "custody.variant": "Variant",
  "custody.from": "From",
  "custody.fromHint": "Who handed it over: person and firm.",
  "custody.fromMissing": "Say who handed it over.",
  "custody.channel": "Channel",
  "custody.channelHint": "How it came: encrypted mail, a drive, a share.",
  "custody.channelMissing": "Say how it came.",
  "custody.versionOf": "Take it in as",
  "custody.newDeliverable": "A new deliverable",
  "custody.versionOfTitle": "A further version of “{title}”",

  "reason.label": "Reason",
  "reason.hint": "Written to the ledger, where it stays.",
  "reason.signed": "Stands in the statement that is signed.",
  "reason.missing": "Write why.",

  "remove.open": "Remove…",
  "remove.title": "Remove “{title}”?",
  "remove.explanation":
    "{count, plural, one {Its sealed file is} other {All # of its sealed files are}} taken out of the vault. That it was here, its digest and your reason stay in the ledger. The original file elsewhere is not touched.",
  "remove.go": "Remove",
  "remove.done": "“{title}” was removed.",
} as const;
