/** How far apart a schedule fires, in words. */

/** `15 minutes`, `1 second`, `1 minute and 30 seconds`; `minutes` as minutesApart gives them. */
export function wordApart(minutes: number): string {
  const total = Math.round(minutes * 60);
  const [whole, rest] = [Math.floor(total / 60), total % 60];
  const parts = [
    ...(whole > 0 ? [counted(whole, 'minute')] : []),
    ...(rest > 0 ? [counted(rest, 'second')] : []),
  ];
  return parts.join(' and ');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
