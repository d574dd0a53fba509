import { Counting } from '../counting.ts';
import type { Coding, Document, Format, Mark } from './document.ts';
import { byCategory, type Value } from './values.ts';

/** The name of the text in the labelling configuration, and of the control for marks; a category's control has its own name. */
const TEXT = 'text';
const LABELS = 'label';

/**
 * Label Studio's JSON: a list of tasks with `annotations`; what is only suggested is a prediction. Offsets are code points (its editor
 * turns the browser's UTF-16 into them: label-studio-frontend #308). Codes are choices, numbers or text areas.
 */
export const labelStudio: Format = {
  id: 'label-studio',
  makes: 'file',
  *write(documents, job) {
    let number = 0;
    for (const document of documents) {
      for (const { state } of document.marks) if (state === 'rejected') job.leave('rejected marks: Label Studio has no place for them');
      yield { file: '', text: `${number === 0 ? '[\n' : ',\n'}${JSON.stringify(task(document, ++number))}` };
    }
    yield { file: '', text: number === 0 ? '[]\n' : '\n]\n' };
  },
};

function task({ id, text, marks, codes, notes, about }: Document, number: number): object {
  const points = Counting.points(text);
  const regions = (state: Mark['state']) => marks.filter((mark) => mark.state === state).map((mark, n) => region(text, points, mark, `${number}-${state}-${n + 1}`));
  const suggested = regions('suggested');
  return {
    id: number,
    data: { [TEXT]: text, article: id, ...(about?.title != null && { title: about.title }) },
    annotations: [{
      id: number,
      result: [
        ...regions('confirmed'),
        ...[...byCategory(codes)].map(([category, values]) => codeRegion(category, values, `${number}-${category}`)),
        ...(notes.length > 0 ? [{ id: `${number}-note`, from_name: 'note', to_name: TEXT, type: 'textarea', value: { text: notes.map((note) => note.text) } }] : []),
      ],
    }],
    predictions: suggested.length > 0 ? [{ model_version: 'broadsheet', result: suggested }] : [],
  };
}

function region(text: string, points: Counting, { start, end, label, note, link }: Mark, id: string): object {
  const said = [...(note === undefined ? [] : [note]), ...(link === undefined ? [] : [link])];
  return {
    id,
    from_name: LABELS,
    to_name: TEXT,
    type: 'labels',
    value: { start: points.before(start), end: points.before(end), text: text.slice(start, end), labels: [label] },
    ...(said.length > 0 && { meta: { text: said } }),
  };
}

function codeRegion(category: Coding['category'], values: readonly Value[], id: string): object {
  const common = { id, from_name: category, to_name: TEXT };
  if (values.length === 1 && typeof values[0] === 'number') return { ...common, type: 'number', value: { number: values[0] } };
  return { ...common, type: 'choices', value: { choices: values.map(String) } };
}
