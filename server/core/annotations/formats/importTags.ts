import { Foreign, stateOfLabel, type Imported, type ImportedFile, type ImportedMark, type Importer } from './imported.ts';

const TEXT_BOUND = /^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?$/;
const ATTRIBUTE = /^[AM]\d+\tState (T\d+) (\w+)\s*$/;
const REFERENCE = /^N\d+\tReference (T\d+) (\S+?):(\S+)(?:\t.*)?$/;
const NOTE = /^#\d+\tAnnotatorNotes (T\d+)\t(.*)$/;

/** brat's .ann with its .txt beside it; a mark in several pieces is taken from its first to its last. Relations, events and other attributes are not read. */
export const bratImport: Importer = {
  id: 'brat',
  endings: ['.ann', '.txt', '.conf'],
  read(files) {
    const problems: string[] = [];
    const byName = new Map(files.map((file) => [file.name, file.text]));
    const labels = new Map<string, string>();
    for (const line of (byName.get('visual.conf') ?? '').split(/\r\n|\n/)) {
      const [identifier, name] = line.split(' | ');
      if (name !== undefined) labels.set(identifier.trim(), name.trim());
    }
    const documents = files.filter(({ name }) => name.endsWith('.ann')).flatMap((file): Imported[] => {
      const text = byName.get(file.name.replace(/\.ann$/, '.txt'));
      if (text === undefined) {
        problems.push(`${file.name}: there is no ${file.name.replace(/\.ann$/, '.txt')} beside it`);
        return [];
      }
      return [bratDocument(file, text, labels, (problem) => void problems.push(`${file.name}, ${problem}`))];
    });
    return { documents, problems };
  },
};

function bratDocument({ name, text: lines }: ImportedFile, raw: string, labels: ReadonlyMap<string, string>, report: (problem: string) => void): Imported {
  const foreign = new Foreign(raw);
  const marks = new Map<string, ImportedMark>();
  const skipped = new Set<string>();
  const change = (id: string, what: Partial<ImportedMark>): void => {
    const mark = marks.get(id);
    if (mark) marks.set(id, { ...mark, ...what });
  };
  for (const [n, line] of lines.split(/\r\n|\n/).entries()) {
    if (line === '') continue;
    const bound = TEXT_BOUND.exec(line);
    const attribute = ATTRIBUTE.exec(line);
    const reference = REFERENCE.exec(line);
    const note = NOTE.exec(line);
    if (bound) {
      const [, id, type, offsets, words] = bound;
      const fragments = offsets.split(';').map((pair) => pair.split(' ').map(Number));
      const range = foreign.points(fragments[0][0], fragments.at(-1)![1]);
      const pieces = fragments.map(([start, end]) => foreign.points(start, end));
      if (!range) report(`line ${n + 1}: its offsets are not in the text`);
      else {
        const said = pieces.map((piece) => (piece ? foreign.text.slice(piece.start, piece.end) : '')).join(' ');
        if (words !== undefined && words !== said) report(`line ${n + 1}: the text at its offsets is ${JSON.stringify(said)}`);
        marks.set(id, { ...range, label: labels.get(type) ?? type, state: 'confirmed', ...(words !== undefined && words !== said && { quote: { exact: words, prefix: '', suffix: '' } }) });
      }
    } else if (attribute) {
      if (attribute[2] === 'rejected') change(attribute[1], { state: 'rejected' });
      else if (attribute[2] === 'suggested') skipped.add(attribute[1]);
    } else if (reference) change(reference[1], { link: reference[2] === 'URL' ? reference[3] : reference[2] === 'Wikidata' ? `https://www.wikidata.org/wiki/${reference[3]}` : `${reference[2]}:${reference[3]}` });
    else if (note) change(note[1], { note: note[2] });
    else report(`line ${n + 1}: not read, ${/^[ERM*A]/.test(line) ? 'relations, events and attributes have no place here' : 'it is no annotation'}`);
  }
  for (const id of skipped) {
    marks.delete(id);
    report(`${id}: a suggestion that nobody confirmed`);
  }
  return { name, id: null, text: foreign.text, marks: [...marks.values()], codes: [], notes: [] };
}

/** Lines of tokens and tags: the first column is the token, the last the tag, in BIO of either kind, BIOES or BILOU. "-DOCSTART-" begins a document. */
export const conllImport: Importer = {
  id: 'conll',
  endings: ['.conll', '.txt', '.bio', '.iob', '.tsv'],
  read(files) {
    const problems: string[] = [];
    const documents: Imported[] = [];
    for (const file of files) {
      let current: Tagged | null = null;
      const finish = (): void => {
        if (current && current.text !== '') documents.push(current.document(`${file.name}, document ${documents.length + 1}`));
        if (current?.suggested) problems.push(`${file.name}, document ${documents.length}: ${current.suggested} suggestions that nobody confirmed`);
        current = null;
      };
      for (const [n, line] of file.text.split(/\r\n|\n/).entries()) {
        if (line.startsWith('-DOCSTART-')) finish();
        else if (line.trim() === '') current?.sentence();
        else {
          const columns = line.split(line.includes('\t') ? /\t+/ : / +/);
          const tag = columns.at(-1)!;
          current ??= new Tagged();
          if (columns.length < 2 || !/^(?:O|[BIESLU]-.+)$/.test(tag)) problems.push(`${file.name}, line ${n + 1}: ${JSON.stringify(tag)} is no tag`);
          current.token(columns[0], tag);
        }
      }
      finish();
    }
    return { documents, problems };
  },
};

/** A document's tokens joined by spaces, its sentences by line ends, and the marks that its tags make. */
class Tagged {
  text = '';
  suggested = 0;
  readonly #marks: { start: number; end: number; label: string }[] = [];
  #open = false;
  #break = false;

  sentence(): void {
    this.#break = true;
    this.#open = false;
  }

  token(word: string, tag: string): void {
    if (this.text !== '') this.text += this.#break ? '\n' : ' ';
    this.#break = false;
    const start = this.text.length;
    this.text += word;
    const end = this.text.length;
    const [, position, label] = /^([BIESLU])-(.+)$/.exec(tag) ?? [];
    const before = this.#marks.at(-1);
    if (label === undefined) {
      this.#open = false;
    } else if (this.#open && before?.label === label && !/[BSU]/.test(position)) {
      before.end = end;
      this.#open = !/[EL]/.test(position);
    } else {
      this.#marks.push({ start, end, label });
      this.#open = !/[ESLU]/.test(position);
    }
  }

  document(name: string): Imported {
    const marks = this.#marks.flatMap((mark): ImportedMark[] => {
      const { label, state } = stateOfLabel(mark.label);
      if (state === 'suggested') this.suggested++;
      return state === 'suggested' ? [] : [{ ...mark, label, state }];
    });
    return { name, id: null, text: this.text, marks, codes: [], notes: [] };
  }
}
