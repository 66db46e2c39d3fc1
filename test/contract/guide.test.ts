// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { messages } from "../../renderer/text/text.ts";
import { commandTitles } from "../../shared/text/commands.ts";

const guideUrl = new URL("../../docs/guide/README.md", import.meta.url);
const guide = readFileSync(guideUrl, "utf8");

/** What can be read on a screen word for word. */
const onScreen = new Set<string>([
  ...Object.values(messages),
  ...Object.values(commandTitles),
]);

const testsUrl = new URL("../e2e/", import.meta.url);
const tests = readdirSync(testsUrl)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => readFileSync(new URL(name, testsUrl), "utf8"))
  .join("\n");

describe("the guide", () => {
  it("calls everything as the screen does", () => {
    const called = Array.from(
      guide.matchAll(/\*\*(.+?)\*\*/g),
      ([, words = ""]) => words,
    );
    expect(called.length).toBeGreaterThan(15);
    expect(called.filter((words) => !onScreen.has(words))).toEqual([]);
  });

  it("shows pictures that are there, and that a test takes", () => {
    const shown = Array.from(
      guide.matchAll(/\]\((\S+\.png)\)/g),
      ([, path = ""]) => path,
    );
    expect(shown).toHaveLength(3);
    for (const path of shown) {
      const pictureUrl = new URL(path, guideUrl);
      expect(existsSync(fileURLToPath(pictureUrl)), path).toBe(true);
      const [, name = ""] =
        /([\w-]+)-(?:light|dark|narrow)\.png$/.exec(path) ?? [];
      expect(tests, `a test that takes ${name}`).toMatch(
        new RegExp(`takePictures\\([^;]*"${name}"`),
      );
    }
  });

  it("has as many steps in each job as it says", () => {
    const jobs = guide.split(/^## /m).slice(1);
    expect(jobs).toHaveLength(3);
    for (const job of jobs) {
      const [, said] = /^.* in (\d+) steps$/m.exec(job) ?? [];
      expect(job.match(/^\d+\. /gm)?.length, job.split("\n")[0]).toBe(
        Number(said),
      );
    }
  });
});
