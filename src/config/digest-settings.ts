/** `digests:` of config/briefwire.yaml: when digests are posted, and those that an operator wants. */
import { z } from 'zod';
import { minutesApart } from '../core/calendar/minutes-apart.ts';
import { oneZone, parseZonedSchedule } from '../core/calendar/parse-zoned-schedule.ts';
import { readTimeZone } from '../core/calendar/time-zone.ts';
import { wordApart } from '../core/calendar/word-apart.ts';
import { cronOf } from '../core/calendar/word-schedule.ts';
import { BriefingError } from '../core/errors.ts';
import { needMapping } from './need-mapping.ts';

/** Minutes between two firings of one digest, at least: a channel that gets more is muted, and the platforms' limits are for all. */
export const leastMinutesApart = 15;

const needName = 'give a name of letters, digits and hyphens, at most 40, for example morning';
const needWorkspace =
  'give discord: and the id of a server, or slack: and the id of a team, for example "discord:81384788765712384"';
const needChannel =
  'give the id of a channel in quotation marks, for example "155101607195836416" or "C024BE91L"';
const needSchedule = 'say when, for example weekdays 9:00, daily 18:30, or "0 9 * * 1-5"';
const needZone = 'give an IANA name, for example Europe/Berlin';
const needHours = 'give a number of hours from 0.25 to 168';
const needThemes = 'give ids of themes as a list, for example [finance, people]';
const needBriefs = 'give ids of briefs as a list, for example [shanghai-visit-2023]';

/** What is wrong with a schedule or a time zone; throws what is no such error. */
function wordProblem(error: unknown): string {
  if (!(error instanceof BriefingError)) throw error;
  if (error.code === 'time-zone-unknown') {
    const { asked, near } = (error as BriefingError<'time-zone-unknown'>).facts;
    const guess = near === null ? '' : `did you mean ${near}? `;
    return `there is no time zone "${asked}": ${guess}${needZone}`;
  }
  if (error.code !== 'schedule-invalid') throw error;
  const { problem } = (error as BriefingError<'schedule-invalid'>).facts;
  return `${problem}${problem.endsWith('?') ? '' : ':'} ${needSchedule}`;
}

const timeZone = z.string(needZone).transform((asked, context): string => {
  try {
    return readTimeZone(asked);
  } catch (error) {
    context.addIssue({ code: 'custom', message: wordProblem(error) });
    return z.NEVER;
  }
});

const schedule = z.string(needSchedule).superRefine((asked, context) => {
  try {
    const apart = minutesApart(parseZonedSchedule(asked).schedule);
    if (apart >= leastMinutesApart) return;
    const message = `it fires ${wordApart(apart)} apart: choose times at least ${wordApart(leastMinutesApart)} apart`;
    context.addIssue({ code: 'custom', message });
  } catch (error) {
    context.addIssue({ code: 'custom', message: wordProblem(error) });
  }
});

const ids = (need: string) => z.array(z.string(need).regex(/^[\p{L}\p{N}-]+$/u, need), need).default([]);

const givenSubscription = z.strictObject(
  {
    name: z.string(needName).regex(/^[A-Za-z0-9-]{1,40}$/, needName),
    workspace: z.string(needWorkspace).regex(/^(?:discord:\d{15,21}|slack:[TE][A-Z0-9]+)$/, needWorkspace),
    // A number would have lost its last digits: ids are longer than a double holds.
    channel: z.string(needChannel).regex(/^(?:\d{15,21}|[CDG][A-Z0-9]+)$/, needChannel),
    schedule,
    timezone: timeZone.optional(),
    themes: ids(needThemes),
    briefs: ids(needBriefs),
    quiet: z.boolean('give true or false').default(false),
  },
  needMapping('describe this digest with name, workspace, channel and schedule'),
);

/** The schedule as cron, and with `timezone` the zone at its end, if it has one. */
const subscription = givenSubscription.transform((given, context) => {
  const { schedule, timeZone } = parseZonedSchedule(given.schedule);
  try {
    const timezone =
      given.timezone === undefined ? timeZone : oneZone(given.schedule, timeZone, given.timezone);
    return { ...given, schedule: cronOf(schedule), timezone: timezone ?? undefined };
  } catch (error) {
    context.addIssue({ code: 'custom', path: ['schedule'], message: wordProblem(error) });
    return z.NEVER;
  }
});

export const digestSettings = z
  .strictObject(
    {
      timezone: timeZone.default('UTC'),
      catchUpHours: z.number(needHours).min(0.25, needHours).max(168, needHours).default(6),
      subscriptions: z
        .array(subscription, 'give a list of digests, each with name, workspace, channel and schedule')
        .default([]),
    },
    needMapping('give settings, for example timezone: UTC'),
  )
  // `when`: beside mistakes of other kinds, so that all are reported at once; hence the doubts about shape below.
  .superRefine(refuseContradictions, { when: () => true });

/** A name stands for one digest, and a channel lies in a workspace of its own platform. */
function refuseContradictions(
  { subscriptions }: { subscriptions?: unknown },
  context: z.core.$RefinementCtx,
): void {
  if (!Array.isArray(subscriptions)) return;
  const names = new Set<string>();
  for (const [index, given] of subscriptions.entries()) {
    const { name, workspace, channel } = Object(given) as Record<string, unknown>;
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['subscriptions', index, key], message });
    if (typeof name === 'string') {
      // People type a digest's id in whatever case.
      if (names.has(name.toLowerCase()))
        refuse('name', `"${name}" is the name of another digest: give each one its own`);
      names.add(name.toLowerCase());
    }
    if (typeof workspace !== 'string' || typeof channel !== 'string') continue;
    const discord = /^\d{15,21}$/.test(channel);
    const slack = /^[CDG][A-Z0-9]+$/.test(channel);
    if ((discord && workspace.startsWith('slack:')) || (slack && workspace.startsWith('discord:')))
      refuse('channel', `${workspace} has no such channel: ${needChannel}`);
  }
}
