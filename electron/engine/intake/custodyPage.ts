// SPDX-License-Identifier: Apache-2.0
import { flawsAbout } from "../../../shared/domain/wholeness.ts";
import {
  countersignatureWords,
  flawWords,
  signatureWords,
} from "../../../shared/text/handedOver.ts";
import type { HandedOver, IntakeState } from "../catalog/intakeState.ts";
import type { DeliverableState, VersionState } from "../catalog/state.ts";
import type { Session } from "../session.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function text(words: string): string {
  return words.replace(/[&<>"']/g, (character) => escapes[character] ?? "");
}

function row([name, value]: readonly [string, string]): string {
  return `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`;
}

function versionRows(
  { state }: Session,
  version: VersionState,
): (readonly [string, string])[] {
  const { handedOver } = version;
  const intake =
    handedOver === null ? undefined : state.intakes.get(handedOver.intake);
  const own: (readonly [string, string])[] = [
    ["File", version.name],
    ["Variant", version.variant],
    ["Bytes", String(version.size)],
    ["SHA-256 in the vault", version.sha256],
    ["Handed over by", version.from],
    ["Channel", version.channel],
    ["Taken in", version.imported],
  ];
  if (handedOver === null || intake === undefined) return own;
  const source = intake.packages.find(
    ({ sha256 }) => sha256 === handedOver.package,
  );
  return [
    ...own,
    ["Taken in by", intake.by],
    ["Handed over at", intake.handed],
    ["Package", source?.name ?? "not recorded"],
    ["Package's wrapping", source?.layers.join(", ") ?? ""],
    ["SHA-256 of the package", handedOver.package],
    ["Path in the package", handedOver.path],
    ["SHA-256 when it was looked at", version.sha256],
    ["Signature", signatureWords[handedOver.signature]],
    ...acceptedRows(intake, handedOver),
    ...receiptRows(intake),
  ];
}

/** What was not whole of the intake and has to do with this file, and who took it in all the same. */
function acceptedRows(
  { accepted, packages }: IntakeState,
  handedOver: HandedOver,
): (readonly [string, string])[] {
  return accepted.flatMap(({ at, by, reason, flaws, flawCount }) => {
    const own = flawsAbout(flaws, packages, handedOver);
    const others = flawCount - own.length;
    return [
      ...own.map(
        (flaw) => ["Not whole", `${flaw.name} ${flawWords(flaw)}`] as const,
      ),
      ...(others === 0
        ? []
        : [
            ["Not whole", `${String(others)} more of the same intake`] as const,
          ]),
      ["Taken in all the same by", `${by}, ${at}`] as const,
      ["Because", reason] as const,
    ];
  });
}

/** Each receipt for the vendor over the intake: who signed it, to whom it was sealed, what came back on it. */
function receiptRows({ receipts }: IntakeState): (readonly [string, string])[] {
  if (receipts.length === 0) return [["Receipt for the vendor", "none made"]];
  return receipts.flatMap(({ digest, signature, sent, countersigned }) => [
    [
      "Receipt for the vendor",
      `signed by ${signature.person}, by the key ${signature.fingerprint}, ${signature.at}`,
    ] as const,
    ["SHA-256 of the receipt", digest] as const,
    ...sent.map(
      ({ to, at }) => ["Receipt sealed to", `${to.join(", ")}, ${at}`] as const,
    ),
    ...countersigned.map(
      (came) =>
        [
          "Receipt came back",
          `${countersignatureWords(came)}, ${came.at}`,
        ] as const,
    ),
  ]);
}

const style =
  "body{font:11pt/1.4 sans-serif;margin:2cm;color:#000;background:#fff}" +
  "table{border-collapse:collapse;margin-bottom:1.5em;page-break-inside:avoid}" +
  "th,td{border:1px solid #888;padding:3px 8px;text-align:left;vertical-align:top}" +
  "td{font-family:monospace;overflow-wrap:anywhere}";

/**
 * Who handed a deliverable over, when, how and with which digests, as one page to print. Facts about files alone;
 * nothing of what is in them, nothing that a browser would run or fetch.
 */
export function custodyPage(
  session: Session,
  deliverable: DeliverableState,
): string {
  const title = `Chain of custody: ${deliverable.title}`;
  const { seq, head } = session.checkpoint;
  const versions = deliverable.versions.map(
    (version, index) =>
      `<h2>Version ${String(index + 1)}</h2><table>${versionRows(
        session,
        version,
      )
        .map(row)
        .join("")}</table>`,
  );
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${text(title)}</title><style>${style}</style></head><body>`,
    `<h1>${text(title)}</h1>`,
    `<table>${[
      ["Audit", deliverable.audit],
      ["Kind", deliverable.kind],
      ["Deliverable", deliverable.deliverable],
      ["Vault", session.vault],
      ["Ledger's checkpoint", `${String(seq)} ${head}`],
      ["Written", session.now()],
    ]
      .map(([name = "", value = ""]) => row([name, value]))
      .join("")}</table>`,
    ...versions,
    "</body></html>",
    "",
  ].join("\n");
}
