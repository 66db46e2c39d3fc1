// SPDX-License-Identifier: Apache-2.0
import {
  CircleCheck,
  CircleDashed,
  Columns2,
  EyeOff,
  type LucideIcon,
  Minus,
  PencilLine,
  Plus,
} from "lucide-react";
import type { ReactNode } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { CrossCheckView } from "../../../shared/ipc/crossCheckContract.ts";
import { shown, visible } from "../../../shared/text/facts.ts";
import { formatInstant } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip, type Tone } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { type Row, rowsOf } from "./marks.ts";
import { RemovalStateChip } from "./RemovalStateChip.tsx";

const looks: Readonly<
  Record<Row["kind"], { readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  mark: { icon: EyeOff, tone: "plain" },
  changed: { icon: PencilLine, tone: "warn" },
  new: { icon: Plus, tone: "warn" },
  gone: { icon: Minus, tone: "warn" },
};

interface SideBySideProps {
  readonly view: CrossCheckView;
  readonly nameOf: (person: PersonId) => string;
  readonly onEveryLine: () => void;
}

/** The private version beside the public one: what was removed, what was changed, and that the rest was kept. */
export function SideBySide({ view, nameOf, onEveryLine }: SideBySideProps) {
  const { base, name, standing, unseen } = view;
  if (base === null) return null;
  // What could not be seen may differ, until somebody has looked.
  const isKnown =
    standing !== "missing" &&
    unseen.every(({ resolution }) => resolution !== null);
  return (
    <Panel
      title={t("removal.sides")}
      icon={Columns2}
      flush
      actions={
        <Button size="small" icon={Columns2} onClick={onEveryLine}>
          {t("removal.everyLine")}
        </Button>
      }
    >
      <p className="group-hint">{t("removal.sidesHint")}</p>
      <table className="table sides">
        <thead>
          <tr>
            <th scope="col">
              {t("removal.inPrivate", { name: shown(base.name) })}
            </th>
            <th scope="col">{t("removal.inPublic", { name: shown(name) })}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(view).map((row) => (
            <tr key={row.key}>
              <td>
                <Side icon={looks[row.kind].icon} tone={looks[row.kind].tone}>
                  {row.kind}
                </Side>
                <p className="wrap">{visible(row.before)}</p>
              </td>
              <td>
                <After row={row} nameOf={nameOf} />
              </td>
            </tr>
          ))}
          <tr>
            <td>{t("removal.rest")}</td>
            <td>
              <Chip
                tone={isKnown ? "ok" : "plain"}
                icon={isKnown ? CircleCheck : CircleDashed}
              >
                {t(isKnown ? "removal.restSame" : "removal.restUnknown")}
              </Chip>
            </td>
          </tr>
        </tbody>
      </table>
    </Panel>
  );
}

interface SideProps {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly children: Row["kind"];
}

/** What happened to a text, in a word. */
function Side({ icon, tone, children: kind }: SideProps): ReactNode {
  return (
    <Chip tone={tone} icon={icon}>
      {t(`removal.row.${kind}`)}
    </Chip>
  );
}

interface AfterProps {
  readonly row: Row;
  readonly nameOf: (person: PersonId) => string;
}

function After({ row, nameOf }: AfterProps) {
  const { after, where } = row;
  return (
    <>
      {row.kind === "mark" ? <RemovalStateChip state={row.state} /> : null}
      {after === "" ? null : <p className="wrap">{visible(after)}</p>}
      {where === "" ? null : (
        <p className="small quiet wrap">{visible(where)}</p>
      )}
      {row.kind === "mark" || row.resolution === null ? null : (
        <p className="small quiet wrap">
          {t("removal.accepted", {
            name: nameOf(row.resolution.person),
            at: formatInstant(row.resolution.at),
          })}
          {": "}
          {visible(row.resolution.reason)}
        </p>
      )}
    </>
  );
}
