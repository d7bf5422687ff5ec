/** Talking to Briefwire on the preview, as a person does. */
import { expect, it } from 'vitest';
import { composer, describeVisit, eventually, messages, say, textOf } from './visit.ts';

describeVisit('talking on the preview', (visit) => {
  it('begins with the briefs there are and how to go on', async () => {
    const page = await visit.open();
    await page.getByRole('heading', { name: 'Start page' }).waitFor();
    const list = page.getByRole('log').getByRole('article');
    await list.first().waitFor();
    expect(await textOf(list.first())).toContain('harbour-budget');
    await page.getByText('Choose a brief').click();
    await page.getByRole('button', { name: /Kelderwick/ }).click();
    await page.getByText('At a glance').first().waitFor();
    expect(await list.count()).toBe(1);
  });

  it('takes every command of the product', async () => {
    const page = await visit.open('#/channel/general');
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
    for (const [typed, said] of answers) expect(await textOf(await say(page, typed)), typed).toMatch(said);
  });

  it('completes commands, values and options from the keyboard alone', async () => {
    const page = await visit.open('#/channel/general');
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
    expect(await textOf(messages(page).first())).toContain('Voices');
  });

  it('opens a form from a button and answers whoever sent it alone', async () => {
    const page = await visit.open('#/channel/general');
    const card = await say(page, '/brief show harbour-budget people');
    await card.getByRole('button', { name: 'Ask' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask about the brief' });
    await dialog.getByLabel('What do you want to know?').fill('What does the tunnel cost?');
    await dialog.getByRole('button', { name: 'Ask' }).click();
    await dialog.waitFor({ state: 'detached' });
    const answer = messages(page).nth(1);
    await answer.waitFor();
    expect(await textOf(answer)).toMatch(/only you see this.*620 million crowns/);
    await answer.getByRole('button', { name: 'Share to channel' }).click();
    await messages(page).nth(2).waitFor();
    expect(await textOf(messages(page).nth(2))).not.toContain('only you see this');
  });

  it('shows what is private to nobody else, and what may not be done as a sentence', async () => {
    const page = await visit.open('#/channel/general');
    await say(page, '/ask Who is the mayor of Kelderwick?');
    await say(page, '/brief show harbour-budget people');
    await page.getByLabel('You are').selectOption('colleague');
    await eventually(() => messages(page).count()).toBe(1);
    expect(await textOf(await say(page, '/brief remove harbour-budget'))).toMatch(/Choose another person/);
  });

  it('changes a private card in place, and leaves a public one to others', async () => {
    const page = await visit.open('#/channel/general');
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
    await eventually(() => textOf(own)).toContain('Timeline');
    expect(await messages(page).count()).toBe(2);
  });

  it('answers a mention in a thread, which goes on without one', async () => {
    const page = await visit.open('#/channel/general');
    const asked = await say(page, '@Briefwire Who is the mayor of Kelderwick?');
    await asked.getByRole('link', { name: '1 reply in the thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const replies = thread.getByRole('log').getByRole('article');
    await eventually(() => replies.count()).toBe(2);
    expect(await textOf(replies.nth(1))).toContain('Ingrid Salloway');
    const input = thread.getByRole('combobox', { name: 'Message the thread' });
    await input.fill('and the deputy mayor?');
    await input.press('Enter');
    await eventually(() => replies.count()).toBe(4);
    expect(await textOf(replies.nth(3))).toContain('Tomas Brandreth');
    await thread.getByRole('link', { name: 'Close the thread' }).click();
    await thread.waitFor({ state: 'detached' });
  });

  it('has a digest arrive by itself, with its cards in a thread', async () => {
    const page = await visit.open('#/channel/general');
    await say(page, '/digest subscribe every hour');
    await page.getByRole('link', { name: '# random' }).click();
    await visit.stage().fallDue();
    await page.getByRole('link', { name: /# general.*new/ }).click();
    const head = messages(page).nth(1);
    await head.waitFor();
    expect(await textOf(head)).toContain('2 new briefs');
    await head.getByRole('link', { name: /replies? in the thread/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await eventually(() => textOf(thread)).toContain('Kelderwick');
  });

  it('takes in many files, tells how far it is, and why one was not taken', async () => {
    const page = await visit.open('#/briefs');
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
    expect(await textOf(page.getByRole('region', { name: 'Add articles' }))).toMatch(/broken\.txt: .*UTF-8/);
    await eventually(() => page.getByRole('link', { name: /Ada Marsh/ }).count()).toBe(12);
  });

  it('adds a file by the form, and shows how far a large one is', async () => {
    const page = await visit.open('#/channel/general');
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
    expect(await textOf(messages(page).first())).toMatch(/is now the brief/);
  });

  it('shows hostile text as text: no element, no link, no request comes of it', async () => {
    const page = await visit.open('#/channel/general');
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
    const brief = /is now the brief (\S+) of/.exec(await textOf(messages(page).first()))?.[1] ?? '';
    await say(page, `/brief show ${brief} all`);
    await page.getByRole('radio', { name: 'Side by side' }).check();
    await page.locator('#slack_blocks_to_jsx').first().waitFor();
    await page.locator('discord-embed').first().waitFor();
    const planted =
      'img[src="x"], script:not([src]), iframe, a[href*="evil"], a[href^="javascript"], .message b';
    expect(await page.locator(planted).count()).toBe(0);
    await page.goto(`${visit.stage().url}#/brief/${brief}`);
    await page.getByText('<script>').first().waitFor();
    expect(await page.locator(planted).count()).toBe(0);
  });

  it('comes back by itself after a lost connection, with what was said meanwhile', async () => {
    const page = await visit.open('#/channel/general');
    const other = await visit.open('#/channel/general');
    await say(page, '/brief show harbour-budget people');
    await eventually(() => messages(other).count()).toBe(1);
    // The browser itself tells of a connection that ends early.
    visit.stage().platform.dropConnections();
    await say(page, '/brief show museum-theft people');
    await eventually(() => messages(other).count()).toBe(2);
    visit.forgive((complaint) => /ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION/.test(complaint));
  });
});
