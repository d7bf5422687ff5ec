/** What the page sends, checked: whatever else arrives is refused before it reaches a handler. */
import { z } from 'zod';

const id = z.string().max(200);
const text = z.string().max(20_000);
const doing = { as: id, channel: id, thread: id.nullable(), event: id.min(1) };

export const sayBody = z.object({ ...doing, text, file: id.optional() });
export const pressBody = z.object({ ...doing, message: id, action: id, choice: id.nullable() });
export const formBody = z.object({ ...doing, form: id, fields: z.record(id, text), file: id.optional() });
export const suggestBody = z.object({
  ...doing,
  command: id,
  subcommand: id.nullable(),
  option: id,
  typed: text,
  options: z.record(id, text),
});
export const personBody = z.object({ as: id });
export const addBody = z.object({ as: id, file: id, event: id.min(1) });
