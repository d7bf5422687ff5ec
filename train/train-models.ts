/**
 * All that lookup learns, in order: the tagger, the ranker, short answers, and the judge, whose evidence always comes from models that have
 * not seen its article. Same corpus, folds and seed: the same weights, bit for bit.
 */

import type { PackedTrees } from '../src/core/lookup/boosted-trees.ts';
import { unpackTrees } from '../src/core/lookup/boosted-trees.ts';
import { type PackedJudge, unpackJudge } from '../src/core/lookup/judge/judge-model.ts';
import type { LookupModels } from '../src/core/lookup/models.ts';
import { type PackedSpans, unpackSpans } from '../src/core/lookup/span/span-model.ts';
import type { PackedTagger } from '../src/core/lookup/span/tag-words.ts';
import type { Corpus } from './corpus.ts';
import { foldsOf } from './data/folds.ts';
import { adversarialTexts, chatTexts, sectionTexts, squadTexts } from './judge/judge-questions.ts';
import { type EarlierModels, type JudgeRow, judgeRows } from './judge/judge-rows.ts';
import { trainJudge } from './judge/train-judge.ts';
import { chatGroups, type RankerGroup, sectionGroups, squadGroups } from './ranker/ranker-groups.ts';
import { trainRanker } from './ranker/train-ranker.ts';
import { learnTagger } from './spans/teacher-tags.ts';
import { trainSpans } from './spans/train-spans.ts';

export interface PackedModels {
  readonly ranker: PackedTrees;
  readonly spans: PackedSpans;
  readonly judge: PackedJudge;
}

export interface TrainedModels {
  readonly packed: PackedModels;
  readonly models: LookupModels;
  /** What the judge was trained on, each with what a judge says to it that has not seen its article. */
  readonly held: readonly { readonly row: JudgeRow; readonly confidence: number }[];
}

export interface TrainOptions {
  readonly seed: number;
  readonly folds: number;
  /** Told what was done, each time that a model is trained. */
  readonly log?: (step: string) => void;
}

export interface Trainer {
  /** The articles of each fold. */
  readonly folds: readonly Corpus[];
  /** Models that have seen nothing of the fold `without`; of all folds where that is null. */
  train(without: number | null): Promise<TrainedModels>;
}

/** All of the corpus. */
export function trainModels(corpus: Corpus, options: TrainOptions): Promise<TrainedModels> {
  return createTrainer(corpus, [null], options).train(null);
}

/** `asked`: what `train` is going to be asked for, so that every text is read once for all. What is trained more than once is kept. */
export function createTrainer(
  corpus: Corpus,
  asked: readonly (number | null)[],
  { seed, folds: count, log = () => {} }: TrainOptions,
): Trainer {
  const folds = partCorpus(corpus, count);
  const groupsOf = {
    squad: remember(squadGroups),
    selqa: remember(sectionGroups),
    chat: remember(chatGroups),
  };
  const tagger = remember((_all: 0) => {
    const learnt = learnTagger(corpus.selqa, seed);
    log('tagger');
    return learnt;
  });
  const earlier = rememberBy(
    (without: readonly number[]) => without.join(),
    async (without) => {
      const kept = folds.map((_, fold) => fold).filter((fold) => !without.includes(fold));
      const isKept = (name: 'squad' | 'selqa' | 'chat') => (article: { readonly title: string }) =>
        kept.some((fold) => folds[fold]?.[name].some(({ title }) => title === article.title));
      // In the corpus's order, which the weights depend on.
      const squad = corpus.squad.filter(isKept('squad'));
      const groups = [
        ...squad.flatMap(groupsOf.squad),
        ...corpus.selqa.filter(isKept('selqa')).flatMap(groupsOf.selqa),
        ...(await Promise.all(corpus.chat.filter(isKept('chat')).map(groupsOf.chat))).flat(),
      ];
      const learnt = trainEarlier(squad, groups, tagger(0), seed);
      log(`ranker and short answers on folds ${kept.map((fold) => fold + 1).join(', ')}`);
      return learnt;
    },
  );

  /** The rows of a fold, by what is trained with them: models that have seen neither of the two. */
  const evidenceOn = remember(async (fold: number) => {
    const others = asked.filter((without) => without !== fold);
    const models: EarlierModels[] = [];
    for (const without of others)
      models.push((await earlier(without === null ? [fold] : [fold, without].sort((a, b) => a - b))).models);
    const rows = others.map((): JudgeRow[] => []);
    for (const text of textsOf(folds[fold] as Corpus))
      for (const [at, found] of (await judgeRows(text, models)).entries()) rows[at]?.push(...found);
    log(`evidence on fold ${fold + 1}`);
    return new Map(others.map((without, at) => [without, rows[at] ?? []]));
  });

  return {
    folds,
    async train(without) {
      const rows: JudgeRow[] = [];
      for (const fold of folds.keys())
        if (fold !== without) rows.push(...((await evidenceOn(fold)).get(without) ?? []));
      const { packed: judge, confidences } = trainJudge(rows, seed);
      log(`judge on ${rows.length} questions`);
      const held = rows.map((row, at) => ({ row, confidence: confidences[at] ?? 0 }));
      const { packed, models } = await earlier(without === null ? [] : [without]);
      return { packed: { ...packed, judge }, models: { ...models, judge: unpackJudge(judge) }, held };
    },
  };
}

/** An article of several files is in the same fold of each. */
function partCorpus({ squad, squad2, selqa, chat }: Corpus, count: number): Corpus[] {
  const bySquad = foldsOf([...squad, ...squad2], count);
  const bySelQa = foldsOf(selqa, count);
  const byChat = foldsOf(chat, count);
  return bySquad.map(({ measured }, fold) => ({
    squad: squad.filter(({ title }) => measured.has(title)),
    squad2: squad2.filter(({ title }) => measured.has(title)),
    selqa: selqa.filter(({ title }) => bySelQa[fold]?.measured.has(title)),
    chat: chat.filter(({ title }) => byChat[fold]?.measured.has(title)),
  }));
}

function textsOf({ squad, squad2, selqa, chat }: Corpus) {
  return [...squadTexts(squad), ...adversarialTexts(squad2), ...sectionTexts(selqa), ...chatTexts(chat)];
}

function trainEarlier(
  squad: Corpus['squad'],
  groups: readonly RankerGroup[],
  tagger: PackedTagger,
  seed: number,
): { readonly packed: Omit<PackedModels, 'judge'>; readonly models: EarlierModels } {
  const packedRanker = trainRanker(groups, { seed });
  const ranker = unpackTrees(packedRanker);
  const spans = trainSpans(squad, seed, { ranker, tagger });
  return { packed: { ranker: packedRanker, spans }, models: { ranker, spans: unpackSpans(spans) } };
}

function remember<K, V>(make: (key: K) => V): (key: K) => V {
  return rememberBy((key: K) => key, make);
}

function rememberBy<K, N, V>(name: (key: K) => N, make: (key: K) => V): (key: K) => V {
  const made = new Map<N, V>();
  return (key) => {
    const known = made.get(name(key));
    if (known !== undefined) return known;
    const value = make(key);
    made.set(name(key), value);
    return value;
  };
}
