/** `npm run screenshot`: takes the picture of the preview that the README shows, of the shipped briefs. */
import { join } from 'node:path';
import { launchChromium } from './chromium.ts';
import { openPreviewStage } from './preview-stage.ts';

const project = join(import.meta.dirname, '../..');
const file = join(project, 'docs/preview.png');

const stage = await openPreviewStage(join(project, 'briefs'));
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 860 } });
  await page.goto(`${stage.url}#/channel/general`);
  const composer = page.getByRole('combobox', { name: 'Message #general' });
  const messages = page.getByRole('log').getByRole('article');
  for (const [index, text] of [
    '/brief show shanghai-visit-2023 people',
    '@Briefwire Who is the mayor of Shanghai?',
  ].entries()) {
    await composer.fill(text);
    await composer.press('Enter');
    await messages.nth(index).waitFor();
  }
  await page.getByRole('link', { name: '1 reply in the thread' }).click();
  await page.getByRole('complementary', { name: 'Thread' }).getByText('Gong Zheng').first().waitFor();
  await page.getByRole('radio', { name: 'Side by side' }).check();
  await page.locator('#slack_blocks_to_jsx').first().waitFor();
  await page.locator('discord-embed').first().waitFor();
  await page.getByRole('log').first().evaluate('(list) => list.scrollTo(0, 0)');
  // The libraries lay out what they show in steps of their own.
  await page.waitForTimeout(500);
  await page.screenshot({ path: file });
  console.log(`Written: ${file}`);
} finally {
  await browser.close();
  await stage.close();
}
