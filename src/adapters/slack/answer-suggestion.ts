/** Somebody looks for an option in a form in Slack. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BlockSuggestion } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { plainText } from './action-blocks.ts';
import { readFormMetadata } from './form-metadata.ts';
import { readSuggestAction } from './form-to-slack-view.ts';
import { originOf, type SlackContext } from './slack-context.ts';
import { slackLimits } from './slack-limits.ts';

/** What is acknowledged: none where nothing is found, something goes wrong, or `withinMs` are over. Never rejects. */
export async function suggestOptions(
  context: SlackContext,
  body: BlockSuggestion,
  withinMs: number,
): Promise<PlainTextOption[]> {
  const late = new AbortController();
  try {
    return await Promise.race([
      find(context, body),
      sleep(withinMs, [], { signal: late.signal, ref: false }),
    ]);
  } catch (error) {
    context.logger.error('Slack: nothing could be suggested in a form', { error });
    return [];
  } finally {
    late.abort();
  }
}

async function find(context: SlackContext, body: BlockSuggestion): Promise<PlainTextOption[]> {
  const { handlers, managers } = context;
  const suggests = readSuggestAction(body.action_id);
  if (!suggests) return [];
  const user = body.user.id;
  const { channel, inThread } = readFormMetadata(body.view?.private_metadata ?? '', user);
  const mayManage = await managers.mayManage(user);
  const suggestions = await handlers.suggest({
    origin: originOf(context, { channel, threadTs: inThread, user, mayManage }),
    ...suggests,
    options: {},
    typed: body.value,
  });
  return suggestions
    .filter(({ value }) => value !== '' && value.length <= slackLimits.optionValue)
    .slice(0, slackLimits.menuOptions)
    .map(({ label, value }) => ({ text: plainText(label, slackLimits.optionText), value }));
}
