// The browser's side of scripts/harness/files.ts: a file system whose files lie on the disk of the computer that serves the page.
const { Disposable, EventEmitter, FileChangeType, FileSystemError, workspace } = require('vscode');

exports.activate = ({ extensionUri, subscriptions }) => {
  const server = `${extensionUri.scheme}://${extensionUri.authority}/files`;
  const changed = new EventEmitter();

  /** Asks the server; `query` names the operation. Errors arrive as VS Code's own. */
  const ask = async (uri, query, init) => {
    const response = await fetch(`${server}${encodeURI(uri.path)}?${new URLSearchParams(query)}`, init);
    if (response.ok) return response;
    const code = await response.text();
    if (code === 'ENOENT') throw FileSystemError.FileNotFound(uri);
    if (code === 'EEXIST') throw FileSystemError.FileExists(uri);
    if (code === 'EISDIR') throw FileSystemError.FileIsADirectory(uri);
    if (code === 'ENOTDIR') throw FileSystemError.FileNotADirectory(uri);
    if (code === 'EACCES' || code === 'EPERM') throw FileSystemError.NoPermissions(uri);
    throw new FileSystemError(`${uri.path}: ${code}`);
  };
  const tell = (type, ...uris) => changed.fire(uris.map(uri => ({ type, uri })));

  subscriptions.push(changed, workspace.registerFileSystemProvider('broadsheet-files', {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined),
    stat: async uri => (await ask(uri, { do: 'stat' })).json(),
    readDirectory: async uri => (await ask(uri, { do: 'list' })).json(),
    readFile: async uri => new Uint8Array(await (await ask(uri, { do: 'read' })).arrayBuffer()),
    writeFile: async (uri, content, { create, overwrite }) => {
      const { existed } = await (await ask(uri, { do: 'write', create, overwrite }, { method: 'POST', body: content })).json();
      tell(existed ? FileChangeType.Changed : FileChangeType.Created, uri);
    },
    createDirectory: async uri => {
      await ask(uri, { do: 'folder' }, { method: 'POST' });
      tell(FileChangeType.Created, uri);
    },
    delete: async (uri, { recursive }) => {
      await ask(uri, { do: 'delete', recursive }, { method: 'POST' });
      tell(FileChangeType.Deleted, uri);
    },
    rename: async (from, to, { overwrite }) => {
      await ask(from, { do: 'rename', to: to.path, overwrite }, { method: 'POST' });
      tell(FileChangeType.Deleted, from);
      tell(FileChangeType.Created, to);
    },
  }, { isCaseSensitive: true }));
};
