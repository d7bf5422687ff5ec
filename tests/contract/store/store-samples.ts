/** Things to keep, and how the tests name them. */
import { indexTerms } from '../../../src/core/text/index-terms.ts';
import type { Firing, NewDelivery, PlannedPost } from '../../../src/ports/delivery.ts';
import type { Exchange, KeptArticle, KeptConversation, NewArticle } from '../../../src/ports/store.ts';
import type { Subscription } from '../../../src/ports/subscription.ts';

export const minute = 60_000;
export const day = 24 * 60 * minute;
export const here = 'slack:T1';
export const there = 'slack:T2';

export const conversation = (question: string): KeptConversation => ({
  brief: 'shanghai-visit-2023',
  conversation: {
    turns: [
      { question, understood: `${question} (in Shanghai)`, answered: null, cited: null },
      { question: 'When?', understood: 'When?', answered: '12 May', cited: { paragraph: 2, sentence: 1 } },
    ],
  },
  shown: [{ number: 1, paragraph: 3, sentence: 2 }],
});

export const exchange = (question: string): Exchange => ({
  brief: null,
  question,
  conversation: null,
  shared: false,
});

export const article = (id: string, source = 'One. Two.'): KeptArticle => ({
  id,
  title: `Title of ${id}`,
  addedBy: 'U1',
  text: { id, name: `${id}.txt`, source, format: 'text' },
});

export const newArticle = (id: string, source?: string): NewArticle => indexed(article(id, source));

/** As the desk hands it on. */
export const indexed = (kept: KeptArticle): NewArticle => ({
  ...kept,
  terms: indexTerms(`${kept.title}\n${kept.text.source}`),
});

/** Text that databases and encodings like to change. */
export const difficult = {
  'a byte-order mark and CR LF': '\uFEFFOne.\r\nTwo.\r',
  'NUL and other control characters': 'a\0b\u0001\u001f\u007f',
  'lone surrogates': 'a\uD800b\uDC00',
  'characters beyond the first plane': '😀 𝒳 🇩🇪',
  'several normal forms': 'é e\u0301 ﬁ',
  'quotes and placeholders': `it's "said" ? $1 %s \\ \\u0000 '; drop table seen; --`,
  nothing: '',
} as const;

export const subscription = (id: string, changes: Partial<Subscription> = {}): Subscription => ({
  id,
  workspace: here,
  platform: 'slack',
  channel: 'C1',
  schedule: '0 9 * * *',
  timeZone: 'Europe/Berlin',
  themes: [],
  briefs: [],
  quiet: false,
  createdBy: 'U1',
  fromConfig: false,
  nextDue: null,
  coveredUntil: null,
  ...changes,
});

/** Of the subscription `a`. `number`: tells ids and occurrences apart. */
export const newDelivery = (number: number, changes: Partial<NewDelivery> = {}): NewDelivery => ({
  id: number.toString(16).padStart(16, '0'),
  workspace: here,
  subscription: 'a',
  platform: 'slack',
  channel: 'C1',
  occurrence: `2026-01-${String(number).padStart(2, '0')}T09:00:00`,
  dueAt: Date.UTC(2026, 0, number, 8),
  ...changes,
});

/** Moves a subscription on by a day, and no more. */
export const firing = ({ id, workspace, nextDue }: Subscription, changes: Partial<Firing> = {}): Firing => ({
  subscription: { id, workspace },
  wasDue: nextDue ?? 0,
  nextDue: (nextDue ?? 0) + day,
  post: null,
  skippedId: 'f'.repeat(16),
  skipped: null,
  ...changes,
});

export const posts = (...texts: readonly string[]): readonly PlannedPost[] =>
  texts.map((text, index) => ({
    place: index === 0 ? 'channel' : 'thread',
    payload: { text, blocks: [null, 1.5, { deep: true }] },
    topic: index === 0 ? conversation(text) : null,
  }));
