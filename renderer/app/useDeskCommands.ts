// SPDX-License-Identifier: Apache-2.0
import type { CommandId } from "../../shared/domain/commands.ts";
import { call } from "../api/bridge.ts";
import { useCommandHandlers } from "./commands.ts";
import {
  type Place,
  type Route,
  routeOfSection,
  sections,
} from "./navigation.ts";

/** What only an open vault can be asked for. */
export function useDeskCommands(
  { audit }: Place,
  navigate: (route: Route) => void,
  openPalette: () => void,
): void {
  const goTo = (route: Route) => () => {
    navigate(route);
  };
  const takeIn = async () => {
    if (audit === null) return;
    const chosen = await call("dialog.open", { purpose: "import" });
    if (chosen.ok && chosen.value.chosen.length > 0)
      navigate({ at: "deliverables", audit, files: chosen.value.chosen });
  };
  const toSections = Object.fromEntries(
    sections.map((section) => [section, goTo(routeOfSection(section, audit))]),
  ) as Partial<Record<CommandId, () => void>>;
  useCommandHandlers({
    ...toSections,
    palette: openPalette,
    audits: goTo({ at: "audits" }),
    verify: goTo({ at: "verify" }),
    settings: goTo({ at: "settings" }),
    ...(audit === null ? {} : { open: () => void takeIn() }),
  });
}
