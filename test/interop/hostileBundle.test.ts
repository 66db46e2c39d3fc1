// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  makeObject,
  type MadeObject,
  type ObjectType,
  parseTree,
  type TreeEntry,
} from "../../electron/engine/release/git/object.ts";
import { readPack, writePack } from "../../electron/engine/release/git/pack.ts";
import { collect, inPieces } from "../support/byteStreams.ts";
import { exportTo, prepareExport, type Prepared } from "../support/export.ts";
import { place, sampleFiles } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askApp } from "../support/verifiers.ts";

/** Bundles that are whole by every digest in them, around a commit that nobody approved. */

const [report = ""] = sampleFiles().keys();
const [, reportFolder = "", reportName = ""] =
  /^(.*)\/([^/]*)$/.exec(report) ?? [];

async function objectsOf(pack: Uint8Array): Promise<MadeObject[]> {
  const objects: MadeObject[] = [];
  const whole = await readPack(inPieces(pack, 4096), (type: ObjectType) => {
    const pieces: Uint8Array[] = [];
    return {
      take: (content) => pieces.push(Uint8Array.from(content)),
      end: () => objects.push(makeObject(type, Buffer.concat(pieces))),
    };
  });
  if (!whole) throw new Error("no pack of ours");
  return objects;
}

/** A tree object with its entries as they are given, whatever git would say. */
function rawTree(entries: readonly TreeEntry[]): MadeObject {
  return makeObject(
    "tree",
    Buffer.concat(
      entries.flatMap(({ mode, name, id }) => [
        Buffer.from(`${mode} ${name}\0`),
        Buffer.from(id, "hex"),
      ]),
    ),
  );
}

describe.skipIf(!haveTools("git"))("release.bundle", () => {
  /** An export whose bundle has one folder changed, and further objects. */
  async function forged(
    folder: string,
    change: (entries: readonly TreeEntry[]) => readonly TreeEntry[],
    more: readonly MadeObject[] = [],
  ): Promise<Prepared> {
    const prepared = prepareExport(tempFolder());
    requireOk(await exportTo(prepared, "release"));
    // It names the commit, which is about to change.
    rmSync(join(prepared.folder, "release/NEXT-STEPS.md"));
    const path = join(prepared.folder, "release/release.bundle");
    const bytes = readFileSync(path);
    const end = bytes.indexOf("\n\n") + 2;
    const objects = new Map(
      (await objectsOf(bytes.subarray(end))).map((made) => [made.id, made]),
    );
    const rebuild = (id: string, parts: readonly string[]): string => {
      const old = [...objects.values()].find((object) => object.id === id);
      const entries = parseTree(old?.content ?? new Uint8Array()) ?? [];
      const [part, ...others] = parts;
      const made = rawTree(
        part === undefined
          ? change(entries)
          : entries.map((entry) =>
              entry.name === part
                ? { ...entry, id: rebuild(entry.id, others) }
                : entry,
            ),
      );
      if (old !== undefined) objects.delete(old.id);
      objects.set(made.id, made);
      return made.id;
    };
    const commit = [...objects.values()].find(({ type }) => type === "commit");
    const text = Buffer.from(commit?.content ?? []).toString();
    const root = /^tree (\w+)/.exec(text)?.[1] ?? "";
    const tree = rebuild(root, folder === "" ? [] : folder.split("/"));
    const other = makeObject("commit", Buffer.from(text.replace(root, tree)));
    if (commit !== undefined) objects.delete(commit.id);
    const pack = [other, ...objects.values(), ...more].map(
      ({ type, content }) => ({
        type,
        size: content.length,
        content: [content],
      }),
    );
    const header = bytes
      .subarray(0, end)
      .toString()
      .replace(commit?.id ?? "", other.id);
    const packed = await collect(writePack(pack));
    writeFileSync(path, Buffer.concat([Buffer.from(header), packed]));
    return prepared;
  }
  function ask({ folder, parts }: Prepared) {
    const trusted = Buffer.from(parts.charters[0]?.text ?? "");
    return askApp({ dir: join(folder, "release"), trusted });
  }

  it("is right when forged without a change", async () => {
    const prepared = await forged(reportFolder, (entries) => entries);
    expect(await ask(prepared)).toMatchObject({ verdict: "VERIFIED" });
  });

  it("is refused with a file that stands twice", async () => {
    const prepared = await forged(reportFolder, (entries) =>
      entries.flatMap((entry) =>
        entry.name === reportName
          ? [entry, { ...entry, id: "ab".repeat(20) }]
          : [entry],
      ),
    );
    expect(await ask(prepared)).toMatchObject({ verdict: "NOT VERIFIED" });
  });

  it("is refused with more in the release folder, the first named", async () => {
    const extra = ["zz", "zzz"].map((name) => ({
      mode: "160000",
      name,
      id: "ab".repeat(20),
    }));
    const prepared = await forged(place, (entries) => [...entries, ...extra]);
    expect(await ask(prepared)).toStrictEqual({
      verdict: "NOT VERIFIED",
      problems: [`commit-mismatch ${place}/zz`],
    });
  });

  it("is refused soon when its folders unfold without end", async () => {
    const blob = makeObject("blob", Buffer.from("x"));
    const more: MadeObject[] = [blob];
    let entry = { mode: "100644", id: blob.id };
    for (let level = 0; level < 9; level += 1) {
      const made = rawTree(
        Array.from({ length: 50 }, (_, index) => ({
          ...entry,
          name: `d${String(index).padStart(2, "0")}`,
        })),
      );
      more.push(made);
      entry = { mode: "40000", id: made.id };
    }
    const prepared = await forged(
      place,
      (entries) => [...entries, { ...entry, name: "zz" }],
      more,
    );
    expect(await ask(prepared)).toStrictEqual({
      verdict: "NOT VERIFIED",
      problems: [`commit-mismatch ${place}/zz`],
    });
  });

  it("is refused with far more objects than it can need", async () => {
    const more = Array.from({ length: 5000 }, (_, index) =>
      makeObject("blob", Buffer.from(String(index))),
    );
    const prepared = await forged("", (entries) => entries, more);
    expect(await ask(prepared)).toStrictEqual({
      verdict: "NOT VERIFIED",
      problems: ["commit-mismatch release.bundle"],
    });
  });
});
