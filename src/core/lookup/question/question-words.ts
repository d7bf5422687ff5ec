/** The words that make a question: they ask, and say little of where the answer stands. */
import { stemWord, type Token } from '../../text/tokens.ts';

export const questionWords: ReadonlySet<string> = new Set(
  'who whom whose when where which what why how whats whos'.split(' '),
);

const generic = new Map(
  `name 0.15|many 0.1|kind 0.2|type 0.3|term 0.3|call 0.3|known 0.4|happen 0.2|one 0.3|article 0.2|text 0.2|main 0.6|example 0.4|way 0.4|
thing 0.2|people 0.7|person 0.4|year 0.4|number 0.5|use 0.7|going 0.2|go 0.4|get 0.4|got 0.4|much 0.1|amount 0.5|long 0.4|old 0.5|date 0.3|day 0.5|
time 0.3|stand 0.4|tell 0.2|say 0.6|said 0.6|job 0.5|role 0.5|reason 0.4|place 0.5|percent 0.4|percentage 0.3|cause 0.7|able 0.1|come 0.4|
exactly 0.1|currently 0.2|please 0|mean 0.4|mention 0.2|describe 0.3|actually 0.1`
    .split(/\|\s*/)
    .map((entry): [string, number] => {
      const [word = '', weight] = entry.split(' ');
      return [stemWord(word), Number(weight)];
    }),
);

/** What a stem tells of where the answer stands: 1, or less for words that ask rather than tell. */
export function askingWeight(stem: string): number {
  return generic.get(stem) ?? 1;
}

const mistyped = new Map(
  Object.entries({
    wich: 'which',
    whcih: 'which',
    whihc: 'which',
    wat: 'what',
    waht: 'what',
    wht: 'what',
    whta: 'what',
    wen: 'when',
    whn: 'when',
    wehn: 'when',
    wher: 'where',
    whre: 'where',
    hwo: 'how',
    hw: 'how',
    woh: 'who',
    wy: 'why',
    teh: 'the',
    whi: 'who',
  }),
);

/** The words that ask are short, so the usual typo rule leaves them alone; their typos are few. */
export function mendQuestionWord(token: Token): Token {
  const word = mistyped.get(token.word);
  return word === undefined ? token : { ...token, word, stem: word };
}
