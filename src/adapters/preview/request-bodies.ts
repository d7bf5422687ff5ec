/** What the page sends, checked: whatever else arrives is refused before it reaches a handler. */
import { z } from 'zod';

const id = z.string().max(200);
/** As long as a request may be; what a command does with a long one is its own to say. */
const text = z.string();
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
