/** Verbs that mean something else with a small word behind them, as people say them: "called off" is cancelled. */
import { isStopWord } from '../../text/stop-words.ts';
import { stemWord, type Token } from '../../text/tokens.ts';
import { irregularForms } from './irregular-forms.ts';

const table = `
call off: cancel abandon | put off: postpone delay | put up: build offer | put out: extinguish | put forward: propose
set up: found establish create | set back: cost | give up: quit abandon stop | give away: donate | step down: resign quit
step in: replace help | stand in: replace substitute | fill in: replace substitute | take over: acquire succeed lead
take part: participate attend join | take place: happen hold | take on: hire employ | take away: remove | take back: return
turn down: reject refuse | turn up: attend appear discover | turn out: prove attend | bring up: raise mention | bring in: introduce earn
bring back: return restore | bring down: reduce overthrow | carry out: conduct perform | carry on: continue
go up: rise increase | go down: fall decrease sink | go off: explode | go on: continue happen | go under: bankrupt insolvent
go wrong: fail fault error | go ahead: proceed approve | go bust: bankrupt insolvent | come back: return | come out: emerge publish
come down: fall land | come to light: discover reveal | get rid: remove abolish | get in: enter intrude | get out: escape leave
get away: escape | get back: recover return | get hurt: injure wound | find out: discover learn | figure out: discover
look after: responsible care | look into: investigate | look for: seek search | shut down: close closure | close down: closure shut
break down: fail collapse | break out: erupt begin | break in: burglar intrude | break up: split dissolve | blow up: explode
burn down: destroy fire | cut back: reduce | cut down: reduce fell | cut off: isolate | lay off: dismiss redundant
back out: withdraw | pull out: withdraw | drop out: withdraw quit | point out: note warn | speak out: criticise oppose
sign up: register apply | hand over: deliver transfer | hand in: submit | hand out: distribute award | pay back: repay refund
own up: admit confess | run out: expire exhaust | run away: flee | run into: hit collide | crash into: hit collide
fall apart: collapse | fall through: fail collapse | wind up: finish liquidate | kick in: start begin | kick off: start begin
kick out: expel dismiss | throw out: expel evict | hold up: delay | hold back: withhold | keep quiet: conceal silent
keep secret: conceal hide | pick up: collect learn | pick out: choose select | pass away: die | wipe out: destroy extinct
work out: calculate | work together: cooperate | sell off: sale | team up: join cooperate | split up: divide share separate
slow down: brake delay | speed up: accelerate | sort out: solve settle | ask for: demand request | show up: attend appear
tip off: inform alert | track down: find arrest | talk about: discuss | move out: leave | move in: occupy | mess up: fail error
`;

/** How far behind its verb the small word may stand: "called the whole thing off". */
const reach = 4;

let phrases: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> | undefined;

/**
 * Stem of a verb, and of the word behind it where that does not carry grammar only ("took *part*") → the stems of what a question means by both
 * together. Nothing for verbs that are meant by themselves.
 */
export function phrasalMeanings(tokens: readonly Token[]): ReadonlyMap<string, readonly string[]> {
  phrases ??= compile();
  const found = new Map<string, readonly string[]>();
  const add = (stem: string, meant: readonly string[]) =>
    found.set(stem, [...(found.get(stem) ?? []), ...meant]);
  for (const [at, { stem }] of tokens.entries())
    for (const verb of [stem, ...irregularForms(stem)])
      for (const behind of tokens.slice(at + 1, at + 1 + reach)) {
        const meant = phrases.get(verb)?.get(behind.word);
        if (!meant) continue;
        add(stem, meant);
        if (!isStopWord(behind)) add(behind.stem, meant);
      }
  return found;
}

function compile(): Map<string, Map<string, readonly string[]>> {
  const verbs = new Map<string, Map<string, readonly string[]>>();
  for (const entry of table.trim().split(/[|\n]/)) {
    const [phrase = '', meant = ''] = entry.split(':');
    const [verb = '', ...behind] = phrase.trim().split(' ');
    const stem = stemWord(verb);
    const own = verbs.get(stem) ?? new Map<string, readonly string[]>();
    verbs.set(stem, own.set(behind.at(-1) ?? '', meant.trim().split(/\s+/).map(stemWord)));
  }
  return verbs;
}
