// SPDX-License-Identifier: Apache-2.0
import type { DispositionAnswer } from "../domain/finding.ts";
import type { Badness, Notice, ProposalState } from "../domain/findingLook.ts";

export const dispositionWords: Readonly<Record<DispositionAnswer, string>> = {
  accepted: "accepted",
  duplicate: "duplicate",
  "not-a-vulnerability": "not a vulnerability",
  "public-already": "public already",
  hold: "on hold",
  "cve-assigned": "CVE assigned",
};

export const proposalWords: Readonly<Record<ProposalState, string>> = {
  new: "new",
  changed: "changed",
  same: "recorded already",
  bad: "cannot be taken",
};

export const noticeWords: Readonly<Record<Notice, string>> = {
  "severity-unknown": "its severity is a word that is not known here",
  "severity-from-score": "its severity is that of its score",
  "status-unknown": "its status is a word that is not known here, and left out",
  "cvss-unreadable": "its CVSS is no vector of 3.1, and left out",
  "owner-unknown": "its owner is not enrolled, and left out",
  "embargo-unreadable": "its embargo is no time, and left out",
  "title-cut": "its title was cut",
  "component-cut": "its component was cut",
  "description-cut": "its description was cut at 32 KiB",
  "links-left-out": "links that do not begin https:// were left out",
  "cves-left-out": "what is no CVE id was left out",
  "fixVersions-left-out": "fix versions were left out",
};

export const badnessWords: Readonly<Record<Badness, string>> = {
  "label-missing": "it has no id",
  "label-refused":
    "its id has characters that may not show the same everywhere, or is too long",
  "label-repeated": "its id came before",
  "title-missing": "it has no title",
};
