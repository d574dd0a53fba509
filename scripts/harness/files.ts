/** Serves files of this computer to scripts/files, the file system of VS Code for the Web: reads, and saves to disk. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve, sep } from 'node:path';

/** A folder shown as `/name`. With `only`, just those files of it, and what belongs to them, are shown. */
export interface Mount {
  readonly name: string;
  readonly folder: string;
  readonly only?: readonly string[];
}

/** What is stored beside a dump, or for a folder of dumps. */
const beside = ['.broadsheet.json', '.vscode'];

/** VS Code's numbers for what an entry is. */
const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): number => entry.isFile() ? 1 : entry.isDirectory() ? 2 : 0;

class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Answers the requests below `/files`; anything else gets false. Only pages of this very server may ask. */
export function fileServer(mounts: readonly Mount[], port: number): (request: IncomingMessage, response: ServerResponse) => boolean {
  const page = new RegExp(`^http://(?:[\\w-]+\\.)?localhost:${port}$`);

  const shows = ({ only }: Mount, name: string): boolean =>
    !only || beside.includes(name) || only.some(file => name === file || name === `${file}.annotations.jsonl`);

  /** The place on disk of a path of the browser's, `undefined` for the root above all mounts. */
  const place = (path: string): { mount: Mount; real: string } | undefined => {
    const parts = path.split('/').filter(Boolean);
    if (parts.length === 0) return undefined;
    const mount = mounts.find(({ name }) => name === parts[0]);
    const real = mount && resolve(mount.folder, ...parts.slice(1));
    if (!mount || !real || parts.includes('..') || (parts[1] !== undefined && !shows(mount, parts[1]))) throw new Refused('ENOENT');
    if (real !== mount.folder && !real.startsWith(mount.folder.replace(/[\\/]$/, '') + sep)) throw new Refused('EACCES');
    return { mount, real };
  };
  const file = (path: string): string => {
    const found = place(path);
    if (!found || found.real === found.mount.folder) throw new Refused('EPERM');
    return found.real;
  };
  const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);

  const answer = async (request: IncomingMessage, path: string, query: URLSearchParams): Promise<Buffer | object> => {
    const asked = `${request.method} ${query.get('do')}`;
    const overwrite = query.get('overwrite') === 'true';
    switch (asked) {
      case 'GET stat': {
        const found = place(path);
        if (!found) return { type: 2, ctime: 0, mtime: 0, size: 0 };
        const stats = await stat(found.real);
        return { type: kindOf(stats), ctime: stats.ctimeMs, mtime: stats.mtimeMs, size: stats.size };
      }
      case 'GET list': {
        const found = place(path);
        if (!found) return mounts.map(({ name }) => [name, 2]);
        const entries = await readdir(found.real, { withFileTypes: true });
        const top = found.real === found.mount.folder;
        return entries.filter(({ name }) => !top || shows(found.mount, name)).map(entry => [entry.name, kindOf(entry)]);
      }
      case 'GET read':
        return readFile(file(path));
      case 'POST write': {
        const existed = await exists(file(path));
        if (existed ? query.get('create') === 'true' && !overwrite : query.get('create') !== 'true') throw new Refused(existed ? 'EEXIST' : 'ENOENT');
        await writeFile(file(path), await body(request));
        return { existed };
      }
      case 'POST folder':
        await mkdir(file(path), { recursive: true });
        return {};
      case 'POST delete':
        await rm(file(path), { recursive: query.get('recursive') === 'true' });
        return {};
      case 'POST rename': {
        const to = file(query.get('to') ?? '');
        if (!overwrite && await exists(to)) throw new Refused('EEXIST');
        await rename(file(path), to);
        return {};
      }
      default:
        throw new Refused('EINVAL');
    }
  };

  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/files' && !pathname.startsWith('/files/')) return false;
    const { origin, host } = request.headers;
    if (host !== `localhost:${port}` || (origin === undefined ? request.method !== 'GET' : !page.test(origin))) {
      response.writeHead(403).end('EACCES');
      return true;
    }
    if (origin) response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Cache-Control', 'no-store');
    answer(request, decodeURIComponent(pathname.slice('/files'.length)), searchParams).then(
      result => {
        if (result instanceof Buffer) response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(result);
        else response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(result));
      },
      (error: NodeJS.ErrnoException) => response.writeHead(400).end(error.code ?? 'EIO'),
    );
    return true;
  };
}

async function body(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
