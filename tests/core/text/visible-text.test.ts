import { describe, expect, it } from 'vitest';
import { isPlainAddress, visibleText } from '../../../src/core/text/visible-text.ts';

describe('what a person sees of a text', () => {
  it.each([
    ['a line', 'one\ntwo\tthree\u0000four', 'one two three four'],
    ['no direction', 'a\u202eb\u2066c', 'abc'],
    ['nothing of no width', 'a\u200bb\ufeffc\u00add', 'abcd'],
    ['no filler', 'a\u3164b\u115fc', 'abc'],
    ['a family', '👩‍👩‍👧 ❤️', '👩‍👩‍👧 ❤️'],
    ['no half of a pair', 'a\ud83d', 'a\ufffd'],
    ['letters with marks', 'e\u0301', 'e\u0301'],
  ])('%s', (_name, text, seen) => expect(visibleText(text)).toBe(seen));

  it('bounds marks that would paint over other lines', () => {
    expect(visibleText(`a${'\u0301'.repeat(500)}`)).toHaveLength(17);
  });
});

describe('an address that may be clicked', () => {
  it.each(['https://example.org/a?b=c#d', 'http://example.org', 'HTTPS://Example.org/'])('%s', (text) => {
    expect(isPlainAddress(text)).toBe(true);
  });

  it.each([
    ['another scheme', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['another host behind a name', 'https://bank.example@evil.example'],
    ['letters that look alike', 'https://bаnk.example'],
    ['a host that is rewritten', 'https://0x7f.1/'],
    ['markup', 'https://a.example/<b>'],
    ['a space', 'https://a.example/ b'],
    ['no host', 'https://'],
    ['an endless one', `https://a.example/${'a'.repeat(600)}`],
  ])('not %s', (_name, text) => expect(isPlainAddress(text)).toBe(false));
});
