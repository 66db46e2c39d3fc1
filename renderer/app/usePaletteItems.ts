// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import { commandIds } from "../../shared/domain/commands.ts";
import type { AuditId } from "../../shared/ids.ts";
import type { AuditView } from "../../shared/ipc/views.ts";
import { commandTitles } from "../../shared/text/commands.ts";
import { shown } from "../../shared/text/facts.ts";
import { call } from "../api/bridge.ts";
import { t } from "../text/text.ts";
import { canRun, keysOf } from "./commands.ts";
import type { PaletteItem } from "./paletteItems.ts";

function commandItems(): PaletteItem[] {
  return commandIds
    .filter((command) => command !== "palette" && canRun(command))
    .map((command) => ({
      key: command,
      group: "command",
      label: commandTitles[command],
      note: keysOf(command),
      target: { command },
    }));
}

/** Screens of the audit at hand that no command of their own leads to, and what is begun there. */
const furtherScreens = [
  { at: "proposal", title: "proposal.title" },
  { at: "consent-request", title: "ask.title" },
  { at: "matrix", title: "matrix.title" },
  { at: "embargo", title: "embargo.title" },
  { at: "promises", title: "promise.title" },
  { at: "standing", title: "standing.title" },
  { at: "src-review", title: "src.title" },
  { at: "charts", title: "chart.title" },
] as const;

function screenItems({ audit, title }: AuditView): PaletteItem[] {
  return furtherScreens.map(({ at, title: name }) => ({
    ...{ key: at, group: "screen", label: t(name), note: shown(title) },
    target: { route: { at, audit } },
  }));
}

function themeItems(): PaletteItem[] {
  return (["light", "dark", "system"] as const).map((theme) => ({
    ...{ key: `theme ${theme}`, group: "command" },
    label: t("palette.theme", { theme: t(`settings.theme.${theme}`) }),
    note: "",
    target: { theme },
  }));
}

async function itemsOfAudit({
  audit,
  title,
}: AuditView): Promise<PaletteItem[]> {
  const [deliverables, findings, releases, consents] = await Promise.all([
    call("deliverable.list", { audit }),
    call("finding.list", { audit, filter: {} }),
    call("release.list", { audit }),
    call("consent.list", { audit }),
  ]);
  const items: PaletteItem[] = [];
  const add = (
    group: PaletteItem["group"],
    key: string,
    label: string,
    route: Extract<PaletteItem["target"], { route: unknown }>["route"],
    note = title,
  ) => items.push({ key, group, label: shown(label), note, target: { route } });
  if (deliverables.ok)
    for (const { deliverable, title: label } of deliverables.value.deliverables)
      add("deliverable", deliverable, label, {
        ...{ at: "deliverables", audit, deliverable },
      });
  if (findings.ok)
    for (const { finding, label, title: name } of findings.value.findings)
      add("finding", finding, `${label} ${name}`, {
        ...{ at: "findings", audit, finding },
      });
  if (releases.ok)
    for (const { release, purpose } of releases.value.releases)
      add("release", release, purpose, { at: "releases", audit, release });
  if (consents.ok)
    for (const { consent, purpose } of consents.value.consents)
      add("consent", consent, purpose, { at: "consent", audit, consent });
  return items;
}

async function requestItems(): Promise<PaletteItem[]> {
  const inbox = await call("inbox.list", {});
  if (!inbox.ok) return [];
  return inbox.value.requests.map(({ request, purpose, audit }) => ({
    key: request,
    group: "request",
    label: shown(purpose ?? audit),
    note: shown(audit),
    target: { route: { at: "requests", request } },
  }));
}

/** Commands and audits at once, everything else that has a name as soon as the engine has told of it. */
export function usePaletteItems(
  audits: readonly AuditView[],
  atHand: AuditId | null,
): readonly PaletteItem[] {
  const [items, setItems] = useState<readonly PaletteItem[]>(() => [
    ...commandItems(),
    ...themeItems(),
    ...audits.filter(({ audit }) => audit === atHand).flatMap(screenItems),
    ...audits.map(({ audit, title }): PaletteItem => ({
      key: audit,
      group: "audit",
      label: shown(title),
      note: audit,
      target: { route: { at: "overview", audit } },
    })),
  ]);
  useEffect(() => {
    let isGone = false;
    const asked = [...audits.map(itemsOfAudit), requestItems()];
    void Promise.all(asked).then((answers) => {
      if (!isGone) setItems((first) => [...first, ...answers.flat()]);
    });
    return () => {
      isGone = true;
    };
    // What was there when it was opened is enough for something that is closed by a choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked once, when the palette opens
  }, []);
  return items;
}
