// SPDX-License-Identifier: Apache-2.0
import {
  audit,
  digest,
  id,
  signed,
  time,
  type ToldActs,
  type TypesOf,
} from "./toldActs.ts";

const item = "0123456789abcdef";
const place = { kind: "file" as const };
const finding = {
  ...{ id, label: "HARB-007", title: "A lock that does not lock", cvss: null },
  ...{ severity: "high" as const, status: "open" as const, component: "" },
  ...{ description: "", evidence: [], owner: null, fixVersions: [] },
  ...{ links: [], cves: [], embargoUntil: null },
};
const byHand = { kind: "by-hand" as const };
const disposed = {
  ...{ of: null, note: "", by: null, at: time, file: null },
};
const request = { request: digest, text: null, ...signed };
const trusted = { audit, version: 3, digest, text: "" };

export const judgedActs: ToldActs<
  TypesOf<"inspection" | "finding" | "extract" | "request">
> = {
  "inspection.recorded": [
    [
      {
        ...{ version: id, watch: digest },
        report: {
          ...{ rules: 1, type: "pdf" },
          findings: (["secret", "cve-id", "draft-word"] as const).map(
            (check) => ({ check, members: [], place, times: 1, seen: "" }),
          ),
          unseen: [{ reason: "encrypted", members: [], place, what: "" }],
        },
      },
      "A version was inspected: 2 finding(s) and 1 thing(s) not seen need a decision.",
    ],
  ],
  "inspection.cleaned": [
    [
      {
        ...{ version: id, source: id, title: null },
        removed: [{ what: "metadata", times: 3, seen: "" }],
        kept: [],
        compared: { pages: 12, dots: 4800 },
      },
      "A clean copy of a version was made, without 1 kind(s) of things and with 0 for a person to look at; 12 page(s) look the same dot by dot.",
    ],
  ],
  "inspection.resolved": [
    [
      { version: id, items: [item], person: "ada", reason: "Meant" },
      "ada took 1 thing(s) of an inspection upon them: Meant.",
    ],
  ],
  "inspection.reopened": [
    [
      { version: id, items: [item], reason: "Too quick" },
      "1 decision(s) about an inspection were taken back: Too quick.",
    ],
  ],
  "inspection.marked": [
    [
      { version: id, removals: ["a name", "a port"] },
      "2 text(s) of a version were marked as removed from what is made public of it.",
    ],
  ],
  "inspection.unmarked": [
    [
      { version: id, removals: ["a name"], reason: "It is public" },
      "1 text(s) of a version are marked as removed no more: It is public.",
    ],
  ],
  "inspection.watch-list-set": [
    [
      { audit, watch: { words: ["quay", "crane"], embargoed: ["HARB-007"] } },
      "The watch list of harbour was set: 2 word(s) and 1 id(s) under embargo.",
    ],
  ],
  "finding.recorded": [
    [
      { audit, source: byHand, findings: [finding] },
      "1 finding(s) of harbour were recorded by hand.",
    ],
    [
      {
        ...{ audit, findings: [finding] },
        source: {
          ...{ kind: "file", format: "csv", name: "found.csv" },
          sha256: digest,
        },
      },
      "1 finding(s) of harbour were recorded from found.csv, read as csv.",
    ],
    [
      {
        ...{ audit, findings: [finding] },
        source: { kind: "version", format: "pdf", version: id },
      },
      "1 finding(s) of harbour were recorded from a version, read as pdf.",
    ],
  ],
  "finding.changed": [
    [
      {
        ...{ findings: [id], source: byHand, reason: "Merged" },
        fields: { status: "fixed", fixVersions: ["1.3"] },
      },
      "Of 1 finding(s) were changed: status, fix versions: Merged.",
    ],
    [
      {
        ...{ findings: [id], source: byHand, reason: null },
        fields: { embargoUntil: time },
      },
      "Of 1 finding(s) were changed: end of embargo.",
    ],
  ],
  "finding.disposed": [
    [
      { findings: [id], disposition: null, reason: "Too soon" },
      "The disposition of 1 finding(s) was taken back: Too soon.",
    ],
    ...(
      [
        ["accepted", "accepted"],
        ["duplicate", "a duplicate"],
        ["not-a-vulnerability", "not a vulnerability"],
        ["public-already", "public already"],
        ["hold", "on hold"],
        ["cve-assigned", "accepted, with a CVE assigned"],
      ] as const
    ).map(
      ([
        answer,
        words,
      ]): ToldActs<"finding.disposed">["finding.disposed"][0] => [
        {
          findings: [id],
          disposition: { answer, ...disposed },
          reason: null,
        },
        `The disposition of 1 finding(s) is ${words}.`,
      ],
    ),
  ],
  "finding.removed": [
    [
      { findings: [id, id], reason: "Twice" },
      "2 finding(s) were removed: Twice.",
    ],
  ],
  "extract.made": [
    [
      { audit, format: "srctl", findings: [id], version: id },
      "A file (srctl) was made from 1 finding(s).",
    ],
  ],
  "extract.answered": [
    [
      {
        ...{ audit, findings: [id], from: "mail", digest, text: "" },
        signature: null,
      },
      "Dispositions of 1 finding(s) were taken from a file, unsigned, as it came from mail.",
    ],
    [
      {
        ...{ audit, findings: [id], from: "mail", digest, text: "" },
        signature: signed,
      },
      "Dispositions of 1 finding(s) were taken from a file, signed by ben.",
    ],
  ],
  "request.charter-trusted": [
    [
      { ...trusted, how: "chosen" },
      "Charter version 3 of harbour was chosen from outside, and is trusted from now on.",
    ],
    [
      { ...trusted, how: "followed" },
      "Charter version 3 of harbour follows with its signatures from one that is trusted.",
    ],
    [
      { ...trusted, how: "signed" },
      "Charter version 3 of harbour was signed, and is trusted from now on.",
    ],
  ],
  "request.received": [
    [
      {
        ...{ request: digest, act: "consent", audit, text: "", opened: [] },
        ...{ signatures: [], parcel: null, files: [] },
      },
      "A request of harbour was opened and kept: consent, 0 file(s).",
    ],
  ],
  "request.answered": [
    [
      { ...request, answer: "agreed" },
      "ben agreed to a request that was received.",
    ],
    [
      { ...request, answer: "declined" },
      "ben declined a request that was received.",
    ],
    [
      { ...request, answer: "changes" },
      "ben asked for changes to a request that was received.",
    ],
  ],
  "request.removed": [
    [
      { request: digest, reason: "Done" },
      "The files of a request that was received were removed: Done.",
    ],
  ],
};
