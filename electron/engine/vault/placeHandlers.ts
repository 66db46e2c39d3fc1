// SPDX-License-Identifier: Apache-2.0
import { ok } from "../../../shared/result.ts";
import type { Context } from "../context.ts";
import type { Handlers } from "../handler.ts";
import { keptPlaceOf } from "./keptPlace.ts";

function keptPlace(context: Context) {
  const session = context.openSession();
  if (!session.ok) return session;
  return ok(keptPlaceOf(context.storage, context.profileDir, session.value));
}

export const placeHandlers: Handlers<"place.keep" | "place.take"> = {
  async "place.keep"(context, { place }) {
    const kept = keptPlace(context);
    if (!kept.ok) return kept;
    const written = await kept.value.write(place);
    return written.ok ? ok({}) : written;
  },

  async "place.take"(context) {
    const kept = keptPlace(context);
    return kept.ok ? ok({ place: await kept.value.take() }) : kept;
  },
};
