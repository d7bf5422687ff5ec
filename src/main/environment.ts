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
  /** A PostgreSQL database to keep everything in, with the password where it has one; null for the SQLite file. */
  readonly databaseUrl: string | null;
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
    databaseUrl: read('DATABASE_URL'),
    debug: read('BRIEFWIRE_DEBUG') === '1',
  };
}

/** Everything in it that must never be seen. */
export function secretsOf(environment: Environment): string[] {
  const { discordToken, slackBotToken, slackAppToken, slackSigningSecret, databaseUrl } = environment;
  const tokens = [discordToken, slackBotToken, slackAppToken, slackSigningSecret];
  const secrets = [...tokens, databaseUrl, ...passwordsIn(databaseUrl ?? '')];
  // Of a proxy: else nothing in these is secret.
  for (const url of [environment.discordApiUrl, environment.slackApiUrl])
    if (url?.includes('@')) secrets.push(url, ...userInfoIn(url), ...passwordsIn(url));
  return secrets.filter((secret) => secret !== null);
}

/** A token may stand there as the user, without a password. */
function userInfoIn(url: string): string[] {
  const [, userInfo] = /^[^/]*\/\/([^/?#]*)@/.exec(url) ?? [];
  return userInfo ? [userInfo] : [];
}

/** As it stands in the address, and as it is. Also of an address that is none, since it is then told of. */
function passwordsIn(url: string): string[] {
  const userInfo = /^[^/]*\/\/[^/?#]*?:([^/?#]*)@/.exec(url)?.[1] ?? '';
  const parameter = /[?&]password=([^&#]*)/.exec(url)?.[1] ?? '';
  const written = [userInfo, parameter].filter((password) => password !== '');
  return [...new Set(written.flatMap((password) => [password, decoded(password)]))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
