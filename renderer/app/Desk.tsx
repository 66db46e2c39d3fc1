// SPDX-License-Identifier: Apache-2.0
import { useCallback, useState } from "react";
import type { AuditView } from "../../shared/ipc/views.ts";
import { shown } from "../../shared/text/facts.ts";
import { call } from "../api/bridge.ts";
import { useResource } from "../api/resource.ts";
import { SrcReviewScreen } from "../features/srcReview/SrcReviewScreen.tsx";
import { StandingScreen } from "../features/agreement/StandingScreen.tsx";
import { AuditsScreen } from "../features/audit/AuditsScreen.tsx";
import { ChartsScreen } from "../features/chart/ChartsScreen.tsx";
import { VerifyScreen } from "../features/bundle/VerifyScreen.tsx";
import { ComparisonScreen } from "../features/comparison/ComparisonScreen.tsx";
import { ConsentScreen } from "../features/consent/ConsentScreen.tsx";
import { MatrixScreen } from "../features/consent/MatrixScreen.tsx";
import { RequestScreen } from "../features/consent/RequestScreen.tsx";
import { DeliverablesScreen } from "../features/deliverable/DeliverablesScreen.tsx";
import { DisclosuresScreen } from "../features/disclosure/DisclosuresScreen.tsx";
import { EmbargoScreen } from "../features/embargo/EmbargoScreen.tsx";
import { FindingsScreen } from "../features/finding/FindingsScreen.tsx";
import { InspectionScreen } from "../features/inspection/InspectionScreen.tsx";
import { IntakeScreen } from "../features/intake/IntakeScreen.tsx";
import { LedgerScreen } from "../features/ledger/LedgerScreen.tsx";
import { OverviewScreen } from "../features/overview/OverviewScreen.tsx";
import { PeopleScreen } from "../features/people/PeopleScreen.tsx";
import { PromisesScreen } from "../features/promise/PromisesScreen.tsx";
import { ProposalScreen } from "../features/release/ProposalScreen.tsx";
import { ReleasesScreen } from "../features/release/ReleasesScreen.tsx";
import { CrossCheckScreen } from "../features/removal/CrossCheckScreen.tsx";
import { RequestsScreen } from "../features/request/RequestsScreen.tsx";
import { SettingsScreen } from "../features/settings/SettingsScreen.tsx";
import type { OpenVault } from "../features/vault/openVault.ts";
import {
  needsDecision,
  StandingPage,
} from "../features/vault/StandingPage.tsx";
import { VaultBand } from "../features/vault/VaultBand.tsx";
import { VaultScreen } from "../features/vault/VaultScreen.tsx";
import { t } from "../text/text.ts";
import { Loaded } from "../ui/Loaded.tsx";
import { useCommandHandlers } from "./commands.ts";
import {
  firstPlace,
  NavigationContext,
  placeAfter,
  type Route,
  screenKey,
} from "./navigation.ts";
import { KeptDraft } from "./KeptDraft.tsx";
import { placeOfKept } from "./keptPlace.ts";
import { LockWarning } from "./LockWarning.tsx";
import { Palette } from "./Palette.tsx";
import { Rail } from "./Rail.tsx";
import { showNote } from "./note.ts";
import { topSheet } from "./screenParts.ts";
import { useHanded } from "./useHanded.ts";
import { useKeepPlace, useKeptPlace } from "./useKeptPlace.ts";
import { useDeskCommands } from "./useDeskCommands.ts";

/** Everything behind the lock. A vault that lacks entries asks for a decision first. */
export function Desk({ vault }: { readonly vault: OpenVault }) {
  useCommandHandlers({ lock: () => void call("vault.lock", {}) });
  const audits = useResource("audit.list", {});
  const [looked, setLooked] = useState(false);
  const kept = useKeptPlace();
  if (needsDecision(vault) && !looked)
    return (
      <StandingPage
        vault={vault}
        onLook={() => {
          setLooked(true);
        }}
      />
    );
  return (
    <Loaded of={audits}>
      {(value) =>
        kept === undefined ? null : (
          <OpenDesk vault={vault} audits={value.audits} kept={kept} />
        )
      }
    </Loaded>
  );
}

interface OpenDeskProps {
  readonly vault: OpenVault;
  readonly audits: readonly AuditView[];
}

interface OpenedDeskProps extends OpenDeskProps {
  /** Where somebody was when the vault locked by itself. */
  readonly kept: string | null;
}

const handedNotes = {
  vault: "handed.lockFirst",
  other: "handed.otherNote",
} as const;

function OpenDesk({ vault, audits, kept }: OpenedDeskProps) {
  const [begun] = useState(() => {
    const known = audits.map((audit) => audit.audit);
    const before = kept === null ? null : placeOfKept(kept, known);
    return before ?? { place: firstPlace(known), view: null };
  });
  const [place, setPlace] = useState(begun.place);
  useKeepPlace(place, begun.view);
  const navigate = useCallback((route: Route) => {
    setPlace((current) => placeAfter(current, route));
  }, []);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useDeskCommands(place, navigate, () => {
    setPaletteOpen(true);
  });
  useHanded((handed) => {
    const name = shown(handed.name);
    if (handed.kind !== "request") {
      showNote(t(handedNotes[handed.kind], { name }));
      return handed.kind === "other" ? "taken" : "kept";
    }
    if (topSheet() !== null) {
      showNote(t("handed.later", { name }));
      return "blocked";
    }
    if (place.route.at !== "requests") navigate({ at: "requests" });
    return "kept";
  });
  return (
    <NavigationContext value={navigate}>
      <div className="desk">
        <Rail place={place} audits={audits} vault={vault} />
        <div className="desk-main">
          <VaultBand vault={vault} />
          <KeptDraft />
          <ScreenOf
            key={screenKey(place.route)}
            route={place.route}
            audits={audits}
            vault={vault}
          />
        </div>
      </div>
      <LockWarning />
      {isPaletteOpen ? (
        <Palette
          audits={audits}
          atHand={place.audit}
          onClose={() => {
            setPaletteOpen(false);
          }}
        />
      ) : null}
    </NavigationContext>
  );
}

interface ScreenOfProps extends OpenDeskProps {
  readonly route: Route;
}

function ScreenOf({ route, audits, vault }: ScreenOfProps) {
  switch (route.at) {
    case "audits":
      return (
        <AuditsScreen audits={audits} hasKit={vault.recoveryKit !== null} />
      );
    case "deliverables":
      return <DeliverablesScreen route={route} />;
    case "inspection":
      return <InspectionScreen key={route.version} route={route} />;
    case "cross-check":
      return <CrossCheckScreen key={route.version} route={route} />;
    case "comparison":
      return <ComparisonScreen route={route} />;
    case "promises":
      return <PromisesScreen audit={route.audit} />;
    case "intake":
      return <IntakeScreen route={route} />;
    case "standing":
      return <StandingScreen audit={route.audit} />;
    case "people":
      return <PeopleScreen audit={route.audit} />;
    case "consent":
      return <ConsentScreen route={route} />;
    case "consent-request":
      return <RequestScreen route={route} />;
    case "matrix":
      return <MatrixScreen audit={route.audit} />;
    case "overview":
      return <OverviewScreen audit={route.audit} />;
    case "embargo":
      return <EmbargoScreen audit={route.audit} />;
    case "charts":
      return <ChartsScreen audit={route.audit} />;
    case "src-review":
      return <SrcReviewScreen audit={route.audit} />;
    case "disclosures":
      return <DisclosuresScreen audit={route.audit} />;
    case "findings":
      return <FindingsScreen route={route} />;
    case "releases":
      return <ReleasesScreen route={route} />;
    case "proposal":
      return <ProposalScreen audit={route.audit} like={route.like} />;
    case "requests":
      return <RequestsScreen route={route} />;
    case "ledger":
      return <LedgerScreen subject={route.subject ?? null} />;
    case "vault":
      return <VaultScreen vault={vault} />;
    case "settings":
      return <SettingsScreen />;
    case "verify":
      return (
        <VerifyScreen
          audits={audits}
          exported={route.bundle ?? null}
          charterOf={route.charterOf ?? null}
        />
      );
  }
}
