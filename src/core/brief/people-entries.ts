/** People with the office or occupation that the article gives them. */
import type { Span } from '../article/article.ts';
import { isSingleWord, mergePeople, type PersonMention } from '../entity/merge-people.ts';
import type { Entry } from './make-card.ts';
import type { Reading } from './read-article.ts';

/** One entry a person: their name with the role beside it, or the sentence that tells most of them. */
export function peopleEntries(readings: readonly Reading[]): Entry[] {
  return mergePeople(readings).map(({ name, mentions }) => {
    const best = mentions.reduce((top, next) => (worth(next, readings) > worth(top, readings) ? next : top));
    const reading = readings[best.sentence] as Reading;
    const { role } = best.name;
    const weight =
      (role ? 4 : 0) +
      0.75 * Math.min(8, mentions.length) +
      (isSingleWord(name) ? 0 : 1) +
      reading.centrality;
    const person = { name, role: role && reading.text.slice(role.start, role.end) };
    return role
      ? { reading, weight, span: around(best.name, role), extras: { person } }
      : { reading, weight, extras: { person } };
  });
}

/** A mention with a role tells who somebody is; the longer the role, the more it tells. */
function worth({ name, sentence }: PersonMention, readings: readonly Reading[]): number {
  const role = name.role ? 10 + Math.min(60, name.role.end - name.role.start) / 10 : 0;
  return role + (readings[sentence]?.fitness ?? 0) + Math.min(3, name.text.split(' ').length) * 0.5;
}

function around(name: Span, role: Span): Span {
  return { start: Math.min(name.start, role.start), end: Math.max(name.end, role.end) };
}
