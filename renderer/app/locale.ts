// SPDX-License-Identifier: Apache-2.0
import { pageLocale } from "../api/bridge.ts";
import { chooseLocale } from "../text/locale.ts";

// Before any module of the page says a word.
chooseLocale(pageLocale());
