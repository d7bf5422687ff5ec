/** Where question and sentence say the opposite: one denies what the other says, or says "least" for "most". */
import { stemWord } from '../../text/tokens.ts';
import type { JudgeScene } from './judge-scene.ts';

export const contraryEvidence = [
  'askedDenied', // the question denies
  'denied', // the sentence denies
  'isContrary', // one denies and the other does not
  'opposed', // words of the question whose opposite, and not themselves, stand in the sentence
  'opposedBeside', // the same in the sentences beside it
  'extremes', // "most", "largest", "first", "only" in the question
  'lackedExtremes', // those of them that the sentence lacks
  'askedTime', // "before", "after", "during", "since" in the question that the sentence lacks
] as const;

const denying = new Set(
  `not never no none nobody neither nor without cannot fail refus reject lack absenc except unabl deni prevent avoid`.split(
    ' ',
  ),
);
const denial = /n['’]t$/;
const extreme =
  /^(?:most|least|first|last|only|best|worst|main|primary|(?!west|east|interest|request|forest|protest|contest|harvest|guest|test|rest|nest|priest|arrest|honest|invest|suggest|quest|midwest|northwest|southwest|southeast|northeast|modest|budapest|conquest)\p{Ll}{2,}est)$/u;
const timing = new Set(['before', 'after', 'during', 'since', 'until', 'prior', 'following']);

const pairs = `more less|more fewer|most least|most fewest|most few|first last|first second|first final|high low|highest lowest|higher lower|large small|largest smallest|larger smaller|
big small|biggest smallest|long short|longest shortest|longer shorter|old new|old young|oldest newest|oldest youngest|older younger|early late|earlier later|earliest latest|
increase decrease|increase reduce|increase decline|increase drop|increase fall|rise fall|rise drop|raise lower|grow shrink|gain lose|gain loss|win lose|win defeat|victory defeat|
before after|start end|start finish|begin end|open close|accept reject|accept refuse|accept decline|approve reject|approve oppose|support oppose|agree disagree|allow forbid|
allow ban|allow prohibit|allow prevent|legal illegal|possible impossible|able unable|common rare|common uncommon|likely unlikely|popular unpopular|important unimportant|
north south|east west|northern southern|eastern western|left right|up down|above below|over under|inside outside|internal external|inner outer|upper lower|top bottom|
male female|man woman|men women|father mother|son daughter|brother sister|king queen|husband wife|public private|rich poor|strong weak|fast slow|faster slower|hot cold|
warm cool|light dark|light heavy|black white|hard soft|easy difficult|simple complex|good bad|better worse|best worst|positive negative|major minor|maximum minimum|
majority minority|include exclude|import export|buy sell|borrow lend|employ unemploy|attack defend|ally enemy|friend enemy|peace war|birth death|born die|create destroy|
build destroy|add remove|arrive leave|enter leave|join leave|appear disappear|connect disconnect|same different|similar different|always never|all none|everyone nobody|
many few|much little|near far|present absent|ancient modern|urban rural|central local|direct indirect|active passive|success failure|succeed fail|safe dangerous|true false|
odd even|prime composite|fresh salt|wet dry|day night|morning evening|summer winter|spring autumn|deterministic nondeterministic|finite infinite|visible invisible|
military civilian|domestic foreign|native foreign|permanent temporary|voluntary compulsory|catholic protestant|christian muslim|supporter opponent|for against|with without`;

let opposites: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function oppositesOf(stem: string): ReadonlySet<string> | undefined {
  opposites ??= readPairs();
  return opposites.get(stem);
}

function readPairs(): Map<string, Set<string>> {
  const table = new Map<string, Set<string>>();
  const add = (stem: string, other: string) => table.set(stem, (table.get(stem) ?? new Set()).add(other));
  for (const pair of pairs.split('|')) {
    const [one = '', two = ''] = pair.trim().split(' ').map(stemWord);
    add(one, two);
    add(two, one);
  }
  return table;
}

export function readContrary(scene: JudgeScene, row: Float64Array, from: number): number {
  const { index, best, asked } = scene;
  const here = index.stemsOf(best.sentence);
  const paragraph = index.paragraphOf[best.sentence];
  const beside = [best.sentence - 1, best.sentence + 1]
    .filter((other) => index.paragraphOf[other] === paragraph)
    .map((other) => index.stemsOf(other));
  const denies = (stem: string) => denying.has(stem) || denial.test(stem);
  const askedDenied = asked.some(({ stem, word }) => denies(stem) || denial.test(word));
  const denied = scene.read.tokens.some(({ stem, word }) => denies(stem) || denial.test(word));
  const values: Record<(typeof contraryEvidence)[number], number> = {
    askedDenied: askedDenied ? 1 : 0,
    denied: denied ? 1 : 0,
    isContrary: askedDenied === denied ? 0 : 1,
    opposed: 0,
    opposedBeside: 0,
    extremes: 0,
    lackedExtremes: 0,
    askedTime: 0,
  };
  for (const { stem, word } of asked) {
    const isHere = here.has(stem);
    if (extreme.test(word)) {
      values.extremes++;
      if (!isHere) values.lackedExtremes++;
    }
    if (isHere) continue;
    if (timing.has(word)) values.askedTime++;
    const contrary = oppositesOf(stem);
    if (!contrary) continue;
    for (const other of contrary) {
      if (here.has(other)) values.opposed++;
      if (beside.some((stems) => stems.has(other) && !stems.has(stem))) values.opposedBeside++;
    }
  }
  for (const name of contraryEvidence) row[from++] = values[name];
  return from;
}
