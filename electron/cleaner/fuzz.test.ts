// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { CleanerAnswer } from "../../shared/domain/cleanerMessages.ts";
import { createDice } from "../../test/support/dice.ts";
import { exif, gps } from "../../test/support/leaks/fileLeaks.ts";
import { leakyPdf } from "../../test/support/leaks/leakyPdf.ts";
import { mutated } from "../../test/support/mutated.ts";
import {
  jpegWith,
  realPicture,
  webpWith,
} from "../../test/support/realPicture.ts";
import { clean } from "./clean.ts";

const seed = 20_310_131;
const mutants = 40;
const files: readonly (readonly [string, () => Buffer])[] = [
  ["pdf", leakyPdf],
  ["jpeg", () => jpegWith([exif(gps)])],
  ["png", () => realPicture("png")],
  ["webp", () => webpWith([["EXIF", gps]])],
];

/** No mutant makes it throw, hang or answer what is not of the protocol. */
describe("copies of mutated files", () => {
  it.each(files)("%s", { timeout: 300_000 }, async (type, make) => {
    const dice = createDice(seed + type.length);
    const tally = new Map<string, number>();
    for (let mutant = 0; mutant < mutants; mutant += 1) {
      const bytes = Buffer.from(mutated(make(), dice));
      const file = { name: `a.${type}`, bytes, title: null };
      const answer = await clean(file, () => Promise.resolve());
      expect(CleanerAnswer.safeParse(answer).success).toBe(true);
      const kind = answer.kind === "refused" ? answer.why : answer.kind;
      tally.set(kind, (tally.get(kind) ?? 0) + 1);
    }
    console.log(type, Object.fromEntries(tally));
  });
});
