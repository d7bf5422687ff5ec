/** What a scenario is, and what scenarios have in common. */
import { expect } from 'vitest';
import type { ChatDriver, Outcome, SeenMessage } from './chat-driver.ts';
import type { Stage, StageOptions } from './stage.ts';

export interface Scenario {
  /** What a person can rely on, as one clause. */
  readonly name: string;
  readonly options?: StageOptions;
  /** Throws {@link notOffered} where the platform has no such thing. */
  run(stage: Stage): Promise<void>;
}

export const notOffered = new Error('the platform has no such thing');

/** Scenarios of one kind, under the heading that the table of results gives them. */
export interface ScenarioGroup {
  readonly heading: string;
  readonly scenarios: readonly Scenario[];
}

export function scenario(
  name: string,
  run: (driver: ChatDriver, stage: Stage) => Promise<void>,
  options?: StageOptions,
): Scenario {
  return { name, ...(options && { options }), run: (stage) => run(stage.driver, stage) };
}

/** The one message that came of something. */
export function only({ messages }: Outcome): SeenMessage {
  const latest = new Map(messages.map((message) => [message.id, message]));
  expect([...latest.values()].map(({ text }) => text)).toHaveLength(1);
  return messages.at(-1) as SeenMessage;
}

/** All text that came of something, a message that was changed counted once. */
export function textOf({ messages }: Outcome): string {
  const latest = new Map(messages.map((message) => [message.id, message.text]));
  return [...latest.values()].join('\n');
}

/** What each message of an outcome became in the end. */
export function latest({ messages }: Outcome): SeenMessage[] {
  return [...new Map(messages.map((message) => [message.id, message])).values()];
}

/** Posts a card of the harbour brief for everyone. */
export async function postCard(driver: ChatDriver, theme = 'people'): Promise<SeenMessage> {
  return only(await driver.command('brief', 'show', { brief: 'harbour-budget', theme }));
}

/** Asks about the harbour brief, privately. */
export async function askHarbour(driver: ChatDriver, question: string): Promise<SeenMessage> {
  return only(await driver.command('ask', null, { question, brief: 'harbour-budget' }));
}
