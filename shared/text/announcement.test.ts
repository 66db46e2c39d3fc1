// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { describe, expect, it } from "vitest";
import {
  approvalOf,
  charterOf,
  digestOf,
  role,
  sampleFiles,
} from "../../test/support/releases.ts";
import { formatCharter } from "../formats/charterText.ts";
import { GitId, PersonId } from "../ids.ts";
import {
  type Announced,
  indexLine,
  inMarkdown,
  postDraft,
} from "./announcement.ts";

const charter = charterOf({
  roles: [
    ...charterOf().roles,
    role("vera", "vendor"),
    { ...role("gone", "chair"), until: charterOf().issued },
  ],
});

function announced(changes: Partial<Announced["approval"]> = {}): Announced {
  return {
    approval: approvalOf(formatCharter(charter), sampleFiles(), changes),
    statement: digestOf("statement"),
    charter,
    signers: ["ada", "ben", "gone", "vera"].map((id) => PersonId.parse(id)),
    commit: GitId.parse("c0".repeat(20)),
  };
}

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesIn(child);
}

function linksOf(markdown: string) {
  const nodes = [...nodesIn(fromMarkdown(markdown))];
  return nodes
    .filter(({ type }) => type === "link")
    .map((link) => ({
      url: link.url,
      text: [...nodesIn(link)].map(({ value = "" }) => value).join(""),
    }));
}

describe("the draft of an announcement", () => {
  it("links to every file at the commit, by its path, whatever is in it", () => {
    const links = linksOf(postDraft(announced()));
    const at = `REPOSITORY/blob/${"c0".repeat(20)}/`;
    for (const path of sampleFiles().keys()) {
      const link = links.find(({ text }) => text === path);
      expect(link?.url?.startsWith(at)).toBe(true);
      expect(decodeURIComponent(link?.url ?? "")).toBe(at + path);
    }
  });

  it("names each signer with the roles that counted then", () => {
    expect(postDraft(announced())).toContain(
      "approved by `ada` as owner, `ben` as chair, `gone`, `vera` for the vendor.",
    );
  });

  it("says what it replaces, and why, when it replaces something", () => {
    const supersedes = digestOf("earlier");
    const purpose = "Correct *table 3*";
    const draft = postDraft(announced({ supersedes, purpose }));
    expect(draft).toContain(`\`${supersedes}\`: Correct \\*table 3\\*.`);
    expect(postDraft(announced())).not.toContain("replaces");
  });

  it("holds no name, path or digest but those that the release makes public", () => {
    const one = announced();
    const other = {
      ...one,
      approval: approvalOf("", new Map(), {
        ...one.approval,
        ...{ requester: PersonId.parse("canary"), author: "CANARY <c@x.org>" },
        judged: [{ name: "findings.txt", sha256: digestOf("CANARY") }],
      }),
    };
    for (const draft of [postDraft, indexLine])
      expect(draft(other)).toBe(draft(one));
  });

  it("is one line in the index, linked from the repository's root", () => {
    const line = indexLine(announced());
    expect(line.split("\n")).toHaveLength(2);
    expect(linksOf(line).map(({ url }) => url)).toEqual([
      "sig-security-external-audit",
      expect.stringMatching(/VERIFY\.md$/),
    ]);
    const spread = announced({ place: "r", files: [] });
    expect(linksOf(indexLine(spread)).map(({ url }) => url)).toEqual([
      "r",
      "r/VERIFY.md",
    ]);
  });

  it("holds nothing that a site would run, link or tell somebody of", () => {
    const read = inMarkdown(
      "See https://evil.example, www.evil.example, a@b.example, @team, #1, $x$, {{ secret }} and {% raw %}",
    );
    expect(read).not.toMatch(/:\/\/|www\.|[@{}$]|#\d+(?!\d*;)/);
  });

  it("takes a text for what it says, not for markup", () => {
    const printable = fc.string({ unit: "grapheme-ascii", minLength: 1 });
    fc.assert(
      fc.property(printable, (text) => {
        const purpose = `Says: ${text}.`;
        const nodes = [...nodesIn(fromMarkdown(inMarkdown(purpose)))];
        expect(nodes.map(({ type }) => type)).toEqual([
          ...["root", "paragraph", "text"],
        ]);
        expect(nodes.at(-1)?.value).toBe(purpose);
      }),
    );
  });
});
