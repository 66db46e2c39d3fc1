// SPDX-License-Identifier: Apache-2.0
import { ArrowRight } from "lucide-react";
import type { ReleaseId } from "../../../shared/ids.ts";
import type { ReleaseView } from "../../../shared/ipc/views.ts";
import { useResource } from "../../api/resource.ts";
import { useNavigate } from "../../app/navigation.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice, type Tone } from "../../ui/Notice.tsx";

/** Which release this one replaces, and by which it is replaced: each says why in its purpose. */
export function Supersession({ release }: { readonly release: ReleaseView }) {
  const { audit, supersededBy, supersedes } = release;
  return (
    <>
      {supersededBy === null ? null : (
        <Relation
          tone={supersededBy.state === "exported" ? "warn" : "info"}
          title={t(
            supersededBy.state === "exported"
              ? "superseded.by"
              : "superseded.willBe",
          )}
          what={t("superseded.why", { purpose: supersededBy.purpose })}
          to={{ audit, release: supersededBy.release }}
        />
      )}
      {supersedes === null ? null : (
        <Replaced audit={audit} release={supersedes} />
      )}
    </>
  );
}

type To = Pick<ReleaseView, "audit"> & { readonly release: ReleaseId };

function Replaced(to: To) {
  const list = useResource("release.list", { audit: to.audit });
  const found =
    list.state === "ready"
      ? list.value.releases.find((each) => each.release === to.release)
      : undefined;
  const purpose = found?.purpose ?? t("supersedes.gone");
  return (
    <Relation
      tone="info"
      title={t("supersedes.title")}
      what={t("supersedes.why", { purpose })}
      to={to}
    />
  );
}

interface RelationProps {
  readonly tone: Tone;
  readonly title: string;
  readonly what: string;
  readonly to: To;
}

function Relation({ tone, title, what, to }: RelationProps) {
  const navigate = useNavigate();
  return (
    <Notice tone={tone} title={title}>
      <p>{what}</p>
      <div>
        <Button
          size="small"
          icon={ArrowRight}
          onClick={() => {
            navigate({ at: "releases", ...to });
          }}
        >
          {t("superseded.show")}
        </Button>
      </div>
    </Notice>
  );
}
