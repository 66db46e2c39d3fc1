// SPDX-License-Identifier: Apache-2.0

export const proposalMessages = {
  "proposal.title": "Propose a release",
  "proposal.what": "Nothing leaves the vault by this, and nobody is asked yet.",
  "proposal.noFiles":
    "There is nothing to release yet. Take the vendor’s files in first.",
  "proposal.toDeliverables": "To the deliverables",
  "proposal.noPeople":
    "Nobody is enrolled who could ask for a release. Enrol an owner first.",
  "proposal.toPeople": "To people and charter",
  "proposal.files": "Files and where they will lie",
  "proposal.words": "What the statement will say",
  "proposal.layout": "Layout",
  "proposal.layoutHint":
    "How the repository keeps its audits. It fills in the folder and the paths below; each can be written otherwise.",
  "proposal.layout.audit": "A folder of the audit, its files in findings/",
  "proposal.layout.year-findings":
    "security-audit-<year>, its files in findings/",
  "proposal.layout.year": "security-audit-<year>, its files right in it",
  "proposal.layout.free": "Free: the files right in the folder below",
  "proposal.folder": "Folder in the public repository",
  "proposal.folderHint":
    "Paths below begin with it until you write them yourself.",
  "proposal.whichFiles": "Files",
  "proposal.chooseFiles": "choose at least one",
  "proposal.filesFault": "These files cannot be proposed: {fault}.",
  "proposal.pathOf": "Path of {name}",
  "proposal.pathRefused": "This path cannot be used: {reason}.",
  "proposal.privateTitle": "A private variant is chosen",
  "proposal.private":
    "It was taken in as private. Go on only if this very file is meant to become public.",
  "proposal.place": "Folder for the statement and its signatures",
  "proposal.placeHint": "A new folder; it must not exist in the repository.",
  "proposal.purpose": "Purpose",
  "proposal.purposeHint":
    "Public: it stands in the statement. One sentence, nothing confidential.",
  "proposal.purposeMissing": "Say in one sentence what this release is for.",
  "proposal.requester": "Asked for by",
  "proposal.requesterHint": "Signs first, and may fill the owner’s seat.",
  "proposal.author": "Author of the commit",
  "proposal.authorHint": "Public. Use an identity that has signed the CLA.",
  "proposal.authorExample": "Name <mail@example.org>",
  "proposal.authorRefused": "Write it as Name <mail@example.org>.",
  "proposal.expires": "Approval expires (UTC)",
  "proposal.expiresHint": "After this the release cannot be exported.",
  "proposal.notBefore": "Not before (UTC)",
  "proposal.notBeforeHint":
    "For an embargo: until then nothing is exported. Left empty, it is the agreed end of the embargo, where one lies ahead.",
  "proposal.notBeforeLate": "It must come before the approval expires.",
  "proposal.timeRefused": "Give a full date and time.",
  "proposal.go": "Propose",
  "proposal.done": "The release was proposed.",

  "proposal.removes": "Files to remove from the repository",
  "proposal.removesHint":
    "Public. Paths of files that are in it already, one a line; the commit removes them. Leave empty for none.",
  "proposal.removeRefused": "{path} cannot be removed: {reason}.",

  "carveOut.title": "Findings that stay back",
  "carveOut.what":
    "{count, plural, one {# finding waits for a disposition or is under embargo} other {# findings wait for a disposition or are under embargo}}. Where the charter demands it, each blocks this release unless it is carved out.",
  "carveOut.noneBlocks":
    "No finding waits for a disposition or is under embargo.",
  "carveOut.named": "Carve out {label}: {title}",
  "carveOut.unresolved": "It waits for a disposition.",
  "carveOut.embargoed": "It is under embargo until {day}.",
  "carveOut.all": "Carve out all {count, number}",
  "carveOut.chosen":
    "{count, plural, =0 {None is carved out} one {# is carved out} other {# are carved out}}",
  "carveOut.others":
    "{count, plural, one {# other finding} other {# other findings}}",
  "carveOut.proof":
    "Of each, its id, its title, its CVE ids and the marks on its evidence must be proven absent from every file. Whoever signs is told which they are; the public is not.",

  "supersedes.label": "This release replaces",
  "supersedes.hint":
    "A request before it, whose approval it takes the place of: so an embargo is lifted.",
  "supersedes.none": "Nothing",
  "supersedes.option": "{purpose} ({day})",

  "base.label": "Base",
  "base.none": "No base commit",
  "base.of": "HEAD of the clone {name}",
  "base.choose": "Choose a local clone…",
  "base.chooseOther": "Choose another…",
  "base.without": "Use none",
  "base.hint":
    "With a clone of the public repository, collisions are found now and the bundle carries a git commit that is ready to push.",
} as const;
