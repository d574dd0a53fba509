/** The command line: `broadsheet server --stdio` so far. */
const [command] = process.argv.slice(2);
if (command === 'server') void import('./main.node.ts');
else {
  process.stderr.write('broadsheet: the only command is "server --stdio"\n');
  process.exitCode = 2;
}
