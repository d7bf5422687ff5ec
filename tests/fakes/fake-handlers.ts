/** Handlers for the tests of one adapter: each answers with its own name, and keeps what it was told. */

import type { CommandSpec } from '../../src/commands/command-spec.ts';
import type { Handlers } from '../../src/commands/handlers.ts';
import { wordError } from '../../src/commands/messages.ts';
import type { Reply } from '../../src/commands/reply.ts';
import type { Posted } from '../../src/commands/request.ts';
import { line, reply, section } from '../../src/commands/say/parts.ts';

export type PostedReply = Posted & { readonly reply: Reply };

/** A reply of one plain line. */
export function answer(text: string, rest: Partial<Reply> = {}): Reply {
  return { ...reply('told', [section(null, [line('none', text)])]), ...rest };
}

/** `log` is given a line for each failure and each workspace that was joined or left, `posted` each reply that was posted. */
export function createFakeHandlers(config: {
  readonly specs: readonly CommandSpec[];
  readonly log: string[];
  readonly posted: PostedReply[];
}): Handlers {
  const { specs, log, posted } = config;
  const seen = new Set<string>();
  return {
    specs,
    isFirst: async (event) => !seen.has(event) && seen.add(event) !== undefined,
    formFor: () => null,
    acknowledgementOf: () => 'private',
    command: async () => answer('command'),
    action: async () => answer('action'),
    form: async () => answer('form'),
    message: async () => answer('message', { audience: 'public' }),
    suggest: async () => [],
    home: async () => answer('home'),
    joined: async (workspace) => void log.push(`joined ${workspace}`),
    left: async (workspace) => void log.push(`left ${workspace}`),
    stillIn: async (platform, present) => void log.push(`still in ${platform} ${present.join(' ')}`),
    posted: async (what, where) => void posted.push({ reply: what, ...where }),
    failed(error, doing) {
      log.push(`failed ${doing} ${String(error)}`);
      return answer(wordError(error));
    },
  };
}
