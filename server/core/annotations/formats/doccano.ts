import { labelWithState, type Format } from './document.ts';
import { valuesOf } from './values.ts';

/**
 * doccano's JSONL for sequence labelling: one text a line, `label` as [start, end, label]. doccano counts in UTF-16 units, as
 * its editor does (doccano #2290); projects that count grapheme clusters are not meant. What doccano does not know it keeps as
 * metadata of the text; what is not confirmed says so in its label.
 */
export const doccano: Format = {
  id: 'doccano',
  makes: 'file',
  *write(documents, job) {
    for (const document of documents) {
      const { id, text, marks, notes, about } = document;
      for (const mark of marks) {
        if (mark.note !== undefined) job.leave('notes on marks: doccano has no place for them');
        if (mark.link !== undefined) job.leave('links of marks: doccano has no place for them');
      }
      yield {
        file: '',
        text: `${JSON.stringify({
          text,
          label: marks.map((mark) => [mark.start, mark.end, labelWithState(mark)]),
          Comments: notes.map((note) => note.text),
          article: id,
          ...(about?.title != null && { title: about.title }),
          ...(document.codes.length > 0 && { codes: valuesOf(document) }),
        })}\n`,
      };
    }
  },
};
