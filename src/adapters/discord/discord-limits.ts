/** Everything that Discord bounds, in one place. Lengths are UTF-16 units: never fewer than the characters Discord counts. */

/** https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
export const embedLimits = {
  descriptionLength: 4096,
  /** Over all embeds of one message. */
  totalLength: 6000,
} as const;

/** https://docs.discord.com/developers/resources/message#create-message-jsonform-params */
export const messageLimits = {
  contentLength: 2000,
  embeds: 10,
  nonceLength: 25,
} as const;

/** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
export const requestLimits = {
  perSecond: 50,
  /** What posts of digests take of it: no second, wherever it begins, has more than all of it then. */
  ownPerSecond: 48,
} as const;

/** https://docs.discord.com/developers/resources/message#get-channel-messages */
export const historyLimits = { messages: 100 } as const;

/** https://docs.discord.com/developers/resources/message#create-message-jsonform-params, enforce_nonce: "in the past few minutes". */
export const nonceWindowMs = 2 * 60 * 1000;

/** https://docs.discord.com/developers/components/reference#action-row, #button, #string-select */
export const componentLimits = {
  rows: 5,
  buttonsInRow: 5,
  buttonLabelLength: 80,
  menuChoices: 25,
  menuLabelLength: 100,
  menuValueLength: 100,
  menuPlaceholderLength: 150,
  customIdLength: 100,
} as const;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal and components/reference#label, #text-input */
export const modalLimits = {
  titleLength: 45,
  components: 5,
  labelLength: 45,
  placeholderLength: 100,
  inputLength: 4000,
} as const;

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-structure */
export const commandLimits = {
  nameLength: 32,
  descriptionLength: 100,
  options: 25,
  optionMaxLength: 6000,
  /** Names, descriptions and values of one command together. */
  totalLength: 8000,
} as const;

/** https://docs.discord.com/developers/interactions/application-commands#autocomplete */
export const autocompleteLimits = { choices: 25, nameLength: 100, valueLength: 100 } as const;

/** https://docs.discord.com/developers/resources/channel#start-thread-from-message-json-params */
export const threadLimits = { nameLength: 100 } as const;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback and #followup-messages */
export const interactionLimits = {
  acknowledgeMs: 3000,
  tokenMs: 15 * 60 * 1000,
} as const;
