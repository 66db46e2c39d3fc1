// SPDX-License-Identifier: Apache-2.0
import type { Dice } from "../dice.ts";
import { type Entry, type MadeRelease, text } from "../releases.ts";
import {
  bytesAt,
  changed,
  files,
  flipped,
  type HostileKinds,
  place,
  rightRelease,
  word,
} from "./base.ts";

/** What lies in the tree, after everybody signed. */

const listed = [...files.keys()];

function otherContent(dice: Dice): MadeRelease {
  const release = rightRelease();
  const path = dice.pick(listed);
  const bytes = bytesAt(release, path);
  const other = dice.pick([
    () => flipped(bytes, dice),
    () => bytes.subarray(0, dice.number(bytes.length)),
    () => Buffer.concat([bytes, Buffer.from(word(dice))]),
    () => text(word(dice)),
    () => bytesAt(release, dice.pick(listed.filter((each) => each !== path))),
  ])();
  return changed(release, { [path]: other });
}

const folders = [
  ...["", "audits/", "audits/2026/", `${place}/`, `${place}/signatures/`],
  ...[`${place}/charters/`, `${place}/charters/1/`, `${place}/new/`],
];

function fileMore(dice: Dice): MadeRelease {
  const name = dice.pick([
    () => word(dice),
    () => `.${word(dice)}`,
    () => `${word(dice)}.sig.txt`,
    () => `${word(dice)}\n${word(dice)}`,
    () => `-${word(dice)}`,
    () => ` ${word(dice)}`,
    () => `${word(dice)}\u202e`,
    () => "STATEMENT.txt",
    () => `${String(2 + dice.number(1e6))}.txt`,
    () => `verify.sh.${word(dice)}`,
  ])();
  const entry = dice.pick<Entry>([
    { kind: "file", bytes: text(word(dice)) },
    { kind: "file", bytes: new Uint8Array(0) },
    { kind: "folder" },
    { kind: "link", target: dice.pick(["/etc/passwd", "..", word(dice)]) },
  ]);
  return changed(rightRelease(), { [dice.pick(folders) + name]: entry });
}

function fileLess(dice: Dice): MadeRelease {
  const needed = [
    ...listed,
    ...["statement.txt", "charters/1.txt", "signatures/ada.sig"].map(
      (name) => `${place}/${name}`,
    ),
    ...["signatures/ben.sig", "signatures/cleo.sig", "charters/1/ada.sig"].map(
      (name) => `${place}/${name}`,
    ),
    ...["charters/1/ben.sig", "charters/1/dora.sig", "charters/1/edo.sig"].map(
      (name) => `${place}/${name}`,
    ),
  ];
  const gone = needed.filter(() => dice.number(3) === 0);
  const all = gone.length > 0 ? gone : [dice.pick(needed)];
  return changed(
    rightRelease(),
    Object.fromEntries(all.map((path) => [path, null])),
  );
}

/** A link instead of a file, with the right bytes at its end or without. */
function link(dice: Dice): MadeRelease {
  const release = rightRelease();
  const path = dice.pick([
    ...listed,
    ...[
      "statement.txt",
      "signatures/ben.sig",
      "charters/1.txt",
      "verify.sh",
    ].map((name) => `${place}/${name}`),
  ]);
  const copy = `../${word(dice)}`;
  const target = dice.pick([
    copy,
    `/tmp/${word(dice)}`,
    "/dev/null",
    "/proc/self/environ",
    path,
  ]);
  return changed(release, { [path]: { kind: "link", target } });
}

function clash(dice: Dice): MadeRelease {
  const path = dice.pick([
    ...listed,
    `${place}/statement.txt`,
    `${place}/VERIFY.md`,
    `${place}/signatures/ben.sig`,
  ]);
  const letters = Array.from(path).map((letter) =>
    dice.number(3) === 0
      ? letter === letter.toUpperCase()
        ? letter.toLowerCase()
        : letter.toUpperCase()
      : letter,
  );
  const other = letters.join("");
  const name = other === path ? path.toUpperCase() : other;
  return changed(rightRelease(), { [name]: text(word(dice)) });
}

/** What travels unsigned must be a text that a verifier knows. */
function otherScript(dice: Dice): MadeRelease {
  const release = rightRelease();
  const path = `${place}/${dice.pick(["verify.sh", "VERIFY.md"])}`;
  const bytes = bytesAt(release, path);
  const other = dice.pick([
    () => flipped(bytes, dice),
    () => Buffer.concat([bytes, Buffer.from(`\n# ${word(dice)}\n`)]),
    () => bytes.subarray(0, dice.number(bytes.length)),
    () => text(`echo VERIFIED # ${word(dice)}\n`),
  ])();
  return changed(release, { [path]: other });
}

/** Everything is right, and lies elsewhere. */
function elsewhere(dice: Dice): MadeRelease {
  const release = rightRelease();
  const to = dice.pick([
    `audits/2026/${word(dice)}`,
    `${word(dice)}/2026/release`,
    word(dice),
  ]);
  const entries = new Map(
    [...release.entries].map(([path, entry]) => [
      path.startsWith(`${place}/`) ? to + path.slice(place.length) : path,
      entry,
    ]),
  );
  return { ...release, entries, place: to };
}

export const hostileTrees: HostileKinds = {
  "content swapped after signing": { make: otherContent, by: ["file-changed"] },
  "a file, folder or link more": {
    make: fileMore,
    by: ["file-extra", "file-not-regular", "path-refused"],
  },
  "files that are missing": { make: fileLess },
  "a link in the place of a file": {
    make: link,
    by: ["file-not-regular", "statement-missing"],
  },
  "names that clash in case": {
    make: clash,
    by: ["file-extra", "file-not-regular"],
  },
  "another VERIFY.md or verify.sh": { make: otherScript, by: ["file-changed"] },
  "a release folder that was moved": {
    make: elsewhere,
    by: ["place-mismatch"],
  },
};
