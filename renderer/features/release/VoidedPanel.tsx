// SPDX-License-Identifier: Apache-2.0
import { Unlink } from "lucide-react";
import type { PersonId, ReleaseId } from "../../../shared/ids.ts";
import type { VoidedView } from "../../../shared/ipc/voidedContract.ts";
import { changeSentences, judgedTitle } from "../../../shared/text/sheet.ts";
import { useResource } from "../../api/resource.ts";
import { formatInstant, formatList } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { ConditionList } from "../../ui/ConditionList.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { LinesSheet } from "../charter/DifferencesSheet.tsx";

interface VoidedPanelProps {
  readonly release: ReleaseId;
  readonly nameOf: (person: PersonId) => string;
}

/** Whose signatures count no more, and how what they signed differs from what stands; nothing where all count. */
export function VoidedPanel({ release, nameOf }: VoidedPanelProps) {
  const found = useResource("release.voided", { release });
  if (found.state !== "ready" || found.value.voided.length === 0) return null;
  return (
    <Panel title={t("voided.title")} icon={Unlink}>
      {found.value.voided.map((voided) => (
        <Voided key={voided.digest} voided={voided} nameOf={nameOf} />
      ))}
    </Panel>
  );
}

interface VoidedProps {
  readonly voided: VoidedView;
  readonly nameOf: (person: PersonId) => string;
}

function Voided({ voided, nameOf }: VoidedProps) {
  const { changes, charter, issued, judged } = voided;
  const { lines, reasons, replaced, signatures } = voided;
  const names = formatList(signatures.map(({ person }) => nameOf(person)));
  const said = changeSentences(changes);
  return (
    <Notice tone="warn" title={t("voided.whose", { names })}>
      <p>
        {replaced === null
          ? t("voided.stands", { issued: formatInstant(issued) })
          : t("voided.replaced", {
              issued: formatInstant(issued),
              replaced: formatInstant(replaced),
            })}
      </p>
      {reasons.length === 0 ? null : (
        <ConditionList unmet={reasons} nameOf={nameOf} />
      )}
      {said.length === 0 ? null : (
        <ul className="stack tight">
          {said.map((sentence) => (
            <li key={sentence} className="wrap">
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <Disclosure label={t("voided.lines")}>
        <LinesSheet lines={lines} label={t("voided.lines")} />
      </Disclosure>
      {judged.map(({ name, lines: differing }) => (
        <Disclosure key={name} label={judgedTitle(name)}>
          <LinesSheet lines={differing} label={judgedTitle(name)} />
        </Disclosure>
      ))}
      {charter === null ? null : (
        <Disclosure label={t("voided.charter")}>
          <LinesSheet lines={charter} label={t("voided.charter")} />
        </Disclosure>
      )}
    </Notice>
  );
}
