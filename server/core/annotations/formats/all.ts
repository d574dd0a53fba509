import { brat } from './brat.ts';
import { conll } from './conll.ts';
import { doccano } from './doccano.ts';
import type { Format } from './document.ts';
import type { Importer } from './imported.ts';
import { doccanoImport, labelStudioImport, prodigyImport } from './importJson.ts';
import { bratImport, conllImport } from './importTags.ts';
import { w3cImport } from './importW3c.ts';
import { jsonl } from './jsonl.ts';
import { labelStudio } from './labelStudio.ts';
import { prodigy } from './prodigy.ts';
import { markdown, text } from './prose.ts';
import { articles, mentions, type Table } from './tables.ts';
import { tei } from './tei.ts';
import { w3c } from './w3c.ts';

/** The formats that are written as text. */
export const formats: readonly Format[] = [brat, conll, prodigy, doccano, labelStudio, w3c, tei, jsonl, markdown, text];

/** Those that are rows. */
export const tables: readonly Table[] = [mentions, articles];

/** What can be read back, by the name of the format. */
export const importers: readonly Importer[] = [bratImport, conllImport, prodigyImport, doccanoImport, labelStudioImport, w3cImport];
