// SPDX-License-Identifier: Apache-2.0
import { encode } from "uqr";
import type { Instant, VaultId } from "../../../shared/ids.ts";

/** What the printed sheet tells. */
export interface SheetFacts {
  readonly vault: VaultId;
  /** Bare name of the vault's folder. */
  readonly name: string;
  readonly made: Instant;
  readonly by: string;
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  readonly words: readonly string[];
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text in HTML. Names come from folders and people, and may hold anything. */
function html(text: string): string {
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u{fffd}")
    .replace(/[&<>"]/g, (character) => entities[character] ?? "");
}

/** One square of paper a module, dark ones drawn row by row; four of quiet around it, as readers want. */
function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const path = data
    .flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
    )
    .join("");
  return `<svg class="code" viewBox="0 0 ${size} ${size}" role="img" aria-label="The identity as a QR code" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`;
}

const style = `
@page { size: A4; margin: 14mm 16mm }
body { color: #000; background: #fff; font: 10pt/1.35 system-ui, sans-serif; max-width: 178mm; margin: 8mm auto; padding: 0 6mm }
h1 { font-size: 16pt; margin: 0 0 1mm } h2 { font-size: 11.5pt; margin: 4mm 0 1mm }
p { margin: 0 0 2mm } ol, ul { margin: 0; padding-inline-start: 6mm }
.warning { border: 1.5pt solid #000; padding: 2.5mm 3.5mm; margin: 3mm 0 4mm; font-weight: 600 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5mm 4mm; margin: 0 } dt { color: #444 } dd { margin: 0; overflow-wrap: anywhere }
.words { margin-block-end: 2mm; display: grid; grid-template-columns: repeat(4, 1fr); grid-auto-flow: row; gap: 1.5mm 4mm; list-style: none; padding: 0; font: 12pt/1.5 ui-monospace, monospace }
.words li { border-bottom: .5pt solid #999; display: flex; gap: 2mm } .words span { color: #555; min-width: 9mm; text-align: end }
.identity { display: grid; grid-template-columns: 46mm 1fr; gap: 5mm; align-items: center; break-inside: avoid }
.code { width: 46mm; height: 46mm } code { font: 10.5pt/1.5 ui-monospace, monospace } p code { font-size: 9.5pt; white-space: nowrap } .identity code { font-size: 12pt; word-break: break-all }
pre { font: 9.5pt/1.45 ui-monospace, monospace; white-space: pre-wrap; margin: 0 0 2mm }
section { break-inside: avoid }
@media print { body { margin: 0; padding: 0; max-width: none } }
@media (max-width: 480px) { p code { white-space: normal } .words { grid-template-columns: repeat(2, 1fr) } .identity { grid-template-columns: 1fr } }
`;

const useIt = `<section><h2>To open the vault again with Counterseal</h2>
<p>Choose the vault and “I have the recovery kit”, or <code>counterseal vault recover VAULT --name NAME</code>. Type the 24 words, or the identity. You choose a new passphrase, and the ledger says that you came back with the kit.</p></section>
<section><h2>To read the files without Counterseal, with stock age alone</h2>
<p>Write the identity, alone on its line, into a file <code>kit.txt</code>, on a computer without a network if you can:</p>
<pre>age -d -i kit.txt VAULT/recovery.age &gt; identity.txt
age -d -i identity.txt VAULT/objects/ab/OBJECT.age &gt; FILE</pre></section>
<section><h2>Where to keep it</h2>
<ul><li>On paper, in a safe or with a notary: never beside the vault or its backups.</li>
<li>Not in mail, not on a shared drive, not in a photograph. After printing, delete the file of this sheet.</li>
<li>When another kit is made, this one opens the vault no more, but still opens every copy from before.</li></ul></section>`;

/** The recovery kit as one page to print: no script, nothing from outside. It is the secret itself. */
export function recoverySheet(facts: SheetFacts): string {
  const { vault, name, made, by, identity, words } = facts;
  const listed = words
    .map((word, at) => `<li><span>${at + 1}.</span> ${html(word)}</li>`)
    .join("");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<title>Recovery sheet</title><style>${style}</style></head>
<body><h1>Counterseal recovery sheet</h1>
<p class="warning">Whoever holds this sheet and a copy of the vault can read everything in it, for ever.</p>
<dl><dt>Vault</dt><dd>${html(name)}</dd><dt>Id</dt><dd><code>${vault}</code></dd>
<dt>Made</dt><dd>${made}, by ${html(by)}</dd></dl>
<section><h2>The 24 words</h2><ol class="words">${listed}</ol>
<p>They hold the same key as the identity below, as BIP-39 words; the last one holds a checksum.</p></section>
<section><h2>The age identity</h2><div class="identity">${qrCode(identity)}<code>${identity}</code></div></section>
${useIt}
</body></html>
`;
}
