/** The words of an office in one form, so that a question's and an article's can be compared. */
import { stemWord, type Token } from '../../text/tokens.ts';

export interface OfficeWord {
  readonly word: string;
  readonly stem: string;
  readonly isName: boolean;
}

const oneForm: Readonly<Record<string, string>> = {
  vice: 'deputy',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  previous: 'former',
  ex: 'former',
  old: 'former',
  boss: 'head',
  chief: 'head',
  leader: 'head',
  spokesman: 'spokesperson',
  spokeswoman: 'spokesperson',
  mayors: 'mayor',
  ministers: 'minister',
  secretaries: 'secretary',
  governors: 'governor',
  presidents: 'president',
  directors: 'director',
};
/** Pairs that name one office. */
const pairs: Readonly<Record<string, string>> = { 'prime minister': 'premier', 'head executive': 'ceo' };
/** Offices that are the head of something, whatever they are called there. */
const heads = new Set(
  'head director president chair ceo premier governor mayor executive principal commander coordinator founder rector'.split(
    ' ',
  ),
);
/** Words that make it another office: a deputy mayor is not the mayor. */
export const ranks: ReadonlySet<string> = new Set(
  'deputy former late acting assistant interim next future designate honorary outgoing incoming'.split(' '),
);

export function officeWords(tokens: readonly Token[]): OfficeWord[] {
  const words: OfficeWord[] = [];
  for (const { word, text } of tokens) {
    const form = oneForm[word] ?? word;
    const last = words.at(-1);
    const pair = last && pairs[`${last.word} ${form}`];
    if (pair) words.pop();
    const shown = pair ?? form;
    words.push({ word: shown, stem: stemWord(shown), isName: /^\p{Lu}/u.test(text) });
  }
  return words;
}

/** Whether an article's office answers to the one that is asked for. */
export function isSameOffice(asked: string, given: string): boolean {
  return asked === given || (asked === 'head' && heads.has(given));
}
