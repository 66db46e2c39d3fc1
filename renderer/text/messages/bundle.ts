// SPDX-License-Identifier: Apache-2.0

export const bundleMessages = {
  "verify.title": "Verify a release",
  "verify.what":
    "Checks every byte and every signature against a charter that you trust.",
  "verify.bundle": "Release",
  "verify.bundleHint":
    "The folder that holds tree/, or a clone that has the release. A zip or a release.bundle can be dropped here.",
  "verify.commit": "Commit",
  "verify.commitHint":
    "Only for a clone: an id, a branch or a tag. What that commit brings is verified, and that it changes nothing else.",
  "verify.commitFault": "Write an id, a branch or a tag, without spaces.",
  "verify.place": "Folder of the release",
  "verify.placeHint":
    "Only for a zip of a whole repository: the folder in it that holds statement.txt. The release in it is verified, and nothing else.",
  "verify.file": "A zip or release.bundle…",
  "verify.placeFault":
    "Write it as it is in the repository, such as audits/2026/release.",
  "verify.drop": "Drop a release folder, a zip or a charter.txt to choose it",
  "verify.bundleMissing": "Choose the release first.",
  "verify.charter": "Charter that you trust",
  "verify.charterHint":
    "From the project’s own pages or from a person, never from the release itself. Without one, signers stay unknown.",
  "verify.charterOf": "In force in {title}",
  "verify.go": "Verify",
  "verify.busy": "Verifying…",

  "inToto.title": "For machines",
  "inToto.what":
    "An in-toto Statement names every file of this release with its digest, and who approved it. It is not signed and decides nothing: the signatures do.",
  "inToto.save": "Save the in-toto Statement…",
  "inToto.saved": "The release was verified again, and the Statement is saved.",

  "verdict.VERIFIED":
    "Exactly these files were approved by the people whom your charter asks for.",
  "verdict.CONSISTENT, SIGNERS UNKNOWN":
    "Files, statement and signatures fit together. Whether the signers may approve it cannot be told without a charter that you trust.",
  "verdict.NOT VERIFIED":
    "Do not rely on this release. What is wrong is listed below.",
  "verdict.audit": "Audit",
  "verdict.signers": "Signed by",
  "verdict.noSigners": "nobody whose signature counts",
  "verdict.files": "Files",
  "verdict.fileCount": "{count, plural, one {# file} other {# files}}",
  "verdict.expires": "Approval until",
  "verdict.expired":
    "(over now; it limited the export, and does not void what was published)",
  "verdict.notExpired": "(not over)",
  "verdict.supersedes": "Replaces the release with the statement",
  "verdict.why": "Why",
  "verdict.commit": "Commit",
  "verdict.noCommit": "none that fits",
  "verdict.commit.base-unchecked":
    "{id}; not checked against its base: fetch release.bundle into a clone and verify the commit there",
  "verdict.commit.rest-unchecked":
    "not looked for; what else lies beside the release was not judged: verify the commit in a clone for that",
  "verdict.commit.changes-checked":
    "{id}; compared with the commit before it, and it changes nothing else",
} as const;
