// SPDX-License-Identifier: Apache-2.0
import { FolderSearch } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Request } from "../../../shared/ipc/contract.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { FaultLine } from "../../ui/FaultLine.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { LandingView } from "./LandingView.tsx";

interface LandingPanelProps {
  /** What is looked at; null while it cannot be, as it stands. */
  readonly asked: Request<"release.preview"> | null;
  /** Further ways to look. */
  readonly children?: (
    look: (asked: Request<"release.preview">) => Promise<void>,
  ) => ReactNode;
}

/** What a release would be in the public repository, when it is asked for. */
export function LandingPanel({ asked, children }: LandingPanelProps) {
  const preview = useCall("release.preview");
  const [of, setOf] = useState<string | null>(null);
  const [looked, setLooked] = useState<Request<"release.preview"> | null>(null);
  const [tried, setTried] = useState(false);
  const present = JSON.stringify(asked);
  const look = async (request: Request<"release.preview">) => {
    setOf(present);
    const result = await preview.run(request);
    if (!result.ok) return;
    setLooked(request);
    announce(t("landing.looked"));
  };
  const isStale = of !== null && of !== present;
  return (
    <Panel title={t("landing.title")} icon={FolderSearch}>
      <p className="small quiet">{t("landing.what")}</p>
      {preview.failure === null || isStale ? null : (
        <FailureNotice failure={preview.failure} />
      )}
      {preview.value === null || looked === null || isStale ? null : (
        <LandingView landing={preview.value} asked={looked} />
      )}
      {isStale ? <p className="small">{t("landing.stale")}</p> : null}
      <FaultLine
        fault={tried && asked === null ? t("landing.unsound") : null}
      />
      <div className="row">
        <Button
          icon={FolderSearch}
          busy={preview.busy}
          onClick={() => {
            setTried(true);
            if (asked !== null) void look(asked);
          }}
        >
          {t(preview.value === null ? "landing.look" : "landing.lookAgain")}
        </Button>
        {children?.(look)}
      </div>
    </Panel>
  );
}
