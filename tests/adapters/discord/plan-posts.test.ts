import { describe, expect, it } from 'vitest';
import { type DiscordPost, planDiscordPosts } from '../../../src/adapters/discord/plan-posts.ts';
import type { Action, Reply } from '../../../src/commands/reply.ts';
import { findPayloadViolations } from '../../fakes/discord/discord-rules.ts';
import { readPayload } from '../../fakes/discord/read-payload.ts';
import { button, menu, reply, section } from './replies.ts';

const delivery = '0123456789abcdef';
const topic = (brief: string) => ({ brief, conversation: null, shown: [] });
const rowsOf = (count: number): Action[] => Array.from({ length: count }, (_, n) => menu(`m${n}`, 2));

function plan(head: Reply, thread: readonly Reply[] = []) {
  const posts = planDiscordPosts({ head, thread, threadName: 'Digest of today' }, delivery);
  return posts.map(({ place, payload, topic }) => {
    const { message, threadName } = payload as DiscordPost;
    expect(findPayloadViolations(message)).toEqual([]);
    const rows = message.components.map(({ components }) =>
      components.map((each) => ('custom_id' in each ? each.custom_id : '')),
    );
    return { place, topic, message, threadName, rows, text: readPayload(message).text };
  });
}

describe('a plan', () => {
  it('has the head in the channel and all else in its thread, each with its number', () => {
    const posts = plan(reply([section('head')]), [reply([section('one')]), reply([section('two')])]);
    expect(posts.map(({ place, text, rows }) => ({ place, text, rows }))).toEqual([
      { place: 'channel', text: 'head', rows: [[`about:${delivery}:0`]] },
      { place: 'thread', text: 'one', rows: [[`about:${delivery}:1`]] },
      { place: 'thread', text: 'two', rows: [[`about:${delivery}:2`]] },
    ]);
    expect(new Set(posts.map(({ threadName }) => threadName))).toEqual(new Set(['Digest of today']));
  });

  it('copies what a message is about from the reply that it is part of', () => {
    const long = reply([section('word '.repeat(1500))], { topic: topic('a') });
    const posts = plan(reply([section('head')]), [long, reply([section('x')], { topic: topic('b') })]);
    expect(posts.map((post) => post.topic?.brief ?? null)).toEqual([null, 'a', 'a', 'b']);
  });

  it('survives being kept as JSON', () => {
    const posts = planDiscordPosts({ head: reply([section('a')]), thread: [], threadName: '' }, delivery);
    expect(JSON.parse(JSON.stringify(posts))).toEqual(posts);
    expect(posts[0]?.payload).toMatchObject({ threadName: expect.stringMatching(/./) });
  });

  it('of a head too long for one message goes on in the thread, and each message has its own mark', () => {
    const head = reply([section('word '.repeat(2500))], {
      actions: [button(`about:${delivery}:0`, 'About')],
    });
    const posts = plan(head);
    expect(posts.length).toBeGreaterThan(1);
    expect(posts.map(({ place }) => place)).toEqual(['channel', ...posts.slice(1).map(() => 'thread')]);
    expect(posts.map(({ rows }) => rows)).toEqual(posts.map((_, n) => [[`about:${delivery}:${n}`]]));
  });
});

describe('the mark of a message', () => {
  const own = button(`about:${delivery}:0`, 'About this digest');
  const labelled = (actions: Action[]) => plan(reply([section('x')], { actions }))[0]?.rows;

  it.each([
    ['is its own button where it has one', [menu('m', 2), own], [['m'], [own.id]]],
    ['joins a row of buttons', [button('a'), button('b')], [['a', 'b', own.id]]],
    [
      'has a row to itself where the last is full',
      [1, 2, 3, 4, 5].map((n) => button(`b${n}`)),
      [['b1', 'b2', 'b3', 'b4', 'b5'], [own.id]],
    ],
    ['has a row to itself after a menu', [menu('m', 2)], [['m'], [own.id]]],
    [
      'joins the last of five rows',
      [...rowsOf(4), button('b')],
      [['m0'], ['m1'], ['m2'], ['m3'], ['b', own.id]],
    ],
  ])('%s', (_name, actions, rows) => expect(labelled(actions as Action[])).toEqual(rows));

  it('of which there are two is there once', () => {
    const actions = [own, button('b'), { ...own, id: `about:${delivery}:7` }];
    expect(labelled(actions)).toEqual([[own.id, 'b']]);
  });

  it('where all five rows are full takes one more message, and no button is lost', () => {
    const posts = plan(reply([section('x')], { actions: rowsOf(5) }), [reply([section('y')])]);
    expect(posts.map(({ rows }) => rows)).toEqual([
      [['m0'], ['m1'], ['m2'], ['m3'], [`about:${delivery}:0`]],
      [['m4'], [`about:${delivery}:1`]],
      [[`about:${delivery}:2`]],
    ]);
    expect(posts.map(({ place }) => place)).toEqual(['channel', 'thread', 'thread']);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 10])('fits beside %d rows, whatever the last one is', (count) => {
    for (const last of [menu('last', 30), button('last')]) {
      const actions = [...rowsOf(count), last];
      const ids = plan(reply([section('x')], { actions })).flatMap(({ rows }) => rows.flat());
      for (const action of actions) expect(ids).toContain(action.id);
    }
  });
});
