import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { CodeAction, Diagnostic, DocumentDiagnosticReport, Hover, MarkupContent, PublishDiagnosticsParams, SemanticTokens } from 'vscode-languageserver';
import type { Deciding, Done } from '../../server/lsp/annotations/annotations.ts';
import type { Coding } from '../../server/lsp/annotations/coding.ts';
import type { List, Listed, Review } from '../../server/lsp/annotations/listing.ts';
import { mark, opened, PAGE } from '../support/annotated.ts';

test('a mark is on the disk when it is answered, found again after reopening, taken back and made again', () => opened(async (dump) => {
  const { changes: [{ id }] } = await dump.decide({ decision: mark('Person'), range: dump.on('Ann Lee') });
  assert.deepEqual(dump.lines.map((line) => [line.id, line.body[0].value]), [[id, 'Person']]);
  await dump.client.close(dump.uri);
  await dump.client.open(dump.uri, PAGE);
  assert.deepEqual(await dump.here('Ann Lee'), ['Person added: Ann Lee']);
  await dump.ask('undo');
  assert.deepEqual(await dump.here('Ann Lee'), []);
  assert.equal(dump.lines.at(-1)!.deleted, true);
  assert.equal((await dump.ask<Done>('redo')).title, 'test');
  assert.deepEqual(await dump.here('Ann Lee'), ['Person added: Ann Lee']);
}));

test('a suggestion is confirmed, rejected, given another label, and extended by a word', () => opened(async (dump) => {
  const union = dump.on('Eurasian Economic Union');
  assert.deepEqual(await dump.here('Eurasian'), ['Organisation suggested: Eurasian Economic Union']);
  await dump.decide({ decision: mark('Organisation', 'rejected'), range: union });
  assert.deepEqual(await dump.here('Eurasian'), ['Organisation rejected: Eurasian Economic Union']);
  const { changes: [{ id }] } = await dump.decide({ decision: mark('Organisation'), range: union });
  assert.deepEqual(await dump.here('Eurasian'), ['Organisation confirmed: Eurasian Economic Union']);
  assert.equal(dump.lines[0].id, id, 'the same question has one answer');
  await dump.decide({ id, range: dump.on('the Eurasian Economic Union') }, { decision: mark('Organisation', 'rejected'), range: union });
  assert.deepEqual((await dump.here('Eurasian')).sort(), ['Organisation added: the Eurasian Economic Union', 'Organisation rejected: Eurasian Economic Union']);
  await dump.ask('undo');
  assert.deepEqual(await dump.here('Eurasian'), ['Organisation confirmed: Eurasian Economic Union']);
}));

test('structure: the outline follows at once, and so does undo', () => opened(async (dump) => {
  assert.deepEqual(await dump.titles(), ['The Crane Stays', 'The Ferry Comes Back']);
  await dump.decide({ decision: { kind: 'structure', role: 'article' }, range: dump.on('A plain line in the midst') });
  assert.deepEqual(await dump.titles(), ['The Crane Stays', 'A plain line in the midst', 'The Ferry Comes Back']);
  await dump.decide({ decision: { kind: 'structure', role: 'gap' }, range: dump.on('The Ferry'), whole: true });
  assert.deepEqual(await dump.titles(), ['The Crane Stays', 'A plain line in the midst']);
  await dump.edit(dump.on('The Crane'), 'The Old Crane');
  assert.deepEqual(await dump.titles(), ['The Old Crane Stays', 'A plain line in the midst']);
  await dump.ask('undo');
  await dump.ask('undo');
  assert.deepEqual(await dump.titles(), ['The Old Crane Stays', 'The Ferry Comes Back']);
}));

test('a mark in an article that is cut off by a ruling stays on its words', () => opened(async (dump) => {
  await dump.decide({ decision: mark('Person'), range: dump.on('Ann Lee') });
  await dump.decide({ decision: { kind: 'structure', role: 'article' }, range: dump.on('A plain line in the midst') });
  assert.deepEqual(await dump.here('Ann Lee'), ['Person added: Ann Lee']);
  await dump.ask('undo');
  assert.deepEqual(await dump.here('Ann Lee'), ['Person added: Ann Lee']);
}));

test('a finding that is all right is not reported; code actions say so', () => opened(async (dump) => {
  const found = async (): Promise<Diagnostic[]> => {
    const report = await dump.client.ask<DocumentDiagnosticReport>('diagnostic', dump.uri);
    return report.kind === 'full' ? report.items.filter(({ code }) => code === 'undefined-acronym') : [];
  };
  const [diagnostic] = await found();
  const actions = await dump.client.ask<CodeAction[]>('codeAction', dump.uri, { range: diagnostic.range, context: { diagnostics: [diagnostic], triggerKind: 2 } });
  const [allRight] = actions.filter(({ title }) => /all right here/.test(title));
  await dump.client.request('workspace/executeCommand', { command: allRight.command!.command, arguments: allRight.command!.arguments });
  assert.deepEqual(await found(), []);
  await dump.ask('undo');
  assert.equal((await found()).length, 1);
}));

test('what a person says that an acronym means is what hovers say', () => opened(async (dump) => {
  await dump.decide({ decision: { kind: 'sense', acronym: 'XQZ', expansion: 'Excellent Quay Zone' }, range: dump.on('XQZ') });
  const hover = await dump.client.ask<Hover>('hover', dump.uri, { position: dump.on('XQZ').start });
  assert.match((hover.contents as MarkupContent).value, /Excellent Quay Zone.*\n*.*decided by a person/);
}));

test('the meaning of an acronym that an article gives is a suggestion: confirmed, rejected, answered by another, and hovers, hints and lists follow', () => opened(async (dump) => {
  const union = 'Eurasian Economic Union';
  const sense = (expansion: string, state?: 'rejected') => ({ decision: { kind: 'sense', acronym: 'EAEU', expansion, ...(state && { state }) } as const, range: dump.on('EAEU') });
  const hover = async (): Promise<string> => ((await dump.client.ask<Hover>('hover', dump.uri, { position: dump.on('EAEU').start })).contents as MarkupContent).value.replaceAll('**', '');
  const listed = async (): Promise<(string | null)[]> => (await dump.ask<{ entries: { key: string; expansion: string | null }[] }>('acronyms')).entries.filter(({ key }) => key === 'EAEU').map(({ expansion }) => expansion);
  const [{ sense: proposed, range }] = (await dump.ask<Listed[]>('annotationsAt', { position: dump.on('EAEU').start })).filter((item) => item.sense);
  assert.deepEqual([proposed, range], [{ acronym: 'EAEU', expansion: union }, dump.on('EAEU')]);
  const { suggested } = await dump.ask<Review>('progress');
  await dump.decide(sense(union));
  assert.deepEqual((await dump.here('EAEU')).filter((item) => item.startsWith('Expansion')), ['Expansion confirmed: EAEU']);
  await dump.decide(sense(union, 'rejected'), sense('Estuary and Eel Union'));
  assert.deepEqual((await dump.here('EAEU')).filter((item) => item.startsWith('Expansion')).sort(), ['Expansion added: EAEU', 'Expansion rejected: EAEU']);
  assert.match(await hover(), /EAEU — Estuary and Eel Union\n[^]*Not Eurasian Economic Union, as decided by a person/);
  assert.deepEqual(await listed(), ['Estuary and Eel Union']);
  const { answered, suggested: now } = await dump.ask<Review>('progress');
  assert.deepEqual([answered, now], [1, suggested]);
  await dump.ask('undo');
  assert.match(await hover(), /EAEU — Eurasian Economic Union\n/);
  // only rejected: nothing else is known of it
  const action = (await dump.client.ask<CodeAction[]>('codeAction', dump.uri, { range: dump.on('EAEU'), context: { diagnostics: [], triggerKind: 1 } })).find(({ title }) => title === `EAEU does not mean “${union}”`)!;
  await dump.client.request('workspace/executeCommand', { command: action.command!.command, arguments: action.command!.arguments });
  assert.doesNotMatch(await hover(), /EAEU — Eurasian/);
  assert.ok(!(await listed()).includes(union));
  // it is so after reading the sidecar again
  await dump.client.close(dump.uri);
  await dump.client.open(dump.uri, PAGE);
  assert.doesNotMatch(await hover(), /EAEU — Eurasian/);
}));

test('of several suggestions at one place each has its turn, forward and back', () => opened(async (dump) => {
  const seen: string[] = [];
  let last: Listed | null = null;
  const step = async (direction: 'next' | 'previous'): Promise<Listed | null> => dump.ask('suggestions', { position: last?.range.start ?? { line: 0, character: 0 }, direction, ...(last && { from: last }) });
  for (last = await step('next'); last && seen.length < 5; last = await step('next')) seen.push(`${last.label}: ${last.text}`);
  assert.deepEqual(seen, ['Organisation: Eurasian Economic Union', 'Acronym: EAEU', 'Expansion: EAEU', 'Organisation: EAEU', 'Acronym: EAEU']);
  last = await step('previous');
  assert.equal(last?.label, 'Acronym');
}));

test('articles are coded, one value a category, and the next uncoded one is found', () => opened(async (dump) => {
  const code = (value: string, words: string): Promise<Done> => dump.decide({ decision: { kind: 'code', category: 'topic', value }, range: dump.on(words), whole: true });
  await code('culture', 'The Crane');
  await code('economy', 'The Crane');
  assert.deepEqual((await dump.ask<Coding>('coding', { position: dump.on('Nobody').start })).values.map(({ value }) => value), ['economy']);
  assert.equal((await dump.ask<Coding>('coding', { position: dump.on('Nobody').start, next: true })).article?.title, 'The Ferry Comes Back');
}));

test('an edit above moves nothing in the sidecar; saving brings it into order', () => opened(async (dump) => {
  await dump.decide({ decision: mark('Place'), range: dump.on('spring') });
  await dump.decide({ decision: mark('Person'), range: dump.on('Ann Lee') });
  const [place, person] = dump.lines;
  await dump.edit({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, 'Connect with us\n\n');
  await dump.save();
  await until(() => dump.lines[0].id === person.id);
  assert.deepEqual(dump.lines, [person, place]);
  assert.deepEqual(await dump.here('Ann Lee'), ['Person added: Ann Lee']);
}));

test('of many decisions without a place a few are offered for a selection, with the number of the others', () => opened(async (dump) => {
  const line = dump.on('Nobody had asked Ann Lee for a second article here,');
  for (const word of ['Nobody', 'had', 'asked', 'Ann', 'Lee', 'second', 'article']) await dump.decide({ decision: mark('Person'), range: dump.on(word) });
  await dump.edit(line, '');
  const lost = (await dump.ask<List>('annotations')).orphans.length;
  const puts = (await dump.client.ask<CodeAction[]>('codeAction', dump.uri, { range: dump.on('harbour crane'), context: { diagnostics: [], triggerKind: 1 } })).filter(({ title }) => title.includes('whose words are gone'));
  assert.ok(lost > 5, `${lost} are lost`);
  assert.equal(puts.length, 5);
  assert.ok(puts.at(-1)?.title.endsWith(`on the selection (${lost - 5} more have no place)`), puts.at(-1)?.title);
}));

test('words that are deleted leave an orphan; it is found when they come back', () => opened(async (dump) => {
  await dump.decide({ decision: mark('Person'), range: dump.on('Ann Lee') });
  const line = dump.on('Nobody had asked Ann Lee for a second article here,');
  await dump.edit(line, '');
  assert.deepEqual((await dump.ask<List>('annotations')).orphans.map(({ words }) => words), ['Ann Lee']);
  const alone = await dump.ask<List>('annotations', { states: [] });
  assert.deepEqual([alone.items, alone.orphans.length], [[], 1]);
  // it may be put on other words
  const [put] = (await dump.client.ask<CodeAction[]>('codeAction', dump.uri, { range: dump.on('harbour crane'), context: { diagnostics: [], triggerKind: 1 } })).filter(({ title }) => title.includes('whose words are gone'));
  assert.equal(put.title, 'Put “Ann Lee” (Person), whose words are gone, on the selection');
  await dump.client.request('workspace/executeCommand', { command: put.command!.command, arguments: put.command!.arguments });
  assert.deepEqual([await dump.here('harbour crane'), (await dump.ask<List>('annotations')).orphans], [['Person added: harbour crane'], []]);
  await dump.ask('undo');
  assert.equal((await dump.ask<List>('annotations')).orphans.length, 1);
  await dump.edit({ start: line.start, end: line.start }, 'Nobody had asked Ann Lee for a second article here,');
  await until(async () => (await dump.here('Ann Lee')).length > 0);
}));

test('what another program writes is taken over; lines that cannot be read are reported and stay', () => opened(async (dump) => {
  await dump.decide({ decision: mark('Person'), range: dump.on('Ann Lee') });
  const line = JSON.stringify({ ...dump.lines[0], id: 'urn:uuid:theirs', state: 'confirmed', body: [{ type: 'TextualBody', purpose: 'tagging', value: 'Painter' }] });
  appendFileSync(dump.sidecar, `${line}\n{"broken\n`);
  const { diagnostics } = await dump.client.heard<PublishDiagnosticsParams>('textDocument/publishDiagnostics', ({ uri, diagnostics }) => uri.endsWith('.jsonl') && diagnostics.length > 0);
  assert.deepEqual(diagnostics.map(({ range: { start } }) => start.line), [2]);
  assert.deepEqual(await dump.here('Ann Lee'), ['Painter added: Ann Lee', 'Person added: Ann Lee']);
  await dump.decide({ decision: mark('Place'), range: dump.on('spring') });
  await dump.save();
  await until(() => readFileSync(dump.sidecar, 'utf8').endsWith('{"broken\n'));
  // an unfinished merge is not written over
  writeFileSync(dump.sidecar, `<<<<<<< ours\n${readFileSync(dump.sidecar, 'utf8')}`);
  await dump.client.heard<PublishDiagnosticsParams>('textDocument/publishDiagnostics', ({ diagnostics }) => diagnostics.some(({ message }) => typeof message === 'string' && message.includes('merge')));
  await dump.edit(dump.on('spring'), 'summer');
  await dump.save();
  await dump.decide({ decision: mark('Quote'), range: dump.on('his hat') });
  assert.match(readFileSync(dump.sidecar, 'utf8'), /^<<<<<<< ours\n/);
}));

test('what cannot be is refused in words, and nothing is written', () => opened(async (dump) => {
  await dump.decide({ decision: mark('Person'), range: dump.on('Ann Lee') });
  const refused = (what: RegExp, ...decisions: Deciding[]) => assert.rejects(dump.decide({ decision: mark('Quote'), range: dump.on('spring') }, ...decisions), { message: what });
  await refused(/no item of Wikidata/, { decision: { ...mark('Person'), link: 'Douglas Adams' }, range: dump.on('Ann Lee') });
  await refused(/beyond the end of its article/, { decision: mark('Person'), range: { start: dump.on('Ann Lee').start, end: dump.on('spring').start } });
  await refused(/nothing is selected/i, { decision: mark('Person'), range: { start: dump.on('Ann Lee').start, end: dump.on('Ann Lee').start } });
  await refused(/not there any more/, { id: 'urn:uuid:none', remove: true });
  await refused(/role "editor" is not known/, { decision: { kind: 'structure', role: 'editor' } as never, range: dump.on('Ann Lee') });
  await refused(/"song" is no kind of decision/, { decision: { kind: 'song' } as never, range: dump.on('Ann Lee') });
  assert.equal(dump.lines.length, 1);
  await assert.rejects(dump.ask('decide', { changes: 'all' }));
  await assert.rejects(dump.client.request('broadsheet/annotations', {}));
}));

test('who decides is written down where the settings say it', () => opened(async (dump) => {
  await dump.decide({ decision: mark('Person'), range: dump.on('Ann Lee') });
  assert.equal(dump.lines[0].creator, 'A. L.');
}, PAGE, { creator: ' A. L. ' }));

test('a duplicate names the other article by its id', () => opened(async (dump) => {
  const articles = await dump.ask<{ id?: string; title: string }[]>('articles', { ids: true });
  assert.deepEqual((await dump.ask<{ id?: string }[]>('articles')).map(({ id }) => id), [undefined, undefined]);
  await dump.decide({ decision: { kind: 'structure', role: 'duplicate', of: articles[0].id }, range: dump.on('The Ferry') });
  await dump.decide({ decision: { kind: 'note', text: 'the crane again' }, range: dump.on('The Crane'), whole: true });
  const [duplicate, note] = dump.lines;
  assert.equal(duplicate.body[0].of, note.target.article.id);
}));

test('what is rejected loses its colour, what is confirmed or marked is certain', () => opened(async (dump) => {
  const legend = dump.client.initialized.capabilities.semanticTokensProvider!.legend;
  const colours = async (): Promise<string[]> => {
    const { data } = await dump.client.ask<SemanticTokens>('semanticTokens/full', dump.uri);
    const lines = dump.text.split('\n');
    const found: string[] = [];
    for (let i = 0, line = 0, at = 0; i < data.length; i += 5) {
      at = data[i] === 0 ? at + data[i + 1] : data[i + 1];
      line += data[i];
      if (legend.tokenTypes[data[i + 3]] === 'organisation') found.push(`${lines[line].slice(at, at + data[i + 2])}${data[i + 4] & 1 ? ' (certain)' : ''}`);
    }
    return found;
  };
  const union = dump.on('Eurasian Economic Union');
  assert.ok((await colours()).some((colour) => colour.startsWith('Eurasian Economic Union')));
  await dump.decide({ decision: mark('Organisation', 'rejected'), range: union });
  assert.ok(!(await colours()).some((colour) => colour.startsWith('Eurasian Economic Union')));
  await dump.decide({ decision: mark('Organisation'), range: dump.on('the Eurasian Economic Union') }, { decision: mark('Organisation'), range: dump.on('harbour crane') });
  const now = await colours();
  assert.ok(now.includes('the Eurasian Economic Union (certain)') && now.includes('harbour crane (certain)'), now.join('; '));
}));

test('what is counted is what is listed', () => opened(async (dump) => {
  await dump.decide(
    { decision: mark('Organisation', 'rejected'), range: dump.on('second article') }, { decision: mark('Organisation'), range: dump.on('Eurasian Economic Union') },
    { decision: { kind: 'note', text: 'long' }, range: dump.on('The Crane'), whole: true }, { decision: { kind: 'structure', role: 'byline' }, range: dump.on('A plain line') },
  );
  const { answered, confirmed, rejected, added, suggested } = await dump.ask<Review>('progress');
  const { items } = await dump.ask<List>('annotations');
  const listed = (state: string): number => items.filter((item) => item.state === state).length;
  assert.deepEqual({ answered, confirmed, rejected, added, open: suggested - answered }, { answered: 1, confirmed: listed('confirmed'), rejected: listed('rejected'), added: listed('added'), open: listed('suggested') });
}));

test('progress counts what was suggested, answered and added', () => opened(async (dump) => {
  const before = await dump.ask<Review>('progress');
  assert.equal(before.answered, 0);
  const next = await dump.ask<Listed>('suggestions', { position: { line: 0, character: 0 } });
  await dump.decide({ decision: mark(next.label), range: next.range }, { decision: mark('Person'), range: dump.on('Ann Lee') });
  const { suggested, answered, confirmed, added, articles: [first] } = await dump.ask<Review>('progress');
  assert.deepEqual({ suggested, answered, confirmed, added, first: first.confirmed }, { suggested: before.suggested, answered: 1, confirmed: 1, added: 1, first: 1 });
  const after = await dump.ask<Listed>('suggestions', { position: { line: 0, character: 0 } });
  assert.notDeepEqual(after.range, next.range);
}));

test('a kill at any moment leaves every decision that was acknowledged, also while saving brings them into order', async () => {
  for (let round = 0; round < 3; round++) {
    await opened(async (dump) => {
      const acknowledged: string[] = [];
      const words = [...PAGE.matchAll(/\b\w{4,}\b/g)].filter(({ index }) => index > PAGE.indexOf('harbour') && index < PAGE.indexOf('Continue')).map(({ index, 0: word }) => dump.on(word, index));
      await new Promise<void>((killed) => {
        for (let n = 0; n < 300; n++) {
          if (n % 10 === 0) void dump.save();
          dump.decide({ decision: mark(`Label ${n}`), range: words[n % words.length] }).then(({ changes: [{ id }] }) => {
            acknowledged.push(id);
            if (acknowledged.length !== 70 * (round + 1)) return;
            dump.client.kill();
            killed();
          }, () => undefined);
        }
      });
      await until(() => !dump.client.isRunning);
      const kept = new Set(readFileSync(dump.sidecar, 'utf8').split('\n').flatMap((line) => /"id":"(urn:uuid:[\w-]+)"/.exec(line)?.[1] ?? []));
      assert.ok(acknowledged.length >= 70 * (round + 1));
      assert.deepEqual(acknowledged.filter((id) => !kept.has(id)), []);
    });
  }
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let n = 0; n < 800; n++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  assert.fail('it did not come to pass within twenty seconds');
}
