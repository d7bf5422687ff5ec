import { expect, it } from 'vitest';
import { firing, newArticle, newDelivery, posts, subscription } from '../../contract/store/store-samples.ts';
import { openStoreParts } from './open-store-parts.ts';

it('what the sweep and the posting ask for is looked up, however many deliveries are settled and subscriptions kept', async () => {
  const { store, database, statements } = await openStoreParts(':memory:');
  const { subscriptions, deliveries } = store;
  const a = subscription('a', { nextDue: 1 });
  const { id, workspace } = newDelivery(1);
  const reason = { code: 'missed' } as const;
  await subscriptions.add(a);
  await subscriptions.due(['slack', 'discord'], 100);
  const skipped = { first: newDelivery(2), last: newDelivery(3), count: 2, reason };
  await deliveries.fire(firing(a, { post: newDelivery(1), skipped }), 'copy', 1_000);
  await deliveries.add(newDelivery(4));
  await deliveries.claim(['slack', 'discord'], 'copy', 1_000, 10);
  await deliveries.renew('copy', ['a'], 1_000);
  await deliveries.compose(id, 'copy', { posts: posts('head'), coversUntil: 1, unreadable: 0 });
  await deliveries.begin(id, 'copy', 1_000);
  await deliveries.posted(id, 'copy', ['m']);
  await deliveries.fail(id, 'copy', { retryInMs: 1, refused: true, reason });
  await deliveries.finish(id, 'copy');
  await deliveries.release('copy');
  await deliveries.nextDueMs(['slack', 'discord']);
  await deliveries.history(workspace, 'a', 10);
  await deliveries.find(workspace, id);
  await subscriptions.list(workspace, 'C1');
  await subscriptions.setNextDue(workspace, 'a', null);
  await subscriptions.remove(workspace, 'a');
  await store.workspaces.forget(workspace);
  await store.purge();

  expect(statements.length).toBeGreaterThan(20);
  for (const { sql } of statements) {
    const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    const scans = steps.filter(({ detail }) => /^SCAN (?:deliveries|subscriptions)/.test(String(detail)));
    expect({ sql, scans }).toEqual({ sql, scans: [] });
  }
  const ordered = statements.filter(({ sql }) => /order by "next_(?:at|due)"/.test(sql));
  expect(ordered).toHaveLength(3);
  for (const { sql } of ordered) {
    const plan = JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
    expect(plan).toMatch(/deliveries_next|subscriptions_due/);
    expect(plan).not.toContain('TEMP B-TREE');
  }
  await store.close();
});

it('a question to the library is looked up, however many briefs are kept', async () => {
  const { store, database, statements } = await openStoreParts(':memory:');
  await store.articles.add('w', newArticle('a', 'The bridge.'));
  await store.library.putShipped([{ id: 'a', version: '1', terms: ['bridg'] }]);
  expect(await store.library.search('w', ['bridg', 'ferri'], 8)).toHaveLength(2);
  await store.articles.remove('w', 'a');
  await store.workspaces.forget('w');

  expect(statements.length).toBeGreaterThan(8);
  for (const { sql } of statements) {
    const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
    // An index is told of a match by M; FTS5 would walk through all of it without one.
    const scans = steps.filter(({ detail }) =>
      /^SCAN (?:articles|library_entries|library_index VIRTUAL TABLE INDEX \d+:(?!.*M))/.test(String(detail)),
    );
    expect({ sql, scans }).toEqual({ sql, scans: [] });
  }
  await store.close();
});
