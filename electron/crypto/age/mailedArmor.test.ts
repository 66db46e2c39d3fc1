// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { expect, it } from "vitest";
import { armorAge } from "./armor.ts";
import { armorsIn } from "./mailedArmor.ts";

const armor = armorAge(Buffer.alloc(300, "counterseal"));

it("is found as it was, whatever its content", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
      expect(armorsIn(armorAge(bytes))).toEqual([armorAge(bytes)]);
    }),
  );
});

it.each<[string, (text: string) => string]>([
  ["quoted", (text) => text.replace(/^/gm, "> > ")],
  ["with other line ends", (text) => text.replaceAll("\n", "\r\n")],
  ["indented", (text) => text.replace(/^/gm, "\t ")],
  ["wrapped anew", (text) => text.replace(/^([A-Za-z0-9+/]{40})/gm, "$1\n> ")],
  [
    "with typographic dashes",
    (text) => text.replaceAll("-----", "\u2014\u2014-"),
  ],
  [
    "as quoted-printable",
    (text) => text.replaceAll("=", "=3D").replace(/^(.{50})(?=.)/gm, "$1=\n"),
  ],
  ["between other words", (text) => `Hello,\n\n${text}\nAlma\n`],
])("is read when mail has brought it %s", (_how, change) => {
  const mailed = change(armor);
  expect(mailed).not.toBe(armor);
  expect(armorsIn(mailed)).toEqual([armor]);
});

it("is several where several are there, and none within a line or cut short", () => {
  const other = armorAge(Buffer.from("another"));
  expect(armorsIn(`${armor}\n${other}`)).toEqual([armor, other]);
  expect(armorsIn(`Reason: ${armor.split("\n")[0] ?? ""}\n`)).toEqual([]);
  expect(armorsIn(`Reason: ${armor}`)).toEqual([]);
  expect(armorsIn(armor.slice(0, -20))).toEqual([]);
});

it("is looked for in bounded time", () => {
  const [begin = ""] = armor.split("\n");
  for (const text of [
    `${begin}\n`.repeat(50_000),
    `${begin}\n${"A".repeat(2_000_000)}`,
    `${begin}\n${" \n".repeat(900_000)}`,
    " ".repeat(2_000_000),
    `${begin}\n${"> ".repeat(900_000)}`,
    "-".repeat(2_000_000),
  ])
    expect(armorsIn(text)).toEqual([]);
  const large = `${armor}${" ".repeat(3_000_000)}`;
  expect(armorsIn(large)).toEqual([large]);
  expect(armorsIn(`x\n${large}`)).toEqual([]);
});
