// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../domain/inspectionChecks.ts";

/** What was found, why it matters, and what to do. */
export type CheckWords = readonly [title: string, why: string, next: string];

const askAuthor = "Have a version made without it, or accept it with a reason.";
const removeIt = "Have a version made without it.";

/** Words, links and facts of the file: found in text of any type. */
export const wordChecks = {
  "draft-word": [
    "It calls itself a draft",
    "Readers will not know whether this is the final word.",
    "Take the final version, or accept it where the word speaks of something else.",
  ],
  "confidential-marking": [
    "It is marked as not for everyone",
    "Published with the marking, it says that publishing it was a mistake.",
    removeIt,
  ],
  "confidential-word": [
    "A sentence speaks of secrecy",
    "It may be part of the report, or a leftover of a template.",
    "Read the sentence.",
  ],
  "tlp-tag": [
    "It carries a Traffic Light Protocol mark",
    "The mark limits who may have it; only TLP:CLEAR is for everyone.",
    "Ask whoever set the mark, and take a version marked TLP:CLEAR.",
  ],
  "dlp-tag": [
    "It carries a classification tag",
    "Tags of an organisation's own classification name the organisation, and its rules.",
    removeIt,
  ],
  "project-number": [
    "It names a project or contract number",
    "Internal numbers help nobody but whoever wants to pass for an insider.",
    askAuthor,
  ],
  "private-document-link": [
    "It links to a private document",
    "Readers cannot open it, and whoever can learns who asks; such a link has opened to everyone before.",
    "Have the link removed or replaced with a public one.",
  ],
  "chat-link": [
    "It links to a private conversation",
    "It names rooms and messages that are not for everyone.",
    "Have the link removed.",
  ],
  "private-repository-link": [
    "It links to a private repository or tracker",
    "It shows where unpublished findings are kept, and is dead for readers.",
    "Have the link removed, or make what it leads to public first.",
  ],
  "security-list-address": [
    "It names an address for reporting vulnerabilities",
    "A public reporting address is fine, a private list is not.",
    "Check that this address is meant to be public.",
  ],
  "email-address": [
    "It names a person's e-mail address",
    "It stays on the web for good, and belongs to a person who may not have been asked.",
    "Ask the person, or have it removed.",
  ],
  "phone-number": [
    "It names a telephone number",
    "It stays on the web for good, and belongs to a person who may not have been asked.",
    "Ask the person, or have it removed.",
  ],
  "internal-host": [
    "It names an internal host",
    "Names of internal machines map a network for an attacker.",
    askAuthor,
  ],
  "internal-address": [
    "It names a private network address",
    "It may be an example, or a real machine.",
    "Look whether it is an example.",
  ],
  secret: [
    "It holds what looks like a secret",
    "Anyone who reads it can use it, whatever is done later.",
    "Have the secret revoked now, and a version made without it.",
  ],
  "embargoed-id": [
    "It names something under embargo",
    "Even the id tells that there is something to look for.",
    "Wait for the end of the embargo, or have it removed.",
  ],
  "cve-id": [
    "It names a CVE",
    "Its details must be public before the report is.",
    "Check that the CVE is published.",
  ],
  "watch-list": [
    "It holds a word of the audit's watch list",
    "Somebody put the word there for a reason.",
    askAuthor,
  ],
  "local-path": [
    "It names a folder of somebody's computer",
    "It often holds a login name, a customer or a project.",
    askAuthor,
  ],
  "relative-link": [
    "It links to another file of the repository",
    "The link is dead unless the file is published as well.",
    "Check that the repository or the release has the file.",
  ],
  "dead-link": [
    "A link leads nowhere",
    "The heading that it names is not in this file, or the file not in this archive.",
    "Have the link put right.",
  ],
  "hidden-character": [
    "It holds characters that cannot be seen",
    "They can hide text, or make it read differently from what it is.",
    "Look at the place in an editor that shows them.",
  ],
  "file-name": [
    "Its name tells too much, or is odd",
    "The name is public too, and becomes part of every link.",
    "Give it a plain name in the release.",
  ],
  "file-size": [
    "It is large for a repository",
    "Forges warn from 50 MB and refuse from 100 MB.",
    "Take a smaller version.",
  ],
  "licence-missing": [
    "It names no licence",
    "Requests for proposals ask for CC BY 4.0 on reports and Apache-2.0 on code.",
    "Ask for a version that names it, if it was promised.",
  ],
  "trailing-data": [
    "There are bytes after its end",
    "Programs do not show them; they may hold anything.",
    removeIt,
  ],
} as const satisfies Partial<Record<CheckId, CheckWords>>;
