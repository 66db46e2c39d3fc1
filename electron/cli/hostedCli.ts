// SPDX-License-Identifier: Apache-2.0
import {
  type BrokerEnds,
  type HelperRequest,
  HelperBroker,
} from "../engine/helpers/helperBroker.ts";
import { runProcess } from "./process.ts";

/**
 * The entry of `counterseal` in a packaged app, which cannot start itself as Node: its host starts helpers,
 * and is asked as the shell is by the engine of a window.
 *
 * @param serve - told once, at the beginning, where the host answers; gives what takes requests
 */
export async function runHosted(
  serve: (ends: BrokerEnds) => (request: HelperRequest) => void,
): Promise<never> {
  const broker = new HelperBroker((request) => {
    ask(request);
  });
  const ask = serve(broker);
  return runProcess({ startHelper: broker.start });
}
