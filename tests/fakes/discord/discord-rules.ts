/** What Discord refuses in a message, written down a second time: the adapter's own limits must not be their own proof. */
import type { APIEmbed } from 'discord-api-types/v10';

export interface RuledPayload {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly unknown[] | null;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
    readonly replied_user?: boolean;
  } | null;
}

/** A broken rule as a sentence, or null. */
type Check = (payload: RuledPayload) => string | null;

const checks: readonly Check[] = [
  ({ content }) => over('content', content?.length ?? 0, 2000),
  ({ embeds }) => over('embeds', embeds?.length ?? 0, 10),
  ({ embeds }) =>
    over(
      'characters over all embeds',
      (embeds ?? []).reduce((sum, embed) => sum + embedLength(embed), 0),
      6000,
    ),
  ({ embeds }) => first(embeds, ({ title }) => over('embed title', title?.length ?? 0, 256)),
  ({ embeds }) =>
    first(embeds, ({ description }) => over('embed description', description?.length ?? 0, 4096)),
  ({ embeds }) =>
    first(embeds, (embed) => ((embed.description ?? '').trim() === '' ? 'an embed is empty' : null)),
  ({ components }) => over('rows', components?.length ?? 0, 5),
  ({ components }) => first(components, checkRow),
  ({ components }) => checkIds(components ?? []),
  ({ content, embeds }) => (!content?.trim() && !embeds?.length ? 'the message is empty' : null),
  ({ allowed_mentions: allowed }) =>
    allowed?.parse?.length !== 0 || allowed.users?.length || allowed.roles?.length || allowed.replied_user
      ? 'allowed_mentions lets somebody be mentioned'
      : null,
];

/** Every rule that a message breaks, as sentences. */
export function findPayloadViolations(payload: RuledPayload): string[] {
  return checks.map((check) => check(payload)).filter((problem) => problem !== null);
}

/** Names, descriptions and values of one command together: https://docs.discord.com/developers/interactions/application-commands#slash-commands */
export function commandLength(command: unknown): number {
  if (Array.isArray(command)) return command.reduce((sum: number, each) => sum + commandLength(each), 0);
  if (!isRecord(command)) return 0;
  const own = ['name', 'description', 'value'].reduce((sum, key) => sum + textLength(command[key]), 0);
  return own + commandLength(command.options) + commandLength(command.choices);
}

function embedLength({ title, description, footer, author, fields }: APIEmbed): number {
  const inFields = (fields ?? []).reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return (
    textLength(title) +
    textLength(description) +
    textLength(footer?.text) +
    textLength(author?.name) +
    inFields
  );
}

function checkRow(row: unknown): string | null {
  if (!isRecord(row) || !Array.isArray(row.components)) return 'a row has no components';
  const { components } = row;
  if (components.length === 0) return 'a row is empty';
  const menus = components.filter((each) => isRecord(each) && each.type === 3);
  if (menus.length > 0 && components.length > 1) return 'a menu shares its row';
  return over('buttons in a row', components.length, 5) ?? first(components, checkComponent);
}

function checkComponent(component: unknown): string | null {
  if (!isRecord(component)) return 'a component is none';
  const id = textLength(component.custom_id);
  if (id === 0) return 'a component has no custom_id';
  if (component.type === 2)
    return over('custom_id', id, 100) ?? within('button label', textLength(component.label), 80);
  const options: unknown[] = Array.isArray(component.options) ? component.options : [];
  const values = options.map((option) => (isRecord(option) ? String(option.value) : ''));
  if (new Set(values).size < values.length) return 'two choices have one value';
  return (
    over('custom_id', id, 100) ??
    over('placeholder', textLength(component.placeholder), 150) ??
    within('choices', options.length, 25) ??
    first(options, checkOption)
  );
}

function checkOption(option: unknown): string | null {
  if (!isRecord(option)) return 'a choice is none';
  return (
    within('choice label', textLength(option.label), 100) ??
    within('choice value', textLength(option.value), 100)
  );
}

function checkIds(rows: readonly unknown[]): string | null {
  const ids = rows.flatMap((row) =>
    isRecord(row) && Array.isArray(row.components)
      ? row.components.map((each) => (isRecord(each) ? each.custom_id : ''))
      : [],
  );
  return new Set(ids).size < ids.length ? 'two components have one custom_id' : null;
}

function first<T>(items: readonly T[] | null | undefined, check: (item: T) => string | null): string | null {
  return (items ?? []).map(check).find((problem) => problem !== null) ?? null;
}

function over(what: string, size: number, limit: number): string | null {
  return size > limit ? `${what}: ${size}, and Discord takes ${limit}` : null;
}

function within(what: string, size: number, limit: number): string | null {
  return size === 0 ? `${what}: nothing` : over(what, size, limit);
}

function textLength(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
