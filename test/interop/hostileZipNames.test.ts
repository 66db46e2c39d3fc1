// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { crc32 } from "../../electron/inspector/archive/crc32.ts";
import { field, type ZipSpec } from "../support/makeZip.ts";
import { assemble, place, sampleParts } from "../support/releases.ts";
import { askZip, membersOf, type Zipped } from "../support/zippedReleases.ts";

/** Zips that unpack to something else than they list, with one program or another. */

const release = assemble(sampleParts());
const report = [...release.entries.keys()][0] ?? "";
const folder = report.slice(0, report.lastIndexOf("/"));
const content = Buffer.from("nobody approved this\n");
const evil = (name: string, more: Partial<ZipSpec> = {}): ZipSpec => ({
  name,
  content,
  ...more,
});
const below = "audits-main/";
const verified = { verdict: "VERIFIED", problems: [] };
const disagree = "is described in two ways that disagree";

/** Info-ZIP's field for a name in UTF-8. */
function unicodeName(
  name: string,
  header: string | Uint8Array,
  { crc = crc32(Buffer.from(header)), version = 1 } = {},
): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(version, 0);
  head.writeUInt32LE(crc, 1);
  return field(0x7075, Buffer.concat([head, Buffer.from(name)]));
}

async function expectRefused(
  zipped: Zipped,
  problem: string,
  placeIn?: string,
): Promise<void> {
  const answer = await askZip(release, zipped, placeIn);
  expect(answer.verdict).toBe("NOT VERIFIED");
  expect(answer.problems).toContain(problem);
}

describe("a name in another field", () => {
  const statement = `${place}/statement.txt`;
  const first =
    (changes: Partial<ZipSpec>) =>
    (all: ZipSpec[]): ZipSpec[] =>
      all.map((spec) =>
        spec.name === report ? { ...spec, ...changes } : spec,
      );

  it.each<[string, Partial<ZipSpec>]>([
    ["in both headers", { extra: unicodeName(statement, report) }],
    ["in the list", { central: { extra: unicodeName(statement, report) } }],
    ["in its header", { local: { extra: unicodeName(statement, report) } }],
    [
      "with another check sum",
      { extra: unicodeName(statement, report, { crc: 7 }) },
    ],
    [
      "of a later version",
      { extra: unicodeName(statement, report, { version: 2 }) },
    ],
    [
      "after the right one",
      {
        extra: Buffer.concat([
          unicodeName(report, report),
          unicodeName(statement, report),
        ]),
      },
    ],
    ["that is cut short", { extra: field(0x7075, Buffer.from([1, 2])) }],
  ])("is refused %s", async (_, changes) => {
    await expectRefused(
      { change: first(changes) },
      `archive-refused ${report} ${disagree}`,
    );
  });

  it("is refused wherever the member lies that it renames", async () => {
    const name = `${below}notes.md`;
    const extra = unicodeName(below + report, name);
    await expectRefused(
      { below, more: [evil(name, { extra })] },
      `archive-refused ${name} ${disagree}`,
      place,
    );
  });

  it.each<[string, Buffer]>([
    ["is the same", unicodeName(report, report)],
    ["is the same, if unproven", unicodeName(report, report, { crc: 7 })],
    ["is a remark", field(0x6375, Buffer.from("\u0001....a remark"))],
  ])("is taken where it %s", async (_, extra) => {
    expect(await askZip(release, { change: first({ extra }) })).toEqual(
      verified,
    );
  });
});

describe("letters of which nobody knows the code page", () => {
  const name = `${below}\u00c4rger.md`;
  const asked = (changes: Partial<ZipSpec>) =>
    askZip(release, { below, more: [evil(name, changes)] }, place);

  it("are refused, also with a field in one header alone", async () => {
    const refused = {
      verdict: "NOT VERIFIED",
      problems: [`path-refused ${name}`],
    };
    expect(await asked({ flags: 0 })).toEqual(refused);
    const extra = unicodeName(name, name);
    expect(await asked({ flags: 0, central: { extra } })).toEqual(refused);
    expect(await asked({ flags: 0, local: { extra } })).toEqual(refused);
    const unproven = unicodeName(name, name, { crc: 7 });
    expect(await asked({ flags: 0, extra: unproven })).toEqual(refused);
  });

  it("are taken with a flag, or a field that agrees", async () => {
    expect(await asked({})).toEqual(verified);
    const extra = unicodeName(name, name);
    expect(await asked({ flags: 0, extra })).toEqual(verified);
  });
});

describe("a name that unpacks to another path", () => {
  const path = below + report;

  it.each([
    ["two slashes", path.replace(/\/([^/]*)$/, "//$1")],
    ["a dot between", path.replace(/\/([^/]*)$/, "/./$1")],
    ["backslashes", path.replaceAll("/", "\\")],
    ["a backslash in the place", `${below}${place}\\statement.txt`],
    ["a NUL", `${path}\0x`],
    ["a dot behind", `${path}.`],
    ["a space behind", `${path} `],
    ["a stream", `${path}::$DATA`],
    ["a version of VMS", `${path};1`],
    ["an empty version", `${path};`],
    ["an unseen letter", `\u200b${path}`],
  ])("is refused among other files: %s", async (_, name) => {
    const zipped = { below, more: [evil(name)] };
    await expectRefused(zipped, `path-refused ${name}`, place);
  });
});

describe("two roots that a place may be below", () => {
  const changed = (at: string): ZipSpec[] =>
    membersOf(release, at).map((spec) =>
      spec.name === at + report ? { ...spec, content } : spec,
    );
  const several = `archive-refused ${place} lies in it more than once`;

  it.each<[string, Zipped]>([
    ["the top and tree/", { below: "tree/", more: changed("") }],
    [
      "a folder and tree/ in it",
      { below: `${below}tree/`, more: changed(below) },
    ],
    [
      "the top, without a statement",
      { below: "tree/", more: [evil(`${place}/x`)] },
    ],
    ["two folders", { below: "a/", more: changed("b/") }],
  ])("are refused: %s", async (_, zipped) => {
    await expectRefused(zipped, several, place);
  });

  it("are the top alone, where a folder holds a copy and not all", async () => {
    expect(await askZip(release, { more: changed("copies/") }, place)).toEqual(
      verified,
    );
  });

  it("are an export, judged whole, where only tree/ holds it", async () => {
    expect(await askZip(release, { below: "tree/" }, place)).toEqual(verified);
    await expectRefused(
      { below: "tree/", more: [evil(report)] },
      `file-extra ${report.split("/")[0] ?? ""}`,
      place,
    );
  });

  it("are told apart where the folder around is named like the place", async () => {
    const named = `${place.split("/")[0] ?? ""}/`;
    expect(await askZip(release, { below: named }, place)).toEqual(verified);
    await expectRefused(
      { below: named, more: [evil(report)] },
      `archive-refused ${report} lies where the release would, were it not in a folder`,
      place,
    );
  });
});

/** The last name of a path. */
const inOtherLetters = (path: string): string =>
  path.replace(/[^/]*$/, (name) => name.toUpperCase());

describe("what is a folder and something else", () => {
  it("is refused beside tree/, with no member of its own", async () => {
    const more = [evil("release.bundle/evil.sh")];
    await expectRefused(
      { below: "tree/", more },
      "commit-mismatch release.bundle",
    );
    await expectRefused(
      { below: "tree/", more: [evil("NEXT-STEPS.md/evil.sh")] },
      "file-not-regular NEXT-STEPS.md",
    );
  });

  it.each<[string, ZipSpec]>([
    ["a link", evil(below + folder, { mode: 0o120777 })],
    ["a file", evil(below + folder)],
    ["a file in other letters", evil(below + inOtherLetters(folder))],
    ["the folder around in others", evil(below.slice(0, -1).toUpperCase())],
    ["the folder around", evil(below.slice(0, -1), { mode: 0o120777 })],
    ["above the place", evil(below + place, { mode: 0o120777 })],
  ])("is refused above what is judged: %s", async (_, spec) => {
    const change = (all: ZipSpec[]) => [
      spec,
      ...all.filter(({ name }) => !String(name).endsWith("/")),
    ];
    const answer = await askZip(release, { below, change }, place);
    expect(answer.verdict).toBe("NOT VERIFIED");
    expect(answer.problems.join("\n")).toMatch(
      /^archive-refused .* has the name of a folder$/m,
    );
  });

  it.each<[string, readonly ZipSpec[]]>([
    ["files", [evil(`${below}a`, { mode: 0o120777 }), evil(`${below}a/x`)]],
    ["a file", [evil(`${below}a`, { mode: 0o120777 }), evil(`${below}a`)]],
  ])("is refused elsewhere: a link that %s go through", async (_, more) => {
    const answer = await askZip(release, { below, more }, place);
    expect(answer.verdict).toBe("NOT VERIFIED");
    expect(answer.problems[0]).toMatch(/^archive-refused audits-main\/a /);
  });

  it.each([5, 16, 19, 30])(
    "is a link by its mode, made on system %i",
    async (host) => {
      const asLink = (all: ZipSpec[]) =>
        all.map((spec) =>
          spec.name === report ? { ...spec, mode: 0o120777, host } : spec,
        );
      await expectRefused({ change: asLink }, `file-not-regular ${report}`);
    },
  );

  it("is no file with a folder's mark", async () => {
    const marked = (all: ZipSpec[]) =>
      all.map((spec) =>
        spec.name === report ? { ...spec, isDosFolder: true } : spec,
      );
    await expectRefused(
      { change: marked },
      `archive-refused ${report} ${disagree}`,
    );
  });
});

it("stays what it is: other files may be links, or differ in case", async () => {
  const more = [
    evil(`${below}link`, { mode: 0o120777 }),
    evil(`${below}BUILD`),
    evil(`${below}build/x`),
  ];
  expect(await askZip(release, { below, more }, place)).toEqual(verified);
});
