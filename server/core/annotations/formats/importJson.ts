import { isObject, type Json, type JsonObject } from '../annotation.ts';
import { codesOf, Foreign, isValue, jsonValues, listOf, stateOfLabel, stringOf, type Imported, type ImportedCoding, type ImportedMark, type ImportedNote, type Importer } from './imported.ts';

type Report = (problem: string) => void;

/** An importer of files that hold one JSON object for each text. */
function perObject(id: string, endings: readonly string[], read: (value: JsonObject, name: string, report: Report) => readonly Imported[]): Importer {
  return {
    id,
    endings,
    read(files) {
      const problems: string[] = [];
      const report: Report = (problem) => void problems.push(problem);
      const documents = files.flatMap((file) => [...jsonValues(file, report)].flatMap(({ name, value }) => read(value, name, (problem) => report(`${name}: ${problem}`))));
      return { documents, problems };
    },
  };
}

/** Prodigy's JSONL, offsets in code points. Tasks that were rejected or passed over are left out. */
export const prodigyImport = perObject('prodigy', ['.jsonl', '.json'], (task, name, report) => {
  const raw = stringOf(task.text);
  if (raw === null) {
    report('it has no text');
    return [];
  }
  if (task.answer === 'reject' || task.answer === 'ignore') {
    report(`left out, its answer is ${task.answer}`);
    return [];
  }
  const foreign = new Foreign(raw);
  const marks = listOf(task.spans).flatMap((span): ImportedMark[] => {
    if (!isObject(span)) return [];
    if (span.state === 'suggested' && task.answer !== 'accept') {
      report(`${shown(span.label)} at ${shown(span.start)}: a suggestion that nobody confirmed`);
      return [];
    }
    return markAt(foreign.points(Number(span.start), Number(span.end)), stringOf(span.label), span, `the span ${shown(span.start)}–${shown(span.end)}`, report);
  });
  const id = isObject(task.meta) ? stringOf(task.meta.id) : null;
  return [{ name, id, text: foreign.text, marks, codes: codesOf(task.codes), notes: notesOf(task.notes) }];
});

/** A JSON value as a message shows it. */
function shown(value: Json | undefined): string {
  return JSON.stringify(value) ?? 'nothing';
}

/** doccano's JSONL, offsets in UTF-16 units: `label` or `labels` as lists of [start, end, label], or `entities`. */
export const doccanoImport = perObject('doccano', ['.jsonl', '.json'], (line, name, report) => {
  const raw = stringOf(line.text) ?? stringOf(line.data);
  if (raw === null) {
    report('it has no text');
    return [];
  }
  const foreign = new Foreign(raw);
  const triples: (readonly Json[])[] = [
    ...listOf(line.label ?? line.labels).flatMap((one) => (Array.isArray(one) ? [one as readonly Json[]] : [])),
    ...listOf(line.entities).flatMap((one) => (isObject(one) ? [[one.start_offset ?? null, one.end_offset ?? null, one.label ?? null]] : [])),
  ];
  const marks = triples.flatMap(([start, end, said]): ImportedMark[] => {
    const { label, state } = stateOfLabel(stringOf(said) ?? '');
    if (state === 'suggested') {
      report(`${JSON.stringify(label)} at ${shown(start)}: a suggestion that nobody confirmed`);
      return [];
    }
    return markAt(foreign.units(Number(start), Number(end)), label || null, { state }, `the label ${shown(start)}–${shown(end)}`, report);
  });
  const classes = listOf(line.label).filter((one) => typeof one === 'string').length;
  if (classes > 0) report(`${classes} labels of whole texts: they name no category`);
  return [{ name, id: stringOf(line.article), text: foreign.text, marks, codes: codesOf(line.codes), notes: notesOf(line.Comments) }];
});

/** Label Studio's JSON, offsets in code points (UTF-16 where only they fit the words stated, as in exports before 2022). Predictions and cancelled annotations are left out. */
export const labelStudioImport = perObject('label-studio', ['.json', '.jsonl'], (task, name, report) => {
  const data = isObject(task.data) ? task.data : {};
  const annotations = listOf(task.annotations ?? task.completions).filter(isObject).filter((one) => one.was_cancelled !== true);
  if (annotations.length === 0) return [];
  const raw = stringOf(data.text) ?? Object.values(data).map((value) => stringOf(value) ?? '').reduce((a, b) => (b.length > a.length ? b : a), '');
  if (raw === '') {
    report('it has no text');
    return [];
  }
  const foreign = new Foreign(raw);
  const marks: ImportedMark[] = [];
  const codes: ImportedCoding[] = [];
  const notes: ImportedNote[] = [];
  for (const annotation of annotations) {
    const by = creatorOf(annotation.completed_by);
    const made = { ...(by !== null && { creator: by }), ...(typeof annotation.created_at === 'string' && { created: annotation.created_at }) };
    for (const region of listOf(annotation.result).filter(isObject)) {
      const value = isObject(region.value) ? region.value : {};
      const category = stringOf(region.from_name) ?? '';
      const words = strings(isObject(region.meta) ? region.meta.text : undefined);
      const link = words.find((word) => /^https?:\/\//.test(word));
      const note = words.filter((word) => word !== link).join('\n');
      if (region.type === 'labels') {
        const range = foreign.either(Number(value.start), Number(value.end), stringOf(value.text));
        for (const label of strings(value.labels)) marks.push(...markAt(range, label, { ...made, ...(note && { note }), ...(link && { link }) }, `the region ${shown(value.start)}–${shown(value.end)}`, report));
      } else if (region.type === 'choices' || region.type === 'taxonomy') codes.push(...strings(value.choices).map((choice) => ({ category, value: choice, ...made })));
      else if (region.type === 'number' || region.type === 'rating') {
        const number = value.number ?? value.rating;
        if (isValue(number)) codes.push({ category, value: number, ...made });
      } else if (region.type === 'textarea') {
        const said = strings(value.text);
        if (category === 'note') notes.push(...said.map((text) => ({ text, ...made })));
        else codes.push(...said.map((text) => ({ category, value: text, ...made })));
      } else report(`a result of type ${JSON.stringify(region.type)} has no place here`);
    }
  }
  return [{ name, id: stringOf(data.article), text: foreign.text, marks, codes, notes }];
});

function markAt(range: { start: number; end: number } | null, label: string | null, more: JsonObject, what: string, report: Report): ImportedMark[] {
  if (!range || label === null) {
    report(`${what}: ${range ? 'it has no label' : 'it is not in the text'}`);
    return [];
  }
  const { state, note, link, creator, created } = more;
  return [{
    start: range.start, end: range.end, label, state: state === 'rejected' ? 'rejected' : 'confirmed',
    ...(typeof note === 'string' && { note }), ...(typeof link === 'string' && { link }),
    ...(typeof creator === 'string' && { creator }), ...(typeof created === 'string' && { created }),
  }];
}

function strings(json: Json | undefined): readonly string[] {
  return [json].flat().flatMap((one) => (typeof one === 'string' ? [one] : Array.isArray(one) ? [(one as readonly Json[]).map(String).join(' / ')] : []));
}

function notesOf(json: Json | undefined): readonly ImportedNote[] {
  return listOf(json).flatMap((one) => {
    const text = isObject(one) ? stringOf(one.text) : stringOf(one);
    return text === null ? [] : [{ text }];
  });
}

function creatorOf(json: Json | undefined): string | null {
  if (typeof json === 'string' || typeof json === 'number') return String(json);
  return isObject(json) ? stringOf(json.email) ?? stringOf(json.username) ?? (typeof json.id === 'number' ? String(json.id) : null) : null;
}
