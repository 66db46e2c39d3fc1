// SPDX-License-Identifier: Apache-2.0
import {
  appendFileSync,
  createReadStream,
  mkdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import type { Approval } from "../../shared/formats/acts.ts";
import {
  assemble,
  digestOf,
  sampleParts,
  text,
  writeRelease,
} from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { askApp, askScript, type Asked } from "../support/verifiers.ts";

/**
 * Releases of many files, and of much in one. By hand, to the sizes that a forge still takes:
 * COUNTERSEAL_LARGE_FILES=100000 COUNTERSEAL_LARGE_BYTES=4294967297 npm test -- interop largeReleases
 */
const files = Number(process.env["COUNTERSEAL_LARGE_FILES"] ?? 2_000);
const bytes = Number(process.env["COUNTERSEAL_LARGE_BYTES"] ?? 67_108_865);
const patient = { timeout: 7_200_000 };

const pathOf = (at: number): string =>
  `findings/${String(at % 100)}/finding ${String(at)}.md`;

/** What makes a statement this long: files that the release removes, and what does not divide, in its purpose. */
function filling(size: number): Partial<Approval> {
  const lineBytes = 900;
  const short = sampleParts({ approval: { purpose: "x" } }).statement;
  const left = size - text(short).length;
  const rest = `${"x".repeat(249)}/`.repeat(4);
  const removes = Array.from(
    { length: Math.floor(left / lineBytes) },
    (_, at) =>
      `${String(at).padStart(6, "0")}/${rest}`.slice(
        0,
        lineBytes - "Removes: \n".length,
      ),
  );
  return { purpose: "x".repeat(1 + (left % lineBytes)), removes };
}

async function bothSay(asked: Asked) {
  const app = await askApp(asked);
  const { verdict, problems, code } = askScript(asked);
  expect({ verdict, problems }).toEqual(app);
  expect(code).toBe(verdict === "VERIFIED" ? 0 : 1);
  return app;
}

describe.skipIf(!haveTools("sh", "ssh-keygen", "sha256sum"))(
  "a large release",
  () => {
    it(
      `of ${String(files)} files is verified, and each wrong one is named`,
      patient,
      async () => {
        const contents = new Map(
          Array.from({ length: files }, (_, at) => [
            pathOf(at),
            text(`what finding ${String(at)} says\n`),
          ]),
        );
        const release = assemble(sampleParts({ files: contents }));
        const root = join(tempFolder(), "tree");
        const dir = writeRelease(release, root);
        const asked = { dir, trusted: release.trusted };
        expect(await bothSay(asked)).toEqual({
          verdict: "VERIFIED",
          problems: [],
        });
        rmSync(join(root, pathOf(0)));
        appendFileSync(join(root, pathOf(files - 1)), "!");
        writeFileSync(join(dir, "more.txt"), "not signed\n");
        const { verdict, problems } = await bothSay(asked);
        expect(verdict).toBe("NOT VERIFIED");
        expect(problems).toHaveLength(3);
      },
    );

    it(
      `that is only large by ${String(files)} files beside it names each`,
      patient,
      async () => {
        const release = assemble(sampleParts());
        const root = join(tempFolder(), "tree");
        const dir = writeRelease(release, root);
        const extra = Array.from(
          { length: files },
          (_, at) => `more-${String(at)}`,
        );
        for (const path of extra) writeFileSync(join(root, path), "");
        expect(await bothSay({ dir, trusted: release.trusted })).toEqual({
          verdict: "NOT VERIFIED",
          problems: extra.map((path) => `file-extra ${path}`).sort(),
        });
      },
    );

    it(
      `of ${String(bytes)} bytes in one file is verified to the last`,
      patient,
      async () => {
        const root = join(tempFolder(), "tree");
        const path = join(root, pathOf(0));
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, "");
        // A hole in the file: it reads as so many zeros, and takes no room.
        truncateSync(path, bytes);
        const hash = createHash("sha256");
        await pipeline(createReadStream(path), hash);
        const parts = sampleParts({ files: new Map([[pathOf(0), text("")]]) });
        const statement = parts.statement.replace(
          digestOf(""),
          hash.digest("hex"),
        );
        const release = assemble({ ...parts, statement, files: new Map() });
        const asked = {
          dir: writeRelease(release, root),
          trusted: release.trusted,
        };
        expect((await bothSay(asked)).verdict).toBe("VERIFIED");
        truncateSync(path, bytes - 1);
        const { verdict, problems } = await bothSay(asked);
        expect(verdict).toBe("NOT VERIFIED");
        expect(problems).toHaveLength(1);
      },
    );

    it("by a statement of a byte over 32 MiB is refused by both, right and signed as it is", async () => {
      const size = 32 * 1024 * 1024 + 1;
      const parts = sampleParts({ approval: filling(size) });
      expect(text(parts.statement)).toHaveLength(size);
      const release = assemble(parts);
      const dir = writeRelease(release, join(tempFolder(), "tree"));
      expect(await bothSay({ dir, trusted: release.trusted })).toEqual({
        verdict: "NOT VERIFIED",
        problems: ["statement-refused statement.txt"],
      });
    });
  },
);
