/** "Who is the deputy mayor of Lindow?", "Who runs the grain office?": a question that asks for nothing but who holds an office. */
import { roleModifiers, roleNouns } from '../../entity/name-words.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { type Token, tokenize } from '../../text/tokens.ts';
import { officeWords } from '../question/office-words.ts';
import type { Question } from '../question/understand-question.ts';

export interface OfficeQuestion {
  /** The office in one form: `premier` for prime minister. */
  readonly noun: string;
  /** What must stand in the role too: "deputy", "party", "former". */
  readonly qualifiers: readonly string[];
  /** Whose office: stems of "Lindow" in "mayor of Lindow". */
  readonly complement: readonly string[];
  /** "Who was": somebody whose time in it is over answers too. */
  readonly isPast: boolean;
}

const leading = new Set(
  'lead leads led run runs ran head heads headed chair chairs chaired manage manages direct directs govern governs rule rules'.split(
    ' ',
  ),
);
const asking =
  /^(?:hey|hi|hello|please|ok|okay|and|so|but|then|also|now|who|whos|what|whats|is|was|are|were|be|will|the|a|an|its|their|name|current|currently|today|s)$/;
const linking = /^(?:of|for|in|at|on|to|from|the|a|an|and|its|their|this|that|s)$/;

/** Null where the question asks for more, or for something else. */
export function readOfficeQuestion({ text, kind }: Question): OfficeQuestion | null {
  if (kind !== 'person' || /\bnot\b|n['’]t\b/i.test(text)) return null;
  const tokens = tokenize(text);
  const who = tokens.findIndex(({ word }) => word === 'who');
  const verb = tokens[who + 1]?.word ?? '';
  const isPast = tokens.some(({ word }) => word === 'was' || word === 'were');
  if (who >= 0 && leading.has(verb))
    return { noun: 'head', qualifiers: [], complement: contentOf(tokens.slice(who + 2)), isPast };
  const words = officeWords(tokens);
  const first = words.findIndex(({ word }) => !asking.test(word));
  const noun = words.findIndex(
    ({ word }, index) =>
      index >= first && roleNouns.has(word) && !roleNouns.has(words[index + 1]?.word ?? ''),
  );
  if (first < 0 || noun < first) return null;
  const before = words.slice(first, noun).filter(({ word }) => !linking.test(word));
  const behind = words.slice(noun + 1);
  // A verb behind the office asks for more: "who was the mayor when the bridge opened".
  if (behind.length > 0 && !linking.test(behind[0]?.word ?? '')) return null;
  if (behind.some(({ word }) => !linking.test(word) && isGrammar(word))) return null;
  const qualifiers = before.filter(({ word, isName }) => !isName || roleModifiers.has(word));
  const owners = before.filter((word) => !qualifiers.includes(word));
  return {
    noun: words[noun]?.word ?? '',
    qualifiers: qualifiers.map(({ word }) => word),
    complement: [...owners, ...behind.filter(({ word }) => !linking.test(word))].map(({ stem }) => stem),
    isPast,
  };
}

function isGrammar(word: string): boolean {
  return isStopWord({ text: word, word });
}

function contentOf(tokens: readonly Token[]): string[] {
  return tokens.filter((token) => !isStopWord(token)).map(({ stem }) => stem);
}
