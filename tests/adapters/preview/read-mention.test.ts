import { expect, it } from 'vitest';
import { usualPeople } from '../../../src/adapters/preview/preview-platform.ts';
import { readMention } from '../../../src/adapters/preview/read-mention.ts';

it.each([
  ['@Briefwire Who came?', 'Who came?', true, false],
  ['@briefwire, who came?', 'who came?', true, false],
  ['Tell me, @Briefwire: who came?', 'Tell me, who came?', true, false],
  ['Who came?', 'Who came?', false, false],
  ['mail me at a@briefwire.example', 'mail me at a@briefwire.example', false, false],
  ['@Colleague who came?', '@Colleague who came?', false, true],
  ['@Briefwire what does @colleague think?', 'what does @colleague think?', true, true],
  ['@everyone who came?', '@everyone who came?', false, false],
])('%s', (text, plain, addressed, mentionsOthers) => {
  expect(readMention(text, usualPeople)).toEqual({ plain, addressed, mentionsOthers });
});
