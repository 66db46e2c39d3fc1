// SPDX-License-Identifier: Apache-2.0
import type { PhaseName, Phases, StepName } from "../domain/phases.ts";

/** Names of phases and steps. They go into public issues: not a word of them is from a vault. */
export const phaseTitles = {
  initial: "Initial steps",
  rfp: "Request for proposals",
  proposals: "Review of proposals",
  selection: "Vendor selection",
  deliverables: "Deliverables",
  "src-review": "SRC review",
  publish: "Publication",
} as const satisfies Record<PhaseName, string>;

export const stepTitles = {
  "steering-notified": "Notify the CNCF and the Steering Committee",
  "service-desk-ticket":
    "Have the Steering Committee create a ticket with the CNCF Service Desk",
  "umbrella-issue": "Create the umbrella issue",
  "charter-in-force": "Bring the audit's charter into force",
  "focus-areas": "Finalize the focus areas beside the core components",
  "rfp-written":
    "Write the RFP: scope, schedule, methodology, selection criteria, deliverables",
  "rfp-published": "Publish the RFP in the sig-security folder",
  "tracking-issue": "Create the tracking issue with the sig/security label",
  "questions-open": "Open the form for questions of vendors and the community",
  "questions-answered":
    "Answer the questions in public, with updates of the RFP",
  "rfp-closed": "Close the RFP",
  "reviewers-agreed":
    "Have every reviewer agree to the policies and declare their interests",
  "private-channel": "Set up the reviewers' private group and channel",
  "proposals-reviewed": "Review the proposals",
  "vendor-selected": "Select the vendor",
  "decision-published": "Publish the decision in the sig-security folder",
  "deliverables-promised": "List the deliverables that the RFP promises",
  "deliverables-received": "Receive every deliverable that was promised",
  "findings-sent": "Send the findings to the SRC for review and discussion",
  "findings-judged": "Have the SRC judge every finding",
  "embargo-agreed": "Agree on the end of the embargo",
  "distributors-week":
    "Notify the private distributors, 7 days before at the latest",
  "distributors-day":
    "Notify the private distributors again, 24 hours before at the latest",
  "blog-drafted": "Draft the blog post with the vendor and the CNCF",
  "embargo-over": "Wait for the end of the embargo",
  "release-exported": "Export the release that the chairs approved",
  "findings-merged": "Merge the findings, just before the blog post",
  "link-live": "See that the link of the blog post is live",
  "blog-published": "Publish the blog post",
} as const satisfies Record<StepName, string>;

/** A checklist for a public issue: what is done of what every audit does, and nothing of this one else. */
export function checklistMarkdown({ phases }: Phases): string {
  return phases
    .map(({ phase, steps }) => {
      const lines = steps.map(
        ({ step, state }) =>
          `- [${state === "done" ? "x" : " "}] ${stepTitles[step]}\n`,
      );
      return `## ${phaseTitles[phase]}\n\n${lines.join("")}`;
    })
    .join("\n");
}
