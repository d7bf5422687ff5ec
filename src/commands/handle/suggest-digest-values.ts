/** Suggestions while somebody types an option of `/digest`, or searches in its form. */
import { repairText } from '../../core/article/repair-text.ts';
import { timeZones } from '../../core/calendar/time-zone.ts';
import { wordSchedule } from '../../core/calendar/word-schedule.ts';
import { shorten } from '../../core/text/cut-text.ts';
import type { Suggestion, SuggestRequest } from '../request.ts';
import { wordThemes, wordWhen } from '../say/subscription-parts.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { labelDigest } from './label-digest.ts';
import { type KnownValue, longestSuggestion, rankSuggestions } from './rank-suggestions.ts';
import { readSchedule } from './read-schedule.ts';

export async function suggestDigestValues(
  ports: HandlerPorts,
  request: SuggestRequest,
): Promise<readonly Suggestion[]> {
  const { option, typed } = request;
  switch (option) {
    case 'schedule':
      return schedules(typed, ports.digests.leastMinutesApart);
    case 'timezone':
      return rankSuggestions(await zones(ports, request), typed);
    case 'themes':
      return continueList(themes(ports), typed);
    case 'briefs':
      return continueList(await briefs(ports, request), typed);
    case 'digest':
      return rankSuggestions(await digests(ports, request), typed);
    default:
      return [];
  }
}

const examples = [
  'weekdays 9:00',
  'daily 18:30',
  'mondays 8:00',
  'mondays and thursdays 9:00',
  'weekends 10:00',
  'tue-fri 7:30',
  'every 2 hours',
  'hourly',
  'first of the month 9:00',
];

/** What is typed, if it is a schedule already that can be had, in words; then examples that begin so. */
function schedules(typed: string, leastMinutes: number): Suggestion[] {
  const begun = typed.trim().toLowerCase();
  const similar = examples.filter((example) => example.startsWith(begun) && example !== begun);
  const own = begun === '' ? null : inWords(typed.trim(), leastMinutes);
  const known = similar.map((example) => ({ label: example, value: example, alsoCalled: [] }));
  return [...(own ? [own] : []), ...rankSuggestions(known, typed)];
}

function inWords(value: string, leastMinutes: number): Suggestion | null {
  if (value.length > longestSuggestion) return null;
  try {
    const { schedule, timeZone } = readSchedule(value, undefined, leastMinutes);
    const label = wordSchedule(schedule) + (timeZone === null ? '' : ` (${timeZone})`);
    return { label: shorten(label, longestSuggestion), value };
  } catch {
    return null;
  }
}

/** Those that the workspace uses come first, then the usual one. */
async function zones({ store, digests }: HandlerPorts, { origin }: SuggestRequest): Promise<KnownValue[]> {
  const own = await store.subscriptions.list(origin.workspace, null);
  const used = own.map(({ timeZone }) => timeZone).reverse();
  const all = new Set([...used, digests.timeZone, ...timeZones()]);
  return [...all].map((zone) => ({ label: zone, value: zone, alsoCalled: [zone.replaceAll('_', ' ')] }));
}

function themes({ taxonomy: { facets, topics } }: HandlerPorts): KnownValue[] {
  return [...Object.values(facets), ...topics].map(({ id, label, aliases }) => ({
    label,
    value: id,
    alsoCalled: aliases,
  }));
}

async function briefs({ desk }: HandlerPorts, { origin }: SuggestRequest): Promise<KnownValue[]> {
  const { briefs } = await desk.list(origin.workspace);
  return briefs.map(({ id, title }) => ({ label: repairText(title), value: id, alsoCalled: [] }));
}

/** What follows the last comma is completed; what stands before it stays. */
function continueList(all: readonly KnownValue[], typed: string): Suggestion[] {
  const pieces = typed.split(',').map((piece) => piece.trim());
  const piece = pieces.pop() ?? '';
  const before = pieces.filter((one) => one !== '');
  const taken = new Set(before.map((one) => one.toLowerCase()));
  const names = ({ label, value }: KnownValue) => [label.toLowerCase(), value.toLowerCase()];
  const left = all
    .filter((known) => !names(known).some((name) => taken.has(name)))
    .map((known) => ({
      ...known,
      value: [...before, known.value].join(','),
      alsoCalled: [known.value, ...known.alsoCalled],
    }));
  const found = rankSuggestions(left, piece);
  return before.length === 0
    ? found
    : found.map(({ label, value }) => ({
        label: shorten([...before, label].join(', '), longestSuggestion),
        value,
      }));
}

/** This channel's first. */
async function digests({ store, taxonomy }: HandlerPorts, { origin }: SuggestRequest): Promise<KnownValue[]> {
  const all = await store.subscriptions.list(origin.workspace, null);
  const isHere = ({ channel }: { readonly channel: string }) => channel === origin.channel;
  return [...all.filter(isHere), ...all.filter((one) => !isHere(one))].map((subscription) => ({
    label: labelDigest(subscription, isHere(subscription), taxonomy),
    value: subscription.id,
    // Of the label its middle may have been cut.
    alsoCalled: [wordWhen(subscription), wordThemes(subscription.themes, taxonomy), ...subscription.briefs],
  }));
}
