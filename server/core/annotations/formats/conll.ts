import { labelWithState, leaveCoding, type Document, type Format, type Job, type Mark } from './document.ts';
import { Identifiers, unspaced } from './identifiers.ts';
import { endsSentence, pieces } from './pieces.ts';

/**
 * Lines as CoNLL-2003 has them: token, part of speech, chunk, tag; the middle two are not known. Tags are BIO (every mark begins
 * with B-); what is not confirmed says so in its label. A token has one tag: of marks that overlap, the first and longest is written.
 */
export const conll: Format = {
  id: 'conll',
  makes: 'file',
  *write(documents, job) {
    const labels = new Identifiers(unspaced);
    for (const document of documents) {
      leaveCoding(document, job, 'CoNLL');
      yield { file: '', text: tagged(document, labels, job) };
    }
  },
};

function tagged({ text, marks }: Document, labels: Identifiers, job: Job): string {
  const flat = apart(text, marks, job);
  let lines = '-DOCSTART- -X- -X- O\n';
  let open = false;
  let next = 0;
  const sentence = (): void => {
    if (open) lines += '\n';
    open = false;
  };
  lines += '\n';
  for (const piece of pieces(text, flat.flatMap(({ start, end }) => [start, end]))) {
    while (next < flat.length && flat[next].end <= piece.start) next++;
    const mark: Mark | undefined = flat[next];
    const within = mark !== undefined && mark.start <= piece.start;
    if (piece.kind !== 'token') {
      if (piece.kind === 'breaks' && !within) sentence();
      continue;
    }
    const tag = !within ? 'O' : `${firstToken(text, mark, piece.start) ? 'B' : 'I'}-${labels.of(labelWithState(mark))}`;
    lines += `${text.slice(piece.start, piece.end)} -X- _ ${tag}\n`;
    open = true;
    if ((!within || piece.end === mark.end) && endsSentence(text, piece)) sentence();
  }
  sentence();
  return lines;
}

function firstToken(text: string, mark: Mark, start: number): boolean {
  return !/[^\s\x1c-\x1f\x85\ufeff]/.test(text.slice(mark.start, start));
}

/** The marks that do not overlap: of those that do, the first one, the longest of those that begin together. */
function apart(text: string, marks: readonly Mark[], job: Job): Mark[] {
  const kept: Mark[] = [];
  let end = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (!/[^\s\x1c-\x1f\x85\ufeff]/.test(text.slice(mark.start, mark.end))) job.leave('marks of white space alone: CoNLL has no place for them');
    else if (mark.start < end) job.leave('marks that overlap another one: CoNLL has one tag for each token');
    else {
      kept.push(mark);
      ({ end } = mark);
      if (mark.note !== undefined) job.leave('notes on marks: CoNLL has no place for them');
      if (mark.link !== undefined) job.leave('links of marks: CoNLL has no place for them');
    }
  }
  return kept;
}
