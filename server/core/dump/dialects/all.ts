import type { Dialect } from '../dialect.ts';
import { throughQuotes } from '../quotes.ts';
import { europresse } from './europresse.ts';
import { factiva } from './factiva.ts';
import { general } from './general.ts';
import { jsonLines } from './jsonLines.ts';
import { markdown } from './markdown.ts';
import { mbox } from './mbox.ts';
import { newsXml } from './newsXml.ts';
import { nexis } from './nexis.ts';
import { nexisAdvance } from './nexisAdvance.ts';
import { periodical } from './periodical.ts';
import { proquest } from './proquest.ts';
import { reuters, trec, wikiExtractor } from './sgml.ts';
import { ruled } from './ruled.ts';
import { tabLines } from './tabLines.ts';
import { warc } from './warc.ts';
import { web } from './web.ts';

/** The dialects that come with Broadsheet. Where the evidence is even the first one wins; the last reads what is of no known shape. Exports by mail may be forwarded. */
export const dialects: readonly Dialect[] = [...[nexis, nexisAdvance, factiva, proquest, europresse].map(throughQuotes), reuters, trec, wikiExtractor, newsXml, jsonLines, tabLines, warc, mbox, markdown, periodical, ruled, web, general];
