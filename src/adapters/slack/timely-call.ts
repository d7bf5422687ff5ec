/**
 * A call of the Web API that is surely not sent after its time, though the process may have been stopped or the machine
 * asleep meanwhile. A signal that aborts it would not do, nor the SDK's own timeout: timers stand still while a machine
 * sleeps, and a connection that is ready may have its turn before them. So the time is looked at when there is a
 * connection, right before anything is written to it.
 */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Clock } from '../../ports/clock.ts';

export interface Deadline {
  /** Negative once it is over. */
  leftMs(): number;
}

/** By the clock, which goes on while the machine sleeps, and by one that nobody sets: whichever is over first. */
export function deadlineIn(ms: number, clock: Clock): Deadline {
  const byClock = clock.now() + ms;
  const steady = performance.now() + ms;
  return { leftMs: () => Math.min(byClock - clock.now(), steady - performance.now()) };
}

/** Nothing of the request was sent. */
export class NotSentError extends WebAPIRequestError {}

/** Resolves to Slack's answer. Rejects with an error of the SDK, or {@link NotSentError}. */
export type TimelyCall = (
  method: string,
  params: Readonly<Record<string, unknown>>,
  deadline: Deadline,
) => Promise<Readonly<Record<string, unknown>>>;

export function createTimelyCall(config: { readonly address: string; readonly token: string }): TimelyCall {
  const base = config.address.endsWith('/') ? config.address : `${config.address}/`;
  return async (method, params, deadline) => {
    const { response, text } = await send(new URL(method, base), config.token, formOf(params), deadline);
    const status = response.statusCode ?? 0;
    if (status === 429) throw new WebAPIRateLimitedError(secondsOf(response.headers['retry-after']));
    if (status !== 200) throw new WebAPIHTTPError(status, response.statusMessage ?? '', {}, text);
    const answer = read(text);
    if (answer.ok === true) return answer;
    if (answer.ok !== false || typeof answer.error !== 'string') throw strangeAnswer();
    throw new WebAPIPlatformError({ ...answer, ok: false, error: answer.error });
  };
}

/** As the SDK writes it: what is no plain value is JSON. */
function formOf(params: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    if (value !== null && value !== undefined)
      form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  return form.toString();
}

function send(
  url: URL,
  token: string,
  body: string,
  deadline: Deadline,
): Promise<{ readonly response: IncomingMessage; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'http:' ? httpRequest : httpsRequest)(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      },
    });
    let sent = false;
    const tooLate = () => request.destroy(new DOMException('No answer in time', 'TimeoutError'));
    const timer = setTimeout(tooLate, Math.max(0, deadline.leftMs()));
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(sent ? new WebAPIRequestError(error) : new NotSentError(error));
    };
    request.on('error', fail);
    request.on('socket', (socket) => {
      whenReady(socket, () => {
        sent = deadline.leftMs() > 0;
        if (sent) request.end(body);
        else tooLate();
      });
    });
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(timer);
        resolve({ response, text });
      });
    });
  });
}

function whenReady(socket: Socket & { readonly secureConnecting?: boolean }, act: () => void): void {
  if (socket.secureConnecting) socket.once('secureConnect', act);
  else if (socket.connecting) socket.once('connect', act);
  else act();
}

function secondsOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter);
  return seconds > 0 ? seconds : 1;
}

/** Throws WebAPIRequestError for what a proxy says instead of Slack. */
function read(text: string): Readonly<Record<string, unknown>> {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null) return { ...answer };
  } catch {
    // Told below.
  }
  throw strangeAnswer();
}

/** What cannot be Slack's own says nothing of what was asked. */
export function strangeAnswer(): WebAPIRequestError {
  const problem = 'an answer that is not Slack’s';
  return new WebAPIRequestError(Object.assign(new Error(problem), { code: problem }));
}
