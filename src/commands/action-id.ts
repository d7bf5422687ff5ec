/** What a button, menu or form does, written into its id: platforms hand back the id and nothing else. */
import { BriefingError } from '../core/errors.ts';
import type { Audience } from './reply.ts';

/**
 * `exchange` is the id of a kept question. The choice of a menu is no part of its id: `theme` and `brief` menus say
 * what is chosen. `pick` carries a question that waits for a brief (menus of earlier versions), `other` one that is asked of
 * another brief as well, `all` one that is asked of all. `about` is on posts that nobody asked for: it
 * names the delivery and which of its posts it is (from 0), by which a platform finds a post again after a crash.
 */
export type ActionKind =
  | { readonly verb: 'theme'; readonly brief: string }
  | { readonly verb: 'card'; readonly brief: string; readonly theme: string }
  | { readonly verb: 'brief' }
  | { readonly verb: 'ask'; readonly brief: string; readonly audience: Audience }
  | { readonly verb: 'question'; readonly audience: Audience }
  | { readonly verb: 'sources'; readonly brief: string; readonly theme: string }
  | { readonly verb: 'quotes'; readonly exchange: string }
  | { readonly verb: 'pick'; readonly exchange: string; readonly audience: Audience }
  | { readonly verb: 'other'; readonly exchange: string }
  | { readonly verb: 'all'; readonly exchange: string }
  | { readonly verb: 'share'; readonly exchange: string }
  | { readonly verb: 'post'; readonly brief: string; readonly theme: string }
  | { readonly verb: 'add' }
  | { readonly verb: 'subscribe' }
  | { readonly verb: 'forget' }
  | { readonly verb: 'about'; readonly delivery: string; readonly post: string };

/** Discord allows 100 characters (https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id); four are left for renderers. */
export const longestActionId = 96;

const parts: { readonly [V in ActionKind['verb']]: readonly string[] } = {
  theme: ['brief'],
  card: ['brief', 'theme'],
  brief: [],
  ask: ['brief', 'audience'],
  question: ['audience'],
  sources: ['brief', 'theme'],
  quotes: ['exchange'],
  pick: ['exchange', 'audience'],
  other: ['exchange'],
  all: ['exchange'],
  share: ['exchange'],
  post: ['brief', 'theme'],
  add: [],
  subscribe: [],
  forget: [],
  about: ['delivery', 'post'],
};

const separator = ':';

/** `card:shanghai-visit-2023:finance`. Brief and theme ids hold no colon (they are letters, digits and hyphens). */
export function actionId(action: ActionKind): string {
  const values: Readonly<Record<string, string>> = { ...action };
  return [action.verb, ...parts[action.verb].map((name) => values[name] ?? '')].join(separator);
}

/** Throws BriefingError `action-expired` for an id that no present version makes. */
export function readActionId(id: string): ActionKind {
  const [verb = '', ...values] = id.split(separator);
  const names = Object.hasOwn(parts, verb) ? parts[verb as ActionKind['verb']] : undefined;
  if (!names || names.length !== values.length) throw new BriefingError('action-expired', {});
  return { verb, ...Object.fromEntries(names.map((name, index) => [name, values[index]])) } as ActionKind;
}
