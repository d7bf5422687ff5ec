/** A form that was sent in Slack. */
import type { ViewSubmitAction } from '@slack/bolt';
import type { FormRequest } from '../../commands/request.ts';
import { readFormMetadata } from './form-metadata.ts';
import { fieldAction, fileBlock } from './form-to-slack-view.ts';
import type { AskedAt } from './reply-delivery.ts';
import { claim, originOf, type SlackContext } from './slack-context.ts';
import type { SlackFile } from './slack-files.ts';

interface Entered {
  readonly value?: string | null;
  readonly files?: readonly SlackFile[];
}

type Values = Readonly<Record<string, Readonly<Record<string, Entered>>>>;

/** Never rejects. The form has been acknowledged already, which closes it. */
export async function answerForm(context: SlackContext, body: ViewSubmitAction): Promise<void> {
  const { handlers, delivery } = context;
  const { view } = body;
  const user = body.user.id;
  const { first, mayManage } = await claim(context, `slack:view:${view.id}`, user);
  if (!first) return;
  const { channel, ...place } = readFormMetadata(view.private_metadata, user);
  const origin = originOf(context, { channel, threadTs: place.inThread, user, mayManage });
  const at: AskedAt = { ...place, origin };
  try {
    const values = view.state.values as Values;
    const request: FormRequest = { origin, id: view.callback_id, ...readFields(context, values) };
    await delivery.deliver(await handlers.form(request), at);
  } catch (error) {
    await delivery.fail(error, 'a form in Slack', at);
  }
}

function readFields({ files }: SlackContext, values: Values): Pick<FormRequest, 'fields' | 'attachment'> {
  const fields: Record<string, string> = {};
  for (const [id, { [fieldAction]: entered }] of Object.entries(values))
    if (id !== fileBlock && entered?.value) fields[id] = entered.value;
  const [file] = values[fileBlock]?.[fieldAction]?.files ?? [];
  return file ? { fields, attachment: files.attachment(file) } : { fields };
}
