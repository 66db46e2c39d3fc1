// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatCharter } from "../../shared/formats/charterText.ts";
import { formatStatement } from "../../shared/formats/statementText.ts";
import { AuditId } from "../../shared/ids.ts";
import {
  approvalOf,
  assemble,
  charterOf,
  keyOf,
  place,
  type ReleaseParts,
  sampleParts,
  text,
  verifyScriptPath,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askBoth } from "../support/verifiers.ts";

function ask(parts: ReleaseParts, extra: Record<string, string> = {}) {
  const release = assemble(parts);
  const entries = new Map(release.entries);
  for (const [path, content] of Object.entries(extra))
    entries.set(path, { kind: "file", bytes: text(content) });
  const dir = writeRelease({ ...release, entries }, join(tempFolder(), "tree"));
  return askBoth({ dir, trusted: release.trusted });
}

/** A right release but for a change of its first charter, or of its statement, before anybody signed. */
function changed(
  which: "charter" | "statement",
  change: (words: string) => string,
): ReleaseParts {
  const parts = sampleParts();
  if (which === "statement")
    return { ...parts, statement: change(parts.statement) };
  const [first, ...others] = parts.charters;
  if (first === undefined) throw new Error("no charter");
  const charters = [{ ...first, text: change(first.text) }, ...others];
  return { ...parts, charters };
}

const minus = "-";

/** A right release whose owner has another name. */
function named(owner: string): ReleaseParts {
  const parts = sampleParts();
  const rename = (words: string) => words.replaceAll(/\bada\b/g, owner);
  const charter = rename(formatCharter(charterOf()));
  const own = (signers: ReleaseParts["signers"]) =>
    signers.map(([name, key]) => [rename(name), key] as const);
  return {
    ...parts,
    charters: parts.charters.map(({ signers }) => ({
      text: charter,
      signers: own(signers),
    })),
    statement: rename(formatStatement(approvalOf(charter, parts.files))),
    signers: own(parts.signers),
  };
}

describe.skipIf(!haveTools("ssh-keygen"))(
  "what a loose reader would take for something else",
  () => {
    it.each([
      ["statement", /^(Commit-date: .*\n)/m, ": 2026-01-01T00:00:00Z\n"],
      ["charter", /^(Role: .*\n)/m, ": ada owner\n"],
    ] as const)(
      "is a line without a key in the %s",
      async (which, at, line) => {
        const said = await ask(
          changed(which, (words) => words.replace(at, `$1${line}`)),
        );
        expect(said.problems.join("\n")).toContain(`${which}-refused`);
      },
    );

    it("is an audit whose name is the same number", async () => {
      const said = await ask(
        sampleParts({
          charter: { audit: AuditId.parse("1000") },
          approval: { audit: AuditId.parse("1e3") },
        }),
      );
      expect(said.problems).toContain("charter-chain-broken charters/1.txt");
    });

    it("is a person whose name is the same number", async () => {
      const right = named("007");
      expect(await ask(right)).toMatchObject({ verdict: "VERIFIED" });
      const said = await ask({
        ...right,
        signers: [...right.signers, ["7", keyOf("ada")]],
      });
      expect(said.problems).toEqual([
        "signature-unknown-signer signatures/7.sig",
      ]);
    });

    it("is a name that a terminal obeys", async () => {
      const name = "a\u009b1A\u202eb\u200fc\u2066d\u061ce";
      const said = await ask(sampleParts(), { [`${place}/${name}`]: "x" });
      expect(said.problems).toEqual([`file-extra ${place}/a?1A?b?c?d?e`]);
    });

    it("is a part of a path, of a release folder or a temporary one", () => {
      const release = assemble(sampleParts({ approval: { place: minus } }));
      const rootDir = join(tempFolder(), "tree");
      writeRelease(release, rootDir);
      const charter = join(tempFolder(), "charter.txt");
      writeFileSync(charter, release.trusted ?? "");
      for (const name of ["back\\nslash", "with=sign"]) {
        mkdirSync(join(rootDir, "..", name));
        const said = spawnSync("sh", [verifyScriptPath, charter, minus], {
          cwd: rootDir,
          env: { ...process.env, TMPDIR: join("..", name) },
          encoding: "utf8",
        });
        expect(said.stdout.trim().split("\n").at(-1)).toBe("VERIFIED");
      }
    });
  },
);
