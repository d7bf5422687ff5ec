/** A form that was sent in Slack. */
import type { ViewSubmitAction } from '@slack/bolt';
import type { FormRequest } from '../../commands/request.ts';
import { readFormMetadata } from './form-metadata.ts';
import { fileBlock } from './form-to-slack-view.ts';
import type { AskedAt } from './reply-delivery.ts';
import { claim, originOf, type SlackContext } from './slack-context.ts';
import type { SlackFile } from './slack-files.ts';

interface Entered {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly files?: readonly SlackFile[];
}

/** By block, then by action, of which a block has one. */
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
  let file: SlackFile | undefined;
  for (const [id, actions] of Object.entries(values)) {
    const [entered] = Object.values(actions);
    const text = entered?.value ?? entered?.selected_option?.value;
    if (id === fileBlock) file = entered?.files?.[0];
    else if (text) fields[id] = text;
  }
  return file ? { fields, attachment: files.attachment(file) } : { fields };
}
