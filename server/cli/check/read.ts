import { check } from '../../core/checks/checks.ts';
import type { PlacedFinding } from '../../core/checks/check.ts';
import { borrowing, type CheckOptions } from '../../core/checks/options.ts';
import { decidedReading } from '../../core/annotations/annotated.ts';
import { heeding } from '../../core/annotations/decisions.ts';
import { finish } from '../../core/dump/dump.ts';
import { Text } from '../../core/text/text.ts';
import { withDecisions } from '../decided.ts';
import { inWhole, type Located } from '../json.ts';
import type { Output } from '../output.ts';
import { eachPart, PART } from '../parts.ts';
import { portionsOf } from '../portions.ts';
import type { Way } from '../ways.ts';
import type { Workspace } from '../workspace.ts';

/** What is wrong in a file, or in a part of one. */
export interface Checked {
  /** Knows the findings' positions in the whole file. */
  readonly dump: Located;
  readonly findings: readonly PlacedFinding[];
}

/** What only the whole of a file can tell. */
const BY_THE_WHOLE = { 'counter-mismatch': 'off', 'undefined-acronym': 'off' } as const;
const LIMIT = `each has a list of its own, duplicates are looked for within each, and ${Object.keys(BY_THE_WHOLE).join(' and ')} not at all`;

/** Checks a file as a whole, or, where it is longer than a part and nobody decided anything about it, in parts, without what only the whole can tell. Tests choose another size of parts. */
export async function checkEach(file: string, text: AsyncIterable<string>, { reading, settings, checks }: Pick<Way, 'reading' | 'settings' | 'checks'>, workspace: Workspace, output: Pick<Output, 'note' | 'fail'>, use: (checked: Checked) => Promise<void>, size = PART): Promise<void> {
  const options = borrowing(checks, workspace(file));
  const { decisions, text: whole } = await withDecisions(file, text, output, size);
  if (typeof whole === 'string') {
    const dump = finish(decidedReading(Text.of(whole), decisions, reading));
    await use({ dump, findings: settings.checks.enabled ? check(dump, heeding(options, decisions)) : [] });
    return;
  }
  const inParts: CheckOptions = { ...options, severities: { ...options.severities, ...BY_THE_WHOLE } };
  await eachPart(file, portionsOf(file, whole, { ...reading, size }, output), output, LIMIT, async (part) => {
    const findings = settings.checks.enabled ? check(part.dump, inParts) : [];
    await use({ dump: inWhole(part), findings: findings.map((finding) => ({ ...finding, article: finding.article === null ? null : finding.article + part.before.articles })) });
  });
}
