import { describe, expect, it } from 'vitest';
import { type ActionKind, actionId, longestActionId, readActionId } from '../../src/commands/action-id.ts';
import { articleId } from '../../src/core/article/article-id.ts';
import { longestFoundId } from '../../src/core/theme/find-key-phrases.ts';

/** As long as ids become. */
const brief = articleId('the bridge of the long river '.repeat(9));
const theme = 'x'.repeat(longestFoundId);
const exchange = 'f'.repeat(24);

const actions: readonly ActionKind[] = [
  { verb: 'theme', brief },
  { verb: 'card', brief, theme },
  { verb: 'brief' },
  { verb: 'ask', brief, audience: 'private' },
  { verb: 'question', audience: 'public' },
  { verb: 'sources', brief, theme },
  { verb: 'quotes', exchange },
  { verb: 'pick', exchange, audience: 'public' },
  { verb: 'share', exchange },
  { verb: 'post', brief, theme },
  { verb: 'add' },
  { verb: 'subscribe' },
  { verb: 'forget' },
  { verb: 'about', delivery: '0123456789abcdef', post: '119' },
];

describe('the id of a button', () => {
  it.each(actions)('says what $verb does, and fits on every platform', (action) => {
    const id = actionId(action);
    expect(readActionId(id)).toEqual(action);
    expect(id.length).toBeLessThanOrEqual(longestActionId);
  });

  it.each(['', 'nonsense', 'card:one', 'share:a:b', 'toString', '__proto__:a'])(
    'says so where it is of no present version: %j',
    (id) => {
      expect(() => readActionId(id)).toThrow(expect.objectContaining({ code: 'action-expired' }));
    },
  );
});
