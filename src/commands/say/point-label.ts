/** What a card puts in front of a point: its date, figure, speaker or name. */
import { repairText } from '../../core/article/repair-text.ts';
import type { Point } from '../../core/brief/brief.ts';

/** Null where the quotation says it all, and where it begins with just that. */
export function pointLabel(point: Point): string | null {
  const label = labelOf(point);
  return label === null || point.text.startsWith(label) ? null : label;
}

function labelOf({ dates, figures, person, speaker }: Point): string | null {
  if (dates) return dates.map(({ given }) => repairText(given)).join(', ');
  if (figures)
    return figures
      .map(({ given, counts }) => repairText(counts === null ? given : `${given} (${counts})`))
      .join('; ');
  // A role stands in the quotation itself, beside the name.
  if (person) return person.role === null ? person.name : null;
  return speaker ?? null;
}
