// SPDX-License-Identifier: Apache-2.0
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseStatement } from "../../shared/formats/statementText.ts";
import {
  bringCharterIntoForce,
  chairs,
  createAudit,
  importFiles,
  type Keys,
  makeClone,
  newJob,
  openDesk,
  owners,
} from "../support/mainJob.ts";
import {
  naiveCharter,
  naivelyMet,
  naiveSigners,
} from "../support/naiveCount.ts";
import {
  approveBy,
  askFor,
  type Requested,
} from "../support/requestedRelease.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askBoth } from "../support/verifiers.ts";

/*
 * Five people, who sign with `ssh-keygen` and keys of all its types: whichever of them sign, the engine and
 * both verifiers let out what the naive count lets out, and nothing else.
 */

const people = [...owners, ...chairs] as const;
type Signer = keyof Keys;
const keyTypes: Readonly<Record<Signer, string>> = {
  ada: "rsa:3072",
  ben: "ed25519",
  cleo: "ecdsa:256",
  dora: "ecdsa:384",
  edo: "ecdsa:521",
};
const subsets = Array.from({ length: 2 ** people.length }, (_, bits) =>
  people.filter((_, index) => (bits >> index) % 2 === 1),
);
type Decided = readonly [readonly Signer[], string];
const secondsInAll = 300;

/** What people see who count on their fingers. */
function naively(
  { charterPath, text, keys }: Requested,
  signing: readonly Signer[],
): string {
  const approval = requireOk(parseStatement(text));
  if (approval.act !== "approval") throw new Error("not an approval");
  const question = {
    charter: naiveCharter(readFileSync(charterPath, "utf8")),
    act: "approval",
    issued: approval.issued,
    requester: approval.requester,
    keys: signing.map((person) => keyLine(keys[person])),
  };
  const asked = naiveSigners(question).has(question.requester);
  return asked && naivelyMet(question) ? "VERIFIED" : "NOT VERIFIED";
}

function keyLine(keyPath: string): string {
  const [type = "", base64 = ""] = readFileSync(`${keyPath}.pub`, "utf8").split(
    " ",
  );
  return `${type} ${base64}`;
}

async function bothSay(dir: string, charterPath: string): Promise<string> {
  const trusted = readFileSync(charterPath);
  return (await askBoth({ dir, trusted })).verdict;
}

/** Exports what these people signed; `NOT VERIFIED` where the engine refuses, else what strangers say of it. */
async function exported(
  requested: Requested,
  name: string,
  place: string,
): Promise<string> {
  const { desk, release, charterPath } = requested;
  const bundleDir = join(desk.folder, name);
  const done = await desk.try("release.export", {
    job: newJob(),
    release,
    destination: desk.grant(bundleDir),
  });
  if (done.ok) return bothSay(join(bundleDir, "tree", place), charterPath);
  expect(done.error.code).toBe("release-unmet");
  return "NOT VERIFIED";
}

describe.skipIf(!haveTools("ssh-keygen", "git", "sh", "sha256sum"))(
  "all 32 subsets of five signers",
  () => {
    it(
      "are decided alike by the naive count, the engine, verify.sh and the app",
      async () => {
        const desk = await openDesk(tempFolder());
        const keys = await createAudit(desk, keyTypes);
        const charterPath = await bringCharterIntoForce(desk, keys);
        const imported = await importFiles(desk, { "report.txt": "invented" });
        const cloneDir = makeClone(desk.folder);
        const about = { desk, keys, charterPath, cloneDir };
        const said: Decided[] = [];
        const wanted: Decided[] = [];
        for (const [index, signing] of subsets.entries()) {
          const place = `audits/approval-${String(index)}`;
          const asked = await askFor(desk, { imported, cloneDir, place });
          const requested = { ...about, ...asked };
          await approveBy(requested, ...signing);
          wanted.push([signing, naively(requested, signing)]);
          const name = `bundle-${String(index)}`;
          said.push([signing, await exported(requested, name, place)]);
        }
        expect(said).toEqual(wanted);
        expect(new Set(wanted.map(([, verdict]) => verdict)).size).toBe(2);

        // The last was signed by all: of its signatures, strangers are given each subset.
        const last = `audits/approval-${String(subsets.length - 1)}`;
        const tree = join(desk.folder, `bundle-${String(subsets.length - 1)}`);
        for (const [index, signing] of subsets.entries()) {
          const given = join(desk.folder, `given-${String(index)}`);
          cpSync(join(tree, "tree"), given, { recursive: true });
          for (const person of people)
            if (!signing.includes(person))
              rmSync(join(given, last, "signatures", `${person}.sig`));
          const verdict = await bothSay(join(given, last), charterPath);
          expect([signing, verdict]).toEqual(wanted[index]);
        }
        await desk.engine.close();
      },
      secondsInAll * 1000,
    );
  },
);
