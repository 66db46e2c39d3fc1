// SPDX-License-Identifier: Apache-2.0
import { FileText, List } from "lucide-react";
import { useState } from "react";
import type { Outline } from "../../../shared/domain/outline.ts";
import { t } from "../../text/text.ts";
import { Button } from "../../ui/Button.tsx";
import { ListingView } from "./ListingView.tsx";
import { OfficeView } from "./OfficeView.tsx";

interface OutlineViewProps {
  readonly name: string;
  readonly outline: Outline;
}

/** A document by its text, or the files that it is made of; an archive by its files. */
export function OutlineView({ name, outline }: OutlineViewProps) {
  const [isParts, setParts] = useState(false);
  const { listing, text } = outline;
  if (text === null) return <ListingView {...{ name, listing }} />;
  const tools = (
    <Button
      size="small"
      icon={isParts ? FileText : List}
      onClick={() => {
        setParts(!isParts);
      }}
    >
      {t(isParts ? "preview.words" : "preview.parts")}
    </Button>
  );
  return isParts ? (
    <ListingView {...{ name, listing, tools }} />
  ) : (
    <OfficeView {...{ name, text, tools }} />
  );
}
