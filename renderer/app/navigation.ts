// SPDX-License-Identifier: Apache-2.0
import { createContext, use } from "react";
import type { CommandId } from "../../shared/domain/commands.ts";
import type {
  AuditId,
  DeliverableId,
  FindingId,
  PersonId,
  ReleaseId,
  Sha256,
  StatementId,
  VersionId,
} from "../../shared/ids.ts";
import type { GrantView } from "../../shared/ipc/views.ts";

/** What the entries that are shown are about. */
export interface LedgerSubject {
  /** By which the ledger names it: of a person, deliverable, release, finding, or a digest of what was asked to be signed. */
  readonly id: string;
  /** For people to read. */
  readonly name: string;
  /** Whose person, where it is one: another audit may know another by the same id. */
  readonly audit?: AuditId;
}

/** Where the person is. Held in memory alone: nothing of it is an address or outlives a lock. */
export type Route =
  | { readonly at: "audits" }
  | {
      readonly at: "deliverables";
      readonly audit: AuditId;
      readonly deliverable?: DeliverableId;
      /** What was chosen elsewhere, to be taken in. */
      readonly files?: readonly GrantView[];
    }
  | {
      readonly at: "intake";
      readonly audit: AuditId;
      /** What was dropped where it could not be taken in as it lies. */
      readonly files?: readonly GrantView[];
    }
  | {
      readonly at: "inspection";
      readonly audit: AuditId;
      readonly version: VersionId;
      /** Bare name of its file. */
      readonly name: string;
      /** Where it was opened from. */
      readonly back: Route;
    }
  | {
      readonly at: "cross-check";
      readonly audit: AuditId;
      readonly version: VersionId;
      /** Bare name of its file. */
      readonly name: string;
      /** Where it was opened from. */
      readonly back: Route;
    }
  | {
      readonly at: "comparison";
      readonly audit: AuditId;
      /** What is chosen when it opens. */
      readonly before: VersionId | null;
      readonly after: VersionId;
      /** Where it was opened from. */
      readonly back: Route;
    }
  | { readonly at: "promises"; readonly audit: AuditId }
  | { readonly at: "people"; readonly audit: AuditId }
  | { readonly at: "standing"; readonly audit: AuditId }
  | {
      readonly at: "consent";
      readonly audit: AuditId;
      readonly consent?: StatementId;
    }
  | {
      readonly at: "consent-request";
      readonly audit: AuditId;
      /** What the form begins with: an earlier request, a cell of the matrix, or a hand-over. */
      readonly like?: StatementId;
      readonly versions?: readonly VersionId[];
      readonly people?: readonly PersonId[];
      readonly requester?: PersonId;
      readonly purpose?: string;
    }
  | { readonly at: "matrix"; readonly audit: AuditId }
  | { readonly at: "overview"; readonly audit: AuditId }
  | { readonly at: "embargo"; readonly audit: AuditId }
  | { readonly at: "charts"; readonly audit: AuditId }
  | { readonly at: "src-review"; readonly audit: AuditId }
  | { readonly at: "disclosures"; readonly audit: AuditId }
  | {
      readonly at: "findings";
      readonly audit: AuditId;
      readonly finding?: FindingId;
    }
  | {
      readonly at: "releases";
      readonly audit: AuditId;
      readonly release?: ReleaseId;
    }
  | {
      readonly at: "proposal";
      readonly audit: AuditId;
      /** What the form begins with: an earlier proposal. */
      readonly like?: ReleaseId;
    }
  | { readonly at: "requests"; readonly request?: Sha256 }
  | { readonly at: "ledger"; readonly subject?: LedgerSubject }
  | { readonly at: "vault" }
  | { readonly at: "settings" }
  | {
      readonly at: "verify";
      /** What was exported just now. */
      readonly bundle?: GrantView;
      /** Whose charter it is judged by. */
      readonly charterOf?: AuditId;
    };

export interface Place {
  readonly route: Route;
  /** The audit at hand: kept while the ledger or the vault is looked at. */
  readonly audit: AuditId | null;
}

/** Sections in the order of the rail, each a command of the same name. */
export const sections = [
  "overview",
  "deliverables",
  "findings",
  "people",
  "consent",
  "releases",
  "disclosures",
  "requests",
  "ledger",
  "vault",
] as const satisfies readonly CommandId[];
export type Section = (typeof sections)[number];

/** Where a vault opens: in its only audit, or at the list of them. */
export function firstPlace(audits: readonly AuditId[]): Place {
  const [only, ...others] = audits;
  if (only === undefined || others.length > 0)
    return { route: { at: "audits" }, audit: null };
  return { route: { at: "deliverables", audit: only }, audit: only };
}

export function placeAfter(place: Place, route: Route): Place {
  return { route, audit: "audit" in route ? route.audit : place.audit };
}

/** The route of a section; sections of an audit lead to the list of audits while none is at hand. */
export function routeOfSection(section: Section, audit: AuditId | null): Route {
  switch (section) {
    case "ledger":
    case "vault":
    case "requests":
      return { at: section };
    case "deliverables":
    case "people":
    case "consent":
    case "releases":
    case "disclosures":
    case "overview":
    case "findings":
      return audit === null ? { at: "audits" } : { at: section, audit };
  }
}

/** The section that a route belongs to, for the rail. */
export function sectionOf(route: Route): Section | null {
  switch (route.at) {
    case "audits":
    case "settings":
    case "verify":
      return null;
    case "intake":
    case "promises":
    case "inspection":
    case "cross-check":
    case "comparison":
      return "deliverables";
    case "proposal":
      return "releases";
    case "standing":
      return "people";
    case "embargo":
    case "charts":
      return "overview";
    case "src-review":
      return "findings";
    case "consent-request":
    case "matrix":
      return "consent";
    case "deliverables":
    case "people":
    case "consent":
    case "releases":
    case "disclosures":
    case "overview":
    case "findings":
    case "ledger":
    case "vault":
    case "requests":
      return route.at;
  }
}

/** Identity of the screen: another one is a new screen, whose heading takes the focus. */
export function screenKey(route: Route): string {
  if (route.at === "ledger") return `ledger ${route.subject?.id ?? ""}`;
  return "audit" in route ? `${route.at} ${route.audit}` : route.at;
}

export const NavigationContext = createContext<(route: Route) => void>(() => {
  throw new Error("no navigation here");
});

/** Goes to another screen. */
export function useNavigate(): (route: Route) => void {
  return use(NavigationContext);
}
