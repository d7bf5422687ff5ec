import { describe, expect, it } from 'vitest';
import { parseBriefwireConfig } from '../../src/config/briefwire-config.ts';
import { checkDigestThemes, configuredSubscriptions } from '../../src/config/configured-subscriptions.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';

/** Lines 4 to 7 are name, workspace, channel and schedule; what `more` adds begins on line 8. */
const digest = (more = '') => `digests:
  timezone: europe/berlin
  subscriptions:
    - name: morning
      workspace: "discord:81384788765712384"
      channel: "155101607195836416"
      schedule: weekdays 9:00
${more}`;

const parse = (yaml: string) => parseBriefwireConfig(yaml, 'briefwire.yaml');

function problemsOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof BriefingError && error.code === 'config-invalid')
      return (error as BriefingError<'config-invalid'>).facts.problems;
    throw error;
  }
  return [];
}

function changed(from: string, to: string): string {
  expect(digest()).toContain(from);
  return digest().replace(from, to);
}

describe('digests in briefwire.yaml', () => {
  it('have a default for everything', () => {
    expect(parse('').digests).toEqual({ timezone: 'UTC', catchUpHours: 6, subscriptions: [] });
    expect(configuredSubscriptions(parse(''))).toEqual([]);
  });

  it('become subscriptions, with a schedule and time zone as everywhere', () => {
    const yaml = `${digest()}    - name: Team-2
      workspace: slack:T024BE7LD
      channel: C024BE91L
      schedule: "30 18 * * *"
      timezone: US/Eastern
      themes: [finance, people]
      briefs: [shanghai-visit-2023]
      quiet: true
`;
    expect(configuredSubscriptions(parse(yaml))).toEqual([
      {
        id: 'config-morning',
        workspace: 'discord:81384788765712384',
        platform: 'discord',
        channel: '155101607195836416',
        schedule: '0 9 * * 1-5',
        timeZone: 'Europe/Berlin',
        themes: [],
        briefs: [],
        quiet: false,
        createdBy: '',
        fromConfig: true,
        coveredUntil: null,
      },
      expect.objectContaining({
        id: 'config-Team-2',
        workspace: 'slack:T024BE7LD',
        platform: 'slack',
        channel: 'C024BE91L',
        schedule: '30 18 * * *',
        themes: ['finance', 'people'],
        briefs: ['shanghai-visit-2023'],
        quiet: true,
      }),
    ]);
  });

  it.each([
    ['name: morning', 'name: every morning', 4, 'name', /letters, digits and hyphens/],
    ['name: morning', 'title: morning', 4, 'name', /letters, digits and hyphens/],
    ['"discord:81384788765712384"', '"81384788765712384"', 5, 'workspace', /discord: and the id of a server/],
    ['"155101607195836416"', '155101607195836416', 6, 'channel', /in quotation marks/],
    ['"155101607195836416"', '"#general"', 6, 'channel', /the id of a channel/],
    ['"155101607195836416"', 'C024BE91L', 6, 'channel', /discord:81384788765712384 has no such channel/],
    ['weekdays 9:00', 'weekdays 25:00', 7, 'schedule', /25.*say when, for example/],
    ['weekdays 9:00', 'wekdays 9:00', 7, 'schedule', /; did you mean "weekdays"\? say when, for example/],
    ['weekdays 9:00', 'whenever', 7, 'schedule', /whenever.*say when, for example/],
    ['weekdays 9:00', '"*/10 * * * *"', 7, 'schedule', /10 minutes apart.*at least 15 minutes apart/],
    ['weekdays 9:00', 'every second', 7, 'schedule', /fires 1 second apart.*at least 15 minutes apart/],
    ['weekdays 9:00', 'every minute', 7, 'schedule', /fires 1 minute apart/],
    ['weekdays 9:00', 'weekdays 9:00 munich', 7, 'schedule', /zone "munich": did you mean Europe\/Berlin\?/],
    ['weekdays 9:00', 'weekdays 9:00 +02:00', 7, 'schedule', /"\+02:00" is an offset/],
    ['weekdays 9:00', '900', 7, 'schedule', /say when, for example/],
  ])('say what is wrong in which line: %s → %s', (from, to, line, key, problem) => {
    const [first] = problemsOf(() => parse(changed(from, to)));
    expect(first).toEqual({
      path: `digests.subscriptions.0.${key}`,
      line,
      problem: expect.stringMatching(problem),
    });
  });

  it('may name the zone at the end of the schedule', () => {
    const [kept] = configuredSubscriptions(parse(changed('weekdays 9:00', 'weekdays 9:00 new york')));
    expect(kept).toMatchObject({ schedule: '0 9 * * 1-5', timeZone: 'America/New_York' });
  });

  it('may name it twice, if it is the same', () => {
    const twice = `${changed('weekdays 9:00', 'weekdays 9:00 US/Eastern')}      timezone: `;
    const [kept] = configuredSubscriptions(parse(`${twice}America/New_York\n`));
    expect(kept?.timeZone).toBe('America/New_York');
    expect(problemsOf(() => parse(`${twice}Asia/Tokyo\n`))).toEqual([
      {
        path: 'digests.subscriptions.0.schedule',
        line: 7,
        problem: expect.stringMatching(/US\/Eastern, and Asia\/Tokyo is given besides/),
      },
    ]);
  });

  it.each([
    [
      '      timezone: Europe/Berlni\n',
      'timezone',
      /no time zone "Europe\/Berlni": did you mean Europe\/Berlin\?/,
    ],
    ['      timezone: "+02:00"\n', 'timezone', /no time zone "\+02:00".*IANA name/],
    ['      themes: finance\n', 'themes', /ids of themes as a list/],
    ['      themes: [a b]\n', 'themes.0', /ids of themes as a list/],
    ['      briefs: [3]\n', 'briefs.0', /ids of briefs as a list/],
    ['      quiet: maybe\n', 'quiet', /true or false/],
    ['      theme: finance\n', '', /remove "theme"/],
  ])('say what is wrong with what may be left out: %j', (more, key, problem) => {
    expect(problemsOf(() => parse(digest(more)))).toEqual([
      {
        path: `digests.subscriptions.0${key === '' ? '' : `.${key}`}`,
        line: 8,
        problem: expect.stringMatching(problem),
      },
    ]);
  });

  it.each([
    ['digests:\n  catchUpHours: 0.2\n', 2, 'digests.catchUpHours', /0\.25 to 168/],
    ['digests:\n  catchUpHours: 169\n', 2, 'digests.catchUpHours', /0\.25 to 168/],
    ['digests:\n  timezone: Mars\n', 2, 'digests.timezone', /no time zone "Mars"/],
    ['digests:\n  subscriptions: morning\n', 2, 'digests.subscriptions', /a list of digests/],
    ['digests:\n  subscriptions: [morning]\n', 2, 'digests.subscriptions.0', /describe this digest/],
    ['digests: daily\n', 1, 'digests', /give settings/],
  ])('say what is wrong with the settings: %j', (yaml, line, path, problem) => {
    expect(problemsOf(() => parse(yaml))).toEqual([{ path, line, problem: expect.stringMatching(problem) }]);
  });

  it('are told all their mistakes at once, a name that is taken among them', () => {
    const yaml = `${changed('weekdays 9:00', 'weekdays 9:60')}    - name: morning
      workspace: slack:T024BE7LD
      channel: "155101607195836416"
      schedule: daily 9:00
      timezone: Nowhere
`;
    expect(problemsOf(() => parse(yaml)).map(({ path, line }) => [line, path])).toEqual([
      [7, 'digests.subscriptions.0.schedule'],
      [12, 'digests.subscriptions.1.timezone'],
      [8, 'digests.subscriptions.1.name'],
      [10, 'digests.subscriptions.1.channel'],
    ]);
  });
});

describe('names of digests', () => {
  it('are compared without their case, as people type them', () => {
    const yaml = `${digest()}    - name: Morning
      workspace: "discord:81384788765712384"
      channel: "155101607195836416"
      schedule: daily 9:00
`;
    expect(problemsOf(() => parse(yaml))).toEqual([
      {
        path: 'digests.subscriptions.1.name',
        line: 8,
        problem: '"Morning" is the name of another digest: give each one its own',
      },
    ]);
    expect(problemsOf(() => parse(yaml.replace('Morning', 'mornings')))).toEqual([]);
  });
});

describe('the themes of digests', () => {
  it.each([
    ['who', 'people'],
    ['whoo', 'people'],
    ['nonsense', null],
    ['fianance', 'finance'],
  ])('are named by their ids, whatever else they are called: %s', (asked, id) => {
    const [first] = problemsOf(() =>
      checkDigestThemes(parse(digest(`      themes: [${asked}]\n`)), shippedTaxonomy),
    );
    expect(first?.problem).toMatch(
      id === null ? /^there is no theme "\w+" \(/ : new RegExp(`; did you mean ${id}\\? \\(`),
    );
  });

  it('are compared with those that there are', () => {
    expect(
      problemsOf(() =>
        checkDigestThemes(parse(digest('      themes: [finance, people]\n')), shippedTaxonomy),
      ),
    ).toEqual([]);
    const wrong = parse(digest('      themes: [finanec, Sport, glance]\n'));
    expect(problemsOf(() => checkDigestThemes(wrong, shippedTaxonomy))).toEqual([
      {
        path: 'the digest "morning", themes',
        line: null,
        problem: expect.stringMatching(
          /no theme "finanec"; did you mean finance\? \(the themes are glance, /,
        ),
      },
      expect.objectContaining({ problem: expect.stringMatching(/no theme "Sport"; did you mean sport\?/) }),
    ]);
  });
});
