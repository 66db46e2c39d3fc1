// SPDX-License-Identifier: Apache-2.0
import type { Charter } from "../../shared/formats/charter.ts";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { Instant, PersonId } from "../../shared/ids.ts";
import {
  approvalOf,
  charterOf,
  digestOf,
  keyOf,
  type Person,
  quorums,
  type ReleaseParts,
  role,
  sampleFiles,
  sampleParts,
  sign,
  text,
} from "./releases.ts";

import { hardwareKeyOf, withFlags } from "./presence.ts";

/** Right releases of several shapes; every one must verify. */

const everyone = ["ada", "ben", "cleo", "dora", "edo"] as const;

function signedBy(people: readonly Person[], which: 0 | 1 = 0) {
  return people.map((person) => [person, keyOf(person, which)] as const);
}

/** Conditions met, small quorum with alternatives, and a judged text. */
function demanding(): ReleaseParts {
  return sampleParts({
    charter: {
      conditions: ["attestations", "embargo", "findings", "inspection"],
      quorums: [
        ...quorums,
        { act: "approval", seats: { owner: 1, chair: 1, vendor: 1 } },
      ],
    },
    approval: {
      notBefore: Instant.parse("2026-12-01T16:00:00Z"),
      judged: ["findings.txt", "inspection.txt"].map((name) => ({
        name,
        sha256: digestOf(name),
      })),
      removes: ["sig-security-external-audit/old.md", "draft.md"],
    },
  });
}

/** Hardware keys alone, as the charter demands; some have verified their holder besides. */
function touched(): ReleaseParts {
  const charter = charterOf({
    conditions: ["touch"],
    sign: everyone.map((person) => sign(person, hardwareKeyOf(person))),
  });
  const parts = sampleParts({ charter });
  const by = (people: readonly Person[]) =>
    people.map(
      (person, index) =>
        [
          person,
          withFlags(hardwareKeyOf(person), index % 2 === 0 ? 1 : 5),
        ] as const,
    );
  return {
    ...parts,
    charters: parts.charters.map((made) => ({
      ...made,
      signers: by(everyone),
    })),
    signers: by(["ada", "ben", "cleo"]),
  };
}

const first = charterOf();

/** cleo signs with another key and finn becomes a chair; signed by the old quorum and both new keys. */
function successor(changes: Partial<Charter> = {}): Charter {
  return charterOf({
    version: 2,
    replaces: digestOf(formatCharter(first)),
    issued: Instant.parse("2026-06-01T09:00:00Z"),
    roles: [...first.roles, role("finn", "chair")],
    sign: [
      ...first.sign,
      sign("cleo", keyOf("cleo", 1)),
      sign("finn", keyOf("finn")),
    ],
    ...changes,
  });
}

function chain(
  statementCharter: 1 | 2,
  signers: readonly Person[],
  changes: Partial<Charter> = {},
): ReleaseParts {
  const texts = [formatCharter(first), formatCharter(successor(changes))];
  const files = sampleFiles();
  return {
    charters: [
      { text: texts[0] ?? "", signers: signedBy(everyone) },
      {
        text: texts[1] ?? "",
        signers: [
          ...signedBy(["ben", "cleo", "edo", "finn"]),
          ["cleo.2", keyOf("cleo", 1)],
        ],
      },
    ],
    statement: formatStatement(
      approvalOf(texts[statementCharter - 1] ?? "", files),
    ),
    signers: signedBy(signers),
    files,
  };
}

/** One person who holds every role fills one seat alone. */
function crowded(): ReleaseParts {
  const parts = sampleParts({
    charter: {
      roles: [...first.roles, role("ada", "chair"), role("edo", "chair")],
    },
    approval: { requester: PersonId.parse("edo") },
  });
  return { ...parts, signers: signedBy(["ada", "cleo", "edo"]) };
}

function manyFiles(): ReleaseParts {
  const files = new Map(
    Array.from({ length: 60 }, (_, index) => [
      `deep/er/${String(index % 7)}/a b'c"`.replace('"', "") + `/${index}.txt`,
      text(`file ${index}\n`),
    ]),
  );
  return sampleParts({ files });
}

/** By name; each is made anew, so that no test changes what another sees. */
export const rightReleases: Readonly<Record<string, () => ReleaseParts>> = {
  simple: () => sampleParts(),
  demanding,
  touched,
  "second charter": () => chain(2, ["ada", "ben", "finn"]),
  "first charter still enough": () => chain(1, ["ada", "ben", "cleo"]),
  "trusting the second": () => ({
    ...chain(2, ["ada", "ben", "finn"]),
    trusted: 2,
  }),
  crowded,
  "many files": manyFiles,
};
