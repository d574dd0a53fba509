import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import {
  createProtocolConnection, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DocumentSymbolRequest, ExitNotification,
  HoverRequest, InitializedNotification, InitializeRequest, ShutdownRequest, StreamMessageReader, StreamMessageWriter,
  type DocumentSymbol, type Position, type ProtocolConnection, type SymbolInformation,
} from 'vscode-languageserver-protocol/node';
import type { Blocks, Heap, Question } from './watched.ts';

const OWN = 'file:///bench/pages.dump';
const WATCHED = new URL('watched.ts', import.meta.url).href;

/** A language server in a process of its own, driven as an editor would: with one document, beside which others may be open. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;
  #version = 1;

  private constructor(child: ChildProcess, connection: ProtocolConnection) {
    this.#child = child;
    this.#connection = connection;
  }

  /** Starts a server, a script for Node, and initializes it; `watched`: it can be asked for blocks and heap. */
  static async start(script: string, initializationOptions: object, watched = false): Promise<ServerProcess> {
    const child = spawn(process.execPath, [...watched ? ['--expose-gc', '--import', WATCHED] : [], script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit', ...watched ? ['ipc' as const] : []] });
    const connection = createProtocolConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!));
    connection.listen();
    await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      initializationOptions,
      capabilities: {
        // with diagnostics on demand, as in VS Code, none are sent unasked
        textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true }, diagnostic: {}, hover: { contentFormat: ['markdown'] } },
      },
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return new ServerProcess(child, connection);
  }

  open(text: string, uri = OWN): Promise<void> {
    return this.#connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'article-dump', version: this.#version, text } });
  }

  close(): Promise<void> {
    return this.#connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: OWN } });
  }

  /** Types something at positions, in one message; each is told as the text is after those before it. */
  insert(positions: Position | readonly Position[], text: string): Promise<void> {
    return this.#connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: OWN, version: ++this.#version },
      contentChanges: [positions].flat().map((position: Position) => ({ range: { start: position, end: position }, text })),
    });
  }

  /** Asks what the server does not know: it answers as soon as it hears. */
  async ping(): Promise<void> {
    await this.#connection.sendRequest('bench/ping').catch(() => undefined);
  }

  /** Asks for the outline and says how many entries it has, those inside others counted. */
  async outline(uri = OWN): Promise<number> {
    return count(await this.#connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }));
  }

  /** Asks something of Broadsheet's own. */
  ask<T>(what: string, params: object): Promise<T> {
    return this.#connection.sendRequest<T>(`broadsheet/${what}`, params);
  }

  /** Asks for a hover and says whether there is one. */
  async hover(position: Position): Promise<boolean> {
    return await this.#connection.sendRequest(HoverRequest.type, { textDocument: { uri: OWN }, position }) !== null;
  }

  /** Waits until the server computes no more. Linux only; elsewhere some seconds. */
  async rest(): Promise<void> {
    for (let quiet = 0, before = this.#cpuTime(); quiet < 3;) {
      await new Promise((resolve) => setTimeout(resolve, before === null ? 2000 : 200));
      const now = this.#cpuTime();
      quiet = before !== null && now !== null && now - before > 2 ? 0 : quiet + 1;
      before = now;
    }
  }

  /** How long the server's event loop was blocked since this was asked last. */
  blocks(): Promise<Blocks> {
    return this.#answer<Blocks>('blocks');
  }

  /** What the server's heap holds, after garbage was collected. */
  heap(): Promise<Heap> {
    return this.#answer<Heap>('heap');
  }

  async #answer<T>(question: Question): Promise<T> {
    const answered = once(this.#child, 'message');
    this.#child.send(question);
    return (await answered)[0] as T;
  }

  /** The memory that the process has now, in MB; NaN where the system does not tell. */
  memory(): number {
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(this.#proc('status') ?? '')?.[1] ?? NaN) / 1024;
  }

  /** The most memory that the process has had, in MB; NaN where the system does not tell. */
  peakMemory(): number {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(this.#proc('status') ?? '')?.[1] ?? NaN) / 1024;
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.#connection.sendRequest(ShutdownRequest.type);
    await this.#connection.sendNotification(ExitNotification.type);
    await exited;
    this.#connection.dispose();
  }

  /** Ends the process, if it still runs. */
  kill(): void {
    this.#child.kill();
  }

  /** The time computed so far, in hundredths of a second. */
  #cpuTime(): number | null {
    const fields = this.#proc('stat')?.replace(/^.*\) /s, '').split(' ');
    return fields ? Number(fields[11]) + Number(fields[12]) : null;
  }

  #proc(file: string): string | null {
    try {
      return readFileSync(`/proc/${this.#child.pid}/${file}`, 'utf8');
    } catch {
      return null;
    }
  }
}

function count(symbols: readonly (DocumentSymbol | SymbolInformation)[] | null): number {
  return (symbols ?? []).reduce((sum, symbol) => sum + 1 + ('children' in symbol ? count(symbol.children ?? []) : 0), 0);
}
