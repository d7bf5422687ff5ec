/** Every error and every abstention in words: the one place where they become sentences. Each says what to do next. */
import { wordApart } from '../core/calendar/word-apart.ts';
import type { ClockProblem } from '../core/digest/clock-problem.ts';
import { BriefingError, type BriefingErrorCode, type BriefingFacts } from '../core/errors.ts';
import type { AbstainReason } from '../core/lookup/answer.ts';
import { shorten } from '../core/text/cut-text.ts';
import { withStop } from './messages/with-stop.ts';

type Wording = { readonly [C in BriefingErrorCode]: (facts: BriefingFacts[C]) => string };

const wording: Wording = {
  'article-missing': ({ path, near, briefs }) =>
    `There is no file or brief "${path}". ${near ? `Did you mean "${near}"? ` : ''}Give the path of an article${
      briefs.length > 0 ? `, or one of the briefs: ${briefs.join(', ')}` : ''
    }.`,
  'article-is-folder': ({ path }) => `"${path}" is a folder. Give the path of one article in it.`,
  'article-is-address': ({ address }) =>
    `"${address}" is a web address, and Briefwire reads files. Save the page's text to a file and give its path.`,
  'article-binary': ({ source }) =>
    `"${source}" is not UTF-8 text. Save the article as plain text or Markdown in UTF-8 and try again.`,
  'article-empty': ({ source }) =>
    `"${source}" has no sentence in it. Put the article's text into it and try again.`,
  'article-too-large': ({ source, bytes, limit }) =>
    `"${source}" is too large: ${megabytes(bytes)} MB, and at most ${megabytes(limit)} MB are read. Split the article into smaller files.`,
  'article-unreadable': ({ source, problem }) =>
    `"${source}" cannot be read (${problem}). Check that it exists and that you may read it.`,
  'front-matter-invalid': ({ source, problems }) =>
    `Mend the front matter of "${source}": ${problems
      .map(({ line, key, problem }) => `line ${line}${key ? `, ${key}` : ''}: ${problem}`)
      .join('; ')}.`,
  'theme-unknown': ({ asked, known, near }) =>
    `There is no theme "${asked}". ${near ? `Did you mean "${near}"? ` : ''}The themes are: ${known.join(', ')}.`,
  'question-empty': () => 'There is no question. Type one, for example: Who attended the meeting?',
  'config-invalid': ({ file, problems }) => `Mend ${file}: ${problems.map(wordMistake).join('; ')}.`,
  'config-unreadable': ({ file, problem }) =>
    `${file} cannot be read (${problem}). Put it back (git checkout ${file}) or check that you may read it.`,
  'command-unknown': ({ asked, known, near }) =>
    `There is no command "${asked}". ${near ? `Did you mean "${near}"? ` : ''}The commands are: ${known.join(', ')}. See: npm run -s briefwire -- help`,
  'slash-unknown': ({ asked, known, near }) =>
    `There is no command "/${asked}". ${near ? `Did you mean /${near}? ` : ''}The commands are: ${known.map((name) => `/${name}`).join(', ')}; /brief help shows what each can do.`,
  'prompt-unknown': ({ asked, known, near }) =>
    `The prompt knows no "/${asked}". ${near ? `Did you mean "/${near}"? ` : ''}It knows ${known.map((name) => `/${name}`).join(', ')}; a question is typed without a slash.`,
  'flag-unknown': ({ command, asked, near }) =>
    `${command} has no flag ${asked}. ${near ? `Did you mean ${near}? ` : ''}See: npm run -s briefwire -- help ${command}`,
  'flag-value': ({ command, flag, needs }) =>
    `${flag} needs ${needs}. See: npm run -s briefwire -- help ${command}`,
  'argument-missing': ({ command, argument, example }) =>
    `${command} needs ${argument}, for example: npm run -s briefwire -- ${example}`,
  'argument-extra': ({ command, argument }) =>
    `${command} takes no further argument "${argument}". Put a text of several words in quotation marks, or see: npm run -s briefwire -- help ${command}`,

  'brief-unknown': ({ asked, known, near }) =>
    known.length === 0
      ? 'There is no brief here yet. Add one with /brief add.'
      : `There is no brief "${asked}" here. ${near ? `Did you mean "${near}"? ` : ''}The briefs are: ${some(known)}.`,
  'brief-there': ({ id, title }) =>
    `“${title}” is a brief here already, with the very same text. See /brief show ${id}; to keep it a second time, give it another title.`,
  'brief-shipped': ({ id }) =>
    `"${id}" came with Briefwire and is everyone's, so it stays. Only briefs that were added here can be removed; /brief list shows them.`,
  'subcommand-unknown': ({ command, asked, known, near }) =>
    `${asked === null ? `Say what /${command} should do` : `/${command} knows no "${asked}"`}. ${
      near ? `Did you mean /${command} ${near}? ` : ''
    }It knows: ${known.map((name) => `/${command} ${name}`).join(', ')}.`,
  'option-missing': ({ command, option, example }) => `/${command} needs ${option}, for example: ${example}`,
  'option-unknown': ({ command, asked, near }) =>
    `/${command} has no option "${asked}". ${near ? `Did you mean "${near}"? ` : ''}/brief help shows what can be typed.`,
  'point-unknown': ({ asked, shown }) =>
    shown.length > 0
      ? `Nothing here is numbered ${asked}. Ask for more on one of these: ${shown.join(', ')}.`
      : `Nothing here is numbered ${asked}. Show a card first: “show people” here, or /brief show.`,
  'permission-needed': ({ platform }) => {
    if (platform === 'preview')
      return 'Only people who may change what is kept can do that. Choose another person at the top of the page.';
    return platform === 'discord'
      ? 'Only people with the permission "Manage Server" can do that. Ask one of them.'
      : 'Only people who administer this workspace, or whom config/briefwire.yaml names under slack.managers, can do that. Ask one of them.';
  },
  'action-expired': () =>
    'This button is too old to work. Ask again with /ask, show the brief again with /brief show, or see with /digest list what this channel gets.',
  'already-shared': () =>
    'This has been shared to the channel already. To share it anew, ask or show it again.',
  'library-unavailable': ({ problem, shipped }) =>
    `Briefwire cannot search the briefs, since it cannot reach its memory at the moment (${problem}). Try again in a minute${
      shipped.length > 0 ? `, or name a brief that came with it: ${some(shipped)}` : ''
    }.`,
  'store-unavailable': ({ problem, opening, file }) => {
    const found = file === undefined ? problem : `${file}: ${problem}`;
    return opening === undefined ? wordNoMemory(found) : `${openRemedies[opening]}: ${found}.`;
  },

  'schedule-invalid': ({ asked, problem }) =>
    `I cannot read the schedule "${asked}": ${withStop(problem)} Say it like "weekdays 9:00", "daily 18:30", "mondays 8am", or as cron: "0 9 * * 1-5".`,
  'schedule-too-often': ({ asked, apart, least }) =>
    `"${asked}" fires ${wordApart(apart)} apart, and digests are at least ${wordApart(least)} apart. Choose times further apart.`,
  'time-zone-unknown': ({ asked, near }) =>
    `There is no time zone "${asked}". ${near ? `Did you mean "${near}"? ` : ''}Give an IANA name, for example Europe/Berlin or America/New_York.`,
  'digest-unknown': ({ asked, known }) =>
    known.length === 0
      ? 'There is no digest in this workspace yet. Make one with /digest subscribe.'
      : `There is no digest "${asked}" here. The digests are: ${some(known)}; /digest list tells them apart.`,
  'digest-none': () => 'This channel gets no digest yet. Make one with /digest subscribe.',
  'digest-ambiguous': ({ command, known }) =>
    `This channel gets several digests, so say which: /digest ${command} ${known[0]}, for example. /digest list tells them apart: ${some(known)}.`,
  'digest-configured': ({ id }) =>
    `The digest "${id}" stands in config/briefwire.yaml, so it cannot be removed here. Pause it with /digest pause, or ask whoever runs Briefwire to take it out.`,
  'digests-too-many': ({ limit }) =>
    `This workspace has ${limit} digests, which is as many as it can have. Remove one with /digest remove first.`,
  'channel-elsewhere': ({ channel, workspace }) =>
    `The channel ${channel} is not in ${workspace}, so nothing of that workspace is posted there. Name the workspace that the channel is in, or another channel.`,
  'channel-gone': ({ platform, channel, reason }) => {
    if (reason === 'kind')
      return `The channel ${channel} is no text channel: forums and categories take no digests. Choose a text channel.`;
    if (platform === 'preview')
      return `There is no channel ${channel} on the preview. Choose one of those at the left of its page.`;
    return platform === 'slack'
      ? `There is no channel ${channel} that Briefwire can see. Invite it there with /invite, or choose another channel.`
      : `There is no channel ${channel} that Briefwire can see. Allow it "View Channel" there, or choose another channel.`;
  },
  'post-rejected': ({ platform, problem }) =>
    isBusy(problem)
      ? wordBusy(platform)
      : `${name(platform)} does not take this message (${problem}). Tell whoever runs Briefwire: the log has more.`,
  'post-unclear': ({ platform, problem }) =>
    `Nobody can tell whether ${name(platform)} has accepted this post (${typeof problem === 'string' ? problem : wordClocks(platform, problem)}), so it is not repeated. Look whether it stands in the channel.`,
  'backup-elsewhere': () => 'The store is in PostgreSQL, since DATABASE_URL is set. Back it up with pg_dump.',
  'backup-failed': ({ file, problem, mend }) =>
    `The backup to ${file} failed (${problem}). ${backupRemedies[mend]}`,

  'platform-unknown': ({ asked, known, near }) =>
    `There is no platform "${asked}". ${near ? `Did you mean "${near}"? ` : ''}The platforms are: ${known.join(', ')}.`,
  'no-token': () =>
    'No token is set, so there is nothing to serve. Put DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN, into .env: see docs/setup-discord.md and docs/setup-slack.md.',
  'token-missing': ({ platform, variable }) =>
    `${variable} is not set, so ${name(platform)} cannot start. Put it into .env (see docs/setup-${platform}.md).`,
  'token-invalid': ({ platform, variable }) =>
    `${name(platform)} does not accept the token in ${variable}. Make a new one and put it into .env (see docs/setup-${platform}.md).`,
  'scope-missing': ({ platform, scopes }) =>
    `The ${name(platform)} app lacks ${scopes.length === 1 ? 'the scope' : 'the scopes'} ${scopes.join(', ')}. Add ${
      scopes.length === 1 ? 'it' : 'them'
    } to the app and install it again (npm run -s briefwire -- setup ${platform}).`,
  'intent-disallowed': ({ intent }) =>
    `Discord does not allow this bot the intent ${intent}. Switch it on in the developer portal under Bot, or set discord.messageContent to false in config/briefwire.yaml.`,
  'permission-missing': ({ platform, channel, permissions }) =>
    platform === 'slack'
      ? wordSlackPlace(channel, permissions)
      : `Briefwire lacks ${permissions.join(', ') || 'a permission'} in ${channel}. Allow it in the channel's settings.`,
  'ports-taken': ({ first, last }) =>
    `Every port from ${first} to ${last} is in use on this machine. Name another with npm start -- preview --port 4000, or set preview.port in config/briefwire.yaml.`,
  'platform-unreachable': ({ platform, address, problem }) =>
    isBusy(problem)
      ? wordBusy(platform)
      : `${name(platform)} cannot be reached at ${address} (${problem}). Check the network and the address.`,
};

/** `line 12, topics.0.colour: give a colour as #rrggbb` */
function wordMistake({ path, line, problem }: BriefingFacts['config-invalid']['problems'][number]): string {
  return `${line === null ? '' : `line ${line}, `}${path || 'top level'}: ${problem}`;
}

function wordNoMemory(problem: string): string {
  return `Briefwire cannot reach its memory at the moment (${problem}). Try again in a minute; if it goes on, tell whoever runs it to look at the log.`;
}

const openRemedies = {
  DATABASE_URL: 'Mend DATABASE_URL in .env, or the database that it names',
  'store.file': 'Mend store.file in config/briefwire.yaml, or the file that it names',
};

/** Whether a platform only asks to be left alone for a while: nothing is to be mended. */
function isBusy(problem: string): boolean {
  return /^(?:rate[ _]?limited|HTTP 429)\b/i.test(problem);
}

function wordBusy(platform: string): string {
  return `${name(platform)} is busy and lets Briefwire wait a little. Digests are tried again by themselves; for anything else, try again in a minute.`;
}

/** `the clock of the store is wrong: 12 minutes ahead of Slack’s` */
function wordClocks(platform: string, { aheadMs }: ClockProblem): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const span = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  return `the clock of the store is wrong: ${span} ${aheadMs > 0 ? 'ahead of' : 'behind'} ${name(platform)}’s`;
}

/** `problems`: in Slack's own words, such as `is_archived`. */
function wordSlackPlace(channel: string, problems: readonly string[]): string {
  if (problems.includes('is_archived'))
    return `Briefwire cannot post in ${channel}, since it is archived. Unarchive it, or choose another channel.`;
  const restriction = problems.find((problem) => problem.startsWith('restricted_action'));
  return restriction
    ? `Briefwire may not post in ${channel} (${restriction}). Allow it in the channel's posting permissions, or choose another channel.`
    : `Briefwire cannot post in ${channel}. Invite it there with /invite.`;
}

/** A longer list tires the reader; it is counted. */
const longestList = 20;

function some(names: readonly string[]): string {
  const rest = names.length - longestList;
  return `${names.slice(0, longestList).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function name(platform: string): string {
  return platform.charAt(0).toUpperCase() + platform.slice(1);
}

/**
 * For whoever runs Briefwire: one line that says what is wrong and what to do; several mistakes in a configuration stand on
 * a line each. An error that nobody foresaw never shows its own text.
 */
export function wordError(error: unknown): string {
  if (!(error instanceof BriefingError))
    return 'Something went wrong inside Briefwire. Try again; if it happens again, set BRIEFWIRE_DEBUG=1 to see the cause and report it.';
  if (error.code === 'config-invalid') {
    const { file, problems } = error.facts as BriefingFacts['config-invalid'];
    if (problems.length > 1) return mistakeLines(file, problems.map(wordMistake));
  }
  return wordInOneLine(error);
}

function wordInOneLine(error: BriefingError): string {
  return oneLine(wordFacts(error.code, withShortAsked(error.facts)));
}

/** Only these breaks are ours: one that came with a mistake would make two of it. */
function mistakeLines(file: string, mistakes: readonly string[]): string {
  const lines = [`Mend ${file}:`, ...mistakes].map(oneLine);
  return shorten(lines.join('\n  '), longestMessage);
}

/** As {@link wordError}, on one line, for people in a chat, who cannot see the cause nor mend it, but know who can. */
export function wordErrorForChat(error: unknown): string {
  if (!(error instanceof BriefingError))
    return 'Something went wrong inside Briefwire. Try again; if it happens again, tell whoever runs it: the log has the cause.';
  if (error.code !== 'store-unavailable') return wordInOneLine(error);
  return oneLine(wordNoMemory((error.facts as BriefingFacts['store-unavailable']).problem));
}

const backupRemedies: { readonly [M in BriefingFacts['backup-failed']['mend']]: string } = {
  'other-path': 'Give the path of a file that does not exist yet.',
  folder: 'Make the folder first, or give a path in one that exists.',
  database:
    'There is something to copy once Briefwire has run; if it has, mend store.file in config/briefwire.yaml.',
  restore:
    'Stop Briefwire and put back the latest backup that is whole: npm run -s briefwire -- help backup tells how.',
  wait: 'Try again in a minute.',
  space: 'Make room there, or give a path on another disk.',
  rights:
    'Check that you may read the database and write to that folder, or give a path in one that you may write to.',
};

const longestAsked = 120;

/** What somebody typed is repeated so that they know it again, not in full. */
function withShortAsked<F extends BriefingFacts[BriefingErrorCode]>(facts: F): F {
  return 'asked' in facts && typeof facts.asked === 'string'
    ? { ...facts, asked: shorten(facts.asked, longestAsked) }
    : facts;
}

function wordFacts<C extends BriefingErrorCode>(code: C, facts: BriefingFacts[C]): string {
  return wording[code](facts);
}

const reasons: { readonly [C in AbstainReason['code']]: (missing: string) => string } = {
  'no-match': () => 'Nothing in the article matches the question.',
  'missing-words': (missing) => `The article does not mention ${missing}.`,
  'missing-name': (missing) => `The article does not name ${missing}.`,
  'missing-number': (missing) => `The article does not give ${missing}.`,
  'wrong-kind': () => 'The article speaks of this but does not say what was asked.',
  'low-confidence': () => 'No sentence of the article clearly answers this.',
  'unclear-question': () => 'The question holds nothing to look for. Name a person, thing or event in it.',
};

/** Why lookup abstained, as one sentence. */
export function wordReason({ code, missing }: AbstainReason): string {
  const quoted = new Intl.ListFormat('en', { type: 'disjunction' }).format(
    missing.map((word) => `"${word}"`),
  );
  return oneLine(reasons[missing.length > 0 ? code : withoutWords(code)](quoted));
}

const hints: { readonly [C in AbstainReason['code']]: string } = {
  'no-match': 'Try words that the article itself might use, or show its cards with /brief show.',
  'missing-words': 'Try another word for it, or leave it out.',
  'missing-name': 'Try the full name, a title or an office instead.',
  'missing-number': 'Ask without the number: how many, how much, when.',
  'wrong-kind': 'Ask for something else that the article does tell: who, when, how many.',
  'low-confidence': 'Ask for one thing, and name the person, place or event it is about.',
  'unclear-question': 'For example: Who attended the meeting?',
};

/** How to ask better after an abstention, as one sentence. */
export function wordHint(code: AbstainReason['code']): string {
  return hints[code];
}

/** A reason that names words falls back to the plain one when there is none to name. */
function withoutWords(code: AbstainReason['code']): AbstainReason['code'] {
  return code.startsWith('missing-') ? 'low-confidence' : code;
}

function megabytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toString();
}

/** More is no sentence; a list of mistakes in a configuration may be long. */
const longestMessage = 3000;

/** Paths, keys and questions come from outside: a control or bidirectional character in them must not reach a terminal. */
function oneLine(text: string): string {
  return shorten(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim(), longestMessage);
}
