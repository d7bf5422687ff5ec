/** What the page asks of its server. Every call rejects with {@link Refused}, whose message is a sentence for a person. */
import type {
  AddResponse,
  BriefResponse,
  BriefsResponse,
  Doing,
  DoneResponse,
  ErrorResponse,
  FormRequestBody,
  PressRequest,
  SayRequest,
  ShownMessage,
  StartInfo,
  SuggestRequestBody,
  SuggestResponse,
  UploadResponse,
} from '../preview-protocol.ts';

export class Refused extends Error {}

/** A request that is sent again must count once. */
export function newEvent(): string {
  return crypto.randomUUID();
}

type Without<T extends Doing> = Omit<T, 'event'>;

export const server = {
  start: (as: string | null) =>
    get<StartInfo>(as === null ? '/api/start' : `/api/start?as=${encodeURIComponent(as)}`),
  say: (body: Without<SayRequest>) => post<DoneResponse>('/api/say', body),
  press: (body: Without<PressRequest>) => post<DoneResponse>('/api/press', body),
  sendForm: (body: Without<FormRequestBody>) => post<DoneResponse>('/api/form', body),
  openStart: (as: string) => post<DoneResponse>('/api/home', { as }),
  suggest: (body: Without<SuggestRequestBody>) => post<SuggestResponse>('/api/suggest', body),
  add: (body: { readonly as: string; readonly file: string }) => post<AddResponse>('/api/add', body),
  shown: (id: string, as: string) =>
    get<readonly ShownMessage[]>(
      `/api/messages/shown?id=${encodeURIComponent(id)}&as=${encodeURIComponent(as)}`,
    ),
  briefs: () => get<BriefsResponse>('/api/briefs'),
  brief: (id: string) => get<BriefResponse>(`/api/brief?id=${encodeURIComponent(id)}`),
};

async function get<T>(path: string): Promise<T> {
  return answerOf<T>(() => fetch(path));
}

async function post<T>(path: string, body: object): Promise<T> {
  const text = JSON.stringify({ event: newEvent(), ...body });
  return answerOf<T>(() =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text }),
  );
}

async function answerOf<T>(ask: () => Promise<Response>): Promise<T> {
  let response: Response;
  try {
    response = await ask();
  } catch (cause) {
    throw new Refused('Briefwire does not answer. Look whether it still runs in its terminal.', { cause });
  }
  const body = (await response.json()) as T & ErrorResponse;
  if (!response.ok) throw new Refused(body.error);
  return body;
}

/** Sends a file and tells how much of it has arrived, from 0 to 1; `fetch` cannot tell. */
export function upload(file: File, onProgress: (share: number) => void): Promise<UploadResponse> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/files?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 1),
    );
    request.addEventListener('load', () => {
      const body = request.response as UploadResponse & ErrorResponse;
      if (request.status === 200) resolve(body);
      else reject(new Refused(body.error));
    });
    request.addEventListener('error', () =>
      reject(new Refused(`${file.name} did not arrive. Choose it again.`)),
    );
    request.send(file);
  });
}
