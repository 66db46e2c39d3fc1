// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { read, repositoryDir } from "./testTables.ts";

/** The picture of the rooms in ARCHITECTURE.md, held against the rules that lint and walls go by. */
const rooms = JSON.parse(read("scripts/lint/rooms.json")) as Readonly<
  Record<string, { readonly reaches: readonly string[] }>
>;
const page = read("ARCHITECTURE.md");
const short = (room: string): string => room.replace(/^electron\//, "");

/** Arrows of a chain such as `main --> ipc --> shared`. */
function arrowsOf(line: string): string[] {
  const names = line.trim().split(/ --(?: "[^"]*" --)?> /);
  return names.slice(1).map((to, index) => `${names[index] ?? ""} -> ${to}`);
}

it("shows every arrow between rooms that the rules allow, and no other", () => {
  const picture = /flowchart TD\n([^`]*)```/.exec(page)?.[1] ?? "";
  const drawn = picture.split("\n").flatMap((line) => arrowsOf(line));
  const allowed = Object.entries(rooms).flatMap(([room, { reaches }]) =>
    reaches.map((reached) => {
      const whole = Object.keys(rooms).find((name) =>
        `${reached}/`.startsWith(`${name}/`),
      );
      return `${short(room)} -> ${short(whole ?? reached)}`;
    }),
  );
  const toShared = Object.keys(rooms)
    .filter((room) => room !== "shared")
    .map((room) => `${short(room)} -> shared`);
  const all = [...new Set([...allowed, ...toShared])];
  expect(drawn.sort()).toEqual(all.sort());
});

it("names every room, and every part of the engine", () => {
  for (const room of Object.keys(rooms))
    expect(page, room).toMatch(new RegExp(`^\\| \`${room}/?\` `, "m"));
  const parts = readdirSync(`${repositoryDir}electron/engine`, {
    withFileTypes: true,
  }).filter((entry) => entry.isDirectory());
  for (const { name } of parts) expect(page).toContain(`\`${name}/\``);
});
