/** Other ways to write a number or quarter: "three" and "3", "Q3" and "third quarter", "20th" and "twentieth". */
import { numberWords } from '../../entity/figure-words.ts';

const ordinals =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth`.split(/\s+/);
const words = new Map(Object.entries(numberWords));
const digits = new Map([...words].map(([word, value]) => [String(value), word]));

/** Other folded words for a folded word of a question; usually none. */
export function numberForms(word: string): string[] {
  const spelled = digits.get(word);
  if (spelled) return [spelled];
  const value = words.get(word);
  if (value !== undefined) return [String(value)];
  const quarter = /^q([1-4])$/.exec(word);
  if (quarter) return [ordinals[Number(quarter[1]) - 1] ?? '', 'quarter'];
  const place = ordinals.indexOf(word);
  return place >= 0 ? [String(place + 1), `q${place + 1}`] : [];
}
