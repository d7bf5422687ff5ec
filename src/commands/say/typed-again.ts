/** What was typed into a form that failed, as the command that says the same: a form that is closed is gone. */
import { subscribeForm } from '../forms.ts';
import type { FormRequest } from '../request.ts';

/** `/digest subscribe weekdays 9:00 --timezone Europe/Berlin`, as the platform takes it; null for forms that no command stands for. */
export function typedAgain({ id, fields, origin }: FormRequest): string | null {
  if (id !== subscribeForm.id) return null;
  const { schedule, quiet, ...named } = fields;
  const isDiscord = origin.platform === 'discord';
  const words = ['/digest subscribe'];
  if (schedule !== undefined) words.push(isDiscord ? `schedule:${schedule}` : schedule);
  for (const [name, value] of Object.entries(named))
    words.push(isDiscord ? `${name}:${value}` : `--${name} ${value}`);
  if (quiet === 'quiet') words.push(isDiscord ? 'quiet:True' : '--quiet');
  return words.join(' ');
}
