/** What a digest found, as the replies that are posted: what is new, and in its thread the cards by theme. */
import { repairText } from '../../core/article/repair-text.ts';
import type { Card } from '../../core/brief/brief.ts';
import { parseSchedule } from '../../core/calendar/parse-schedule.ts';
import { wordSchedule } from '../../core/calendar/word-schedule.ts';
import { shorten } from '../../core/text/cut-text.ts';
import type { Taxonomy, Theme } from '../../core/theme/theme.ts';
import type { BriefSummary, ReadBrief } from '../../ports/article-desk.ts';
import type { Subscription } from '../../ports/subscription.ts';
import { actionId } from '../action-id.ts';
import type { DigestReplies } from '../channel-poster.ts';
import type { Action, Line, Reply } from '../reply.ts';
import { briefMenu } from './brief-menu.ts';
import { askButton, cardMenu } from './brief-reply.ts';
import { cardSections, excerptSection } from './card-sections.ts';
import { goneLines } from './gone-briefs.ts';
import { code, dim, line, reply, section, strong } from './parts.ts';
import { wordInstant } from './word-time.ts';

/** A new brief and its cards on the subscription's themes, at least one. */
export interface NewBrief {
  readonly summary: BriefSummary;
  readonly read: ReadBrief;
  readonly cards: readonly Card[];
}

export interface DigestFindings {
  /** Told in detail, newest first. */
  readonly briefs: readonly NewBrief[];
  /** How many further ones are new. */
  readonly further: number;
  /** How many older ones have appeared that nobody has looked through for the themes. */
  readonly unlooked: number;
  /** How many could not be read. */
  readonly unreadable: number;
  /** Ids of chosen ones that are no longer there. */
  readonly gone: readonly string[];
}

export interface DigestContext {
  readonly subscription: Pick<
    Subscription,
    'id' | 'schedule' | 'timeZone' | 'themes' | 'briefs' | 'fromConfig' | 'coveredUntil'
  >;
  readonly delivery: string;
  readonly taxonomy: Taxonomy;
}

/** A title is known again by its beginning; all of it would fill the head, and each section of the thread. */
const longestTitle = 120;
const longestSource = 60;
/** Digests are told apart by minutes. */
const minute = 60_000;
/** What has been covered ends at least so long before a digest is posted, in milliseconds. */
const beforePost = 3_000;
/** It is one line in a list of threads. */
const longestThreadName = 100;

/** A thread about one brief may be as long as its cards; where several share one, each theme has to fit a screen. */
function pointsPerCard(briefs: number): number {
  if (briefs === 1) return 5;
  return briefs <= 3 ? 3 : 2;
}

export function digestReplies(findings: DigestFindings, context: DigestContext): DigestReplies {
  const { briefs } = findings;
  const [first] = briefs;
  if (!first) return { head: headReply(findings, context), thread: [], threadName: 'Nothing new' };
  const single = briefs.length === 1;
  return {
    head: headReply(findings, context),
    thread: single ? [briefThread(first)] : themeThread(briefs, context.taxonomy),
    threadName: single
      ? shorten(`Cards: ${titleOf(first)}`, longestThreadName)
      : `Cards of ${briefs.length} briefs`,
  };
}

function headReply(findings: DigestFindings, context: DigestContext): Reply {
  const { briefs, further, unlooked, unreadable, gone } = findings;
  const { subscription } = context;
  const count = briefs.length + further;
  const [first] = briefs;
  const allGone = gone.length > 0 && gone.length === subscription.briefs.length;
  const lines = [
    ...(first ? briefs.map(briefLine) : allGone ? [] : [nothingLine(context)]),
    ...(further > 0 ? [line('none', dim(`… and ${further} more: `), code('/brief list'))] : []),
    ...(unlooked > 0
      ? [line('none', dim(`${unlooked} older ones were not looked through: `), code('/brief list'))]
      : []),
    ...unreadableLine(unreadable),
    ...goneLines(subscription, gone),
    line('none', dim(aboutDigest(context))),
  ];
  const told =
    count > 0
      ? `${count} new brief${count === 1 ? '' : 's'}`
      : allGone
        ? 'Nothing to tell of'
        : nothingHeading(unreadable);
  const summary = first ? `${told}: ${briefs.map(titleOf).join(', ')}` : told;
  const only = first && briefs.length === 1 ? first.read.brief : null;
  return reply(summary, [section(`🗞️ ${told}`, lines)], {
    audience: 'public',
    actions: headActions(briefs, context.delivery),
    topic: only && { brief: only.article.id, conversation: null, shown: [] },
  });
}

function briefLine(found: NewBrief): Line {
  const { source, date } = found.read.meta;
  const facts = [source && shorten(repairText(source), longestSource), date].filter(Boolean);
  return line(
    'bullet',
    strong(titleOf(found)),
    ...facts.map((fact) => dim(` · ${fact}`)),
    ' ',
    code(`/brief show ${found.summary.id}`),
  );
}

/** The reader must be able to tell a quiet day from one of which not all is known. */
function nothingHeading(unreadable: number): string {
  return unreadable > 0 ? 'Nothing new that could be read' : 'Nothing new';
}

function nothingLine({ subscription, taxonomy }: DigestContext): Line {
  const { themes, coveredUntil, timeZone } = subscription;
  const on = themes.length > 0 ? ` on ${listed(themes.map((id) => labelOf(taxonomy, id)))}` : '';
  return line(
    'none',
    coveredUntil === null
      ? `There is nothing${on} to tell of yet.`
      : `Nothing new${on} since ${wordInstant(postedMinute(coveredUntil), timeZone)}.`,
  );
}

/** The minute in which the one before was posted, rather than the one after it. */
function postedMinute(coveredUntil: number): number {
  return Math.floor((coveredUntil + beforePost) / minute) * minute;
}

function unreadableLine(unreadable: number): Line[] {
  if (unreadable === 0) return [];
  const briefs = unreadable === 1 ? '1 brief' : `${unreadable} briefs`;
  return [line('none', `⚠️ ${briefs} could not be read; whoever runs Briefwire finds the reason in its log.`)];
}

/** `Digest: weekdays at 9:00 (Europe/Berlin) · on Finance and People · of 2 chosen briefs` */
function aboutDigest({ subscription, taxonomy }: DigestContext): string {
  const { schedule, timeZone, themes, briefs } = subscription;
  const labels = themes.map((id) => labelOf(taxonomy, id));
  return [
    `Digest: ${wordSchedule(parseSchedule(schedule))} (${timeZone})`,
    ...(labels.length > 0 ? [`on ${listed(labels)}`] : []),
    ...(briefs.length > 0 ? [`of ${briefs.length} chosen brief${briefs.length === 1 ? '' : 's'}`] : []),
  ].join(' · ');
}

function headActions(briefs: readonly NewBrief[], delivery: string): Action[] {
  const about: Action = {
    kind: 'button',
    id: actionId({ verb: 'about', delivery, post: '0' }),
    label: 'About this digest',
    tone: 'secondary',
  };
  const [first, another] = briefs;
  if (!first) return [about];
  if (another) {
    const summaries = briefs.map(({ summary }) => summary);
    return [...briefMenu(summaries, actionId({ verb: 'brief' })), about];
  }
  const { brief } = first.read;
  return [cardMenu(brief, 'Show a card'), askButton(brief.article.id), about];
}

/** Numbered through, so that people can ask for more on a point in the thread. */
function briefThread(found: NewBrief): Reply {
  const { id } = found.summary;
  const { sections, shown } = cardSections(found.cards, { brief: id, most: pointsPerCard(1) });
  return reply(`Cards: ${titleOf(found)}`, sections, {
    audience: 'public',
    actions: [askButton(id)],
    topic: { brief: id, conversation: null, shown },
  });
}

/** A reply a theme, in the order of cards in a brief; themes that articles have of their own share one. */
function themeThread(briefs: readonly NewBrief[], { facets, topics }: Taxonomy): Reply[] {
  const { glance, ...otherFacets } = facets;
  const configured = [glance, ...topics, ...Object.values(otherFacets)];
  const known = new Set(configured.map(({ id }) => id));
  const most = pointsPerCard(briefs.length);
  const themed = (label: string, belongs: (card: Card) => boolean): Reply[] => {
    const sections = briefs.flatMap((found) =>
      found.cards
        .filter(belongs)
        .map((card) => excerptSection(card, titleOf(found), { brief: found.summary.id, most })),
    );
    return sections.length > 0 ? [reply(label, sections, { audience: 'public' })] : [];
  };
  const ofTheme = ({ id, label }: Theme) => themed(label, (card) => card.id === id);
  const own = themed('Themes of their own', (card) => !known.has(card.id));
  return [...[glance, ...topics].flatMap(ofTheme), ...own, ...Object.values(otherFacets).flatMap(ofTheme)];
}

function titleOf({ summary: { id, title } }: Pick<NewBrief, 'summary'>): string {
  return shorten(repairText(title), longestTitle) || id;
}

function labelOf({ facets, topics }: Taxonomy, id: string): string {
  return [...Object.values(facets), ...topics].find((theme) => theme.id === id)?.label ?? id;
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}
