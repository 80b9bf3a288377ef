import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import type { Answer } from './answers';
import type { World } from './world';

export interface WorldServer {
  /** Port on 127.0.0.1 where every host of the world answers over https. */
  readonly port: number;
  /** Port on 127.0.0.1 of a CONNECT proxy that leads every host there; for Firefox. */
  readonly proxyPort: number;
  /** Every address asked so far, in order, with the method before it. */
  readonly asked: readonly string[];
  /** The same, with what came along. */
  readonly requests: readonly WorldRequest[];
  /** Cuts every connection and lets nobody in, until it is reachable again. */
  readonly setReachable: (reachable: boolean) => void;
  readonly close: () => Promise<void>;
}

export interface WorldRequest {
  readonly url: URL;
  readonly cookie: string | undefined;
  readonly referrer: string | undefined;
  /** What the answer is for, as the browser states it (Fetch Metadata): `document`, `image`; `empty` for a script’s fetch. */
  readonly destination: string | undefined;
}

/** Starts the world on two free local ports. The certificate is made now and vouched for by nobody. */
export async function serveWorld(world: World): Promise<WorldServer> {
  const pem = await generate([{ name: 'commonName', value: 'touchstone.example' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  const asked: string[] = [];
  const requests: WorldRequest[] = [];
  const sockets = new Set<Socket>();
  let isReachable = true;
  const server = createServer({ key: pem.private, cert: pem.cert }, (request, response) => {
    const host = request.headers.host ?? '';
    const address = `https://${host}${request.url ?? '/'}`;
    request.resume();
    if (!URL.canParse(address)) return void request.socket.destroy();
    asked.push(`${request.method} ${address}`);
    requests.push({
      url: new URL(address),
      cookie: request.headers.cookie,
      referrer: request.headers.referer,
      destination: request.headers['sec-fetch-dest']?.toString(),
    });
    const answer = world.answer(request.method ?? 'GET', new URL(address));
    if (answer === 'hang') return;
    if (answer === 'reset') return void request.socket.destroy();
    if (answer === 'huge') return void huge(response);
    response.writeHead(answer.status, headersOf(answer));
    response.end(answer.body);
  });
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const proxy = createTcpServer((client) => {
    client.once('data', (hello) => {
      if (!hello.toString('latin1').startsWith('CONNECT ')) return void client.destroy();
      const upstream = connect(portOf(server), '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
      client.pipe(upstream).pipe(client);
      for (const end of [client, upstream]) end.on('error', () => [client, upstream].map((each) => each.destroy()));
    });
    client.on('error', () => client.destroy());
  });
  for (const each of [server, proxy]) {
    each.on('connection', (socket: Socket) => {
      if (!isReachable) return void socket.destroy();
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
  }
  return {
    port: portOf(server),
    proxyPort: portOf(proxy),
    asked,
    requests,
    setReachable: (reachable) => {
      isReachable = reachable;
      if (!reachable) cutAll();
    },
    close: async () => {
      cutAll();
      await Promise.all([server, proxy].map((each) => new Promise((resolve) => each.close(resolve))));
    },
  };
}

function headersOf(answer: Exclude<Answer, string>): Record<string, string> {
  return {
    'content-type': answer.type,
    'cache-control': 'no-store',
    ...(answer.cors ? { 'access-control-allow-origin': '*' } : {}),
    ...answer.headers,
  };
}

/** 50 MB of a JSON document, no length given, no faster than the reader reads. */
async function huge(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' });
  response.write('{"@context":["https://www.w3.org/ns/credentials/v2"],"padding":"');
  const piece = 'x'.repeat(1 << 20);
  const closed = once(response, 'close');
  for (let sent = 0; sent < 50 && !response.destroyed; sent++) {
    if (!response.write(piece)) await Promise.race([once(response, 'drain'), closed]);
  }
  response.end('"}');
}

function portOf(server: Server | ReturnType<typeof createTcpServer>): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}
