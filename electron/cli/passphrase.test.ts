// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { obtainKit, obtainPassphrase } from "./passphrase.ts";
import type { Terminal } from "./terminal.ts";

/** A terminal whose keyboard is a stream, and which remembers what it was told to do. */
function createTerminal(isTTY: boolean) {
  const rawModes: boolean[] = [];
  const interruption = new AbortController();
  const stdin = Object.assign(new PassThrough(), {
    isTTY,
    setRawMode: (raw: boolean) => rawModes.push(raw),
  });
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const terminal: Terminal = {
    stdin,
    stdout,
    stderr,
    interrupted: interruption.signal,
  };
  const said = (): string => String(stderr.read() ?? "");
  return { terminal, stdin, stdout, said, rawModes, interruption };
}

const asked = { file: undefined, descriptor: undefined };

describe("a passphrase that is typed", () => {
  it("is read without echo, and the keyboard is given back", async () => {
    const { terminal, stdin, stdout, said, rawModes } = createTerminal(true);
    const answer = obtainPassphrase(asked, terminal, "present");
    stdin.write("correct horse\r");
    expect(await answer).toEqual({ ok: true, value: "correct horse" });
    expect(said()).toBe("Passphrase: \n");
    expect(stdout.read()).toBeNull();
    expect(rawModes).toEqual([true, false]);
  });

  it.each([
    ["backspace takes a character back", "caf\u00e9\u007f\u007fbe\r", "cabe"],
    ["Ctrl+U begins again", "wrong\u0015right\r", "right"],
    ["an arrow key is no part of it", "a\u001b[Db\u001bOCc\r", "abc"],
    ["pasting adds nothing", "\u001b[200~pasted\u001b[201~\r", "pasted"],
    [
      "characters beyond the first plane are whole",
      "\u{1f40e}x\u007f\u007f1\r",
      "1",
    ],
    ["Ctrl+D ends what was begun", "abc\u0004", "abc"],
  ])("%s", async (_, typed, expected) => {
    const { terminal, stdin } = createTerminal(true);
    const answer = obtainPassphrase(asked, terminal, "present");
    stdin.write(typed);
    expect(await answer).toEqual({ ok: true, value: expected });
  });

  it("survives a character that arrives in two pieces", async () => {
    const { terminal, stdin } = createTerminal(true);
    const answer = obtainPassphrase(asked, terminal, "present");
    const bytes = Buffer.from("\u00e9\r");
    stdin.write(bytes.subarray(0, 1));
    stdin.write(bytes.subarray(1));
    expect(await answer).toEqual({ ok: true, value: "\u00e9" });
  });

  it.each([
    ["Ctrl+C", "abc\u0003"],
    ["Ctrl+D at the beginning", "\u0004"],
  ])("is given up with %s", async (_, typed) => {
    const { terminal, stdin, rawModes } = createTerminal(true);
    const answer = obtainPassphrase(asked, terminal, "present");
    stdin.write(typed);
    expect(await answer).toMatchObject({
      ok: false,
      error: { failure: { code: "cancelled" } },
    });
    expect(rawModes).toEqual([true, false]);
  });

  it("is given up when the command is told to stop", async () => {
    const { terminal, interruption } = createTerminal(true);
    const answer = obtainPassphrase(asked, terminal, "present");
    interruption.abort();
    expect(await answer).toMatchObject({
      error: { failure: { code: "cancelled" } },
    });
  });

  it("is asked for twice for a new vault, and both must agree", async () => {
    const same = createTerminal(true);
    const agreed = obtainPassphrase(asked, same.terminal, "first");
    same.stdin.write("one\rone\r");
    expect(await agreed).toEqual({ ok: true, value: "one" });

    const other = createTerminal(true);
    const differing = obtainPassphrase(asked, other.terminal, "first");
    other.stdin.write("one\rtwo\r");
    expect(await differing).toMatchObject({ error: { kind: "usage" } });
  });

  it("is a misuse to ask for without a terminal", async () => {
    const { terminal } = createTerminal(false);
    expect(await obtainPassphrase(asked, terminal, "present")).toMatchObject({
      ok: false,
      error: { kind: "usage" },
    });
  });
});

describe("a recovery kit", () => {
  it("is typed on one line, without echo", async () => {
    const { terminal, stdin, stdout, said } = createTerminal(true);
    const answer = obtainKit(asked, terminal);
    stdin.write("abandon ability\r");
    expect(await answer).toEqual({ ok: true, value: "abandon ability" });
    expect(said()).not.toContain("abandon");
    expect(stdout.read()).toBeNull();
  });

  it("is asked for where there is a terminal, and given up with Ctrl+C", async () => {
    const none = await obtainKit(asked, createTerminal(false).terminal);
    expect(none).toMatchObject({ error: { kind: "usage" } });
    const { terminal, stdin } = createTerminal(true);
    const answer = obtainKit(asked, terminal);
    stdin.write("abandon\u0003");
    expect(await answer).toMatchObject({
      error: { failure: { code: "cancelled" } },
    });
  });
});

describe("a passphrase that is read", () => {
  let dir = "";
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "passphrase-"));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  async function readFrom(content: string): Promise<unknown> {
    const file = join(dir, "passphrase.txt");
    writeFileSync(file, content);
    const { terminal } = createTerminal(false);
    return obtainPassphrase({ ...asked, file }, terminal, "first");
  }

  it.each(["secret words", "secret words\n", "secret words\r\n"])(
    "is the file's only line: %j",
    async (content) => {
      expect(await readFrom(content)).toEqual({
        ok: true,
        value: "secret words",
      });
    },
  );

  it.each(["two\nlines", "two\n\n", "\nsecond"])(
    "is refused with more lines than one: %j",
    async (content) => {
      expect(await readFrom(content)).toMatchObject({
        ok: false,
        error: { kind: "usage" },
      });
    },
  );

  it("is refused above 4096 bytes", async () => {
    expect(await readFrom("x".repeat(4097))).toMatchObject({
      error: { failure: { code: "file-too-large" } },
    });
  });

  it("says that its file is not there", async () => {
    const { terminal } = createTerminal(false);
    const file = join(dir, "nowhere");
    expect(
      await obtainPassphrase({ ...asked, file }, terminal, "present"),
    ).toMatchObject({ error: { failure: { code: "file-vanished" } } });
  });

  it("comes through an open descriptor", async () => {
    const file = join(dir, "passphrase.txt");
    writeFileSync(file, "by descriptor\n");
    const descriptor = openSync(file, "r");
    const { terminal } = createTerminal(false);
    expect(
      await obtainPassphrase({ ...asked, descriptor }, terminal, "present"),
    ).toEqual({ ok: true, value: "by descriptor" });
  });
});
