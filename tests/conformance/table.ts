/** What each platform passes, as a page of Markdown. */

export interface ScenarioResult {
  readonly platform: string;
  readonly heading: string;
  readonly name: string;
  /** As Vitest says: `passed`, `failed`, `skipped` … */
  readonly outcome: string;
}

const signs: Readonly<Record<string, string>> = { passed: '✓', failed: '✗' };

/** Skipped scenarios are those whose subject the platform does not have. */
export function tableOf(results: readonly ScenarioResult[]): string {
  const platforms = [...new Set(results.map(({ platform }) => platform))].sort();
  const passed = (platform: string) =>
    results.filter((result) => result.platform === platform && result.outcome === 'passed').length;
  const lines = [
    '# What each chat platform passes',
    '',
    'Written by `npm run conformance`; each scenario runs the real adapter with the real SDK against a loopback server.',
    '✓ passed, ✗ failed, – the platform has no such thing.',
  ];
  for (const heading of new Set(results.map((result) => result.heading))) {
    lines.push(
      '',
      `| ${heading} | ${platforms.join(' | ')} |`,
      `|---|${platforms.map(() => '---|').join('')}`,
    );
    const own = results.filter((result) => result.heading === heading);
    for (const name of new Set(own.map((result) => result.name))) {
      const cells = platforms.map((platform) => {
        const result = own.find((one) => one.platform === platform && one.name === name);
        return signs[result?.outcome ?? ''] ?? '–';
      });
      lines.push(`| ${name} | ${cells.join(' | ')} |`);
    }
  }
  lines.push('', `Passed: ${platforms.map((platform) => `${platform} ${passed(platform)}`).join(', ')}.`, '');
  return lines.join('\n');
}
