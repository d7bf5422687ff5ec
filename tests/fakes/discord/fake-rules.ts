/** Looks at each request: against Discord's own description of its API where that is at hand, and against its limits. */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { commandLength, findPayloadViolations, type RuledPayload } from './discord-rules.ts';

/** https://github.com/discord/discord-api-spec, kept beside the project; without it only the limits are looked at. */
const contract = new URL('../../../../shared/contracts/discord-openapi.json', import.meta.url);
const contractId = 'https://discord.invalid/api';

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { requestBody?: { content?: Record<string, { schema: object }> } }>>
    >
  >;
}

let described: { readonly ajv: Ajv2020; readonly document: Described } | null | undefined;
const validators = new Map<string, ValidateFunction | null>();

/** What is wrong with a body, as sentences. `template`: the path as Discord describes it, `/channels/{channel_id}/messages`. */
export function brokenContract(method: string, template: string, body: unknown): string[] {
  const validate = validatorOf(method, template);
  if (!validate || validate(body)) return [];
  const [first] = validate.errors ?? [];
  return [
    `${method} ${template}: ${first?.instancePath ?? ''} ${first?.message ?? 'is not what Discord takes'}`,
  ];
}

/** Made once a process: slow enough to make an answer late that comes first. */
export function validatorOf(method: string, template: string): ValidateFunction | null {
  const key = `${method} ${template}`;
  const known = validators.get(key);
  if (known !== undefined) return known;
  const made = compile(method.toLowerCase(), template);
  validators.set(key, made);
  return made;
}

export function brokenMessageRules(body: RuledPayload): string[] {
  return findPayloadViolations(body);
}

/** Of a list of commands, as they are registered. */
export function brokenCommandRules(commands: readonly unknown[]): string[] {
  return commands
    .map(commandLength)
    .filter((length) => length > 8000)
    .map((length) => `a command has ${length} characters, and Discord takes 8000`);
}

function compile(method: string, template: string): ValidateFunction | null {
  if (described === undefined) described = load();
  const schema =
    described?.document.paths[template]?.[method]?.requestBody?.content?.['application/json']?.schema;
  if (!described || !schema) return null;
  return described.ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${contractId}#/`)));
}

function load() {
  if (!existsSync(contract)) {
    process.stderr.write(
      'The description of the Discord API is not at hand: bodies are not checked against it.\n',
    );
    return null;
  }
  const document = JSON.parse(readFileSync(contract, 'utf8'));
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  ajv.addFormat('snowflake', /^(?:0|[1-9]\d*)$/);
  ajv.addFormat('nonce', /^[\s\S]{0,25}$/);
  ajv.addSchema({ $id: contractId, ...document });
  return { ajv, document: document as Described };
}
