/** What is said of a digest whose briefs are no longer all there. */
import type { Subscription } from '../../ports/subscription.ts';
import type { Line, Part } from '../reply.ts';
import { code, line, plain, strong } from './parts.ts';
import { digestCommand, wordWhen } from './subscription-parts.ts';

/** More names tire the reader; they are counted. */
const mostNamed = 5;

type Restricted = Pick<Subscription, 'id' | 'briefs' | 'fromConfig'>;

/** `1 of its 2 briefs is no longer here: museum-theft`. `gone`: at least one id. */
export function goneParts({ briefs }: Pick<Restricted, 'briefs'>, gone: readonly string[]): Part[] {
  const rest = gone.length - mostNamed;
  return [
    plain(`${countGone(briefs.length, gone.length)}: `),
    code(gone.slice(0, mostNamed).join(', ')),
    ...(rest > 0 ? [plain(` and ${rest} more`)] : []),
  ];
}

function countGone(all: number, gone: number): string {
  if (all === 1) return 'its only brief is no longer here';
  if (gone === all) return `none of its ${all} briefs is here any more`;
  return `${gone} of its ${all} briefs ${gone === 1 ? 'is' : 'are'} no longer here`;
}

/** A line with what to do; nothing where none is gone. */
export function goneLines(subscription: Restricted, gone: readonly string[]): Line[] {
  return gone.length === 0 ? [] : [line('none', '⚠️ ', ...goneSentences(subscription, gone))];
}

/** Of a digest that rests on a brief which has just been removed. */
export function restingLine(
  subscription: Restricted & Pick<Subscription, 'schedule' | 'timeZone'>,
  gone: readonly string[],
): Line {
  return line(
    'bullet',
    '⚠️ The digest ',
    code(subscription.id),
    ' ',
    strong(wordWhen(subscription)),
    ' rests on it. ',
    ...goneSentences(subscription, gone),
  );
}

function goneSentences(subscription: Restricted, gone: readonly string[]): (Part | string)[] {
  const it = gone.length === 1 ? 'it' : 'them';
  const end = subscription.fromConfig
    ? [`. Add ${it} again, or have ${it} taken out of config/briefwire.yaml.`]
    : [
        '. Remove this digest with ',
        digestCommand('remove', subscription),
        ` and subscribe anew, or add ${it} again.`,
      ];
  return [...capitalised(goneParts(subscription, gone)), ...end];
}

function capitalised([first, ...rest]: readonly Part[]): Part[] {
  return first ? [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest] : [];
}
