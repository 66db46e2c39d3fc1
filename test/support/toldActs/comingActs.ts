// SPDX-License-Identifier: Apache-2.0
import {
  audit,
  digest,
  id,
  key,
  signed,
  time,
  type ToldActs,
  type TypesOf,
} from "./toldActs.ts";

const returned = { intake: id, digest, signature: "", fingerprint: "SHA256:x" };
const promise = { audit, promise: "report", title: "a report" };
const described = { version: id, derivedFrom: null, supersedes: null };

export const comingActs: ToldActs<
  TypesOf<"intake" | "vendor-key" | "promise" | "version">
> = {
  "intake.begun": [
    [
      {
        ...{ audit, intake: id, from: "Quillhart Labs", channel: "hand" },
        ...{ handed: time, packages: [], files: 7, signatures: [] },
        ...{ refused: [], refusedCount: 2, leftOut: [], leftOutCount: 0 },
        raised: [],
      },
      "What Quillhart Labs handed over by hand is being taken in: 7 file(s), 2 refused.",
    ],
  ],
  "intake.accepted": [
    [
      {
        ...{ intake: id, by: "Ada", reason: "They know", flawCount: 4 },
        flaws: [{ kind: "missing", name: "a.txt" }],
      },
      "Ada takes in what is not whole (4 fault(s)): They know.",
    ],
  ],
  "intake.ended": [
    [
      { intake: id, taken: 5 },
      "An intake ended; 5 file(s) of it are in the vault.",
    ],
  ],
  "intake.receipt-signed": [
    [
      { intake: id, digest, text: "", ...signed },
      "ben signed a receipt for the vendor over what an intake took in.",
    ],
  ],
  "intake.receipt-sent": [
    [
      { intake: id, digest, to: ["vee", "wes"], parcel: digest },
      "A receipt for the vendor was sealed to vee, wes.",
    ],
  ],
  "intake.countersigned": [
    [
      { ...returned, state: "pinned", holder: "vee" },
      "A receipt came back: countersigned by vee, by the pinned key SHA256:x.",
    ],
    [
      { ...returned, state: "unknown-key", holder: null },
      "A receipt came back: countersigned by an unknown key, SHA256:x.",
    ],
    [
      { ...returned, state: "broken", holder: null },
      "A receipt came back: a broken countersignature, which names the key SHA256:x.",
    ],
  ],
  "vendor-key.pinned": [
    [
      { audit, kind: "minisign", id: "RWQ1", key, holder: "Quillhart Labs" },
      "The minisign key RWQ1 of Quillhart Labs was pinned for harbour.",
    ],
  ],
  "vendor-key.unpinned": [
    [
      { audit, id: "RWQ1", reason: "Stolen" },
      "The key RWQ1 is pinned no more for harbour: Stolen.",
    ],
  ],
  "promise.set": [
    [
      { ...promise, kind: "findings-report", due: null },
      "The RFP of harbour promises a report.",
    ],
    [
      { ...promise, kind: "findings-report", due: "2027-03-01" },
      "The RFP of harbour promises a report, due 2027-03-01.",
    ],
  ],
  "promise.dropped": [
    [
      { audit, promise: "report", reason: "Agreed" },
      "report is expected no more in harbour: Agreed.",
    ],
  ],
  "version.described": [
    [
      { ...described, stage: "draft", round: null },
      "A version was marked as draft.",
    ],
    [
      { ...described, stage: "review", round: 2 },
      "A version was marked as review, round 2.",
    ],
  ],
  "version.commented": [
    [{ version: id, by: "Ada", text: "Page 4" }, "Ada commented on a version."],
  ],
};
