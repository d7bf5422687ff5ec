/** Where the names, dates and figures of a sentence stand, in words rather than letters. */
import type { Span } from '../../article/article.ts';
import type { Figure, NameKind } from '../../entity/entity.ts';
import type { ReadSentence } from '../../entity/read-entities.ts';

export interface EntityPlace {
  readonly kind: NameKind | 'date' | 'figure';
  /** Indices of its first token and behind its last one. */
  readonly from: number;
  readonly to: number;
  /** Set where it is one. */
  readonly figure: Figure | null;
}

/** In the order of the sentence within each kind. Entities without a word are left out. */
export function entityPlaces({ tokens, names, dates, figures }: ReadSentence): EntityPlace[] {
  const place = ({ start, end }: Span, kind: EntityPlace['kind'], figure: Figure | null): EntityPlace[] => {
    let from = firstBehind(tokens, start);
    const first = from;
    while (from < tokens.length && (tokens[from] as Span).start < end) from++;
    return from > first ? [{ kind, from: first, to: from, figure }] : [];
  };
  return [
    ...names.flatMap((name) => place(name, name.kind, null)),
    ...dates.flatMap((date) => place(date, 'date', null)),
    ...figures.flatMap((figure) => place(figure, 'figure', figure)),
  ];
}

/** Index of the first token that ends behind `offset`. */
function firstBehind(tokens: readonly Span[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Span).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
