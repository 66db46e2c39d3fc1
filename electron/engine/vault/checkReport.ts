// SPDX-License-Identifier: Apache-2.0
import { basename, dirname, extname } from "node:path";
import { version } from "../../../package.json";
import type { Failure } from "../../../shared/failure.ts";
import type { Instant } from "../../../shared/ids.ts";
import type { PlaceWarning } from "../../../shared/ipc/standing.ts";
import type { Checkpoint, Freshness } from "../../../shared/ipc/views.ts";
import type { Result } from "../../../shared/result.ts";
import { describePlaceWarning } from "../../../shared/text/standing.ts";
import { encodeUtf8 } from "../../crypto/encoding.ts";
import { cryptography } from "../../crypto/sodium.ts";
import { writeFolder } from "../exchange/writeFolder.ts";
import type { Session } from "../session.ts";
import type { Checked } from "./checkVault.ts";

export interface DatedCheck extends Checked {
  readonly at: Instant;
  readonly checkpoint: Checkpoint;
  readonly freshness: Freshness;
  readonly warnings: readonly PlaceWarning[];
}

/**
 * What a report says. Names, titles and reasons are the vault's content and are left out: an object stands
 * there by its id, which the vault's folder shows to anybody.
 */
function contentOf(session: Session, check: DatedCheck) {
  const { report, whole } = check;
  const { problems, lost } = report.objects;
  const objects: { readonly object: string; readonly result: string }[] = [
    ...whole.map((object) => ({ object, result: "whole" })),
    ...problems.map(({ object, what }) => ({ object, result: what })),
    ...lost.map(({ object }) => ({ object, result: "recorded as lost" })),
  ];
  objects.sort((one, other) => (one.object < other.object ? -1 : 1));
  return {
    format: "counterseal-check 1",
    program: `counterseal ${version}`,
    cryptography,
    at: check.at,
    vault: session.vault,
    checkpoint: check.checkpoint,
    freshness: check.freshness,
    header: report.header,
    ledger: report.ledger,
    entries: report.entries,
    bytes: report.bytes,
    objects,
    warnings: check.warnings.map(({ kind }) => kind),
  };
}

type Content = ReturnType<typeof contentOf>;

function textOf(content: Content, warnings: readonly PlaceWarning[]): string {
  const { checkpoint, objects } = content;
  const count = (result: string): number =>
    objects.filter((each) => each.result === result).length;
  const bad = objects.length - count("whole") - count("recorded as lost");
  return [
    "COUNTERSEAL CHECK REPORT",
    "",
    `Made          ${content.at}`,
    `Program       ${content.program}, cryptography ${content.cryptography}`,
    `Vault         ${content.vault}`,
    `Checkpoint    ${String(checkpoint.seq)} ${checkpoint.head}`,
    `Freshness     ${content.freshness}`,
    `Header        ${content.header}`,
    `Ledger        ${content.ledger}, ${String(content.entries)} entries`,
    `Objects       ${String(count("whole"))} whole, ${String(content.bytes)} bytes read`,
    `              ${String(bad)} damaged, missing or unnamed`,
    `              ${String(count("recorded as lost"))} recorded as lost`,
    "",
    "The names of files are confidential and stand only in the vault.",
    "",
    ...(warnings.length > 0
      ? [
          "Warnings",
          ...warnings.map((each) => `  ${describePlaceWarning(each)}`),
          "",
        ]
      : []),
    "Objects",
    ...objects.map(({ object, result }) => `  ${object}  ${result}`),
    "",
  ].join("\n");
}

/** `check.txt` and `check.json` for either name. */
function namesOf(path: string): readonly [text: string, json: string] {
  const ending = extname(path);
  const known = ending === ".txt" || ending === ".json";
  const stem = known ? basename(path, ending) : basename(path);
  return [`${stem}.txt`, `${stem}.json`];
}

/**
 * Writes a check's report as a text to read and as JSON beside it, both durable; neither over anything.
 * Gives the files' names. Fails with `destination-exists`, or why the disk refuses.
 */
export function writeCheckReport(
  session: Session,
  check: DatedCheck,
  path: string,
): Promise<Result<{ files: string[] }, Failure>> {
  const content = contentOf(session, check);
  const [textName, jsonName] = namesOf(path);
  const files = new Map([
    [textName, encodeUtf8(textOf(content, check.warnings))],
    [jsonName, encodeUtf8(`${JSON.stringify(content, null, 2)}\n`)],
  ]);
  return writeFolder(session.storage, dirname(path), files);
}
