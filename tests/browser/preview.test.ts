/** The preview as a person meets it, in a real browser. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from './chromium.ts';
import { openPreviewStage, type PreviewStage } from './preview-stage.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// The threads that take articles in give way to everything else that runs.
const patience = 30_000;

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

/** As expect.poll, for as long as the browser waits. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: patience });

describe.skipIf(chromiumPath === null)('the preview in a browser', { timeout: 120_000 }, () => {
  let browser: Browser;
  let stage: PreviewStage;
  /** Requests that led elsewhere, and what the page complained of. */
  let strayed: string[];
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    stage = await openPreviewStage();
    strayed = [];
    complaints = [];
    return async () => {
      for (const context of browser.contexts()) await context.close();
      await stage.close();
      expect(strayed).toEqual([]);
      expect(complaints).toEqual([]);
      expect(stage.log).toEqual([]);
    };
  });

  async function open(path = '', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(stage.url) && !url.startsWith('data:')) strayed.push(url);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    await page.goto(stage.url + path);
    return page;
  }

  const composer = (page: Page) => page.getByRole('combobox', { name: 'Message #general' });
  const messages = (page: Page) =>
    page.getByRole('log', { name: 'Messages in #general' }).getByRole('article');

  async function say(page: Page, text: string): Promise<Locator> {
    const before = await messages(page).count();
    await composer(page).fill(text);
    await composer(page).press('Enter');
    await messages(page).nth(before).waitFor();
    return messages(page).last();
  }

  const text = async (place: Locator) => (await place.innerText()).replace(/\s+/g, ' ');

  it('begins with the briefs there are and how to go on', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'Start page' }).waitFor();
    const list = page.getByRole('log').getByRole('article');
    await list.first().waitFor();
    expect(await text(list.first())).toContain('harbour-budget');
    await page.getByText('Choose a brief').click();
    await page.getByRole('button', { name: /Kelderwick/ }).click();
    await page.getByText('At a glance').first().waitFor();
    expect(await list.count()).toBe(1);
  });

  it('takes every command of the product', async () => {
    const page = await open('#/channel/general');
    const answers: readonly (readonly [typed: string, said: RegExp])[] = [
      ['/brief list', /harbour-budget/],
      ['/brief show harbour-budget people', /Ingrid Salloway/],
      ['/brief help', /\/brief show \[brief\] \[theme\]/],
      ['/ask Who is the mayor?', /Ingrid Salloway.*paragraph \d+, sentence \d+/],
      ['/digest subscribe every hour', /every hour/],
      ['/digest list', /every hour/],
      ['/digest why', /comes|next/i],
      ['/digest preview', /2 new briefs/],
      ['/digest pause', /paused/i],
      ['/digest resume', /every hour|next/i],
      ['/digest remove', /removed|no more/i],
      ['/brief remove harbour-budget', /everyone|shipped|cannot be removed/i],
      ['/brief forget', /delete/i],
      ['/brief shw', /Did you mean \/brief show\?/],
      ['/breif list', /Did you mean/],
    ];
    for (const [typed, said] of answers) expect(await text(await say(page, typed)), typed).toMatch(said);
  });

  it('completes commands, values and options from the keyboard alone', async () => {
    const page = await open('#/channel/general');
    const input = composer(page);
    await input.focus();
    await page.keyboard.type('/br');
    await page.keyboard.press('Tab');
    expect(await input.inputValue()).toBe('/brief ');
    await page.getByRole('option', { name: /^show/ }).waitFor();
    await page.keyboard.type('sh');
    await page.keyboard.press('Tab');
    await page.keyboard.type('tunnel');
    await page.getByRole('option', { name: /Kelderwick/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await input.inputValue()).toBe('/brief show harbour-budget ');
    await page.keyboard.type('crit');
    await page.getByRole('option', { name: /Voices/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await messages(page).first().waitFor();
    expect(await text(messages(page).first())).toContain('Voices');
  });

  it('opens a form from a button and answers whoever sent it alone', async () => {
    const page = await open('#/channel/general');
    const card = await say(page, '/brief show harbour-budget people');
    await card.getByRole('button', { name: 'Ask' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask about the brief' });
    await dialog.getByLabel('What do you want to know?').fill('What does the tunnel cost?');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await dialog.waitFor({ state: 'detached' });
    const answer = messages(page).nth(1);
    await answer.waitFor();
    expect(await text(answer)).toMatch(/only you see this.*620 million crowns/);
    await answer.getByRole('button', { name: 'Share to channel' }).click();
    await messages(page).nth(2).waitFor();
    expect(await text(messages(page).nth(2))).not.toContain('only you see this');
  });

  it('shows what is private to nobody else, and what may not be done as a sentence', async () => {
    const page = await open('#/channel/general');
    await say(page, '/ask Who is the mayor of Kelderwick?');
    await say(page, '/brief show harbour-budget people');
    await page.getByLabel('You are').selectOption('colleague');
    await eventually(() => messages(page).count()).toBe(1);
    expect(await text(await say(page, '/brief remove harbour-budget'))).toMatch(/Choose another person/);
  });

  it('changes a private card in place, and leaves a public one to others', async () => {
    const page = await open('#/channel/general');
    const card = await say(page, '/brief show harbour-budget people');
    await card.getByText('Show another card').click();
    await card.getByRole('button', { name: '🔢 Figures' }).click();
    const own = messages(page).nth(1);
    await own.waitFor();
    // From the keyboard alone.
    await own.getByText('Show another card').focus();
    await page.keyboard.press('Enter');
    await own.getByRole('button', { name: '📅 Timeline' }).focus();
    await page.keyboard.press('Enter');
    await eventually(() => text(own)).toContain('Timeline');
    expect(await messages(page).count()).toBe(2);
  });

  it('answers a mention in a thread, which goes on without one', async () => {
    const page = await open('#/channel/general');
    const asked = await say(page, '@Briefwire Who is the mayor of Kelderwick?');
    await asked.getByRole('link', { name: '1 reply in the thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const replies = thread.getByRole('log').getByRole('article');
    await eventually(() => replies.count()).toBe(2);
    expect(await text(replies.nth(1))).toContain('Ingrid Salloway');
    const input = thread.getByRole('combobox', { name: 'Message the thread' });
    await input.fill('and the deputy mayor?');
    await input.press('Enter');
    await eventually(() => replies.count()).toBe(4);
    expect(await text(replies.nth(3))).toContain('Tomas Brandreth');
    await thread.getByRole('link', { name: 'Close the thread' }).click();
    await thread.waitFor({ state: 'detached' });
  });

  it('has a digest arrive by itself, with its cards in a thread', async () => {
    const page = await open('#/channel/general');
    await say(page, '/digest subscribe every hour');
    await page.getByRole('link', { name: '# random' }).click();
    await stage.fallDue();
    await page.getByRole('link', { name: /# general.*new/ }).click();
    const head = messages(page).nth(1);
    await head.waitFor();
    expect(await text(head)).toContain('2 new briefs');
    await head.getByRole('link', { name: /replies? in the thread/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await eventually(() => text(thread)).toContain('Kelderwick');
  });

  it('shows every message as both platforms would, with their limits and payloads', async () => {
    const page = await open('#/channel/general');
    const card = await say(page, '/brief show harbour-budget people');
    await page.getByRole('radio', { name: 'Side by side' }).check();
    const discord = card.getByRole('figure', { name: 'As Discord shows it' });
    const slack = card.getByRole('figure', { name: 'As Slack shows it' });
    await discord.locator('discord-embed').first().waitFor();
    await slack.locator('#slack_blocks_to_jsx').first().waitFor();
    for (const look of [discord, slack])
      expect(await text(look.locator('.picture'))).toContain('Ingrid Salloway');
    await discord.getByText('Limits and payload').click();
    expect(await text(discord)).toMatch(/\d+ of 6,000 characters of all embeds/);
    await slack.getByText('Limits and payload').click();
    expect(await text(slack)).toMatch(/\d+ of 50 blocks/);
    const payload = JSON.parse(await slack.getByRole('region', { name: /^Payload for Slack/ }).innerText());
    expect(payload).toMatchObject({ unfurl_links: false, mrkdwn: false });
    expect(payload.blocks[0].type).toBe('header');
    await page.getByRole('radio', { name: 'Discord' }).check();
    await slack.waitFor({ state: 'detached' });
    await discord.waitFor();
  });

  it('marks what a card quotes, and leads from a citation to its sentence', async () => {
    const page = await open('#/channel/general');
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
    expect(await text(article.locator('mark').first())).not.toBe('');
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

  it('takes in many files, tells how far it is, and why one was not taken', async () => {
    const page = await open('#/briefs');
    await page.getByRole('link', { name: /Kelderwick/ }).waitFor();
    const files = Array.from({ length: 12 }, (_, index) => ({
      name: `bridge-${index}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from(
        `The mayor of Lindow, Ada Marsh, opened bridge ${index} on 3 May 2021. It cost 4.2 million dollars.`,
      ),
    }));
    const broken = { name: 'broken.txt', mimeType: 'text/plain', buffer: Buffer.from([0xff, 0xfe, 0x00]) };
    await page.getByLabel(/as many as you like/).setInputFiles([...files, broken]);
    await page.getByText('12 added, 1 not.').waitFor();
    expect(await text(page.getByRole('region', { name: 'Add articles' }))).toMatch(/broken\.txt: .*UTF-8/);
    await eventually(() => page.getByRole('link', { name: /Ada Marsh/ }).count()).toBe(12);
  });

  it('adds a file by the form, and shows how far a large one is', async () => {
    const page = await open('#/channel/general');
    await composer(page).fill('/brief add');
    await composer(page).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add an article' });
    const sentence = 'The council of Lindow met on 3 May 2021 and Ada Marsh spoke of 4.2 million dollars. ';
    await dialog.getByLabel(/A file in its place/).setInputFiles({
      name: 'long.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(`${sentence.repeat(12)}\n\n`.repeat(900)),
    });
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page
      .getByText(/Briefwire is at work on long\.txt|Taking in an article/)
      .first()
      .waitFor();
    await messages(page).first().waitFor();
    expect(await text(messages(page).first())).toMatch(/is now the brief/);
  });

  it('shows hostile text as text: no element, no link, no request comes of it', async () => {
    const page = await open('#/channel/general');
    await composer(page).fill('/brief add');
    await composer(page).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add an article' });
    const hostile =
      '<img src=x onerror=alert(1)><script>alert(1)</script> The mayor, Ada Marsh, wrote [a bank](javascript:alert(1)) on 3 May 2021. ' +
      'It cost <b>4.2 million</b> dollars and <a href="https://evil.example">a link</a>, said Tom Reed. <iframe src="https://evil.example"></iframe>';
    await dialog.getByLabel(/^Title/).fill('<img src=x onerror=alert(1)> The bridge');
    await dialog.getByLabel(/^Text/).fill(hostile);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await messages(page).first().waitFor();
    const brief = /is now the brief (\S+) of/.exec(await text(messages(page).first()))?.[1] ?? '';
    await say(page, `/brief show ${brief} all`);
    await page.getByRole('radio', { name: 'Side by side' }).check();
    await page.locator('#slack_blocks_to_jsx').first().waitFor();
    await page.locator('discord-embed').first().waitFor();
    const planted =
      'img[src="x"], script:not([src]), iframe, a[href*="evil"], a[href^="javascript"], .message b';
    expect(await page.locator(planted).count()).toBe(0);
    await page.goto(`${stage.url}#/brief/${brief}`);
    await page.getByText('<script>').first().waitFor();
    expect(await page.locator(planted).count()).toBe(0);
  });

  it('comes back by itself after a lost connection, with what was said meanwhile', async () => {
    const page = await open('#/channel/general');
    const other = await open('#/channel/general');
    await say(page, '/brief show harbour-budget people');
    await eventually(() => messages(other).count()).toBe(1);
    // The browser itself tells of a connection that ends early.
    stage.platform.dropConnections();
    complaints = [];
    await say(page, '/brief show museum-theft people');
    await eventually(() => messages(other).count()).toBe(2);
    complaints = complaints.filter(
      (complaint) => !/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION/.test(complaint),
    );
  });

  const shapes: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['on a phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
    ['on a phone in the dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
  ];
  for (const [name, options] of shapes)
    it(`has nothing that axe-core objects to, and nothing that does not fit: ${name}`, async () => {
      const page = await open('', options);
      const check = async (what: string) => {
        expect(await violations(page), what).toEqual([]);
        const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate(over), `${what} is too wide`).toBeLessThanOrEqual(0);
      };
      await page.getByRole('log').getByRole('article').first().waitFor();
      await check('the start page');
      await page.goto(`${stage.url}#/channel/general`);
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
      await page.goto(`${stage.url}#/brief/harbour-budget/2.1`);
      await page.getByRole('button', { name: /Figures/ }).click();
      await check('an article');
      const boxes = ['.cards', '.article'].map((part) => page.locator(part).boundingBox());
      const [cards, article] = await Promise.all(boxes);
      const beside = (article?.x ?? 0) >= (cards?.x ?? 0) + (cards?.width ?? 0);
      const below = (article?.y ?? 0) >= (cards?.y ?? 0) + (cards?.height ?? 0);
      expect(beside || below, 'the article stands clear of the cards').toBe(true);
      await page.getByRole('button', { name: /Timeline/ }).click();
      await check('a timeline');
      await page.goto(`${stage.url}#/briefs`);
      await page.getByRole('link', { name: /Kelderwick/ }).waitFor();
      await check('the briefs');
    });

  it('shows what an editor saved wrongly, and that it was mended', async () => {
    const page = await open('#/briefs');
    const problem = { file: 'briefs/bridge.md', sentence: 'line 2: give a date as YYYY-MM-DD' };
    stage.platform.showEditor({ watching: true, problems: [problem], version: 1 });
    await page.getByRole('alert').filter({ hasText: 'briefs/bridge.md' }).waitFor();
    expect(await violations(page)).toEqual([]);
    stage.platform.showEditor({ watching: true, problems: [], version: 2 });
    await page.getByText('Follows briefs/ and config/.').waitFor();
  });
});
