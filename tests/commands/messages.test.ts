import { describe, expect, it } from 'vitest';
import { wordError, wordErrorForChat, wordReason } from '../../src/commands/messages.ts';
import { parseSchedule } from '../../src/core/calendar/parse-schedule.ts';
import { BriefingError, type BriefingFacts } from '../../src/core/errors.ts';

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

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
      'Mend config/themes.yaml:\n  line 12, topics.0.colour: give a colour as #rrggbb\n  top level: topics is missing',
    );
    expect(wordErrorForChat(error)).toBe(
      'Mend config/themes.yaml: line 12, topics.0.colour: give a colour as #rrggbb; top level: topics is missing.',
    );
  });

  it('lets no mistake of a configuration begin a line of its own or steer a terminal', () => {
    const mistake = (problem: string) => ({ path: 'a', line: 1, problem });
    const problems = [mistake('no "x\n  line 9, b: \u001b[2J"'), mistake('y\u2028z')];
    expect(wordError(new BriefingError('config-invalid', { file: 'c.yaml', problems }))).toBe(
      'Mend c.yaml:\n  line 1, a: no "x   line 9, b:  [2J"\n  line 1, a: y z',
    );
    const one = [mistake('give a number\n')];
    expect(wordError(new BriefingError('config-invalid', { file: 'c.yaml', problems: one }))).toMatch(
      /^Mend c\.yaml: line 1, a: give a number *\.$/,
    );
  });

  it.each([
    ['DATABASE_URL', /^Mend DATABASE_URL in \.env, or .*: the disk is full\.$/],
    ['store.file', /^Mend store\.file in config\/briefwire\.yaml, or .*: the disk is full\.$/],
  ] as const)('tells whoever starts Briefwire to mend %s, and people in a chat to wait', (opening, words) => {
    const error = new BriefingError('store-unavailable', { problem: 'the disk is full', opening });
    expect(wordError(error)).toMatch(words);
    const { problem } = error.facts;
    const chat = wordErrorForChat(error);
    expect(chat).toMatch(/^Briefwire cannot reach its memory .*\(the disk is full\)\. Try again/);
    expect(wordErrorForChat(new BriefingError('store-unavailable', { problem }))).toBe(chat);
  });

  it('names the file to whoever starts Briefwire, and to nobody in a chat', () => {
    const error = new BriefingError('store-unavailable', {
      problem: 'not permitted',
      opening: 'store.file',
      file: '/srv/a.db',
    });
    expect(wordError(error)).toContain(': /srv/a.db: not permitted.');
    expect(wordErrorForChat(error)).not.toContain('/srv');
  });

  it('asks whether a word of a schedule was meant as a question', () => {
    expect(wordErrorForChat(caught(() => parseSchedule('wekdays 9:00')))).toMatch(
      /; did you mean "weekdays"\? Say it like/,
    );
    expect(wordErrorForChat(caught(() => parseSchedule('weekdays 25:00')))).toMatch(/[^?.]\. Say it like/);
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

  it('says for each way in which a backup fails what helps, and nothing else', () => {
    const worded = (mend: BriefingFacts['backup-failed']['mend']) =>
      wordError(new BriefingError('backup-failed', { file: 'monday.db', problem: 'it broke', mend }));
    expect(worded('other-path')).toBe(
      'The backup to monday.db failed (it broke). Give the path of a file that does not exist yet.',
    );
    const mends = ['other-path', 'folder', 'database', 'restore', 'wait', 'space', 'rights'] as const;
    expect(new Set(mends.map(worded)).size).toBe(mends.length);
    expect(mends.map(worded).filter((sentence) => /does not exist yet/.test(sentence))).toHaveLength(1);
    expect(worded('restore')).toMatch(/put back the latest backup/);
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

  it.each([
    [5 * 60_000 + 1, '5 minutes ahead of'],
    [-119 * 60_000, '119 minutes behind'],
    [26 * 60 * 60_000, '26 hours ahead of'],
  ])('says how far the clock of the store is off: %i ms', (aheadMs, how) => {
    const facts = { platform: 'slack', problem: { aheadMs } };
    expect(wordError(new BriefingError('post-unclear', facts))).toContain(
      `(the clock of the store is wrong: ${how} Slack’s)`,
    );
  });

  it('tells a channel that takes no messages from one that cannot be seen', () => {
    const worded = (reason: 'unseen' | 'kind') =>
      wordError(new BriefingError('channel-gone', { platform: 'discord', channel: '15', reason }));
    expect(worded('kind')).toMatch(/channel 15 is no text channel: forums and categories.*text channel\.$/);
    expect(worded('unseen')).toMatch(/no channel 15 that Briefwire can see.*"View Channel"/);
  });

  it.each(['rate limited', 'rate limited for 30 s', 'HTTP 429'])(
    'calls a platform busy rather than out of reach: %s',
    (problem) => {
      const facts = { platform: 'discord', address: 'https://discord.com/api', problem };
      const words = wordError(new BriefingError('platform-unreachable', facts));
      expect(words).toMatch(/^Discord is busy .* tried again by themselves/);
      expect(words).not.toMatch(/network|discord\.com/);
      const rejected = new BriefingError('post-rejected', { platform: 'slack', problem: 'ratelimited' });
      expect(wordError(rejected)).toMatch(/^Slack is busy/);
    },
  );

  it('sends people to the network where a platform cannot be reached', () => {
    const facts = { platform: 'discord', address: 'https://discord.com/api', problem: 'ECONNREFUSED' };
    expect(wordError(new BriefingError('platform-unreachable', facts))).toMatch(
      /reached at https.*ECONNREFUSED.*Check the network/,
    );
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
