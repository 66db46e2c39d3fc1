// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import { optional, required } from "../argument.ts";
import { refused, vaultCommand } from "../command.ts";
import { path } from "../readers.ts";
import { secretOf, signingOptions } from "../signingOptions.ts";
import { sheetAnswer } from "./requestText.ts";

export const openRequest = vaultCommand({
  words: ["request", "open"],
  summary:
    "Opens a request that came from another vault, verifies all of it, and keeps it sealed in this one.",
  details: [
    "It is judged by your own copy of the charter: that of an audit in this vault, or one that you once gave with --charter. A later charter is followed by the signatures that come with the request.",
    "The key is read by a process of its own that opens this one file and ends; the passphrase of an SSH key that has one is asked for. A charter that you are asked to sign comes unsealed and needs no key.",
  ],
  positionals: {
    file: required("file", "request-….tar.age, or a charter.txt", path),
  },
  options: {
    key: optional(
      "file",
      "the SSH private key or age identity file that opens it",
      path,
    ),
    charter: optional(
      "file",
      "your own copy of the audit's charter, when this vault has none yet",
      path,
    ),
    "key-passphrase-file": signingOptions["key-passphrase-file"],
    "key-passphrase-fd": signingOptions["key-passphrase-fd"],
  },
  async run(session, given) {
    const wanted = {
      file: session.grant(given.file),
      ...(given.key === undefined ? {} : { key: session.grant(given.key) }),
      ...(given.charter === undefined
        ? {}
        : { charter: session.grant(given.charter) }),
    };
    let kept = await session.runJob("inbox.receive", wanted);
    if (!kept.ok && kept.error.code === "key-passphrase-needed") {
      const secret = await secretOf(session, given);
      if (!secret.ok) return secret;
      const passphrase = secret.value;
      kept = await session.runJob("inbox.receive", { ...wanted, passphrase });
    }
    if (!kept.ok) return refused(kept.error);
    const { request } = kept.value;
    const sheet = await session.call("inbox.sheet", { request });
    return sheet.ok ? ok(sheetAnswer(sheet.value)) : refused(sheet.error);
  },
});
