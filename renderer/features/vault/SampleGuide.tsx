// SPDX-License-Identifier: Apache-2.0
import { ListOrdered } from "lucide-react";
import { useState } from "react";
import type { AuditId } from "../../../shared/ids.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";

/** The steps of a release, in their order, each with the screen that it is done on. */
const steps = [
  { name: "look", at: "deliverables" },
  { name: "charter", at: "people" },
  { name: "propose", at: "proposal" },
  { name: "inspect", at: "releases" },
  { name: "sign", at: "releases" },
  { name: "export", at: "releases" },
  { name: "verify", at: "verify" },
] as const;

function routeOf(at: (typeof steps)[number]["at"], audit: AuditId): Route {
  return at === "verify" ? { at } : { at, audit };
}

/** The way through a sample, from its report to a release that verifies. */
export function SampleGuide() {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const audits = useResource("audit.list", {});
  const audit =
    audits.state === "ready" ? audits.value.audits[0]?.audit : undefined;
  if (audit === undefined) return null;
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        icon={ListOrdered}
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t("sample.guide")}
      </Button>
      {isOpen ? (
        <Dialog title={t("sample.guideTitle")} onClose={close}>
          <div className="dialog-body">
            <ol className="numbered">
              {steps.map(({ name, at }) => (
                <li key={name}>
                  <div className="stack tight">
                    <p>{t(`sample.step.${name}`)}</p>
                    <div>
                      <Button
                        size="small"
                        onClick={() => {
                          close();
                          navigate(routeOf(at, audit));
                        }}
                      >
                        {t(`sample.go.${at}`)}
                      </Button>
                    </div>
                  </div>
                </li>
              ))}
            </ol>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
