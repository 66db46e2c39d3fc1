// SPDX-License-Identifier: Apache-2.0
// A git that fails, lies or is slow at any one of its calls: nothing counts as right because git could not say otherwise.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  type BrokenGit,
  gitFaults,
  type GitFault,
  makeBrokenGit,
} from "../support/brokenGit.ts";
import {
  exportTo,
  prepareExport,
  type Prepared,
  publish,
} from "../support/export.ts";
import { place } from "../support/releases.ts";
import { tempFolder } from "../support/tempFolder.ts";
import { haveTools } from "../support/tools.ts";
import { requireOk } from "../support/unwrap.ts";
import { askApp, type Asked } from "../support/verifiers.ts";

const faults = Object.keys(gitFaults) as (keyof typeof gitFaults)[];
const mostCalls = 60;

/** A base with rules of its own, which git is asked for as well. */
function prepare(): Prepared {
  const changes = { approval: { removes: ["draft.md"] } };
  return prepareExport(tempFolder(), changes, (clone) => {
    clone.write(".gitignore", "*.tmp\n");
    clone.write(".gitattributes", "*.bin -text\n");
    clone.commit("Rules");
  });
}

function withGit(git: BrokenGit): void {
  vi.stubEnv("PATH", `${git.binDir}${delimiter}${process.env["PATH"]}`);
}

/** A commit that brings the release, as somebody merged it; a file of it is another where asked. */
async function merged(wrong: boolean): Promise<Asked> {
  const prepared = prepare();
  const { folder, clone, parts } = prepared;
  requireOk(await exportTo(prepared, "release"));
  cpSync(join(folder, "release/tree"), clone.dir, { recursive: true });
  rmSync(join(clone.dir, "draft.md"));
  if (wrong) clone.write("tools/run.sh", "never approved");
  publish(prepared);
  const trusted = new TextEncoder().encode(parts.charters[0]?.text);
  return { dir: join(clone.dir, place), trusted, commit: "HEAD" };
}

/** The verdict, or the word that there is none. */
function verdictOf(asked: Asked): Promise<string> {
  return askApp(asked).then(
    ({ verdict }) => verdict,
    () => "none",
  );
}

/** Does it with each call of git spoiled in turn, until there is none left to spoil; gives how many were. */
async function spoilEach(
  git: BrokenGit,
  fault: GitFault,
  act: (about: string) => Promise<void>,
): Promise<number> {
  let spoiled = 0;
  for (let call = 1; call <= mostCalls; call += 1) {
    git.breakAt(call, fault);
    await act(`${fault} at call ${String(call)}`);
    if (git.spoiled() !== "") spoiled += 1;
    if (git.calls() < call) return spoiled;
  }
  throw new Error(`more than ${String(mostCalls)} calls`);
}

describe.skipIf(!haveTools("git", "ssh-keygen", "dd"))("with a git", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each(faults)(
    "that %s, no commit is verified that was not looked at",
    async (fault) => {
      const asked = await merged(false);
      const git = makeBrokenGit();
      withGit(git);
      const spoiled = await spoilEach(git, fault, async (about) => {
        const verdict = await verdictOf(asked);
        const wanted =
          git.spoiled() === "" ? ["VERIFIED"] : ["NOT VERIFIED", "none"];
        expect({ about, of: git.spoiled(), verdict }).toEqual({
          ...{ about, of: git.spoiled() },
          verdict: expect.toBeOneOf(wanted) as unknown,
        });
      });
      expect(spoiled).toBeGreaterThan(5);
    },
  );

  it("that drips, verdicts are the same", async () => {
    const asked = { right: await merged(false), wrong: await merged(true) };
    const git = makeBrokenGit();
    withGit(git);
    git.breakAt(0, "drips");
    expect(await verdictOf(asked.right)).toBe("VERIFIED");
    expect(await verdictOf(asked.wrong)).toBe("NOT VERIFIED");
  });

  it.each(faults)(
    "that %s, a release is exported whole or not at all",
    async (fault) => {
      const prepared = prepare();
      const exported = join(prepared.folder, "exported");
      mkdirSync(exported);
      const git = makeBrokenGit();
      withGit(git);
      const spoiled = await spoilEach(git, fault, async (about) => {
        const made = await exportTo(prepared, "exported/release").catch(
          () => null,
        );
        const isMade = made?.ok ?? false;
        const of = git.spoiled();
        expect({ about, of, isMade }).toEqual({ about, of, isMade: of === "" });
        expect({ about, left: readdirSync(exported) }).toEqual({
          about,
          left: isMade ? ["release"] : [],
        });
        rmSync(join(exported, "release"), { recursive: true, force: true });
      });
      expect(spoiled).toBeGreaterThan(3);
      expect(existsSync(prepared.clone.dir)).toBe(true);
    },
  );
});
