/** A line framed by rulers on both sides: "=== Ferry fares rise ===", "***** article_001.txt *****", "*14*** Ferry fares rise ****", "---| Ann Lee |---". Offsets are UTF-16 in the line, half-open. */
export interface Frame {
  readonly start: number;
  readonly end: number;
  /** What it frames counts or names a file: the title stands below it. */
  readonly counts: boolean;
}

const FRAME = /^\s*([-=_*~+])(?:\d{1,3}\1)?\1{2,}[\s|]*(?<inner>[^\s\-=_*~+|](?:.*[^\s\-=_*~+|])?)[\s|]*\1{3,}\s*$/;
const COUNTER = /^\W*(?:(?:article|artikel|artículo|articolo|artigo|document|dokument|documento|doc|story|item|text|file|page|record|news|nr|no|n°|id)\b)?\W*\d{1,7}(?:\W*(?:of|\/|von|de|sur|su)?\W*\d{1,7})?\W*$/i;
const FILE = /^\S*\d\S*\.(?:txt|html?|xml|pdf|json|rtf|docx?)$/i;

/** Reads a framed line; null for any other. A title's frame has four characters on each side at least: three are a wiki's heading. */
export function frameOf(text: string): Frame | null {
  const first = text.charCodeAt(0);
  if (text.length > 140 || !(first === 61 || first === 45 || first === 95 || first === 42 || first === 126 || first === 43 || first === 32)) return null;
  const inner = FRAME.exec(text)?.groups!.inner;
  if (inner === undefined) return null;
  const counts = COUNTER.test(inner) || FILE.test(inner);
  if (!counts && (!/\p{L}{3}/u.test(inner) || /^(?:begin|end|start|cut here|forwarded|original message|page)\b/i.test(inner) || !/^\s*(.)(?:\d{1,3})?\1{3,}.*(.)\2{3,}\s*$/.test(text))) return null;
  const start = text.indexOf(inner);
  return { start, end: start + inner.length, counts };
}
