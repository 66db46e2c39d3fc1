// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { ZipSpec } from "../support/makeZip.ts";
import { assemble, sampleParts } from "../support/releases.ts";
import { askZip, type Zipped } from "../support/zippedReleases.ts";

const release = assemble(sampleParts());
const report = [...release.entries.keys()][0] ?? "";
const other = { name: "README.md", content: Buffer.from("another file\n") };

describe("a hostile zip is refused by name", () => {
  const at = (index: number, changes: Partial<ZipSpec>) => (all: ZipSpec[]) =>
    all.map((spec, number) =>
      number === index ? { ...spec, ...changes } : spec,
    );
  const evil = Buffer.from("nobody approved this\n");

  it.each<[string, Zipped, string]>([
    [
      "a path upwards",
      { more: [{ ...other, name: "../../up.txt" }] },
      "path-refused ../../up.txt",
    ],
    [
      "an absolute path",
      { more: [{ ...other, name: "/etc/x" }] },
      "path-refused /etc/x",
    ],
    ["a drive", { more: [{ ...other, name: "C:\\x" }] }, "path-refused C:\\x"],
    [
      "backslashes",
      { more: [{ ...other, name: "a\\..\\b" }] },
      "path-refused a\\..\\b",
    ],
    [
      "a name in another normal form",
      { more: [{ ...other, name: "u\u0308" }] },
      "path-refused u\u0308",
    ],
    [
      "a file twice",
      { more: [{ name: report, content: evil }] },
      `archive-refused ${report} is in its package twice, and programs differ in which they take`,
    ],
    [
      "a case clash",
      { more: [{ name: report.replace("Final", "FINAL"), content: evil }] },
      `archive-refused ${report} has the same name as another but for large and small letters`,
    ],
    [
      "a link",
      {
        more: [
          { name: "link", content: Buffer.from("/etc/passwd"), mode: 0o120777 },
        ],
      },
      "file-not-regular link",
    ],
    [
      "a device",
      { more: [{ name: "device", mode: 0o20666 }] },
      "file-not-regular device",
    ],
    [
      "a local header of another name",
      { change: at(0, { local: { name: report.replace("Final", "Fatal") } }) },
      `archive-refused ${report} is described in two ways that disagree`,
    ],
    [
      "a local header of another size",
      { change: at(0, { local: { size: 5 } }) },
      `archive-refused ${report} is described in two ways that disagree`,
    ],
    [
      "a wrong check sum",
      { change: at(0, { local: { crc: 7 }, central: { crc: 7 } }) },
      `archive-refused ${report} does not have its check sum`,
    ],
    [
      "a size that lies",
      { change: at(0, { local: { size: 5 }, central: { size: 5 } }) },
      `archive-refused ${report} is not as long as it says`,
    ],
    [
      "shared bytes",
      { more: [{ name: "b", sameAs: 0 }] },
      "archive-refused b is described in two ways that disagree",
    ],
    [
      "encryption",
      { change: at(0, { passphrase: "secret" }) },
      `archive-refused ${report} is encrypted; its passphrase was not given`,
    ],
    [
      "weak encryption",
      { change: at(0, { flags: 0x801 }) },
      `archive-refused ${report} is encrypted in the old way of zip, which anybody can break`,
    ],
    [
      "an unknown method",
      { change: at(0, { method: 14 }) },
      `archive-refused ${report} is packed in a way that is not known here`,
    ],
    [
      "a bomb",
      { more: [{ name: "bomb", content: Buffer.alloc(32 << 20) }] },
      "archive-refused bomb unpacks to far more than it is packed in, as a bomb does",
    ],
    [
      "data after the end",
      { shape: { after: Buffer.from("more") } },
      "archive-refused Something else lies before, between or behind its files.",
    ],
    [
      "data between",
      { shape: { between: Buffer.from("more") } },
      "archive-refused Something else lies before, between or behind its files.",
    ],
    [
      "another count",
      { shape: { count: 3 } },
      "archive-refused It says another number of files than it has.",
    ],
    [
      "a second end",
      {
        shape: {
          comment: Buffer.concat([
            Buffer.from("504b0506", "hex"),
            Buffer.alloc(18),
          ]),
        },
      },
      "archive-refused It has more than one list of its files.",
    ],
  ])("%s", async (_, zipped, problem) => {
    const answer = await askZip(release, zipped);
    expect(answer.verdict).toBe("NOT VERIFIED");
    expect(answer.problems).toContain(problem);
  });
});
