/** What people do on a platform, in neutral terms. Adapters translate into these, handlers answer them. */

/** Where a request comes from and who makes it. */
export interface Origin {
  /** `discord`, `slack`, `preview`. */
  readonly platform: string;
  /**
   * A Discord guild or a Slack team, its platform in front: `discord:81384788765712384`, `slack:T024BE7LD`; a direct
   * message outside any guild is a workspace of its own: `discord:dm:80351110224678912`.
   */
  readonly workspace: string;
  readonly channel: string;
  /** The thread that it was made in, null outside of any. Unique within its workspace. */
  readonly thread: string | null;
  readonly user: string;
  /** Whether this person may change what the workspace keeps. */
  readonly mayManage: boolean;
}

/** A file that came with a request; its bytes are fetched only when read. */
export interface Attachment {
  readonly name: string;
  /** Bytes, as the platform says. */
  readonly size: number;
  /** Throws BriefingError `article-unreadable` or `article-too-large`. */
  read(): Promise<Uint8Array>;
}

/** What was typed, before anybody knows whether it makes sense. Options that were not given are absent. */
export interface Invocation {
  readonly command: string;
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly attachment?: Attachment;
}

export interface CommandRequest extends Invocation {
  readonly origin: Origin;
  /** Names what the person did, over all platforms: as given to Handlers.isFirst. */
  readonly event: string;
}

/** A button or menu was used. */
export interface ActionRequest {
  readonly origin: Origin;
  /** See action-id.ts. */
  readonly id: string;
  /** The value chosen in a menu, null for a button. */
  readonly choice: string | null;
  /** Whether only this person sees the message that the button is on. */
  readonly onPrivate: boolean;
}

/** A form was sent. `fields` by field id; a field left empty is absent. */
export interface FormRequest {
  readonly origin: Origin;
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly attachment?: Attachment;
}

/** Somebody wrote a message. */
export interface MessageRequest {
  readonly origin: Origin;
  /** Its text without the mention of the bot, the platform's own markup turned into plain text. */
  readonly text: string;
  /** `true` where the bot is mentioned, its message is replied to, or this is a direct message to it. */
  readonly addressed: boolean;
  /** Whether it was written to the bot alone. */
  readonly direct: boolean;
  /** Whether other people are mentioned in it. */
  readonly mentionsOthers: boolean;
  /** Threads (as in {@link Origin.thread}) that it may continue: its own, and that of a message it replies to. */
  readonly continues: readonly string[];
}

/** Somebody is typing an option that has suggestions. */
export interface SuggestRequest extends Invocation {
  readonly origin: Origin;
  readonly option: string;
  readonly typed: string;
}

export interface Suggestion {
  /** At most 100 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly value: string;
}

/** Where a public reply has been posted. */
export interface Posted {
  readonly origin: Origin;
  /** The thread that replies to the posted message will be in: as in {@link Origin.thread}. */
  readonly thread: string;
}
