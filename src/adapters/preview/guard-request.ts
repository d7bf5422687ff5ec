/**
 * Only the page itself may speak to the server. A foreign page can make its own host name lead here (DNS rebinding), which the
 * Host header betrays, or post here from its own address, which Origin and Sec-Fetch-Site betray.
 */
import type { IncomingMessage } from 'node:http';

/** Null: it may. Else why not, for whoever reads it in a browser. */
export function refusalOf(
  { method, headers }: Pick<IncomingMessage, 'method' | 'headers'>,
  port: number,
): string | null {
  const hosts = [
    `localhost:${port}`,
    `127.0.0.1:${port}`,
    ...(port === 80 ? ['localhost', '127.0.0.1'] : []),
  ];
  const { host = '', origin } = headers;
  if (!hosts.includes(host.toLowerCase()))
    return `This preview answers under http://localhost:${port} only. Open that address.`;
  if (origin !== undefined && !hosts.some((known) => origin.toLowerCase() === `http://${known}`))
    return 'Another page has asked for this. Open the preview itself.';
  const site = headers['sec-fetch-site'];
  const isVisit = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isVisit)
    return 'Another page has asked for this. Open the preview itself.';
  if (method !== 'GET' && method !== 'HEAD' && origin === undefined)
    return 'What changes something is taken from the preview page only.';
  return null;
}

/** Nothing from elsewhere, no script of its own text; no other page may frame it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // The looks' libraries colour by attributes, which only markup could abuse; the page writes none from text.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
