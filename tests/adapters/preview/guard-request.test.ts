import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/adapters/preview/guard-request.ts';

const own = { host: 'localhost:3000' };
const ask = (method: string, headers: Record<string, string>) => refusalOf({ method, headers }, 3000);

describe('who may speak to the preview', () => {
  it.each([
    ['the page', 'GET', own],
    ['the page by number', 'GET', { host: '127.0.0.1:3000' }],
    [
      'the page, posting',
      'POST',
      { ...own, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
    ],
    [
      'somebody who typed the address',
      'GET',
      { ...own, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' },
    ],
    [
      'somebody who followed a link',
      'GET',
      { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    ],
  ])('%s may', (_who, method, headers) => expect(ask(method, headers)).toBeNull());

  it.each([
    ['a name that was led here', 'GET', { host: 'evil.example:3000' }],
    ['a name that begins alike', 'GET', { host: 'localhost:3000.evil.example' }],
    ['another port', 'GET', { host: 'localhost:3001' }],
    ['no name at all', 'GET', {}],
    ['another page that posts', 'POST', { ...own, origin: 'https://evil.example' }],
    ['a page of another port', 'POST', { ...own, origin: 'http://localhost:4000' }],
    ['a page without an origin of its own', 'POST', { ...own, origin: 'null' }],
    ['a post that does not say whose it is', 'POST', own],
    ['an upload that does not say whose it is', 'PUT', own],
    [
      'another page that reads',
      'GET',
      { ...own, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ],
    [
      'another site of this machine',
      'GET',
      { ...own, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' },
    ],
  ])('%s may not', (_who, method, headers) => expect(ask(method, headers)).toMatch(/\.$/));
});
