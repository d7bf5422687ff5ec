/** Text → what a full-text index keeps of it and is asked for: one rule for articles and for questions. */
import { isStopWord } from './stop-words.ts';
import { foldWord, stemWord, tokenize } from './tokens.ts';

/** UTF-16 units of a term: no word or number that anybody asks for is longer. */
export const longestTerm = 64;

/** Scripts whose words are not divided by spaces. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const words = new Intl.Segmenter('en', { granularity: 'word' });

/** UTF-16 units handed to the segmenter at once, so that its time stays linear in runs of any length. */
const segmentedAtOnce = 1_000;

/**
 * The content words and numbers of `text` in order, folded and stemmed, repeated ones included; none is longer than
 * {@link longestTerm}. They consist of letters, marks, numbers, full stops and apostrophes alone, whatever the text holds: no operator
 * or control character of an index can be among them. Linear in the length of `text`.
 */
export function indexTerms(text: string): string[] {
  const terms: string[] = [];
  for (const token of tokenize(text)) {
    if (isStopWord(token)) continue;
    if (unspaced.test(token.text)) for (const word of segment(token.text)) terms.push(bounded(termOf(word)));
    else terms.push(bounded(token.text.length > longestTerm ? token.word : token.stem));
  }
  return terms.filter((term) => term !== '');
}

function* segment(run: string): Generator<string> {
  for (let start = 0; start < run.length; ) {
    const end = wholeCharacters(run, start + segmentedAtOnce);
    for (const { segment: word, isWordLike } of words.segment(run.slice(start, end)))
      if (isWordLike) yield word;
    start = end;
  }
}

/** Marks are vowels in Thai and tell letters apart in Japanese: there they stay. */
const termOf = (word: string) =>
  unspaced.test(word) ? word.normalize('NFC').toLowerCase().replaceAll('’', "'") : stemWord(foldWord(word));

function bounded(term: string): string {
  return term.length > longestTerm ? term.slice(0, wholeCharacters(term, longestTerm)) : term;
}

/** `end`, or one less where it would divide a pair of surrogates. */
function wholeCharacters(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) && end < text.length
    ? end - 1
    : Math.min(end, text.length);
}
