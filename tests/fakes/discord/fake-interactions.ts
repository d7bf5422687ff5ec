/** Interactions of the loopback Discord: acknowledged once and in time, answered by their token afterwards. */
import type { APIInteractionResponse, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { botUser } from './fake-discord-cast.ts';
import {
  ephemeral,
  type FakeContent,
  type FakeDiscordModel,
  type FakeMessage,
} from './fake-discord-model.ts';
import type { FakeAnswer } from './fake-faults.ts';
import { brokenMessageRules } from './fake-rules.ts';

export interface FakeInteraction {
  readonly id: string;
  readonly token: string;
  readonly user: string;
  readonly channel: string;
  /** The message whose button or menu was used, or from which the form came. */
  readonly source: FakeMessage | null;
  readonly dispatchedAt: number;
  acknowledgedMs: number | null;
  /** Whether whoever acknowledged it has closed the connection since, and with it may never have got the answer. */
  isAcknowledgerGone: () => boolean;
  /** `deferred`: acknowledged, and nothing has come of it yet. */
  state: 'waiting' | 'deferred' | 'done';
  original: FakeMessage | null;
  form: APIModalInteractionResponseCallbackData | null;
  choices: readonly string[] | null;
  lapsed: boolean;
}

export type MessageBody = Partial<FakeContent> & { readonly flags?: number };

export interface FakeInteractions {
  create(place: {
    readonly user: string;
    readonly channel: string;
    readonly source: FakeMessage | null;
  }): FakeInteraction;
  /** Whether an answer may still come. */
  anyPending(): boolean;
  byToken(token: string): FakeInteraction | undefined;
  /** Tokens given out so far work no longer, as after a quarter of an hour. */
  lapse(): void;
  /** `isGone`: whether whoever acknowledges it has closed the connection. */
  callback(id: string, token: string, body: APIInteractionResponse, isGone: () => boolean): FakeAnswer;
  /** `id`: of a message, or `@original`. */
  message(method: string, token: string, id: string, body: MessageBody): FakeAnswer;
  followUp(token: string, body: MessageBody): FakeAnswer;
}

const acknowledgeWithinMs = 3000;
const finishWithinMs = 8000;
/** An end of a connection is seen within it, where it came before what has been seen already. */
const seenWithinMs = 20;

const unknownInteraction: FakeAnswer = {
  status: 404,
  body: { message: 'Unknown interaction', code: 10_062 },
};
const unknownMessage: FakeAnswer = { status: 404, body: { message: 'Unknown Message', code: 10_008 } };
const unknownWebhook: FakeAnswer = { status: 404, body: { message: 'Unknown Webhook', code: 10_015 } };
const lapsedToken: FakeAnswer = { status: 401, body: { message: 'Invalid Webhook Token', code: 50_027 } };
const done: FakeAnswer = { status: 204 };

export function createFakeInteractions(config: {
  readonly model: FakeDiscordModel;
  readonly onPosted: (message: FakeMessage) => void;
}): FakeInteractions {
  const { model, onPosted } = config;
  const all = new Map<string, FakeInteraction>();

  function refusal(interaction: FakeInteraction | undefined): FakeAnswer | null {
    if (!interaction || interaction.state === 'waiting') return unknownWebhook;
    return interaction.lapsed ? lapsedToken : null;
  }

  function post(interaction: FakeInteraction, body: MessageBody, loading = false): FakeMessage {
    const message = model.add({
      ...contentOf(body),
      channel: interaction.channel,
      author: botUser,
      onlyFor: (body.flags ?? 0) & ephemeral ? interaction.user : null,
      loading,
    });
    if (!loading) onPosted(message);
    return message;
  }

  function accept(interaction: FakeInteraction, body: APIInteractionResponse): void {
    interaction.state = body.type === 5 || body.type === 6 ? 'deferred' : 'done';
    if (body.type === 4 || body.type === 7) {
      model.violations.push(...brokenMessageRules(body.data as MessageBody));
      if (body.type === 4) interaction.original = post(interaction, body.data as MessageBody);
      else if (interaction.source) model.change(interaction.source, contentOf(body.data as MessageBody));
    }
    if (body.type === 5) interaction.original = post(interaction, { flags: body.data?.flags ?? 0 }, true);
    if (body.type === 6 || body.type === 7) {
      interaction.original = interaction.source;
      if (!interaction.source)
        model.violations.push('an interaction without a message was answered as one of a message');
    }
    if (body.type === 8) interaction.choices = (body.data.choices ?? []).map(({ name }) => name);
    if (body.type === 9) interaction.form = body.data;
  }

  /** Whoever got no answer to the first in time, on a busy machine, does well to try again while there is time. */
  function noteSecond({ isAcknowledgerGone }: FakeInteraction, took: number): void {
    const note = () => void model.violations.push('an interaction was acknowledged twice');
    if (took > acknowledgeWithinMs) note();
    else setTimeout(() => isAcknowledgerGone() || note(), seenWithinMs);
  }

  return {
    create(place) {
      const id = model.nextId();
      const interaction: FakeInteraction = {
        ...place,
        id,
        token: `aW50ZXJhY3Rpb246${id}`,
        dispatchedAt: performance.now(),
        acknowledgedMs: null,
        isAcknowledgerGone: () => false,
        state: 'waiting',
        original: null,
        form: null,
        choices: null,
        lapsed: false,
      };
      all.set(interaction.token, interaction);
      return interaction;
    },
    anyPending() {
      const now = performance.now();
      return [...all.values()].some(({ state, dispatchedAt }) => {
        if (state === 'done') return false;
        return now - dispatchedAt < (state === 'waiting' ? acknowledgeWithinMs : finishWithinMs);
      });
    },
    byToken: (token) => all.get(token),
    lapse() {
      for (const interaction of all.values()) interaction.lapsed = true;
    },
    callback(id, token, body, isGone) {
      const interaction = all.get(token);
      if (!interaction || interaction.id !== id) return unknownInteraction;
      const took = performance.now() - interaction.dispatchedAt;
      if (interaction.state !== 'waiting') {
        noteSecond(interaction, took);
        return { status: 400, body: { message: 'Interaction has already been acknowledged.', code: 40_060 } };
      }
      if (took > acknowledgeWithinMs) return unknownInteraction;
      interaction.acknowledgedMs = took;
      interaction.isAcknowledgerGone = isGone;
      accept(interaction, body);
      return done;
    },
    message(method, token, id, body) {
      const interaction = all.get(token);
      const refused = refusal(interaction);
      if (!interaction || refused) return refused ?? unknownWebhook;
      const message = id === '@original' ? interaction.original : model.find(interaction.channel, id);
      if (!message || !model.messages.includes(message)) return unknownMessage;
      if (method === 'GET') return { status: 200, body: model.toJson(message) };
      interaction.state = 'done';
      if (method === 'DELETE') {
        model.remove(message);
        return done;
      }
      const filled = message.loading;
      model.change(message, contentOf(body));
      if (filled) onPosted(message);
      return { status: 200, body: model.toJson(message) };
    },
    followUp(token, body) {
      const interaction = all.get(token);
      const refused = refusal(interaction);
      if (!interaction || refused) return refused ?? unknownWebhook;
      interaction.state = 'done';
      const { original } = interaction;
      // As Discord documents it: while "thinking…" stands there, a follow-up fills it, whoever it is for.
      if (original?.loading && model.messages.includes(original)) {
        model.change(original, contentOf(body));
        onPosted(original);
        return { status: 200, body: model.toJson(original) };
      }
      return { status: 200, body: model.toJson(post(interaction, body)) };
    },
  };
}

/** What a body says of a message; what it leaves out stays. */
export function contentOf({ content, embeds, components }: MessageBody): Partial<FakeContent> {
  return {
    ...(content === undefined ? {} : { content: content ?? '' }),
    ...(embeds ? { embeds } : {}),
    ...(components ? { components } : {}),
  };
}
