/** Looking at the preview: both platforms' looks, articles beside their cards, every size and colour scheme. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { composer, describeVisit, eventually, messages, say, textOf } from './visit.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe-core finds wrong with the page as it is now, by rule and element. */
async function violations(page: Page): Promise<string[]> {
  // As a debugger would, past the policy that forbids the page scripts of others.
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

describeVisit('looking at the preview', (visit) => {
  it('shows every message as both platforms would, with their limits and payloads', async () => {
    const page = await visit.open('#/channel/general');
    const card = await say(page, '/brief show harbour-budget people');
    await page.getByRole('radio', { name: 'Side by side' }).check();
    const discord = card.getByRole('figure', { name: 'As Discord shows it' });
    const slack = card.getByRole('figure', { name: 'As Slack shows it' });
    await discord.locator('discord-embed').first().waitFor();
    await slack.locator('#slack_blocks_to_jsx').first().waitFor();
    for (const look of [discord, slack])
      expect(await textOf(look.locator('.picture'))).toContain('Ingrid Salloway');
    await discord.getByText('Limits and payload').click();
    expect(await textOf(discord)).toMatch(/\d+ of 6,000 characters of all embeds/);
    await slack.getByText('Limits and payload').click();
    expect(await textOf(slack)).toMatch(/\d+ of 50 blocks/);
    const payload = JSON.parse(await slack.getByRole('region', { name: /^Payload for Slack/ }).innerText());
    expect(payload).toMatchObject({ unfurl_links: false, mrkdwn: false });
    expect(payload.blocks[0].type).toBe('header');
    await page.getByRole('radio', { name: 'Discord' }).check();
    await slack.waitFor({ state: 'detached' });
    await discord.waitFor();
  });

  it('marks what a card quotes, and leads from a citation to its sentence', async () => {
    const page = await visit.open('#/channel/general');
    const card = await say(page, '/brief show harbour-budget people');
    const citation = card.getByRole('link', { name: /^\[\d+\.\d+\]$/ }).first();
    const place = (await citation.innerText()).slice(1, -1);
    await citation.click();
    const article = page.getByRole('region', { name: 'The article' });
    const cited = article.locator('[aria-current=location]');
    await cited.waitFor();
    expect(await cited.getAttribute('id')).toBe(`s${place}`);
    expect(await page.evaluate('document.activeElement.id')).toBe(`s${place}`);
    await page.getByRole('button', { name: /People/ }).click();
    expect(await textOf(article.locator('mark').first())).not.toBe('');
    const quoted = await article.locator('mark').allInnerTexts();
    expect(quoted.some((sentence) => sentence.includes('Ingrid Salloway'))).toBe(true);
    await page.getByRole('button', { name: /Timeline/ }).click();
    const chart = page.getByRole('figure', { name: /^Timeline from \d{4} to \d{4}$/ });
    await chart.getByRole('link').first().click();
    await eventually(() => cited.count()).toBe(1);
    await page.goBack();
    await page.goBack();
    await messages(page).first().waitFor();
  });

  const shapes: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
    ['on a phone in the dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
  ];
  for (const [name, options] of shapes)
    it(`has nothing that axe-core objects to, and nothing that does not fit: ${name}`, async () => {
      const page = await visit.open('', options);
      const check = async (what: string) => {
        expect(await violations(page), what).toEqual([]);
        const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate(over), `${what} is too wide`).toBeLessThanOrEqual(0);
      };
      await page.getByRole('log').getByRole('article').first().waitFor();
      await check('the start page');
      await page.goto(`${visit.stage().url}#/channel/general`);
      await say(page, '/brief show harbour-budget people');
      await say(page, '/ask Who is the mayor?');
      await check('a channel');
      await messages(page).first().getByText('Show another card').click();
      await check('a menu');
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: 'Side by side' }).check();
      await page.locator('#slack_blocks_to_jsx').first().waitFor();
      await page.getByText('Limits and payload').first().click();
      await check('both looks');
      await page.getByRole('radio', { name: 'Preview' }).check();
      await composer(page).fill('/digest ');
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await check('what can follow');
      await composer(page).fill('');
      await messages(page).first().getByRole('button', { name: 'Ask' }).click();
      await page.getByRole('dialog').waitFor();
      await check('a form');
      await page.keyboard.press('Escape');
      await messages(page)
        .first()
        .getByRole('link', { name: /thread/ })
        .click();
      await page.getByRole('complementary', { name: 'Thread' }).waitFor();
      await check('a thread');
      await page.goto(`${visit.stage().url}#/brief/harbour-budget/2.1`);
      await page.getByRole('button', { name: /Figures/ }).click();
      await check('an article');
      const boxes = ['.cards', '.article'].map((part) => page.locator(part).boundingBox());
      const [cards, article] = await Promise.all(boxes);
      const beside = (article?.x ?? 0) >= (cards?.x ?? 0) + (cards?.width ?? 0);
      const below = (article?.y ?? 0) >= (cards?.y ?? 0) + (cards?.height ?? 0);
      expect(beside || below, 'the article stands clear of the cards').toBe(true);
      await page.getByRole('button', { name: /Timeline/ }).click();
      await check('a timeline');
      await page.goto(`${visit.stage().url}#/briefs`);
      await page.getByRole('link', { name: /Kelderwick/ }).waitFor();
      await check('the briefs');
    });

  it('shows what an editor saved wrongly, and that it was mended', async () => {
    const page = await visit.open('#/briefs');
    const problem = { file: 'briefs/bridge.md', sentence: 'line 2: give a date as YYYY-MM-DD' };
    visit.stage().platform.showEditor({ watching: true, problems: [problem], version: 1 });
    await page.getByRole('alert').filter({ hasText: 'briefs/bridge.md' }).waitFor();
    expect(await violations(page)).toEqual([]);
    visit.stage().platform.showEditor({ watching: true, problems: [], version: 2 });
    await page.getByText('Follows briefs/ and config/.').waitFor();
  });
});
