/** The server of the page: this machine only, and only for the page itself. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ZodError } from 'zod';
import { wordError } from '../../commands/messages.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Logger } from '../../ports/logger.ts';
import { NothingThere } from './answer-person.ts';
import { refusalOf, securityHeaders } from './guard-request.ts';
import type { PageFiles } from './page-files.ts';
import type { Route } from './preview-routes.ts';
import { BadRequest } from './read-body.ts';

const host = '127.0.0.1';
/** So many ports after the wanted one are tried. */
const furtherPorts = 20;

export interface PreviewServer {
  /** Resolves to the port that was free: the wanted one, or one of those after it. Rejects with BriefingError `ports-taken`. */
  listen(port: number): Promise<number>;
  /** Takes no new work; what is open stays open. */
  stopTaking(): void;
  close(): void;
}

export function createPreviewServer(parts: {
  readonly routes: Readonly<Record<string, Route>>;
  readonly files: PageFiles;
  readonly logger: Logger;
}): PreviewServer {
  const { routes, files, logger } = parts;
  let port = 0;
  let stopping = false;

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => fail(response, error));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (stopping)
      return send(response, 503, { error: 'Briefwire is stopping. Start it again with npm start.' });
    const refusal = refusalOf(request, port);
    if (refusal !== null) return send(response, 403, { error: refusal });
    const url = new URL(request.url ?? '/', `http://${host}`);
    const route = routes[`${request.method} ${url.pathname}`];
    if (route) {
      const answered = await route(request, url, response);
      if (answered !== undefined) send(response, 200, answered);
      return;
    }
    const file = request.method === 'GET' ? await files.get(url.pathname) : null;
    if (file === null)
      return send(response, 404, { error: 'There is nothing here. Open the preview itself.' });
    response.writeHead(200, { 'content-type': file.type });
    response.end(file.body);
  }

  function fail(response: ServerResponse, error: unknown): void {
    const known = statusOf(error);
    if (known === null) logger.error('Preview: a request failed', { error });
    if (response.headersSent) response.destroy();
    else send(response, known?.status ?? 500, { error: known?.sentence ?? wordError(error) });
  }

  return {
    async listen(wanted) {
      for (let tried = wanted; ; tried++) {
        try {
          port = await listenAt(server, tried);
          return port;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
          const last = Math.min(wanted + furtherPorts, 65_535);
          if (tried >= last)
            throw new BriefingError('ports-taken', { first: wanted, last }, { cause: error });
        }
      }
    },
    stopTaking() {
      stopping = true;
      server.close();
    },
    close() {
      stopping = true;
      server.close();
      server.closeAllConnections();
    },
  };
}

function listenAt(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** Null for what nobody foresaw. */
function statusOf(error: unknown): { readonly status: number; readonly sentence: string } | null {
  if (error instanceof BadRequest) return { status: 400, sentence: error.message };
  if (error instanceof ZodError)
    return { status: 400, sentence: 'The preview does not understand this page. Open it anew.' };
  if (error instanceof NothingThere)
    return { status: 404, sentence: 'This message is no longer there. Open the page anew.' };
  return error instanceof BriefingError ? { status: 422, sentence: wordError(error) } : null;
}
