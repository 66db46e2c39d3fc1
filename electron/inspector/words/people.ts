// SPDX-License-Identifier: Apache-2.0
import type { WordRule } from "./hit.ts";

/** Domains that stand for nobody (RFC 2606, RFC 6761), and those that are a program's. */
const nobody =
  /@(?:(?:.+\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)|users\.noreply\.github\.com|\d+\.\d+\.\d+)$/i;
/** `logo@2x.png`, `name@sha256`, a git remote. */
const notMail = /\.(?:png|jpe?g|gif|svg|webp|js|ts|css|go|py)$/i;

const securityList =
  /^(?:security|secalert|psirt|cert|csirt|soc|vuln(?:erabilit(?:y|ies))?|disclosure|distributors(?:-announce)?|[\w-]*(?:private|embargo|security-discuss)[\w-]*)@/i;

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

export const peopleRules: readonly WordRule[] = [
  {
    check: "email-address",
    pattern:
      /(?<![\w.%+-])[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}\b/gi,
    judge({ 0: mail, index = 0 }, text) {
      const address = mail.toLowerCase();
      if (nobody.test(address) || notMail.test(address)) return null;
      // A remote of git, such as git@host:path, is no person.
      if (address.startsWith("git@") || text[index + mail.length] === ":")
        return address.startsWith("git@") ? null : address;
      return securityList.test(address)
        ? ["security-list-address", address]
        : address;
    },
  },
  {
    check: "email-address",
    // Written out so that machines do not find it, people do.
    pattern:
      /\b[a-z0-9._-]{2,40}\s?[[({]\s?at\s?[\])}]\s?[a-z0-9-]{2,40}\s?(?:[[({]\s?dot\s?[\])}]|\.)\s?[a-z]{2,10}\b/gi,
    judge: ([mail]) => mail.toLowerCase(),
  },
  {
    check: "phone-number",
    pattern:
      /(?<![\w.+/-])\+\d{1,3}(?:[ .\u00a0-]?\(?\d{1,4}\)?){2,6}(?![\w])|(?<![\w.(/-])\(\d{3}\) ?\d{3}[-. ]\d{4}(?!\w)|(?<![\w./-])\d{3}[-.]\d{3}[-.]\d{4}(?![\w.-])|\b(?:tel|phone|mobile|cell|fax)\b\.?:? {0,2}\(?\d[\d ().-]{6,18}\d/gi,
    judge([number]) {
      const digits = digitsOf(number).length;
      return digits < 7 || digits > 15 ? null : number.trim();
    },
  },
];
