import { describe, expect, it } from 'vitest';
import { createAcknowledgementGate } from '../../../src/adapters/discord/acknowledgement-gate.ts';

const never = 60_000;

/** What has happened so far, once everything that can go on has. */
async function order(gate: ReturnType<typeof createAcknowledgementGate>) {
  const seen: string[] = [];
  const cleared = gate.clear().then(() => seen.push('answer'));
  const settle = () => new Promise((done) => setImmediate(done));
  await settle();
  return { seen, cleared, settle };
}

describe('the gate', () => {
  it('lets an answer through where nobody waits', async () => {
    expect((await order(createAcknowledgementGate(never))).seen).toEqual(['answer']);
  });

  it('holds answers until the last that has arrived is acknowledged', async () => {
    const gate = createAcknowledgementGate(never);
    const [first, second] = [gate.enter(), gate.enter()];
    const { seen, settle } = await order(gate);
    first();
    first();
    await settle();
    expect(seen).toEqual([]);
    second();
    await settle();
    expect(seen).toEqual(['answer']);
    gate.enter();
    expect((await order(gate)).seen).toEqual([]);
  });

  it('holds none for ever', async () => {
    const gate = createAcknowledgementGate(1);
    gate.enter();
    const { seen, cleared } = await order(gate);
    await cleared;
    expect(seen).toEqual(['answer']);
  });
});
