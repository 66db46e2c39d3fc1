// SPDX-License-Identifier: Apache-2.0
import { FileInput, FileText, Send } from "lucide-react";
import { useState } from "react";
import type { PersonId } from "../../../shared/ids.ts";
import type { AuditStanding } from "../../../shared/ipc/agreementContract.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import { ok } from "../../../shared/result.ts";
import { call } from "../../api/bridge.ts";
import { useCall } from "../../api/useCall.ts";
import { midnightAfter, yearsAfter } from "../../text/instants.ts";
import { t } from "../../text/text.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Disclosure, TextSheet } from "../../ui/Disclosure.tsx";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { TextField } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { useOpening } from "../signature/useOpening.tsx";
import { WriteOut } from "../signature/WriteOut.tsx";

interface TextsPanelProps {
  readonly standing: AuditStanding;
  readonly nameOf: (person: PersonId) => string;
}

/** The texts that people agree to, the way to ask for it, and what comes back. */
export function TextsPanel({ standing, nameOf }: TextsPanelProps) {
  const { audit, texts, demanded } = standing;
  const live = texts.some(({ retired }) => !retired);
  return (
    <Panel title={t("standing.texts")} icon={FileText}>
      {texts.length === 0 ? <p>{t("standing.textsEmpty")}</p> : null}
      <ul className="stack tight">
        {texts.map(({ name, version, source, digest, retired, text }) => (
          <li key={name}>
            <Disclosure label={name}>
              <p className="small quiet wrap">
                {retired
                  ? t("standing.retired")
                  : t("standing.version", { version, source })}
              </p>
              <FullDigest digest={digest} label={t("digest")} />
              <TextSheet text={text} label={name} />
            </Disclosure>
          </li>
        ))}
      </ul>
      {demanded === null || texts.length === 0 ? null : (
        <p className="small">
          {t(demanded ? "standing.counts" : "standing.countsNot")}
        </p>
      )}
      <ImportText audit={audit} />
      {live && demanded !== null ? (
        <WriteOut
          icon={Send}
          label={t("standing.ask")}
          explanation={t("standing.askWhy")}
          done={t("standing.asked")}
          next={t("standing.askedNext")}
          purpose="agreement-folder"
          onFolder={(folder) =>
            call("agreement.send", {
              ...{ audit, folder },
              expires: yearsAfter(midnightAfter(Date.now(), 0), 1),
            })
          }
        />
      ) : null}
      {demanded === null ? null : (
        // Declarations and revocations come back here too, whatever is to be agreed to.
        <RecordAnswer audit={audit} nameOf={nameOf} />
      )}
    </Panel>
  );
}

function ImportText({ audit }: Pick<AuditStanding, "audit">) {
  const choose = useCall("dialog.open");
  const take = useCall("agreement.import");
  const [source, setSource] = useState("");
  const [tried, setTried] = useState(false);
  const run = async () => {
    setTried(true);
    if (source.trim() === "") return;
    const chosen = await choose.run({ purpose: "agreement" });
    const [file] = chosen.ok ? chosen.value.chosen : [];
    if (file === undefined) return;
    const wanted = { audit, file: file.grant, source: source.trim() };
    const result = await take.run(wanted);
    if (!result.ok) return;
    setSource("");
    setTried(false);
    announce(t("standing.imported"));
  };
  const missing = tried && source.trim() === "";
  return (
    <Disclosure label={t("standing.import")}>
      <TextField
        label={t("standing.source")}
        hint={t("standing.sourceHint")}
        value={source}
        maxLength={1000}
        fault={missing ? t("standing.sourceMissing") : null}
        onChange={(event) => {
          setSource(event.target.value);
        }}
      />
      <div>
        <Button icon={FileInput} busy={take.busy} onClick={() => void run()}>
          {t("standing.choose")}
        </Button>
      </div>
      {take.failure === null ? null : <FailureNotice failure={take.failure} />}
    </Disclosure>
  );
}

function RecordAnswer({
  audit,
  nameOf,
}: Pick<AuditStanding, "audit"> & Pick<TextsPanelProps, "nameOf">) {
  const choose = useCall("dialog.open");
  const record = useCall("answer.record");
  const { open, dialog } = useOpening();
  const [recorded, setRecorded] = useState<string | null>(null);
  const one = async (purpose: "answer" | "signature") => {
    const chosen = await choose.run({ purpose });
    return chosen.ok ? chosen.value.chosen[0]?.grant : undefined;
  };
  const taken = (asked: Request<"answer.record">) =>
    open(async (opening) => {
      const result = await record.run({ ...asked, ...opening });
      if (!result.ok) return result;
      const { person } = result.value;
      return ok(t("standing.recorded", { name: nameOf(person) }));
    });
  const run = async () => {
    setRecorded(null);
    const statement = await one("answer");
    if (statement === undefined) return;
    let result = await taken({ audit, statement });
    if (!result.ok && result.error.code === "answer-unsigned") {
      const signature = await one("signature");
      if (signature === undefined) return;
      result = await taken({ audit, statement, signature });
    }
    if (!result.ok) return;
    setRecorded(result.value);
    announce(result.value);
  };
  const refused = choose.failure ?? record.failure;
  return (
    <div className="stack tight">
      <div className="row nowrap top">
        <Button
          icon={FileInput}
          busy={record.busy}
          className="no-shrink"
          onClick={() => void run()}
        >
          {t("standing.record")}
        </Button>
        <p className="small quiet beside-button">{t("standing.recordWhy")}</p>
      </div>
      {recorded === null ? null : <Notice tone="ok" title={recorded} />}
      {refused === null || dialog !== null ? null : (
        <FailureNotice failure={refused} />
      )}
      {dialog}
    </div>
  );
}
