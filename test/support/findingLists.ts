// SPDX-License-Identifier: Apache-2.0

/** Lists of invented findings. */

export interface InventedFinding {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly component: string;
  readonly description: string;
}

function cell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** CSV with a row of headings. */
export function csvOf(findings: readonly InventedFinding[]): string {
  const rows = findings.map(({ id, title, severity, component, description }) =>
    [id, title, severity, component, description].map(cell).join(","),
  );
  return `${["ID,Title,Severity,Component,Description", ...rows].join("\r\n")}\r\n`;
}

const weaknesses = [
  "Tokens stand in a log",
  "A probe follows redirects",
  "A path is not cleaned",
  "Certificates are not checked for revocation",
  "An error names internal addresses",
  "A file is world readable",
] as const;
const components = ["api server", "kubelet", "scheduler", "proxy"] as const;
const severities = ["Critical", "High", "Medium", "Low", "Info"] as const;

/** So many of them, `HARB-001` onwards. */
export function inventedFindings(count: number): InventedFinding[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `HARB-${String(at + 1).padStart(3, "0")}`,
    title: `${weaknesses[at % weaknesses.length] ?? ""}, place ${at + 1}`,
    severity: severities[at % severities.length] ?? "",
    component: components[at % components.length] ?? "",
    description: `What was seen at place ${at + 1}.\nHow to mend it.`,
  }));
}
