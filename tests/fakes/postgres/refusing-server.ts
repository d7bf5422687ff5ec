/** A loopback server that answers whoever connects as PostgreSQL does where it refuses: with an error and nothing else. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export interface RefusingServer {
  readonly port: number;
  close(): Promise<void>;
}

/** `code`: a SQLSTATE. Null: connections are taken and never answered. */
export async function startRefusingServer(code: string | null): Promise<RefusingServer> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes: Buffer) => {
      if (bytes.equals(encryptionRequest)) socket.write('N');
      else if (code !== null) socket.end(errorResponse(code));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-SSLREQUEST */
const encryptionRequest = Buffer.from('0000000804d2162f', 'hex');

/** https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-ERRORRESPONSE */
function errorResponse(code: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mrefused by a test\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
