/** The preview: a chat platform that is a page on this machine. It needs no token and nothing from elsewhere. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostingPlatform } from '../../commands/channel-poster.ts';
import type { PlatformView } from '../../commands/platform-view.ts';
import { createWorkUnderWay } from '../../commands/work-under-way.ts';
import type { WorkProgress } from '../../ports/article-desk.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { MessageLog } from '../../ports/message-log.ts';
import { createPersonAnswers } from './answer-person.ts';
import { contentOfReply } from './content-of-reply.ts';
import { createEventStream } from './event-stream.ts';
import { createMessageBoard, type KeptMessage } from './message-board.ts';
import { createPageFiles, type PageFiles } from './page-files.ts';
import { channelsOf, previewWorkspace, sees } from './preview-places.ts';
import { createPreviewPoster } from './preview-poster.ts';
import type { EditorState, Person, PreviewMessage } from './preview-protocol.ts';
import { createPreviewRoutes, type PreviewService, type Route } from './preview-routes.ts';
import { createPreviewServer } from './preview-server.ts';
import { createUploadShelf } from './upload-shelf.ts';
import { createWorkList } from './work-list.ts';

/** As the other platforms have it. */
const stopWithinMs = 8000;

export interface PreviewParts {
  /** Asked for anew at each request, since `--watch` puts others in place. */
  readonly service: () => PreviewService;
  readonly log: MessageLog;
  readonly views: readonly PlatformView[];
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The port that is wanted; 0: any. */
  readonly port: number;
  /** You, who may change what is kept, and a colleague who may not, unless given. */
  readonly people?: readonly Person[];
  /** The page's own files; bundled from their sources unless given. */
  readonly files?: PageFiles;
}

export interface PreviewPlatform extends PostingPlatform {
  /** The port that it listens on, once it has started. */
  port(): number;
  /** Shows how far work on articles is. */
  showProgress(progress: WorkProgress): void;
  /** Shows what became of an editor's files. */
  showEditor(state: EditorState): void;
  /** Ends every open connection; the pages come back by themselves. */
  dropConnections(): void;
}

export const usualPeople: readonly Person[] = [
  { id: 'you', name: 'You', mayManage: true },
  { id: 'colleague', name: 'Colleague', mayManage: false },
];

export function createPreviewPlatform(parts: PreviewParts): PreviewPlatform {
  const { service, log, views, logger, clock, newId, people = usualPeople } = parts;
  const stream = createEventStream();
  const work = createWorkUnderWay();
  const uploads = createUploadShelf(newId);
  let editor: EditorState = { watching: false, problems: [], version: 0 };
  let progress: WorkProgress | null = null;
  let port = 0;

  const board = createMessageBoard({ log, logger, onChange: tell });
  const shown = createWorkList({
    now: clock.now,
    onChange: (person) => stream.send('work', ({ id }) => (id === person ? shown.of(person) : undefined)),
  });
  const answers = createPersonAnswers({
    board,
    handlers: () => service().handlers,
    people,
    work,
    shown,
    clock,
    logger,
    attachment: uploads.take,
  });

  function forPerson(person: Person, messages: readonly KeptMessage[]): PreviewMessage[] {
    return messages
      .filter((message) => sees(person, message))
      .map((message) => shownMessage(person, message));
  }

  function tell(messages: readonly KeptMessage[]): void {
    stream.send('messages', (person) => nonEmpty(forPerson(person, messages)), messages.at(-1)?.revision);
  }

  const events: Route = async (request, url, response) => {
    const person = people.find(({ id }) => id === url.searchParams.get('as')) ?? people[0];
    if (!person) return { error: 'There is nobody on this preview.' };
    const client = stream.open(person, request, response);
    // A page that knows more than there is looked at a log that has been deleted since.
    const newest = board.since(0).at(-1)?.revision ?? 0;
    const news = board.since(client.lastId > newest ? 0 : client.lastId);
    client.send('messages', forPerson(person, news), news.at(-1)?.revision);
    client.send('work', shown.of(person.id));
    client.send('progress', progress);
    client.send('editor', editor);
    return undefined;
  };

  const routes = createPreviewRoutes({ service, people, views, board, answers, uploads });
  let server: ReturnType<typeof createPreviewServer> | null = null;

  return {
    name: 'preview',
    poster: createPreviewPoster({ board, clock, hasChannel: (id) => isPlace(people, id) }),
    port: () => port,
    async start() {
      const files = parts.files ?? createPageFiles();
      await board.start();
      server = createPreviewServer({
        routes: { ...routes, 'GET /api/events': events },
        files,
        logger,
      });
      port = await server.listen(parts.port);
      await files.ready();
      await service().handlers.joined(previewWorkspace);
    },
    async stop() {
      server?.stopTaking();
      await Promise.race([work.finished(), sleep(stopWithinMs, undefined, { ref: false })]);
      stream.close();
      server?.close();
      board.stop();
    },
    showProgress(next) {
      progress = next.done >= next.total ? null : next;
      stream.send('progress', () => progress);
    },
    showEditor(state) {
      editor = state;
      stream.send('editor', () => state);
    },
    dropConnections: () => stream.drop(),
  };
}

/** Digests go wherever somebody can be. */
function isPlace(people: readonly Person[], id: string): boolean {
  return people.some((person) => channelsOf(person).some((channel) => channel.id === id));
}

function shownMessage(person: Person, message: KeptMessage): PreviewMessage {
  const { revision: _, reply, ...rest } = message;
  return { ...rest, content: reply && contentOfReply(reply, channelsOf(person)) };
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
