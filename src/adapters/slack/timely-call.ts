/** A call of the Web API that is surely not sent after its time, which the SDK's own client may be. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { Deadline } from '../http/deadline.ts';
import { createTimedSender } from '../http/timed-request.ts';

/** Nothing of the request was sent. */
export class NotSentError extends WebAPIRequestError {}

/** Resolves to Slack's answer. Rejects with an error of the SDK, or {@link NotSentError}. */
export type TimelyCall = (
  method: string,
  params: Readonly<Record<string, unknown>>,
  deadline: Deadline,
) => Promise<Readonly<Record<string, unknown>>>;

export function createTimelyCall(config: { readonly apiUrl: string; readonly token: string }): TimelyCall {
  const base = config.apiUrl.endsWith('/') ? config.apiUrl : `${config.apiUrl}/`;
  const send = createTimedSender();
  const headers = {
    authorization: `Bearer ${config.token}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  return async (method, params, deadline) => {
    let sent = false;
    const { status, statusText, ...answered } = await send({
      url: new URL(method, base).href,
      method: 'POST',
      headers,
      body: formOf(params),
      deadline,
      onSend: () => {
        sent = true;
      },
    }).catch((error: Error) => {
      throw sent ? new WebAPIRequestError(error) : new NotSentError(error);
    });
    const text = answered.body.toString();
    if (status === 429) throw new WebAPIRateLimitedError(secondsOf(answered.headers.get('retry-after')));
    if (status !== 200) throw new WebAPIHTTPError(status, statusText, {}, text);
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

function secondsOf(retryAfter: string | null): number {
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
