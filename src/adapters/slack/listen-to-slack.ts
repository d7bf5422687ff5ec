/** What Bolt hears, handed on: acknowledged first, answered then. */
import type {
  App,
  BlockAction,
  BlockSuggestion,
  SlackEventMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { WorkUnderWay } from '../../commands/work-under-way.ts';
import { answerAction } from './answer-action.ts';
import { answerCommand } from './answer-command.ts';
import { answerForm } from './answer-form.ts';
import { answerHome, type SlackHomeEvent } from './answer-home.ts';
import { answerMessage, type SlackMessageEvent } from './answer-message.ts';
import { suggestOptions } from './answer-suggestion.ts';
import { withoutSecrets } from './bolt-logger.ts';
import type { SlackContext } from './slack-context.ts';
import type { SlackTimings } from './slack-timings.ts';

export function listenToSlack(config: {
  readonly app: App;
  readonly context: SlackContext;
  readonly work: WorkUnderWay;
  readonly timings: SlackTimings;
}): void {
  const { app, context, work, timings } = config;
  const { handlers, logger, team } = context;
  const nothing = async () => {};

  /** Acknowledges at once, whatever comes of it, and goes on. */
  async function begin(acknowledge: () => Promise<void>, answer: () => Promise<void>): Promise<void> {
    try {
      await acknowledge();
    } catch (error) {
      // The connection was lost; Slack sends it again, and it counts once all the same.
      logger.warn('Slack: something could not be acknowledged', { problem: withoutSecrets(String(error)) });
    }
    void work.run(async () => {
      try {
        await answer();
      } catch (error) {
        logger.error('Slack: something could not be answered', { error });
      }
    });
  }

  app.command(/./, ({ ack, command }) => begin(ack, () => answerCommand(context, command)));
  app.action(/./, ({ ack, body }) => begin(ack, () => answerAction(context, body as BlockAction)));
  app.view(/./, ({ ack, body }) => begin(ack, () => answerForm(context, body as ViewSubmitAction)));
  // Here the acknowledgement is the answer.
  app.options(/./, ({ ack, body }) =>
    begin(async () => {
      await ack({ options: await suggestOptions(context, body as BlockSuggestion, timings.suggest) });
    }, nothing),
  );

  const onMessage = ({ event }: SlackEventMiddlewareArgs<'message' | 'app_mention'>) =>
    begin(nothing, () => answerMessage(context, event as SlackMessageEvent));
  app.event('message', onMessage);
  app.event('app_mention', onMessage);
  app.event('app_home_opened', ({ event, body }) =>
    begin(nothing, () => answerHome(context, body.event_id, event as SlackHomeEvent)),
  );

  /** Once: Slack may tell it again after the app was installed anew. */
  async function leave(eventId: string): Promise<void> {
    if (await handlers.isFirst(`slack:event:${eventId}`)) await handlers.left(`slack:${team}`);
  }
  app.event('app_uninstalled', ({ body }) => {
    logger.error(
      'Slack: the app was removed from the workspace. Install it again and put its new token into .env.',
    );
    return begin(nothing, () => leave(body.event_id));
  });
  app.event('tokens_revoked', ({ event, body }) => {
    logger.error('Slack: tokens were revoked. Install the app again and put its new token into .env.');
    const own = (event.tokens.bot ?? []).length > 0;
    return begin(nothing, async () => {
      if (own) await leave(body.event_id);
    });
  });
  app.error(async (error) => logger.error('Slack: something went wrong', { error }));
}
