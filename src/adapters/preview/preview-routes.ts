/** What the page can ask of its server, by method and path. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handlers } from '../../commands/handlers.ts';
import { wordError } from '../../commands/messages.ts';
import type { PlatformView } from '../../commands/platform-view.ts';
import { maxArticleBytes } from '../../core/article/article-limits.ts';
import type { ArticleDesk } from '../../ports/article-desk.ts';
import { NothingThere, type PersonAnswers } from './answer-person.ts';
import type { MessageBoard } from './message-board.ts';
import { channelsOf, previewWorkspace, sees } from './preview-places.ts';
import type {
  AddResponse,
  BriefResponse,
  BriefsResponse,
  DoneResponse,
  FormRequestBody,
  Person,
  PressRequest,
  SayRequest,
  ShownMessage,
  StartInfo,
  SuggestRequestBody,
  SuggestResponse,
  UploadResponse,
} from './preview-protocol.ts';
import { BadRequest, readBytes, readJson } from './read-body.ts';
import { addBody, formBody, personBody, pressBody, sayBody, suggestBody } from './request-bodies.ts';
import type { UploadShelf } from './upload-shelf.ts';

/** What the page is about at the moment: main may put others in place while it is open. */
export interface PreviewService {
  readonly handlers: Handlers;
  readonly desk: ArticleDesk;
}

export interface RouteParts {
  readonly service: () => PreviewService;
  readonly people: readonly Person[];
  readonly views: readonly PlatformView[];
  readonly board: MessageBoard;
  readonly answers: PersonAnswers;
  readonly uploads: UploadShelf;
}

/** What a route answers, as JSON; undefined where it has answered by itself. */
export type Route = (request: IncomingMessage, url: URL, response: ServerResponse) => Promise<unknown>;

export function createPreviewRoutes(parts: RouteParts): Readonly<Record<string, Route>> {
  const { service, people, views, board, answers, uploads } = parts;

  function personOf(id: string | null): Person {
    const person = people.find((one) => one.id === id);
    if (!person) throw new BadRequest('There is nobody of this name on the preview. Open the page anew.');
    return person;
  }

  /** Nobody does anything where they cannot be. */
  function doerOf({ as, channel }: { readonly as: string; readonly channel: string }): Person {
    const person = personOf(as);
    if (!channelsOf(person).some(({ id }) => id === channel))
      throw new BadRequest('There is no such channel on the preview. Open the page anew.');
    return person;
  }

  return {
    'GET /api/start': async (_request, url): Promise<StartInfo> => ({
      people,
      channels: channelsOf(personOf(url.searchParams.get('as') ?? people[0]?.id ?? null)),
      specs: service().handlers.specs,
      views: views.map(({ name }) => name),
      longestFile: maxArticleBytes,
    }),

    'POST /api/say': async (request): Promise<DoneResponse> => {
      const body: SayRequest = sayBody.parse(await readJson(request));
      return { form: await answers.say(doerOf(body), body) };
    },

    'POST /api/press': async (request): Promise<DoneResponse> => {
      const body: PressRequest = pressBody.parse(await readJson(request));
      return { form: await answers.press(doerOf(body), body) };
    },

    'POST /api/form': async (request): Promise<DoneResponse> => {
      const body: FormRequestBody = formBody.parse(await readJson(request));
      return { form: await answers.send(doerOf(body), body) };
    },

    'POST /api/home': async (request): Promise<DoneResponse> => {
      const { as } = personBody.parse(await readJson(request));
      await answers.openStart(personOf(as));
      return { form: null };
    },

    'POST /api/suggest': async (request): Promise<SuggestResponse> => {
      const body: SuggestRequestBody = suggestBody.parse(await readJson(request));
      const { id: user, mayManage } = doerOf(body);
      const { channel, thread, command, subcommand, option, typed, options } = body;
      const origin = { platform: 'preview', workspace: previewWorkspace, channel, thread, user, mayManage };
      const suggestions = await service().handlers.suggest({
        origin,
        command,
        subcommand,
        option,
        typed,
        options,
      });
      return { suggestions };
    },

    'PUT /api/files': async (request, url): Promise<UploadResponse> => {
      const name = url.searchParams.get('name') || 'the file';
      const { size, bytes } = await readBytes(request, maxArticleBytes);
      return { file: uploads.put({ name, size, bytes }) };
    },

    'POST /api/add': async (request): Promise<AddResponse> => {
      const { as, file, event } = addBody.parse(await readJson(request));
      const { id: user, mayManage } = personOf(as);
      const attachment = uploads.take(file);
      if (!attachment) throw new BadRequest('This file is no longer there. Choose it again.');
      const { handlers } = service();
      const reply = await handlers.command({
        command: 'brief',
        subcommand: 'add',
        options: {},
        attachment,
        origin: {
          platform: 'preview',
          workspace: previewWorkspace,
          channel: '',
          thread: null,
          user,
          mayManage,
        },
        event: `preview:${event}`,
      });
      const [line] = reply.sections.flatMap(({ lines }) => lines);
      return {
        brief: reply.topic?.brief ?? null,
        said: line?.parts.map(({ text }) => text).join('') ?? reply.summary,
      };
    },

    'GET /api/messages/shown': async (_request, url): Promise<readonly ShownMessage[]> => {
      const person = personOf(url.searchParams.get('as'));
      const message = board.get(url.searchParams.get('id') ?? '');
      if (!message?.reply || !sees(person, message)) throw new NothingThere();
      const { reply } = message;
      return views.map((view) => ({ platform: view.name, payloads: view.show(reply) }));
    },

    'GET /api/briefs': async (): Promise<BriefsResponse> => {
      const { briefs, problems } = await service().desk.list(previewWorkspace);
      return { briefs, problems: problems.map(wordError) };
    },

    'GET /api/brief': async (_request, url): Promise<BriefResponse> => {
      const id = url.searchParams.get('id') ?? '';
      const { desk } = service();
      const [{ brief }, article] = await Promise.all([
        desk.read(previewWorkspace, id),
        desk.sentences(previewWorkspace, id),
      ]);
      return { brief, article };
    },
  };
}
