import { say } from '../../say.ts';
import type { Dialect } from '../dialect.ts';
import { readPage } from '../pages/read.ts';
import { pageScan } from '../pages/scan.ts';

/** Pages of a newspaper's site, saved as text: labels, titles, end markers, teasers, and the page's furniture between them. */
export const web: Dialect = {
  id: 'web-page',
  name: 'Web page',
  evidence: [
    { pattern: /^\s*(?:continue reading|read more|read full (?:story|article)|weiterlesen|lire la suite|leer más|seguir leyendo|leggi tutto|lees verder|ler mais|читать далее)\b.{0,200}$/i, weight: 5, what: say('end markers such as “Continue Reading”') },
    { pattern: /(?:\[(?:…|\.\.\.)\]|\(more(?:…|\.\.\.)\)|(?:…|[.!?…]["”’]?)\s*(?:continue reading|read more)[\s.…→»]*)$/i, weight: 5, what: say('excerpts that end with “[…]”, “(more…)” or “Read more”') },
    { pattern: /^.{0,40}\d{1,2} (?:minutes?|hours?|days?|weeks?|months?) ago$/i, weight: 4, what: say('relative times such as “4 hours ago”') },
    { pattern: /^(?:connect with us|avatar photo|related topics:.*|up next|don[’']t miss|you may (?:also )?like|click to comment|share this:?|leave a comment|skip to content|older posts|(?:day|category|tag|author|month): .{1,60}|posted (?:on|in|by) .{1,80}|filed under.{1,80})$/i, weight: 3, what: say('a page’s own words such as “Related Topics:” or “Leave a comment”') },
    { pattern: /^\s*(?:(?:[*+o•□]\s+|\d+\.\s+)*\[\d{1,4}\](?!:)\S|(?:[*o]\s+)+[\p{L}\d]+(?:['’.,&:-]?_?[\p{L}\d]+)*_[\p{L}\d]|\[[\w-]{4,12}\]$|\(BUTTON\)|\*{6} \S.*\*{6}$|IFRAME:|.*\[\s{8,}\])/u, weight: 2, what: say('links, pictures and buttons as text browsers write them') },
  ],
  scan: pageScan({ titlesAlone: false }),
  read: readPage,
  usual: { terminator: true },
};
