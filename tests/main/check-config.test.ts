import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkConfig } from '../../src/main/check-config.ts';
import { readSample } from '../samples/sample-articles.ts';

const shipped = join(import.meta.dirname, '../..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'briefwire-'));
  for (const folder of ['config', 'briefs']) mkdirSync(join(root, folder));
  copyFileSync(join(shipped, 'config/themes.yaml'), join(root, 'config/themes.yaml'));
  writeFileSync(join(root, 'briefs/harbour-budget.md'), readSample('harbour-budget.md'));
});
afterEach(() => rmSync(root, { recursive: true }));

async function check(briefs: string) {
  writeFileSync(
    join(root, 'config/briefwire.yaml'),
    `briefs:
  open: harbour-budget
store:
  file: ./briefwire.db
digests:
  subscriptions:
    - name: morning
      workspace: slack:T024BE7LD
      channel: C024BE91L
      schedule: daily 9:00
      briefs: ${briefs}
`,
  );
  const { found } = await checkConfig(root, null);
  return found;
}

it('notes the briefs of configured digests that are not shipped, since they may be of the workspace', async () => {
  const found = await check('[harbour-budget, harbor-budget, team-news]');
  expect(found.every(({ ok }) => ok)).toBe(true);
  const notes = found.filter(({ what }) => what.includes('the digest "morning"'));
  expect(notes).toMatchObject([
    {
      what: expect.stringContaining('"harbor-budget"'),
      remedy: expect.stringMatching(/slack:T024BE7LD.*\/brief list.* If harbour-budget in briefs\/ is meant/),
    },
    {
      what: expect.stringContaining('"team-news"'),
      remedy: expect.stringMatching(/\/brief list shows it there\.$/),
    },
  ]);
});

it('says nothing of briefs that are shipped', async () => {
  const found = await check('[harbour-budget]');
  expect(found.filter(({ what, ok }) => !ok || what.includes('morning'))).toEqual([]);
});
