/** createHandlers: every command, button, form and message on its way to the one function that answers it. */

import { BriefingError, type BriefingErrorCode } from '../core/errors.ts';
import { acknowledgementOf, formFor } from './acknowledgement.ts';
import { commandSpecs } from './command-specs.ts';
import { answerMessage } from './handle/answer-message.ts';
import { rememberOwn, rememberPosted } from './handle/context.ts';
import { markShared } from './handle/exchanges.ts';
import type { HandlerPorts } from './handle/handler-ports.ts';
import { startPage } from './handle/keep-articles.ts';
import { joinedWorkspace, leftWorkspace, stillInWorkspaces } from './handle/know-workspaces.ts';
import { runAction, runCommand, runForm } from './handle/run-request.ts';
import { suggestValues } from './handle/suggest-values.ts';
import type { Handlers } from './handlers.ts';
import type { Reply } from './reply.ts';
import type { Origin } from './request.ts';
import { errorReply } from './say/error-reply.ts';
import { typedAgain } from './say/typed-again.ts';

const hour = 60 * 60 * 1000;

/** Longer than any platform delivers an event once more: Slack's last try comes after about an hour (https://docs.slack.dev/apis/events-api/#retries). */
const seenKeepMs = 24 * hour;

/** Errors that say something of Briefwire rather than of what was typed: they belong in the log. */
const operatorErrors: ReadonlySet<BriefingErrorCode> = new Set([
  'store-unavailable',
  'library-unavailable',
  'config-invalid',
  'config-unreadable',
  'front-matter-invalid',
  'article-unreadable',
  'token-invalid',
  'scope-missing',
  'platform-unreachable',
]);

export function createHandlers(ports: HandlerPorts): Handlers {
  const { store, logger } = ports;

  function failed(error: unknown, doing: string, typed: string | null = null): Reply {
    if (!(error instanceof BriefingError) || operatorErrors.has(error.code))
      logger.error('Something went wrong', { doing, error });
    return errorReply(error, typed);
  }

  /** Answers, remembers, and turns what goes wrong into a sentence; `typed` as in {@link errorReply}. */
  async function answer(
    origin: Origin,
    doing: string,
    work: () => Promise<Reply>,
    typed: string | null = null,
  ): Promise<Reply> {
    let reply: Reply;
    try {
      reply = await work();
    } catch (error) {
      return failed(error, doing, typed);
    }
    await remember(origin, reply);
    return reply;
  }

  const met = new Set<string>();

  /** An answer that is there is not thrown away because it cannot be remembered. */
  async function remember(origin: Origin, reply: Reply): Promise<void> {
    try {
      if (!met.has(origin.workspace)) {
        await store.workspaces.remember({ id: origin.workspace, name: null });
        met.add(origin.workspace);
      }
      await rememberOwn(ports, origin, reply);
    } catch (error) {
      logger.error('A reply will not be known to what follows it', { error });
    }
  }

  /** For what nobody waits for: what goes wrong is told to the log alone. */
  async function quietly(failure: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.error(failure, { error });
    }
  }

  return {
    specs: commandSpecs,

    async isFirst(event) {
      try {
        return await store.seen.claim(event, seenKeepMs);
      } catch (error) {
        // Better answered twice than never: the other copies cannot ask the store either.
        logger.error('Events cannot be told apart from repeated ones', { error });
        return true;
      }
    },

    formFor,
    acknowledgementOf,

    command: (request) =>
      answer(request.origin, `/${request.command} ${request.subcommand ?? ''}`, () =>
        runCommand(ports, request),
      ),
    action: (request) => answer(request.origin, `button ${request.id}`, () => runAction(ports, request)),
    form: (request) =>
      answer(request.origin, `form ${request.id}`, () => runForm(ports, request), typedAgain(request)),

    async message(request) {
      try {
        const reply = await answerMessage(ports, request);
        if (reply && request.direct) await remember(request.origin, reply);
        return reply;
      } catch (error) {
        const reply = failed(error, 'message');
        // Who did not speak to the bot is told nothing, but for a number in its own thread.
        const asked = error instanceof BriefingError && error.code === 'point-unknown';
        return request.addressed || asked ? reply : null;
      }
    },

    async suggest(request) {
      try {
        return await suggestValues(ports, request);
      } catch (error) {
        failed(error, 'suggestions');
        return [];
      }
    },

    home: (origin) => answer(origin, 'start page', () => startPage(ports, origin)),

    joined: (workspace) => quietly('A workspace is not known', () => joinedWorkspace(ports, workspace)),
    left: (workspace) =>
      quietly('A workspace that was left keeps its data', () => leftWorkspace(ports, workspace)),
    stillIn: (platform, present, covers) =>
      quietly('Workspaces that were left meanwhile keep their data', () =>
        stillInWorkspaces(ports, platform, present, covers),
      ),

    async posted(reply, where) {
      try {
        await rememberPosted(ports, reply, where);
        if (reply.shares !== null) await markShared(ports, where.origin, reply.shares);
      } catch (error) {
        logger.error('A posted reply will not be known in its thread', { error });
      }
    },

    failed: (error, doing) => failed(error, doing),
  };
}
