/** A pool of connections to PostgreSQL, set up so that none of them can hang for long. */
import { Socket } from 'node:net';
import pg from 'pg';
import { BriefingError } from '../../core/errors.ts';
import { noAddress } from './postgres-errors.ts';

/** The server ends a statement by itself; past that and this, there is no server any more. */
const answerGraceMs = 500;

/** A copy that stands still in the middle of a transaction must not hold its locks against all others. */
const standstillMs = 5_000;

const idleMs = 30_000;
const keepAliveMs = 10_000;

const int8 = 20;

/** A client whose socket we know, so that it can be closed without the server's help. */
export class PostgresClient extends pg.Client {
  readonly socket: Socket;

  constructor(config?: pg.ClientConfig) {
    const socket = new Socket();
    super({ ...config, stream: () => socket });
    this.socket = socket;
    // A connection that dies between two statements says so here, and the next statement says so again.
    this.on('error', () => {});
  }
}

export interface PostgresPoolConfig {
  readonly url: string;
  /** Connections at once. */
  readonly most: number;
  /** How long connecting may take, in milliseconds. */
  readonly connectMs: number;
  /** How long a statement may take, in milliseconds. */
  readonly statementMs: number;
}

/**
 * Throws BriefingError `store-unavailable` where `url` is none. Whole numbers of 64 bits
 * come as numbers, inexact beyond 2^53.
 */
export function createPostgresPool(config: PostgresPoolConfig): pg.Pool {
  const { url, most, connectMs, statementMs } = config;
  // The client would take anything, and connect to somewhere else.
  if (!/^postgres(?:ql)?:\/\//.test(url))
    throw new BriefingError('store-unavailable', { problem: noAddress });
  // Settings, since poolers such as PgBouncer refuse them as parameters of the start. With synchronous_commit, what is
  // acknowledged is on the disk, whatever the server does for others.
  const settings = `set statement_timeout = ${statementMs}; set idle_in_transaction_session_timeout = ${standstillMs};
    set default_transaction_isolation = 'read committed'; set synchronous_commit = on`;
  return new pg.Pool({
    connectionString: url,
    application_name: 'briefwire',
    max: most,
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs + answerGraceMs,
    idleTimeoutMillis: idleMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveMs,
    types: {
      getTypeParser: (type, format) => (type === int8 ? Number : pg.types.getTypeParser(type, format)),
    },
    Client: PostgresClient,
    // What is done as one takes three round trips, however many statements it is.
    pipeline: true,
    onConnect: (client) => client.query({ text: settings, query_timeout: connectMs } as pg.QueryConfig),
  });
}
