// SPDX-License-Identifier: Apache-2.0
import { configureGlobal } from "fast-check";

/** Set-up of mutation testing, to which the first case that fails says enough: none is made smaller. */
configureGlobal({ endOnFailure: true });
