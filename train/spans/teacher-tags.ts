/** Texts with the parts of speech that wink-nlp gives their words: what the tagger learns from. */
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { splitSentences } from '../../src/core/article/split-sentences.ts';
import { type PackedTagger, pos } from '../../src/core/lookup/span/tag-words.ts';
import { tokenize } from '../../src/core/text/tokens.ts';
import type { BenchArticle } from '../data/read-squad.ts';
import { type TaggedText, trainTagger } from './train-tagger.ts';

const tagOf: Readonly<Record<string, number>> = {
  NOUN: pos.noun,
  PROPN: pos.name,
  VERB: pos.verb,
  AUX: pos.auxiliary,
  ADJ: pos.adjective,
  ADV: pos.adverb,
  ADP: pos.preposition,
  DET: pos.determiner,
  PRON: pos.pronoun,
  NUM: pos.number,
  CCONJ: pos.conjunction,
  SCONJ: pos.subordinator,
  PART: pos.particle,
  INTJ: pos.other,
  X: pos.other,
  SYM: pos.other,
};

const none = 255;

/** A function, since the teacher takes a second to load. */
export function createTeacher(): (text: string) => TaggedText {
  const wink = winkNLP(model, ['sbd', 'pos']);
  const { its } = wink;
  return (text) => {
    const tokens = tokenize(text);
    const tags = new Uint8Array(tokens.length).fill(none);
    const taught = wink.readDoc(text).tokens();
    const words = taught.out() as string[];
    const parts = taught.out(its.pos as never) as unknown as string[];
    let from = 0;
    let at = 0;
    for (const [number, word] of words.entries()) {
      const start = text.indexOf(word, from);
      if (start < 0) continue;
      from = start + word.length;
      while (at < tokens.length && (tokens[at]?.start ?? 0) < start) at++;
      if (tokens[at]?.start !== start) continue;
      tags[at] = tagOf[parts[number] ?? ''] ?? none;
    }
    return { text, tokens, tags };
  };
}

/** A tagger that has learned from the paragraphs and questions of `articles`. */
export function learnTagger(articles: readonly BenchArticle[], seed: number): PackedTagger {
  const teach = createTeacher();
  const texts = new Set(
    articles.flatMap(({ paragraphs }) =>
      paragraphs.flatMap(({ context, questions }) => [
        ...splitSentences(context).map(({ start, end }) => context.slice(start, end)),
        ...questions.map(({ text }) => text),
      ]),
    ),
  );
  return trainTagger([...texts].map(teach), seed);
}
