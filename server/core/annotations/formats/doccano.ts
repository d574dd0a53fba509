import type { Format } from './document.ts';
import { valuesOf } from './values.ts';

/**
 * doccano's JSONL for sequence labelling: one text a line, `label` as [start, end, label]. doccano counts in UTF-16 units, as
 * its editor does (doccano #2290); projects that count grapheme clusters are not meant. What doccano does not know it keeps as
 * metadata of the text.
 */
export const doccano: Format = {
  id: 'doccano',
  makes: 'file',
  *write(documents, job) {
    for (const document of documents) {
      const { id, text, marks, notes, about } = document;
      const confirmed = marks.filter((mark) => {
        if (mark.state === 'confirmed') return true;
        job.leave(`${mark.state} marks: doccano has no place for what is not certain`);
        return false;
      });
      for (const mark of confirmed) {
        if (mark.note !== undefined) job.leave('notes on marks: doccano has no place for them');
        if (mark.link !== undefined) job.leave('links of marks: doccano has no place for them');
      }
      yield {
        file: '',
        text: `${JSON.stringify({
          text,
          label: confirmed.map(({ start, end, label }) => [start, end, label]),
          Comments: notes.map((note) => note.text),
          article: id,
          ...(about?.title != null && { title: about.title }),
          ...(document.codes.length > 0 && { codes: valuesOf(document) }),
        })}\n`,
      };
    }
  },
};
