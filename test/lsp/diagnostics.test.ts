import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlacedFinding } from '../../server/core/checks/check.ts';
import { say } from '../../server/core/say.ts';
import { Text } from '../../server/core/text/text.ts';
import { toDiagnostics } from '../../server/lsp/diagnostics.ts';

const finding = (code: PlacedFinding['code'], n: number, severity: PlacedFinding['severity'] = 'information'): PlacedFinding =>
  ({ code, severity, message: say('it is so'), start: n, end: n + 1, related: [], article: null });

test('of more findings than an editor keeps the frequent ones are left out, and it is said how many of which', () => {
  const text = Text.of('x'.repeat(2000));
  const findings = [
    ...Array.from({ length: 1200 }, (_, n) => finding('html-residue', n)),
    ...Array.from({ length: 90 }, (_, n) => finding('invisible-character', 1200 + n)),
    finding('counter-mismatch', 1290, 'warning'),
  ];
  const [rest, ...others] = toDiagnostics('file:///a.dump', text, findings, { related: true, tags: false, page: null });
  assert.equal(rest.message, '292 of 1,291 findings are not listed here, the least severe and most frequent ones (292 html-residue); "broadsheet check" lists all.');
  assert.equal(others.length, 999);
  assert.deepEqual(others.slice(-91).map(({ code }) => code), [...Array<string>(90).fill('invisible-character'), 'counter-mismatch']);
  assert.equal(toDiagnostics('file:///a.dump', text, findings.slice(300), { related: true, tags: false, page: null }).length, 991);
});
