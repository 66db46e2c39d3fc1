// SPDX-License-Identifier: Apache-2.0
// The process that reads a zip ends, lies or leaves out, at any one of its messages: nothing is verified by it.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StartHelper } from "../../electron/engine/helpers/helperProcess.ts";
import { verifyRelease } from "../../electron/engine/release/verifyRelease.ts";
import { createStorage } from "../../electron/storage/storage.ts";
import { FromUnwrapper } from "../../shared/domain/unwrapperMessages.ts";
import { Instant } from "../../shared/ids.ts";
import { exportTo, prepareExport, type Prepared } from "../support/export.ts";
import { text } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools, unending } from "../support/tools.ts";
import { unzipperHere } from "../support/unzipperHere.ts";
import { requireOk } from "../support/unwrap.ts";
import { zipFolder } from "../support/zippedFolder.ts";

/** Beside the tree, and the unsigned texts in it. */
const mayBeAbsent = (path: string): boolean =>
  /^(?:NEXT-STEPS\.md|release\.bundle)$|\/(?:VERIFY\.md|verify\.sh)$/.test(
    path,
  );

/** Its objects are judged by the ids that git made of them. */
const isBundle = (said: FromUnwrapper): boolean =>
  said.kind === "member" && said.member.path === "release.bundle";

/** What it says in place of the truth; null where there is nothing else to say of it, `end` to say no more at all. */
const lies = {
  ends: () => "end",
  "leaves out a member": (said) =>
    said.kind === "member" && !mayBeAbsent(said.member.path) ? "nothing" : null,
  "gives other bytes": (said) =>
    said.kind === "piece" && said.bytes.length > 0
      ? { ...said, bytes: said.bytes.map((byte) => byte ^ 1) }
      : null,
  "leaves out a piece": (said) => (said.kind === "piece" ? "nothing" : null),
  "calls another digest right": (said) =>
    said.kind === "member" && said.member.sha256 !== null && !isBundle(said)
      ? { ...said, member: { ...said.member, sha256: "0".repeat(64) } }
      : null,
  "speaks another language": () => ({ kind: "verified" }),
} satisfies Record<
  string,
  (said: FromUnwrapper) => object | "end" | "nothing" | null
>;

interface Liar {
  readonly start: StartHelper;
  readonly hasLied: () => boolean;
  /** Whether there was a message of that number. */
  readonly wasReached: () => boolean;
}

/** Tells the truth but for one message, counted over all that are started. */
function liarAt(nth: number, lie: (typeof lies)[keyof typeof lies]): Liar {
  let told = 0;
  let hasLied = false;
  const start = (which: "unwrapper") => {
    const helper = unzipperHere(which);
    let isOver = false;
    let end: (why: "crashed") => void = () => undefined;
    return {
      ...helper,
      onEnd: (listener: typeof end) => (end = listener),
      onMessage: (listener: (message: unknown) => void) => {
        helper.onMessage((message) => {
          if (isOver) return;
          const said = FromUnwrapper.parse(message);
          const isTurn = told === nth;
          told += 1;
          const instead = isTurn ? lie(said) : null;
          if (instead !== null) hasLied = true;
          if (instead === "end") {
            isOver = true;
            end("crashed");
          } else if (instead !== "nothing") listener(instead ?? said);
        });
      },
    };
  };
  return {
    start: start as unknown as StartHelper,
    hasLied: () => hasLied,
    wasReached: () => told > nth,
  };
}

function verify({ parts }: Prepared, path: string, startHelper: StartHelper) {
  const [charter] = parts.charters;
  return verifyRelease({
    ...{ storage: createStorage(), path, commit: null, startHelper },
    ...{ signal: unending, trustedCharter: text(charter?.text ?? "") },
    now: Instant.parse("2026-12-01T00:00:00Z"),
  });
}

describe.skipIf(!haveTools("git"))("a reader of zips", () => {
  it.each(
    Object.entries(lies).flatMap(([what, lie]) =>
      (what === "ends" ? ["export", "export/tree"] : ["export"]).map(
        (name) => ({ what, lie, name }),
      ),
    ),
  )("that $what verifies no zip of an $name", async ({ lie, name }) => {
    const prepared = prepareExport(tempFolder());
    requireOk(await exportTo(prepared, "export"));
    const zip = join(prepared.folder, "made.zip");
    zipFolder(join(prepared.folder, name), zip);
    let lied = 0;
    for (let nth = 0, isReached = true; isReached; nth += 1) {
      const liar = liarAt(nth, lie);
      const answer = await verify(prepared, zip, liar.start);
      const verdict = answer.ok ? answer.value.verdict : answer.error.code;
      expect({ nth, isRight: verdict === "VERIFIED" }).toEqual({
        nth,
        isRight: !liar.hasLied(),
      });
      if (liar.hasLied()) lied += 1;
      isReached = liar.wasReached();
    }
    expect(lied).toBeGreaterThan(1);
  });
});
