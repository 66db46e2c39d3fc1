// SPDX-License-Identifier: Apache-2.0
import { File, Folder } from "lucide-react";
import { type ReactNode, useMemo, useRef } from "react";
import type { ListedMember, Listing } from "../../../shared/domain/outline.ts";
import { visible } from "../../../shared/text/facts.ts";
import { packageFaultWords } from "../../../shared/text/handedOver.ts";
import { formatBytes } from "../../text/format.ts";
import { t } from "../../text/text.ts";
import { Frame } from "../Frame.tsx";
import { equalRows } from "../rowLayout.ts";
import { Rows } from "../Rows.tsx";
import { useFinder } from "../useFinder.ts";
import { remarksOn } from "./remarks.ts";

interface ListingViewProps {
  readonly name: string;
  readonly listing: Listing;
  readonly tools?: ReactNode;
}

const rowHeight = 28;

function bytesOf(count: number | null): string {
  return count === null ? "?" : formatBytes(count);
}

function Head() {
  return (
    <div className="listing-row listing-head" role="row">
      <span role="columnheader">{t("preview.entrySize")}</span>
      <span role="columnheader" className="listing-packed">
        {t("preview.entryPacked")}
      </span>
      <span role="columnheader">{t("preview.entryChanged")}</span>
      <span role="columnheader">{t("preview.entryName")}</span>
    </div>
  );
}

function Entry({ member }: { readonly member: ListedMember }) {
  const { isFolder, size, packedSize, changed, path } = member;
  const Icon = isFolder ? Folder : File;
  const remarks = remarksOn(member);
  return (
    <div className="listing-row" role="row">
      <span role="cell" data-aside>
        {isFolder ? "" : bytesOf(size)}
      </span>
      <span role="cell" className="listing-packed" data-aside>
        {isFolder ? "" : bytesOf(packedSize)}
      </span>
      <span role="cell" data-aside>
        {changed ?? ""}
      </span>
      <span role="cell" className="listing-name">
        <Icon size={14} aria-hidden />
        <bdi>{visible(path)}</bdi>
        {remarks.map((remark) => (
          <span key={remark} className="listing-remark">
            {remark}
          </span>
        ))}
      </span>
    </div>
  );
}

/** What lies in an archive, one entry a line. Nothing of it is unpacked, and no name is followed. */
export function ListingView({ name, listing, tools }: ListingViewProps) {
  const body = useRef<HTMLDivElement>(null);
  const { members, stopped, packing } = listing;
  const texts = useMemo(
    () =>
      members.map((each) => [visible(each.path), ...remarksOn(each)].join("")),
    [members],
  );
  const layout = useMemo(() => equalRows(members.length, rowHeight), [members]);
  const finder = useFinder(body, texts, (entry) => {
    body.current?.scrollTo({ top: layout.offsetOf(entry) - 5 * rowHeight });
  });
  const total = members.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const times = packing === "zip" ? "preview.timesLocal" : "preview.timesUtc";
  return (
    <Frame
      label={name}
      body={body}
      finder={finder}
      tools={tools}
      notice={
        stopped === null
          ? undefined
          : t("preview.stopped", { why: packageFaultWords[stopped] })
      }
      foot={
        <p className="preview-foot">
          {packing} ·{" "}
          {t("preview.entries", {
            count: members.length,
            size: formatBytes(total),
          })}
          {members.some(({ changed }) => changed !== null)
            ? ` · ${t(times)}`
            : ""}
        </p>
      }
    >
      <div
        className="listing"
        role="table"
        aria-label={name}
        aria-rowcount={members.length + 1}
      >
        <Head />
        <Rows layout={layout} scroller={body} beyond={20}>
          {(row) => {
            const member = members[row];
            return member === undefined ? null : <Entry member={member} />;
          }}
        </Rows>
      </div>
    </Frame>
  );
}
