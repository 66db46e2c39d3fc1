// SPDX-License-Identifier: Apache-2.0
import { crc32 } from "../archive/crc32.ts";
import type { WordRule } from "./hit.ts";

/** Enough to find it, too little to use it: a report goes to more people than the secret did. */
function masked(secret: string): string {
  return `${secret.slice(0, 8)}… (${secret.length} characters)`;
}

/** Bits a character, by how often each occurs. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text)
    counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Tokens of GitHub and npm end in six digits that prove the other thirty. */
function hasChecksum(random: string): boolean {
  let rest = crc32(Buffer.from(random.slice(0, 30)));
  let digits = "";
  for (let place = 0; place < 6; place += 1) {
    digits = (base62[rest % 62] ?? "") + digits;
    rest = Math.floor(rest / 62);
  }
  return digits === random.slice(30);
}

function isJwtHeader(part: string): boolean {
  try {
    const header: unknown = JSON.parse(
      Buffer.from(part, "base64url").toString("utf8"),
    );
    return typeof header === "object" && header !== null && "alg" in header;
  } catch {
    return false;
  }
}

const placeholder =
  /example|sample|placeholder|changeme|change_me|your|xxxx|\*\*\*|redacted|dummy|<|\$\{|\{\{|\.\.\./i;

/** What only random text is: mixed, long, and no word that stands for a secret. */
function looksRandom(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value));
  return (
    kinds.length >= 2 &&
    /\d/.test(value) &&
    entropy(value) >= 3.2 &&
    !placeholder.test(value)
  );
}

const prefixed: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
  /\bgithub_pat_\w{22}_\w{59}\b/g,
  /\bglpat-[\w-]{20,}\b/g,
  /\bxox[abeoprs]-[\w-]{10,200}/g,
  /\bhooks\.slack\.com\/(?:services|workflows)\/[\w/]{20,120}/g,
  /\bdiscord(?:app)?\.com\/api\/webhooks\/\d+\/[\w-]{30,}/g,
  /\bAIza[\w-]{35}/g,
  /\bya29\.[\w-]{20,}/g,
  /\b[rs]k_live_[A-Za-z0-9]{20,}/g,
  /\bSG\.[\w-]{22}\.[\w-]{43}/g,
  /\bsk-(?:proj-|ant-)?[\w-]{32,}/g,
  /\bhv[sb]\.[\w-]{24,}/g,
  /\bdop_v1_[0-9a-f]{64}/g,
  /\bdckr_pat_[\w-]{27}/g,
  /\bpypi-AgEIcHlwaS5vcmc[\w-]{50,}/g,
  /\bAGE-SECRET-KEY-1[0-9A-Z]{58}/g,
  /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/g,
  /\bPuTTY-User-Key-File-\d/g,
  /\bAccountKey=[A-Za-z0-9+/]{60,}={0,2}/g,
  /\bclient-key-data:\s?[A-Za-z0-9+/=]{60,}/g,
];

export const secretRules: readonly WordRule[] = [
  ...prefixed.map((pattern): WordRule => ({
    check: "secret",
    pattern,
    judge: ([secret]) => (placeholder.test(secret) ? null : masked(secret)),
  })),
  {
    check: "secret",
    pattern: /\b(?:gh[pousr]|npm)_([A-Za-z0-9]{36})\b/g,
    judge: ([secret, random = ""]) =>
      hasChecksum(random) ? masked(secret) : null,
  },
  {
    check: "secret",
    pattern: /\b(eyJ[\w-]{10,})\.eyJ[\w-]{10,}\.[\w-]{20,}/g,
    judge: ([token, header = ""]) =>
      isJwtHeader(header) ? masked(token) : null,
  },
  {
    check: "secret",
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{1,64}:([^\s:@/]{4,128})@/gi,
    judge: ([address, password = ""]) =>
      placeholder.test(password) ? null : `${address.slice(0, 12)}…@`,
  },
  {
    check: "secret",
    pattern:
      /\b(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|auth)["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9+/=_.~!@#$%^&*-]{10,128})/gi,
    judge: ([given, value = ""]) =>
      looksRandom(value)
        ? `${given.slice(0, given.length - value.length + 3)}… (${value.length} characters)`
        : null,
  },
];
