/** The theme that somebody asked for, by id, label or alias. */
import { BriefingError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { Theme } from './theme.ts';

/** Without regard to case and outer spaces. Throws BriefingError `theme-unknown`. */
export function findTheme(themes: readonly Theme[], asked: string): Theme {
  const found = knownTheme(themes, asked);
  if (found) return found;
  throw new BriefingError('theme-unknown', {
    asked,
    known: themes.map(({ id }) => id),
    near: nearTheme(themes, asked),
  });
}

/** As {@link findTheme}; undefined where there is none. */
export function knownTheme(themes: readonly Theme[], asked: string): Theme | undefined {
  const wanted = folded(asked);
  return themes.find((theme) => namesOf(theme).includes(wanted));
}

/** The id, label or alias that was probably meant, or null. */
export function nearTheme(themes: readonly Theme[], asked: string): string | null {
  return nearest(folded(asked), themes.flatMap(namesOf));
}

function folded(asked: string): string {
  return asked.trim().replace(/\s+/g, ' ').toLowerCase();
}

function namesOf({ id, label, aliases }: Theme): string[] {
  return [id, label.toLowerCase(), ...aliases];
}
