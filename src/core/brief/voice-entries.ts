/** Who says or believes what. */

import type { Name } from '../entity/entity.ts';
import { speechVerbs } from '../entity/name-words.ts';
import type { Token } from '../text/tokens.ts';
import type { Entry } from './make-card.ts';
import type { Reading } from './read-article.ts';

/** Groups and offices that speak without a name. */
const speakers = new Set(
  `critics critic analysts analyst experts expert officials official observers observer residents resident economists economist scientists
scientist researchers researcher campaigners activists opponents opponent supporters supporter lawyers lawyer prosecutors police
authorities government ministry minister company spokesman spokeswoman spokesperson leaders leader leadership opposition investors investor
doctors doctor teachers workers unions union parents neighbours neighbors witnesses witness farmers scholars commentators commentator people public
participants consumers businesses businessmen council mayor president report study survey poll party players player coach manager fans
historians engineers politicians diplomats director chairman chairwoman head chief professor association trust agency commission
committee court judge judges court's newspaper media rector governor captain organisers organizers villagers locals`.split(
    /\s+/,
  ),
);
/** Groups that are named for the opinions they hold: whatever they do in a sentence, it is a voice. */
const opinionated =
  /^(?:(?:some|many|several|other|most|but|the|chinese|local|independent|foreign|legal|medical|market) ){0,3}(?:critics|analysts|experts|economists|observers|opponents|supporters|campaigners|activists|sceptics|skeptics|commentators|market participants|conservationists|environmentalists)\b(?! (?:of|who|that)\b)/i;
const pronouns = new Set(['he', 'she', 'they']);
/** Verbs that mostly tell what was said or thought; the others only do with "that" or a quotation. */
const plainly = new Set(
  `said says say saying argued argues argue believe believes believed claimed claims claim warned warns warn stressed insisted insists complained
contends contend criticised criticized think thinks thought fear fears feared worry worries hope hopes hoped accused accuses denied explained
predicted predicts expressed expresses suggests suggested affirmed object objects doubted doubts told according`.split(
    /\s+/,
  ),
);

export function voiceEntries(readings: readonly Reading[]): Entry[] {
  const entries: Entry[] = [];
  let last = { speaker: null as string | null, paragraph: 0 };
  for (const reading of readings) {
    const found = findVoice(reading);
    if (!found) continue;
    const { paragraph } = reading.sentence;
    const carried: string | null = last.paragraph === paragraph ? last.speaker : null;
    const speaker: string | null = found.speaker ?? carried;
    if (speaker === null) continue;
    last = { speaker, paragraph };
    const weight = found.weight + 0.6 * reading.fitness + 0.4 * reading.centrality;
    entries.push({ reading, weight, extras: { speaker } });
  }
  return entries;
}

/** `speaker` null: a pronoun, which the sentence before may settle. */
interface Voice {
  readonly speaker: string | null;
  readonly weight: number;
}

function findVoice({ text, tokens, names }: Reading): Voice | null {
  const quoted = /["“].{12,}/s.test(text);
  const group = opinionated.exec(text)?.[0];
  let best: Voice | null = group === undefined ? null : { speaker: lastWords(group), weight: 1.8 };
  for (const [index, token] of tokens.entries()) {
    if (!speechVerbs.has(token.word) && token.word !== 'according') continue;
    const that = tokens[index + 1]?.word === 'that' || tokens[index + 2]?.word === 'that';
    if (!plainly.has(token.word) && !that && !quoted) continue;
    const speaker = speakerBeside(text, tokens, names, index);
    if (speaker === undefined) continue;
    const weight =
      (speaker === null ? 1 : 1.6) +
      (quoted ? 0.6 : 0) +
      (that ? 0.3 : 0) +
      (plainly.has(token.word) ? 0.4 : 0);
    if (!best || weight > best.weight) best = { speaker, weight };
  }
  return best;
}

/** "Some market participants" → "market participants". */
function lastWords(group: string): string {
  return group.replace(/^(?:(?:some|many|several|other|most|but|the) )+/i, '');
}

/** The name or group before the verb in its clause, or right behind it; null for a pronoun, undefined for none. */
function speakerBeside(
  text: string,
  tokens: readonly Token[],
  names: readonly Name[],
  verb: number,
): string | null | undefined {
  const at = tokens[verb];
  if (!at) return undefined;
  const behind = tokens[verb + 1];
  if (at.word === 'according')
    return behind?.word === 'to' ? groupOrName(text, tokens, names, verb + 2, verb + 8) : undefined;
  let nearest: string | undefined;
  for (let index = verb - 1; index >= Math.max(0, verb - 14); index--) {
    const token = tokens[index];
    const next = tokens[index + 1];
    if (!token || !next) break;
    if (/[.!?;:"”]/.test(text.slice(token.end, next.start)) && index < verb - 1) break;
    if (pronouns.has(token.word) && nearest === undefined) return null;
    const name = names.find(
      ({ start, end, kind }) => start <= token.start && token.end <= end && kind !== 'place',
    );
    // "Castellane of Kelderwick University said": the person speaks, not the university.
    if (name?.kind === 'person') return name.text;
    nearest ??= name?.text ?? (speakers.has(token.word) ? phrase(text, tokens, index) : undefined);
  }
  if (nearest !== undefined) return nearest;
  if (behind && text.slice(at.end, behind.start).trim() === '') {
    if (pronouns.has(behind.word)) return null;
    return groupOrName(text, tokens, names, verb + 1, verb + 6);
  }
  return undefined;
}

function groupOrName(
  text: string,
  tokens: readonly Token[],
  names: readonly Name[],
  from: number,
  to: number,
): string | undefined {
  for (let index = from; index < Math.min(to, tokens.length); index++) {
    const [token, before] = [tokens[index], tokens[index - 1]];
    if (!token || !before || (index > from && /[,.;:"”]/.test(text.slice(before.end, token.start))))
      return undefined;
    const name = names.find(({ start, kind }) => start === token.start && kind !== 'place');
    if (name) return name.text;
    // "said Mayor Ada Marsh": the office stands before who holds it.
    const holder = names.find(({ start, kind }) => kind === 'person' && start === tokens[index + 1]?.start);
    if (speakers.has(token.word)) return holder?.text ?? phrase(text, tokens, index);
  }
  return undefined;
}

/** "Chinese officials", "opposition critics": the group with the describing word before it. */
function phrase(text: string, tokens: readonly Token[], index: number): string {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (!token) return '';
  const describes =
    before &&
    /^ $/.test(text.slice(before.end, token.start)) &&
    /(?:ic|al|ese|an|ish|ing|ive|ary)$/.test(before.word);
  return text.slice(describes ? before.start : token.start, token.end);
}
