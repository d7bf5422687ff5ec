/** What a chat adapter is given: everything Briefwire does for a person, the platform left out. */
import type { CommandSpec } from './command-spec.ts';
import type { Form } from './form.ts';
import type { Audience, Reply } from './reply.ts';
import type {
  ActionRequest,
  CommandRequest,
  FormRequest,
  MessageRequest,
  Origin,
  Posted,
  Suggestion,
  SuggestRequest,
} from './request.ts';

/** How to acknowledge before the reply is known. `replace`: the message whose button was used will be changed. */
export type Acknowledgement = Audience | 'replace';

/**
 * Nothing here rejects: what goes wrong becomes a private reply with one sentence, and its cause goes to the log. The
 * synchronous ones decide what must be known before the first acknowledgement, and do no I/O.
 */
export interface Handlers {
  readonly specs: readonly CommandSpec[];

  /**
   * True for the first caller, in any copy of Briefwire, that names this event; false for all later ones. Ask before
   * any work. `event` is unique over all platforms: `slack:event:Ev123`, `discord:interaction:123`.
   */
  isFirst(event: string): Promise<boolean>;

  /** The form that this opens instead of being answered, or null. */
  formFor(request: CommandRequest | ActionRequest): Form | null;
  /** How this will be answered unless it goes wrong: an error is private always, and replaces nothing. */
  acknowledgementOf(request: CommandRequest | ActionRequest | FormRequest): Acknowledgement;

  command(request: CommandRequest): Promise<Reply>;
  action(request: ActionRequest): Promise<Reply>;
  form(request: FormRequest): Promise<Reply>;
  /** Null: not for Briefwire, say nothing. */
  message(request: MessageRequest): Promise<Reply | null>;
  /** At most 25, best first. */
  suggest(request: SuggestRequest): Promise<readonly Suggestion[]>;
  /** The start page of a person, for platforms that have one. */
  home(origin: Origin): Promise<Reply>;

  /** Briefwire is in this workspace (Origin.workspace): what it kept of it stays. */
  joined(workspace: string): Promise<void>;
  /** Briefwire was removed from it, which an outage is not: what it kept is deleted after 30 days. */
  left(workspace: string): Promise<void>;
  /** Of the workspaces of a platform that Briefwire knows; those not among `present` have been left meanwhile. `covers`: which it can tell of. */
  stillIn(
    platform: string,
    present: readonly string[],
    covers: (workspace: string) => boolean,
  ): Promise<void>;

  /** Remembers what a public reply was about, for whoever replies in its thread. */
  posted(reply: Reply, where: Posted): Promise<void>;
  /** The sentence, as a reply, for something that went wrong in the adapter itself; its cause goes to the log. */
  failed(error: unknown, doing: string): Reply;
}
