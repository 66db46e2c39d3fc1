// SPDX-License-Identifier: Apache-2.0
import { PersonId, Instant } from "../../shared/ids.ts";
import type { Dice } from "./dice.ts";
import {
  digestOf,
  keyOf,
  type Person,
  type ReleaseParts,
  role,
  sampleParts,
  sign,
  text,
} from "./releases.ts";
import { charterOf } from "./releases.ts";
import { editsOf } from "./textEdits.ts";

/** Releases that were wrong, or odd, when people signed them: every signature is genuine. */

type Change = (parts: ReleaseParts, dice: Dice) => ReleaseParts;

/** Edits the statement before anyone signs. */
function statement(change: (text: string, dice: Dice) => string): Change {
  return (parts, dice) => ({
    ...parts,
    statement: change(parts.statement, dice),
  });
}

/** Edits the first charter before anyone signs; the statement names the edited one. */
function charter(change: (text: string, dice: Dice) => string): Change {
  return (parts, dice) => {
    const [first, ...others] = parts.charters;
    if (first === undefined) return parts;
    const changed = change(first.text, dice);
    const charters = [{ ...first, text: changed }, ...others];
    return {
      ...parts,
      charters,
      statement: parts.statement.replaceAll(
        digestOf(first.text),
        digestOf(changed),
      ),
    };
  };
}

function files(names: readonly string[]): Change {
  return () =>
    sampleParts({
      files: new Map(names.map((name) => [name, text(name)])),
    });
}

const lines = (content: string): string[] => content.split("\n");

/** Any person with any roles, terms and keys, and any of them signing. */
function anyRoster(_: ReleaseParts, dice: Dice): ReleaseParts {
  const people: readonly Person[] = ["ada", "ben", "cleo", "dora", "edo"];
  const instants = [
    "2026-01-01",
    "2026-02-01",
    "2026-11-20",
    "2026-11-21",
    "2029-01-01",
  ];
  const term = () => {
    const from = dice.number(4);
    const until = from + 1 + dice.number(4 - from);
    const at = (index: number) =>
      Instant.parse(`${instants[index] ?? ""}T00:00:00Z`);
    return dice.number(4) === 0
      ? { from: at(from), until: at(until) }
      : { from: at(0), until: at(4) };
  };
  const roles = (["owner", "chair", "vendor", "reviewer"] as const).flatMap(
    (name) =>
      people
        .filter(() => dice.number(2) === 0)
        .map((person) => ({ ...role(person, name), ...term() })),
  );
  const named = people.filter((person) =>
    roles.some((line) => line.person === person),
  );
  const quorum = (act: string) => ({
    act,
    seats: {
      ...(dice.number(3) > 0 && { owner: 1 + dice.number(2) }),
      ...(dice.number(2) > 0 && { vendor: 1 }),
      chair: 1 + dice.number(2),
    },
  });
  const acts = ["approval", "approval", "charter", "consent"];
  const charterChange = {
    roles: roles.length > 0 ? roles : charterOf().roles,
    quorums: acts.map(quorum),
    sign: (roles.length > 0 ? named : people).map((person) => ({
      ...sign(person, keyOf(person)),
      ...(dice.number(5) === 0 ? term() : {}),
    })),
  };
  const requester = PersonId.parse(dice.pick(people));
  const parts = sampleParts({
    charter: charterChange,
    approval: { requester },
  });
  const signing = (roles.length > 0 ? named : people).filter(
    () => dice.number(4) > 0,
  );
  return {
    ...parts,
    charters: parts.charters.map(({ text: held }) => ({
      text: held,
      signers: (roles.length > 0 ? named : people).map(
        (person) => [person, keyOf(person)] as const,
      ),
    })),
    signers: signing.map((person) => [person, keyOf(person)] as const),
  };
}

export const signedMutators: Readonly<Record<string, Change>> = {
  "an edit of the statement": statement((content, dice) =>
    dice.sample(editsOf(content)),
  ),
  "an edit of the charter": charter((content, dice) =>
    dice.sample(editsOf(content)),
  ),
  "two edits of the charter": charter((content, dice) =>
    dice.sample(editsOf(dice.sample(editsOf(content)))),
  ),
  "any roster": anyRoster,
  "some signers": (parts, dice) => ({
    ...parts,
    signers: parts.signers.filter(() => dice.number(3) > 0),
  }),
  "some signers of a charter": (parts, dice) => ({
    ...parts,
    charters: parts.charters.map((each) => ({
      ...each,
      signers: each.signers.filter(() => dice.number(4) > 0),
    })),
  }),
  "a charter less": (parts) => ({
    ...parts,
    charters: parts.charters.slice(0, 1),
  }),
  "a later charter trusted": (parts) => ({
    ...parts,
    trusted: parts.charters.length,
  }),
  "signed with the wrong key": (parts, dice) => ({
    ...parts,
    signers: parts.signers.map(
      ([person]) =>
        [person, keyOf(dice.pick(["ada", "cleo", "edo"]), 1)] as const,
    ),
  }),
  "CRLF, signed": statement((content) => content.replaceAll("\n", "\r\n")),
  "byte-order mark, signed": statement((content) => `\ufeff${content}`),
  "NUL, signed": statement((content) => `${content}\0\n`),
  "no last LF, signed": statement((content) => content.slice(0, -1)),
  "an empty line more, signed": statement((content) =>
    content.replace("\n\n", "\n\n\n"),
  ),
  "a key twice, signed": statement((content) =>
    content.replace(/\n(Purpose.*)\n/, "\n$1\n$1\n"),
  ),
  "a long line, signed": statement((content) =>
    content.replace("Purpose: ", `Purpose: ${"x".repeat(4100)}`),
  ),
  "a thousand characters, signed": statement((content, dice) =>
    content.replace(
      /Purpose: .*/,
      `Purpose: ${dice.pick(["x", "é", "漢", "𠀀"]).repeat(999 + dice.number(3))}`,
    ),
  ),
  "an odd character, signed": statement((content, dice) =>
    content.replace(
      "Publish",
      `Publish ${dice.pick(["\u00ad", "\u202e", "\u0301", "\u00a0", "\u2028", "\u{1f600}", "\u05d0", "\u{20000}", "\ufeff", "\u0085"])}`,
    ),
  ),
  "an odd time, signed": statement((content, dice) =>
    content.replace(
      /Commit-date: .*/,
      `Commit-date: ${dice.pick([
        "2026-02-29T00:00:00Z",
        "2028-02-29T00:00:00Z",
        "2100-02-29T00:00:00Z",
        "2000-02-29T23:59:59Z",
        "2026-13-01T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:60Z",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-01-01 00:00:00Z",
        "2026-1-01T00:00:00Z",
        "02026-01-01T00:00:00Z",
      ])}`,
    ),
  ),
  "an odd author, signed": statement((content, dice) =>
    content.replace(
      /Author: .*/,
      `Author: ${dice.pick([
        "A <a@b>",
        "A <a@b> ",
        "<a@b>",
        "A<a@b>",
        "A  <a@b>",
        " A <a@b>",
        "A <a>",
        "A <@b>",
        "A <a@>",
        "A <a b@c>",
        "A <a@b@c>",
        "A > B <a@b>",
        "Ä Ö <a@b>",
        "A <ä@b>",
      ])}`,
    ),
  ),
  "an odd base, signed": statement((content, dice) =>
    content.replace(
      /Base: .*/,
      `Base: ${dice.pick(["0".repeat(40), "f".repeat(64), "F".repeat(40), "a".repeat(41), "NONE"])}`,
    ),
  ),
  "expired before issued, signed": statement((content) =>
    content.replace(/Expires: .*/, "Expires: 2026-11-20T10:00:00Z"),
  ),
  "another place, signed": statement((content) =>
    content.replace(/Place: .*/, "Place: somewhere/else"),
  ),
  "another audit, signed": statement((content) =>
    content.replace(/Audit: .*/, "Audit: other-audit"),
  ),
  "another charter, signed": statement((content) =>
    content.replace(/Charter: .*/, `Charter: ${digestOf("another")}`),
  ),
  "unsorted files, signed": statement((content) => {
    const all = lines(content);
    const at = all.indexOf("");
    return [
      ...all.slice(0, at + 1),
      ...all.slice(at + 1, -1).reverse(),
      "",
    ].join("\n");
  }),
  "Removes, signed": statement((content, dice) =>
    content.replace(
      /\n\n/,
      `\nRemoves: ${dice.pick(["gone.txt", "../up", "sig-security-external-audit/README.md", "sig-security-external-audit/security-audit-2026/release/x", "a//b", "a/.git/b"])}\n\n`,
    ),
  ),
  "odd paths": (parts, dice) =>
    files([
      dice.pick([
        "a/.gitx",
        "a/..b",
        "con.txt/x",
        "CONx",
        "a/aux",
        "a./b",
        "a /b",
        "a/ b",
        "git~1/x",
        "a/.GIT",
        "x".repeat(255),
        "a*b",
        "a:b",
        "q?",
        "a|b",
      ]),
    ])(parts, dice),
  "colliding paths": (parts, dice) =>
    files(
      dice.pick([
        ["a", "A"],
        ["a/b", "A/c"],
        ["É", "é"],
        ["a", "b"],
      ]),
    )(parts, dice),
  "a path in the place": files([
    "sig-security-external-audit/security-audit-2026/release/more.txt",
  ]),
  "a condition unmet": charter((content, dice) =>
    content.replace(
      /\nRole/,
      `\nCondition: ${dice.pick(["embargo", "findings", "inspection", "touch", "mercy"])}\nRole`,
    ),
  ),
};
