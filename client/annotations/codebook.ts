import { l10n, Position, Uri, window, workspace, WorkspaceEdit } from 'vscode';

const NAME = '.broadsheet.json';

/** What a codebook begins as: a question with answers, one with a definition, one answered in words. */
const EXAMPLE = `
  "codebook": {
    "topic": { "title": "What is it about?", "values": ["economy", "politics", "culture", "other"] },
    "tone": { "title": "How does it speak of it?", "definition": "Of the article as a whole.", "values": ["favourable", "neutral", "unfavourable"] },
    "remark": { "title": "What else?", "type": "text" }
  },
`;

/** Says that there is no codebook, and offers to begin one in the project's file that counts for a dump. */
export async function offerCodebook(dump: Uri): Promise<void> {
  const begin = l10n.t('Begin One');
  const said = l10n.t('There is no codebook: “codebook” in .broadsheet.json names the categories, their values and keys.');
  const answer = await window.showInformationMessage(said, ...dump.scheme === 'untitled' ? [] : [begin]);
  if (answer !== begin) return;
  const uri = await nearest(dump);
  if (!await exists(uri)) await workspace.fs.writeFile(uri, new TextEncoder().encode('{\n}\n'));
  const document = await workspace.openTextDocument(uri);
  const brace = document.getText().indexOf('{');
  const edit = new WorkspaceEdit();
  edit.insert(uri, brace < 0 ? new Position(0, 0) : document.positionAt(brace + 1), brace < 0 ? `{${EXAMPLE}}\n` : EXAMPLE.trimEnd());
  await workspace.applyEdit(edit);
  await window.showTextDocument(document);
}

/** The project's file in the dump's folder, else in one above it, up to the workspace's; where there is none yet, that of the workspace's folder. */
async function nearest(dump: Uri): Promise<Uri> {
  const beside = Uri.joinPath(dump, '..');
  const top = workspace.getWorkspaceFolder(dump)?.uri ?? beside;
  for (let folder = beside; folder.path.length > top.path.length; folder = Uri.joinPath(folder, '..')) {
    const file = Uri.joinPath(folder, NAME);
    if (await exists(file)) return file;
  }
  return Uri.joinPath(top, NAME);
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
