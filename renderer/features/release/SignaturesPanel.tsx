// SPDX-License-Identifier: Apache-2.0
import type { PersonId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { call } from "../../api/bridge.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { focusHeading } from "../../ui/focusHeading.ts";
import { Notice } from "../../ui/Notice.tsx";
import { RequestSignatures } from "../signature/RequestSignatures.tsx";
import { exportId } from "./ExportPanel.tsx";
import { candidatesOf } from "./gate.ts";

/** Jumps from unmet conditions come here. */
export const signaturesId = "release-signatures";

interface SignaturesPanelProps {
  readonly release: ReleaseView;
  /** Signatures can still be given. */
  readonly open: boolean;
  readonly nameOf: (person: PersonId) => string;
}

export function SignaturesPanel({
  release: view,
  open,
  nameOf,
}: SignaturesPanelProps) {
  const { release, unmet } = view;
  return (
    <RequestSignatures
      id={signaturesId}
      request={view}
      waitingFor={candidatesOf(view)}
      open={open}
      nameOf={nameOf}
      dropLabel={t("signatures.drop")}
      onSign={(key) => call("release.sign", { release, key })}
      onRecord={(source) => call("release.record", { release, ...source })}
      onSend={(folder) => call("release.send", { release, folder })}
    >
      {open && unmet.length === 0 ? <ReadyNotice /> : null}
    </RequestSignatures>
  );
}

/** Said where the last signature was handed in; the door itself is further up. */
function ReadyNotice() {
  return (
    <Notice tone="ok" title={t("export.title")}>
      <div>
        <Button
          size="small"
          tone="primary"
          onClick={() => {
            focusHeading(exportId);
          }}
        >
          {t("export.jump")}
        </Button>
      </div>
    </Notice>
  );
}
