// SPDX-License-Identifier: Apache-2.0
import { Braces } from "lucide-react";
import type { Request } from "../../../shared/ipc/contract.ts";
import { useCall } from "../../api/useCall.ts";
import { t } from "../../text/text.ts";
import { Panel } from "../../ui/Screen.tsx";
import { SaveButton } from "../saving/SaveButton.tsx";

interface InTotoPanelProps {
  /** What was VERIFIED just now, and by which charter. */
  readonly verified: Omit<Request<"bundle.inToto">, "file">;
}

/** The release once more, for machines: verified anew when it is written. */
export function InTotoPanel({ verified }: InTotoPanelProps) {
  const write = useCall("bundle.inToto");
  return (
    <Panel title={t("inToto.title")} icon={Braces}>
      <p>{t("inToto.what")}</p>
      <div className="row">
        <SaveButton
          label={t("inToto.save")}
          purpose="in-toto"
          suggestedName="release.intoto.json"
          title={t("inToto.title")}
          done={t("inToto.saved")}
          writing={write}
          onPlace={(file) => write.run({ ...verified, file })}
        />
      </div>
    </Panel>
  );
}
