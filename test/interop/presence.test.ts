// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import type { ConditionName } from "../../shared/formats/charter.ts";
import { hardwareKeyOf, withFlags } from "../support/presence.ts";
import {
  approvalOf,
  assemble,
  charterOf,
  digestOf,
  type Person,
  type ReleaseParts,
  sampleFiles,
  sign,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askApp, askScript } from "../support/verifiers.ts";

/**
 * Charters that demand a touch, or that the key verified its holder: both verifiers, under every shell, count
 * alike what hardware keys signed.
 */

const people = ["ada", "ben", "cleo", "dora", "edo"] as const;
type Flags = Partial<Record<Person, number>>;

function signers(flags: Flags) {
  return Object.entries(flags).map(
    ([person, given]) =>
      [person, withFlags(hardwareKeyOf(person), given)] as const,
  );
}

const allTouched: Flags = { ada: 5, ben: 5, cleo: 5, dora: 5, edo: 5 };

interface Wanted {
  readonly conditions: readonly ConditionName[];
  readonly approval: Flags;
  readonly charter?: Flags;
  /** Of a second charter, signed by all. */
  readonly later?: readonly ConditionName[];
  readonly laterSigned?: Flags;
}

function partsOf(wanted: Wanted): ReleaseParts {
  const sign5 = people.map((person) => sign(person, hardwareKeyOf(person)));
  const first = formatCharter(
    charterOf({ conditions: wanted.conditions, sign: sign5 }),
  );
  const second = formatCharter(
    charterOf({
      conditions: wanted.later ?? [],
      sign: sign5,
      version: 2,
      replaces: digestOf(first),
    }),
  );
  const files = sampleFiles();
  return {
    charters: [
      { text: first, signers: signers(wanted.charter ?? allTouched) },
      ...(wanted.later === undefined
        ? []
        : [
            {
              text: second,
              signers: signers(wanted.laterSigned ?? allTouched),
            },
          ]),
    ],
    statement: formatStatement(approvalOf(first, files)),
    signers: signers(wanted.approval),
    files,
  };
}

const right: readonly (readonly [string, Wanted])[] = [
  ["touched", { conditions: ["touch"], approval: { ada: 1, ben: 1, cleo: 5 } }],
  [
    "verified",
    { conditions: ["verified"], approval: { ada: 4, ben: 5, cleo: 0x85 } },
  ],
  [
    "both",
    {
      conditions: ["touch", "verified"],
      approval: { ada: 5, ben: 5, cleo: 5 },
    },
  ],
  [
    "nothing demanded",
    { conditions: [], approval: { ada: 0, ben: 0, cleo: 0 } },
  ],
  [
    "one more, untouched",
    { conditions: ["touch"], approval: { ada: 1, ben: 1, cleo: 1, dora: 0 } },
  ],
  [
    "demanded later, and met",
    {
      conditions: [],
      later: ["touch"],
      laterSigned: { ada: 0, ben: 0, cleo: 0 },
      approval: { ada: 1, ben: 1, cleo: 1 },
    },
  ],
];

const wrong: readonly (readonly [string, Wanted, readonly string[]])[] = [
  [
    "a chair untouched",
    { conditions: ["touch"], approval: { ada: 1, ben: 1, cleo: 4 } },
    ["chairs-missing 1 more", "condition-unmet touch"],
  ],
  [
    "the requester unverified",
    { conditions: ["verified"], approval: { ada: 1, ben: 5, cleo: 5 } },
    [
      "condition-unmet verified",
      "owners-missing 1 more",
      "requester-missing ada",
    ],
  ],
  [
    "neither",
    {
      conditions: ["touch", "verified"],
      approval: { ada: 5, ben: 5, cleo: 0 },
    },
    [
      "chairs-missing 1 more",
      "condition-unmet touch",
      "condition-unmet verified",
    ],
  ],
  [
    "the charter itself untouched",
    {
      conditions: ["touch"],
      charter: { ...allTouched, dora: 0 },
      approval: { ada: 1, ben: 1, cleo: 1 },
    },
    ["charter-signature-missing charters/1/dora.sig"],
  ],
  [
    "a demand dropped by untouched signatures",
    {
      conditions: ["touch"],
      later: [],
      laterSigned: { ada: 0, ben: 1, cleo: 1 },
      approval: { ada: 1, ben: 1, cleo: 1 },
    },
    ["charter-signature-missing charters/2.txt"],
  ],
  [
    "demanded later, and not met",
    {
      conditions: [],
      later: ["touch"],
      approval: { ada: 1, ben: 1, cleo: 0 },
    },
    ["charter-changed charters/2.txt"],
  ],
];

const shells = [["dash"], ["bash"], ["busybox", "sh"]].filter(([name = ""]) =>
  haveTools(name),
);

afterAll(() => {
  console.log(
    `presence: ${String(right.length + wrong.length)} releases, each by the app and ${shells.map((shell) => shell.join(" ")).join(", ")}`,
  );
});

async function ask(wanted: Wanted) {
  const release = assemble(partsOf(wanted));
  const dir = writeRelease(release, join(tempFolder(), "tree"));
  const asked = { dir, trusted: release.trusted };
  return {
    app: await askApp(asked),
    scripts: shells.map((shell) => askScript(asked, shell)),
  };
}

describe.skipIf(!haveTools("ssh-keygen", "sha256sum"))(
  "what a charter demands of hardware keys",
  () => {
    it.each(right)("is met: %s", async (_what, wanted) => {
      const { app, scripts } = await ask(wanted);
      expect(app).toEqual({ verdict: "VERIFIED", problems: [] });
      for (const said of scripts)
        expect(said).toMatchObject({ verdict: "VERIFIED", code: 0 });
    });

    it.each(wrong)("is not met: %s", async (_what, wanted, problems) => {
      const { app, scripts } = await ask(wanted);
      expect(app).toEqual({ verdict: "NOT VERIFIED", problems });
      for (const said of scripts)
        expect(said).toMatchObject({ verdict: "NOT VERIFIED", problems });
    });
  },
);
