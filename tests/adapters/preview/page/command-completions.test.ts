import { describe, expect, it } from 'vitest';
import { completionsAt, written } from '../../../../src/adapters/preview/page/command-completions.ts';
import { commandSpecs } from '../../../../src/commands/command-specs.ts';

const at = (text: string) => completionsAt(text, commandSpecs);
const names = (text: string) => {
  const found = at(text);
  return found?.kind === 'names' ? found.choices.map(({ label }) => label) : found;
};

describe('what can follow', () => {
  it('names commands, then subcommands', () => {
    expect(names('/')).toEqual(['/brief', '/ask', '/digest']);
    expect(names('/br')).toEqual(['/brief']);
    expect(names('/brief ')).toEqual(['list', 'show', 'add', 'remove', 'forget', 'help']);
    expect(names('/brief re')).toEqual(['remove']);
    expect(names('/BRIEF re')).toEqual(['remove']);
  });

  it('asks for values of the option whose turn it is', () => {
    expect(at('/brief show ')).toMatchObject({ kind: 'values', option: 'brief', typed: '', from: 12 });
    expect(at('/brief show har')).toMatchObject({
      option: 'brief',
      typed: 'har',
      from: 12,
      subcommand: 'show',
    });
    expect(at('/brief show harbour peo')).toMatchObject({
      option: 'theme',
      typed: 'peo',
      from: 20,
      options: { brief: 'harbour' },
    });
    expect(at('/brief show --theme peo')).toMatchObject({ option: 'theme', typed: 'peo', from: 20 });
    expect(at('/ask Who came? --brief har')).toMatchObject({
      command: 'ask',
      option: 'brief',
      typed: 'har',
      from: 23,
    });
  });

  it('takes several words where an option takes all that is left', () => {
    expect(at('/digest subscribe weekdays 9:')).toMatchObject({
      option: 'schedule',
      typed: 'weekdays 9:',
      from: 18,
    });
  });

  it('names options that are not given yet', () => {
    expect(names('/ask Who came? --')).toEqual(['--question', '--brief', '--public']);
    expect(names('/ask Who came? --public --b')).toEqual(['--brief']);
    expect(names('/ask Who came? --public --p')).toEqual([]);
  });

  it('knows nothing of a message, a question or an unknown command', () => {
    for (const text of ['', 'hello', '/ask Who ', '/nonsense a', '/brief nonsense a'])
      expect(at(text)).toBeNull();
  });

  it('quotes values of several words where only one is taken', () => {
    expect(written('Europe/Berlin', true)).toBe('Europe/Berlin ');
    expect(written('weekdays 9:00', true)).toBe('"weekdays 9:00" ');
    expect(written('weekdays 9:00', false)).toBe('weekdays 9:00 ');
  });
});
