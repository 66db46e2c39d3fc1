// SPDX-License-Identifier: Apache-2.0
import { CircleAlert, FileLock2, Lock, Package } from "lucide-react";
import type { FoundPackage } from "../../../shared/domain/handedOver.ts";
import type { IntakeSummary } from "../../../shared/ipc/intakeContract.ts";
import { shown } from "../../../shared/text/facts.ts";
import { packageFaultWords } from "../../../shared/text/handedOver.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { FullDigest } from "../../ui/Digest.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Panel } from "../../ui/Screen.tsx";
import { CappedList } from "./CappedList.tsx";
import { SecretsField } from "./SecretsField.tsx";
import { headingOf, isClosed } from "./stages.ts";
import type { Intake } from "./useIntake.ts";

const sealing: readonly string[] = ["age", "openpgp"];

function wrappings({ layers }: FoundPackage): string {
  if (layers.length === 0) return t("intake.plain");
  const names = layers.map((layer) => t(`intake.layer.${layer}`));
  return t("intake.layers", { layers: names.join(" › ") });
}

/** A plain file that was read whole says nothing more than its place in the list of files. */
function isPlain({ layers, fault }: FoundPackage): boolean {
  return layers.length === 0 && fault === null;
}

interface OpenedPanelProps {
  readonly intake: Intake;
  readonly summary: IntakeSummary;
  readonly onAgain: () => void;
}

/** What was unwrapped, with the packages' own digests; what did not open can be given its key here. */
export function OpenedPanel({ intake, summary, onAgain }: OpenedPanelProps) {
  const { packages, keysRefused, leftOut } = summary;
  const plain = packages.filter(isPlain);
  const told =
    plain.length > 3 ? packages.filter((each) => !isPlain(each)) : packages;
  const isSealed = packages.some(({ layers }) =>
    layers.some((layer) => sealing.includes(layer)),
  );
  return (
    <Panel id={headingOf("opened")} title={t("stage.opened")} icon={FileLock2}>
      {told.length === 0 ? null : (
        <CappedList items={told} className="stack" step={20}>
          {(each, index) => <PackageItem key={index} found={each} />}
        </CappedList>
      )}
      {told.length === packages.length ? null : (
        <p className="quiet">
          {t("intake.plainPackages", { count: plain.length })}
        </p>
      )}
      {isSealed ? (
        <p className="row nowrap top small quiet">
          <Lock size={14} aria-hidden />
          <span>{t("intake.encryptedNotSigned")}</span>
        </p>
      ) : null}
      {leftOut.length === 0 ? null : (
        <div className="stack tight">
          <h3>{t("intake.leftOut")}</h3>
          <CappedList items={leftOut} className="lined dots" step={20}>
            {(name) => (
              <li key={name} className="wrap">
                {shown(name)}
              </li>
            )}
          </CappedList>
        </div>
      )}
      {keysRefused.map((name) => (
        <Notice
          key={name}
          tone="warn"
          title={t("intake.keyRefused", { name: shown(name) })}
        />
      ))}
      {isClosed(summary) ? (
        <>
          <Notice tone="warn" title={t("intake.closed")} />
          <SecretsField intake={intake} />
          <div className="form-actions">
            <Button onClick={onAgain}>{t("intake.lookAgain")}</Button>
          </div>
        </>
      ) : null}
    </Panel>
  );
}

function PackageItem({ found }: { readonly found: FoundPackage }) {
  const { name, size, sha256, fault } = found;
  return (
    <li className="row nowrap top">
      <Package size={16} className="ink-quiet" aria-hidden />
      <div className="grow stack tight">
        <p>
          <span className="strong wrap">{shown(name)}</span>{" "}
          <span className="quiet">
            {t("intake.package", { size: formatBytes(size) })} ·{" "}
            {wrappings(found)}
          </span>
        </p>
        <FullDigest digest={sha256} label={t("digest")} />
        {fault === null ? null : (
          <p className="fault-line">
            <CircleAlert size={14} aria-hidden />
            <span>
              {t("intake.notToEnd")} {packageFaultWords[fault]}
            </span>
          </p>
        )}
      </div>
    </li>
  );
}
