/** `doctor`: looks at everything that must be right before the bot can work, and says what to mend. */
import type { Command } from '../command.ts';
import { createPaint } from '../paint.ts';
import { plain, wrap } from '../render-brief.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  positionals: [],
  flags: {},
  summary: 'Checks tokens, scopes, intents, channels and configuration, and says what to mend.',
  details: ['It only looks; nothing is changed. The exit code is 1 where something needs mending.'],
  examples: ['doctor'],

  async run({ operations, terminal }) {
    const page = { columns: terminal.columns, paint: createPaint(terminal.colour) };
    const checked = await operations.check();
    for (const { ok, what, remedy } of checked) {
      const mark = ok ? page.paint('green', '✓') : page.paint('red', '✗');
      terminal.write(`${mark} ${wrap(plain(what), page, '')}\n`);
      // Several mistakes stand on a line each.
      for (const line of remedy?.split('\n') ?? [])
        terminal.write(`${wrap(plain(line), page, line.startsWith('  ') ? '      ' : '    ')}\n`);
    }
    return checked.every(({ ok }) => ok) ? 0 : 1;
  },
};
