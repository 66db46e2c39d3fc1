// SPDX-License-Identifier: Apache-2.0
import { FileOutput } from "lucide-react";
import type { AuditId } from "../../../shared/ids.ts";
import type { PersonView } from "../../../shared/ipc/views.ts";
import type { CharterText } from "../../../shared/ipc/charterViews.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { SignerList } from "../signature/SignerList.tsx";
import { WriteOut } from "../signature/WriteOut.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { CharterFacts, LostKeysNotice } from "./PendingCharter.tsx";

interface CharterInForceProps {
  readonly audit: AuditId;
  readonly charter: CharterText;
  readonly people: readonly PersonView[];
}

/** The root of trust: who signed it, its text, and a copy to give away. */
export function CharterInForce({
  audit,
  charter,
  people,
}: CharterInForceProps) {
  return (
    <>
      <LostKeysNotice charter={charter} nameOf={rosterNames(people)} />
      <SignerList
        signatures={charter.signatures}
        waitingFor={[]}
        nameOf={rosterNames(people)}
      />
      <WriteOut
        icon={FileOutput}
        label={t("charter.export")}
        explanation={t("charter.exportWhy")}
        done={t("charter.exported")}
        next={t("charter.exportedNext")}
        purpose="charter-folder"
        onFolder={(folder) => call("charter.export", { audit, folder })}
      />
      <CharterFacts charter={charter} />
    </>
  );
}
