/** How much a finding weighs. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** What each code is about, in a few words, and how much it weighs unless a reader says otherwise. */
export const codes = {
  'missing-title': { severity: 'warning', title: 'Article without a title' },
  'missing-body': { severity: 'warning', title: 'Article without text' },
  'missing-field': { severity: 'warning', title: 'Record without a usual field' },
  'unterminated-article': { severity: 'warning', title: 'Article without an end marker' },
  'stray-terminator': { severity: 'warning', title: 'End marker that ends no article' },
  'unclosed-element': { severity: 'error', title: 'Record opened and not closed' },
  'counter-mismatch': { severity: 'warning', title: 'Counter out of step' },
  'length-mismatch': { severity: 'information', title: 'Stated length far from the real one' },
  'glued-label': { severity: 'information', title: 'Section label run together with a date' },
  'truncated-text': { severity: 'information', title: 'Text cut off' },
  'duplicate-article': { severity: 'warning', title: 'The same article again' },
  'question-without-answer': { severity: 'information', title: 'Question without an answer' },
  mojibake: { severity: 'warning', title: 'Wrongly decoded characters' },
  'replacement-character': { severity: 'error', title: 'Lost characters' },
  'control-character': { severity: 'warning', title: 'Control characters' },
  'invisible-character': { severity: 'information', title: 'Invisible characters' },
  'html-residue': { severity: 'information', title: 'Remains of HTML' },
  'unbalanced-quote': { severity: 'information', title: 'Quotation not closed' },
  'unbalanced-bracket': { severity: 'information', title: 'Bracket not closed' },
  'mixed-line-endings': { severity: 'information', title: 'Mixed line endings' },
  'undefined-acronym': { severity: 'information', title: 'Acronym without an expansion' },
  'acronym-redefined': { severity: 'information', title: 'Acronym expanded again' },
  'conflicting-expansion': { severity: 'warning', title: 'Acronym with two expansions' },
  'acronym-before-definition': { severity: 'information', title: 'Acronym used before its expansion' },
  'unused-definition': { severity: 'hint', title: 'Acronym defined and never used', off: true },
} as const satisfies Record<string, { severity: Severity; title: string; off?: true }>;

export type Code = keyof typeof codes;

/** Is a name one of the codes? */
export const isCode = (name: string): name is Code => Object.hasOwn(codes, name);
