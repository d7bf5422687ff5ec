/** A form (Discord: modal; Slack: modal view) that a command or a button opens. */

export interface FormField {
  readonly id: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly placeholder: string;
  readonly long: boolean;
  readonly required: boolean;
  /** At most 3,000. */
  readonly maxLength: number;
  /** The option whose suggestions it takes one of, on platforms whose forms can search; elsewhere it is typed. Null: any text. */
  readonly suggests: FormSuggestions | null;
  /** The few that one is chosen of, the first to begin with, two to ten of them; null where it is typed. */
  readonly choices: readonly FormChoice[] | null;
}

export interface FormChoice {
  /** At most 75 characters. */
  readonly label: string;
  /** At most 75 characters. */
  readonly value: string;
}

/** As in SuggestRequest. */
export interface FormSuggestions {
  readonly command: string;
  readonly subcommand: string;
  readonly option: string;
}

export interface Form {
  /** See action-id.ts; at most 96 characters. */
  readonly id: string;
  /** At most 24 characters. */
  readonly title: string;
  /** At most 45 characters. */
  readonly send: string;
  /** One to four. */
  readonly fields: readonly FormField[];
  /** Whether a file may come with it, on platforms whose forms can. */
  readonly takesFile: boolean;
}
