/** config/briefwire.yaml: what an operator may set, with a default for everything. */
import { z } from 'zod';
import { briefSettings } from './brief-settings.ts';
import { checkYaml } from './check-yaml.ts';
import { digestSettings } from './digest-settings.ts';
import { needMapping } from './need-mapping.ts';

const needGuild = 'give the id of a Discord server in quotation marks, for example "81384788765712384"';
const needManagers = 'give everyone, admins, or a list of Slack user ids such as [U024BE7LH]';
const needPace = 'give a number of requests a second from 1 to 1000';
const needPort = 'give a port from 1 to 65535';

const discord = z.strictObject(
  {
    // A number would have lost its last digits: ids are longer than a double holds.
    guild: z
      .string(needGuild)
      .regex(/^\d{15,21}$/, needGuild)
      .nullable()
      .default(null),
    messageContent: z.boolean('give true or false').default(false),
    // A little less than the 50 that Discord takes of a bot; more only where Discord has allowed a bot more.
    requestsPerSecond: z.number(needPace).min(1, needPace).max(1000, needPace).default(48),
    channels: z.array(z.string(needGuild), 'give a list of channel ids in quotation marks').default([]),
  },
  needMapping('give settings, for example messageContent: true'),
);

const slack = z.strictObject(
  {
    mode: z.enum(['socket', 'http'], 'give socket or http').default('socket'),
    port: z.int(needPort).min(1, needPort).max(65_535, needPort).default(3000),
    managers: z
      .union(
        [
          z.enum(['everyone', 'admins']),
          z.array(z.string(needManagers).regex(/^[UW][A-Z0-9]+$/, needManagers)),
        ],
        needManagers,
      )
      .default('admins'),
    channels: z
      .array(z.string('give a channel id'), 'give a list of channel ids such as [C024BE91L]')
      .default([]),
  },
  needMapping('give settings, for example mode: socket'),
);

const store = z.strictObject(
  { file: z.string('give a path').min(1, 'give a path').default('data/briefwire.db') },
  needMapping('give settings, for example file: data/briefwire.db'),
);

const preview = z.strictObject(
  {
    port: z.int(needPort).min(1, needPort).max(65_535, needPort).default(3000),
    file: z.string('give a path').min(1, 'give a path').default('data/preview.db'),
  },
  needMapping('give settings, for example port: 3000'),
);

const log = z.strictObject(
  {
    level: z.enum(['info', 'warn', 'error'], 'give info, warn or error').default('info'),
  },
  needMapping('give settings, for example level: info'),
);

const schema = z.strictObject(
  {
    briefs: briefSettings.prefault({}),
    discord: discord.prefault({}),
    slack: slack.prefault({}),
    digests: digestSettings.prefault({}),
    store: store.prefault({}),
    preview: preview.prefault({}),
    log: log.prefault({}),
  },
  needMapping('give settings, for example briefs:'),
);

export type BriefwireConfig = Readonly<z.output<typeof schema>>;

/** Throws BriefingError `config-invalid` with every problem. */
export function parseBriefwireConfig(yaml: string, file: string): BriefwireConfig {
  return checkYaml(schema, yaml, file);
}
