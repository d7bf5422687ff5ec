/** What a person does on the page, to the one function that answers it, and its answer back to the page. */
import type { Form } from '../../commands/form.ts';
import type { Handlers } from '../../commands/handlers.ts';
import { parseCommandText } from '../../commands/parse-command-text.ts';
import type { Reply } from '../../commands/reply.ts';
import type {
  ActionRequest,
  Attachment,
  CommandRequest,
  FormRequest,
  Origin,
} from '../../commands/request.ts';
import type { WorkUnderWay } from '../../commands/work-under-way.ts';
import { BriefingError } from '../../core/errors.ts';
import { shorten } from '../../core/text/cut-text.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { botAuthor, createReplyDelivery, type DoneAt } from './deliver-reply.ts';
import type { MessageBoard } from './message-board.ts';
import { directChannel, previewWorkspace, sees, startChannel } from './preview-places.ts';
import type { Doing, FormRequestBody, Person, PressRequest, SayRequest } from './preview-protocol.ts';
import { readMention } from './read-mention.ts';
import type { WorkList } from './work-list.ts';

/**
 * Each resolves to the form that opens, or null, once what was done is acknowledged; the answer comes later, as a message. What
 * has been done already is not done again. `press` rejects with {@link NothingThere} for a button that is gone.
 */
export interface PersonAnswers {
  say(person: Person, request: SayRequest): Promise<Form | null>;
  press(person: Person, request: PressRequest): Promise<Form | null>;
  send(person: Person, request: FormRequestBody): Promise<Form | null>;
  /** Makes the person's start page, or brings it up to date. */
  openStart(person: Person): Promise<void>;
}

/** What somebody did is told so that they know it again, not in full. */
const longestDid = 200;

/** What was pressed or named is not there, or not for this person. */
export class NothingThere extends Error {}

export function createPersonAnswers(parts: {
  readonly board: MessageBoard;
  readonly handlers: () => Handlers;
  readonly people: readonly Person[];
  readonly work: WorkUnderWay;
  readonly shown: WorkList;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The file of an upload; undefined where there is none of this name. */
  readonly attachment: (file: string) => Attachment | undefined;
}): PersonAnswers {
  const { board, handlers, people, work, shown, clock, logger, attachment } = parts;
  const deliver = createReplyDelivery({ board, handlers, clock });

  /** Answers after what was done has been acknowledged. */
  function answerLater(doing: Doing, what: string, at: DoneAt, answer: () => Promise<Reply | null>): void {
    void work.run(() =>
      shown.during(doing, what, async () => {
        try {
          const reply = await answer();
          if (reply) await deliver(reply, at);
        } catch (error) {
          await apologise(error, what, at);
        }
      }),
    );
  }

  async function apologise(error: unknown, what: string, at: DoneAt): Promise<void> {
    const reply = handlers().failed(error, `${what} on the preview`);
    try {
      await deliver(reply, { ...at, event: `${at.event}:failed`, pressed: null });
    } catch (cause) {
      logger.error('Preview: nobody could be told of an error', { error: cause });
    }
  }

  async function isNew({ event }: Doing): Promise<boolean> {
    return handlers().isFirst(`preview:${event}`);
  }

  async function command(person: Person, request: SayRequest): Promise<Form | null> {
    const { text, file } = request;
    const at: DoneAt = {
      event: request.event,
      origin: originOf(person, request),
      did: shorten(text, longestDid),
      pressed: null,
    };
    let asked: CommandRequest;
    try {
      const given = file === undefined ? undefined : attachment(file);
      asked = {
        ...readCommand(handlers(), text),
        ...(given && { attachment: given }),
        origin: at.origin,
        event: `preview:${request.event}`,
      };
    } catch (error) {
      await apologise(error, text, at);
      return null;
    }
    const form = handlers().formFor(asked);
    if (form === null) answerLater(request, text, at, () => handlers().command(asked));
    return form;
  }

  async function message(person: Person, request: SayRequest): Promise<void> {
    const { text } = request;
    const origin = originOf(person, request);
    const direct = isDirect(person, request.channel);
    const { plain, addressed, mentionsOthers } = readMention(text, people);
    const written = await board.post({
      channel: origin.channel,
      thread: origin.thread,
      author: person.id,
      onlyFor: null,
      at: clock.now(),
      text,
      did: null,
      reply: null,
    });
    // Above a thread people talk to each other; a mention there is answered in a thread of its own.
    if (!addressed && !direct && origin.thread === null) return;
    const thread = origin.thread ?? (direct ? null : written.id);
    const at: DoneAt = { event: request.event, origin, did: null, pressed: null, thread };
    answerLater(request, text, at, () =>
      handlers().message({
        origin,
        text: plain,
        addressed: addressed || direct,
        direct,
        mentionsOthers,
        continues: origin.thread === null ? [] : [origin.thread],
      }),
    );
  }

  return {
    async say(person, request) {
      if (!(await isNew(request))) return null;
      if (request.text.trimStart().startsWith('/'))
        return command(person, { ...request, text: request.text.trim() });
      await message(person, request);
      return null;
    },

    async press(person, request) {
      const pressed = board.get(request.message);
      const action = pressed?.reply?.actions.find(({ id }) => id === request.action);
      if (!pressed || !action || !sees(person, pressed)) throw new NothingThere();
      if (!(await isNew(request))) return null;
      const label = action.kind === 'button' ? action.label : labelOf(action.choices, request.choice);
      const { channel, thread } = pressed;
      const asked: ActionRequest = {
        origin: originOf(person, { channel, thread }),
        id: request.action,
        choice: action.kind === 'menu' ? request.choice : null,
        onPrivate: pressed.onlyFor !== null,
      };
      const form = handlers().formFor(asked);
      if (form === null)
        answerLater(request, label, { event: request.event, origin: asked.origin, did: label, pressed }, () =>
          handlers().action(asked),
        );
      return form;
    },

    async send(person, request) {
      if (!(await isNew(request))) return null;
      const origin = originOf(person, request);
      const given = request.file === undefined ? undefined : attachment(request.file);
      const fields = Object.fromEntries(Object.entries(request.fields).filter(([, value]) => value !== ''));
      const asked: FormRequest = { origin, id: request.form, fields, ...(given && { attachment: given }) };
      const what = given ? given.name : (Object.values(fields)[0] ?? 'a form');
      answerLater(request, what, { event: request.event, origin, did: null, pressed: null }, () =>
        handlers().form(asked),
      );
      return null;
    },

    async openStart(person) {
      const channel = startChannel(person.id);
      const origin = originOf(person, { channel, thread: null });
      const reply: Reply = { ...(await handlers().home(origin)), audience: 'private' };
      const mark = `start:${person.id}`;
      const shared = {
        channel,
        thread: null,
        author: botAuthor,
        onlyFor: person.id,
        text: null,
        did: null,
      };
      const there = await board.find(mark);
      if (there === null) await board.post({ ...shared, at: clock.now(), reply }, mark);
      else await board.change(there.id, reply);
    },
  };
}

/** In its own start page and direct messages a person speaks to Briefwire alone. */
function isDirect({ id }: Person, channel: string): boolean {
  return channel === directChannel(id) || channel === startChannel(id);
}

function originOf(person: Person, { channel, thread }: Pick<Doing, 'channel' | 'thread'>): Origin {
  const { id: user, mayManage } = person;
  return { platform: 'preview', workspace: previewWorkspace, channel, thread, user, mayManage };
}

function labelOf(
  choices: readonly { readonly value: string; readonly label: string }[],
  chosen: string | null,
): string {
  return choices.find(({ value }) => value === chosen)?.label ?? '';
}

/** Throws BriefingError `slash-unknown`, or as parseCommandText does. */
function readCommand({ specs }: Handlers, text: string) {
  const [, asked = '', rest = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const spec = specs.find(({ name }) => name === asked.toLowerCase());
  if (spec) return parseCommandText(spec, rest);
  const known = specs.map(({ name }) => name);
  throw new BriefingError('slash-unknown', { asked, known, near: nearest(asked.toLowerCase(), known) });
}
