/** What the environment says: the names of its variables, and where they lead. */

/** An empty variable counts as none: that is how a line of .env is switched off. */
export interface Environment {
  readonly discordToken: string | null;
  readonly slackBotToken: string | null;
  readonly slackAppToken: string | null;
  readonly slackSigningSecret: string | null;
  /** Where Discord's API is, where it is not Discord's own: `http://127.0.0.1:4000/api`. */
  readonly discordApiUrl: string | null;
  /** Where Slack's API is, where it is not Slack's own: `http://127.0.0.1:4100/api/`. */
  readonly slackApiUrl: string | null;
  readonly debug: boolean;
}

export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const read = (name: string) => variables[name]?.trim() || null;
  return {
    discordToken: read('DISCORD_TOKEN'),
    slackBotToken: read('SLACK_BOT_TOKEN'),
    slackAppToken: read('SLACK_APP_TOKEN'),
    slackSigningSecret: read('SLACK_SIGNING_SECRET'),
    discordApiUrl: read('DISCORD_API_URL'),
    slackApiUrl: read('SLACK_API_URL'),
    debug: read('BRIEFWIRE_DEBUG') === '1',
  };
}

/** Everything in it that must never be seen. */
export function secretsOf(environment: Environment): string[] {
  const { discordToken, slackBotToken, slackAppToken, slackSigningSecret } = environment;
  return [discordToken, slackBotToken, slackAppToken, slackSigningSecret].filter((secret) => secret !== null);
}
