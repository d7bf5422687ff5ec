/** The digests of config/briefwire.yaml, as they are kept. */
import { parseSchedule } from '../core/calendar/parse-schedule.ts';
import { cronOf } from '../core/calendar/word-schedule.ts';
import { BriefingError, type BriefingFacts } from '../core/errors.ts';
import { nearest } from '../core/text/nearest.ts';
import { knownTheme, nearTheme } from '../core/theme/find-theme.ts';
import type { Taxonomy } from '../core/theme/theme.ts';
import type { BriefwireConfig } from './briefwire-config.ts';
import { configFile } from './read-config-file.ts';

/** As the store keeps it, but for when it fires next: whoever knows the time adds that. */
export interface ConfiguredSubscription {
  /** `config-` and its name. */
  readonly id: string;
  readonly workspace: string;
  readonly platform: string;
  readonly channel: string;
  /** Cron, as cronOf writes it. */
  readonly schedule: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly themes: readonly string[];
  readonly briefs: readonly string[];
  readonly quiet: boolean;
  readonly createdBy: '';
  readonly fromConfig: true;
  readonly coveredUntil: null;
}

export function configuredSubscriptions({ digests }: BriefwireConfig): ConfiguredSubscription[] {
  return digests.subscriptions.map(
    ({ name, workspace, channel, schedule, timezone, themes, briefs, quiet }) => ({
      id: `config-${name}`,
      workspace,
      platform: workspace.slice(0, workspace.indexOf(':')),
      channel,
      schedule: cronOf(parseSchedule(schedule)),
      timeZone: timezone ?? digests.timezone,
      themes,
      briefs,
      quiet,
      createdBy: '',
      fromConfig: true,
      coveredUntil: null,
    }),
  );
}

/** What the file by itself does not tell. Throws BriefingError `config-invalid` with every theme that there is not. */
export function checkDigestThemes({ digests }: BriefwireConfig, { facets, topics }: Taxonomy): void {
  const themes = [...Object.values(facets), ...topics];
  const problems = digests.subscriptions.flatMap((subscription) =>
    subscription.themes
      .filter((id) => !themes.some((theme) => theme.id === id))
      .map((id): BriefingFacts['config-invalid']['problems'][number] => {
        // Names that do in chat are no ids: what is near has to be one.
        const meant = knownTheme(themes, id) ?? knownTheme(themes, nearTheme(themes, id) ?? '');
        const guess = meant === undefined ? '' : `; did you mean ${meant.id}?`;
        const known = themes.map((theme) => theme.id).join(', ');
        return {
          path: `the digest "${subscription.name}", themes`,
          line: null,
          problem: `there is no theme "${id}"${guess} (the themes are ${known})`,
        };
      }),
  );
  if (problems.length > 0) throw new BriefingError('config-invalid', { file: configFile, problems });
}

/** A brief that a configured digest is restricted to and that is not among the shipped ones: it may be its workspace's own. */
export interface UnshippedBrief {
  /** The name of the digest. */
  readonly digest: string;
  readonly workspace: string;
  readonly brief: string;
  /** Id of the shipped one that was probably meant, or null. */
  readonly near: string | null;
}

export function unshippedBriefs({ digests }: BriefwireConfig, shipped: readonly string[]): UnshippedBrief[] {
  return digests.subscriptions.flatMap(({ name, workspace, briefs }) =>
    briefs
      .filter((brief) => !shipped.includes(brief))
      .map((brief) => ({ digest: name, workspace, brief, near: nearest(brief, shipped) })),
  );
}
