// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";

// The page may not turn text into code, and zod would try to, to find out whether it may.
z.config({ jitless: true });
