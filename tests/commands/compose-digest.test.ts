import { describe, expect, it } from 'vitest';
import type { Reply, Section } from '../../src/commands/reply.ts';
import { repairText } from '../../src/core/article/repair-text.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { actionOf, textOf } from './chat-room.ts';
import { delivery, hour, monday, openDigestStand, workspace } from './digest-stand.ts';

const three = ['harbour-budget.md', 'museum-theft.md', 'rail-strike.md'];
const linesOf = (section: Section) =>
  section.lines.map(({ mark, parts }) => ({ mark, text: parts.map(({ text }) => text).join('') }));
const pointsOf = (section: Section) => linesOf(section).filter(({ mark }) => mark !== 'none');
const labelsOf = ({ actions }: Reply) =>
  actions.map((action) => (action.kind === 'menu' ? action.placeholder : action.label));

describe('a digest of one brief', () => {
  it('tells it in the head, with the ways on from there', async () => {
    const { compose } = openDigestStand(['harbour-budget.md']);
    const { replies, news, unreadable } = await compose();
    expect({ news, unreadable }).toEqual({ news: 1, unreadable: 0 });
    const text = textOf(replies.head);
    expect(text).toMatch(/^🗞️ 1 new brief\n/);
    expect(text).toMatch(/ · The Kelderwick Courier · 2024-03-14 \/brief show harbour-budget\n/);
    expect(text).toMatch(/\nDigest: weekdays at 9:00 \(Europe\/Berlin\)$/);
    expect(replies.head).toMatchObject({ audience: 'public', topic: { brief: 'harbour-budget', shown: [] } });
    expect(replies.head.summary).toMatch(/^1 new brief: /);
    expect(labelsOf(replies.head)).toEqual(['Show a card', 'Ask', 'About this digest']);
    expect(actionOf(replies.head, 'About this digest')).toBe(`about:${delivery}:0`);
  });

  it('has its cards in the thread, numbered through, so that people can ask for more on a point', async () => {
    const { compose, desk } = openDigestStand(['harbour-budget.md']);
    const { replies } = await compose();
    const { brief } = await desk.read(workspace, 'harbour-budget');
    const [cards, ...others] = replies.thread;
    expect(others).toEqual([]);
    expect(replies.threadName).toBe(`Cards: ${brief.article.title}`);
    expect(cards?.sections.map(({ heading }) => heading)).toEqual(
      brief.cards.map(({ theme }) => `${theme.emoji} ${theme.label}`),
    );
    const marks = cards?.sections.flatMap(pointsOf).map(({ mark }) => mark) ?? [];
    expect(marks).toEqual(marks.map((_, index) => ({ number: index + 1 })));
    expect(cards?.topic).toMatchObject({ brief: 'harbour-budget', conversation: null });
    expect(cards?.topic?.shown.map(({ number }) => ({ number }))).toEqual(marks);
    expect(labelsOf(cards as Reply)).toEqual(['Ask']);
  });

  it('shows five points of a card at most, and the command that shows the others', async () => {
    const { compose, desk } = openDigestStand(['harbour-budget.md']);
    const { replies } = await compose();
    const { brief } = await desk.read(workspace, 'harbour-budget');
    const long = brief.cards.filter(({ points }) => points.length > 5);
    expect(long.length).toBeGreaterThan(0);
    for (const [index, card] of brief.cards.entries()) {
      const section = replies.thread[0]?.sections[index] as Section;
      expect(pointsOf(section)).toHaveLength(Math.min(5, card.points.length));
      if (!long.includes(card)) continue;
      const rest = `… and ${card.points.length - 5} more: /brief show harbour-budget ${card.id}`;
      expect(linesOf(section).at(-1)?.text).toBe(rest);
    }
  });
});

describe('a digest of several briefs', () => {
  it('has a line for each in the head, newest first, and a menu of them', async () => {
    const { compose } = openDigestStand(three);
    const { replies, news } = await compose();
    expect(news).toBe(3);
    const ids = [...textOf(replies.head).matchAll(/\/brief show (\S+)/g)].map(([, id]) => id);
    expect(ids).toEqual(['harbour-budget', 'museum-theft', 'rail-strike']);
    expect(replies.head.topic).toBeNull();
    expect(labelsOf(replies.head)).toEqual(['Choose a brief', 'About this digest']);
    expect(replies.threadName).toBe('Cards of 3 briefs');
  });

  it('has a reply for each theme in the order of cards, a section for each brief in it', async () => {
    const { compose, desk } = openDigestStand(three);
    const { thread } = (await compose()).replies;
    expect(thread[0]?.summary).toBe('At a glance');
    expect(thread[0]?.sections).toHaveLength(3);
    const expected = new Set<string>();
    for (const id of three.map((name) => name.replace('.md', ''))) {
      const { brief } = await desk.read(workspace, id);
      for (const { theme } of brief.cards)
        expected.add(`${theme.emoji} ${theme.label} — ${brief.article.title}`);
    }
    const headings = thread.flatMap(({ sections }) => sections.map(({ heading }) => heading));
    expect(new Set(headings)).toEqual(expected);
    expect(headings).toHaveLength(expected.size);
    const order = ['At a glance', 'Finance', 'Livelihood', 'Timeline', 'Figures', 'People', 'Outlook'];
    const labels = thread.map(({ summary }) => summary).filter((label) => order.includes(label));
    expect(labels).toEqual(order.filter((label) => labels.includes(label)));
    expect(labels.length).toBeGreaterThan(4);
    for (const reply of thread) expect(reply).toMatchObject({ audience: 'public', topic: null });
  });

  it.each([
    [three, 3],
    [[...three, 'vaccine-trial.md'], 2],
  ])('shows fewer points the more there are: %j', async (samples, most) => {
    const { compose } = openDigestStand(samples);
    const { thread } = (await compose()).replies;
    const counts = thread.flatMap(({ sections }) => sections.map((section) => pointsOf(section).length));
    expect(Math.max(...counts)).toBe(most);
    // A number would mean nothing where several briefs could have it.
    for (const { sections } of thread)
      for (const { mark } of sections.flatMap(pointsOf)) expect(mark).toBe('bullet');
  });
});

describe('every line of a thread', () => {
  it.each([[['harbour-budget.md']], [three]])('is a quotation with its place: %j', async (samples) => {
    const { compose, desk, files } = openDigestStand(samples);
    const { thread } = (await compose()).replies;
    const points = [];
    for (const [id, source] of files) {
      const { brief } = await desk.read(workspace, id);
      for (const { text, citation } of brief.cards.flatMap((card) => card.points)) {
        expect(source.slice(citation.start, citation.end)).toBe(citation.quote);
        points.push({ text, end: `${text} [${citation.paragraph}.${citation.sentence}]` });
        expect(text).toBe(repairText(citation.quote));
      }
    }
    const shown = thread.flatMap(({ sections }) => sections.flatMap(pointsOf));
    expect(shown.length).toBeGreaterThan(10);
    for (const { text } of shown) expect(points.some(({ end }) => text.endsWith(end))).toBe(true);
  });
});

describe('what is new', () => {
  const idsIn = (reply: Reply) => [...textOf(reply).matchAll(/\/brief show (\S+)/g)].map(([, id]) => id);

  it('has appeared after what is covered, up to the time that is asked for', async () => {
    const { compose } = openDigestStand(three);
    const head = async (coveredUntil: number | null, upTo: number) =>
      idsIn((await compose({ coveredUntil }, upTo)).replies.head);
    expect(await head(monday - 2 * hour, monday - hour)).toEqual(['museum-theft']);
    expect(await head(monday - 2 * hour - 1, monday - 1)).toEqual(['museum-theft', 'rail-strike']);
    expect(await head(null, monday - hour)).toEqual(['museum-theft', 'rail-strike']);
  });

  it('is one of the briefs that were chosen', async () => {
    const { compose } = openDigestStand(three);
    const { replies } = await compose({ briefs: ['rail-strike', 'gone'] });
    expect(idsIn(replies.head)).toEqual(['rail-strike']);
    expect(textOf(replies.head)).toMatch(/Digest: .+ · of 2 chosen briefs$/);
  });

  it('has a card on one of the themes, and shows those cards alone', async () => {
    const { compose, desk } = openDigestStand([...three, 'football-final.md']);
    const themes = ['finance', 'sport'];
    const { replies, news } = await compose({ themes });
    const withCard = [];
    for (const id of ['harbour-budget', 'museum-theft', 'rail-strike', 'football-final']) {
      const { brief } = await desk.read(workspace, id);
      if (brief.cards.some((card) => themes.includes(card.id))) withCard.push(id);
    }
    expect(withCard.length).toBeGreaterThan(1);
    expect(withCard.length).toBeLessThan(4);
    expect(idsIn(replies.head)).toEqual(withCard);
    expect(news).toBe(withCard.length);
    expect(replies.thread.map(({ summary }) => summary)).toEqual(['Finance', 'Sport']);
    expect(textOf(replies.head)).toMatch(/ · on Finance and Sport$/);
  });

  it('is left out where it has been removed since it was listed', async () => {
    const { compose, desk } = openDigestStand(three);
    const { replies, unreadable } = await compose({}, monday, {
      read: async (where, id) => {
        if (id === 'museum-theft')
          throw new BriefingError('brief-unknown', { asked: id, known: [], near: null });
        return desk.read(where, id);
      },
    });
    expect(idsIn(replies.head)).toEqual(['harbour-budget', 'rail-strike']);
    expect(unreadable).toBe(0);
  });
});

describe('a day without news', () => {
  it('says since when, and has no thread', async () => {
    const { compose } = openDigestStand(three);
    const { replies, news } = await compose({ coveredUntil: monday - 2500 }, monday - 1);
    expect(news).toBe(0);
    expect(textOf(replies.head)).toBe(
      '🗞️ Nothing new\nNothing new since Mon 30 Nov 2026, 9:00.\nDigest: weekdays at 9:00 (Europe/Berlin)',
    );
    expect(replies.thread).toEqual([]);
    expect(labelsOf(replies.head)).toEqual(['About this digest']);
    expect(replies.head).toMatchObject({ audience: 'public', topic: null });
  });

  it('names no time after that of the post before', async () => {
    const { compose } = openDigestStand(three);
    const { replies } = await compose({ coveredUntil: monday + 27_000 }, monday + hour);
    expect(textOf(replies.head)).toContain('Nothing new since Mon 30 Nov 2026, 9:00.');
  });

  it('names the themes, and says that nothing has ever been there', async () => {
    const { compose } = openDigestStand([]);
    const { replies } = await compose({ themes: ['finance', 'people', 'no-longer-there'] });
    expect(textOf(replies.head)).toMatch(
      /\nThere is nothing on Finance, People, and no-longer-there to tell of yet\.\n/,
    );
  });
});

describe('briefs that cannot be read', () => {
  const broken = '---\ntitle: [\n---\nText.';
  const wrongTheme = '---\nthemes: [nonsense]\n---\nThe river rose on Monday and people fled.';

  it('are told apart from a day without news', async () => {
    const { compose, add } = openDigestStand(['rail-strike.md']);
    add('broken', broken, monday);
    const { replies, news, unreadable } = await compose({ coveredUntil: monday });
    expect({ news, unreadable }).toEqual({ news: 0, unreadable: 1 });
    expect(textOf(replies.head)).toMatch(/^🗞️ Nothing new that could be read\n/);
    expect(textOf(replies.head)).toMatch(
      /1 brief could not be read; whoever runs Briefwire finds the reason in its log/,
    );
  });

  it('do not keep the others back, and are in the log', async () => {
    const { compose, add, warnings } = openDigestStand(['rail-strike.md']);
    add('broken', broken, monday);
    add('wrong', wrongTheme, monday);
    const { replies, news, unreadable } = await compose();
    // The one that could not even be listed is no news: it may have been broken for long.
    expect({ news, unreadable }).toEqual({ news: 2, unreadable: 2 });
    expect(textOf(replies.head)).toMatch(/^🗞️ 1 new brief\n/);
    expect(textOf(replies.head)).toMatch(/2 briefs could not be read/);
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'front-matter-invalid' }),
      expect.objectContaining({ code: 'front-matter-invalid' }),
    ]);
  });

  it('count only where the digest is about them', async () => {
    const { compose, add } = openDigestStand(['rail-strike.md']);
    add('broken', broken, monday);
    add('wrong', wrongTheme, monday);
    expect((await compose({ briefs: ['rail-strike'] })).unreadable).toBe(0);
    expect((await compose({ briefs: ['rail-strike', 'broken'] })).unreadable).toBe(1);
  });
});

describe('what nobody can compose around', () => {
  it.each([
    new BriefingError('store-unavailable', { problem: 'SQLITE_FULL' }),
    new BriefingError('config-unreadable', { file: 'config/themes.yaml', problem: 'ENOENT' }),
    new Error('a bug'),
  ])('is thrown: %s', async (error) => {
    const { compose } = openDigestStand(three);
    const fails = async () => {
      throw error;
    };
    await expect(compose({}, monday, { read: fails })).rejects.toBe(error);
    await expect(compose({}, monday, { list: fails })).rejects.toBe(error);
  });

  it('is that nobody knows when a brief appeared, if the digest is about it', async () => {
    const { compose, desk } = openDigestStand(three);
    const full = new BriefingError('store-unavailable', { problem: 'SQLITE_FULL' });
    const list: typeof desk.list = async (where) => {
      const { briefs, problems } = await desk.list(where);
      return {
        briefs: briefs.map((brief) => (brief.id === 'rail-strike' ? { ...brief, appearedAt: null } : brief)),
        problems,
        undated: full,
      };
    };
    await expect(compose({}, monday, { list })).rejects.toMatchObject({
      code: 'store-unavailable',
      cause: full,
    });
    expect((await compose({ briefs: ['museum-theft'] }, monday, { list })).news).toBe(1);
  });
});
