/** Briefwire in Discord, and as little as a bot on discord.js can do. */
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { createDiscordPlatform } from '../../src/adapters/discord/discord-platform.ts';
import { secrets } from '../../tests/fakes/discord/fake-discord-cast.ts';
import { gatherCrowd, type Side } from './measure-chat.ts';
import type { OpenHandlers } from './open-handlers.ts';

/** What everybody types: `/ask` with these options. */
export async function discordSides(
  { handlers, store, logger }: OpenHandlers,
  options: Readonly<Record<string, string>>,
): Promise<readonly Side[]> {
  const gather = () => gatherCrowd(new URL('./discord-crowd.ts', import.meta.url), options);
  return [await startBriefwire(), await startEcho()];

  async function startBriefwire(): Promise<Side> {
    const crowd = await gather();
    const platform = createDiscordPlatform({
      token: secrets.token,
      handlers,
      store,
      logger,
      clock: { now: () => Date.now() },
      config: { guild: null, messageContent: false, apiUrl: crowd.apiUrl },
    });
    await platform.start();
    return { bot: 'Briefwire', crowd, stop: () => platform.stop() };
  }

  async function startEcho(): Promise<Side> {
    const crowd = await gather();
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      // As Briefwire has it: Discord does not count interactions, and waiting four seconds a round for a limit that
      // is not there would let the connections of both bots lapse.
      rest: { api: crowd.apiUrl, globalRequestsPerSecond: Number.POSITIVE_INFINITY },
    });
    client.on(Events.InteractionCreate, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const content = interaction.options.getString('question') ?? '';
      await interaction.editReply({ content, allowedMentions: { parse: [] } });
    });
    client.on(Events.Error, (error) => logger.error('echo bot', { error }));
    const ready = new Promise((done) => client.once(Events.ClientReady, done));
    await client.login(secrets.token);
    await ready;
    // The loopback Discord lets people type registered commands only.
    await client.application?.commands.set([
      {
        name: 'ask',
        description: 'echo',
        options: [
          { type: 3, name: 'question', description: 'what', required: true },
          { type: 3, name: 'brief', description: 'which' },
        ],
      },
    ]);
    return { bot: 'echo bot', crowd, stop: () => client.destroy() };
  }
}
