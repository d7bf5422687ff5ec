import { describe, expect, it } from 'vitest';
import { wordError, wordReason } from '../../src/commands/messages.ts';
import { BriefingError } from '../../src/core/errors.ts';

describe('wordError', () => {
  it('names each mistake of a configuration with its line', () => {
    const error = new BriefingError('config-invalid', {
      file: 'config/themes.yaml',
      problems: [
        { path: 'topics.0.colour', line: 12, problem: 'give a colour as #rrggbb' },
        { path: '', line: null, problem: 'topics is missing' },
      ],
    });
    expect(wordError(error)).toBe(
      'Mend config/themes.yaml: line 12, topics.0.colour: give a colour as #rrggbb; top level: topics is missing.',
    );
  });

  it('never shows the text of an error that nobody foresaw', () => {
    expect(wordError(new Error('secret token xoxb-1'))).not.toMatch(/secret|xoxb/);
    expect(wordError('secret')).not.toContain('secret');
  });

  it('stays a sentence, whatever was typed and however many briefs there are', () => {
    const known = Array.from({ length: 3000 }, (_, index) => `brief-number-${index}`);
    const words = wordError(
      new BriefingError('brief-unknown', { asked: 'x'.repeat(5000), known, near: null }),
    );
    expect(words.length).toBeLessThan(1000);
    expect(words).toContain('and 2980 more');
    expect(wordError(new BriefingError('brief-unknown', { asked: '', known: [], near: null }))).toMatch(
      /no brief here yet/,
    );
  });

  it('says what helps where Slack lets nobody post, rather than /invite', () => {
    const worded = (problem: string) =>
      wordError(
        new BriefingError('permission-missing', { platform: 'slack', channel: 'C1', permissions: [problem] }),
      );
    expect(worded('is_archived')).toMatch(/C1, since it is archived\. Unarchive it/);
    expect(worded('restricted_action_read_only_channel')).toMatch(
      /may not post in C1 \(.*posting permissions/,
    );
    expect(worded('not_in_channel')).toMatch(/Invite it there with \/invite\.$/);
  });

  it('lets no control or bidirectional character through, and stays on one line', () => {
    const error = new BriefingError('article-is-folder', { path: 'a\u001b[31m\nb\u202ec\u2028d' });
    expect(wordError(error)).toBe('"a [31m b c d" is a folder. Give the path of one article in it.');
  });
});

describe('wordReason', () => {
  it('names what is missing', () => {
    expect(wordReason({ code: 'missing-name', missing: ['Ada', 'Tom'] })).toBe(
      'The article does not name "Ada" or "Tom".',
    );
  });

  it('is a whole sentence where there is nothing to name', () => {
    expect(wordReason({ code: 'missing-words', missing: [] })).toBe(
      'No sentence of the article clearly answers this.',
    );
  });
});
