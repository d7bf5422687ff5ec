/** A loopback TCP proxy before a database, that does to connections what networks and restarts do. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface FlakyProxy {
  /** The URL that it was made with, leading through it. */
  readonly url: string;
  /** Connections that have been opened through it so far. */
  readonly opened: number;
  /** Breaks every connection there is. New ones are served. */
  cut(): void;
  /** Breaks every connection, and refuses new ones. */
  refuse(): Promise<void>;
  /** Takes what is sent to it, and says nothing. Connecting works, and nothing is closed. */
  swallow(): void;
  /** Hands on what is sent, and keeps the answers for itself. */
  swallowAnswers(): void;
  /** Serves again; connections that have missed something are not made whole by it. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

type Manner = 'serve' | 'swallow' | 'swallow-answers';

export async function startFlakyProxy(databaseUrl: string): Promise<FlakyProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let manner: Manner = 'serve';
  let opened = 0;
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;

  async function listen(at: number): Promise<Server> {
    const listening = createServer({ allowHalfOpen: true }, serve).listen(at, '127.0.0.1');
    await once(listening, 'listening');
    return listening;
  }

  function serve(near: Socket): void {
    opened += 1;
    const far = connect({ port: Number(target.port || 5432), host: target.hostname, allowHalfOpen: true });
    const pair = [near, far];
    for (const socket of pair) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
      for (const event of ['end', 'close'])
        socket.on(event, () => {
          if (manner === 'serve') for (const either of pair) either.destroy();
        });
    }
    near.on('data', (bytes) => {
      if (manner !== 'swallow') far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (manner === 'serve') near.write(bytes);
    });
  }

  function cut(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function stopListening(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    cut();
    await closed;
  }

  const through = new URL(databaseUrl);
  through.host = `127.0.0.1:${port}`;
  return {
    url: through.href,
    get opened() {
      return opened;
    },
    cut,
    refuse: stopListening,
    swallow() {
      manner = 'swallow';
    },
    swallowAnswers() {
      manner = 'swallow-answers';
    },
    async comeBack() {
      manner = 'serve';
      if (!server.listening) server = await listen(port);
    },
    close: stopListening,
  };
}
