// SPDX-License-Identifier: Apache-2.0
import { FolderGit2 } from "lucide-react";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { LandingPanel } from "./LandingPanel.tsx";

/** Where a release that was proposed will lie: on its own base, or in a clone that is chosen now. */
export function ReleaseLanding({
  release: { release },
}: {
  readonly release: ReleaseView;
}) {
  const choose = useCall("dialog.open");
  return (
    <LandingPanel asked={{ release }}>
      {(look) => (
        <>
          <Button
            tone="quiet"
            icon={FolderGit2}
            onClick={() => {
              void choose.run({ purpose: "clone" }).then((result) => {
                const chosen = result.ok ? result.value.chosen[0] : undefined;
                return chosen && look({ release, clone: chosen.grant });
              });
            }}
          >
            {t("landing.lookIn")}
          </Button>
          {choose.failure === null ? null : (
            <FailureNotice failure={choose.failure} />
          )}
        </>
      )}
    </LandingPanel>
  );
}
