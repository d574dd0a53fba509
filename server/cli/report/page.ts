import { createHash } from 'node:crypto';
import type { Figures } from '../../core/report/figures.ts';

/** An HTML page that draws figures with a script that stands in it; no other script may run, and nothing is loaded. */
export function reportPage(figures: readonly Figures[], script: string): string {
  // what ends a script element must not stand in one
  const code = script.replace(/<\/(?=script)/gi, '<\\/');
  const told = JSON.stringify({ figures }).replaceAll('<', '\\u003c');
  const hash = createHash('sha256').update(code).digest('base64');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'">
<title>Broadsheet</title>
</head>
<body>
<script type="application/json" id="told">${told}</script>
<script>${code}</script>
</body>
</html>
`;
}
