/** A visit to the preview in a real browser: nothing may lead elsewhere, and neither page nor server may complain. */
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { chromiumPath, launchChromium } from './chromium.ts';
import { openPreviewStage, type PreviewStage } from './preview-stage.ts';

/** Milliseconds. The threads that take articles in give way to everything else that runs. */
const patience = 30_000;

export interface Visit {
  /** That of the present test. */
  stage(): PreviewStage;
  /** Opens the page in a browser of its own; `path` begins with #. */
  open(path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Lets go of what the page has complained of so far, as far as it was meant to. */
  forgive(isMeant: (complaint: string) => boolean): void;
}

/** Skipped where there is no Chromium. */
export function describeVisit(name: string, tests: (visit: Visit) => void): void {
  describe.skipIf(chromiumPath === null)(name, { timeout: 4 * patience }, () => {
    let browser: Browser;
    let stage: PreviewStage;
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
        expect({ strayed, complaints, log: stage.log }).toEqual({ strayed: [], complaints: [], log: [] });
      };
    });

    tests({
      stage: () => stage,
      async open(path = '', options = {}) {
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
      },
      forgive(isMeant) {
        complaints = complaints.filter((complaint) => !isMeant(complaint));
      },
    });
  });
}

/** As expect.poll, for as long as the browser waits. */
export const eventually = <T>(look: () => T) => expect.poll(look, { timeout: patience });

export const composer = (page: Page) => page.getByRole('combobox', { name: 'Message #general' });

export const messages = (page: Page) =>
  page.getByRole('log', { name: 'Messages in #general' }).getByRole('article');

/** Writes in #general, and gives the last message once there is another one. */
export async function say(page: Page, text: string): Promise<Locator> {
  const before = await messages(page).count();
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await messages(page).nth(before).waitFor();
  return messages(page).last();
}

/** What a person reads there, in one line. */
export const textOf = async (place: Locator) => (await place.innerText()).replace(/\s+/g, ' ');
