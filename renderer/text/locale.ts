// SPDX-License-Identifier: Apache-2.0

/**
 * The one place that decides in which language words are, and how dates and numbers look. Words are English;
 * dates and numbers are as English writes them in the reader's region, so that no month of another language
 * stands in an English sentence: 1.036,5 and `23 Nov 2026` in Germany, 1,036.5 and `Nov 23, 2026` in the
 * United States.
 */
const language = "en";

/** Where the system names no region, as a plain POSIX locale does not. */
const anywhere = "en-GB";

export interface Locale {
  /** The system's regional format, as BCP 47: `de-DE`. */
  readonly system: string;
  /** Words in brackets, with accents and longer, to find those that no translation would reach. */
  readonly isPseudo: boolean;
}

let formats = anywhere;
let pseudo = false;

/** Call before anything is shown: nothing that stands is written anew. */
export function chooseLocale({ system, isPseudo }: Locale): void {
  formats = formatsIn(system);
  pseudo = isPseudo;
}

/** How English writes dates and numbers where the system is: `en-DE` for `de-DE`. */
export function formatsIn(system: string): string {
  let region: string | undefined;
  try {
    region = new Intl.Locale(system).maximize().region;
  } catch {
    // `en-US@posix` and its like are of no region.
  }
  return region === undefined ? anywhere : `${language}-${region}`;
}

export function isPseudo(): boolean {
  return pseudo;
}

/** Makes a formatter when it is first used, and again when the locale is chosen: one takes long to make. */
export function inLocale<Made>(make: (locale: string) => Made): () => Made {
  let madeFor = "";
  let made: Made | undefined;
  return () => {
    if (made === undefined || madeFor !== formats) {
      made = make(formats);
      madeFor = formats;
    }
    return made;
  };
}
