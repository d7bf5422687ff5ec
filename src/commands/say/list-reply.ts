/** The briefs there are, what can be typed, and the start page. */
import { repairText } from '../../core/article/repair-text.ts';
import type { BriefSummary } from '../../ports/article-desk.ts';
import { actionId } from '../action-id.ts';
import { commandSpecs } from '../command-specs.ts';
import { digestSpec } from '../digest-spec.ts';
import type { Line, Reply, Section } from '../reply.ts';
import { briefMenu } from './brief-menu.ts';
import { code, dim, line, plain, reply, section, strong } from './parts.ts';

/** More are counted, not listed: `/brief show` finds each of them by name. */
const longestList = 50;

/** `unreadable`: how many shipped briefs have a mistake in them. */
export function listReply(briefs: readonly BriefSummary[], unreadable: number): Reply {
  return reply('The briefs', [listSection(briefs, unreadable)], {
    actions: briefMenu(briefs, actionId({ verb: 'brief' })),
  });
}

function listSection(briefs: readonly BriefSummary[], unreadable: number): Section {
  const lines = briefs.slice(0, longestList).map(briefLine);
  const rest = briefs.length - longestList;
  if (briefs.length === 0)
    lines.push(line('none', 'There is no brief yet. Add one with ', code('/brief add'), '.'));
  if (rest > 0)
    lines.push(
      line('none', `… and ${rest} more. Type the id or title of one after `, code('/brief show'), '.'),
    );
  if (unreadable > 0)
    lines.push(
      line(
        'none',
        dim(
          `${unreadable} more cannot be read at the moment. Whoever runs Briefwire finds the reason in its log.`,
        ),
      ),
    );
  return section('Briefs', lines);
}

function briefLine({ id, title, shipped }: BriefSummary): Line {
  return line('bullet', strong(repairText(title)), ' ', code(id), ...(shipped ? [] : [dim(' added here')]));
}

export function helpReply(): Reply {
  return reply('How to use Briefwire', [introduction, commandSection(), digestSection, threadSection]);
}

/** What somebody sees who opens the bot itself. */
export function homeReply(briefs: readonly BriefSummary[], unreadable: number): Reply {
  return reply(
    'Briefwire',
    [introduction, listSection(briefs, unreadable), commandSection(), digestSection, threadSection],
    {
      actions: briefMenu(briefs, actionId({ verb: 'brief' })),
    },
  );
}

const introduction = section('Briefwire', [
  line(
    'none',
    'Themed cards of an article, and answers to questions about it. Every line is a quotation with its place: [6.4] is paragraph 6, sentence 4. What the article does not say, I do not say either.',
  ),
]);

const digestSection = section('Digests: what is new, posted to a channel on time', [
  line(
    'bullet',
    code('/digest subscribe weekdays 9:00 Europe/Berlin'),
    ' posts one here; without a schedule it opens a form.',
  ),
  line(
    'bullet',
    'It takes a time zone, themes, briefs and quiet (nothing is posted where nothing is new). In Slack they are typed, for example ',
    code('--timezone Europe/Berlin --themes finance,people --briefs shanghai-visit-2023 --quiet'),
    '.',
  ),
  line(
    'bullet',
    code('/digest list'),
    ', ',
    code('/digest why'),
    ' and ',
    code('/digest preview'),
    ' tell what there is, what it did, and what it would post.',
  ),
  line(
    'bullet',
    code('/digest now'),
    ', ',
    code('/digest pause'),
    ', ',
    code('/digest resume'),
    ' and ',
    code('/digest remove'),
    ' do as they say.',
  ),
]);

const threadSection = section('In a thread', [
  line(
    'bullet',
    'Reply to a card or an answer to ask more about it: ',
    plain('“And who else?”, “More on 3”, “Show people”.'),
  ),
  line('bullet', 'Or mention me with a question, anywhere.'),
]);

function commandSection(): Section {
  // Digests have a section of their own.
  const specs = commandSpecs.filter(({ name }) => name !== digestSpec.name);
  const lines = specs.flatMap(({ name, description, subcommands, usageHint }) =>
    subcommands.length === 0
      ? [line('bullet', code(`/${name} ${usageHint}`), ` ${description}`)]
      : subcommands.map((subcommand) => {
          const options = subcommand.options.map((option) =>
            option.required ? ` ${option.name}` : ` [${option.name}]`,
          );
          return line(
            'bullet',
            code(`/${name} ${subcommand.name}${options.join('')}`),
            ` ${subcommand.description}`,
          );
        }),
  );
  return section('Commands', lines);
}
