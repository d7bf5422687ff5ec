import { describe, expect, it } from 'vitest';
import { commandSpecs } from '../../src/commands/command-specs.ts';
import { addForm, askForm, subscribeForm } from '../../src/commands/forms.ts';

describe('what is registered', () => {
  it.each(commandSpecs)('/$name says what it does within what platforms show', (spec) => {
    const options = [spec, ...spec.subcommands].flatMap((one) => one.options);
    for (const { description } of [spec, ...spec.subcommands, ...options])
      expect(description.length, description).toBeLessThanOrEqual(100);
    expect(spec.usageHint.length).toBeLessThanOrEqual(100);
  });

  it.each([addForm, askForm('bridge', 'private'), subscribeForm])('"$title" fits into a form', (form) => {
    expect(form.title.length).toBeLessThanOrEqual(24);
    expect(form.fields.length).toBeLessThanOrEqual(4);
    for (const { label, placeholder } of form.fields) {
      expect(label.length).toBeLessThanOrEqual(45);
      expect(placeholder.length).toBeLessThanOrEqual(100);
    }
  });

  it('lets a form search only what there are suggestions for', () => {
    for (const { suggests } of subscribeForm.fields) {
      if (suggests === null) continue;
      const spec = commandSpecs.find(({ name }) => name === suggests.command);
      const subcommand = spec?.subcommands.find(({ name }) => name === suggests.subcommand);
      expect(subcommand?.options.find(({ name }) => name === suggests.option)?.suggests).toBe(true);
    }
    expect(subscribeForm.fields.map(({ suggests }) => suggests?.option)).toContain('timezone');
  });
});
