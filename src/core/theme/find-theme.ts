/** The theme that somebody asked for, by id, label or alias. */
import { BriefingError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { Theme } from './theme.ts';

/** Without regard to case and outer spaces. Throws BriefingError `theme-unknown`. */
export function findTheme(themes: readonly Theme[], asked: string): Theme {
  const wanted = asked.trim().replace(/\s+/g, ' ').toLowerCase();
  const found = themes.find((theme) => namesOf(theme).includes(wanted));
  if (found) return found;
  throw new BriefingError('theme-unknown', {
    asked,
    known: themes.map(({ id }) => id),
    near: nearest(wanted, themes.flatMap(namesOf)),
  });
}

function namesOf({ id, label, aliases }: Theme): string[] {
  return [id, label.toLowerCase(), ...aliases];
}
