// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { createWordScanner } from "./words.ts";

const scan = createWordScanner({
  words: ["Project Nightjar", "Quillhart"],
  embargoed: ["CVE-2031-4242", "HARB-007"],
});

function checksIn(text: string): string[] {
  return [...new Set(scan(text).map(({ check }) => check))].sort();
}

/** Random of its kind, and nobody's: joined here so that no scanner of repositories minds this file. */
const token = {
  github: ["ghp", "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"].join("_"),
  aws: ["AKIA", "Q3EGRQYZ5TRN2W7M"].join(""),
  slack: ["xoxb", "2417081932-9920118372-aB3dE5fG7hJ9"].join("-"),
  jwt: [
    Buffer.from('{"alg":"RS256"}').toString("base64url"),
    Buffer.from('{"sub":"ada"}').toString("base64url"),
    "sIgNaTuRe0123456789abcdef",
  ].join("."),
  pem: ["-----BEGIN RSA", "PRIVATE KEY-----"].join(" "),
  age: `AGE-SECRET-KEY-1${"Q".repeat(58)}`,
};

describe("what words give away", () => {
  it.each([
    ["[draft] Harbour report", "draft-word"],
    ["STRICTLY CONFIDENTIAL", "confidential-marking"],
    ["Conﬁdential", "confidential-marking"],
    ["Please do not distribute this copy", "confidential-marking"],
    ["TLP:AMBER+STRICT", "tlp-tag"],
    ["Classification: Internal", "dlp-tag"],
    ["MSIP_Label_f42aa342-8706-4288-bd11-ebb85995028c_Name", "dlp-tag"],
    ["Project No. QH-2031-117", "project-number"],
    ["SOW-20481", "project-number"],
    [
      "https://docs.google.com/document/d/1x/edit#heading",
      "private-document-link",
    ],
    ["quillhart.sharepoint.com/sites/audit/report", "private-document-link"],
    ["https://harbour.slack.com/archives/C01/p16", "chat-link"],
    [
      "https://github.com/kubernetes-security/security-disclosures/issues/7",
      "private-repository-link",
    ],
    [
      "https://github.com/harbour/harbour-private/pull/3",
      "private-repository-link",
    ],
    ["https://hackerone.com/reports/123456", "private-repository-link"],
    ["security-discuss-private@kubernetes.io", "security-list-address"],
    ["psirt@quillhart.dev", "security-list-address"],
    ["ada.lin@quillhart.dev", "email-address"],
    ["ada [at] quillhart.dev", "email-address"],
    ["+44 20 7946 0958", "phone-number"],
    ["(202) 555-0143", "phone-number"],
    ["Tel: 030 1234567", "phone-number"],
    ["jenkins.build.corp is down", "internal-host"],
    ["found on 10.20.30.40", "internal-address"],
    ["C:\\Users\\ada\\Desktop\\report.docx", "local-path"],
    ["/home/ada/audit/run.sh", "local-path"],
    ["file:///srv/share/report.pdf", "local-path"],
    [token.github, "secret"],
    [token.aws, "secret"],
    [token.slack, "secret"],
    [token.jwt, "secret"],
    [token.pem, "secret"],
    [token.age, "secret"],
    ["postgres://ada:h4rb0urDb@db.example/x", "secret"],
    ['password = "x7Kq92LmPz4w"', "secret"],
    ["cve-2031-4242", "embargoed-id"],
    ["see HARB-007.", "embargoed-id"],
    ["CVE-2024-21626", "cve-id"],
    ["project   nightjar", "watch-list"],
    ["by QUILLHART", "watch-list"],
    ["user\u202egnp.exe", "hidden-character"],
  ])("%j: %s", (text, check) => {
    expect(checksIn(text)).toContain(check);
  });

  it.each([
    "Draftsman is a trade; the boat was overdrafted.",
    "The connection is encrypted, and confidentiality holds.",
    "TLP:CLEAR",
    "https://docs.google.com/document/d/e/2PACX/pub",
    "https://github.com/kubernetes/kubernetes/issues/81146",
    "alice@example.com wrote to bob@example.org",
    "git@github.com:harbour/harbour.git",
    "etcd.kube-system.svc.cluster.local and metadata.google.internal",
    "version 1.2.3.4, released 2031-01-30, at 12:30:15",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    `ghp_${"a".repeat(36)}`,
    "AKIAIOSFODNN7EXAMPLE",
    "password: <your-password-1>",
    'secret = "${VAULT_TOKEN_2}"',
    "token := getToken(request)",
    "Quillharts",
    "go test ./...",
    "192.168.0.0/16",
    "name@sha256 logo@2x.png",
  ])("not in %j", (text) => {
    expect(checksIn(text)).toEqual([]);
  });

  it("never shows a whole secret", () => {
    for (const secret of Object.values(token))
      for (const { check, match } of scan(`x ${secret} y`))
        if (check === "secret") expect(match).not.toContain(secret);
  });

  it("comes to an end with what was made to be slow", () => {
    for (const unit of [
      "a.",
      "a@",
      "-",
      "+1 ",
      "(",
      "eyJ",
      "a:",
      "\\\\a",
      "[at]",
    ])
      expect(scan(unit.repeat(50_000))).toBeDefined();
  });
});
