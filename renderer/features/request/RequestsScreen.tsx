// SPDX-License-Identifier: Apache-2.0
import { FolderInput, Inbox } from "lucide-react";
import { useState } from "react";
import type { Sha256 } from "../../../shared/ids.ts";
import type { ReceivedView } from "../../../shared/ipc/inboxContract.ts";
import type { GrantView } from "../../../shared/ipc/views.ts";
import { useDropTarget } from "../../api/dropTarget.ts";
import { useResource } from "../../api/resource.ts";
import { type Route, useNavigate } from "../../app/navigation.ts";
import { topSheet } from "../../app/screenParts.ts";
import { useHanded } from "../../app/useHanded.ts";
import { formatDay } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Chip } from "../../ui/Notice.tsx";
import { Empty, Screen } from "../../ui/Screen.tsx";
import { RowWords, SplitList } from "../../ui/SplitList.tsx";
import { rosterNames } from "../people/rosterNames.ts";
import { usePeople } from "../people/usePeople.ts";
import { OpenDialog } from "./OpenDialog.tsx";
import { SheetPane } from "./SheetPane.tsx";

interface RequestsScreenProps {
  readonly route: Extract<Route, { at: "requests" }>;
}

/** Requests that came from other vaults, newest first, and one of them to be read and answered. */
export function RequestsScreen({ route }: RequestsScreenProps) {
  const navigate = useNavigate();
  const list = useResource("inbox.list", {});
  const [opening, setOpening] = useState<{ file: GrantView | null } | null>(
    null,
  );
  useHanded((handed) => {
    if (handed.kind !== "request") return "kept";
    if (topSheet() !== null) return "blocked";
    setOpening({ file: handed });
    return "taken";
  });
  // Held as long as this screen shows: whoever opens a request mostly signs with the same key.
  const [keyFile, setKeyFile] = useState<GrantView | null>(null);
  const openButton = (
    <Button
      tone="primary"
      icon={FolderInput}
      onClick={() => {
        setOpening({ file: null });
      }}
    >
      {t("inbox.open")}
    </Button>
  );
  const some = list.state === "ready" && list.value.requests.length > 0;
  return (
    <Screen
      title={t("section.requests")}
      split
      actions={some ? openButton : null}
    >
      {route.request === undefined && opening === null ? (
        <ParcelDrop
          onFile={(file) => {
            setOpening({ file });
          }}
        />
      ) : null}
      <Loaded of={list}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Empty icon={Inbox} action={openButton}>
              {t("inbox.empty")}
            </Empty>
          ) : (
            <ListAndSheet
              requests={requests}
              selected={route.request}
              keyFile={keyFile}
            />
          )
        }
      </Loaded>
      {opening === null ? null : (
        <OpenDialog
          dropped={opening.file}
          keyFile={keyFile}
          onKey={setKeyFile}
          onOpened={(request) => {
            setOpening(null);
            navigate({ at: "requests", request });
          }}
          onClose={() => {
            setOpening(null);
          }}
        />
      )}
    </Screen>
  );
}

function ParcelDrop({
  onFile,
}: {
  readonly onFile: (file: GrantView) => void;
}) {
  useDropTarget({
    label: t("inbox.drop"),
    onDrop: (result) => {
      const first = result.ok ? result.value.chosen[0] : undefined;
      if (first !== undefined) onFile(first);
    },
  });
  return null;
}

interface ListAndSheetProps {
  readonly requests: readonly ReceivedView[];
  readonly selected: Sha256 | undefined;
  readonly keyFile: GrantView | null;
}

function ListAndSheet({ requests, selected, keyFile }: ListAndSheetProps) {
  const navigate = useNavigate();
  return (
    <SplitList
      items={requests}
      keyOf={({ request }) => request}
      selected={selected}
      rowOf={(view) => <RequestRow view={view} />}
      onSelect={(request) => {
        navigate({ at: "requests", request });
      }}
      detailOf={({ request }) => (
        <SheetPane
          request={request}
          keyFile={keyFile}
          onClose={() => {
            navigate({ at: "requests" });
          }}
        />
      )}
      choose={t("inbox.choose")}
    />
  );
}

function RequestRow({ view }: { readonly view: ReceivedView }) {
  const nameOf = rosterNames(usePeople(view.audit));
  const { act, audit, requester, purpose, standing } = view;
  return (
    <RowWords
      title={purpose ?? t("inbox.charterOf", { audit })}
      chip={
        <Chip tone={standing === "open" ? "warn" : "plain"}>
          {t(`inbox.standing.${standing}`)}
        </Chip>
      }
      day={formatDay(view.received)}
      notes={
        requester === null
          ? []
          : [
              t("inbox.from", {
                act: t(`inbox.act.${act}`),
                name: nameOf(requester),
              }),
            ]
      }
    />
  );
}
