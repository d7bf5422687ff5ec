/** The words that make a question: they ask, and say little of where the answer stands. */
import { stemWord, type Token } from '../../text/tokens.ts';

export const questionWords: ReadonlySet<string> = new Set(
  'who whom whose when where which what why how whats whos'.split(' '),
);

/** Set by hand, with an eye on how seldom a word that the article has stands in the sentence that answers, on the data for tuning. */
const generic = new Map(
  `name 0.15|many 0.1|kind 0.2|type 0.3|term 0.3|call 0.3|known 0.4|happen 0.2|article 0.2|text 0.2|main 0.6|example 0.4|way 0.4|thing 0.2|
people 0.7|person 0.4|year 0.4|number 0.5|use 0.7|going 0.2|go 0.4|get 0.4|got 0.4|amount 0.5|long 0.4|old 0.5|date 0.3|day 0.5|time 0.3|
stand 0.4|tell 0.2|say 0.6|said 0.6|job 0.5|role 0.5|reason 0.4|place 0.5|percent 0.4|percentage 0.3|cause 0.7|able 0.1|come 0.4|exactly 0.1|
currently 0.2|please 0|mean 0.4|mention 0.2|describe 0.3|actually 0.1|anybody 0.1|anyone 0.1|somebody 0.1|someone 0.1|anything 0.1|something 0.1|
everything 0.2|everyone 0.2|everybody 0.2|nobody 0.2|nothing 0.2|exact 0.2|roughly 0.1|approximately 0.1|approx 0.1|around 0.2|nearly 0.2|
total 0.4|altogether 0.2|overall 0.3|whole 0.4|entire 0.4|size 0.4|far 0.3|often 0.4|big 0.5|high 0.5|tall 0.4|deep 0.5|wide 0.5|well 0.2|bad 0.5|
badly 0.5|good 0.5|next 0.5|back 0.4|already 0.2|today 0.4|anyway 0.1|instead 0.2|apart 0.3|besides 0.2|even 0.1|really 0.1|like 0.4|stuff 0.2|
sort 0.2|folks 0.5|guy 0.4|period 0.4|moment 0.3|right 0.4|lot 0.2|lots 0.2|bit 0.2|put 0.4|give 0.5|gave 0.5|given 0.5|make 0.5|made 0.5|
want 0.6|need 0.6|try 0.5|gonna 0.1|keep 0.5|turn 0.5|look 0.5|seem 0.3|new 0.6|different 0.5|several 0.3|certain 0.3|particular 0.4|specific 0.3|
part 0.5|detail 0.4|information 0.4|story 0.4|news 0.4|late 0.6|later 0.4|afterwards 0.3|meantime 0.3|lately 0.3|usual 0.4|behind 0.5|
involved 0.4|anymore 0.2|ago 0.3|soon 0.4|entity 0.3|another 0.3|idea 0.4|characteristic 0.4|sometimes 0.3|handle 0.5|came 0.4|according 0.3|
previous 0.6|purpose 0.4|consider 0.4|condition 0.5|went 0.4|famous 0.4|result 0.5|concern 0.4|compare 0.5|relate 0.4|action 0.6|occur 0.4|
find 0.6|individual 0.5|feature 0.5|prior 0.5|receive 0.6|affect 0.6|follow 0.5|away 0.5|typical 0.4|event 0.5|refer 0.4|locate 0.6|exist 0.5|
serve 0.6|non 0.4|group 0.6|top 0.6|ask 0.5|talk 0.6|think 0.5|order 0.6|country 0.6|money 0.5|include 0.6|define 0.5|normal 0.5|possible 0.5|
list 0.5|view 0.6|issue 0.6|original 0.6|case 0.6|position 0.6|form 0.6|process 0.6|believe 0.6|present 0.6|against 0.5`
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
