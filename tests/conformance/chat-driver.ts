/** What the conformance scenarios need of a platform: people who type, press and read, over a loopback server. */
import type { PostingPlatform } from '../../src/commands/channel-poster.ts';
import type { Handlers } from '../../src/commands/handlers.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';

/** A message as a person sees it in the client. */
export interface SeenMessage {
  readonly id: string;
  readonly channel: string;
  /** As in Origin.thread: the thread it stands in, null outside of any. */
  readonly thread: string | null;
  /** The thread that replies to it will be in. */
  readonly ownThread: string;
  /** The one person who sees it, or null: everyone in the channel. */
  readonly onlyFor: string | null;
  /** All text in it that a person reads, in order, markup resolved as the client would, lines joined by \n. */
  readonly text: string;
  readonly buttons: readonly string[];
  readonly menus: readonly { readonly placeholder: string; readonly choices: readonly string[] }[];
  /** Everybody whom the client would notify, or link as a mention: must stay empty. */
  readonly mentions: readonly string[];
  /** Addresses that the client would make clickable. */
  readonly links: readonly string[];
  /** How often it has been changed since it was posted. */
  readonly edits: number;
}

export interface SeenForm {
  readonly title: string;
  /** Labels, in order. */
  readonly fields: readonly string[];
  /** `values` by label. */
  send(values: Readonly<Record<string, string>>): Promise<Outcome>;
}

/** What came of one thing that a person did. */
export interface Outcome {
  /** Posted or changed since, in order, once all copies are quiet. */
  readonly messages: readonly SeenMessage[];
  readonly form: SeenForm | null;
  /** Milliseconds until the first acknowledgement; null where there was nothing to acknowledge. */
  readonly acknowledgedMs: number | null;
}

export interface Place {
  readonly channel: string;
  /** As in Origin.thread. */
  readonly thread: string | null;
}

export interface By {
  /** `ada` unless given. `manager` may change what the workspace keeps; `robot` is another bot. */
  readonly by?: 'ada' | 'ben' | 'manager' | 'robot';
  /** `general` unless given. `direct` is a direct message with the bot; `elsewhere` a channel of another workspace, where a platform serves several. */
  readonly in?: 'general' | 'random' | 'direct' | 'elsewhere' | Place;
}

/**
 * `rate-limit`: 429 with Retry-After of a second at most. `error`: 500, nothing posted. `error-after`: 500, but the
 * message has been posted. `forbidden`: the bot may not post in the channel.
 */
export type Fault = 'rate-limit' | 'error' | 'error-after' | 'forbidden';

export interface ChatDriver {
  /** How many workspaces one deployment serves on this platform. */
  readonly workspaces: 1 | 'many';
  /** Whether the bot can read messages in threads that do not mention it. */
  readonly readsThreads: boolean;
  /** Starts one copy of the real adapter, with the real SDK, against the loopback server. */
  startCopy(copy: {
    readonly handlers: Handlers;
    readonly store: Store;
    readonly logger: Logger;
    readonly name: string;
    /** Whether nothing that it does of its own accord is under way. */
    readonly isIdle: () => boolean;
  }): Promise<PostingPlatform>;
  /** Stops the loopback server. */
  close(): Promise<void>;

  /** Types a slash command. `options` by option name; platforms where the rest is text write it out. */
  command(
    command: string,
    subcommand: string | null,
    options: Readonly<Record<string, string | boolean>>,
    by?: By,
  ): Promise<Outcome>;
  /** Types a slash command as raw text, on platforms where one can; null elsewhere. */
  typed(text: string, by?: By): Promise<Outcome | null>;
  /** The suggestions while typing an option, on platforms that have them; null elsewhere. */
  suggestions(
    command: string,
    subcommand: string | null,
    option: string,
    typed: string,
    by?: By,
  ): Promise<readonly string[] | null>;
  press(message: SeenMessage, button: string, by?: By): Promise<Outcome>;
  choose(message: SeenMessage, choice: string, by?: By): Promise<Outcome>;
  /** Writes a message; `mention`: with the bot mentioned in front. */
  say(text: string, options?: By & { readonly mention?: boolean }): Promise<Outcome>;
  /** Writes a message in the thread of another (one is started where there is none). */
  reply(to: SeenMessage, text: string, options?: By & { readonly mention?: boolean }): Promise<Outcome>;
  /** The start page of a person, on platforms that have one; null elsewhere. */
  home(by?: By): Promise<SeenMessage | null>;

  /** What comes of something that no person does. */
  during(act: () => Promise<void>): Promise<Outcome>;
  /** Somebody forbids the bot to post in a channel, or allows it again. */
  allowPosts(place: 'general' | 'random', allowed: boolean): void;
  /** Delivers the latest event once more, as the platform does when it believes that it was not received. */
  redeliver(): Promise<Outcome>;
  /** The next `times` posts or changes of messages fail so. */
  failNext(fault: Fault, times: number): void;
  /** Cuts every connection; resolves when all copies are back. */
  dropConnections(): Promise<void>;
  /** Everything that everyone can see in a channel or thread, in order. */
  seen(place: Place): readonly SeenMessage[];
  /** Requests that broke a rule of the platform (its contract, its limits), as sentences: must stay empty. */
  violations(): readonly string[];
}
