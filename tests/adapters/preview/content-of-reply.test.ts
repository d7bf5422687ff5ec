import { describe, expect, it } from 'vitest';
import { contentOfReply } from '../../../src/adapters/preview/content-of-reply.ts';
import type { PartStyle } from '../../../src/commands/reply.ts';
import { line, menu, part, reply, section } from '../slack/sample-replies.ts';

const channels = [{ id: 'general', name: 'general', kind: 'channel' as const }];
const shown = (text: string, style: PartStyle) =>
  contentOfReply(
    reply({ sections: [section({ lines: [{ mark: 'none', parts: [part(text, style)] }] })] }),
    channels,
  ).sections[0]?.lines[0]?.parts[0];

describe('what the page shows of a reply', () => {
  it('has nothing in it that is invisible', () => {
    expect(shown('evil\u202etxet\u202c \u200btext\u0007', 'plain')?.text).toBe('eviltxet text ');
    const { actions } = contentOfReply(reply({ actions: [menu('theme:a', 1, 'A\u202eB')] }), channels);
    expect(JSON.stringify(actions)).not.toContain('\u202e');
  });

  it('links plain addresses and nothing else', () => {
    expect(shown('https://example.org/a', 'link')).toEqual({ text: 'https://example.org/a', style: 'link' });
    for (const address of [
      'javascript:alert(1)',
      'https://bank.example@evil.example',
      'https://еxample.org',
      'data:text/html,x',
    ])
      expect(shown(address, 'link')?.style, address).toBe('plain');
  });

  it('names a channel that there is, and leaves any other id as text', () => {
    expect(shown('general', 'channel')).toEqual({ text: '#general', style: 'channel' });
    expect(shown('nowhere', 'channel')).toEqual({ text: 'nowhere', style: 'plain' });
  });

  it('takes only colours for colours', () => {
    const colours = ['#2b8a3e', 'red;background:url(https://evil.example)'].map((colour) =>
      contentOfReply(reply({ sections: [section({ colour, lines: [line('a')] })] }), channels),
    );
    expect(colours.map(({ sections }) => sections[0]?.colour)).toEqual(['#2b8a3e', null]);
  });

  it('says its summary where it says nothing else, and knows whose citations it has', () => {
    const content = contentOfReply(
      reply({ summary: 'Done', topic: { brief: 'bridge', conversation: null, shown: [] } }),
      channels,
    );
    expect(content.sections[0]?.lines[0]?.parts[0]?.text).toBe('Done');
    expect(content.brief).toBe('bridge');
  });
});
